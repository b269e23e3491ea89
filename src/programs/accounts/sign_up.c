/* Opening an account: /compte/creer/employeur/nouveau,
 * /compte/creer/{employeur,eleve,college}/{id}. Whether or not the e-mail has an account already,
 * the answer is the same: only a mail tells. No password is asked here, where nobody has proved to
 * read the address's mails: it is chosen on the page of the mailed link (activate.c). What is
 * written is in sign_up_save.c. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/guardian.h"
#include "accounts/sign_up.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/account.h"
#include "site/attempts.h"
#include "site/mailing.h"
#include "site/page.h"
#include "store/employer_store.h"
#include "store/form_key_store.h"
#include "store/reference_store.h"
#include "store/school_pupil_store.h"
#include "store/school_store.h"
#include "web/decode.h"
#include "web/response.h"

enum { SETS_MAX = 3 };

/* The groups of fields of the form. */
struct field_set {
    const char *name;
    const struct field *fields;
    size_t count;
};

/* How many of a pupil's fields are about the pupil; the others, about the adults beside. */
static size_t pupil_fields_own(void)
{
    size_t own = 0;

    while (own < sign_up_pupil_count && strcmp(sign_up_pupil[own].name, "guardian-name") != 0)
        own++;
    return own;
}

static size_t field_sets(const struct joining *joining, struct field_set sets[SETS_MAX])
{
    size_t count = 0;

    if (joining->role == ACCOUNT_EMPLOYER && joining->target_id == 0)
        sets[count++] =
            (struct field_set){"organisation", sign_up_organisation, sign_up_organisation_count};
    if (joining->role == ACCOUNT_EMPLOYER)
        sets[count++] =
            (struct field_set){"person", sign_up_employer_person, sign_up_employer_person_count};
    else if (joining->role == ACCOUNT_PUPIL) {
        const size_t own = pupil_fields_own();

        sets[count++] = (struct field_set){"pupil", sign_up_pupil, own};
        sets[count++] =
            (struct field_set){"guardian", sign_up_pupil + own, sign_up_pupil_count - own};
    } else
        sets[count++] = (struct field_set){"person", sign_up_staff, sign_up_staff_count};
    sets[count++] =
        (struct field_set){"credentials", sign_up_credentials, sign_up_credentials_count};
    return count;
}

/* Finds what the visitor joins. False: answered already, or the database failed. */
static bool joining_begin(struct request *request, enum account_role role, bool has_target,
                          struct joining *joining)
{
    bool is_done = true;

    *joining = (struct joining){.request = request, .role = role};
    if (!has_target)
        return true;
    joining->target_id = route_id(request);
    if (role == ACCOUNT_EMPLOYER) {
        is_done = store_employer_find(request->db, joining->target_id, &joining->employer);
        if (joining->employer.is_confirmed)
            joining->target_name = joining->employer.organisation.name;
    } else {
        is_done = store_school_find(request->db, joining->target_id, &joining->school);
        joining->target_name = joining->school.name;
    }
    if (!is_done)
        return false;
    if (joining->target_name == NULL)
        page_error(request, 404, "not-found");
    return is_done && joining->target_name != NULL;
}

/* The personal code of an invitation, where there is one: in the query, then in the form. */
static bool joining_code(struct joining *joining, unsigned *wait_s)
{
    struct request *request = joining->request;

    joining->code = form_value(request->method == POST ? &request->body : &request->query, "code");
    if (joining->role != ACCOUNT_PUPIL || text_is_empty(joining->code))
        return true;
    if (!invitation_of_code(request, joining->code, &joining->invitation, wait_s))
        return false;
    /* Another school's code says nothing here. */
    if (joining->invitation.school_id != joining->target_id)
        joining->invitation = (struct pupil_invitation){0};
    return true;
}

/* A pupil fills in one group of fields a page: short steps, each carried along in the next one's
 * hidden fields, so that nothing is kept of who never ends. Counted from 1; 0: all on one page. */
struct step {
    size_t shown;
    size_t reached; /* the last that was filled in, or is now */
};

static bool set_has(const struct field_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->fields[i].name, name) == 0)
            return true;
    }
    return false;
}

