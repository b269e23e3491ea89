/* Forms as tables: each field says how it is read, checked and kept, once for the edge that
 * reads it and for the page that shows it. Pure. */
#ifndef STAGE3E_RULES_FIELDS_H
#define STAGE3E_RULES_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/form.h"

struct pool;

/* What a field takes, and what it is kept as. */
enum field_kind {
    FIELD_LINE,         /* const char *, one line */
    FIELD_LINES,        /* const char *, several */
    FIELD_NAME,         /* a LINE that mails to others quote: no address, no number to call */
    FIELD_ORGANISATION, /* the same of an employer */
    FIELD_CLASS,        /* the same, as class_written() writes it */
    FIELD_SIRET,        /* const char *, as its function of rules reads it; so are the next ones */
    FIELD_NAF,          /* */
    FIELD_EMAIL,        /* */
    FIELD_PHONE,        /* */
    FIELD_MOBILE,       /* a PHONE that can be a French mobile or is foreign */
    FIELD_POSTCODE,     /* */
    FIELD_WEBSITE,      /* */
    FIELD_CHOICE,       /* const char *, one of its choices */
    FIELD_PASSWORD,     /* const char *, as typed, spaces and all; never shown again */
    FIELD_BOX,          /* bool */
    FIELD_ANSWER,       /* enum answer: "1" is yes, "0" no */
    FIELD_DAY,          /* struct date */
    FIELD_ID,           /* uint64_t; 0: none */
};

/* To a question: yes, no, or nobody answered, which is not no. */
enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };

struct field {
    const char *name;
    enum field_kind kind;
    bool is_required;
    unsigned longest;           /* characters, of a LINE, LINES, NAME, ORGANISATION or WEBSITE */
    size_t offset;              /* in the struct that the form is read into */
    const char *const *choices; /* of a CHOICE, ended by NULL */
};

extern const char *const field_legal_statuses[];
extern const char *const field_civilities[];

/* Reads the fields of a form into the struct at base. All errors are found at once. A text
 * that is not there is "". */
void fields_read(struct pool *pool, const struct form *form, const struct field *fields,
                 size_t count, void *base, struct form_errors *errors);

/* What was posted of those fields, passwords apart: what a refused form shows again. */
struct form fields_kept(struct pool *pool, const struct form *form, const struct field *fields,
                        size_t count);

/* The other way: adds to a form the fields as someone would have typed the struct at base. What
 * is empty is left out, passwords too. */
void fields_fill(struct pool *pool, const struct field *fields, size_t count, const void *base,
                 struct form *form);

/* An e-mail typed twice: refuses the confirmation when the two are not the same address. */
void fields_confirm(struct pool *pool, const struct form *form, const char *name,
                    const char *confirmation_name, const char *error, struct form_errors *errors);

/* The fields of an array, and their number. */
#define FIELDS(array) (array), sizeof(array) / sizeof *(array)

#endif
