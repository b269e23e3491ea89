/* What `stage3ectl deadlines` works with: those who are awaited, and what is due for them today. */
#ifndef STAGE3E_STAGE3ECTL_DEADLINES_H
#define STAGE3E_STAGE3ECTL_DEADLINES_H

#include "rules/calendar.h"
#include "store/awaited_store.h"

struct config;
struct pool;

struct deadlines {
    const struct config *config;
    struct pool *pool;
    struct db *db;
    struct calendar calendar;
    struct date today;
    time_t now;
    unsigned expired;
    unsigned reminded;
    bool is_dry; /* says what it would do, and does nothing */
};

/* What an application waits for: the pupil to confirm if it is accepted, else the employer to
 * answer, or the referent to give an opinion. */
struct wait deadlines_wait(const struct deadlines *deadlines,
                           const struct awaited_application *awaited, enum reminder_kind kind);

/* An erased contact is nobody to remind, or to wait for reminders of. */
bool awaited_is_reachable(const struct awaited_application *awaited);

/* reminders.c: tells those who are awaited and were not told yet. False if the database failed. */
bool reminders_send(struct deadlines *deadlines, const struct awaited_application *awaited,
                    size_t count) __attribute__((warn_unused_result));

/* agreement_reminders.c: the same of those who have not signed an agreement. */
bool agreement_reminders_send(struct deadlines *deadlines) __attribute__((warn_unused_result));

#endif
