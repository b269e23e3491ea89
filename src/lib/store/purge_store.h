/* What is due to be erased: accounts, one by one (rules/retention.h decides), and rows and texts
 * that have their time. doc/data-protection.md lists all of it. */
#ifndef STAGE3E_STORE_PURGE_STORE_H
#define STAGE3E_STORE_PURGE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/retention.h"
#include "store/db.h"
#include "store/id_list.h"

struct pool;

struct retained_account {
    uint64_t id;
    struct retained retained;
};

struct retained_list {
    struct retained_account *accounts;
    size_t count;
};

/* The activated accounts that may be due: pupils of the school years up to one, others not seen
 * since a time. */
bool store_retained(struct db *db, int school_year, time_t seen_before, time_t now,
                    struct retained_list *list) __attribute__((warn_unused_result));

/* One of them, as it is now; id 0 if it is there no more. */
bool store_retained_find(struct db *db, uint64_t id, time_t now, struct retained_account *account)
    __attribute__((warn_unused_result));

bool store_account_warned(struct db *db, uint64_t id, time_t now)
    __attribute__((warn_unused_result));

/* The accounts that were made before a time and never activated. */
bool store_never_activated(struct db *db, time_t before, struct id_list *list)
    __attribute__((warn_unused_result));

/* The invitations of pupils who did not join in the school years up to one; removed unless
 * is_dry. */
bool store_purge_invitations(struct db *db, int school_year, bool is_dry, struct id_list *list)
    __attribute__((warn_unused_result));

/* A kind of row or text that has its time: the table's end has what == NULL. */
struct purge_rule {
    const char *what;
    unsigned days;      /* that it is kept */
    unsigned times;     /* how often its statements ask for the time before which it goes, 1 or 2 */
    const char *select; /* the numbers of its rows, or how many */
    const char *erase;
    bool has_ids;
};
extern const struct purge_rule purge_rules[];

/* Counts what a rule finds at a time, with the numbers where it has them, and erases it unless
 * is_dry. */
bool store_purge(struct db *db, const struct purge_rule *rule, time_t now, bool is_dry,
                 uint64_t *count, struct id_list *list) __attribute__((warn_unused_result));

#endif
