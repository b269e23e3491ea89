/* What `stage3ectl deadlines` and `alert` work with: those who are awaited, and what is due for
 * them today. */
#ifndef STAGE3E_STAGE3ECTL_DUE_H
#define STAGE3E_STAGE3ECTL_DUE_H

#include "rules/alert.h"
#include "rules/calendar.h"
#include "store/alert_store.h"
#include "store/awaited_store.h"

struct config;
struct pool;
struct request;

struct deadlines {
    const struct config *config;
    struct pool *pool;
    struct db *db;
    struct calendar calendar;
    struct alert_days days;
    struct date today;
    time_t now;
    unsigned expired;
    unsigned reminded; /* persons */
    bool is_dry;       /* says what it would do, and does nothing */
};

/* A request for the functions that answer one: on this database, of that day. */
struct request deadlines_request(const struct deadlines *deadlines, struct pool *pool);

/* What an application waits for: the pupil to confirm, the employer to answer, or the referent to
 * give an opinion. */
struct wait deadlines_wait(const struct deadlines *deadlines, enum alert alert, time_t since,
                           struct date monday, struct date confirm_until);

/* One thing that is due to be said, or (step 0) said along with what is. */
struct due {
    enum alert alert;
    uint64_t id;
    unsigned step;
    uint8_t person[PERSON_SIZE];
};
struct dues {
    struct due *list;
    size_t count;
    size_t room;
};

/* Adds an item of a person that is due. */
void due_add(struct deadlines *deadlines, struct dues *dues, const struct alert_item *item,
             unsigned step);

/* alert_due.c: the step of an item that is due today and may be said today; 0: none, or not today.
 * And all that is due, by person. */
unsigned alert_step(const struct deadlines *deadlines, const struct alert_item *item);
bool alerts_find(struct deadlines *deadlines, const struct awaited_application *awaited,
                 size_t count, bool with_searches, struct dues *dues)
    __attribute__((warn_unused_result));

/* alert_search.c: saved searches that find something new; and in the transaction, of one of them,
 * what (item->extra, NULL: nothing any more). */
bool alert_searches_find(struct deadlines *deadlines, struct dues *dues)
    __attribute__((warn_unused_result));
bool alert_search_read(struct db *db, const struct deadlines *deadlines, struct alert_item *item)
    __attribute__((warn_unused_result));
/* Notes that it is told; is_done is false if another run was faster. In the transaction. */
bool alert_search_told(struct db *db, const struct deadlines *deadlines, const void *extra,
                       bool *is_done) __attribute__((warn_unused_result));

/* alert_facts.c: what items say besides (notify/alerts.h), set by set. */
bool alert_facts_find(struct db *db, const struct deadlines *deadlines, struct alert_items *items)
    __attribute__((warn_unused_result));

/* alert_send.c: writes what is due, a message a person. False if the database failed. */
bool alerts_send(struct deadlines *deadlines, const struct dues *dues)
    __attribute__((warn_unused_result));

#endif
