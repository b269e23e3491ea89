/* A day as people type it; written out, it is read as the same. */
#include "base/date.h"
#include "base/date_parse.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pool *pool = pool_open();
    const char *text = clean_text(pool, data, size);
    struct date day, again;
    char iso[DATE_ISO_SIZE];

    if (text != NULL && date_parse(text, &day)) {
        date_iso(day, iso);
        if (!date_parse(iso, &again) || date_compare(day, again) != 0)
            abort();
        date_monday(day);
        date_iso_week(day);
        text_check(pool, date_range_text(pool, date_monday(day), day));
    }
    pool_close(pool);
    return 0;
}
