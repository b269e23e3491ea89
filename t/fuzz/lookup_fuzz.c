/* What another service answered. */
#include "fuzz.h"
#include "lookup/answer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_open();
    json_t *answer = json_loads(pool_strndup(pool, (const char *)data, size), 0, NULL);
    struct address addresses[ADDRESSES_MAX];
    struct company company;
    const size_t count = answer_addresses(pool, answer, addresses);

    if (count > ADDRESSES_MAX)
        abort();
    for (size_t i = 0; i < count; i++) {
        text_check(pool, addresses[i].label);
        text_check(pool, addresses[i].town);
    }
    if (answer_company(pool, answer, "90000000500001", &company)) {
        text_check(pool, company.name);
        text_check(pool, company.address);
    }
    json_decref(answer);
    pool_close(pool);
    return 0;
}
