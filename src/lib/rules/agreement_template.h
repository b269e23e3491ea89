/* The text of the general articles: lines of Markdown with named fields. Pure.
 *
 *     ## A heading
 *     A paragraph, whose lines go together until an empty one.
 *     - An item of a list.
 *
 * "{eleve}" is a field; any other word in braces is refused. */
#ifndef STAGE3E_RULES_AGREEMENT_TEMPLATE_H
#define STAGE3E_RULES_AGREEMENT_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* The fields that there are, in the order of template_fields. */
enum template_field {
    TEMPLATE_PUPIL,
    TEMPLATE_CLASS,
    TEMPLATE_SCHOOL,
    TEMPLATE_SCHOOL_TOWN,
    TEMPLATE_HOST,
    TEMPLATE_TUTOR,
    TEMPLATE_TEACHER,
    TEMPLATE_GUARDIAN,
    TEMPLATE_DATES,
    TEMPLATE_PLACE,
};
enum { TEMPLATE_FIELDS = TEMPLATE_PLACE + 1 };
extern const char *const template_fields[TEMPLATE_FIELDS]; /* "eleve", "classe"… */

/* What speaks against a text. */
struct template_error {
    const char *code; /* NULL: nothing; "template-field", "template-brace", "template-empty" */
    unsigned line;    /* from 1 */
    const char *word; /* the unknown field */
};
struct template_error template_check(struct pool *pool, const char *text);

enum template_kind { TEMPLATE_HEADING, TEMPLATE_PARAGRAPH, TEMPLATE_ITEM };

struct template_block {
    enum template_kind kind;
    const char *text;
};

/* The text in blocks, its fields replaced by values (in the order above; "" or NULL shows the
 * field's place as dots). */
struct template_blocks {
    struct template_block *list;
    size_t count;
    size_t room;
};
void template_fill(struct pool *pool, const char *text, const char *const values[TEMPLATE_FIELDS],
                   struct template_blocks *blocks);

#endif
