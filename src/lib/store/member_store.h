/* Who belongs to an employer or a school, and who admits others there. */
#ifndef STAGE3E_STORE_MEMBER_STORE_H
#define STAGE3E_STORE_MEMBER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

bool store_employer_member_insert(struct db *db, uint64_t account_id, uint64_t employer_id,
                                  bool is_administrator) __attribute__((warn_unused_result));

struct member {
    uint64_t account_id;
    const char *email;
    const char *name;
    const char *job_title;
    bool is_administrator; /* or head of the school */
    bool is_active;
    bool awaits_approval;
};

bool store_employer_members(struct db *db, uint64_t employer_id, struct member **members,
                            size_t *count) __attribute__((warn_unused_result));

/* Who admits newcomers: of the administrators with an open account, the one whose address the
 * structure gives for it, else the first. An address that nobody has proved theirs admits nobody.
 * "" if there is none. */
bool store_employer_admitter(struct db *db, uint64_t employer_id, const char **email)
    __attribute__((warn_unused_result));

/* The employer of an account, 0 if none. */
bool store_employer_of_account(struct db *db, uint64_t account_id, uint64_t *employer_id,
                               bool *is_administrator) __attribute__((warn_unused_result));

/* Hands the administration over. For use in a transaction. */
bool store_employer_administrator_set(struct db *db, uint64_t employer_id, uint64_t account_id)
    __attribute__((warn_unused_result));

bool store_school_member_insert(struct db *db, uint64_t account_id, uint64_t school_id,
                                bool is_head) __attribute__((warn_unused_result));

bool store_school_of_account(struct db *db, uint64_t account_id, uint64_t *school_id, bool *is_head)
    __attribute__((warn_unused_result));

/* Makes a member the head of a school; there is one. For use in a transaction. */
bool store_school_head_set(struct db *db, uint64_t school_id, uint64_t account_id)
    __attribute__((warn_unused_result));

bool store_school_staff(struct db *db, uint64_t school_id, struct member **members, size_t *count)
    __attribute__((warn_unused_result));

#endif
