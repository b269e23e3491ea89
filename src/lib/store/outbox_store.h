/* The outbox as those who watch over it see it: what waits, what failed; never what it says. */
#ifndef STAGE3E_STORE_OUTBOX_STORE_H
#define STAGE3E_STORE_OUTBOX_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

struct pool;

struct outbox_figures {
    unsigned due;        /* could go now and did not yet */
    unsigned later;      /* wait for their time, or for another try */
    unsigned failed;     /* wait for an administrator */
    unsigned failed_day; /* … since yesterday */
    uint64_t oldest_s;   /* how long the oldest of those due could have gone */
    unsigned sms_month;  /* SMS sent this month */
    unsigned sms_lost;   /* … of which the gateway says that they did not arrive */
};

bool store_outbox_figures(struct db *db, struct outbox_figures *figures)
    __attribute__((warn_unused_result));

struct outbox_message {
    uint64_t id;
    bool is_sms;
    const char *recipient;
    const char *template_name;
    const char *state; /* of the column's ENUM */
    unsigned attempts;
    const char *reason; /* why it was not sent; "": it was not tried */
    time_t created_at;
    time_t next_attempt_at;
    time_t sent_at; /* 0: it was not */
};

/* Up to limit messages in a state, the newest first, with numbers below before_id (0: all);
 * has_more tells whether there are others. */
bool store_outbox_list(struct db *db, const char *state, uint64_t before_id, unsigned limit,
                       struct outbox_message **messages, size_t *count, bool *has_more)
    __attribute__((warn_unused_result));

/* One of them; id 0 if there is none. */
bool store_outbox_find(struct db *db, uint64_t id, struct outbox_message *message)
    __attribute__((warn_unused_result));

/* Has one that failed or waits tried again at once, for two days; 0: all that failed. count tells
 * how many there were. The codes of links are not: they are no good any more. */
bool store_outbox_retry(struct db *db, uint64_t id, unsigned *count)
    __attribute__((warn_unused_result));

/* Takes back one that was not sent and is not being sent now; its content goes. */
bool store_outbox_cancel(struct db *db, uint64_t id, bool *is_done)
    __attribute__((warn_unused_result));

/* What the gateway says of an SMS that it took, by its own number of it. What it says last holds.
 */
enum sms_report { SMS_UNKNOWN, SMS_ARRIVED, SMS_LOST };
bool store_sms_report(struct db *db, const char *gateway_id, enum sms_report report)
    __attribute__((warn_unused_result));

#endif
