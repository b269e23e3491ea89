/* /college/equipe: the staff of a school; its head invites and removes, others propose, and the
 * school's official address approves what they propose and hears of all of it. The département does
 * what a head does at /admin/etablissements/{id}/equipe, for a school without one too. */
#include "accounts/accounts.h"
#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/account.h"
#include "service/staff_service.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/member_store.h"
#include "store/school_store.h"
#include "store/staff_domain_store.h"
#include "web/response.h"

/* The team that a page is about. */
struct team {
    struct request *request;
    struct school school;
    bool is_head;     /* the visitor may do what a head does: it is the head, or the département */
    const char *path; /* of the page */
    const char *acts; /* what the paths of acts on a member begin with */
};

/* An invitation of a colleague. */
struct invitation {
    const struct team *team;
    struct sign_up typed;
    bool is_proposal; /* the official address is asked */
};

static const struct field invitation_fields[] = {
    {"last-name", FIELD_NAME, true, 80, offsetof(struct sign_up, person.last_name), NULL},
    {"first-name", FIELD_NAME, true, 80, offsetof(struct sign_up, person.first_name), NULL},
    {"job-title", FIELD_NAME, true, 120, offsetof(struct sign_up, person.job_title), NULL},
    {"email", FIELD_EMAIL, true, 0, offsetof(struct sign_up, email), NULL},
};

/* The team of a school, for its staff and the département. False: answered already, or the database
 * failed. */
static bool team_of(struct request *request, uint64_t school_id, struct team *team)
{
    uint64_t own_id = school_id;

    *team = (struct team){.request = request, .is_head = request->visitor.role == ADMIN};
    if (!store_school_find(request->db, school_id, &team->school) ||
        (!team->is_head && !store_school_of_account(request->db, request->visitor.account_id,
                                                    &own_id, &team->is_head)))
        return false;
    if (team->school.id == 0 || own_id != school_id) {
        page_error(request, 404, "not-found");
        return false;
    }
    team->path = team->acts = "/college/equipe";
    if (request->visitor.role == ADMIN) {
        team->acts = "/admin/etablissements/equipe";
        team->path = pool_printf(request->pool, "/admin/etablissements/%llu/equipe",
                                 (unsigned long long)school_id);
    }
    return true;
}

static bool team_open(struct request *request, struct team *team)
{
    struct school school;

    if (request->visitor.role == ADMIN)
        return team_of(request, route_id(request), team);
    return school_open(request, &school) && team_of(request, school.id, team);
}

static bool team_send(const struct team *team, const struct form *values,
                      const struct form_errors *errors, unsigned status)
{
    struct request *request = team->request;
    struct page page = page_begin(request, "school-team");
    xmlNode *form = page_form(&page, "team", team->path);
    struct member *members;
    size_t count;

    if (!store_school_staff(request->db, team->school.id, &members, &count))
        return false;
    xml_form(form, values, errors);
    page_fields(form, "invitation", FIELDS(invitation_fields));
    xml_attribute(page.content, "school", team->school.name);
    xml_attribute(page.content, "acts", team->acts);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute_bool(page.content, "head", team->is_head);
    for (size_t i = 0; i < count; i++) {
        const bool is_own = members[i].account_id == request->visitor.account_id;
        xmlNode *member = xml_text_element(page.content, "member", members[i].name);

        xml_attribute_u64(member, "id", members[i].account_id);
        xml_attribute_bool(member, "own", is_own);
        xml_attribute_bool(member, "head", members[i].is_administrator);
        xml_attribute_bool(member, "awaits-approval", members[i].awaits_approval);
        xml_attribute(member, "email", members[i].email);
        xml_attribute(member, "job-title", members[i].job_title);
        xml_attribute_bool(member, "active", members[i].is_active);
    }
    page_send(&page, status);
    return true;
}

/* GET /college/equipe, /admin/etablissements/{id}/equipe */
bool school_team_show(struct request *request)
{
    struct team team;

    return team_open(request, &team) && team_send(&team, NULL, NULL, 200);
}

static struct staff_cause cause_of(const struct team *team)
{
    return (struct staff_cause){&team->school, team->request->visitor.email, team->request->now};
}

/* The colleague's account. It awaits the official address, unless the head invited a known one, or
 * the département anyone. An e-mail that has an account already gets nothing, and the page says the
 * same. */
