/* The forms of an agreement, and its hours. */
#include "rules/agreement_parts.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/same.h"

enum {
    NAME_MAX_LENGTH = 120,
    TITLE_MAX = 120,
    ADDRESS_MAX = 200,
    TEXT_MAX = 1500,
    SHORT_MAX = 600,
    CLOCK_MAX = 8
};

static const char *const meals[] = {"canteen", "paid", "packed", "home", NULL};
static const char *const travels[] = {"none", "provided", "refunded", NULL};

#define OF_EMPLOYER(member) offsetof(struct agreement_employer, member)
#define OF_SCHOOL(member)   offsetof(struct agreement_school, member)

static const struct field host_fields[] = {
    {"host-name", FIELD_NAME, true, NAME_MAX_LENGTH, OF_EMPLOYER(host_name), NULL},
    {"host-title", FIELD_NAME, true, TITLE_MAX, OF_EMPLOYER(host_title), NULL},
    {"host-email", FIELD_EMAIL, true, 0, OF_EMPLOYER(host_email), NULL},
};
static const struct field tutor_fields[] = {
    {"tutor-name", FIELD_NAME, true, NAME_MAX_LENGTH, OF_EMPLOYER(tutor_name), NULL},
    {"tutor-title", FIELD_NAME, true, TITLE_MAX, OF_EMPLOYER(tutor_title), NULL},
    {"tutor-phone", FIELD_PHONE, true, 0, OF_EMPLOYER(tutor_phone), NULL},
    {"tutor-email", FIELD_EMAIL, false, 0, OF_EMPLOYER(tutor_email), NULL},
};
static const struct field place_fields[] = {
    {"place-address", FIELD_LINE, true, ADDRESS_MAX, OF_EMPLOYER(address), NULL},
    {"place-postcode", FIELD_POSTCODE, true, 0, OF_EMPLOYER(postcode), NULL},
    {"place-town", FIELD_LINE, true, ADDRESS_MAX, OF_EMPLOYER(town), NULL},
    {"other-places", FIELD_LINES, false, SHORT_MAX, OF_EMPLOYER(other_places), NULL},
};
static const struct field activity_fields[] = {
    {"activities", FIELD_LINES, true, TEXT_MAX, OF_EMPLOYER(activities), NULL},
    {"skills", FIELD_LINES, false, SHORT_MAX, OF_EMPLOYER(skills), NULL},
};
static const struct field practical_fields[] = {
    {"agreement-meal", FIELD_CHOICE, true, 0, OF_EMPLOYER(meal), meals},
    {"agreement-travel", FIELD_CHOICE, true, 0, OF_EMPLOYER(travel), travels},
    {"equipment", FIELD_LINES, false, SHORT_MAX, OF_EMPLOYER(equipment), NULL},
    {"bring", FIELD_LINES, false, SHORT_MAX, OF_EMPLOYER(bring), NULL},
    {"host-insurance", FIELD_LINE, true, ADDRESS_MAX, OF_EMPLOYER(insurance), NULL},
};
/* NOLINTBEGIN(bugprone-macro-parentheses): place is a member */
#define HOURS_OF(prefix, place)                                                                    \
    {prefix "-from", FIELD_LINE, false, CLOCK_MAX, OF_EMPLOYER(place.from), NULL},                 \
        {prefix "-pause", FIELD_LINE, false, CLOCK_MAX, OF_EMPLOYER(place.pause), NULL},           \
        {prefix "-resume", FIELD_LINE, false, CLOCK_MAX, OF_EMPLOYER(place.resume), NULL},         \
    {                                                                                              \
        prefix "-to", FIELD_LINE, false, CLOCK_MAX, OF_EMPLOYER(place.to), NULL                    \
    }
/* NOLINTEND(bugprone-macro-parentheses) */
static const struct field hours_fields[] = {
    HOURS_OF("day0", each_day), HOURS_OF("day1", days[0]), HOURS_OF("day2", days[1]),
    HOURS_OF("day3", days[2]),  HOURS_OF("day4", days[3]), HOURS_OF("day5", days[4]),
};

