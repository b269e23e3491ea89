/* /admin/employeurs, /admin/etablissements: the département corrects employers and schools,
 * and joins employers that were entered twice, with a trail of each act. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "base/pool.h"
#include "base/table.h"
#include "base/text.h"
#include "imports/import.h"
#include "page/xml.h"
#include "rules/account.h"
#include "rules/identifier.h"
#include "site/export_link.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/employer_store.h"
#include "store/school_store.h"
#include "web/response.h"

static const char *search_text(const struct request *request)
{
    const char *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);

    return text_length(text) <= 80 ? text : "";
}

static void employer_row(xmlNode *content, const char *name, const struct employer *employer)
{
    xmlNode *node = xml_text_element(content, name, employer->organisation.name);

    xml_attribute_u64(node, "id", employer->id);
    xml_attribute(node, "siret", employer->organisation.siret);
    xml_attribute(node, "town", employer->organisation.town);
    xml_attribute_u64(node, "members", employer->member_count);
    xml_attribute_u64(node, "offers", employer->offer_count);
}

/* GET /admin/employeurs?q= */
bool admin_employers(struct request *request)
{
    const char *text = search_text(request);
    struct page page = page_begin(request, "admin-employers");
    struct employer *found, *doubles;
    size_t found_count, double_count, total, double_total;

    if (!store_employers_search(request->db, text, true, &found, &found_count, &total) ||
        !store_employers_doubles(request->db, &doubles, &double_count, &double_total))
        return false;
    xml_attribute(page.content, "text", text);
    found_count_add(page.content, found_count, total);
    export_link_add(request, page.content,
                    (const char *const[][2]){{"fichier", "employeurs"}, {"q", text}, {NULL}});
    for (size_t i = 0; i < found_count; i++)
        employer_row(page.content, "employer", &found[i]);
    if (double_count < double_total)
        xml_attribute_u64(page.content, "doubles", double_total);
    for (size_t i = 0; i < double_count; i++)
        employer_row(page.content, "double", &doubles[i]);
    page_send(&page, 200);
    return true;
}

/* False: answered already, or the database failed. */
static bool employer_open(struct request *request, struct employer *employer)
{
    if (!store_employer_find(request->db, route_id(request), employer))
        return false;
    if (employer->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}

static bool employer_send(struct request *request, const struct employer *employer,
                          const struct form *values, const struct form_errors *errors,
                          unsigned status)
{
    struct page page = page_begin(request, "admin-employer");
    xmlNode *form = page_form(
        &page, "employer",
        pool_printf(request->pool, "/admin/employeurs/%llu", (unsigned long long)employer->id));

    xml_form(form, values, errors);
    page_fields(form, "organisation", sign_up_organisation, sign_up_organisation_count);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    employer_row(page.content, "employer", employer);
    if (!audit_add(request, page.content, "employer", employer->id))
        return false;
    page_send(&page, status);
    return true;
}

/* GET /admin/employeurs/{id} */
bool admin_employer(struct request *request)
{
    struct sign_up known = {0};
    struct form values = {0};
    struct employer employer;

    if (!employer_open(request, &employer))
        return false;
    known.organisation = employer.organisation;
    fields_fill(request->pool, sign_up_organisation, sign_up_organisation_count, &known, &values);
    return employer_send(request, &employer, &values, NULL, 200);
}

/* A correction or a merge. */
struct correcting {
    struct request *request;
    const char *action;
    const char *subject;
    uint64_t id;
    uint64_t other_id; /* the employer that is kept */
    const struct organisation *organisation;
    const struct school *school;
};

static bool correction_save(struct db *db, void *argument)
{
    const struct correcting *correcting = argument;
    struct request *request = correcting->request;
    const struct audit audit = {
        .account_id = request->visitor.account_id,
        .actor = ACTOR_ADMIN,
        .action = correcting->action,
        .subject = correcting->subject,
        .subject_id = correcting->other_id != 0 ? correcting->other_id : correcting->id,
        .detail = pool_printf(request->pool, "n° %llu", (unsigned long long)correcting->id)};
    bool is_done;

    if (correcting->school != NULL)
        is_done = store_school_set(db, correcting->school);
    else if (correcting->other_id != 0)
        is_done = store_employer_merge(db, correcting->id, correcting->other_id);
    else
        is_done = store_employer_set(db, correcting->id, correcting->organisation, request->now);
    return is_done && trail_audit(request, &audit);
}

/* POST /admin/employeurs/{id} */
bool admin_employer_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct employer employer;
    struct sign_up typed = {0};

    if (!employer_open(request, &employer))
        return false;
    const struct form values = fields_kept(request->pool, &request->body, sign_up_organisation,
                                           sign_up_organisation_count);
    struct correcting correcting = {.request = request,
                                    .action = "corrected",
                                    .subject = "employer",
                                    .id = employer.id,
                                    .organisation = &typed.organisation};

    if (!organisation_read(request, sign_up_organisation, sign_up_organisation_count, employer.id,
                           &typed, &errors))
        return false;
    if (errors.count > 0)
        return employer_send(request, &employer, &values, &errors, 422);
    if (!db_transaction(request->db, correction_save, &correcting))
        return false;
    response_see_other(request, "/admin/employeurs/%llu?info=corrected",
                       (unsigned long long)employer.id);
    return true;
}

