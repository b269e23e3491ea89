/* What is said to legal representatives, and what their objection does. */
#include "service/guardian_service.h"

#include "base/config.h"
#include "base/text.h"
#include "notify/notify.h"
#include "service/application_service.h"
#include "store/pupil_store.h"
#include "store/token_store.h"

const char *guardian_way(const struct config *config, const struct pupil *pupil, bool *is_sms)
{
    *is_sms = text_is_empty(pupil->guardian_email);
    if (!*is_sms)
        return pupil->guardian_email;
    return *config->sms.url != '\0' && !text_is_empty(pupil->guardian_phone) ? pupil->guardian_phone
                                                                             : "";
}

/* Queues a message with its own link to object; its number is that of the last insert. Nothing
 * where there is no way to them. */
static bool tell(struct db *db, const struct config *config, enum account_link kind,
                 const struct ward *ward, const struct pupil *pupil, time_t now, bool *is_told)
{
    bool is_sms;
    const struct account_notice notice = {.recipient = guardian_way(config, pupil, &is_sms),
                                          .is_sms = is_sms,
                                          .account_id = ward->account_id,
                                          .name = ward->name,
                                          .organisation = ward->school};
    const char *link;

    *is_told = !text_is_empty(notice.recipient);
    return !*is_told || notify_account_link(db, config, kind, &notice, now, &link);
}

bool service_guardian_tell(struct db *db, const struct config *config, const struct ward *ward,
                           const struct pupil *pupil, time_t now)
{
    bool is_told;

    if (!tell(db, config, ACCOUNT_LINK_GUARDIAN, ward, pupil, now, &is_told))
        return false;
    return is_told ? store_guardian_message(db, ward->account_id, db_last_id(db))
                   : store_guardian_untold(db, ward->account_id);
}

/* The former one can still object, for a while: a pupil does not choose who decides. */
bool service_guardian_change(struct db *db, const struct config *config, const struct ward *ward,
                             const struct pupil *former, const struct pupil *pupil, time_t now)
{
    bool is_told;

    return store_tokens_revoke(db, ward->account_id, "guardian_object", now) &&
           tell(db, config, ACCOUNT_LINK_GUARDIAN_FORMER, ward, former, now, &is_told) &&
           service_guardian_tell(db, config, ward, pupil, now);
}

bool service_guardian_object(struct db *db, const struct config *config,
                             const struct account *account, time_t now)
{
    const struct account_notice notice = {.template_name = "guardian-objected",
                                          .recipient = account->email,
                                          .account_id = account->id,
                                          .role = ACCOUNT_PUPIL};
    const struct application_cause cause = {.actor = ACTOR_LINK,
                                            .reason_code = "account",
                                            .reason = "opposition du représentant légal",
                                            .now = now};

    return service_applications_release(db, config, account->id, &cause) &&
           store_guardian_objected(db, account->id, now) &&
           notify_account(db, config, &notice, now);
}
