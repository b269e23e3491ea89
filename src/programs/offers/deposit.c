/* /offres/deposer: without an account, and signed in. Form, preview, saved. */
#include <limits.h>
#include <string.h>
#include <strings.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "offers/deposit_page.h"
#include "offers/manage.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "service/offer_service.h"
#include "site/attempts.h"
#include "site/mailing.h"
#include "site/page.h"
#include "store/form_key_store.h"
#include "store/offer_event_store.h"
#include "store/offer_manage.h"
#include "web/decode.h"
#include "web/response.h"

enum { DAY_S = 24 * 3600, DRAFT_LENGTH_MAX = 200000 };

static const char visitor_path[] = "/offres/deposer/sans-compte";
static const char member_path[] = "/offres/deposer/nouvelle";
static const char done_path[] = "/offres/deposer/merci";

/* GET /offres/deposer: who is signed in has no choice to make. */
bool deposit_choice(struct request *request)
{
    if (request->visitor.role == EMPLOYER) {
        response_see_other(request, "%s", member_path);
        return true;
    }
    struct page page = page_begin(request, "deposit-choice");

    page_form(&page, "sign-in", "/connexion");
    page_send(&page, 200);
    return true;
}

/* GET /offres/deposer/merci: the same words whether or not the e-mail has an account. */
bool deposit_done(struct request *request)
{
    struct page page = page_begin(request, "deposit-done");

    page_send(&page, 200);
    return true;
}

static struct deposit_view visitor_view(const struct request *request)
{
    return (struct deposit_view){
        .mode = "visitor", .action = visitor_path, .earliest = request->today};
}

/* GET /offres/deposer/sans-compte */
bool deposit_form(struct request *request)
{
    const struct deposit_view view = visitor_view(request);
    struct form fields = {0};

    form_add(request->pool, &fields, "country", "France");
    form_add(request->pool, &fields, "seats", "1");
    form_add(request->pool, &fields, "lead-days",
             pool_printf(request->pool, "%d", DEPOSIT_LEAD_DAYS_DEFAULT));
    return deposit_form_send(request, &view, &fields, NULL);
}

/* POST whose cookie went: the form again, complete, to be sent once more. */
bool deposit_show_again(struct request *request)
{
    struct deposit_view view = visitor_view(request);
    const struct form fields = deposit_posted(request, NULL);

    view.notice = "form-expired";
    return deposit_form_send(request, &view, &fields, NULL);
}

struct saving {
    struct request *request;
    const struct deposit *deposit;
    const char *location; /* where the first answer leads */
    bool is_proved;       /* the contact's address, by an account */
    bool is_full;         /* too many wait at the address: nothing was saved */
};

/* The link that activates, to the contact, with those of whatever else waits there: one mail for
 * many deposits. */
static bool activation_invite(struct db *db, const struct saving *saving)
{
    struct request *request = saving->request;
    const char *email = saving->deposit->contact.email;
    unsigned wait_s;

    return mailing_delay(request, MAIL_DEPOSIT, email, &wait_s) &&
           service_offers_invite(db, request->config, email, 0, request->now,
                                 request->now + (time_t)wait_s);
}

/* Who reads the contact's e-mail, the account's own or a colleague's, has followed a link to it
 * before. */
static bool activate_at_once(struct db *db, const struct saving *saving, uint64_t offer_id)
{
    struct request *request = saving->request;
    const struct application_cause cause = {
        .actor = ACTOR_EMPLOYER, .account_id = request->visitor.account_id, .now = request->now};
    const struct offer offer = {.id = offer_id, .content = *saving->deposit};
    bool is_done;

    return service_offer_activate(db, request->config, &offer, offer.content.contact.email, true,
                                  &cause, &is_done);
}

static bool is_once(const struct request *request)
{
    return strlen(form_value(&request->body, "once")) == TOKEN_TEXT_LENGTH;
}

/* The draft that a form is kept in. */
static struct draft_key draft_key(const struct request *request)
{
    return (struct draft_key){request->visitor.account_id,
                              strtoull(form_value(&request->body, "copie"), NULL, 10) %
                                  ((uint64_t)UINT32_MAX + 1),
                              is_once(request) ? form_value(&request->body, "once") : ""};
}

static bool draft_forget(struct db *db, const struct request *request)
{
    const struct draft_key key = draft_key(request);

    return store_draft_erase(db, &key);
}

static bool offer_save(struct db *db, const struct saving *saving)
{
    struct request *request = saving->request;
    const bool is_member = request->visitor.role == EMPLOYER;
    struct offer_event event = {.account_id = request->visitor.account_id,
                                .actor = is_member ? ACTOR_EMPLOYER : ACTOR_VISITOR,
                                .name = "deposited",
                                .after = "to_activate"};

    return store_offer_insert(db, saving->deposit, request->now, &event.offer_id) &&
           store_offer_event(db, &event, request->now) &&
           (saving->is_proved ? activate_at_once(db, saving, event.offer_id)
                              : activation_invite(db, saving)) &&
           (!is_member || draft_forget(db, request));
}

