/* Pages that are one form: a title, the fields of a table, a button. Their words are in
 * labels.xml, "form-title", "form-text" and "form-button", by the form's name. */
#ifndef STAGE3E_ACCOUNTS_FORM_PAGE_H
#define STAGE3E_ACCOUNTS_FORM_PAGE_H

#include <stddef.h>

#include "base/form.h"
#include "rules/fields.h"

struct request;

struct form_page {
    const char *name;
    const char *action;
    const char *back; /* path of the page that it belongs to */
    const char *set;  /* name of the group of fields */
    const struct field *fields;
    size_t count;
    const char *about; /* whom or what, under the title; or NULL */
};

/* Sends it with values and errors, which may be NULL. */
void form_page_send(struct request *request, const struct form_page *form,
                    const struct form *values, const struct form_errors *errors, unsigned status);

#endif
