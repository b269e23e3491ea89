/* Offers in the hands of those who manage them: their employer's members, who has the mailed
 * link, the département. */
#ifndef STAGE3E_STORE_OFFER_MANAGE_H
#define STAGE3E_STORE_OFFER_MANAGE_H

#include "store/application_store.h"
#include "store/offer_store.h"

/* How an offer is doing: the six figures of its "statistiques". */
struct offer_figures {
    unsigned seats_left;
    unsigned seats;
    unsigned received; /* applications */
    unsigned accepted;
    unsigned waiting;
    unsigned refused;
};

/* An offer in a list of its managers. */
struct managed_offer {
    uint64_t id;
    const char *title;
    const char *employer;
    const char *town;
    uint64_t employer_id;
    const char *contact_name;
    const char *contact_phone;
    const char *contact_email;
    struct date first;
    struct offer_terms terms;
    time_t created_at;
    time_t activated_at; /* 0: not yet */
    struct offer_figures figures;
};

/* All those a member of an employer manages, the newest first. */
bool store_offers_managed(struct db *db, struct date today, uint64_t account_id,
                          struct managed_offer **offers, size_t *count)
    __attribute__((warn_unused_result));

/* The département's search among all offers, in whatever state: by number, by the contact's
 * e-mail, else by words of title or employer. */
struct offer_query {
    const char *text;   /* "": all */
    const char *state;  /* of the column's ENUM; "": any */
    uint64_t before_id; /* the page that follows this one; 0: the first */
    time_t from, to;    /* deposited from then on, and before then; 0: whenever */
};
bool store_offers_query(struct db *db, struct date today, const struct offer_query *query,
                        size_t limit, struct managed_offer **offers, size_t *count)
    __attribute__((warn_unused_result));

/* The same, by number only; appends to the list. */
struct id_list;
bool store_offer_ids_query(struct db *db, const struct offer_query *query, size_t limit,
                           struct id_list *ids) __attribute__((warn_unused_result));

/* Those of the numbers, 1 to DB_LIST_MAX, in any order, without the figures of their applications.
 */
bool store_offers_of_ids(struct db *db, struct date today, const uint64_t *ids, size_t id_count,
                         struct managed_offer **offers, size_t *count)
    __attribute__((warn_unused_result));

/* An offer with what only its managers see. offer.id is 0 if there is none. */
struct offer_file {
    struct offer offer; /* the contact and the exchanges too */
    struct managed_offer row;
    uint64_t employer_id;
    bool is_owner_locked;    /* by the département: mailed links do not open it */
    bool contact_is_ended;   /* says that the links are not theirs: another is to be found */
    bool has_owner;          /* an account deposited it, or has taken it over */
    bool contact_awaits;     /* its address is to be confirmed by who reads it */
    const char *reply_email; /* who is written to meanwhile, or at all; "": nobody */
    bool reply_has_account;
    unsigned version; /* one more after each change */
    const char *disable_reason;
};
bool store_offer_file(struct db *db, struct date today, uint64_t id, struct offer_file *file)
    __attribute__((warn_unused_result));

/* How an offer is doing; all 0 if there is none. */
bool store_offer_figures(struct db *db, struct date today, uint64_t id,
                         struct offer_figures *figures) __attribute__((warn_unused_result));

/* True if the account is the owner, or a member of the employer. */
bool store_offer_is_managed(struct db *db, uint64_t offer_id, uint64_t account_id, bool *is_managed)
    __attribute__((warn_unused_result));

/* The last offer that an account deposited, 0 if none: the next one resembles it. */
bool store_offer_last(struct db *db, uint64_t account_id, uint64_t *offer_id)
    __attribute__((warn_unused_result));

/* The contact says that the address is theirs, or that they want to be left alone; is_done: if it
 * still is the contact's. For use in a transaction. */