/* The deposits to one address come one after the other, and only so many wait there: it is anybody
 * who types it. */
static bool address_ask(struct db *db, struct saving *saving)
{
    struct request *request = saving->request;
    const char *email = saving->deposit->contact.email;
    struct offers_waiting waiting;
    unsigned wait_s = 0;

    saving->is_full = false;
    if (saving->is_proved)
        return true;
    if (!attempts_count(request, "deposit-address", email, UINT_MAX, DAY_S, &wait_s) ||
        !store_offers_waiting(db, email, 0, request->now - DAY_S, &waiting))
        return false;
    saving->is_full = waiting.count == OFFERS_WAITING_MAX;
    return true;
}

/* The offer, its event, its link, its mail; or nothing, if the form was sent before. */
static bool deposit_save(struct db *db, void *argument)
{
    struct saving *saving = argument;
    struct request *request = saving->request;
    const char *key = form_value(&request->body, "once"), *first_location;
    bool is_first;

    if (!address_ask(db, saving) || !store_form_key_find(db, key, &first_location))
        return false;
    if (first_location != NULL)
        saving->is_full = false;
    if (first_location != NULL || saving->is_full)
        return true;
    return store_form_key_use(db, key, saving->location, request->now, &is_first,
                              &first_location) &&
           (!is_first || offer_save(db, saving));
}

/* The form once more, whole, with what speaks against sending it now. */
static bool deposit_refused(struct request *request, struct deposit_view view,
                            const struct form *fields, struct form_errors *errors)
{
    view.status = 429;
    return deposit_form_send(request, &view, fields, errors);
}

static bool deposit_finish(struct request *request, const struct deposit_view *view,
                           const struct form *fields, struct deposit_reading *reading,
                           const char *location)
{
    struct saving saving = {.request = request, .deposit = &reading->deposit, .location = location};
    const struct mailing mailing = {.occasion = request->visitor.role == EMPLOYER ? MAIL_CONTACT
                                                                                  : MAIL_DEPOSIT};
    struct mail_refusal refusal = {0};
    const char *first_location;

    if (!store_form_key_find(request->db, form_value(&request->body, "once"), &first_location) ||
        !contact_is_proved(request, saving.deposit->contact.email, &saving.is_proved) ||
        (first_location == NULL && !saving.is_proved &&
         !mailing_count(request, &mailing, &refusal)))
        return false;
    if (refusal.code != NULL) {
        mailing_refuse(request, &refusal, &reading->errors, "email");
        return deposit_refused(request, *view, fields, &reading->errors);
    }
    if (!db_transaction(request->db, deposit_save, &saving))
        return false;
    if (saving.is_full) {
        form_refuse(&reading->errors, "email", "deposits-waiting", NULL);
        return deposit_refused(request, *view, fields, &reading->errors);
    }
    response_see_other(request, "%s", location);
    return true;
}

/* POST /offres/deposer/sans-compte */
bool deposit_post(struct request *request)
{
    const struct deposit_view view = visitor_view(request);
    struct form fields = deposit_posted(request, NULL);
    const enum deposit_step step = deposit_step(request);
    struct deposit_reading reading;

    if (step == DEPOSIT_CORRECT)
        return deposit_form_send(request, &view, &fields, NULL);
    if (!deposit_reading(request, &view, &fields, &reading))
        return false;
    if (reading.errors.count > 0)
        return deposit_form_send(request, &view, &fields, &reading.errors);
    if (step == DEPOSIT_SAVE && is_once(request))
        return deposit_finish(request, &view, &fields, &reading, done_path);
    return deposit_preview_send(request, &view, &fields, &reading);
}

static bool draft_save(struct request *request, const struct form *fields)
{
    const char *text = encode_form(request->pool, fields);
    const struct draft_key key = draft_key(request);

    return strlen(text) > DRAFT_LENGTH_MAX ||
           store_draft_save(request->db, &key, text, request->now);
}

/* POST /offres/deposer/brouillon: the form as it stands, sent by a script while one types. */
bool deposit_draft_post(struct request *request)
{
    const struct form fields = deposit_posted(request, NULL);

    if (!draft_save(request, &fields))
        return false;
    response_body(request, 204, "text/plain", "", 0);
    return true;
}

/* The draft that one goes on with: the one asked for, else the newest; the others are offered.
 * NULL: none. */