/* The last group of which anything was sent. */
static size_t step_reached(const struct form *body, const struct field_set *sets, size_t count)
{
    for (size_t step = count; step > 1; step--) {
        for (size_t i = 0; i < sets[step - 1].count; i++) {
            if (form_has(body, sets[step - 1].fields[i].name))
                return step;
        }
    }
    return 1;
}

/* The errors of one group. */
static struct form_errors errors_of(const struct form_errors *errors, const struct field_set *set)
{
    struct form_errors own = {.count = 0};

    for (size_t i = 0; i < errors->count; i++) {
        const struct form_error *error = &errors->list[i];

        if (set_has(set, error->field))
            form_refuse(&own, error->field, error->code, error->detail);
    }
    return own;
}

static void form_send(const struct joining *joining, const struct form *values,
                      const struct form_errors *errors, struct step step, unsigned status)
{
    struct request *request = joining->request;
    struct page page = page_begin(request, "sign-up");
    struct field_set sets[SETS_MAX];
    const size_t count = field_sets(joining, sets);
    xmlNode *form = page_form(&page, "sign-up", request->path);

    xml_attribute(page.content, "role", account_role_code(joining->role));
    if (joining->target_name != NULL)
        xml_attribute(page.content, "target", joining->target_name);
    if (joining->employer.id != 0)
        xml_attribute(page.content, "email-domain", joining->employer.organisation.email_domain);
    if (step.shown > 0) {
        xml_attribute_u64(page.content, "step", step.shown);
        xml_attribute_u64(page.content, "steps", count);
        xml_attribute_u64(page.content, "reached", step.reached);
    }
    page_form_once(&page, form);
    xml_form(form, values, errors);
    for (size_t i = 0; i < count; i++)
        page_fields(form, sets[i].name, sets[i].fields, sets[i].count);
    page_send(&page, status);
}

/* What the school knows of a pupil with a code. */
static void invitation_fill(struct joining *joining, struct form *values)
{
    const struct pupil_invitation *invitation = &joining->invitation;
    struct pool *pool = joining->request->pool;
    char born_on[DATE_ISO_SIZE];

    date_iso(invitation->born_on, born_on);
    form_add(pool, values, "code", joining->code);
    form_add(pool, values, "class", invitation->class_name);
    form_add(pool, values, "last-name", invitation->last_name);
    form_add(pool, values, "first-name", invitation->first_name);
    form_add(pool, values, "born-on", pool_strdup(pool, born_on));
    form_add(pool, values, "email", invitation->email);
}

static bool form_show(struct request *request, enum account_role role, bool has_target)
{
    struct joining joining;
    struct form values = {0};
    unsigned wait_s = 0;

    if (!joining_begin(request, role, has_target, &joining))
        return false;
    if (!joining_code(&joining, &wait_s))
        return false;
    /* The page that asks for a code says when it may be tried again. */
    if (wait_s > 0) {
        response_see_other(request, "/compte/creer/eleve?code=%s",
                           encode_component(request->pool, joining.code));
        return true;
    }
    form_add(request->pool, &values, "country", "France");
    if (joining.invitation.id != 0)
        invitation_fill(&joining, &values);
    form_send(&joining, &values, NULL,
              role == ACCOUNT_PUPIL ? (struct step){1, 1} : (struct step){0, 0}, 200);
    return true;
}

/* All that was typed. */
static struct form values_kept(const struct joining *joining)
{
    struct request *request = joining->request;
    struct field_set sets[SETS_MAX];
    const size_t count = field_sets(joining, sets);
    struct form values = {0};

    for (size_t i = 0; i < count; i++) {
        const struct form kept =
            fields_kept(request->pool, &request->body, sets[i].fields, sets[i].count);

        for (size_t k = 0; k < kept.count; k++)
            form_add(request->pool, &values, kept.pairs[k].name, kept.pairs[k].value);
    }
    if (!text_is_empty(form_value(&request->body, "commitment")))
        form_add(request->pool, &values, "commitment", "1");
    form_add(request->pool, &values, "code", form_value(&request->body, "code"));
    return values;
}

