/* A pupil who applies: what is sent of them, what they have asked for already, the letters half
 * written. */
#ifndef STAGE3E_STORE_APPLICANT_STORE_H
#define STAGE3E_STORE_APPLICANT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/date.h"
#include "rules/school_weeks.h"
#include "store/db.h"

struct pool;

/* What a pupil applies with. */
struct applicant {
    uint64_t school_id; /* 0: not a pupil, or not any more */
    const char *school;
    const char *class_name;
    const char *priority;
    const char *first_name;
    const char *last_name;
    const char *phone;
    uint64_t referent_id;
    const char *referent_name;
    const char *referent_email;
    unsigned live; /* applications */
};
bool store_applicant(struct db *db, uint64_t pupil_id, struct applicant *applicant)
    __attribute__((warn_unused_result));

/* What a pupil has done about a week, for apply_refusal(). */
struct applied_week {
    struct date monday;
    bool is_placed;
    bool has_live;
    bool was_refused;
    uint64_t ended_id;       /* the withdrawn or expired one of that offer, 0: none */
    uint64_t application_id; /* the live one of that offer, 0: none */
};

/* The weeks that a pupil has asked for anywhere, as they concern an offer. */
struct applied_weeks {
    struct applied_week *list;
    size_t count;
};
bool store_applied_weeks(struct db *db, uint64_t pupil_id, uint64_t offer_id,
                         struct applied_weeks *weeks) __attribute__((warn_unused_result));

/* The dates that the pupil's school published, for the class or for all, and what it allows outside
 * them. Those of past school years bind nothing: they are left out. */
bool store_school_weeks(struct db *db, uint64_t pupil_id, struct date today,
                        struct school_weeks *weeks) __attribute__((warn_unused_result));

/* The same of a class of a school; and where the school is. */
bool store_class_weeks(struct db *db, uint64_t school_id, const char *class_name, struct date today,
                       struct school_weeks *weeks) __attribute__((warn_unused_result));
bool store_school_located(struct db *db, uint64_t school_id, bool *is_located, double *latitude,
                          double *longitude) __attribute__((warn_unused_result));

/* Where the pupil's school is; name is "" if there is none. */
struct school_position {
    const char *name;
    bool is_located;
    double latitude;
    double longitude;
};
bool store_school_position(struct db *db, uint64_t pupil_id, struct school_position *place)
    __attribute__((warn_unused_result));

/* The live application of a pupil for an offer, the newest; 0: none. */
bool store_application_of(struct db *db, uint64_t pupil_id, uint64_t offer_id, uint64_t *id)
    __attribute__((warn_unused_result));

/* The letter half written for an offer; NULL if there is none. Saving one in place of the former;
 * it goes when the application is sent. */
bool store_application_draft_find(struct db *db, uint64_t pupil_id, uint64_t offer_id,
                                  const char **content) __attribute__((warn_unused_result));
bool store_application_draft_save(struct db *db, uint64_t pupil_id, uint64_t offer_id,
                                  const char *content, time_t now)
    __attribute__((warn_unused_result));

#endif
