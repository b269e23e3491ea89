/* When an alert is due. Pure. base/alerts.h has the table. */
#ifndef STAGE3E_RULES_ALERT_H
#define STAGE3E_RULES_ALERT_H

#include <stdbool.h>

#include "base/alerts.h"
#include "rules/calendar.h"

/* On which days, for whom it may concern: the calendar of the zone, and what is configured. */
struct alert_days {
    const struct calendar *calendar;
    const struct alert_pauses *pauses;
    bool rests_in_holidays; /* nothing that can wait is said in the holidays */
};

/* Whether nothing that can wait is said on a day. */
bool alert_day_rests(const struct alert_days *days, struct date day);

/* How many steps of an alert are due on a day, of what waits since another. */
unsigned alert_steps_due(const struct alert_days *days, enum alert alert,
                         const struct alert_delays *delays, struct date since, struct date day);

/* The last day on which what is due by today can have begun: for statements, which look no further.
 * Unset: the alert is off. */
struct date alert_begun_by(const struct alert_days *days, enum alert alert,
                           const struct alert_delays *delays, struct date today);

/* The number of a day, and of its week: steps of what is said each day, or each week. They only
 * grow. */
unsigned alert_day_number(struct date day);
unsigned alert_week(struct date day);

/* How a pupil's alert goes: what they chose, else by mail, the last step by SMS in its place. */
enum alert_way { WAY_DEFAULT, WAY_NONE, WAY_MAIL, WAY_SMS, WAY_BOTH };
struct alert_ways {
    bool mail;
    bool sms;
};
struct alert_ways alert_ways(enum alert alert, enum alert_way chosen, bool can_sms, unsigned step);

/* "none", "mail", "sms", "both"; and back: false if there is none of that name. */
const char *alert_way_code(enum alert_way way);
bool alert_way_parse(const char *code, enum alert_way *way) __attribute__((warn_unused_result));

#endif
