/* /college/equipe: the staff of a school; its head invites and removes, others propose, and the
 * school's official address approves what they propose and hears of all of it. /college/dates: when
 * its classes go on placement, which everyone sees on /colleges/dates. */
#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "rules/account.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_change.h"
#include "store/account_store.h"
#include "store/message_store.h"
#include "store/organisation_store.h"
#include "store/school_pupil_store.h"
#include "web/response.h"

enum { LINK_S = 7 * 24 * 3600, PLACEMENT_DAYS_MAX = 31 };

/* An invitation of a colleague. */
struct invitation {
    struct request *request;
    const struct school *school;
    struct sign_up typed;
    bool is_proposal; /* the official address is asked */
};

static const struct field invitation_fields[] = {
    {"last-name", FIELD_NAME, true, 80, offsetof(struct sign_up, person.last_name), NULL},
    {"first-name", FIELD_NAME, true, 80, offsetof(struct sign_up, person.first_name), NULL},
    {"job-title", FIELD_NAME, true, 120, offsetof(struct sign_up, person.job_title), NULL},
    {"email", FIELD_EMAIL, true, 0, offsetof(struct sign_up, email), NULL},
};

static void team_send(struct request *request, const struct school *school,
                      const struct form *values, const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "school-team");
    xmlNode *form = page_form(&page, "team", "/college/equipe");
    struct member *members;
    size_t count;

    if (!store_school_staff(request->db, request->pool, school->id, &members, &count)) {
        page_failure(request);
        return;
    }
    xml_form(form, values, errors);
    page_fields(form, "invitation", FIELDS(invitation_fields));
    xml_attribute(page.content, "school", school->name);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    for (size_t i = 0; i < count; i++) {
        const bool is_own = members[i].account_id == request->visitor.account_id;
        xmlNode *member = xml_text_element(page.content, "member", members[i].name);

        xml_attribute_u64(member, "id", members[i].account_id);
        xml_attribute_bool(member, "own", is_own);
        xml_attribute_bool(member, "head", members[i].is_administrator);
        xml_attribute_bool(member, "awaits-approval", members[i].awaits_approval);
        if (is_own)
            xml_attribute_bool(page.content, "head", members[i].is_administrator);

        xml_attribute(member, "email", members[i].email);
        xml_attribute(member, "job-title", members[i].job_title);
        xml_attribute_bool(member, "active", members[i].is_active);
    }
    page_send(&page, status);
}

/* GET /college/equipe */
void school_team_show(struct request *request)
{
    struct school school;

    if (school_open(request, &school))
        team_send(request, &school, NULL, NULL, 200);
}

/* What the official address is told of: "invited", "proposed", "removed", "head". */
static bool official_tell(struct db *db, struct request *request, const struct school *school,
                          const char *act, const char *name, const char *email)
{
    const struct account_notice notice = {
        .template_name = "school-team",
        .recipient = text_is_empty(school->email) ? request->config->site.help_mail : school->email,
        .path = "/connexion",
        .role = act,
        .name = name,
        .email = email,
        .organisation = school->name,
        .detail = request->visitor.email};

    return notify_account(db, request->pool, request->config, &notice, request->now);
}

/* The link by which the colleague joins. */
static bool link_send(struct db *db, const struct invitation *invitation, uint64_t id)
{
    struct request *request = invitation->request;
    uint8_t digest[DIGEST_SIZE];
    const char *token = crypto_token(request->pool, digest);
    const struct token_grant grant = {.purpose = "account_activate",
                                      .email = invitation->typed.email,
                                      .account_id = id,
                                      .lifetime_s = LINK_S};
    const struct account_notice notice = {
        .template_name = "staff-invitation",
        .recipient = invitation->typed.email,
        .account_id = id,
        .path = pool_printf(request->pool, "/compte/activer/%s", token),
        .role = "school",
        .organisation = invitation->school->name,
        .detail = request->visitor.email};

    return store_token_insert(db, digest, &grant, request->now) &&
           notify_account(db, request->pool, request->config, &notice, request->now);
}

