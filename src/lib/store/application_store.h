/* Applications as they stand: one in full, lists of them, those of an offer's weeks. Changing them
 * is in application_change.h. */
#ifndef STAGE3E_STORE_APPLICATION_STORE_H
#define STAGE3E_STORE_APPLICATION_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/agreement.h"
#include "rules/application.h"
#include "rules/offer_edit.h"
#include "rules/schedule.h"
#include "store/db.h"

struct pool;

/* What is asked for of each week of an offer; weeks nobody asked for are left out. */
bool store_week_usage(struct db *db, uint64_t offer_id, struct week_usage **usage, size_t *count)
    __attribute__((warn_unused_result));

/* One application with its pupil, school and offer. Texts may be "". */
struct application {
    uint64_t id; /* 0: none */
    struct application_opinions opinions;
    enum application_state state;
    enum agreement_state agreement; /* AGREEMENT_NONE: not confirmed */
    struct date monday;
    struct date first; /* of the days on site in that week */
    struct date last;
    const char *motivation;
    const char *cancel_reason;
    const char *referent_name; /* of the school's staff, or as typed */
    const char *referent_email;
    uint64_t referent_id; /* 0: no account */
    bool has_priority;
    time_t sent_at;
    time_t updated_at;
    time_t read_at; /* 0: no signed-in employer has opened it */
    struct date confirm_until;
    unsigned seats_left; /* in the capacity of its week */
    time_t asked_at;     /* sent, or taken up again: the employer is awaited since then */
    time_t reminded_at;  /* by the pupil; 0: not */
    enum week_opinion week_opinion; /* of the school */
    struct {
        uint64_t id;
        const char *civility;
        const char *last_name;
        const char *first_name;
        const char *email;
        const char *phone; /* mobile, else landline */
        const char *mobile;
        bool accepts_sms;
        bool is_erased; /* the row stays, without a name */
        const char *class_name;
        struct date born_on;
        const char *address;
        const char *postcode;
        const char *town;
    } pupil;
    struct {
        uint64_t id;
        const char *name;
        const char *town;
        const char *priority; /* "none", "rep", "rep_plus": now; has_priority: when sent */
    } school;
    struct {
        uint64_t id;
        const char *title;
        const char *employer;
        const char *address;
        const char *postcode;
        const char *town;
        bool is_located;
        double latitude;
        double longitude;
        const char *schedule_code; /* as schedule_write() wrote it */
        const char *days;
        struct schedule schedule; /* empty where hours are words */
        const char *hours;
        bool shows_contact;
        bool contact_on_application;
        const char *contact_name; /* civility apart */
        const char *contact_civility;
        const char *contact_email;
        const char *contact_phone;
        bool is_owner_locked;    /* by the département: mailed links do not open it */
        const char *reply_email; /* who is written to: the contact once confirmed; "": nobody */
    } offer;
};

/* application->id is 0 if there is none. */
bool store_application_find(struct db *db, uint64_t id, struct application *application)
    __attribute__((warn_unused_result));

/* What messages about one say, and to whom: nothing else of the pupil is read for them. E-mails of
 * erased accounts are "". */
struct application_notice {
    uint64_t id; /* 0: none */
    struct application_opinions opinions;
    uint64_t pupil_id;
    const char *pupil_email;
    const char *pupil_mobile; /* "": no SMS */
    const char *pupil_name;   /* for the referent and the school only */
    const char *school_email; /* the official one */
    const char *referent_email;
    uint64_t referent_id; /* 0: no account */
    struct date first;
    struct date last;
    struct date confirm_until;
    uint64_t offer_id;
    const char *title;
    const char *description;
    const char *employer;
    const char *town;
    const char *contact_email; /* who is written to: the contact once confirmed, else who deposited
                                  the offer; "": nobody */
    bool contact_has_account;  /* an active one that manages the offer */
    bool contact_is_erased;
};
bool store_application_notice(struct db *db, uint64_t id, struct application_notice *notice)
    __attribute__((warn_unused_result));

