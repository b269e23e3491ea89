/* What is due to be said by itself, to whom; what was said; what people chose. */
#ifndef STAGE3E_STORE_ALERT_STORE_H
#define STAGE3E_STORE_ALERT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/alerts.h"
#include "base/date.h"
#include "rules/alert.h"
#include "store/db.h"

struct pool;

/* A person is an address: the first bytes of its SHA-256, in lower case. */
enum { PERSON_SIZE = 16 };
void alert_person(const char *email, uint8_t person[PERSON_SIZE]);

/* One thing that somebody is to be told of. Which of the fields hold something depends on the
 * alert; texts may be "". */
struct alert_item {
    enum alert alert;
    uint64_t id;       /* of what it is about: unique in its alert */
    unsigned step;     /* that is due */
    unsigned sent;     /* the last that was said */
    time_t since;      /* of which wait */
    const char *email; /* of the reader */
    uint64_t account_id;
    enum alert_reader reader;
    struct date monday;
    struct date first;
    struct date last;
    struct date until;
    uint64_t application_id;
    uint64_t offer_id;
    uint64_t pupil_id;
    const char *title;
    const char *employer;
    const char *town;
    const char *name;   /* of a person, a class… */
    const char *detail; /* a kind, a telephone… */
    const char *mobile; /* of a pupil who wants SMS */
    const char *address;
    uint8_t person[PERSON_SIZE];
    const void *extra; /* what the caller adds */
};

struct alert_items {
    struct alert_item *list;
    size_t count;
    size_t room;
};

/* The days that a list of what may be due looks at. */
struct alert_span {
    struct date today;      /* d */
    struct date begun_by;   /* g; b: the end of that day */
    struct date horizon;    /* h: what begins by then is due to be announced */
    struct date near_until; /* n */
};

/* What may be due of an alert. Which steps are, is for the caller to decide. Those that
 * store_applications_awaited() and store_searches_alerting() read are not listed. */
bool store_alert_list(struct db *db, enum alert alert, const struct alert_span *span,
                      struct alert_items *items) __attribute__((warn_unused_result));

/* The same of those numbers only, 1 to DB_LIST_MAX, locked as they are now against a change until
 * the transaction ends: what is settled meanwhile is not among them. */
bool store_alert_again(struct db *db, enum alert alert, const uint64_t *ids, size_t count,
                       struct alert_items *items) __attribute__((warn_unused_result));

/* Notes what is said. Fails with DB_DUPLICATE if another run says it at this moment. */
bool store_alerts_sent(struct db *db, const struct alert_item *const *items, size_t count,
                       time_t now) __attribute__((warn_unused_result));

/* Persons, sorted. */
struct persons {
    uint8_t (*list)[PERSON_SIZE];
    size_t count;
};
/* Those of them, 1 to DB_LIST_MAX, who were told of something since then. */
bool store_alerted_since(struct db *db, const struct persons *persons, time_t since,
                         struct persons *told) __attribute__((warn_unused_result));
bool persons_have(const struct persons *persons, const uint8_t person[PERSON_SIZE]);

/* What a person chose of an alert. */
struct alert_choice {
    uint8_t person[PERSON_SIZE];
    enum alert alert;
    enum alert_way way;
};
struct alert_choices {
    struct alert_choice *list;
    size_t count;
    size_t room;
};
bool store_alert_choices(struct db *db, const struct persons *persons,
                         struct alert_choices *choices) __attribute__((warn_unused_result));
enum alert_way alert_chosen(const struct alert_choices *choices, const uint8_t person[PERSON_SIZE],
                            enum alert alert);

/* Chooses; WAY_DEFAULT forgets the choice. */
bool store_alert_choose(struct db *db, const struct alert_choice *choice, time_t now)
    __attribute__((warn_unused_result));

/* Whether a pupil gets SMS: wants them, and has a mobile. And an end to that. */
bool store_sms_consent(struct db *db, const uint8_t person[PERSON_SIZE], bool *can_sms)
    __attribute__((warn_unused_result));
bool store_sms_stop(struct db *db, const uint8_t person[PERSON_SIZE])
    __attribute__((warn_unused_result));

/* A new application, for the mail of the day if that is what its employer wants: is_later tells. */
bool store_received_later(struct db *db, const char *email, uint64_t application_id,
                          time_t asked_at, bool *is_later) __attribute__((warn_unused_result));

#endif
