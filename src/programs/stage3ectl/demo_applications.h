/* Applications of the demo: sent, answered, confirmed by the store of the site itself, with their
 * history and their messages, on the days it would have happened. */
#ifndef STAGE3E_STAGE3ECTL_DEMO_APPLICATIONS_H
#define STAGE3E_STAGE3ECTL_DEMO_APPLICATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "rules/application.h"

struct config;
struct db;
struct pool;

struct demo_site {
    const struct config *config;
    struct pool *pool;
    struct db *db;
    const struct calendar *calendar;
    time_t now;
};

/* A pupil applied for that week of an offer some days ago; the application is now pending,
 * accepted, refused, withdrawn or confirmed. A pupil who has a placement that week did not apply.
 * In the transaction of the demo. */
bool demo_application(const struct demo_site *site, uint64_t pupil_id, uint64_t offer_id,
                      struct date monday, unsigned days_ago, enum application_state state)
    __attribute__((warn_unused_result));

/* A few of each for the offers that can be applied for: of the first pupil in every state, for the
 * offers of the demo's employer from several pupils. */
bool demo_applications(const struct demo_site *site, const uint64_t *pupils, size_t count,
                       uint64_t employer_account_id) __attribute__((warn_unused_result));

#endif
