/* The declaration of accessibility: its fields, and what they allow to say. */
#include "rules/accessibility.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define AT(member) offsetof(struct accessibility, member)

static const char *const conformities[] = {"none", "partial", "full", NULL};

const struct field accessibility_fields[] = {
    {"conformity", FIELD_CHOICE, true, 0, AT(conformity), conformities},
    {"audited-on", FIELD_DAY, false, 0, AT(audited_on), NULL},
    {"auditor", FIELD_LINE, false, 160, AT(auditor), NULL},
    {"standard", FIELD_LINE, true, 40, AT(standard), NULL},
    {"rate", FIELD_LINE, false, 6, AT(rate), NULL},
    {"failures", FIELD_LINES, false, 8000, AT(failures), NULL},
    {"burdens", FIELD_LINES, false, 4000, AT(burdens), NULL},
    {"exempted", FIELD_LINES, false, 4000, AT(exempted), NULL},
    {"technologies", FIELD_LINES, false, 1000, AT(technologies), NULL},
    {"environment", FIELD_LINES, false, 2000, AT(environment), NULL},
    {"pages-checked", FIELD_LINES, false, 4000, AT(pages), NULL},
    {"contact-email", FIELD_EMAIL, false, 0, AT(contact_email), NULL},
    {"contact-phone", FIELD_PHONE, false, 0, AT(contact_phone), NULL},
    {"plan", FIELD_LINES, false, 8000, AT(plan), NULL},
};
const size_t accessibility_field_count = sizeof accessibility_fields / sizeof *accessibility_fields;

/* Tenths of a per cent: 765 of "76,5"; -1: not a rate. */
static int rate_tenths(const char *rate)
{
    const size_t digits = strspn(rate, "0123456789");
    const char *rest = rate + digits;
    const int whole = (int)strtoul(rate, NULL, 10) * 10;

    if (digits == 0 || digits > 3 || whole > 1000)
        return -1;
    if ((*rest == ',' || *rest == '.') && strspn(rest + 1, "0123456789") == 1 && rest[2] == '\0')
        return whole + rest[1] - '0' <= 1000 ? whole + rest[1] - '0' : -1;
    return *rest == '\0' ? whole : -1;
}

static bool is_said(const struct accessibility *facts, const char *conformity)
{
    return strcmp(facts->conformity, conformity) == 0;
}

void accessibility_check(const struct accessibility *facts, struct date today,
                         struct form_errors *errors)
{
    const int tenths = rate_tenths(facts->rate);

    if (date_is_set(facts->audited_on) && date_compare(facts->audited_on, today) > 0)
        form_refuse(errors, "audited-on", "checked-later", NULL);
    if (!text_is_empty(facts->rate) && tenths < 0)
        form_refuse(errors, "rate", "rate", NULL);
    if (!is_said(facts, "partial") && !is_said(facts, "full"))
        return;
    if (!date_is_set(facts->audited_on))
        form_refuse(errors, "audited-on", "required", NULL);
    if (text_is_empty(facts->auditor))
        form_refuse(errors, "auditor", "required", NULL);
    if (text_is_empty(facts->rate))
        form_refuse(errors, "rate", "required", NULL);
    else if (is_said(facts, "full") ? tenths < 1000 : tenths < 500)
        form_refuse(errors, "rate", is_said(facts, "full") ? "rate-of-full" : "rate-of-partial",
                    NULL);
}

const char *accessibility_conformity(const struct accessibility *facts)
{
    const int tenths = rate_tenths(facts->rate);

    if (!date_is_set(facts->audited_on) || text_is_empty(facts->auditor) || tenths < 500)
        return "none";
    if (is_said(facts, "full") && tenths == 1000)
        return "full";
    return is_said(facts, "partial") || is_said(facts, "full") ? "partial" : "none";
}
