/* Limits on what visitors have sent. */
#include "site/mailing.h"

#include <string.h>

#include "base/address.h"
#include "base/config.h"
#include "base/form.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/pool.h"
#include "rules/same.h"
#include "site/attempts.h"
#include "site/page.h"
#include "store/session_store.h"
#include "web/request.h"

enum { HOUR_S = 3600, DAY_S = 24 * HOUR_S, FIRST_WAIT_S = 600, LONGEST_WAIT_S = 6 * HOUR_S };

/* One of the four: what it counts, by which key; and the word for who is over it. */
struct brake {
    const char *scope, *key, *code;
    unsigned tries, window_s;
};

static bool brake_ask(struct request *request, const struct mailing *mailing,
                      const struct brake *brake, struct mail_refusal *refusal)
{
    const char *scope =
        pool_printf(request->pool, "mail-%s-%s", brake->scope, mail_rules[mailing->occasion].key);

    if (brake->tries == 0 || brake->key == NULL || refusal->code != NULL)
        return true;
    if (!attempts_count(request, scope, brake->key, brake->tries, brake->window_s,
                        &refusal->wait_s))
        return false;
    if (refusal->wait_s > 0)
        refusal->code = brake->code;
    return true;
}

/* No window, but waits that grow: who waits for a mail gets the next one. A pace lets one more pass
 * than are free. */
bool mailing_delay(struct request *request, enum mail_occasion occasion, const char *recipient,
                   unsigned *wait_s)
{
    const unsigned free = request->config->limits.mail[occasion].recipient;
    const struct pace pace = {free - 1, FIRST_WAIT_S, LONGEST_WAIT_S};

    *wait_s = 0;
    return free == 0 ||
           attempts_pace(request,
                         pool_printf(request->pool, "mail-to-%s", mail_rules[occasion].key),
                         mailbox_counted(request->pool, recipient), &pace, wait_s);
}

static bool recipient_ask(struct request *request, const struct mailing *mailing,
                          struct mail_refusal *refusal)
{
    if (mailing->recipient == NULL || refusal->code != NULL)
        return true;
    if (!mailing_delay(request, mailing->occasion, mailing->recipient, &refusal->wait_s))
        return false;
    if (refusal->wait_s > 0)
        refusal->code = "mail-recipient";
    return true;
}

static unsigned place_tries(const struct request *request, const struct mail_limit *limit)
{
    const bool is_shared = address_is_in(request->remote_address, request->config->limits.shared);

    return limit->place * (is_shared ? request->config->limits.shared_times : 1U);
}

/* Who is over one of them counts for none of those after it: a flood from one place does not use up
 * what others may send. */
static bool limits_ask(struct request *request, const struct mailing *mailing,
                       struct mail_refusal *refusal)
{
    const struct mail_limit *limit = &request->config->limits.mail[mailing->occasion];
    const uint64_t account_id = request->visitor.account_id;
    const struct brake account = {
        "of", pool_printf(request->pool, "%llu", (unsigned long long)account_id), "mail-account",
        account_id == 0 ? 0 : limit->account, DAY_S};
    const struct brake place = {
        "by", attempts_address(request), "mail-place",
        account_id != 0 && limit->account != 0 ? 0 : place_tries(request, limit), HOUR_S};
    const struct brake total = {"all", "", "mail-total", limit->total, HOUR_S};

    if (mailing->is_vouched)
        return recipient_ask(request, mailing, refusal);
    return brake_ask(request, mailing, &account, refusal) &&
           brake_ask(request, mailing, &place, refusal) &&
           recipient_ask(request, mailing, refusal) && brake_ask(request, mailing, &total, refusal);
}

bool mailing_count(struct request *request, const struct mailing *mailing,
                   struct mail_refusal *refusal)
{
    if (!limits_ask(request, mailing, refusal))
        return false;
    if (refusal->code != NULL) {
        log_event(LOG_LEVEL_WARNING, "mail-limit", "occasion", mail_rules[mailing->occasion].key,
                  "limit", refusal->code, NULL);
        metrics_add(METRIC_MAIL_LIMITS, 1);
    }
    return true;
}

void mailing_refuse(struct request *request, const struct mail_refusal *refusal,
                    struct form_errors *errors, const char *field)
{
    attempts_retry_after(request, refusal->wait_s);
    form_refuse(errors, field, refusal->code, wait_text(request, refusal->wait_s));
}

void mailing_refused_page(struct request *request, const struct mail_refusal *refusal)
{
    attempts_retry_after(request, refusal->wait_s);
    page_error(request, 429, "mail-often");
}
