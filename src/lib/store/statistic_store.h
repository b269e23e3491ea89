/* Figures of the département, as they stand at this instant. Their definitions are in
 * doc/statistics.md; the whole of a report is read in one transaction. */
#ifndef STAGE3E_STORE_STATISTIC_STORE_H
#define STAGE3E_STORE_STATISTIC_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "store/db.h"

struct pool;

/* What figures are split by. The codes of the column. */
enum statistic_kind {
    STATISTIC_ALL = 1,
    STATISTIC_MONTH,  /* of sending: "2026-11" */
    STATISTIC_WEEK,   /* of the placement: its Monday, "2026-12-07" */
    STATISTIC_DOMAIN, /* a number; "": none */
    STATISTIC_TOWN,   /* INSEE; "": outside the département, or unknown */
    STATISTIC_SCHOOL, /* a number */
};

/* What is told to everyone is that of the night before, so that nobody follows it change by change.
 */
enum statistic_instant { STATISTIC_NOW, STATISTIC_PUBLISHED };

enum { STATISTIC_DAYS = 100, STATISTIC_KM = 200 };

/* Applications of pupils of priority schools, or of the others. */
struct statistic_part {
    uint64_t received;
    uint64_t favourable;
    uint64_t refused;
    uint64_t confirmed;
    uint64_t answers[STATISTIC_DAYS]; /* by days to the answer, the last: and more; not of weeks
                                         and towns */
    uint64_t distances[STATISTIC_KM]; /* of the confirmed, by km; not of weeks and towns */
};

struct statistic_item {
    const char *item;
    const char *name;               /* of the domain, town or school; NULL: of none known */
    const char *town;               /* of the school */
    const char *priority_of_school; /* of the school, now: "none", "rep", "rep_plus" */
    struct statistic_part others;
    struct statistic_part priority;
    /* Offers and pupils, counted at counted_at. */
    uint64_t offers;
    uint64_t seats;
    uint64_t seats_left;
    uint64_t pupils;
    uint64_t placed;
};

struct statistic_list {
    struct statistic_item *list; /* in the order of the items */
    size_t count;
    size_t room;
};

/* The items of a kind in a school year; those without anything are left out. No school is
 * published. */
bool store_statistics(struct db *db, enum statistic_instant instant, int school_year,
                      enum statistic_kind kind, struct statistic_list *list)
    __attribute__((warn_unused_result));

/* The school years that anything is known of, the newest first; at most limit. */
bool store_statistic_years(struct db *db, enum statistic_instant instant, int *years, size_t limit,
                           size_t *count) __attribute__((warn_unused_result));

/* When offers and pupils were counted; when all was, of what is published. 0: never. */
bool store_statistics_counted_at(struct db *db, enum statistic_instant instant, time_t *counted_at)
    __attribute__((warn_unused_result));

/* Both parts in one. */
struct statistic_part statistic_both(const struct statistic_item *item);

/* Adds what is pending to what is kept, some at a time; taken is their number. */
bool store_statistics_fold(struct db *db, size_t limit, size_t *taken)
    __attribute__((warn_unused_result));

/* Counts all applications that are there anew. What was counted of erased ones stays. */
bool store_statistics_rebuild(struct db *db) __attribute__((warn_unused_result));

/* Counts the offers and pupils of this school year and the next ones. */
bool store_statistics_stock(struct db *db, int school_year, struct date today, time_t now)
    __attribute__((warn_unused_result));

/* Publishes the figures as they are kept. */
bool store_statistics_publish(struct db *db, time_t now) __attribute__((warn_unused_result));

/* How many figures differ from what the applications say; run in a transaction. */
bool store_statistics_check(struct db *db, uint64_t *differences)
    __attribute__((warn_unused_result));

#endif