static const struct offer_draft *draft_choose(struct request *request, struct offer_draft *drafts,
                                              size_t count)
{
    const char *asked = form_value(&request->query, "brouillon");
    struct offer_draft chosen;
    size_t at = 0;

    if (count == 0)
        return NULL;
    for (size_t i = 0; i < count && *asked != '\0'; i++)
        at = strcmp(drafts[i].form_key, asked) == 0 ? i : at;
    chosen = drafts[at];
    memmove(drafts + 1, drafts, at * sizeof *drafts);
    drafts[0] = chosen;
    return drafts;
}

/* What a new offer begins with: its draft, else an offer to resemble, else what the last offer
 * says of place, contact and conditions. */
static bool first_fields(struct request *request, struct deposit *known, struct form *fields,
                         struct deposit_view *view)
{
    const bool is_fresh = form_has(&request->query, "neuf");
    uint64_t id = strtoull(form_value(&request->query, "modele"), NULL, 10);
    const struct offer_draft *draft;
    struct offer_draft *drafts;
    bool is_managed = false;
    struct offer_file file;
    size_t count;

    if (id != 0 &&
        !store_offer_is_managed(request->db, id, request->visitor.account_id, &is_managed))
        return false;
    view->copy_of = is_managed ? id : 0;
    if (!store_drafts(request->db, request->visitor.account_id, view->copy_of, &drafts, &count))
        return false;
    draft = is_fresh ? NULL : draft_choose(request, drafts, count);
    view->drafts = draft != NULL ? drafts + 1 : drafts;
    view->draft_count = draft != NULL ? count - 1 : count;
    if (draft != NULL) {
        view->notice = "draft";
        view->form_key = *draft->form_key != '\0' ? draft->form_key : NULL;
        return decode_urlencoded(request->pool, draft->content, strlen(draft->content), fields);
    }
    if (!is_managed && !store_offer_last(request->db, request->visitor.account_id, &id))
        return false;
    if (!store_offer_file(request->db, request->today, id, &file))
        return false;
    if (file.offer.id == 0) {
        deposit_fill(request->pool, known, DEPOSIT_WITHOUT_DATES, fields);
        return true;
    }
    view->notice = is_managed ? "copy" : NULL;
    if (!is_managed) {
        file.offer.content.title = file.offer.content.description = "";
        file.offer.content.domain_count = 0;
    }
    deposit_fill(request->pool, &file.offer.content, DEPOSIT_WITHOUT_DATES, fields);
    return true;
}

/* The signed-in employer's view; false: answered already. */
static bool member_view(struct request *request, struct deposit_view *view, struct deposit *known)
{
    *view =
        (struct deposit_view){.mode = "member", .action = member_path, .earliest = request->today};
    if (!store_depositor(request->db, request->visitor.account_id, known))
        return false;
    if (known->employer_id == 0) {
        page_error(request, 403, "no-employer");
        return false;
    }
    view->employer = known->employer.name;
    return true;
}

/* GET /offres/deposer/nouvelle */
bool member_deposit_form(struct request *request)
{
    struct deposit_view view;
    struct deposit known;
    struct form fields = {0};

    if (!member_view(request, &view, &known))
        return false;
    if (first_fields(request, &known, &fields, &view))
        return deposit_form_send(request, &view, &fields, NULL);
    return false;
}

/* POST /offres/deposer/nouvelle */
bool member_deposit_post(struct request *request)
{
    const enum deposit_step step = deposit_step(request);
    struct deposit_reading reading;
    struct deposit_view view;
    struct deposit known;
    struct form fields;

    if (!member_view(request, &view, &known))
        return false;
    fields = deposit_posted(request, &known);
    view.copy_of = draft_key(request).copy_of;
    if (!deposit_reading(request, &view, &fields, &reading) ||
        (step != DEPOSIT_SAVE && !draft_save(request, &fields)) ||
        !contact_is_proved(request, reading.deposit.contact.email, &view.is_immediate))
        return false;
    reading.deposit.employer_id = known.employer_id;
    reading.deposit.account_id = known.account_id;
    if (step == DEPOSIT_CORRECT)
        return deposit_form_send(request, &view, &fields, NULL);
    if (reading.errors.count > 0)
        return deposit_form_send(request, &view, &fields, &reading.errors);
    if (step == DEPOSIT_SAVE && is_once(request))
        return deposit_finish(request, &view, &fields, &reading,
                              view.is_immediate ? "/offres/mes-offres?info=active"
                                                : "/offres/mes-offres?info=deposee");
    return deposit_preview_send(request, &view, &fields, &reading);
}

/* GET /offres/{id}/dupliquer */
bool offer_duplicate(struct request *request)
{
    response_see_other(request, "%s?modele=%llu", member_path,
                       (unsigned long long)route_id(request));
    return true;
}