static bool invitation_save(struct db *db, void *argument)
{
    struct invitation *invitation = argument;
    const struct team *team = invitation->team;
    struct request *request = team->request;
    const struct person *person = &invitation->typed.person;
    const struct staff_cause cause = cause_of(team);
    bool is_known_domain;
    struct account known;
    uint64_t id;

    if (!store_account_of_email(db, invitation->typed.email, &known) ||
        !store_staff_domain_is_known(db, team->school.id, invitation->typed.email,
                                     &is_known_domain))
        return false;
    invitation->is_proposal =
        !team->is_head || (request->visitor.role != ADMIN && !is_known_domain);
    if (known.id != 0)
        return true;
    return service_staff_invite(db, request->config, &cause, invitation->typed.email, person,
                                invitation->is_proposal, &id) &&
           trail_add(request, invitation->is_proposal ? "staff-proposed" : "staff-invited",
                     "account", id, NULL);
}

/* POST /college/equipe, /admin/etablissements/{id}/equipe */
bool school_team_invite_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct team team;
    struct invitation invitation = {.team = &team};
    struct mail_refusal refusal = {0};
    const struct form values =
        fields_kept(request->pool, &request->body, FIELDS(invitation_fields));

    if (!team_open(request, &team))
        return false;
    fields_read(request->pool, &request->body, FIELDS(invitation_fields), &invitation.typed,
                &errors);
    const struct mailing mailing = {.occasion = MAIL_STAFF, .recipient = invitation.typed.email};

    if (errors.count == 0 && !mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL)
        mailing_refuse(request, &refusal, &errors, "email");
    if (errors.count > 0)
        return team_send(&team, &values, &errors, refusal.code != NULL ? 429 : 422);
    /* Who invited the same address at the same moment came first: then it has an account. */
    if (!db_transaction(request->db, invitation_save, &invitation) &&
        db_error(request->db) != DB_DUPLICATE)
        return false;
    response_see_other(request, "%s?info=%s", team.path,
                       invitation.is_proposal ? "propose" : "invite");
    return true;
}

/* An act of the head, or the département, on a member. */
struct team_act {
    struct team team;
    struct member member;
};

static bool removal_save(struct db *db, void *argument)
{
    const struct team_act *act = argument;
    const struct member *member = &act->member;
    const struct staff_cause cause = cause_of(&act->team);

    return service_staff_remove(db, act->team.request->config, &cause, member) &&
           trail_add(act->team.request, "staff-removed", "account", member->account_id, NULL);
}

static bool head_save(struct db *db, void *argument)
{
    const struct team_act *act = argument;
    const struct member *member = &act->member;
    const struct staff_cause cause = cause_of(&act->team);

    return service_staff_head_set(db, act->team.request->config, &cause, member) &&
           trail_add(act->team.request, "head-moved", "account", member->account_id, NULL);
}

/* The member of the path, another one than the visitor, if the visitor may act on it; is_open: one
 * who can sign in. False: answered already, or the database failed. */
static bool member_open(struct request *request, bool is_open, struct team_act *act)
{
    const uint64_t id = route_id(request);
    struct member *members;
    uint64_t school_id;
    size_t count;
    bool is_head;

    if (!store_school_of_account(request->db, id, &school_id, &is_head))
        return false;
    if (!team_of(request, school_id, &act->team))
        return false;
    if (!store_school_staff(request->db, school_id, &members, &count))
        return false;
    for (size_t i = 0; act->team.is_head && i < count; i++) {
        act->member = members[i];
        if (members[i].account_id == id && id != request->visitor.account_id &&
            (!is_open || (members[i].is_active && !members[i].awaits_approval)))
            return true;
    }
    page_error(request, 404, "not-found");
    return false;
}

static bool member_post(struct request *request, db_work work, bool is_open, const char *info)
{
    struct team_act act;

    if (!member_open(request, is_open, &act))
        return false;
    if (!db_transaction(request->db, work, &act))
        return false;
    response_see_other(request, "%s?info=%s", act.team.path, info);
    return true;
}

/* POST /college/equipe/{id}/retirer, /admin/etablissements/equipe/{id}/retirer */
bool school_team_remove_post(struct request *request)
{
    return member_post(request, removal_save, false, "membre-retire");
}

/* POST /college/equipe/{id}/direction, /admin/etablissements/equipe/{id}/direction */
bool school_team_head_post(struct request *request)
{
    return member_post(request, head_save, true, "direction");
}
