/* Offers that go online, change, and end; their contacts. */
#include "service/offer_service.h"

#include "notify/notify.h"
#include "service/application_service.h"
#include "store/awaited_store.h"
#include "store/offer_event_store.h"
#include "store/offer_manage.h"
#include "store/token_store.h"

bool service_offers_invite(struct db *db, const struct config *config, const char *email,
                           uint64_t offer_id, time_t now, time_t not_before)
{
    const struct waiting_notice notice = {
        .email = email, .offer_id = offer_id, .now = now, .not_before = not_before};

    return notify_offers_waiting(db, config, &notice);
}

static bool event_note(struct db *db, uint64_t offer_id, const char *name, const char *before,
                       const char *after, const struct application_cause *cause)
{
    const struct offer_event event = {.offer_id = offer_id,
                                      .account_id = cause->account_id,
                                      .actor = cause->actor,
                                      .name = name,
                                      .before = before,
                                      .after = after,
                                      .reason = cause->reason};

    return store_offer_event(db, &event, cause->now);
}

bool service_offer_activate(struct db *db, const struct config *config, const struct offer *offer,
                            const char *email, bool has_account,
                            const struct application_cause *cause, bool *is_done)
{
    return store_offer_activate(db, offer->id, cause->now, is_done) &&
           (!*is_done || (event_note(db, offer->id, "activated", "to_activate", "active", cause) &&
                          (*email == '\0' || notify_offer_activated(db, config, offer, email,
                                                                    has_account, cause->now))));
}

bool service_offer_disable(struct db *db, const struct config *config, const struct offer *offer,
                           const char *reader, const struct application_cause *cause, bool *is_done)
{
    const struct closing closing = {.offer_id = offer->id, .to = APPLICATION_OFFER_DISABLED};
    unsigned version;

    if (!store_offer_lock(db, offer->id, &version) ||
        !store_offer_disable(db, offer->id, cause->reason, cause->now, is_done))
        return false;
    return !*is_done ||
           (event_note(db, offer->id, "disabled", offer_state_code(offer->terms.state), "disabled",
                       cause) &&
            service_applications_close(db, config, &closing, cause) &&
            (reader == NULL || *reader == '\0' ||
             notify_offer_disabled(db, config, offer, reader, cause->reason, cause->now)));
}

static bool weeks_close(struct db *db, uint64_t offer_id, const struct deposit *deposit,
                        const struct week_usage *usage, size_t count,
                        const struct application_cause *cause, struct application_changes *changes)
{
    for (size_t i = 0; i < count; i++) {
        const struct closing closing = {
            .offer_id = offer_id, .monday = usage[i].monday, .to = APPLICATION_WEEK_REMOVED};

        if (deposit_week_of(deposit, usage[i].monday) == NULL && usage[i].open > 0 &&
            !store_applications_close(db, &closing, cause, changes))
            return false;
    }
    return true;
}

bool service_offer_rewrite(struct db *db, const struct config *config, uint64_t offer_id,
                           const struct deposit *deposit, const struct week_usage *usage,
                           size_t count, const struct application_cause *cause)
{
    const struct closing full = {
        .offer_id = offer_id, .without_seats_only = true, .to = APPLICATION_SEAT_TAKEN};
    struct application_changes changes = {0};

    return weeks_close(db, offer_id, deposit, usage, count, cause, &changes) &&
           store_offer_rewrite(db, offer_id, deposit, usage, count) &&
           store_applications_close(db, &full, cause, &changes) &&
           notify_application_changes(db, config, &changes, cause->now);
}

bool service_contact_ask(struct db *db, const struct config *config, const struct offer *offer,
                         time_t now)
{
    return notify_contact_confirmation(db, config, offer, now);
}

bool service_contact_write(struct db *db, const struct config *config,
                           const struct offer_file *file, time_t now)
{
    const struct offer *offer = &file->offer;

    if (offer->terms.state == OFFER_STATE_TO_ACTIVATE)
        return service_offers_invite(db, config, offer->content.contact.email, offer->id, now, 0);
    return !file->contact_awaits || service_contact_ask(db, config, offer, now);
}

/* The link that manages an offer without account, and the applications that wait. */
static bool contact_welcome(struct db *db, const struct config *config, uint64_t offer_id,
                            struct date today, time_t now)
{
    struct offer_file file;
    uint64_t *ids;
    size_t count;

    if (!store_offer_file(db, today, offer_id, &file))
        return false;
    if (file.offer.terms.state != OFFER_STATE_ACTIVE)
        return true;
    return (file.has_owner || *file.reply_email == '\0' ||
            notify_offer_activated(db, config, &file.offer, file.reply_email,
                                   file.reply_has_account, now)) &&
           store_applications_unanswered(db, offer_id, &ids, &count) &&
           (count == 0 || notify_answer_reminder(db, config, ids, count, now));
}

bool service_contact_confirm(struct db *db, const struct config *config, uint64_t offer_id,
                             const char *email, struct date today, time_t now)
{
    const struct application_cause cause = {.actor = ACTOR_LINK, .now = now};
    bool is_done;

    return store_offer_contact_set(db, offer_id, email, CONTACT_CONFIRMED, &is_done) &&
           (!is_done || (event_note(db, offer_id, "contact-confirmed", NULL, NULL, &cause) &&
                         contact_welcome(db, config, offer_id, today, now)));
}

bool service_contact_end(struct db *db, const struct config *config, uint64_t offer_id,
                         uint64_t application_id, const char *email, time_t now)
{
    bool is_done;

    return store_links_end_of_contact(db, offer_id, email, now) &&
           store_offer_contact_set(db, offer_id, email, CONTACT_ENDED, &is_done) &&
           notify_links_ended(db, config, offer_id, application_id, false, now);
}
