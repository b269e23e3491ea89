/* Statements and readers made from tables of columns. */
#include "store/columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/pool.h"
#include "rules/fields.h"

enum { VALUES_MAX = 64 };

/* The column's name in its table. */
static const char *name_of(const struct column *column)
{
    const char *dot = strchr(column->sql, '.');

    return dot != NULL ? dot + 1 : column->sql;
}

static const char *whole_of(const struct column *column)
{
    return column->sql;
}

static const char *mark_of(const struct column *column)
{
    (void)column;
    return "?";
}

/* What each column is called, a comma between them; made once for the life of the process. */
static const char *kept_text(char **kept, const struct row_type *type, const char *before,
                             const char *(*part)(const struct column *), const char *after_each,
                             const char *after)
{
    struct pool *pool;
    struct bytes text;

    if (*kept != NULL)
        return *kept;
    pool = pool_open();
    text = (struct bytes){.pool = pool};
    bytes_add_text(&text, before);
    for (size_t i = 0; i < type->count; i++) {
        bytes_add_text(&text, i > 0 ? ", " : "");
        bytes_add_text(&text, part(&type->columns[i]));
        bytes_add_text(&text, after_each);
    }
    bytes_add(&text, after, strlen(after) + 1);
    *kept = strdup(text.at);
    if (*kept == NULL)
        abort();
    pool_close(pool);
    return *kept;
}

static const char *select_text(struct pool *pool, const struct row_type *type, const char *rest)
{
    return pool_printf(pool, "%s%s",
                       kept_text(&type->texts->select, type, "SELECT ", whole_of, "", " "), rest);
}

struct rows *row_select(struct db *db, const struct row_type *type, const char *rest,
                        const struct db_value *values, size_t count)
{
    return db_select(db, select_text(db_pool(db), type, rest), values, count);
}

struct rows *row_select_list(struct db *db, const struct row_type *type, const char *rest,
                             const char *after, const struct db_value *values, size_t count)
{
    return db_select_list(db, select_text(db_pool(db), type, rest), after, values, count);
}

struct rows *row_select_list_on(struct db *db, const struct row_type *type, struct date day,
                                const char *rest, const char *after, const struct db_value *values,
                                size_t count)
{
    return db_select_list_on(db, day, select_text(db_pool(db), type, rest), after, values, count);
}

static enum answer answer_read(struct rows *rows)
{
    bool is_answered;
    const bool is_yes = row_bool_set(rows, &is_answered);

    return !is_answered ? ANSWER_NONE : is_yes ? ANSWER_YES : ANSWER_NO;
}

void row_read(struct rows *rows, const struct row_type *type, void *row)
{
    for (size_t i = 0; i < type->count; i++) {
        const struct column *column = &type->columns[i];
        void *member = (char *)row + column->offset;

        switch (column->kind) {
        case COLUMN_U64: *(uint64_t *)member = row_u64(rows); break;
        case COLUMN_UNSIGNED: *(unsigned *)member = row_unsigned(rows); break;
        case COLUMN_BOOL: *(bool *)member = row_bool(rows); break;
        case COLUMN_REAL: *(double *)member = row_real(rows, NULL); break;
        case COLUMN_TEXT:
        case COLUMN_CODE: *(const char **)member = row_text(rows); break;
        case COLUMN_DATE: *(struct date *)member = row_date(rows); break;
        case COLUMN_INSTANT: *(time_t *)member = row_instant(rows); break;
        case COLUMN_ANSWER: *(enum answer *)member = answer_read(rows); break;
        case COLUMN_REAL_SET:
            *(double *)member = row_real(rows, (bool *)((char *)row + column->set));
            break;
        }
    }
}

bool row_find(struct db *db, const struct row_type *type, const char *rest,
              const struct db_value *values, size_t count, void *row)
{
    struct rows *rows = row_select(db, type, rest, values, count);

    memset(row, 0, type->size);
    if (rows != NULL && row_next(rows))
        row_read(rows, type, row);
    return rows != NULL;
}

bool row_number(struct db *db, const char *sql, const struct db_value *values, size_t count,
                size_t *number)
{
    struct rows *rows = db_select(db, sql, values, count);

    *number = rows != NULL && row_next(rows) ? (size_t)row_u64(rows) : 0;
    return rows != NULL;
}