struct application_list {
    struct application *list;
    size_t count;
    size_t room;
};

/* Those of a pupil, the newest first. */
bool store_applications_of_pupil(struct db *db, uint64_t pupil_id, struct application_list *list)
    __attribute__((warn_unused_result));

/* Why the applications of a pupil that are refused were: the last time. */
struct application_reason {
    uint64_t application_id;
    const char *code;
    const char *label; /* of the code, as it was chosen; "": that of labels.xml */
    const char *words;
};
bool store_refusals_of_pupil(struct db *db, uint64_t pupil_id, struct application_reason **reasons,
                             size_t *count) __attribute__((warn_unused_result));

/* Pupils of priority schools come first in any order. */
enum employer_order { EMPLOYER_USUAL, EMPLOYER_BY_OFFER, EMPLOYER_BY_STATE, EMPLOYER_BY_WEEK };
enum { EMPLOYER_ORDERS = EMPLOYER_BY_WEEK + 1 };

/* Those that a member of an employer answers (pending, of priority schools first, then the oldest),
 * or has no answer to give to (of priority schools first, then the newest change). */
struct employer_query {
    uint64_t account_id;
    bool is_pending;
    const char *offer_number;     /* the first digits of the offer's number; "": all offers */
    uint64_t offer_id;            /* one offer; 0: all */
    struct date monday;           /* unset: all weeks */
    enum application_state state; /* APPLICATION_NONE: all */
    bool is_priority_only;
    enum employer_order order;
    unsigned skip;
};
bool store_applications_of_employer(struct db *db, const struct employer_query *query, size_t limit,
                                    struct application_list *list)
    __attribute__((warn_unused_result));

/* The weeks that the applications of an account's offers are for, in their order. */
bool store_application_weeks(struct db *db, uint64_t account_id, struct date **mondays,
                             size_t *count) __attribute__((warn_unused_result));

/* The same, by number only; appends to the list. */
struct id_list;
bool store_application_ids_of_employer(struct db *db, const struct employer_query *query,
                                       size_t limit, struct id_list *ids)
    __attribute__((warn_unused_result));

/* Those of the numbers, 1 to DB_LIST_MAX, given in any order: the newest first. */
bool store_applications_of_ids(struct db *db, const uint64_t *ids, size_t count,
                               struct application_list *list) __attribute__((warn_unused_result));

/* How many there are of each of the two, and offers. */
struct employer_counts {
    unsigned pending;
    unsigned answered;
    unsigned offers;
};
bool store_employer_counts(struct db *db, uint64_t account_id, struct employer_counts *counts)
    __attribute__((warn_unused_result));

/* The département's search: by number of application, offer or pupil, by the pupil's e-mail, by
 * what words of the pupil's name, the offer's title or its employer begin with. Newest first. */
struct application_query {
    const char *text;             /* "": all */
    enum application_state state; /* APPLICATION_NONE: any */
    uint64_t before_id;           /* the page that follows this one; 0: the first */
    time_t from, to;              /* sent from then on, and before then; 0: whenever */
};
/* At most DB_LIST_MAX. */
bool store_applications_query(struct db *db, const struct application_query *query, size_t limit,
                              struct application_list *list) __attribute__((warn_unused_result));

/* The same, by number only; appends to the list. */
bool store_application_ids_query(struct db *db, const struct application_query *query, size_t limit,
                                 struct id_list *ids) __attribute__((warn_unused_result));

/* What happened to one, the oldest first. */
struct application_event {
    time_t happened_at;
    const char *actor;
    const char *name; /* a code of application_state_code(), or of an opinion */
    const char *before;
    const char *after;
    const char *reason_code;
    const char *reason_label; /* as it was chosen; "": that of labels.xml */
    const char *reason;
    const char *email; /* of who did it; "" */
};
bool store_application_history(struct db *db, uint64_t id, struct application_event **events,
                               size_t *count) __attribute__((warn_unused_result));

#endif
