/* What is said about an account. */
#include "base/pool.h"
#include "notify/message.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "store/erasure_store.h"
#include "store/message_store.h"

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

bool notify_erasure(struct db *db, const struct config *config, const struct account *account,
                    const struct application_changes *changes, time_t now)
{
    const struct account_notice owner = {
        .template_name = "account-deleted", .recipient = account->email, .role = account->role};

    return notify_application_changes(db, config, changes, now) &&
           notify_account(db, config, &owner, now);
}
