/* What the site may say of its accessibility (law 2005-102, article 47; decree 2019-768): the facts
 * that administrators fill in, and what follows from them. Pure. */
#ifndef STAGE3E_RULES_ACCESSIBILITY_H
#define STAGE3E_RULES_ACCESSIBILITY_H

#include <stddef.h>

#include "base/date.h"
#include "base/form.h"
#include "rules/fields.h"

struct pool;

/* The declaration of accessibility, as the order of 20 September 2019 wants it. */
struct accessibility {
    const char *conformity; /* "none", "partial", "full": what an audit that was adopted found */
    struct date audited_on;
    const char *auditor;
    const char *standard; /* "RGAA 4.1.2" */
    const char *rate;     /* of the criteria that apply, in per cent: "92", "76,5" */
    const char *failures; /* what does not conform, with the day it is to be put right */
    const char *burdens;  /* what is left out as a disproportionate burden, with the reason */
    const char *exempted; /* what the law exempts */
    const char *technologies;
    const char *environment; /* browsers, screen readers: what it was tested with */
    const char *pages;       /* that were checked */
    const char *contact_email;
    const char *contact_phone;
    const char *plan; /* over several years, and that of this year */
};

extern const struct field accessibility_fields[];
extern const size_t accessibility_field_count;

/* Refuses a state that its audit does not bear out: more than "none" needs a day that has come, an
 * auditor and a rate; "partial" half of the criteria, "full" all. */
void accessibility_check(const struct accessibility *facts, struct date today,
                         struct form_errors *errors);

/* What is said, page and foot: "none" unless all that it rests on is there. */
const char *accessibility_conformity(const struct accessibility *facts);

#endif
