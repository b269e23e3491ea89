/* What an employer attests. */
#include "rules/attestation.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

enum { ACTIVITIES_MAX = 1500, APPRECIATION_MAX = 1000, NAME_LENGTH_MAX = 160, TITLE_MAX = 120 };

#define OF(member) offsetof(struct attestation, member)

const struct field attestation_fields[] = {
    {"attested-activities", FIELD_LINES, true, ACTIVITIES_MAX, OF(activities), NULL},
    {"appreciation", FIELD_LINES, false, APPRECIATION_MAX, OF(appreciation), NULL},
    {"attest-name", FIELD_NAME, true, NAME_LENGTH_MAX, OF(name), NULL},
    {"attest-title", FIELD_NAME, true, TITLE_MAX, OF(title), NULL},
};
const size_t attestation_field_count = sizeof attestation_fields / sizeof *attestation_fields;

bool attestation_may_be_made(struct date last, struct date today)
{
    return date_compare(last, today) <= 0;
}

const char *attestation_day_field(struct pool *pool, unsigned day)
{
    return pool_printf(pool, "attended%u", day);
}

void attestation_read(struct pool *pool, const struct form *form, struct date first,
                      struct date last, struct attestation *attestation, struct form_errors *errors)
{
    bool was_there = false;

    *attestation = (struct attestation){.activities = ""};
    for (struct date date = first; date_compare(date, last) <= 0; date = date_add(date, 1)) {
        const unsigned day = (unsigned)date_weekday(date);

        if (day > ATTESTATION_DAYS)
            break;
        attestation->attended[day - 1] =
            !text_is_empty(form_value(form, attestation_day_field(pool, day)));
        was_there |= attestation->attended[day - 1];
    }
    if (!was_there)
        form_refuse(errors, "attended", "required", NULL);
    fields_read(pool, form, attestation_fields, attestation_field_count, attestation, errors);
}

void attestation_fill(struct pool *pool, const struct attestation *attestation, struct form *form)
{
    for (unsigned day = 1; day <= ATTESTATION_DAYS; day++) {
        if (attestation->attended[day - 1])
            form_add(pool, form, attestation_day_field(pool, day), "1");
    }
    fields_fill(pool, attestation_fields, attestation_field_count, attestation, form);
}

struct form attestation_kept(struct pool *pool, const struct form *form)
{
    struct form kept = fields_kept(pool, form, attestation_fields, attestation_field_count);

    for (unsigned day = 1; day <= ATTESTATION_DAYS; day++) {
        const char *name = attestation_day_field(pool, day);

        if (!text_is_empty(form_value(form, name)))
            form_add(pool, &kept, name, "1");
    }
    return kept;
}

const char *attestation_days_write(struct pool *pool, const struct attestation *attestation)
{
    char days[ATTESTATION_DAYS + 1];
    size_t count = 0;

    for (unsigned day = 0; day < ATTESTATION_DAYS; day++) {
        if (attestation->attended[day])
            days[count++] = (char)('1' + day);
    }
    days[count] = '\0';
    return pool_strdup(pool, days);
}

void attestation_days_read(const char *text, struct attestation *attestation)
{
    for (unsigned day = 0; day < ATTESTATION_DAYS; day++)
        attestation->attended[day] = strchr(text, (char)('1' + day)) != NULL;
}
