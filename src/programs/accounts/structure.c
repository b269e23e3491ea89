/* /compte/structure: the employer's page: what it is, who its members are, its logo. Its
 * administrator edits it; the other members read it. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/account.h"
#include "site/logo.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/employer_store.h"
#include "store/logo_store.h"
#include "store/member_store.h"
#include "store/reference_store.h"
#include "web/response.h"

/* The employer of the visitor. */
struct membership {
    struct employer employer;
    bool is_administrator;
};

/* False: answered already, or the database failed. */
static bool membership_open(struct request *request, bool for_administrator,
                            struct membership *membership)
{
    uint64_t id;

    if (!store_employer_of_account(request->db, request->visitor.account_id, &id,
                                   &membership->is_administrator) ||
        !store_employer_find(request->db, id, &membership->employer))
        return false;
    if (membership->employer.id != 0 && (membership->is_administrator || !for_administrator))
        return true;
    page_error(request, 403, "not-yours");
    return false;
}

static void members_add(xmlNode *content, const struct member *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        xmlNode *member = xml_text_element(content, "member", members[i].name);

        xml_attribute_u64(member, "id", members[i].account_id);
        xml_attribute(member, "email", members[i].email);
        xml_attribute(member, "job-title", members[i].job_title);
        xml_attribute_bool(member, "administrator", members[i].is_administrator);
        xml_attribute_bool(member, "active", members[i].is_active);
        xml_attribute_bool(member, "awaits-approval", members[i].awaits_approval);
    }
}

static bool structure_send(struct request *request, const struct membership *membership,
                           const char *logo_error, unsigned status)
{
    const struct organisation *organisation = &membership->employer.organisation;
    struct page page = page_begin(request, "structure");
    struct member *members;
    size_t count;

    page_form(&page, "structure", "/compte/structure");
    if (!store_employer_members(request->db, membership->employer.id, &members, &count))
        return false;
    xml_attribute_u64(page.content, "id", membership->employer.id);
    xml_attribute(page.content, "name", organisation->name);
    xml_attribute(page.content, "siret", organisation->siret);
    xml_attribute(page.content, "address", organisation->address);
    xml_attribute(page.content, "town",
                  pool_printf(request->pool, "%s %s", organisation->postcode, organisation->town));
    xml_attribute(page.content, "email-domain", organisation->email_domain);
    xml_attribute(page.content, "admin-email", organisation->admin_email);
    xml_attribute_bool(page.content, "logo", membership->employer.has_logo);
    xml_attribute_bool(page.content, "editable", membership->is_administrator);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    if (logo_error != NULL)
        xml_attribute(page.content, "logo-error", logo_error);
    members_add(page.content, members, count);
    page_send(&page, status);
    return true;
}

/* GET /compte/structure */
bool structure_show(struct request *request)
{
    struct membership membership;

    return membership_open(request, false, &membership) &&
           structure_send(request, &membership, NULL, 200);
}

/* All of the organisation but its SIRET: that says which one it is, and only the département
 * corrects it. */
static struct form_page edit_page_of(struct request *request, const struct membership *membership)
{
    struct field *fields = pool_array(request->pool, sign_up_organisation_count, sizeof *fields);
    struct form_page form = {.name = "structure",
                             .action = "/compte/structure/modifier",
                             .back = "/compte/structure",
                             .set = "organisation",
                             .fields = fields,
                             .about = membership->employer.organisation.name};

    for (size_t i = 0; i < sign_up_organisation_count; i++) {
        if (sign_up_organisation[i].kind != FIELD_SIRET)
            fields[form.count++] = sign_up_organisation[i];
    }
    return form;
}

/* GET /compte/structure/modifier */
bool structure_form(struct request *request)
{
    struct membership membership;
    struct sign_up known = {0};
    struct form values = {0};

    if (!membership_open(request, true, &membership))
        return false;
    const struct form_page form = edit_page_of(request, &membership);

    known.organisation = membership.employer.organisation;
    fields_fill(request->pool, form.fields, form.count, &known, &values);
    form_page_send(request, &form, &values, NULL, 200);
    return true;
}

