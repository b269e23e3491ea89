/* The figures of a week, for those who follow: a school's, the département's. */
#ifndef STAGE3E_STORE_DIGEST_STORE_H
#define STAGE3E_STORE_DIGEST_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

struct pool;

struct school_digest {
    uint64_t school_id;
    uint64_t pupils;    /* with an active account */
    uint64_t sent;      /* applications since the day */
    uint64_t confirmed; /* placements since the day */
    uint64_t without;   /* pupils without a placement now */
    uint64_t opinions;  /* that are awaited */
};

/* Of the schools, 1 to DB_LIST_MAX, by number; those without a pupil are left out. */
bool store_school_digests(struct db *db, struct date since, const uint64_t *ids, size_t count,
                          struct school_digest **digests, size_t *digest_count)
    __attribute__((warn_unused_result));

/* The schools with the most pupils without a placement; how many pupils that is in all. */
struct school_without {
    const char *name;
    uint64_t pupils;
};
struct departement_digest {
    uint64_t without;
    uint64_t to_activate; /* offers that wait for their first link */
    uint64_t unanswered;  /* applications that wait at an employer */
    uint64_t unreachable; /* addresses that take nothing */
    struct school_without schools[10];
    size_t school_count;
};
bool store_departement_digest(struct db *db, struct departement_digest *digest)
    __attribute__((warn_unused_result));

#endif
