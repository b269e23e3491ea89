/* What is said to legal representatives. */
#include "accounts/guardian.h"

#include <string.h>

#include "base/text.h"
#include "rules/account.h"
#include "rules/same.h"
#include "site/mailing.h"
#include "site/trail.h"
#include "web/request.h"

bool guardian_tell(struct request *request, const struct ward *ward, const struct pupil *pupil)
{
    return service_guardian_tell(request->db, request->config, ward, pupil, request->now);
}

bool guardian_count(struct request *request, const struct pupil *pupil, bool is_vouched,
                    struct form_errors *errors, unsigned *status)
{
    bool is_sms;
    const struct mailing mailing = {.occasion = MAIL_GUARDIAN,
                                    .recipient = guardian_way(request->config, pupil, &is_sms),
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

bool guardian_change(struct request *request, const struct ward *ward, const struct pupil *former,
                     const struct pupil *pupil)
{
    if (!guardian_is_other(request->pool, former, pupil))
        return true;
    return service_guardian_change(request->db, request->config, ward, former, pupil,
                                   request->now) &&
           trail_add(request, "guardian-changed", "account", ward->account_id, NULL);
}
