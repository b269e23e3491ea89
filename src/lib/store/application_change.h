/* Changing applications: one writer for each change of state, with its event, whoever causes it.
 * What is said of a change is notify_application_changes(), in the same transaction.
 *
 * Locks are taken in this order by all who change applications, so that they wait for one another
 * and never in a circle: the pupil, the offer with its capacities, then applications by their id.
 */
#ifndef STAGE3E_STORE_APPLICATION_CHANGE_H
#define STAGE3E_STORE_APPLICATION_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/application.h"
#include "store/application_cause.h"
#include "store/db.h"

struct pool;

/* What became of an application. */
struct application_change {
    uint64_t application_id;
    uint64_t event_id;
    enum application_state to;
    bool is_in_stead; /* the département decided for the employer */
    bool is_by_pupil;
    const char *reason_code;
    const char *reason_label;
    const char *reason;
};

struct application_changes {
    struct application_change *list;
    size_t count;
    size_t room;
};

/* Whose and for what an application is: this never changes, and is read before locks are taken. */
struct application_place {
    uint64_t id;
    uint64_t pupil_id;
    uint64_t offer_id;
    struct date monday;
};

/* A change that someone asks for. */
struct application_order {
    struct application_place place;
    enum application_state to;
    enum application_state seen; /* as the page showed it; APPLICATION_NONE: does not matter */
    struct application_cause cause;
    struct date confirm_until; /* of an acceptance */
    unsigned live_max;         /* applications of a pupil at once; 0: no limit */
    struct date today;
};

struct application_outcome {
    enum application_refusal refusal;
    enum application_state state; /* as it stands now */
    struct application_changes changes;
};

/* Makes the change if rules and facts allow it, and those that follow from it: a confirmation takes
 * the seat and closes what it leaves without one, a cancellation gives it back. Asked for a second
 * time it changes nothing and refuses nothing. For use in a transaction that has read nothing yet:
 * its first plain read fixes what it sees (InnoDB, "consistent nonlocking reads"), and must come
 * after the locks. */
bool store_application_change(struct db *db, const struct application_order *order,
                              struct application_outcome *outcome)
    __attribute__((warn_unused_result));

/* What a change of it would depend on now; confirm_until, live_max and the school's opinion apart.
 */
bool store_application_facts(struct db *db, const struct application_place *place,
                             struct date today, struct application_facts *facts)
    __attribute__((warn_unused_result));

/* A new application, as it was typed. */
struct application_draft {
    uint64_t offer_id;
    uint64_t pupil_id;
    struct date monday;
    const char *motivation;
    uint64_t referent_id; /* 0: none, or by name and e-mail */
    const char *referent_name;
    const char *referent_email;
};

/* Locks what applying depends on: the pupil, the offer and its capacities. For use in a
 * transaction. */
bool store_application_lock(struct db *db, uint64_t pupil_id, uint64_t offer_id)
    __attribute__((warn_unused_result));

/* Sends it; the draft of that offer is forgotten. For use in a transaction that has locked. */
bool store_application_insert(struct db *db, const struct application_draft *draft,
                              const struct application_cause *cause,
                              struct application_changes *changes, uint64_t *id)
    __attribute__((warn_unused_result));

/* Which applications of an offer a change of the offer ends: live, not confirmed, and … */
struct closing {
    uint64_t offer_id;
    struct date monday;      /* of that week; unset: of all */
    bool without_seats_only; /* in capacities where no seat is left */
    enum application_state to;
};

/* Ends them. For use in a transaction that has locked the offer. */
bool store_applications_close(struct db *db, const struct closing *closing,
                              const struct application_cause *cause,
                              struct application_changes *changes)
    __attribute__((warn_unused_result));

/* Withdraws what a pupil still waits for: the account is locked. Placements stay. For use in a
 * transaction, which says so of the account after it: who applies at this moment waits for the same
 * lock, of the pupil. */
bool store_applications_withdraw(struct db *db, uint64_t pupil_id,
                                 const struct application_cause *cause,
                                 struct application_changes *changes)
    __attribute__((warn_unused_result));

/* Ends what a pupil has, applications withdrawn, placements cancelled unless they are over: the
 * account goes. For use in a transaction. */
bool store_applications_release(struct db *db, uint64_t pupil_id,
                                const struct application_cause *cause,
                                struct application_changes *changes)
    __attribute__((warn_unused_result));

/* The referent's opinion, noted with its event; is_done is false if the application has ended. For
 * use in a transaction. */
bool store_application_opinion(struct db *db, uint64_t id, enum referent_opinion opinion,
                               const struct application_cause *cause, bool *is_done)
    __attribute__((warn_unused_result));
const char *referent_opinion_code(enum referent_opinion opinion);

/* What the school says of a week that is not one of its own, noted with its event, whose number is
 * event_id; 0: the application has ended or is confirmed, or that was said already. For use in a
 * transaction. */
bool store_application_week_opinion(struct db *db, uint64_t id, enum week_opinion opinion,
                                    const struct application_cause *cause, uint64_t *event_id)
    __attribute__((warn_unused_result));

/* The pupil reminds the employer, noted with its event, whose number is event_id; 0: not now, or
 * not once more (application_may_remind_employer). For use in a transaction. */
bool store_application_remind(struct db *db, uint64_t id, struct date today,
                              const struct application_cause *cause, uint64_t *event_id)
    __attribute__((warn_unused_result));

/* A signed-in employer has opened it; only the first time counts. */
bool store_application_mark_read(struct db *db, uint64_t id, time_t now)
    __attribute__((warn_unused_result));

#endif
