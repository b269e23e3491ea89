#include "export/file_run.h"

#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/trail.h"

void file_run_begin(struct request *request, const struct file *file, const struct form *query,
                    struct file_run *run)
{
    *run = (struct file_run){.file = file,
                             .config = request->config,
                             .db = request->db,
                             .pool = request->pool,
                             .role = request->visitor.role,
                             .account_id = request->visitor.account_id,
                             .today = request->today,
                             .query = query,
                             .title = file->title};
}

bool file_trail(struct request *request, const struct file *file, const char *format,
                const struct form *query, size_t count, const char *reason)
{
    const bool is_more = count > FILE_ROWS_AT_ONCE;
    const char *detail =
        pool_printf(request->pool, "%s.%s, %s%zu %s", file->code, format, is_more ? "plus de " : "",
                    is_more ? FILE_ROWS_AT_ONCE : count, count > 1 ? "lignes" : "ligne");

    for (size_t i = 0; i < query->count; i++) {
        const bool is_words = strcmp(query->pairs[i].name, "q") == 0;

        /* A search can name a person. */
        detail = pool_printf(request->pool, "%s, %s%s%s", detail, query->pairs[i].name,
                             is_words ? "" : " = ", is_words ? "" : query->pairs[i].value);
    }
    if (!text_is_empty(reason))
        detail = pool_printf(request->pool, "%s. Motif\u00a0: %s", detail, reason);
    return trail_add(request, "export", "export", 0, detail);
}

/* "detail-candidatures-2026-12-07.xlsx" */
const char *file_disposition(struct pool *pool, const char *code, const char *format,
                             struct date day)
{
    char iso[DATE_ISO_SIZE];

    date_iso(day, iso);
    return pool_printf(pool, "attachment; filename=\"%s-%s.%s\"", code, iso, format);
}
