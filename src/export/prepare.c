/* Long files: the page that offers to prepare one, POST /export/preparer, the page that waits for
 * it (/export/fichiers/{id}), the file (/export/fichiers/{id}.xlsx, .csv). The département asks for
 * all of its files here, with a reason: /export/admin. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "export/export.h"
#include "export/job.h"
#include "export/pages.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/account_store.h"
#include "store/message_store.h"
#include "web/decode.h"
#include "web/response.h"

enum { REASON_MIN = 5, REASON_MAX = 200, REFRESH_S = 5 };

void refusal_send(struct request *request, const struct file_run *run, const char *name)
{
    struct page page = page_begin(request, "export-refused");

    xml_attribute(page.content, "title", run->file->title);
    xml_attribute(page.content, "name", name);
    xml_attribute(page.content, "value",
                  file_takes(run->file, name) ? form_value(run->query, name) : "");
    page_send(&page, 422);
}

void prepare_send(struct request *request, const struct file_run *run, enum sheet_format format)
{
    struct page page = page_begin(request, "export-prepare");
    xmlNode *form = page_form(&page, "prepare", "/export/preparer");
    struct form values = {0};

    page_form_once(&page, form);
    form_add(request->pool, &values, "fichier", run->file->code);
    form_add(request->pool, &values, "format", sheet_format_code(format));
    form_add(request->pool, &values, "filtre", encode_form(request->pool, run->query));
    xml_form(form, &values, NULL);
    xml_attribute(page.content, "title", run->title);
    xml_attribute(page.content, "format", sheet_format_code(format));
    page_send(&page, 200);
}

/* A file asked for. */
struct asking {
    struct request *request;
    const struct file_run *run;
    struct export_job job;
    const char *reason;
    const char *location; /* where it will be */
};

/* The same click again leads where the first one did. */
static bool asking_save(struct db *db, void *argument)
{
    struct asking *asking = argument;
    struct request *request = asking->request;
    const char *first = NULL;
    bool is_first;
    uint64_t id;

    if (!store_export_purge(db, request->now) ||
        !store_export_insert(db, &asking->job, request->now, &id))
        return false;
    asking->location = pool_printf(request->pool, "/export/fichiers/%llu", (unsigned long long)id);
    if (!store_form_key_use(db, request->pool, form_value(&request->body, "once"), asking->location,
                            request->now, &is_first, &first))
        return false;
    if (!is_first) {
        asking->location = first;
        return store_export_remove(db, id);
    }
    return file_trail(request, asking->run->file, asking->job.format, asking->run->query,
                      asking->job.row_count, asking->reason);
}

/* How many rows it will have is known before it begins. */
static void ask(struct request *request, struct file_run *run, enum sheet_format format,
                const char *reason)
{
    static const enum account_role roles[] = {
        [PUPIL] = ACCOUNT_PUPIL,
        [EMPLOYER] = ACCOUNT_EMPLOYER,
        [SCHOOL] = ACCOUNT_SCHOOL,
        [ADMIN] = ACCOUNT_ADMIN,
    };
    struct asking asking = {.request = request, .run = run, .reason = reason};

    if (!run->file->find(run, SHEET_ROWS_MAX)) {
        page_failure(request);
        return;
    }
    asking.job = (struct export_job){.account_id = request->visitor.account_id,
                                     .role = roles[request->visitor.role],
                                     .code = run->file->code,
                                     .format = sheet_format_code(format),
                                     .filter = encode_form(request->pool, run->query),
                                     .row_count = run->count};
    if (!db_transaction(request->db, asking_save, &asking)) {
        page_failure(request);
        return;
    }
    job_start(request);
    response_see_other(request, "%s", asking.location);
}

/* POST /export/preparer */
void file_prepare_post(struct request *request)
{
    const char *filter = form_value(&request->body, "filtre");
    const struct file *file =
        file_find(form_value(&request->body, "fichier"), request->visitor.role);
    enum sheet_format format;
    struct form query = {0};
    struct file_run run;
    const char *refused;

    if (file == NULL || file->who == ADMIN ||
        !sheet_format_parse(form_value(&request->body, "format"), &format) ||
        !decode_urlencoded(request->pool, filter, strlen(filter), &query)) {
        page_error(request, 400, "malformed");
        return;
    }
    file_run_begin(request, file, &query, &run);
    refused = file_refused(&run);
    if (refused != NULL)
        refusal_send(request, &run, refused);
    else
        ask(request, &run, format, "");
}

/* False: answered already. */
static bool job_find(struct request *request, struct export_job *job)
{
    if (!store_export_find(request->db, request->pool, route_id(request),
                           request->visitor.account_id, request->now, job))
        page_failure(request);
    else if (job->id == 0)
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

/* GET /export/fichiers/{id}: comes again by itself until the file is there, unless told not to. */
void file_wait(struct request *request)
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
        return;
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
void file_fetch(struct request *request)
{
    const char *dot = strrchr(request->path, '.');
    enum sheet_format format;
    struct sending *sending;
    struct export_job job;

    if (!job_find(request, &job))
        return;
    if (job.state != EXPORT_DONE || strcmp(dot + 1, job.format) != 0 ||
        !sheet_format_parse(job.format, &format)) {
        page_error(request, 404, "export-gone");
        return;
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
}

static void admin_send(struct request *request, const struct form *values,
                       const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "export-admin");
    xmlNode *form = page_form(&page, "export", "/export/admin");

    page_form_once(&page, form);
    xml_form(form, values, errors);
    for (size_t i = 0; i < admin_file_count; i++) {
        xmlNode *file = xml_text_element(page.content, "file", admin_files[i].title);

        xml_attribute(file, "code", admin_files[i].code);
    }
    page_send(&page, status);
}

/* GET /export/admin: as filled in by the link of a list. */
void export_admin(struct request *request)
{
    admin_send(request, &request->query, NULL, 200);
}

/* The filters that were filled in. */
static void filters_read(struct request *request, struct form *query)
{
    static const char *const names[] = {"q", "etat", "role", "du", "au"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value =
            text_trim(request->pool, form_value(&request->body, names[i]), TEXT_ONE_LINE);

        if (!text_is_empty(value))
            form_add(request->pool, query, names[i], value);
    }
}

/* POST /export/admin */
void export_admin_post(struct request *request)
{
    const char *reason =
        text_trim(request->pool, form_value(&request->body, "reason"), TEXT_ONE_LINE);
    const struct file *file = file_find(form_value(&request->body, "fichier"), ADMIN);
    struct form_errors errors = {.count = 0};
    enum sheet_format format = SHEET_XLSX;
    struct form query = {0};
    struct file_run run;
    const char *refused;

    if (file == NULL)
        form_refuse(&errors, "fichier", "choice", NULL);
    if (!sheet_format_parse(form_value(&request->body, "format"), &format))
        form_refuse(&errors, "format", "choice", NULL);
    if (text_length(reason) < REASON_MIN)
        form_refuse(&errors, "reason", "required", NULL);
    if (text_length(reason) > REASON_MAX)
        form_refuse(&errors, "reason", "too-long", "200");
    filters_read(request, &query);
    if (file != NULL) {
        file_run_begin(request, file, &query, &run);
        refused = file_refused(&run);
        if (refused != NULL)
            form_refuse(&errors, refused, "export-filter", NULL);
    }
    if (errors.count > 0)
        admin_send(request, &request->body, &errors, 422);
    else
        ask(request, &run, format, reason);
}