bool row_list_of(struct rows *rows, const struct row_type *type, void *list, size_t *row_count)
{
    char *first = NULL;
    size_t count = 0, room = 0;

    while (rows != NULL && row_next(rows)) {
        first = pool_larger(rows_pool(rows), first, count, &room, type->size);
        memset(first + count * type->size, 0, type->size);
        row_read(rows, type, first + count * type->size);
        count++;
    }
    memcpy(list, &first, sizeof first);
    *row_count = count;
    return rows != NULL;
}

bool row_list(struct db *db, const struct row_type *type, const char *rest,
              const struct db_value *values, size_t count, void *list, size_t *row_count)
{
    return row_list_of(row_select(db, type, rest, values, count), type, list, row_count);
}

bool row_ids(struct rows *rows, uint64_t **ids, size_t *count)
{
    size_t room = 0;

    *ids = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(rows_pool(rows), *ids, *count, room);
        (*ids)[(*count)++] = row_u64(rows);
    }
    return rows != NULL;
}

bool row_names(struct rows *rows, const char ***names, size_t *count)
{
    size_t room = 0;

    *names = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(rows_pool(rows), *names, *count, room);
        (*names)[(*count)++] = row_text(rows);
    }
    return rows != NULL;
}

static struct db_value value_of(const struct column *column, const void *row)
{
    const char *const start = row;
    const void *member = start + column->offset;

    switch (column->kind) {
    case COLUMN_U64: return db_u64(*(const uint64_t *)member);
    case COLUMN_UNSIGNED: return db_u64(*(const unsigned *)member);
    case COLUMN_BOOL: return db_bool(*(const bool *)member);
    case COLUMN_REAL: return db_real(*(const double *)member);
    case COLUMN_TEXT: return db_text(*(const char *const *)member);
    case COLUMN_CODE: return db_code(*(const char *const *)member);
    case COLUMN_DATE: return db_date(*(const struct date *)member);
    case COLUMN_INSTANT: return db_instant(*(const time_t *)member);
    case COLUMN_ANSWER: {
        const enum answer answer = *(const enum answer *)member;

        return answer == ANSWER_NONE ? db_null() : db_bool(answer == ANSWER_YES);
    }
    case COLUMN_REAL_SET:
        return *(const bool *)(start + column->set) ? db_real(*(const double *)member) : db_null();
    }
    return db_null();
}

/* The values of a row, then those of the rest of the statement; returns their number. */
static size_t values_gather(const struct row_type *type, const void *row,
                            const struct db_value *values, size_t count,
                            struct db_value gathered[VALUES_MAX])
{
    if (type->count + count > VALUES_MAX)
        abort(); /* a mistake of ours */
    for (size_t i = 0; i < type->count; i++)
        gathered[i] = value_of(&type->columns[i], row);
    for (size_t i = 0; i < count; i++)
        gathered[type->count + i] = values[i];
    return type->count + count;
}

bool row_insert(struct db *db, const struct row_type *type, const char *table, const void *row,
                const char *more, const char *more_values, const struct db_value *values,
                size_t count)
{
    struct db_value all[VALUES_MAX];
    const size_t all_count = values_gather(type, row, values, count, all);
    const char *names = kept_text(&type->texts->names, type, "", name_of, "", "");
    const char *marks = kept_text(&type->texts->marks, type, "", mark_of, "", "");
    const char *comma = *more != '\0' ? ", " : "";

    return db_run(db,
                  pool_printf(db_pool(db), "INSERT INTO %s (%s%s%s) VALUES (%s%s%s)", table, names,
                              comma, more, marks, comma, more_values),
                  all, all_count);
}

bool row_update(struct db *db, const struct row_type *type, const char *table, const void *row,
                const char *rest, const struct db_value *values, size_t count)
{
    struct db_value all[VALUES_MAX];
    const size_t all_count = values_gather(type, row, values, count, all);
    const char *sets = kept_text(&type->texts->sets, type, "", name_of, " = ?", "");

    return db_run(db, pool_printf(db_pool(db), "UPDATE %s SET %s%s", table, sets, rest), all,
                  all_count);
}
