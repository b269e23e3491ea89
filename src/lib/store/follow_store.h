/* How far a school's pupils are on the way to a placement. */
#ifndef STAGE3E_STORE_FOLLOW_STORE_H
#define STAGE3E_STORE_FOLLOW_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/application.h"
#include "store/db.h"

struct pool;

/* What a pupil has confirmed. */
struct pupil_placement {
    uint64_t application_id;
    struct date first; /* of the days on site */
    struct date last;
    const char *employer;
};

/* A pupil, and how many applications of theirs are in each state. */
struct followed {
    uint64_t pupil_id; /* 0: imported by the school, has no active account yet */
    struct {
        uint64_t id;       /* 0: of a pupil with an account */
        const char *email; /* "": none is known */
        bool is_mailed;
        bool has_joined; /* an account that is not active */
    } invitation;
    const char *class_name;
    const char *last_name;
    const char *first_name;
    unsigned applications[APPLICATION_STATES];
    const struct pupil_placement *placement; /* NULL: none is known */
};

/* All of a school, by class and name. */
bool store_school_followed(struct db *db, uint64_t school_id, struct followed **list, size_t *count)
    __attribute__((warn_unused_result));

/* The same for counting: without placements. */
bool store_school_states(struct db *db, uint64_t school_id, struct followed **list, size_t *count)
    __attribute__((warn_unused_result));

/* A pupil of that school with an active account; pupil->pupil_id is 0 if there is none. */
bool store_school_pupil(struct db *db, uint64_t school_id, uint64_t pupil_id,
                        struct followed *pupil) __attribute__((warn_unused_result));

/* An application of a school's pupil that waits for the school, as a line of its list. */
struct waiting_application {
    uint64_t id;
    struct date monday;
    struct date first; /* of the days on site */
    struct date last;
    const char *first_name;
    const char *last_name;
    const char *class_name;
    const char *title; /* of the offer */
    const char *employer;
    uint64_t total; /* how many there are, those beyond the limit included */
};

/* Those that an employer has not answered, and whose referent has said nothing: the oldest first.
 */
bool store_opinions_awaited(struct db *db, uint64_t school_id, size_t limit,
                            struct waiting_application **list, size_t *count)
    __attribute__((warn_unused_result));

/* Open applications on whose week the school has said nothing, where it has to agree to weeks that
 * are not its own: which of them that concerns is school_week_standing()'s to say. */
bool store_weeks_unanswered(struct db *db, uint64_t school_id, struct waiting_application **list,
                            size_t *count) __attribute__((warn_unused_result));

#endif
