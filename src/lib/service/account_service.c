/* Accounts that are opened, changed, and go. */
#include "service/account_service.h"

#include "base/pool.h"
#include "notify/notify.h"
#include "store/account_change.h"
#include "store/account_offer_store.h"
#include "store/application_change.h"
#include "store/erasure_store.h"
#include "store/purge_store.h"
#include "store/school_pupil_store.h"
#include "store/token_store.h"
#include "store/trail_store.h"

static const char *person_name(struct db *db, const struct person *person)
{
    return pool_printf(db_pool(db), "%s %s", person->first_name, person->last_name);
}

static bool link_send(struct db *db, const struct config *config, enum account_link kind,
                      const struct account *account, time_t now, const char **link)
{
    const struct account_notice notice = {
        .recipient = account->email, .account_id = account->id, .role = account->role};

    return notify_account_link(db, config, kind, &notice, now, link);
}

bool service_activation_send(struct db *db, const struct config *config,
                             const struct account *account, time_t now)
{
    const char *link;

    return link_send(db, config, ACCOUNT_LINK_ACTIVATE, account, now, &link);
}

bool service_admin_create(struct db *db, const struct config *config, const char *email,
                          const struct person *person, time_t now, const char **link)
{
    struct account account = {.role = ACCOUNT_ADMIN, .email = email};
    struct audit audit = {.actor = ACTOR_SHELL, .action = "created", .subject = "account"};

    if (!store_account_insert(db, ACCOUNT_ADMIN, email, person, false, now, &account.id))
        return false;
    audit.subject_id = account.id;
    return link_send(db, config, ACCOUNT_LINK_ACTIVATE, &account, now, link) &&
           store_audit(db, &audit, now);
}

/* One that never was confirmed has no password to forget: its activation is what is missing. */
static bool awaits_activation(const struct account *account)
{
    return account->state == ACCOUNT_INACTIVE && !account->is_email_confirmed;
}

bool service_account_exists(struct db *db, const struct config *config,
                            const struct account *account, time_t now)
{
    const struct account_notice notice = {.template_name = "account-exists",
                                          .recipient = account->email,
                                          .account_id = account->id,
                                          .path = "/connexion",
                                          .role = account->role};

    return awaits_activation(account) ? service_activation_send(db, config, account, now)
                                      : notify_account(db, config, &notice, now);
}

bool service_password_forgotten(struct db *db, const struct config *config, const char *email,
                                time_t now)
{
    struct account account;
    const char *link;

    if (!store_account_of_email(db, email, &account))
        return false;
    if (account.id == 0 || account.state == ACCOUNT_LOCKED)
        return notify_password_nobody(db, email, now);
    return link_send(db, config,
                     awaits_activation(&account) ? ACCOUNT_LINK_ACTIVATE : ACCOUNT_LINK_PASSWORD,
                     &account, now, &link);
}

bool service_password_set(struct db *db, const struct config *config, const struct account *account,
                          const char *hash, const uint8_t *kept_hash, time_t now)
{
    const struct account_notice notice = {.template_name = "password-changed",
                                          .recipient = account->email,
                                          .account_id = account->id,
                                          .path = "/compte/mot-de-passe",
                                          .role = account->role};

    return store_account_password_set(db, account->id, hash, kept_hash, now) &&
           notify_account(db, config, &notice, now);
}

static bool address_ask(struct db *db, const struct config *config, enum account_link kind,
                        const struct account *account, const char *recipient, const char *new_email,
                        time_t now)
{
    const struct account_notice notice = {.recipient = recipient,
                                          .account_id = account->id,
                                          .role = account->role,
                                          .detail = new_email};
    const char *link;

    return notify_account_link(db, config, kind, &notice, now, &link);
}

bool service_email_change_begin(struct db *db, const struct config *config,
                                const struct account *account, const char *new_email,
                                bool is_unreachable, time_t now)
{
    struct account other;

    return store_account_of_email(db, new_email, &other) &&
           store_tokens_revoke(db, account->id, "email_change", now) &&
           store_email_change_begin(db, account->id, new_email, now) &&
           (is_unreachable ? store_email_change_confirm(db, account->id, false, now)
                           : address_ask(db, config, ACCOUNT_LINK_EMAIL_OLD, account,
                                         account->email, new_email, now)) &&
           (other.id != 0 ||
            address_ask(db, config, ACCOUNT_LINK_EMAIL_NEW, account, new_email, new_email, now));
}

bool service_email_set(struct db *db, const struct config *config, const struct account *account,
                       const char *new_email, time_t now)
{
    const struct account_notice notice = {.template_name = "email-changed",
                                          .recipient = account->email,
                                          .account_id = account->id,
                                          .role = account->role,
                                          .detail = new_email};

    return store_account_email_set(db, account->id, new_email, now) &&
           notify_account(db, config, &notice, now);
}

bool service_approval_ask(struct db *db, const struct config *config, const struct account *account,
                          const char *organisation, const char *recipient, time_t now)
{
    const struct account_notice notice = {.recipient = recipient,
                                          .newcomer_id = account->id,
                                          .name = person_name(db, &account->person),
                                          .email = account->email,
                                          .organisation = organisation,
                                          .detail = account->person.job_title};
    const char *link;

    return notify_account_link(db, config,
                               account->role == ACCOUNT_SCHOOL ? ACCOUNT_LINK_JOIN_SCHOOL
                                                               : ACCOUNT_LINK_JOIN_EMPLOYER,
                               &notice, now, &link);
}

bool service_account_approve(struct db *db, const struct config *config,
                             const struct account *account, const char *organisation, time_t now)
{
    const struct account_notice notice = {.template_name = "account-approved",
                                          .recipient = account->email,
                                          .account_id = account->id,
                                          .path = "/connexion",
                                          .role = account->role,
                                          .organisation = organisation};
    bool is_active;

    return store_account_approve(db, account->id, now, &is_active) &&
           (account->role != ACCOUNT_EMPLOYER || !is_active ||
            store_offers_join(db, account->id, account->email)) &&
           notify_account(db, config, &notice, now);
}

bool service_pupil_invite(struct db *db, const struct config *config,
                          const struct pupil_invitation *pupil, const char *school,
                          const char *code, time_t now)
{
    const struct account_notice notice = {
        .template_name = "pupil-invitation",
        .recipient = pupil->email,
        .path = pool_printf(db_pool(db), "/compte/creer/eleve?code=%s", code),
        .role = ACCOUNT_PUPIL,
        .organisation = school,
        .detail = code};
    bool is_first;

    return store_invitation_mailed(db, pupil->id, now, &is_first) &&
           (!is_first || notify_account(db, config, &notice, now));
}

bool service_account_warn(struct db *db, const struct config *config, const struct account *account,
                          struct date erased_on, time_t now)
{
    const struct account_notice notice = {.template_name = "account-unused",
                                          .recipient = account->email,
                                          .account_id = account->id,
                                          .path = "/connexion",
                                          .role = account->role,
                                          .detail = date_text(db_pool(db), erased_on, DATE_LONG)};

    return store_account_warned(db, account->id, now) && notify_account(db, config, &notice, now);
}

bool service_account_erase(struct db *db, const struct config *config,
                           const struct account *account, bool was_used, time_t now)
{
    struct application_changes changes;

    return store_account_release(db, account, now, &changes) &&
           (!was_used || notify_erasure(db, config, account, &changes, now)) &&
           store_account_forget(db, account, now);
}
