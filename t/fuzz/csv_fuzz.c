/* A table, as a school or the département sends it. */
#include "base/table.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { ROWS_MAX = 20 };
    struct pool *pool = pool_open();
    struct table_error error;
    struct table table;

    if (table_parse(pool, (const char *)data, size, ROWS_MAX, &table, &error)) {
        if (table.row_count > ROWS_MAX || table.column_count > TABLE_COLUMNS_MAX)
            abort();
        table_column(pool, &table, "nom|prenom");
        for (size_t i = 0; i < table.row_count; i++) {
            for (size_t k = 0; k < table.column_count; k++)
                text_check(pool, table.rows[i].cells[k]);
        }
    }
    pool_close(pool);
    return 0;
}
