/* Checking the query of a file, writing its rows. */
#include "export/files.h"

#include <string.h>

#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "web/decode.h"

bool file_takes(const struct file *file, const char *name)
{
    for (const char *const *known = file->query; *known != NULL; known++) {
        if (strcmp(*known, name) == 0)
            return true;
    }
    return false;
}

enum { FILTER_MAX = 2000 };

const char *file_refused(struct file_run *run)
{
    for (size_t i = 0; i < run->query->count; i++) {
        const struct form_pair *pair = &run->query->pairs[i];

        if (!file_takes(run->file, pair->name) || text_length(pair->value) > 200)
            return pair->name;
    }
    /* As it is kept with a file that is prepared: export_job.filter. */
    if (run->query->count > 0 && strlen(encode_form(run->pool, run->query)) > FILTER_MAX)
        return run->query->pairs[0].name;
    return run->file->refused != NULL ? run->file->refused(run) : NULL;
}

bool file_write(struct file_run *run, struct sheet *sheet, bool (*said)(void *user, size_t done),
                void *user)
{
    struct pool *pool = pool_open();
    struct pool *before = db_pool_use(run->db, pool);
    struct file_context context = {run, pool};
    const void *rows[FILE_CHUNK];
    bool is_well = true;

    for (size_t first = 0; first < run->count && is_well; first += FILE_CHUNK) {
        const size_t left = run->count - first, count = left < FILE_CHUNK ? left : FILE_CHUNK;

        is_well = run->file->read(run, first, count, rows);
        for (size_t i = 0; i < count && is_well; i++)
            is_well = rows[i] == NULL || sheet_row(sheet, rows[i], &context);
        is_well = is_well && (said == NULL || said(user, first + count));
        pool_reset(pool);
    }
    db_pool_use(run->db, before);
    pool_close(pool);
    return is_well;
}

const char *file_period(const struct form *query, time_t *from, time_t *to)
{
    const char *from_text = form_value(query, "du"), *to_text = form_value(query, "au");
    struct date first = {0}, last = {0};

    *from = *to = 0;
    if (!text_is_empty(from_text) && !date_parse(from_text, &first))
        return "du";
    if (!text_is_empty(to_text) && !date_parse(to_text, &last))
        return "au";
    if (date_is_set(first))
        *from = date_start(first);
    if (date_is_set(last))
        *to = date_start(date_add(last, 1));
    return *from != 0 && *to != 0 && *to <= *from ? "au" : NULL;
}

void rows_by_ids(const struct file_run *run, size_t first, size_t count, const void *list,
                 size_t list_count, size_t row_size, size_t id_offset, const void **rows)
{
    memset(rows, 0, count * sizeof *rows);
    for (size_t i = 0; i < list_count; i++) {
        const char *row = (const char *)list + i * row_size;
        uint64_t id;

        memcpy(&id, row + id_offset, sizeof id);
        for (size_t k = 0; k < count; k++) {
            if (run->ids.ids[first + k] == id)
                rows[k] = row;
        }
    }
}

bool rows_read(struct file_run *run, size_t first, size_t count, const void **rows)
{
    memcpy(rows, run->rows + first, count * sizeof *rows);
    return true;
}
