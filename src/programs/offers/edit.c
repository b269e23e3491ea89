/* Correcting an offer: the form of the deposit, filled in; what it does to applications is said
 * in the preview and done with the correction. */
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "offers/deposit_page.h"
#include "offers/manage.h"
#include "offers/offers.h"
#include "rules/same.h"
#include "service/offer_service.h"
#include "site/mailing.h"
#include "site/page.h"
#include "web/response.h"

static struct deposit_view edit_view(const struct managing *managing)
{
    struct request *request = managing->request;
    const struct deposit *content = &managing->file.offer.content;

    return (struct deposit_view){
        .mode = "edit",
        .action = pool_printf(request->pool, "%s/modifier", managing->base),
        /* What began already may stay as it is. */
        .earliest = date_min(request->today, content->from),
        .before = content,
        .employer = content->employer.name,
        .version = managing->file.version,
        .offer_id = managing->file.offer.id,
    };
}

/* Opens an offer that can be corrected. False: answered already, or the database failed. */
static bool editing_open(struct request *request, struct managing *managing)
{
    if (!managing_open(request, managing))
        return false;
    if (managing->file.offer.terms.state != OFFER_STATE_DISABLED)
        return true;
    page_error(request, 410, "offer-disabled");
    return false;
}

/* GET …/modifier */
bool offer_edit_form(struct request *request)
{
    struct managing managing;
    struct deposit_view view;
    struct form fields = {0};

    if (!editing_open(request, &managing))
        return false;
    view = edit_view(&managing);
    deposit_fill(request->pool, &managing.file.offer.content, DEPOSIT_WHOLE, &fields);
    form_add(request->pool, &fields, "commitment", "1");
    return deposit_form_send(request, &view, &fields, NULL);
}

/* A correction being saved. */
struct editing {
    const struct managing *managing;
    struct deposit_view *view;
    struct deposit_reading *reading;
    unsigned version; /* that the form was made from */
    bool has_new_contact;
    unsigned agreed; /* applications that may be closed, as the preview said */
    enum { SAVED, CHANGED_MEANWHILE, REFUSED, MORE_TO_CLOSE } outcome;
};

/* Another contact gets the link that activates or confirms. */
static bool contact_tell(struct db *db, const struct editing *editing)
{
    const struct managing *managing = editing->managing;
    struct request *request = managing->request;
    struct offer_file file;

    if (!editing->has_new_contact)
        return true;
    if (!store_offer_file(db, request->today, managing->file.offer.id, &file))
        return false;
    return service_contact_write(db, request->config, &file, request->now);
}

static bool edit_save(struct db *db, void *argument)
{
    struct editing *editing = argument;
    const struct managing *managing = editing->managing;
    struct request *request = managing->request;
    const struct offer *offer = &managing->file.offer;
    const struct application_cause cause = managing_cause(managing, NULL);
    struct week_usage *usage;
    unsigned version;
    size_t count;

    if (!store_offer_lock(db, offer->id, &version) ||
        !store_week_usage(db, offer->id, &usage, &count))
        return false;
    editing->view->closing = offer_edit_check(request->pool, &editing->reading->deposit, usage,
                                              count, request->today, &editing->reading->errors);
    editing->outcome = SAVED;
    if (version != editing->version)
        editing->outcome = CHANGED_MEANWHILE;
    else if (editing->reading->errors.count > 0)
        editing->outcome = REFUSED;
    else if (editing->view->closing > editing->agreed)
        editing->outcome = MORE_TO_CLOSE;
    if (editing->outcome != SAVED)
        return true;
    return service_offer_rewrite(db, request->config, offer->id, &editing->reading->deposit, usage,
                                 count, &cause) &&
           managing_event(db, managing, "corrected", NULL, NULL) && contact_tell(db, editing);
}

/* What the change would do, before it is asked for. False if the database failed. */
static bool edit_foresee(const struct managing *managing, struct deposit_view *view,
                         struct deposit_reading *reading)
{
    struct request *request = managing->request;
    struct week_usage *usage;
    size_t count;