bool organisation_read(struct request *request, const struct field *fields, size_t count,
                       uint64_t employer_id, struct sign_up *typed, struct form_errors *errors)
{
    struct employer other;
    bool naf_is_known;

    fields_read(request->pool, &request->body, fields, count, typed, errors);
    organisation_check(request->pool, &typed->organisation, errors);
    if (!store_employer_of_siret(request->db, typed->organisation.siret, &other) ||
        !store_naf_is_known(request->db, typed->organisation.naf, &naf_is_known))
        return false;
    if (other.is_confirmed && other.id != employer_id)
        form_refuse(errors, "siret", "siret-other", NULL);
    if (!naf_is_known && !form_is_refused(errors, "naf"))
        form_refuse(errors, "naf", "naf-unknown", NULL);
    return true;
}

/* POST /compte/structure/modifier */
bool structure_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct membership membership;
    struct sign_up typed = {0};

    if (!membership_open(request, true, &membership))
        return false;
    const struct form_page form = edit_page_of(request, &membership);
    const struct form values = fields_kept(request->pool, &request->body, form.fields, form.count);

    typed.organisation.siret = membership.employer.organisation.siret;
    if (!organisation_read(request, form.fields, form.count, membership.employer.id, &typed,
                           &errors))
        return false;
    if (errors.count > 0)
        form_page_send(request, &form, &values, &errors, 422);
    else if (store_employer_set(request->db, membership.employer.id, &typed.organisation,
                                request->now))
        response_see_other(request, "/compte/structure?info=structure");
    else
        return false;
    return true;
}

struct handing {
    struct request *request;
    uint64_t employer_id;
    uint64_t account_id;
};

static bool administrator_save(struct db *db, void *argument)
{
    const struct handing *handing = argument;
    const struct audit audit = {.account_id = handing->request->visitor.account_id,
                                .actor = ACTOR_EMPLOYER,
                                .action = "administrator",
                                .subject = "employer",
                                .subject_id = handing->employer_id};

    return store_employer_administrator_set(db, handing->employer_id, handing->account_id) &&
           trail_audit(handing->request, &audit);
}

/* POST /compte/structure/administrateur/{id}: hands the administration to another member. */
bool administrator_post(struct request *request)
{
    struct membership membership;
    struct handing handing = {.request = request, .account_id = route_id(request)};
    bool is_administrator;

    if (!membership_open(request, true, &membership))
        return false;
    if (!store_employer_of_account(request->db, handing.account_id, &handing.employer_id,
                                   &is_administrator))
        return false;
    if (handing.employer_id != membership.employer.id)
        page_error(request, 404, "not-found");
    else if (db_transaction(request->db, administrator_save, &handing))
        response_see_other(request, "/compte/structure?info=administrateur");
    else
        return false;
    return true;
}

/* POST /compte/structure/logo */
bool logo_post(struct request *request)
{
    const struct form_file file = request_file(request, "logo");
    const char *error, *png;
    struct membership membership;
    size_t size;

    if (!membership_open(request, true, &membership))
        return false;
    if (!logo_take(request, &file, &png, &size, &error))
        return false;
    if (error != NULL)
        return structure_send(request, &membership, error,
                              strcmp(error, "too-often") == 0 ? 429 : 422);
    if (!store_logo_set(request->db, membership.employer.id, png, size, request->now))
        return false;
    response_see_other(request, "/compte/structure?info=logo");
    return true;
}

/* POST /compte/structure/logo/retirer */
bool logo_remove_post(struct request *request)
{
    struct membership membership;

    if (!membership_open(request, true, &membership))
        return false;
    if (!store_logo_remove(request->db, membership.employer.id))
        return false;
    response_see_other(request, "/compte/structure?info=logo-retire");
    return true;
}

/* GET /compte/logo/{id}: a public image. */
bool logo_show(struct request *request)
{
    const char *png;
    size_t size;

    if (!store_logo_find(request->db, route_id(request), &png, &size))
        return false;
    if (size == 0) {
        page_error(request, 404, "not-found");
        return true;
    }
    response_header(request, "Cache-Control", "public, max-age=300");
    response_header(request, "Content-Security-Policy", "default-src 'none'");
    response_body(request, 200, "image/png", png, size);
    return true;
}
