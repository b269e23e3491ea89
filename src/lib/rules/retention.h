/* How long an account is kept: who is warned that it will go, who goes. Pure; domain.md, "Data
 * protection". What else has its time (links, messages, texts) is a table of
 * store/purge_store.c. */
#ifndef STAGE3E_RULES_RETENTION_H
#define STAGE3E_RULES_RETENTION_H

#include <stdbool.h>
#include <time.h>

#include "base/date.h"
#include "rules/account.h"
#include "rules/calendar.h"

enum {
    RETENTION_PUPIL_MONTHS = 3, /* after the end of the school year of the class */
    RETENTION_EMPLOYER_YEARS = 3,
    RETENTION_SCHOOL_YEARS = 2,
    RETENTION_ADMIN_YEARS = 1,
    RETENTION_WARNING_DAYS = 30, /* between the warning and the end, and of rest before it */
};

/* What is known of an account. */
struct retained {
    enum account_role role;
    int school_year;  /* a pupil's: the year in which the school year of the class ends */
    time_t seen_at;   /* the last sign-in or page; without any, when it was activated */
    time_t warned_at; /* 0: never */
    bool is_needed; /* an application lives, a placement is on or to come; the last administrator */
};

enum retention { RETENTION_KEEP, RETENTION_WARN, RETENTION_ERASE };

/* The first day on which an account can be erased. */
struct date retention_due_on(const struct retained *account, const struct calendar *calendar);

/* What to do with it now. A warning is void once its reader has signed in again. */
enum retention retention_decide(const struct retained *account, const struct calendar *calendar,
                                time_t now);

/* The last school year whose pupils can be due for a warning on a day: no need to look at others.
 */
int retention_last_school_year(const struct calendar *calendar, struct date day);

#endif
