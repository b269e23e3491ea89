/* What is said to legal representatives. */
#include "accounts/guardian.h"

#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/notify.h"
#include "rules/account.h"
#include "rules/same.h"
#include "site/mailing.h"
#include "site/trail.h"
#include "store/pupil_store.h"
#include "store/token_store.h"
#include "web/request.h"

enum { LINK_S = 365 * 24 * 3600, FORMER_LINK_S = 30 * 24 * 3600 };

/* Where a representative is told: the e-mail, else the telephone if there is a gateway; else "". */
static const char *way_to(const struct request *request, const struct pupil *pupil, bool *is_sms)
{
    *is_sms = text_is_empty(pupil->guardian_email);
    if (!*is_sms)
        return pupil->guardian_email;
    return *request->config->sms.url != '\0' && !text_is_empty(pupil->guardian_phone)
               ? pupil->guardian_phone
               : "";
}

/* Queues a message with its own link to object; its number is that of the last insert. */
static bool tell(struct request *request, const struct ward *ward, const struct pupil *pupil,
                 const char *template_name, unsigned link_s)
{
    uint8_t digest[DIGEST_SIZE];
    const char *token = crypto_token(request->pool, digest);
    bool is_sms;
    const char *way = way_to(request, pupil, &is_sms);
    const struct token_grant grant = {.purpose = "guardian_object",
                                      .email = is_sms ? "" : way,
                                      .account_id = ward->account_id,
                                      .lifetime_s = link_s};
    const struct account_notice notice = {
        .template_name = template_name,
        .recipient = way,
        .is_sms = is_sms,
        .account_id = ward->account_id,
        .path = pool_printf(request->pool, "/compte/parent/%s", token),
        .name = ward->name,
        .organisation = ward->school};

    return store_token_insert(request->db, digest, &grant, request->now) &&
           notify_account(request->db, request->config, &notice, request->now);
}

bool guardian_tell(struct request *request, const struct ward *ward, const struct pupil *pupil)
{
    bool is_sms;

    if (text_is_empty(way_to(request, pupil, &is_sms)))
        return store_guardian_untold(request->db, ward->account_id);
    return tell(request, ward, pupil, "guardian-told", LINK_S) &&
           store_guardian_message(request->db, ward->account_id, db_last_id(request->db));
}

bool guardian_count(struct request *request, const struct pupil *pupil, bool is_vouched,
                    struct form_errors *errors, unsigned *status)
{
    bool is_sms;
    const struct mailing mailing = {.occasion = MAIL_GUARDIAN,
                                    .recipient = way_to(request, pupil, &is_sms),
                                    .is_vouched = is_vouched};
    struct mail_refusal refusal = {0};

    if (text_is_empty(mailing.recipient))
        return true;
    if (!mailing_count(request, &mailing, &refusal))
        return false;
    if (refusal.code == NULL)
        return true;
    *status = 429;
    mailing_refuse(request, &refusal, errors, is_sms ? "guardian-phone" : "guardian-email");
    return true;
}

static bool is_same_email(struct pool *pool, const char *one, const char *other)
{
    return strcmp(one, other) == 0 || same_email(pool, one, other);
}

bool guardian_is_other(struct pool *pool, const struct pupil *former, const struct pupil *pupil)
{
    return !is_same_email(pool, former->guardian_email, pupil->guardian_email) ||
           strcmp(former->guardian_phone, pupil->guardian_phone) != 0;
}

/* The former one can still object, for a while: a pupil does not choose who decides. */
bool guardian_change(struct request *request, const struct ward *ward, const struct pupil *former,
                     const struct pupil *pupil)
{
    bool is_sms;
    const char *way = way_to(request, former, &is_sms);

    if (!guardian_is_other(request->pool, former, pupil))
        return true;
    return store_tokens_revoke(request->db, ward->account_id, "guardian_object", request->now) &&
           (text_is_empty(way) || tell(request, ward, former, "guardian-changed", FORMER_LINK_S)) &&
           guardian_tell(request, ward, pupil) &&
           trail_add(request, "guardian-changed", "account", ward->account_id, NULL);
}
