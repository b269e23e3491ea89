/* Long files are asked for here: the page that offers to prepare one, POST /export/preparer. The
 * département asks for all of its files so, with a reason: /export/admin. prepared.c hands them
 * out. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "export/export.h"
#include "export/file_run.h"
#include "export/file_table.h"
#include "export/job.h"
#include "export/pages.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/account_store.h"
#include "store/form_key_store.h"
#include "web/decode.h"
#include "web/response.h"

enum { REASON_MIN = 5, REASON_MAX = 200 };

void refusal_send(struct request *request, const struct file_run *run, const char *name)
{
    struct page page = page_begin(request, "export-refused");

    xml_attribute(page.content, "title", run->file->title);
    xml_attribute(page.content, "name", name);
    xml_attribute(page.content, "value",
                  file_takes(run->file, name) ? form_value(run->query, name) : "");
    page_send(&page, 422);
}

/* What the visitor asked for and has not got yet. */
static bool unfinished_add(struct page *page)
{
    struct request *request = page->request;
    struct export_job *jobs;
    size_t count;

    if (!store_export_unfinished(request->db, request->visitor.account_id, request->now, &jobs,
                                 &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct file *file = file_find(jobs[i].code, request->visitor.role);
        xmlNode *job = xml_text_element(page->content, "unfinished",
                                        file != NULL ? file->title : jobs[i].code);

        xml_attribute_u64(job, "id", jobs[i].id);
        xml_attribute(job, "format", jobs[i].format);
    }
    return true;
}

bool prepare_send(struct request *request, const struct file_run *run, enum sheet_format format,
                  bool is_busy)
{
    struct page page = page_begin(request, "export-prepare");
    xmlNode *form = page_form(&page, "prepare", "/export/preparer");
    struct form values = {0};

    if (!unfinished_add(&page))
        return false;
    xml_attribute_bool(page.content, "busy", is_busy);
    page_form_once(&page, form);
    form_add(request->pool, &values, "fichier", run->file->code);
    form_add(request->pool, &values, "format", sheet_format_code(format));
    form_add(request->pool, &values, "filtre", encode_form(request->pool, run->query));
    xml_form(form, &values, NULL);
    xml_attribute(page.content, "title", run->title);
    xml_attribute(page.content, "format", sheet_format_code(format));
    page_send(&page, is_busy ? 429 : 200);
    return true;
}

/* A file asked for. */
struct asking {
    struct request *request;
    const struct file_run *run;
    struct export_job job;
    const char *reason;
    const char *location; /* where it will be; NULL: too many are being prepared */
};

/* The same click again, of the same account, leads where the first one did. */
static bool asking_save(struct db *db, void *argument)
{
    struct asking *asking = argument;
    struct request *request = asking->request;
    const char *key =
        pool_printf(request->pool, "export %llu %s", (unsigned long long)asking->job.account_id,
                    form_value(&request->body, "once"));
    const char *first;
    bool is_first;
    uint64_t id;

    if (!store_form_key_find(db, key, &asking->location))
        return false;
    if (asking->location != NULL)
        return true;
    if (!store_export_purge(db, request->now) ||
        !store_export_insert(db, &asking->job, request->now, &id))
        return false;
    if (id == 0)
        return true;
    asking->location = pool_printf(request->pool, "/export/fichiers/%llu", (unsigned long long)id);
    if (!store_form_key_use(db, key, asking->location, request->now, &is_first, &first))
        return false;
    if (!is_first) {
        asking->location = first;
        return store_export_remove(db, id);
    }
    return file_trail(request, asking->run->file, asking->job.format, asking->run->query,
                      asking->run->count, asking->reason);
}

/* How many rows a long one has is not counted while the visitor waits: who makes it says so. False
 * if the database failed. */
static bool ask(struct asking *asking, struct file_run *run, enum sheet_format format)
{
    static const enum account_role roles[] = {
        [PUPIL] = ACCOUNT_PUPIL,
        [EMPLOYER] = ACCOUNT_EMPLOYER,
        [SCHOOL] = ACCOUNT_SCHOOL,
        [ADMIN] = ACCOUNT_ADMIN,
    };
    struct request *request = asking->request;

    if (!run->file->find(run, FILE_ROWS_AT_ONCE + 1))
        return false;
    asking->run = run;
    asking->job = (struct export_job){.account_id = request->visitor.account_id,
                                      .role = roles[request->visitor.role],
                                      .code = run->file->code,
                                      .format = sheet_format_code(format),
                                      .filter = encode_form(request->pool, run->query),
                                      .row_count = run->count > FILE_ROWS_AT_ONCE ? 0 : run->count};
    if (!db_transaction(request->db, asking_save, asking))
        return false;
    /* Those that wait too: whoever was to make them may be gone. */
    job_start(request);
    return true;
}

static bool is_once(const struct request *request)
{
    return strlen(form_value(&request->body, "once")) == TOKEN_TEXT_LENGTH;
}

/* POST /export/preparer */
bool file_prepare_post(struct request *request)
{
    const char *filter = form_value(&request->body, "filtre");
    const struct file *file =
        file_find(form_value(&request->body, "fichier"), request->visitor.role);
    enum sheet_format format;
    struct asking asking = {.request = request, .reason = ""};
    struct form query = {0};
    struct file_run run;
    const char *refused;

    if (file == NULL || file->who == ADMIN || !is_once(request) ||
        !sheet_format_parse(form_value(&request->body, "format"), &format) ||
        !decode_urlencoded(request->pool, filter, strlen(filter), &query)) {
        page_error(request, 400, "malformed");
        return true;
    }
    file_run_begin(request, file, &query, &run);
    refused = file_refused(&run);
    if (refused != NULL)
        refusal_send(request, &run, refused);
    else if (!ask(&asking, &run, format))
        return false;
    else if (asking.location == NULL)
        return prepare_send(request, &run, format, true);
    else
        response_see_other(request, "%s", asking.location);
    return true;
}

static bool admin_send(struct request *request, const struct form *values,
                       const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "export-admin");
    xmlNode *form = page_form(&page, "export", "/export/admin");

    if (!unfinished_add(&page))
        return false;
    page_form_once(&page, form);
    xml_form(form, values, errors);
    for (size_t i = 0; i < admin_file_count; i++) {
        xmlNode *file = xml_text_element(page.content, "file", admin_files[i].title);

        xml_attribute(file, "code", admin_files[i].code);
    }
    page_send(&page, status);
    return true;
}

