/* Statements with lists: rows that are asked for by a list, or inserted as one. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/db.h"

enum { VALUES_MAX = DB_LIST_MAX + 1 }; /* a list, and what comes before it */

/* has_first: values has one more, which comes before those of the list. */
static struct rows *select_list(struct db *db, const char *before, const char *after,
                                bool has_first, const struct db_value *values, size_t count)
{
    const size_t size = count <= 4 ? 4 : count <= 20 ? 20 : count <= 64 ? 64 : DB_LIST_MAX;
    struct db_value filled[VALUES_MAX];
    char marks[2 * DB_LIST_MAX];

    if (count == 0 || count > DB_LIST_MAX)
        abort(); /* a mistake of ours */
    for (size_t i = 0; i < size; i++) {
        marks[2 * i] = i == 0 ? '(' : ',';
        marks[2 * i + 1] = '?';
    }
    for (size_t i = 0; i < size + has_first; i++)
        filled[i] = values[i < count + has_first ? i : count + has_first - 1];
    const char *sql = pool_printf(db_pool(db), "%s%.*s)%s", before, (int)(2 * size), marks, after);

    return db_select(db, sql, filled, size + has_first);
}

struct rows *db_select_list(struct db *db, const char *before, const char *after,
                            const struct db_value *values, size_t count)
{
    return select_list(db, before, after, false, values, count);
}

struct rows *db_select_list_on(struct db *db, struct date day, const char *before,
                               const char *after, const struct db_value *values, size_t count)
{
    struct db_value all[VALUES_MAX] = {db_date(day)};

    memcpy(all + 1, values, count * sizeof *values);
    return select_list(db, before, after, true, all, count);
}

/* "(?,?),(?,?)" */
static const char *rows_marks(struct pool *pool, size_t columns, size_t rows)
{
    char *marks = pool_alloc(pool, rows * (2 * columns + 2)), *end = marks;

    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < columns; i++) {
            *end++ = i == 0 ? '(' : ',';
            *end++ = '?';
        }
        *end++ = ')';
        *end++ = ',';
    }
    end[-1] = '\0';
    return marks;
}

/* As many as fit go in one statement, then one by one: two statements serve all numbers of rows. */
bool db_insert_rows(struct db *db, const char *before, const struct db_value *values,
                    size_t columns, size_t rows)
{
    struct pool *pool = db_pool(db);
    const size_t most = DB_LIST_MAX / columns;
    size_t count;

    for (size_t done = 0; done < rows; done += count) {
        count = rows - done >= most ? most : 1;
        if (!db_run(db, pool_printf(pool, "%s%s", before, rows_marks(pool, columns, count)),
                    values + done * columns, count * columns))
            return false;
    }
    return true;
}