/* POST /admin/employeurs/{id}/fusionner: its members and offers go to the employer of the SIRET
 * typed, and it is removed. */
bool admin_employer_merge_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct employer employer, kept = {0};
    struct sign_up known = {0};
    struct form values = {0};
    const char *siret = "";

    if (!employer_open(request, &employer))
        return false;
    if (!siret_read(request->pool, form_value(&request->body, "other-siret"), &siret))
        form_refuse(&errors, "other-siret", "siret", NULL);
    else if (!store_employer_of_siret(request->db, siret, &kept)) {
        return false;
    } else if (kept.id == 0 || kept.id == employer.id)
        form_refuse(&errors, "other-siret", "siret-unknown", NULL);
    if (errors.count > 0) {
        known.organisation = employer.organisation;
        fields_fill(request->pool, sign_up_organisation, sign_up_organisation_count, &known,
                    &values);
        form_add(request->pool, &values, "other-siret", form_value(&request->body, "other-siret"));
        return employer_send(request, &employer, &values, &errors, 422);
    }
    struct correcting correcting = {.request = request,
                                    .action = "merged",
                                    .subject = "employer",
                                    .id = employer.id,
                                    .other_id = kept.id};

    if (!db_transaction(request->db, correction_save, &correcting))
        return false;
    response_see_other(request, "/admin/employeurs/%llu?info=merged", (unsigned long long)kept.id);
    return true;
}

static bool schools_send(struct request *request, const struct import *import, const char *error,
                         unsigned status)
{
    const char *text = search_text(request);
    struct page page = page_begin(request, "admin-schools");
    struct school *schools;
    size_t count, total;

    page_form(&page, "import", "/admin/etablissements/importer");
    if (!store_schools_search(request->db, text, true, &schools, &count, &total))
        return false;
    xml_attribute(page.content, "text", text);
    found_count_add(page.content, count, total);
    export_link_add(request, page.content,
                    (const char *const[][2]){{"fichier", "etablissements"}, {"q", text}, {NULL}});
    if (error != NULL)
        xml_attribute(page.content, "error", error);
    if (import != NULL) {
        xmlNode *report = xml_element(page.content, "report");

        xml_attribute_u64(report, "added", import->added);
        xml_attribute_u64(report, "changed", import->changed);
        xml_attribute_u64(report, "unchanged", import->unchanged);
        xml_attribute_u64(report, "refused", import->refused);
        for (size_t i = 0; i < import->refused && i < IMPORT_REFUSALS_MAX; i++)
            xml_attribute_u64(xml_text_element(report, "refusal", import->refusals[i].reason),
                              "line", import->refusals[i].line);
    }
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_text_element(page.content, "school", schools[i].name);

        xml_attribute_u64(node, "id", schools[i].id);
        xml_attribute(node, "uai", schools[i].uai);
        xml_attribute(node, "town", schools[i].town);
        xml_attribute(node, "priority", schools[i].priority);
        xml_attribute_bool(node, "open", schools[i].is_open);
        xml_attribute_u64(node, "staff", schools[i].staff_count);
        xml_attribute_u64(node, "pupils", schools[i].pupil_count);
    }
    page_send(&page, status);
    return true;
}