/* The colleague's account, without a password: they choose it when they follow the link. It then
 * awaits the official address, unless the head invited a known one. An e-mail that has an account
 * already gets nothing, and the page says the same. */
static bool invitation_save(struct db *db, void *argument)
{
    struct invitation *invitation = argument;
    struct request *request = invitation->request;
    const struct person *person = &invitation->typed.person;
    const char *name = pool_printf(request->pool, "%s %s", person->first_name, person->last_name);
    bool is_known_domain, is_head;
    struct account known;
    uint64_t id, school_id;

    if (!store_account_of_email(db, request->pool, invitation->typed.email, &known) ||
        !store_school_of_account(db, request->visitor.account_id, &school_id, &is_head) ||
        !store_staff_domain_is_known(db, invitation->school->id, invitation->typed.email,
                                     &is_known_domain))
        return false;
    invitation->is_proposal = !is_head || !is_known_domain;
    if (known.id != 0)
        return true;
    return store_account_insert(db, ACCOUNT_SCHOOL, invitation->typed.email, person,
                                invitation->is_proposal, request->now, &id) &&
           store_school_member_insert(db, id, invitation->school->id, false) &&
           link_send(db, invitation, id) &&
           official_tell(db, request, invitation->school,
                         invitation->is_proposal ? "proposed" : "invited", name,
                         invitation->typed.email) &&
           trail_add(request, invitation->is_proposal ? "staff-proposed" : "staff-invited",
                     "account", id, NULL);
}

/* POST /college/equipe */
void school_team_invite_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct school school;
    struct invitation invitation = {.request = request, .school = &school};
    struct mail_refusal refusal = {0};
    const struct form values =
        fields_kept(request->pool, &request->body, FIELDS(invitation_fields));

    if (!school_open(request, &school))
        return;
    fields_read(request->pool, &request->body, FIELDS(invitation_fields), &invitation.typed,
                &errors);
    const struct mailing mailing = {.occasion = MAIL_STAFF, .recipient = invitation.typed.email};

    if (errors.count == 0 && !mailing_count(request, &mailing, &refusal)) {
        page_failure(request);
        return;
    }
    if (refusal.code != NULL)
        mailing_refuse(request, &refusal, &errors, "email");
    if (errors.count > 0)
        team_send(request, &school, &values, &errors, refusal.code != NULL ? 429 : 422);
    else if (db_transaction(request->db, invitation_save, &invitation))
        response_see_other(request, "/college/equipe?info=%s",
                           invitation.is_proposal ? "propose" : "invite");
    else
        page_failure(request);
}

/* An act of the head on a colleague. */
struct team_act {
    struct request *request;
    const struct school *school;
    const struct member *member;
};

static bool removal_save(struct db *db, void *argument)
{
    const struct team_act *act = argument;

    return store_account_lock(db, act->member->account_id, act->request->now) &&
           official_tell(db, act->request, act->school, "removed", act->member->name,
                         act->member->email) &&
           trail_add(act->request, "staff-removed", "account", act->member->account_id, NULL);
}

static bool head_save(struct db *db, void *argument)
{
    const struct team_act *act = argument;

    return store_school_head_set(db, act->school->id, act->member->account_id) &&
           official_tell(db, act->request, act->school, "head", act->member->name,
                         act->member->email) &&
           trail_add(act->request, "head-moved", "account", act->member->account_id, NULL);
}

/* The colleague of the path, if the visitor is the head. False: answered already. */
static bool colleague_open(struct request *request, const struct school *school,
                           struct member *member)
{
    struct member *members;
    uint64_t school_id;
    size_t count;
    bool is_head;

