/* The trail: sensitive acts, kept a year. Programs write it by site/trail.h, which knows the
 * visitor. */
#ifndef STAGE3E_STORE_TRAIL_STORE_H
#define STAGE3E_STORE_TRAIL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/actor.h"
#include "store/db.h"

struct pool;

/* Who did what to whom, from where. */
struct audit {
    uint64_t account_id; /* who; 0: the site, a shell, a link, or someone not signed in */
    enum actor actor;
    const char *origin;  /* shortened address, NULL: none */
    const char *action;  /* labels.xml, "audit" */
    const char *subject; /* "account", "employer", "school", "pupils", "offers"… */
    uint64_t subject_id; /* 0: none in particular */
    const char *detail;  /* NULL: none */
};

bool store_audit(struct db *db, const struct audit *audit, time_t now)
    __attribute__((warn_unused_result));
/* The same, unless the account did that to the same subject less than seconds ago: for what is
 * read again and again. is_new tells. */
bool store_audit_once(struct db *db, const struct audit *audit, time_t now, unsigned seconds,
                      bool *is_new) __attribute__((warn_unused_result));

struct audit_entry {
    uint64_t id;
    time_t happened_at;
    uint64_t account_id; /* who, 0: nobody with an account */
    const char *who;     /* e-mail, or "" */
    const char *role;
    const char *origin;
    const char *action;
    const char *subject;
    uint64_t subject_id;
    const char *detail;
};

struct audit_entries {
    struct audit_entry *entries;
    size_t count;
    bool has_more;
};

enum { AUDIT_PAGE = 50 };

/* What to look for; what is empty or 0 is not asked for. */
struct audit_filter {
    const char *action;
    const char *subject; /* what it was done to; then not by account */
    uint64_t subject_id;
    uint64_t account_id; /* who did it, or to whose account it was done */
    time_t from, to;     /* from the one until before the other */
    uint64_t before_id;  /* entries older than that one: the next page */
};

/* A page of the trail, newest first. */
bool store_audit_search(struct db *db, const struct audit_filter *filter,
                        struct audit_entries *list) __attribute__((warn_unused_result));

/* The actions that the trail has. */
bool store_audit_actions(struct db *db, const char ***actions, size_t *count)
    __attribute__((warn_unused_result));

#endif
