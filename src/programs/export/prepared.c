/* Long files once asked for: the page that waits for one (/export/fichiers/{id}), the file
 * (/export/fichiers/{id}.xlsx, .csv). */
#include <string.h>

#include "base/pool.h"
#include "export/export.h"
#include "export/file_run.h"
#include "export/file_table.h"
#include "export/job.h"
#include "export/pages.h"
#include "page/xml.h"
#include "site/page.h"
#include "web/response.h"

enum { REFRESH_S = 5 };

/* False: answered already, or the database failed. */
static bool job_find(struct request *request, struct export_job *job)
{
    if (!store_export_find(request->db, route_id(request), request->visitor.account_id,
                           request->now, job))
        return false;
    if (job->id == 0)
        page_error(request, 404, "export-gone");
    else
        return true;
    return false;
}

/* "87 Ko", "11,4 Mo". */
static const char *size_text(struct pool *pool, uint64_t bytes)
{
    enum { KB = 1024, MB = KB * KB };

    return bytes < MB ? pool_printf(pool, "%llu\u00a0Ko", (unsigned long long)(bytes + KB - 1) / KB)
                      : pool_printf(pool, "%llu,%llu\u00a0Mo", (unsigned long long)bytes / MB,
                                    (unsigned long long)bytes % MB * 10 / MB);
}

/* GET /export/fichiers/{id}: comes again by itself until the file is there; attendre: unless told
 * not to */
bool file_wait(struct request *request)
{
    static const char *const codes[] = {[EXPORT_WAITING] = "waiting",
                                        [EXPORT_RUNNING] = "running",
                                        [EXPORT_DONE] = "done",
                                        [EXPORT_FAILED] = "failed"};
    const bool is_still = strcmp(form_value(&request->query, "attendre"), "non") == 0;
    const struct file *file;
    struct export_job job;
    struct page page;

    if (!job_find(request, &job))
        return false;
    file = file_find(job.code, request->visitor.role);
    if (job.is_startable)
        job_start(request);
    if (job.state < EXPORT_DONE && !is_still)
        response_header(request, "Refresh", pool_printf(request->pool, "%d", REFRESH_S));
    page = page_begin(request, "export-file");
    xml_attribute_u64(page.content, "id", job.id);
    xml_attribute(page.content, "title", file != NULL ? file->title : job.code);
    xml_attribute(page.content, "format", job.format);
    xml_attribute(page.content, "state", codes[job.state]);
    xml_attribute_u64(page.content, "percent",
                      job.row_count > 0 ? job.row_done * 100 / job.row_count : 0);
    xml_attribute(page.content, "done", xml_count_text(request->pool, job.row_done));
    xml_attribute(page.content, "rows", xml_count_text(request->pool, job.row_count));
    xml_attribute(page.content, "size", size_text(request->pool, job.size));
    xml_attribute_bool(page.content, "still", is_still);
    page_send(&page, 200);
    return true;
}

/* A file on its way out, piece after piece. */
struct sending {
    uint64_t id;
    unsigned number;
    uint64_t left; /* bytes */
};

static bool piece_next(struct request *request, void *user, const char **bytes, size_t *length)
{
    struct sending *sending = user;

    *length = 0;
    if (sending->left == 0)
        return true;
    if (!store_export_bytes(request->db, sending->id, sending->number++, bytes, length) ||
        *length == 0 || *length > sending->left)
        return false;
    sending->left -= *length;
    return true;
}

/* GET /export/fichiers/{id}.xlsx, .csv: its length goes before it, so that a file that is cut
 * shows. */
bool file_fetch(struct request *request)
{
    const char *dot = strrchr(request->path, '.');
    enum sheet_format format;
    struct sending *sending;
    struct export_job job;

    if (!job_find(request, &job))
        return false;
    if (job.state != EXPORT_DONE || strcmp(dot + 1, job.format) != 0 ||
        !sheet_format_parse(job.format, &format)) {
        page_error(request, 404, "export-gone");
        return true;
    }
    sending = pool_new(request->pool, struct sending);
    *sending = (struct sending){.id = job.id, .left = job.size};
    response_header(request, "Content-Disposition",
                    file_disposition(request->pool, job.code, job.format, request->today));
    response_header(request, "Content-Length",
                    pool_printf(request->pool, "%llu", (unsigned long long)job.size));
    /* Compressed by the web server it would have no length, and end well although it is cut. */
    response_header(request, "Content-Encoding", "identity");
    page_private_send(request, sheet_type(format), "", 0);
    response_stream(request, piece_next, sending);
    return true;
}
