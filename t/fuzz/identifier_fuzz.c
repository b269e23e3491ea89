/* Numbers and addresses that name: the form that is kept is read as itself. */
#include "fuzz.h"
#include "rules/identifier.h"
#include "rules/web_address.h"

typedef bool (*reader)(struct pool *pool, const char *typed, const char **kept);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const reader readers[] = {siret_read, naf_read,     uai_read, postcode_read,
                                     email_read, website_read, host_read};
    struct pool *pool = pool_open();
    const char *text = clean_text(pool, data, size);

    for (size_t i = 0; text != NULL && i < sizeof readers / sizeof *readers; i++) {
        const char *kept, *again;

        if (!readers[i](pool, text, &kept))
            continue;
        text_check(pool, kept);
        if (!readers[i](pool, kept, &again) || strcmp(kept, again) != 0)
            abort();
        if (readers[i] == email_read)
            text_check(pool, email_text(pool, kept));
        if (readers[i] == website_read)
            text_check(pool, website_text(pool, kept));
    }
    if (text != NULL) {
        text_fold(pool, text);
        text_fold_town(pool, text);
        text_trim(pool, text, TEXT_ONE_LINE);
        text_number(text, 1, 1000);
    }
    pool_close(pool);
    return 0;
}