static const struct field head_fields[] = {
    {"head-name", FIELD_NAME, true, NAME_MAX_LENGTH, OF_SCHOOL(head_name), NULL},
    {"head-title", FIELD_NAME, true, TITLE_MAX, OF_SCHOOL(head_title), NULL},
    {"head-email", FIELD_EMAIL, true, 0, OF_SCHOOL(head_email), NULL},
};
static const struct field teacher_fields[] = {
    {"teacher-name", FIELD_NAME, true, NAME_MAX_LENGTH, OF_SCHOOL(teacher_name), NULL},
    {"teacher-email", FIELD_EMAIL, true, 0, OF_SCHOOL(teacher_email), NULL},
    {"teacher-phone", FIELD_PHONE, false, 0, OF_SCHOOL(teacher_phone), NULL},
    {"teacher-signs", FIELD_BOX, false, 0, OF_SCHOOL(teacher_signs), NULL},
};
static const struct field family_fields[] = {
    {"agreement-class", FIELD_CLASS, true, 40, OF_SCHOOL(class_name), NULL},
    {"parent-name", FIELD_NAME, true, NAME_MAX_LENGTH, OF_SCHOOL(parent_name), NULL},
    {"parent-email", FIELD_EMAIL, false, 0, OF_SCHOOL(parent_email), NULL},
    {"parent-phone", FIELD_PHONE, false, 0, OF_SCHOOL(parent_phone), NULL},
    {"parent2-name", FIELD_NAME, false, NAME_MAX_LENGTH, OF_SCHOOL(parent2_name), NULL},
    {"parent2-email", FIELD_EMAIL, false, 0, OF_SCHOOL(parent2_email), NULL},
};
static const struct field aim_fields[] = {
    {"aims", FIELD_LINES, true, TEXT_MAX, OF_SCHOOL(aims), NULL},
    {"school-insurance", FIELD_LINE, true, ADDRESS_MAX, OF_SCHOOL(insurance), NULL},
    {"arrangements", FIELD_LINES, false, SHORT_MAX, OF_SCHOOL(arrangements), NULL},
};

static const struct agreement_group employer_groups[] = {
    {"agreement-host", FIELDS(host_fields)},   {"agreement-tutor", FIELDS(tutor_fields)},
    {"agreement-place", FIELDS(place_fields)}, {"agreement-activities", FIELDS(activity_fields)},
    {"agreement-hours", FIELDS(hours_fields)}, {"agreement-practical", FIELDS(practical_fields)},
};
static const struct agreement_group school_groups[] = {
    {"agreement-head", FIELDS(head_fields)},
    {"agreement-teacher", FIELDS(teacher_fields)},
    {"agreement-aims", FIELDS(aim_fields)},
    {"agreement-family", FIELDS(family_fields)},
};

struct agreement_groups agreement_groups(enum agreement_part part)
{
    static const struct agreement_groups employer = {FIELDS(employer_groups)};
    static const struct agreement_groups school = {FIELDS(school_groups)};

    return part == AGREEMENT_EMPLOYER ? employer : school;
}

void agreement_part_read(struct pool *pool, const struct form *form, enum agreement_part part,
                         void *base, struct form_errors *errors)
{
    const struct agreement_groups groups = agreement_groups(part);

    for (size_t i = 0; i < groups.count; i++)
        fields_read(pool, form, groups.list[i].fields, groups.list[i].count, base, errors);
    if (part == AGREEMENT_EMPLOYER) {
        const struct agreement_employer *employer = base;

        if (agreement_says_tu(pool, employer->activities))
            form_refuse(errors, "activities", "says-tu", NULL);
        if (agreement_says_tu(pool, employer->skills))
            form_refuse(errors, "skills", "says-tu", NULL);
    }
    if (part == AGREEMENT_SCHOOL) {
        const struct agreement_school *school = base;

        if (text_is_empty(school->parent2_name) && !text_is_empty(school->parent2_email))
            form_refuse(errors, "parent2-name", "required", NULL);
    }
}

bool agreement_says_tu(struct pool *pool, const char *text)
{
    static const char *const words[] = {" tu ", " toi ", " tes "};
    const char *folded = pool_printf(pool, " %s ", text_fold(pool, text));

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(folded, words[i]) != NULL)
            return true;
    }
    return false;
}

void agreement_family_check(struct pool *pool, const struct agreement_school *school,
                            const char *pupil_email, struct form_errors *errors)
{
    const struct {
        const char *field, *email;
    } parents[] = {{"parent-email", school->parent_email},
                   {"parent2-email", school->parent2_email}};

    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++) {
        if (!text_is_empty(parents[i].email) && same_email(pool, parents[i].email, pupil_email))
            form_refuse(errors, parents[i].field, "parent-is-pupil", NULL);
    }
}

struct form agreement_part_kept(struct pool *pool, const struct form *form,
                                enum agreement_part part)
{
    const struct agreement_groups groups = agreement_groups(part);
    struct form kept = {0};

    for (size_t i = 0; i < groups.count; i++) {
        const struct form some =
            fields_kept(pool, form, groups.list[i].fields, groups.list[i].count);

        for (size_t j = 0; j < some.count; j++)
            form_add(pool, &kept, some.pairs[j].name, some.pairs[j].value);
    }
    return kept;
}

void agreement_part_fill(struct pool *pool, enum agreement_part part, const void *base,
                         struct form *form)
{
    const struct agreement_groups groups = agreement_groups(part);

    for (size_t i = 0; i < groups.count; i++)
        fields_fill(pool, groups.list[i].fields, groups.list[i].count, base, form);
}

