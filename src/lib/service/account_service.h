/* What the site does with accounts: each a change, its link and its messages, in the transaction
 * that the caller has begun. The caller writes the trail, which knows the visitor. Nothing else
 * writes to who has an account, or wants one. */
#ifndef STAGE3E_SERVICE_ACCOUNT_SERVICE_H
#define STAGE3E_SERVICE_ACCOUNT_SERVICE_H

#include "base/date.h"
#include "store/account_store.h"

struct config;
struct pupil_invitation;

/* The link by which its owner opens an account, once more or for the first time: id, role and
 * e-mail are needed. */
bool service_activation_send(struct db *db, const struct config *config,
                             const struct account *account, time_t now)
    __attribute__((warn_unused_result));

/* An administrator's, from the command line, with its event; link is the path that opens it. */
bool service_admin_create(struct db *db, const struct config *config, const char *email,
                          const struct person *person, time_t now, const char **link)
    __attribute__((warn_unused_result));

/* Somebody signs up with the e-mail of an account: its owner is told, or gets the link that is
 * missing. */
bool service_account_exists(struct db *db, const struct config *config,
                            const struct account *account, time_t now)
    __attribute__((warn_unused_result));

/* The password of that e-mail is forgotten: a link to choose another, or the one that opens an
 * account which never was. One that has no account costs the same work. */
bool service_password_forgotten(struct db *db, const struct config *config, const char *email,
                                time_t now) __attribute__((warn_unused_result));

/* A new one, with word to the owner: store_account_password_set(). */
bool service_password_set(struct db *db, const struct config *config, const struct account *account,
                          const char *hash, const uint8_t *kept_hash, time_t now)
    __attribute__((warn_unused_result));

/* A change of e-mail: both addresses are asked, unless the old one takes no mail any more; an
 * address that has an account already is not, which the old one alone could find out. */
bool service_email_change_begin(struct db *db, const struct config *config,
                                const struct account *account, const char *new_email,
                                bool is_unreachable, time_t now)
    __attribute__((warn_unused_result));

/* Both have said yes: the account has its new address, and the old one is told. */
bool service_email_set(struct db *db, const struct config *config, const struct account *account,
                       const char *new_email, time_t now) __attribute__((warn_unused_result));

/* Asks an address that admits newcomers of an employer or a school, by a link. */
bool service_approval_ask(struct db *db, const struct config *config, const struct account *account,
                          const char *organisation, const char *recipient, time_t now)
    __attribute__((warn_unused_result));

/* It did: what was deposited with the newcomer's e-mail is theirs, and they are told. */
bool service_account_approve(struct db *db, const struct config *config,
                             const struct account *account, const char *organisation, time_t now)
    __attribute__((warn_unused_result));

/* Who is on a school's list and has no account gets a code to make one; only the first time. */
bool service_pupil_invite(struct db *db, const struct config *config,
                          const struct pupil_invitation *pupil, const char *school,
                          const char *code, time_t now) __attribute__((warn_unused_result));

/* It will be erased on that day, unless its owner signs in. */
bool service_account_warn(struct db *db, const struct config *config, const struct account *account,
                          struct date erased_on, time_t now) __attribute__((warn_unused_result));

/* Erases one, for who asked, the département or the end of its time: what it has is ended and
 * announced, its owner is told unless it was never used. */
bool service_account_erase(struct db *db, const struct config *config,
                           const struct account *account, bool was_used, time_t now)
    __attribute__((warn_unused_result));

#endif
