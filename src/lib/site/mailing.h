/* The site is no mail cannon: what a visitor is about to have sent is counted (base/mail_limits.h),
 * to whom, from where, by which account and in all, before anything is looked up. So the answer
 * tells nobody who has an account. Counted in the database, the same for all workers. */
#ifndef STAGE3E_SITE_MAILING_H
#define STAGE3E_SITE_MAILING_H

#include <stdbool.h>

#include "base/mail_limits.h"

struct form_errors;
struct request;

struct mailing {
    enum mail_occasion occasion;
    const char *recipient; /* e-mail or number; NULL: not limited by that */
    bool is_vouched;       /* by a code that was given to one person: limited by that alone */
};

/* Why it cannot be sent now. */
struct mail_refusal {
    const char *code; /* labels.xml, "error"; NULL: it can */
    unsigned wait_s;
};

/* Counts one more; nothing further where it was refused already. False if the database failed. */
bool mailing_count(struct request *request, const struct mailing *mailing,
                   struct mail_refusal *refusal) __attribute__((warn_unused_result));

/* Of what can wait: counts one more to its recipient, and says after how many seconds it may be
 * sent, 0 for at once. May be in a transaction. */
bool mailing_delay(struct request *request, enum mail_occasion occasion, const char *recipient,
                   unsigned *wait_s) __attribute__((warn_unused_result));

/* Notes it at a field, with the time to wait; the answer is 429 then. */
void mailing_refuse(struct request *request, const struct mail_refusal *refusal,
                    struct form_errors *errors, const char *field);

/* The whole answer where no form was filled in: 429, saying what to do. */
void mailing_refused_page(struct request *request, const struct mail_refusal *refusal);

#endif
