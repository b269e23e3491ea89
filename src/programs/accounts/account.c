/* /compte: one's profile, password and signed-in devices. */
#include "accounts/accounts.h"

#include <string.h>

#include "accounts/belonging.h"
#include "accounts/device.h"
#include "accounts/form_page.h"
#include "accounts/guardian.h"
#include "accounts/guess.h"
#include "base/date.h"
#include "base/password.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/account.h"
#include "rules/password.h"
#include "rules/phone.h"
#include "service/account_service.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/pupil_store.h"
#include "web/response.h"
#include "web/session.h"

static void session_digest(const struct request *request, uint8_t digest[DIGEST_SIZE])
{
    crypto_sha256(request->session_token, strlen(request->session_token), digest);
}

const char *moment_text(struct request *request, time_t moment)
{
    return pool_printf(request->pool, "%s à %s",
                       date_text(request->pool, date_of_instant(moment), DATE_LONG),
                       clock_text(request->pool, moment));
}

static void person_add(struct request *request, xmlNode *parent, const struct account *account)
{
    const struct person *person = &account->person;
    xmlNode *node = xml_element(parent, "person");

    xml_attribute(node, "name",
                  pool_printf(request->pool, "%s %s", person->first_name, person->last_name));
    xml_attribute(node, "job-title", person->job_title);
    xml_attribute(node, "mobile", phone_text(request->pool, person->mobile));
    xml_attribute(node, "landline", phone_text(request->pool, person->landline));
}