static bool hours_are_empty(const struct agreement_hours *hours)
{
    return text_is_empty(hours->from) && text_is_empty(hours->pause) &&
           text_is_empty(hours->resume) && text_is_empty(hours->to);
}

/* One hour of a row; 0 for what is refused, or left out where it may be. */
static unsigned clock_of(struct pool *pool, const char *typed, unsigned row, const char *name,
                         bool is_required, struct form_errors *errors)
{
    const char *field = pool_printf(pool, "day%u-%s", row, name);
    unsigned minutes = 0;

    if (text_is_empty(typed)) {
        if (is_required)
            form_refuse(errors, field, "required", NULL);
    } else if (!hour_read(pool, typed, &minutes)) {
        form_refuse(errors, field, "clock", NULL);
    }
    return minutes;
}

/* The row is that of its fields: 0 for each day, 1 to 5 for Monday to Friday. */
static void day_read(struct pool *pool, const struct agreement_hours *hours, unsigned row,
                     struct work_day *day, struct form_errors *errors)
{
    const size_t before = errors->count;
    const bool has_pause = !text_is_empty(hours->pause) || !text_is_empty(hours->resume);
    const unsigned from = clock_of(pool, hours->from, row, "from", true, errors);
    const struct stretch pause = {
        (uint16_t)clock_of(pool, hours->pause, row, "pause", has_pause, errors),
        (uint16_t)clock_of(pool, hours->resume, row, "resume", has_pause, errors)};
    const unsigned to = clock_of(pool, hours->to, row, "to", true, errors);

    if (errors->count == before && !work_day_make(from, to, &pause, has_pause ? 1 : 0, day))
        form_refuse(errors, pool_printf(pool, "day%u-to", row), "clock-order", NULL);
}

void agreement_schedule_read(struct pool *pool, const struct agreement_employer *employer,
                             struct date first, struct date last, struct schedule *schedule,
                             struct form_errors *errors)
{
    const size_t before = errors->count;
    struct work_day each_day = {.count = 0};

    *schedule = (struct schedule){0};
    if (!hours_are_empty(&employer->each_day))
        day_read(pool, &employer->each_day, 0, &each_day, errors);
    for (struct date date = first; date_compare(date, last) <= 0; date = date_add(date, 1)) {
        const unsigned row = (unsigned)date_weekday(date);

        if (row > AGREEMENT_DAYS)
            break;
        if (hours_are_empty(&employer->days[row - 1]))
            schedule->days[row - 1] = each_day;
        else
            day_read(pool, &employer->days[row - 1], row, &schedule->days[row - 1], errors);
    }
    if (errors->count == before && schedule_is_empty(schedule))
        form_refuse(errors, "day0-from", "required", NULL);
}

void agreement_hours_forget(struct agreement_employer *employer)
{
    static const struct agreement_hours none = {"", "", "", ""};

    employer->each_day = none;
    for (size_t i = 0; i < AGREEMENT_DAYS; i++)
        employer->days[i] = none;
}

bool agreement_hours_are_empty(const struct agreement_employer *employer)
{
    for (size_t i = 0; i < AGREEMENT_DAYS; i++)
        if (!hours_are_empty(&employer->days[i]))
            return false;
    return hours_are_empty(&employer->each_day);
}

static const char *hour_typed(struct pool *pool, unsigned minutes)
{
    return pool_printf(pool, "%02u:%02u", minutes / 60, minutes % 60);
}

/* A day of one stretch, or of two about its pause; nothing of a day off. */
static struct agreement_hours hours_typed(struct pool *pool, const struct work_day *day)
{
    struct agreement_hours hours = {"", "", "", ""};

    if (day->count == 0)
        return hours;
    hours.from = hour_typed(pool, day->stretches[0].from);
    hours.to = hour_typed(pool, day->stretches[day->count - 1].to);
    if (day->count == 2) {
        hours.pause = hour_typed(pool, day->stretches[0].to);
        hours.resume = hour_typed(pool, day->stretches[1].from);
    }
    return hours;
}

/* Monday's are those of each day, unless there is a day off: that one is left empty. */
void agreement_hours_begin(struct pool *pool, const struct schedule *schedule,
                           struct agreement_employer *employer)
{
    bool has_day_off = false;

    for (size_t i = 0; i < AGREEMENT_DAYS; i++) {
        if (schedule->days[i].count > 2)
            return;
        has_day_off |= schedule->days[i].count == 0;
    }
    if (!has_day_off)
        employer->each_day = hours_typed(pool, &schedule->days[0]);
    for (size_t i = 0; i < AGREEMENT_DAYS; i++)
        if (has_day_off || !work_day_is_same(&schedule->days[i], &schedule->days[0]))
            employer->days[i] = hours_typed(pool, &schedule->days[i]);
}