    if (!store_school_of_account(request->db, request->visitor.account_id, &school_id, &is_head) ||
        !store_school_staff(request->db, request->pool, school->id, &members, &count)) {
        page_failure(request);
        return false;
    }
    for (size_t i = 0; is_head && i < count; i++) {
        *member = members[i];
        if (members[i].account_id == route_id(request) &&
            members[i].account_id != request->visitor.account_id)
            return true;
    }
    page_error(request, 404, "not-found");
    return false;
}

static void colleague_post(struct request *request, db_work work, const char *info)
{
    struct school school;
    struct member member;
    struct team_act act = {request, &school, &member};

    if (!school_open(request, &school) || !colleague_open(request, &school, &member))
        return;
    if (db_transaction(request->db, work, &act))
        response_see_other(request, "/college/equipe?info=%s", info);
    else
        page_failure(request);
}

/* POST /college/equipe/{id}/retirer */
void school_team_remove_post(struct request *request)
{
    colleague_post(request, removal_save, "membre-retire");
}

/* POST /college/equipe/{id}/direction */
void school_team_head_post(struct request *request)
{
    colleague_post(request, head_save, "direction");
}

static const struct field dates_fields[] = {
    {"class", FIELD_CLASS, false, 40, offsetof(struct school_dates, class_name), NULL},
    {"first-on", FIELD_DAY, true, 0, offsetof(struct school_dates, first), NULL},
    {"last-on", FIELD_DAY, true, 0, offsetof(struct school_dates, last), NULL},
};

static void dates_send(struct request *request, const struct school *school,
                       const struct form *values, const struct form_errors *errors, unsigned status)
{
    struct page page = page_begin(request, "school-dates");
    xmlNode *form = page_form(&page, "dates", "/college/dates");
    struct school_dates *dates;
    size_t count;

    if (!store_school_dates(request->db, request->pool, school->id, &dates, &count)) {
        page_failure(request);
        return;
    }
    xml_form(form, values, errors);
    page_fields(form, "placement", FIELDS(dates_fields));
    xml_attribute(page.content, "school", school->name);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_element(page.content, "dates");

        xml_attribute_u64(node, "id", dates[i].id);
        xml_attribute(node, "class", dates[i].class_name);
        xml_attribute(node, "text", date_range_text(request->pool, dates[i].first, dates[i].last));
    }
    page_send(&page, status);
}

/* GET /college/dates */
void school_dates_show(struct request *request)
{
    struct school school;

    if (school_open(request, &school))
        dates_send(request, &school, NULL, NULL, 200);
}

static void dates_check(const struct school_dates *dates, struct form_errors *errors)
{
    if (!date_is_set(dates->first) || !date_is_set(dates->last))
        return;
    if (date_compare(dates->last, dates->first) < 0)
        form_refuse(errors, "last-on", "order", NULL);
    else if (date_days_between(dates->first, dates->last) > PLACEMENT_DAYS_MAX)
        form_refuse(errors, "last-on", "placement-long", NULL);
}

/* POST /college/dates */
void school_dates_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct school_dates dates = {0};
    struct school school;
    const struct form values = fields_kept(request->pool, &request->body, FIELDS(dates_fields));

    if (!school_open(request, &school))
        return;
    fields_read(request->pool, &request->body, FIELDS(dates_fields), &dates, &errors);
    dates_check(&dates, &errors);
    if (errors.count == 0 && !store_school_dates_insert(request->db, school.id, &dates)) {
        if (db_error(request->db) != DB_DUPLICATE) {
            page_failure(request);
            return;
        }
        form_refuse(&errors, "first-on", "dates-known", NULL);
    }
    if (errors.count > 0)
        dates_send(request, &school, &values, &errors, 422);
    else
        response_see_other(request, "/college/dates?info=ajoutees");
}

/* POST /college/dates/{id}/retirer */
void school_dates_remove_post(struct request *request)
{
    struct school school;

    if (!school_open(request, &school))
        return;
    if (store_school_dates_remove(request->db, school.id, route_id(request)))
        response_see_other(request, "/college/dates?info=retirees");
    else
        page_failure(request);
}
