/* The reasons to refuse that employers choose from: the texts of the département
 * (/admin/contenus), and another one in their own words. */
#ifndef STAGE3E_APPLICATIONS_REFUSALS_H
#define STAGE3E_APPLICATIONS_REFUSALS_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

struct request;

/* The one that says nothing by itself, whatever the list: in labels.xml, "refusal". */
#define REFUSAL_OTHER "other"

struct refusals {
    const char **codes;  /* ended by NULL, REFUSAL_OTHER last */
    const char **labels; /* NULL for REFUSAL_OTHER */
    size_t count;
};

/* Reads them; false if the database failed. */
bool refusals_read(struct request *request, struct refusals *refusals)
    __attribute__((warn_unused_result));

/* The words of a code; NULL where labels.xml has them. */
const char *refusals_label(const struct refusals *refusals, const char *code);

/* Appends <refusal code="…"> with the words of each. */
void refusals_add(xmlNode *content, const struct refusals *refusals);

#endif
