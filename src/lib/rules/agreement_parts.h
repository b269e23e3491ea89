/* What the employer and the school write in an agreement: the fields of their forms, the hours of
 * each day. Pure. domain.md, "The agreement". */
#ifndef STAGE3E_RULES_AGREEMENT_PARTS_H
#define STAGE3E_RULES_AGREEMENT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/form.h"
#include "rules/fields.h"
#include "rules/schedule.h"

struct pool;

enum agreement_part { AGREEMENT_EMPLOYER = 1, AGREEMENT_SCHOOL }; /* as the column's ENUM */

enum { AGREEMENT_DAYS = 5 }; /* Monday to Friday: a placement is within one week */

/* A day's hours as they are typed: "8:30". */
struct agreement_hours {
    const char *from, *pause, *resume, *to;
};

/* Texts are "" where nothing was written. */
struct agreement_employer {
    const char *host_name, *host_title, *host_email; /* who signs */
    const char *tutor_name, *tutor_title, *tutor_phone, *tutor_email;
    const char *address, *postcode, *town, *other_places;
    const char *activities, *skills;
    const char *meal, *travel; /* codes */
    const char *equipment, *bring, *insurance;
    struct agreement_hours each_day;
    struct agreement_hours days[AGREEMENT_DAYS]; /* those that differ */
};

struct agreement_school {
    const char *head_name, *head_title, *head_email; /* who signs */
    const char *teacher_name, *teacher_email, *teacher_phone;
    bool teacher_signs;
    const char *class_name;
    const char *parent_name, *parent_email, *parent_phone;
    const char *parent2_name, *parent2_email;
    const char *aims, *insurance, *arrangements;
};

/* The fields of a form, in the groups that its page shows (labels.xml, "fieldset"). */
struct agreement_group {
    const char *name;
    const struct field *fields;
    size_t count;
};
struct agreement_groups {
    const struct agreement_group *list;
    size_t count;
};
struct agreement_groups agreement_groups(enum agreement_part part);

/* Reads a part from its form into a struct agreement_employer or agreement_school. All errors are
 * found at once; a draft ignores them. */
void agreement_part_read(struct pool *pool, const struct form *form, enum agreement_part part,
                         void *base, struct form_errors *errors);

/* Whether a text speaks to the pupil ("tu", "toi", "tes"), as offers do: an agreement speaks of the
 * pupil. */
bool agreement_says_tu(struct pool *pool, const char *text);

/* No mailbox of the pupil's is a parent's: who signs for the pupil would be the pupil. */
void agreement_family_check(struct pool *pool, const struct agreement_school *school,
                            const char *pupil_email, struct form_errors *errors);

/* What was posted of its fields. */
struct form agreement_part_kept(struct pool *pool, const struct form *form,
                                enum agreement_part part);

/* The other way: adds what the struct at base holds. */
void agreement_part_fill(struct pool *pool, enum agreement_part part, const void *base,
                         struct form *form);

/* The hours of each day of the placement, from its first to its last: its own, else those of each
 * day; a day with neither is a day off. What cannot be is refused at its field; what is written of
 * a day that is not of the placement counts for nothing. */
void agreement_schedule_read(struct pool *pool, const struct agreement_employer *employer,
                             struct date first, struct date last, struct schedule *schedule,
                             struct form_errors *errors);

/* The other way, to begin with: the hours of a schedule as one would type them, "each day" as far
 * as each has the same. A week that the form cannot say (a day with two breaks) begins nothing. */
void agreement_hours_begin(struct pool *pool, const struct schedule *schedule,
                           struct agreement_employer *employer);

/* Leaves no hours written of any day. */
void agreement_hours_forget(struct agreement_employer *employer);

/* Nothing is written of any day. */
bool agreement_hours_are_empty(const struct agreement_employer *employer);

#endif
