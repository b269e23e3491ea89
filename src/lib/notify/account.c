/* What is said about an account. */
#include "base/pool.h"
#include "notify/mailed_link.h"
#include "notify/message.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "store/erasure_store.h"
#include "store/message_store.h"
#include "store/token_store.h"

bool notify_account(struct db *db, const struct config *config, const struct account_notice *notice,
                    time_t now)
{
    struct pool *pool = db_pool(db);

    xmlNode *message = message_begin(config, 0);
    xmlNode *person = xml_element(message, "person");
    struct mail mail = {.recipient = notice->recipient,
                        .is_sms = notice->is_sms,
                        .template_name = notice->template_name,
                        .account_id = notice->account_id,
                        .dedup_key = notice->dedup_key};

    if (notice->is_sms)
        xml_attribute(message, "change", notice->template_name);
    xml_attribute(person, "role",
                  notice->act != NULL ? notice->act : account_role_code(notice->role));
    xml_attribute(person, "name", notice->name);
    xml_attribute(person, "email", notice->email);
    xml_attribute(message, "organisation", notice->organisation);
    xml_attribute(message, "detail", notice->detail);
    if (notice->path != NULL)
        message_link(pool, message, config, notice->path);
    return message_queue(db, message, &mail, now);
}

enum { HOUR_S = 3600, DAY_S = 24 * HOUR_S };

static const struct {
    const char *template_name, *purpose, *path;
    unsigned lifetime_s;
} links[] = {
    [ACCOUNT_LINK_ACTIVATE] = {"account-activation", "account_activate", "/compte/activer",
                               7 * DAY_S},
    [ACCOUNT_LINK_INVITE] = {"staff-invitation", "account_activate", "/compte/activer", 7 * DAY_S},
    [ACCOUNT_LINK_JOIN_SCHOOL] = {"school-join", "school_join", "/compte/approuver", 30 * DAY_S},
    [ACCOUNT_LINK_JOIN_EMPLOYER] = {"employer-join", "employer_join", "/compte/approuver",
                                    30 * DAY_S},
    [ACCOUNT_LINK_EMAIL_OLD] = {"email-change-old", "email_change", "/compte/email", DAY_S},
    [ACCOUNT_LINK_EMAIL_NEW] = {"email-change-new", "email_change", "/compte/email", DAY_S},
    [ACCOUNT_LINK_PASSWORD] = {"password-reset", "password_reset", "/compte/mot-de-passe", HOUR_S},
    [ACCOUNT_LINK_GUARDIAN] = {"guardian-told", "guardian_object", "/compte/parent", 365 * DAY_S},
    [ACCOUNT_LINK_GUARDIAN_FORMER] = {"guardian-changed", "guardian_object", "/compte/parent",
                                      30 * DAY_S},
};

static bool grant(struct db *db, enum account_link kind, const struct account_notice *notice,
                  time_t now, const char **link)
{
    const struct token_grant grant = {.purpose = links[kind].purpose,
                                      .email = notice->is_sms ? "" : notice->recipient,
                                      .account_id = notice->account_id,
                                      .subject_account_id = notice->newcomer_id,
                                      .lifetime_s = links[kind].lifetime_s};

    return link_grant(db, &grant, links[kind].path, now, NULL, link);
}

bool notify_account_link(struct db *db, const struct config *config, enum account_link kind,
                         const struct account_notice *notice, time_t now, const char **link)
{
    struct account_notice whole = *notice;

    if (!grant(db, kind, notice, now, link))
        return false;
    whole.template_name = links[kind].template_name;
    whole.path = *link;
    return notify_account(db, config, &whole, now);
}

bool notify_password_nobody(struct db *db, const char *email, time_t now)
{
    const struct account_notice notice = {.recipient = email};
    const char *link;

    return grant(db, ACCOUNT_LINK_PASSWORD, &notice, now, &link);
}

bool notify_erasure(struct db *db, const struct config *config, const struct account *account,
                    const struct application_changes *changes, time_t now)
{
    const struct account_notice owner = {
        .template_name = "account-deleted", .recipient = account->email, .role = account->role};

    return notify_application_changes(db, config, changes, now) &&
           notify_account(db, config, &owner, now);
}
