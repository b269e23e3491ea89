/* A form as a list of names and values: what a request brought, what a page shows again.
 *
 * It only holds; web/decode.h reads it from bytes, rules/fields.h decides what it means. */
#ifndef STAGE3E_BASE_FORM_H
#define STAGE3E_BASE_FORM_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

struct form_pair {
    const char *name;
    const char *value;
};

struct form {
    struct form_pair *pairs; /* in the order they came */
    size_t count;
    size_t room;
};

/* A file that came with a form: bytes as they were sent, checked by nobody yet. */
struct form_file {
    const char *name;
    const char *bytes;
    size_t size; /* 0: none was chosen */
};

/* Appends; both texts must live as long as the form (in the same pool). */
void form_add(struct pool *pool, struct form *form, const char *name, const char *value);

/* The first value of that name, "" if there is none. A repeated name where one value is
 * meant thus changes nothing. */
const char *form_value(const struct form *form, const char *name);
bool form_has(const struct form *form, const char *name);

/* What was refused, each at its field. */
struct form_error {
    const char *field;
    const char *code;   /* labels.xml, "error", has its words */
    const char *detail; /* shown after them, or NULL */
};

enum { FORM_ERRORS_MAX = 64 };

struct form_errors {
    struct form_error list[FORM_ERRORS_MAX];
    size_t count;
};

/* Notes an error; only the first of a field counts, the later ones follow from it. */
void form_refuse(struct form_errors *errors, const char *field, const char *code,
                 const char *detail);
bool form_is_refused(const struct form_errors *errors, const char *field);

/* Brings them in the order of the form's fields; of a name that ends in "-" all that begin so; what
 * is not in that order comes last, as it came. */
void form_errors_sort(struct form_errors *errors, const char *const *order, size_t count);

#endif
