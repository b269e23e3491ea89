/* The hours of a week in a form: days ticked ("day-1" is Monday), the hours of all of them
 * ("hours-from", "hours-to", "break-from", "break-to"), and those of a day that differs
 * ("day-5-from", "day-5-to", "day-5-break-from", "day-5-break-to"), which ticks it. Pure. */
#ifndef STAGE3E_RULES_SCHEDULE_FORM_H
#define STAGE3E_RULES_SCHEDULE_FORM_H

#include "base/form.h"
#include "rules/schedule.h"
#include "rules/working_time.h"

enum { SCHEDULE_FORM_DAYS = 5 }; /* that it asks about: a placement is from Monday to Friday */

/* Reads the schedule; what makes no sense is refused at its field, and then there are no hours.
 * Nothing ticked and nothing typed is the schedule without hours. */
void schedule_form_read(struct pool *pool, const struct form *form, struct schedule *schedule,
                        struct form_errors *errors);

/* The limits that an offer's hours break: by their days alone, as for a pupil under 16. */
void schedule_form_check(const struct schedule *schedule, struct working_time_breaches *breaches);

/* Refuses, each at its field, the limits that bind and are broken: the code is "law-" and that of
 * the limit, the detail what there is. */
void schedule_form_refuse(struct pool *pool, const struct form *form,
                          const struct working_time_breaches *breaches, struct form_errors *errors);

/* The other way: hours that most days have, and those of the others. A day with more than one break
 * shows the first: this form asks for no more. */
void schedule_form_fill(struct pool *pool, const struct schedule *schedule, struct form *form);

/* True for each name that such a form may bring. */
bool schedule_form_knows(const char *name);

#endif