/* What the database knows: SIRET, NAF, the domain of an employer, the address of a school. */
static bool references_check(struct joining *joining, struct form_errors *errors)
{
    struct request *request = joining->request;
    const struct sign_up *sign_up = &joining->sign_up;
    const char *domain = joining->employer.organisation.email_domain;
    struct employer known;
    bool naf_is_known;

    if (joining->role == ACCOUNT_SCHOOL && text_is_empty(joining->school.email))
        form_refuse(errors, "email", "school-without-email", NULL);
    if (joining->role != ACCOUNT_EMPLOYER)
        return true;
    if (joining->target_id != 0) {
        if (!text_is_empty(domain) && !form_is_refused(errors, "email") &&
            !email_is_of_domain(sign_up->email, domain))
            form_refuse(errors, "email", "not-of-domain",
                        pool_printf(request->pool, "@%s", domain));
        return true;
    }
    if (!store_employer_of_siret(request->db, sign_up->organisation.siret, &known) ||
        !store_naf_is_known(request->db, sign_up->organisation.naf, &naf_is_known))
        return false;
    if (known.is_confirmed)
        form_refuse(errors, "siret", "siret-known", NULL);
    if (!naf_is_known && !form_is_refused(errors, "naf"))
        form_refuse(errors, "naf", "naf-unknown", NULL);
    return true;
}

static bool form_read(struct joining *joining, struct form_errors *errors)
{
    struct request *request = joining->request;
    struct field_set sets[SETS_MAX];
    const size_t count = field_sets(joining, sets);

    for (size_t i = 0; i < count; i++)
        fields_read(request->pool, &request->body, sets[i].fields, sets[i].count, &joining->sign_up,
                    errors);
    if (joining->role == ACCOUNT_EMPLOYER && joining->target_id == 0)
        organisation_check(request->pool, &joining->sign_up.organisation, errors);
    if (joining->role == ACCOUNT_EMPLOYER &&
        text_is_empty(form_value(&request->body, "commitment")))
        form_refuse(errors, "commitment", "box", NULL);
    if (joining->role == ACCOUNT_PUPIL)
        pupil_check(request->pool, &joining->sign_up, request->today, errors);
    fields_confirm(request->pool, &request->body, "email", "email-confirmation", "email-differs",
                   errors);
    return references_check(joining, errors);
}

static bool sign_up_finish(struct joining *joining)
{
    struct request *request = joining->request;
    const char *query = joining->role == ACCOUNT_PUPIL ? "?pour=eleve" : "";

    if (db_transaction(request->db, sign_up_save, joining))
        response_see_other(request, "%s%s", sign_up_done_path, query);
    else if (db_error(request->db) == DB_DUPLICATE)
        /* Somebody signed up with this e-mail or SIRET at the same moment: theirs stands. */
        response_see_other(request, "%s%s", sign_up_done_path, query);
    else
        return false;
    return true;
}

/* The mails that it would cause, to the newcomer and to a guardian. A whole school may sign up from
 * one address: its codes, each good once, are limit enough. False if the database failed. */
static bool mails_count(struct joining *joining, struct form_errors *errors, unsigned *status)
{
    struct request *request = joining->request;
    const struct mailing mailing = {.occasion = MAIL_SIGN_UP,
                                    .recipient = joining->sign_up.email,
                                    .is_vouched = joining->invitation.id != 0};
    struct mail_refusal refusal = {0};

    if (!mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code != NULL) {
        *status = 429;
        mailing_refuse(request, &refusal, errors, "email");
        return true;
    }
    return joining->role != ACCOUNT_PUPIL ||
           guardian_count(request, &joining->sign_up.pupil, mailing.is_vouched, errors, status);
}

/* What was typed, checked; then counted, if it would be sent. False if the database failed. */
static bool form_check(struct joining *joining, struct form_errors *errors, unsigned *status)
{
    struct request *request = joining->request;
    unsigned wait_s = 0;

    *status = 422;
    if (!joining_code(joining, &wait_s) || !form_read(joining, errors))
        return false;
    if (wait_s > 0) {
        *status = 429;
        attempts_retry_after(request, wait_s);
        form_refuse(errors, "email", "too-often", NULL);
    }
    if (strlen(form_value(&request->body, "once")) != TOKEN_TEXT_LENGTH)
        form_refuse(errors, "email", "form-expired", NULL);
    return errors->count > 0 || mails_count(joining, errors, status);
}

