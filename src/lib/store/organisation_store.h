/* Employers and schools: found while typing, joined, described, corrected. */
#ifndef STAGE3E_STORE_ORGANISATION_STORE_H
#define STAGE3E_STORE_ORGANISATION_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/account.h"
#include "store/db.h"

struct pool;

enum { FOUND_MAX = 60 };

struct employer {
    uint64_t id; /* 0: none */
    struct organisation organisation;
    bool is_confirmed;
    bool has_logo;
    unsigned member_count;
    unsigned offer_count;
};

/* Those whose name holds the text (store/fold.h) or whose SIRET begins with it; "" gives none. At
 * most FOUND_MAX of a total. */
bool store_employers_search(struct db *db, const char *text, bool with_unconfirmed,
                            struct employer **employers, size_t *count, size_t *total)
    __attribute__((warn_unused_result));
/* Those whose name and town are another one's too, beginning with the newest: they are few at a
 * time, and none is left out for those that the département lets be. At most FOUND_MAX names, of a
 * total of employers. */
bool store_employers_doubles(struct db *db, struct employer **employers, size_t *count,
                             size_t *total) __attribute__((warn_unused_result));
bool store_employer_find(struct db *db, uint64_t id, struct employer *employer)
    __attribute__((warn_unused_result));
/* The confirmed one, else the newest that was typed with it. */
bool store_employer_of_siret(struct db *db, const char *siret, struct employer *employer)
    __attribute__((warn_unused_result));
bool store_employer_insert(struct db *db, const struct organisation *organisation, time_t now,
                           uint64_t *id) __attribute__((warn_unused_result));
bool store_employer_set(struct db *db, uint64_t id, const struct organisation *organisation,
                        time_t now) __attribute__((warn_unused_result));

/* An employer is there for others once it is confirmed; until then each who types a SIRET has a row
 * of their own. The member's link, or the département, confirms: the member's employer is the one
 * of its SIRET from now on, unless another was confirmed before, which the member then belongs to
 * (has_moved). employer_id 0: no member. For use in a transaction. */
bool store_employer_settle_member(struct db *db, uint64_t account_id, uint64_t *employer_id,
                                  bool *has_moved) __attribute__((warn_unused_result));
/* The same for an offer that comes online. */
bool store_employer_settle_offer(struct db *db, uint64_t offer_id)
    __attribute__((warn_unused_result));

/* Of an employer row without alias: never confirmed, and nobody and nothing belongs to it. */
#define EMPLOYER_IS_LEFT                                                                           \
    "NOT is_confirmed"                                                                             \
    " AND NOT EXISTS (SELECT 1 FROM employer_member m WHERE m.employer_id = employer.id)"          \
    " AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.employer_id = employer.id)"

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

/* Moves members and offers of one employer to another and removes the first. For use in a
 * transaction. */
bool store_employer_merge(struct db *db, uint64_t from_id, uint64_t to_id)
    __attribute__((warn_unused_result));

struct school {
    uint64_t id; /* 0: none */
    const char *uai;
    const char *name;
    const char *address;
    const char *postcode;
    const char *town;
    const char *priority; /* "none", "rep", "rep_plus" */
    const char *phone;
    const char *email; /* the official one */
    const char *website;
    bool is_open;
    unsigned staff_count;
    unsigned pupil_count;
};

/* The e-mail domains of academies and schools, in order; and all of them anew, for use in a
 * transaction. */
bool store_staff_domains(struct db *db, const char ***domains, size_t *count)
    __attribute__((warn_unused_result));
bool store_staff_domains_set(struct db *db, const char *const *domains, size_t count)
    __attribute__((warn_unused_result));

/* The open schools (or all, for an administrator) whose name, town or UAI holds all the words
 * (store/fold.h). At most FOUND_MAX of a total. */
bool store_schools_search(struct db *db, const char *text, bool with_closed,
                          struct school **schools, size_t *count, size_t *total)
    __attribute__((warn_unused_result));
bool store_school_find(struct db *db, uint64_t id, struct school *school)
    __attribute__((warn_unused_result));
bool store_school_set(struct db *db, const struct school *school)
    __attribute__((warn_unused_result));
bool store_school_member_insert(struct db *db, uint64_t account_id, uint64_t school_id,
                                bool is_head) __attribute__((warn_unused_result));
bool store_school_of_account(struct db *db, uint64_t account_id, uint64_t *school_id, bool *is_head)
    __attribute__((warn_unused_result));
/* Makes a member the head of a school; there is one. For use in a transaction. */
bool store_school_head_set(struct db *db, uint64_t school_id, uint64_t account_id)
    __attribute__((warn_unused_result));
/* Whether an address is of the school's own web site or of a domain of staff_domain, so that its
 * head alone may invite it. */
bool store_staff_domain_is_known(struct db *db, uint64_t school_id, const char *email,
                                 bool *is_known) __attribute__((warn_unused_result));
bool store_school_staff(struct db *db, uint64_t school_id, struct member **members, size_t *count)
    __attribute__((warn_unused_result));

#endif