static bool devices_add(struct request *request, xmlNode *parent)
{
    uint8_t digest[DIGEST_SIZE];
    struct device *devices;
    size_t count;

    session_digest(request, digest);
    if (!store_devices(request->db, request->visitor.account_id, digest, &devices, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        xmlNode *device = xml_element(parent, "device");

        xml_attribute_u64(device, "id", devices[i].id);
        xml_attribute(device, "name", devices[i].name);
        xml_attribute(device, "since", moment_text(request, devices[i].since));
        xml_attribute(device, "seen", moment_text(request, devices[i].seen_at));
        xml_attribute_bool(device, "current", devices[i].is_current);
    }
    return true;
}

/* GET /compte; info: what was just done, a word of the page */
bool account_show(struct request *request)
{
    struct page page = page_begin(request, "account");
    struct belonging belonging;
    struct account account;

    page_form(&page, "devices", "/compte/appareils/fermer");
    if (!store_account_find(request->db, request->visitor.account_id, &account) ||
        !belonging_find(request, &account, &belonging))
        return false;
    if (belonging.id != 0)
        xml_attribute(page.content, "organisation", belonging.name);
    xml_attribute(page.content, "role", account_role_code(account.role));
    xml_attribute(page.content, "email", account.email);
    xml_attribute(page.content, "since",
                  date_text(request->pool, date_of_instant(account.created_at), DATE_LONG));
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    person_add(request, page.content, &account);
    if (!devices_add(request, page.content))
        return false;
    page_send(&page, 200);
    return true;
}

/* The profile of a role: the fields of its sign-up. */
static struct form_page profile_page(enum role role)
{
    struct form_page form = {
        .name = "profile", .action = "/compte/profil", .back = "/compte", .set = "person"};

    if (role == PUPIL) {
        form.set = "pupil";
        form.fields = sign_up_pupil;
        form.count = sign_up_pupil_count;
    } else if (role == EMPLOYER) {
        form.fields = sign_up_employer_person;
        form.count = sign_up_employer_person_count;
    } else {
        form.fields = sign_up_staff;
        form.count = sign_up_staff_count;
    }
    return form;
}

/* GET /compte/profil */
bool profile_form(struct request *request)
{
    const struct form_page form = profile_page(request->visitor.role);
    struct sign_up known = {0};
    struct form values = {0};
    struct account account;
    uint64_t school_id;

    if (!store_account_find(request->db, request->visitor.account_id, &account) ||
        !store_pupil_find(request->db, request->visitor.account_id, &known.pupil, &school_id))
        return false;
    known.person = account.person;
    fields_fill(request->pool, form.fields, form.count, &known, &values);
    form_page_send(request, &form, &values, NULL, 200);
    return true;
}

struct profile {
    struct request *request;
    const struct sign_up *typed;
};

/* A pupil's, and the word to the guardians where another one is named. */
static bool pupil_save(struct db *db, struct request *request, const struct sign_up *typed)
{
    const uint64_t id = request->visitor.account_id;
    struct belonging belonging;
    struct account account;
    struct pupil former;
    uint64_t school_id;

    if (!store_account_find(db, id, &account) || !belonging_find(request, &account, &belonging) ||
        !store_pupil_find(db, id, &former, &school_id))
        return false;
    const struct ward ward = {
        id,
        pool_printf(request->pool, "%s %s", account.person.first_name, account.person.last_name),
        belonging.name};

    return store_pupil_set(db, id, &typed->pupil) &&
           guardian_change(request, &ward, &former, &typed->pupil);
}

static bool profile_save(struct db *db, void *argument)
{
    const struct profile *profile = argument;
    struct request *request = profile->request;

    return store_account_person_set(db, request->visitor.account_id, &profile->typed->person) &&
           (request->visitor.role != PUPIL || pupil_save(db, request, profile->typed));
}

/* Another guardian is written to: not at once to many. False if the database failed. */
static bool guardian_check(struct request *request, const struct sign_up *typed,
                           struct form_errors *errors, unsigned *status)
{
    struct pupil former;
    uint64_t school_id;

    if (request->visitor.role != PUPIL || errors->count > 0)
        return true;
    return store_pupil_find(request->db, request->visitor.account_id, &former, &school_id) &&
           (!guardian_is_other(request->pool, &former, &typed->pupil) ||
            guardian_count(request, &typed->pupil, false, errors, status));
}

/* POST /compte/profil */
bool profile_post(struct request *request)
{
    const struct form_page form = profile_page(request->visitor.role);
    struct form_errors errors = {.count = 0};
    struct sign_up typed = {.email = request->visitor.email};
    struct profile profile = {request, &typed};
    unsigned status = 422;

    fields_read(request->pool, &request->body, form.fields, form.count, &typed, &errors);
    if (request->visitor.role == PUPIL)
        pupil_check(request->pool, &typed, request->today, &errors);
    if (!guardian_check(request, &typed, &errors, &status))
        return false;
    if (errors.count > 0) {
        const struct form values =
            fields_kept(request->pool, &request->body, form.fields, form.count);

        form_page_send(request, &form, &values, &errors, status);
    } else if (db_transaction(request->db, profile_save, &profile)) {
        response_see_other(request, "/compte?info=profil");
    } else {
        return false;
    }
    return true;
}

/* A new password, and the one it replaces. */
struct password_change {
    struct request *request;
    const char *current;
    const char *password;
    const char *password_again;
    const char *hash;
    struct credentials credentials; /* of the former one */
    bool is_done;
};

static const struct field password_fields[] = {
    {"current-password", FIELD_PASSWORD, true, 0, offsetof(struct password_change, current), NULL},
    {"password", FIELD_PASSWORD, true, 0, offsetof(struct password_change, password), NULL},
    {"password-confirmation", FIELD_PASSWORD, true, 0,
     offsetof(struct password_change, password_again), NULL},
};

static const struct form_page password_page = {.name = "password",
                                               .action = "/compte/changer-mot-de-passe",
                                               .back = "/compte",
                                               .set = "new-password",
                                               .fields = password_fields,
                                               .count = 3};

/* GET /compte/changer-mot-de-passe */
bool password_form(struct request *request)
{
    form_page_send(request, &password_page, NULL, NULL, 200);
    return true;
}

struct account account_of_visitor(const struct request *request)
{
    const struct visitor *visitor = &request->visitor;

    return (struct account){.id = visitor->account_id,
                            .email = visitor->email,
                            .role = visitor->role == PUPIL ? ACCOUNT_PUPIL : 0};
}

/* The new password; all other devices are signed out. */
static bool password_save(struct db *db, void *argument)
{
    struct password_change *change = argument;
    struct request *request = change->request;
    const uint64_t id = request->visitor.account_id;
    const struct audit audit = {.account_id = id,
                                .action = "password-changed",
                                .subject = "account",
                                .subject_id = id,
                                .actor = ACTOR_OWNER};
    const struct account own = account_of_visitor(request);
    uint8_t digest[DIGEST_SIZE];

    if (!store_credentials_hold(db, &change->credentials, &change->is_done))
        return false;
    if (!change->is_done)
        return true;
    session_digest(request, digest);
    return service_password_set(db, request->config, &own, change->hash, digest, request->now) &&
           trail_audit(request, &audit);
}

/* POST /compte/changer-mot-de-passe */
bool password_post(struct request *request)
{
    struct form_errors errors = {.count = 0};
    struct password_change change = {.request = request};
    struct password_owner owner;
    struct account account;
    unsigned status;

    fields_read(request->pool, &request->body, FIELDS(password_fields), &change, &errors);
    if (!store_account_find(request->db, request->visitor.account_id, &account) ||
        !belonging_owner(request, &account, &owner))
        return false;
    password_check(request->pool, &request->body, change.password, &owner, &errors);
    if (!guess_own_password(request, change.current, &change.credentials, &errors, &status))
        return false;
    if (errors.count == 0) {
        change.hash = password_hash(request->pool, change.password);
        if (!db_transaction(request->db, password_save, &change))
            return false;
        if (!change.is_done)
            guess_refuse_former(&errors);
    }
    if (errors.count > 0) {
        form_page_send(request, &password_page, NULL, &errors, status);
        return true;
    }
    device_remember(request, request->visitor.account_id, change.hash);
    response_see_other(request, "/compte?info=mot-de-passe");
    return true;
}

/* POST /compte/appareils/{id}/fermer */
bool device_close_post(struct request *request)
{
    if (!store_device_close(request->db, request->visitor.account_id, route_id(request)))
        return false;
    response_see_other(request, "/compte?info=appareil");
    return true;
}

/* POST /compte/appareils/fermer: all, this one included. */
bool devices_close_post(struct request *request)
{
    if (!store_devices_close(request->db, request->visitor.account_id, NULL))
        return false;
    session_renew(request);
    response_see_other(request, "/connexion");
    return true;
}