    if (!store_week_usage(request->db, managing->file.offer.id, &usage, &count))
        return false;
    view->usage = usage;
    view->usage_count = count;
    view->closing = offer_edit_check(request->pool, &reading->deposit, usage, count, request->today,
                                     &reading->errors);
    return true;
}

static bool edit_finish(struct editing *editing, const struct form *fields)
{
    struct request *request = editing->managing->request;

    if (!db_transaction(request->db, edit_save, editing))
        return false;
    switch (editing->outcome) {
    case SAVED: managing_done(editing->managing, "corrigee"); break;
    case REFUSED:
        return deposit_form_send(request, editing->view, fields, &editing->reading->errors);
    case MORE_TO_CLOSE:
        return deposit_preview_send(request, editing->view, fields, editing->reading);
    case CHANGED_MEANWHILE:
        /* Nothing is overwritten unseen: the form is there again, with the new version. */
        editing->view->notice = "changed-meanwhile";
        editing->view->version = editing->managing->file.version;
        return deposit_form_send(request, editing->view, fields, NULL);
    }
    return true;
}

/* A contact elsewhere is written to, which an account may cause only so often. False: answered
 * already. */
static bool contact_count(struct editing *editing, const struct form *fields)
{
    const struct managing *managing = editing->managing;
    struct request *request = managing->request;
    const char *email = editing->reading->deposit.contact.email;
    const struct mailing mailing = {.occasion = MAIL_CONTACT, .recipient = email};
    struct mail_refusal refusal = {0};
    struct form_errors *errors = &editing->reading->errors;
    bool is_proved;

    editing->has_new_contact =
        !same_email(request->pool, email, managing->file.offer.content.contact.email);
    if (!editing->has_new_contact || managing->authority == BY_ADMIN)
        return true;
    if (!contact_is_proved(request, email, &is_proved) ||
        (!is_proved && !mailing_count(request, &mailing, &refusal)))
        return false;
    if (refusal.code == NULL)
        return true;
    mailing_refuse(request, &refusal, errors, "email");
    editing->view->status = 429;
    deposit_form_send(request, editing->view, fields, errors);
    return false;
}

static unsigned number_posted(const struct request *request, const char *name)
{
    return (unsigned)strtoul(form_value(&request->body, name), NULL, 10);
}

/* Who has only the link cannot send the offer's mails elsewhere. */
static void contact_keep(const struct managing *managing, struct form *fields)
{
    const char *email = managing->file.offer.content.contact.email;

    if (managing->authority != BY_LINK)
        return;
    for (size_t i = 0; i < fields->count; i++) {
        if (strcmp(fields->pairs[i].name, "email") == 0 ||
            strcmp(fields->pairs[i].name, "email-confirmation") == 0)
            fields->pairs[i].value = email;
    }
}

/* POST …/modifier */
bool offer_edit_post(struct request *request)
{
    const enum deposit_step step = deposit_step(request);
    struct deposit_reading reading;
    struct managing managing;
    struct deposit_view view;
    struct form fields;

    if (!editing_open(request, &managing))
        return false;
    view = edit_view(&managing);
    fields = deposit_posted(request, &managing.file.offer.content);
    contact_keep(&managing, &fields);
    if (!deposit_reading(request, &view, &fields, &reading) ||
        !edit_foresee(&managing, &view, &reading))
        return false;
    struct editing editing = {.managing = &managing,
                              .view = &view,
                              .reading = &reading,
                              .version = number_posted(request, "version"),
                              .agreed = number_posted(request, "closing")};

    /* A form shown again is still made from the version that it was. */
    if (editing.version != 0)
        view.version = editing.version;
    if (step == DEPOSIT_CORRECT)
        return deposit_form_send(request, &view, &fields, NULL);
    if (reading.errors.count > 0)
        return deposit_form_send(request, &view, &fields, &reading.errors);
    if (step == DEPOSIT_SAVE || editing.version != managing.file.version)
        return contact_count(&editing, &fields) && edit_finish(&editing, &fields);
    return deposit_preview_send(request, &view, &fields, &reading);
}
