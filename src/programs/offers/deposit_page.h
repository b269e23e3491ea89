/* The form of an offer and its preview, for those who deposit and those who correct. */
#ifndef STAGE3E_OFFERS_DEPOSIT_PAGE_H
#define STAGE3E_OFFERS_DEPOSIT_PAGE_H

#include <stdbool.h>

#include "rules/calendar.h"
#include "rules/deposit.h"

struct request;

/* What differs from one use of the form to another. */
struct deposit_view {
    const char *mode;             /* "visitor", "member", "edit" */
    const char *action;           /* where the form is sent */
    struct date earliest;         /* the first day that its period may have */
    const struct deposit *before; /* the offer as it stands, of a correction */
    const char *notice;           /* a code of labels.xml, "deposit-notice", or NULL */
    const char *employer;         /* its name, where the form does not ask for it */
    unsigned version;             /* of the offer being corrected; 0: a new one */
    uint64_t offer_id;
    uint64_t copy_of;     /* the offer that a new one resembles; 0: none */
    const char *form_key; /* of the draft that is gone on with; NULL: a new form has a new one */
    const struct offer_draft *drafts; /* others that one may go on with */
    size_t draft_count;
    const struct week_usage *usage; /* of the offer being corrected: what is taken already */
    size_t usage_count;
    unsigned closing;  /* open applications that the correction would close */
    unsigned status;   /* of the form's answer; 0: as its errors say */
    bool is_immediate; /* online as soon as it is sent: nobody has to follow a link */
};

/* What was posted, less what is not a field of the form; the fields of the employer come from
 * the deposit where it is known, whatever was posted. */
struct form deposit_posted(struct request *request, const struct deposit *known);

/* Takes the logo that was posted, or takes back the one that the form holds: fields name it from
 * now on. error is NULL, or its code (site/logo.h). False if the database failed. */
bool deposit_logo_take(struct request *request, struct form *fields, const char **error)
    __attribute__((warn_unused_result));

/* The logo of that name as an address that holds it; NULL if there is none. */
bool deposit_logo_data(struct request *request, const char *name, const char **data)
    __attribute__((warn_unused_result));

/* The step that the button pressed asks for. */
enum deposit_step { DEPOSIT_CORRECT, DEPOSIT_PREVIEW, DEPOSIT_SAVE };
enum deposit_step deposit_step(const struct request *request);

/* Reads the fields, with all that the database knows, and the logo that was posted; the errors are
 * found at once. False if the database failed. */
struct deposit_reading {
    struct calendar calendar;
    struct deposit deposit;
    const char *domain_names[DEPOSIT_DOMAINS_MAX];
    const char *logo_data; /* its logo, as an address that holds it; NULL: none */
    struct form_errors errors;
};
bool deposit_reading(struct request *request, const struct deposit_view *view, struct form *fields,
                     struct deposit_reading *reading) __attribute__((warn_unused_result));

/* Answers with the form, its errors if there are, or with the preview. */
bool deposit_form_send(struct request *request, const struct deposit_view *view,
                       const struct form *fields, const struct form_errors *errors);
bool deposit_preview_send(struct request *request, const struct deposit_view *view,
                          const struct form *fields, const struct deposit_reading *reading);

#endif
