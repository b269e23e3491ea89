/* The demo being made: what its parts share. */
#ifndef STAGE3E_STAGE3ECTL_DEMO_H
#define STAGE3E_STAGE3ECTL_DEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/table.h"
#include "rules/calendar.h"
#include "stage3ectl/demo_applications.h"
#include "store/reference_store.h"

enum { OFFERS_A_JOB = 3, TOWNS_USED = 45, PUPILS = 48, PRIORITY_SCHOOLS_MIN = 10 };

/* What becomes of an offer, in turn. */
enum fate { OPEN, FILLED, SUSPENDED, DISABLED, TO_ACTIVATE, PAST };

struct demo {
    const struct config *config;
    struct pool *pool;
    struct db *db;
    uint64_t random;
    struct date today;
    time_t now;
    struct table jobs;
    struct commune *towns;
    size_t town_count;
    struct domain *domains;
    size_t domain_count;
    struct calendar calendar;
    const char *password_hash;
    uint64_t pupils[PUPILS];
    size_t next_pupil;
    size_t made[PAST + 1];
};

/* Names to pick from. */
enum { DEMO_NAMES = 15 };
extern const char *const demo_last_names[DEMO_NAMES];
extern const char *const demo_first_names[DEMO_NAMES];

/* A number below another, of the one seeded generator. */
unsigned demo_pick(struct demo *demo, unsigned below);

#define PICK_FROM(demo, array) (array)[demo_pick(demo, sizeof(array) / sizeof *(array))]

bool demo_run(struct demo *demo, const char *sql, const struct db_value *values, size_t count)
    __attribute__((warn_unused_result));
struct demo_site demo_site_of(const struct demo *demo);

/* One offer, with what became of it; its pupils are there already. */
bool demo_offer_make(struct demo *demo, size_t number) __attribute__((warn_unused_result));

#endif
