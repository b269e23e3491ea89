/* Employers: found while typing, joined, described, corrected, made one. */
#ifndef STAGE3E_STORE_EMPLOYER_STORE_H
#define STAGE3E_STORE_EMPLOYER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/account.h"
#include "store/db.h"

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

/* Moves members and offers of one employer to another and removes the first. For use in a
 * transaction. */
bool store_employer_merge(struct db *db, uint64_t from_id, uint64_t to_id)
    __attribute__((warn_unused_result));

#endif
