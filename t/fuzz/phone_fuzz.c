/* A telephone number; the form that is kept is read as itself, and so is the one that is shown. */
#include "fuzz.h"
#include "rules/phone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_open();
    const char *text = clean_text(pool, data, size);
    const char *kept, *again;

    if (text != NULL && phone_read(pool, text, &kept)) {
        if (!phone_read(pool, kept, &again) || strcmp(kept, again) != 0)
            abort();
        phone_can_be_mobile(kept);
        if (!phone_read(pool, phone_text(pool, kept), &again) || strcmp(kept, again) != 0)
            abort();
    }
    pool_close(pool);
    return 0;
}
