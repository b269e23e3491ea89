/* A school's pupils as it imported them, their invitations; its placement dates. */
#ifndef STAGE3E_STORE_SCHOOL_PUPIL_STORE_H
#define STAGE3E_STORE_SCHOOL_PUPIL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"
#include "base/date.h"
#include "store/db.h"

struct pool;

struct pupil_invitation {
    uint64_t id; /* 0: none */
    uint64_t school_id;
    const char *class_name;
    const char *last_name;
    const char *first_name;
    struct date born_on;
    const char *email;   /* "": by printed sheet only */
    time_t invited_at;   /* 0: no mail was written */
    uint64_t account_id; /* 0: has not joined */
    bool is_active;      /* joined, and the account is active */
};

/* By class and name. */
bool store_invitations(struct db *db, uint64_t school_id, struct pupil_invitation **invitations,
                       size_t *count) __attribute__((warn_unused_result));
/* One that nobody has used yet. */
bool store_invitation_of_code(struct db *db, const uint8_t code_hash[DIGEST_SIZE],
                              struct pupil_invitation *invitation)
    __attribute__((warn_unused_result));
/* Who has joined and is in the school's list again belongs to the school year of that list. */
bool store_invitations_prolong(struct db *db, uint64_t school_id)
    __attribute__((warn_unused_result));
bool store_invitation_code_set(struct db *db, uint64_t id, const uint8_t code_hash[DIGEST_SIZE])
    __attribute__((warn_unused_result));
/* Its mail goes now. is_first is false if it went before. */
bool store_invitation_mailed(struct db *db, uint64_t id, time_t now, bool *is_first)
    __attribute__((warn_unused_result));
/* Its code has opened this account. is_done is false if another one was quicker. */
bool store_invitation_use(struct db *db, uint64_t id, uint64_t account_id, bool *is_done)
    __attribute__((warn_unused_result));
bool store_invitation_remove(struct db *db, uint64_t school_id, uint64_t id)
    __attribute__((warn_unused_result));

/* The names of a school's pupils whose guardian the word of the account has not reached. */
bool store_guardians_untold(struct db *db, uint64_t school_id, const char ***names, size_t *count)
    __attribute__((warn_unused_result));

struct school_dates {
    uint64_t id;
    const char *class_name; /* "": all third-form classes */
    struct date first;
    struct date last;
};

bool store_school_dates(struct db *db, uint64_t school_id, struct school_dates **dates,
                        size_t *count) __attribute__((warn_unused_result));
/* Fails with DB_DUPLICATE if that class has dates that begin so. */
bool store_school_dates_insert(struct db *db, uint64_t school_id, const struct school_dates *dates)
    __attribute__((warn_unused_result));
bool store_school_dates_remove(struct db *db, uint64_t school_id, uint64_t id)
    __attribute__((warn_unused_result));

#endif
