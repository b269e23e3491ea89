/* Messages that are to be sent: put into the outbox in the transaction of what they say. */
#ifndef STAGE3E_STORE_MESSAGE_STORE_H
#define STAGE3E_STORE_MESSAGE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

/* A mail or SMS to be sent; content is the XML for its template. What it is about may be 0. */
struct mail {
    const char *recipient; /* e-mail address, or number in E.164 */
    bool is_sms;
    const char *template_name;
    const char *content;
    uint64_t offer_id;
    uint64_t application_id;
    uint64_t account_id;
    const char *dedup_key; /* NULL, or what must be said once only: the second is left out */
    uint64_t event_id;     /* the change that it announces, once to each */
    time_t not_before;     /* 0: as soon as may be */
};

bool store_mail_insert(struct db *db, const struct mail *mail, time_t now)
    __attribute__((warn_unused_result));

/* Several mails or SMS at once, without a change that they announce or a key of what is said once.
 */
bool store_mails_insert(struct db *db, const struct mail *mails, size_t count, time_t now)
    __attribute__((warn_unused_result));

/* Says it in the place of one of either template to the same recipient that has not left yet;
 * is_done tells whether there was one. */
bool store_mail_replace(struct db *db, const struct mail *mail, const char *other_template,
                        time_t now, bool *is_done) __attribute__((warn_unused_result));

#endif