/* GET /admin/etablissements?q= */
bool admin_schools(struct request *request)
{
    return schools_send(request, NULL, NULL, 200);
}

/* POST /admin/etablissements/importer: the official directory, as stage3ectl import takes it. */
bool admin_schools_import_post(struct request *request)
{
    enum { ROWS_MAX = 2000 }; /* a visitor waits; stage3ectl takes larger files */
    const struct form_file file = request_file(request, "file");
    struct import import = {.pool = request->pool, .config = request->config, .kind = "schools"};
    const struct audit audit = {.account_id = request->visitor.account_id,
                                .actor = ACTOR_ADMIN,
                                .action = "imported",
                                .subject = "school"};
    struct table_error error;
    struct table table;

    import.table = &table;
    if (file.size == 0)
        return schools_send(request, NULL, "file-missing", 422);
    if (!table_parse(request->pool, file.bytes, file.size, ROWS_MAX, &table, &error))
        return schools_send(request, NULL, pool_printf(request->pool, "import-%s", error.code),
                            422);
    if (import_run(request->db, &import) && trail_audit(request, &audit))
        return schools_send(request, &import, NULL, 200);
    if (import.missing_column != NULL)
        return schools_send(request, NULL, "import-schools", 422);
    return false;
}

static const char *const priorities[] = {"none", "rep", "rep_plus", NULL};

static const struct field school_fields[] = {
    {"school-name", FIELD_LINE, true, 160, offsetof(struct school, name), NULL},
    {"address", FIELD_LINE, false, 200, offsetof(struct school, address), NULL},
    {"postcode", FIELD_POSTCODE, true, 0, offsetof(struct school, postcode), NULL},
    {"town", FIELD_LINE, true, 100, offsetof(struct school, town), NULL},
    {"priority", FIELD_CHOICE, true, 0, offsetof(struct school, priority), priorities},
    {"school-phone", FIELD_PHONE, false, 0, offsetof(struct school, phone), NULL},
    {"school-email", FIELD_EMAIL, false, 0, offsetof(struct school, email), NULL},
    {"website", FIELD_WEBSITE, false, 250, offsetof(struct school, website), NULL},
    {"is-open", FIELD_BOX, false, 0, offsetof(struct school, is_open), NULL},
};

/* False: answered already, or the database failed. */
static bool admin_school_open(struct request *request, struct school *school)
{
    if (!store_school_find(request->db, route_id(request), school))
        return false;
    if (school->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}

static struct form_page school_page(struct request *request, const struct school *school)
{
    return (struct form_page){.name = "school",
                              .action = request->path,
                              .back = "/admin/etablissements",
                              .set = "school",
                              .fields = school_fields,
                              .count = sizeof school_fields / sizeof *school_fields,
                              .about = pool_printf(request->pool, "%s, %s (%s)", school->name,
                                                   school->town, school->uai)};
}

/* GET /admin/etablissements/{id} */
bool admin_school(struct request *request)
{
    struct form values = {0};
    struct school school;

    if (!admin_school_open(request, &school))
        return false;
    const struct form_page form = school_page(request, &school);

    fields_fill(request->pool, form.fields, form.count, &school, &values);
    form_page_send(request, &form, &values, NULL, 200);
    return true;
}

/* POST /admin/etablissements/{id} */
bool admin_school_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct school school, typed;

    if (!admin_school_open(request, &school))
        return false;
    const struct form_page form = school_page(request, &school);
    const struct form values = fields_kept(request->pool, &request->body, form.fields, form.count);
    struct correcting correcting = {.request = request,
                                    .action = "corrected",
                                    .subject = "school",
                                    .id = school.id,
                                    .school = &typed};

    typed = school;
    fields_read(request->pool, &request->body, form.fields, form.count, &typed, &errors);
    if (errors.count > 0)
        form_page_send(request, &form, &values, &errors, 422);
    else if (db_transaction(request->db, correction_save, &correcting))
        response_see_other(request, "/admin/etablissements?q=%s", school.uai);
    else
        return false;
    return true;
}
