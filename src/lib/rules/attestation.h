/* The attestation of a placement: what its employer says once it is over. Pure. domain.md, "The
 * agreement". */
#ifndef STAGE3E_RULES_ATTESTATION_H
#define STAGE3E_RULES_ATTESTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/form.h"
#include "rules/fields.h"

struct pool;

enum { ATTESTATION_DAYS = 5 };

/* Texts are "" where nothing is said. */
struct attestation {
    bool attended[ATTESTATION_DAYS]; /* Monday to Friday */
    const char *activities;
    const char *appreciation;
    const char *name; /* who attests */
    const char *title;
};

/* The fields of its form, without the boxes of the days ("attended1" to "attended5"). */
extern const struct field attestation_fields[];
extern const size_t attestation_field_count;

/* From its last day on: before, nobody knows. */
bool attestation_may_be_made(struct date last, struct date today);

/* Reads a form, of a placement from its first to its last day: days outside count for nothing; one
 * at least was attended. */
void attestation_read(struct pool *pool, const struct form *form, struct date first,
                      struct date last, struct attestation *attestation,
                      struct form_errors *errors);

/* The other way, to show it again. */
void attestation_fill(struct pool *pool, const struct attestation *attestation, struct form *form);

/* What was posted of it. */
struct form attestation_kept(struct pool *pool, const struct form *form);

/* "135" of Monday, Wednesday and Friday, as it is kept, and back. */
const char *attestation_days_write(struct pool *pool, const struct attestation *attestation);
void attestation_days_read(const char *text, struct attestation *attestation);

/* The name of a day's box. */
const char *attestation_day_field(struct pool *pool, unsigned day);

#endif