/* GET /export/admin: as filled in by the link of a list. */
bool export_admin(struct request *request)
{
    return admin_send(request, &request->query, NULL, 200);
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

/* What a file of the département's is asked for with. */
struct admin_asking {
    const struct file *file;
    enum sheet_format format;
    const char *reason;
    struct form query;
    struct file_run run;
};

static void admin_asking_read(struct request *request, struct admin_asking *asking,
                              struct form_errors *errors)
{
    const char *refused;

    *asking = (struct admin_asking){
        .file = file_find(form_value(&request->body, "fichier"), ADMIN),
        .reason = text_trim(request->pool, form_value(&request->body, "reason"), TEXT_ONE_LINE)};
    if (asking->file == NULL)
        form_refuse(errors, "fichier", "choice", NULL);
    if (!sheet_format_parse(form_value(&request->body, "format"), &asking->format))
        form_refuse(errors, "format", "choice", NULL);
    if (text_length(asking->reason) < REASON_MIN)
        form_refuse(errors, "reason", "required", NULL);
    if (text_length(asking->reason) > REASON_MAX)
        form_refuse(errors, "reason", "too-long", "200");
    filters_read(request, &asking->query);
    if (asking->file == NULL)
        return;
    file_run_begin(request, asking->file, &asking->query, &asking->run);
    refused = file_refused(&asking->run);
    if (refused != NULL)
        form_refuse(errors, refused, "export-filter", NULL);
    if (errors->count == 0 && !is_once(request))
        form_refuse(errors, "fichier", "form-expired", NULL);
}

/* POST /export/admin */
bool export_admin_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct admin_asking admin;
    struct asking asking = {.request = request};

    admin_asking_read(request, &admin, &errors);
    asking.reason = admin.reason;
    if (errors.count > 0)
        return admin_send(request, &request->body, &errors, 422);
    if (!ask(&asking, &admin.run, admin.format))
        return false;
    if (asking.location == NULL) {
        form_refuse(&errors, "fichier", "export-busy", NULL);
        return admin_send(request, &request->body, &errors, 429);
    }
    response_see_other(request, "%s", asking.location);
    return true;
}
