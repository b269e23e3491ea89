/* Accounts: opened, confirmed, found, changed. */
#ifndef STAGE3E_STORE_ACCOUNT_STORE_H
#define STAGE3E_STORE_ACCOUNT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/account.h"
#include "store/db.h"
#include "store/session_store.h"
#include "store/trail_store.h"

/* In the order of the column's ENUM, from 1. */
enum account_state { ACCOUNT_INACTIVE = 1, ACCOUNT_ACTIVE, ACCOUNT_LOCKED };

struct account {
    uint64_t id; /* 0: none */
    enum account_role role;
    enum account_state state;
    const char *email;
    struct person person;
    bool is_email_confirmed;
    bool awaits_approval;
    bool is_erased; /* only its number is left, for the applications that name it */
    time_t created_at;
    time_t activated_at;
    time_t signed_in_at;
};

/* "inactive"… */
const char *account_state_code(enum account_state state);

bool store_account_find(struct db *db, uint64_t id, struct account *account)
    __attribute__((warn_unused_result));

bool store_account_of_email(struct db *db, const char *email, struct account *account)
    __attribute__((warn_unused_result));

/* A new, inactive account. It has no password, which lets nobody in: who follows the link to its
 * e-mail chooses one. Fails with DB_DUPLICATE if the e-mail has one. */
bool store_account_insert(struct db *db, enum account_role role, const char *email,
                          const struct person *person, bool awaits_approval, time_t now,
                          uint64_t *id) __attribute__((warn_unused_result));

/* The link of the activation mail was followed; and: those who admit said yes. The account
 * opens when both are so (is_active). */
bool store_account_confirm_email(struct db *db, uint64_t id, time_t now, bool *is_active)
    __attribute__((warn_unused_result));

bool store_account_approve(struct db *db, uint64_t id, time_t now, bool *is_active)
    __attribute__((warn_unused_result));

/* From now on it awaits that somebody admits it. */
bool store_account_await(struct db *db, uint64_t id) __attribute__((warn_unused_result));

bool store_account_person_set(struct db *db, uint64_t id, const struct person *person)
    __attribute__((warn_unused_result));

/* What an administrator searches accounts by; "" and 0 for all. Newest first. */
enum { ACCOUNTS_PAGE = 50 };

struct account_filter {
    const char *text; /* in the e-mail or the name */
    enum account_role role;
    enum account_state state;
    unsigned page; /* from 1 */
};

bool store_accounts_search(struct db *db, const struct account_filter *filter,
                           struct account **accounts, size_t *count, bool *has_more)
    __attribute__((warn_unused_result));

/* True if an active account of an employer has this e-mail. */
bool store_employer_account_exists(struct db *db, const char *email, bool *exists)
    __attribute__((warn_unused_result));

/* The administrators who can sign in. */
struct id_email {
    uint64_t id;
    const char *email;
};

bool store_admins(struct db *db, struct id_email **admins, size_t *count)
    __attribute__((warn_unused_result));

#endif
