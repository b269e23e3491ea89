/* What the site does with offers: see application_service.h. Where a cause is asked for, it is that
 * of the event. */
#ifndef STAGE3E_SERVICE_OFFER_SERVICE_H
#define STAGE3E_SERVICE_OFFER_SERVICE_H

#include "rules/offer_edit.h"
#include "store/application_change.h"

struct config;
struct offer;
struct offer_file;

/* The mail to an address with the links of all the offers that wait there, not before an instant;
 * offer_id: this one in any case, 0: none. In a transaction that has locked the address or its
 * offer. */
bool service_offers_invite(struct db *db, const struct config *config, const char *email,
                           uint64_t offer_id, time_t now, time_t not_before)
    __attribute__((warn_unused_result));

/* Puts one online; is_done: it was not. Who answers for it is told, with the link that manages it
 * if they have no account (has_account is what is known already); email "": nobody is. */
bool service_offer_activate(struct db *db, const struct config *config, const struct offer *offer,
                            const char *email, bool has_account,
                            const struct application_cause *cause, bool *is_done)
    __attribute__((warn_unused_result));

/* Disables it, locked: its open applications end. reader: who is told of it besides, and why; NULL:
 * nobody. */
bool service_offer_disable(struct db *db, const struct config *config, const struct offer *offer,
                           const char *reader, const struct application_cause *cause, bool *is_done)
    __attribute__((warn_unused_result));

/* Writes an offer anew (store_offer_rewrite()). Weeks that go take their open applications along,
 * nor can anyone wait for a seat where the last ones were taken off: all who lose theirs are told.
 * In a transaction that has locked the offer and read the usage of its weeks. */
bool service_offer_rewrite(struct db *db, const struct config *config, uint64_t offer_id,
                           const struct deposit *deposit, const struct week_usage *usage,
                           size_t count, const struct application_cause *cause)
    __attribute__((warn_unused_result));

/* Sends the contact the link by which they confirm the address. */
bool service_contact_ask(struct db *db, const struct config *config, const struct offer *offer,
                         time_t now) __attribute__((warn_unused_result));

/* The same, of an offer that is to be activated the link that does both; nothing if the address
 * awaits neither. */
bool service_contact_write(struct db *db, const struct config *config,
                           const struct offer_file *file, time_t now)
    __attribute__((warn_unused_result));

/* The contact confirms the address, by a link that went there: what went to nobody until now goes
 * out. */
bool service_contact_confirm(struct db *db, const struct config *config, uint64_t offer_id,
                             const char *email, struct date today, time_t now)
    __attribute__((warn_unused_result));

/* The contact wants to be left alone: all that went to the address about the offer ends, nothing
 * more goes there; the département finds out whom to ask. application_id: where that was said, 0:
 * at the offer. */
bool service_contact_end(struct db *db, const struct config *config, uint64_t offer_id,
                         uint64_t application_id, const char *email, time_t now)
    __attribute__((warn_unused_result));

#endif