enum contact_state { CONTACT_CONFIRMED, CONTACT_ENDED };
bool store_offer_contact_set(struct db *db, uint64_t offer_id, const char *email,
                             enum contact_state state, bool *is_done)
    __attribute__((warn_unused_result));

/* Whether an address is that of the account itself or of a colleague at its employer. */
bool store_email_is_colleague(struct db *db, const char *email, uint64_t account_id,
                              bool *is_colleague) __attribute__((warn_unused_result));

/* Locks an offer and its capacities, and gives its version (0: it is not there). For use in a
 * transaction. */
bool store_offer_lock(struct db *db, uint64_t offer_id, unsigned *version)
    __attribute__((warn_unused_result));

/* What an employer's account says of the offer it will deposit: employer, place and contact.
 * deposit->employer_id is 0 if it has no employer. */
bool store_depositor(struct db *db, uint64_t account_id, struct deposit *deposit)
    __attribute__((warn_unused_result));

/* Writes the content of an offer anew. Weeks that went are erased, or marked where applications
 * name them. What the change does to applications is the caller's part (offer_edit_check,
 * store_applications_close). For use in a transaction that has locked the offer. */
bool store_offer_rewrite(struct db *db, uint64_t offer_id, const struct deposit *deposit,
                         const struct week_usage *usage, size_t usage_count)
    __attribute__((warn_unused_result));

/* Active or to activate → disabled; is_done tells whether it was. For use in a transaction. */
bool store_offer_disable(struct db *db, uint64_t offer_id, const char *reason, time_t now,
                         bool *is_done) __attribute__((warn_unused_result));

/* Puts a disabled offer online again, which was online before and is not over: by the département,
 * or by its owner unless the département disabled it. What ended stays ended. For use in a
 * transaction. */
bool store_offer_enable(struct db *db, uint64_t offer_id, bool by_admin, struct date today,
                        bool *is_done) __attribute__((warn_unused_result));

/* Nobody can apply for an active offer until it is resumed; then its application period is what it
 * was. is_done tells. For use in a transaction. */
bool store_offer_suspend(struct db *db, uint64_t offer_id, time_t now, bool *is_done)
    __attribute__((warn_unused_result));
bool store_offer_resume(struct db *db, uint64_t offer_id, struct date today, bool *is_done)
    __attribute__((warn_unused_result));

/* What happened to an offer, the newest first; before_id: what is older than that one, 0: all. At
 * most OFFER_EVENTS_PAGE of them, has_more tells of others. */
enum { OFFER_EVENTS_PAGE = 100 };
struct offer_event_row {
    uint64_t id;
    time_t happened_at;
    const char *actor;
    const char *name;
    const char *reason;
    const char *email; /* of who did it; "" */
};
struct offer_events {
    struct offer_event_row *list;
    size_t count;
    bool has_more;
};
bool store_offer_history(struct db *db, uint64_t offer_id, uint64_t before_id,
                         struct offer_events *events) __attribute__((warn_unused_result));

/* A draft of an account: one for each form that an offer is written on. */
struct draft_key {
    uint64_t account_id;
    uint64_t copy_of;     /* the offer that it resembles; 0: none */
    const char *form_key; /* "once" of the form, at most TOKEN_TEXT_LENGTH characters; never NULL */
};
struct offer_draft {
    const char *form_key;
    const char *content; /* as a form sends it */
    time_t saved_at;
};

/* Those of a new offer, or of the copies of one, newest first. */
bool store_drafts(struct db *db, uint64_t account_id, uint64_t copy_of, struct offer_draft **drafts,
                  size_t *count) __attribute__((warn_unused_result));
/* Saves in place of what the form had. Of an account DRAFTS_MAX are kept, the newest. */
enum { DRAFTS_MAX = 20 };
bool store_draft_save(struct db *db, const struct draft_key *key, const char *content, time_t now)
    __attribute__((warn_unused_result));
bool store_draft_erase(struct db *db, const struct draft_key *key)
    __attribute__((warn_unused_result));

#endif