/* What follows of a pupil's form: the step with the first error, the one before, the next one.
 * False: all is there and good, or it is not in steps. */
static bool step_send(const struct joining *joining, const struct form_errors *errors,
                      unsigned status)
{
    const struct form *body = &joining->request->body;
    struct field_set sets[SETS_MAX];
    const size_t count = field_sets(joining, sets);
    struct step step = {.reached = step_reached(body, sets, count)};
    struct form values = values_kept(joining);
    struct form_errors own = {.count = 0};

    if (joining->role != ACCOUNT_PUPIL)
        return false;
    if (form_has(body, "retour")) {
        step.shown = strcmp(form_value(body, "etape"), "3") == 0 ? 2 : 1;
        form_send(joining, &values, NULL, step, 200);
        return true;
    }
    while (step.shown < step.reached && own.count == 0)
        own = errors_of(errors, &sets[step.shown++]);
    if (own.count == 0 && step.reached == count)
        return false;
    if (own.count == 0) {
        step.shown = ++step.reached;
        status = 200;
    }
    if (step.shown == count && joining->invitation.id != 0 && !form_has(body, "email"))
        form_add(joining->request->pool, &values, "email", joining->invitation.email);
    form_send(joining, &values, &own, step, status);
    return true;
}

static bool form_post(struct request *request, enum account_role role, bool has_target)
{
    struct joining joining;
    struct form_errors errors = {.count = 0};
    const char *once = form_value(&request->body, "once"), *first_location;
    unsigned status;

    if (!joining_begin(request, role, has_target, &joining))
        return false;
    if (!store_form_key_find(request->db, once, &first_location))
        return false;
    if (first_location != NULL) {
        response_see_other(request, "%s", first_location);
        return true;
    }
    if (!form_check(&joining, &errors, &status))
        return false;
    if (step_send(&joining, &errors, status))
        return true;
    if (errors.count == 0)
        return sign_up_finish(&joining);
    const struct form values = values_kept(&joining);

    form_send(&joining, &values, &errors, (struct step){0, 0}, status);
    return true;
}

static bool show_again(struct request *request, enum account_role role, bool has_target)
{
    struct joining joining;
    struct form_errors errors = {.count = 0};

    if (!joining_begin(request, role, has_target, &joining))
        return false;
    const struct form values = values_kept(&joining);
    struct field_set sets[SETS_MAX];
    const size_t count = field_sets(&joining, sets);
    struct step step = {0, 0};

    if (role == ACCOUNT_PUPIL)
        step.shown = step.reached = step_reached(&request->body, sets, count);
    form_refuse(&errors, sets[step.shown > 0 ? step.shown - 1 : count - 1].fields[0].name,
                "form-expired", NULL);
    form_send(&joining, &values, &errors, step, 403);
    return true;
}

bool sign_up_new_employer_form(struct request *request)
{
    return form_show(request, ACCOUNT_EMPLOYER, false);
}

bool sign_up_new_employer_post(struct request *request)
{
    return form_post(request, ACCOUNT_EMPLOYER, false);
}

bool sign_up_new_employer_again(struct request *request)
{
    return show_again(request, ACCOUNT_EMPLOYER, false);
}

bool sign_up_employer_form(struct request *request)
{
    return form_show(request, ACCOUNT_EMPLOYER, true);
}

bool sign_up_employer_post(struct request *request)
{
    return form_post(request, ACCOUNT_EMPLOYER, true);
}

bool sign_up_employer_again(struct request *request)
{
    return show_again(request, ACCOUNT_EMPLOYER, true);
}

bool sign_up_pupil_form(struct request *request)
{
    return form_show(request, ACCOUNT_PUPIL, true);
}

bool sign_up_pupil_post(struct request *request)
{
    return form_post(request, ACCOUNT_PUPIL, true);
}

bool sign_up_pupil_again(struct request *request)
{
    return show_again(request, ACCOUNT_PUPIL, true);
}

bool sign_up_school_form(struct request *request)
{
    return form_show(request, ACCOUNT_SCHOOL, true);
}

bool sign_up_school_post(struct request *request)
{
    return form_post(request, ACCOUNT_SCHOOL, true);
}

bool sign_up_school_again(struct request *request)
{
    return show_again(request, ACCOUNT_SCHOOL, true);
}
