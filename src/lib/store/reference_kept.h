/* Reference data that a process keeps: read once, and again when any of it has changed. Whoever
 * changed it is seen at the next request, as by reading it (search_memory.h). What is given belongs
 * to what is kept, until something else is seen. Each is false if the database failed. */
#ifndef STAGE3E_STORE_REFERENCE_KEPT_H
#define STAGE3E_STORE_REFERENCE_KEPT_H

#include "rules/school_weeks.h"
#include "store/editorial_store.h"
#include "store/place_store.h"
#include "store/reference_store.h"
#include "store/search_memory.h"
#include "store/synonym_store.h"

/* The active domains, by name. */
bool kept_domains(struct db *db, struct date today, const struct domain **domains, size_t *count)
    __attribute__((warn_unused_result));

/* The Mondays of the next weeks that the holidays of a zone (the site's, always the same one) leave
 * to schools, at most SEARCH_WEEKS_OFFERED. */
enum { SEARCH_WEEKS_OFFERED = 30 };
bool kept_school_weeks(struct db *db, struct date today, const char *zone, enum territory territory,
                       const struct date **mondays, size_t *count)
    __attribute__((warn_unused_result));

/* Every name of every town, as store_places() orders them. */
bool kept_places(struct db *db, struct date today, const struct place **places, size_t *count)
    __attribute__((warn_unused_result));

/* The box that holds all towns. */
bool kept_communes_box(struct db *db, struct date today, struct grid_box *box)
    __attribute__((warn_unused_result));

/* The first Mondays of priority schools' placements, at most SEARCH_PRIORITY_WEEKS_MAX. */
bool kept_priority_weeks(struct db *db, struct date today, const struct date **mondays,
                         size_t *count) __attribute__((warn_unused_result));

/* How many open schools there are, and how many of them have priority. */
bool kept_schools_count(struct db *db, struct date today, unsigned *schools, unsigned *priority)
    __attribute__((warn_unused_result));

/* The questions and testimonials (store_editorial_texts()), and until when they are that: the time
 * of a version may come without a change. */
bool kept_home_texts(struct db *db, struct date today, time_t now, const struct editorial **texts,
                     size_t *count, time_t *until) __attribute__((warn_unused_result));

/* All everyday words, by key. */
bool kept_synonyms(struct db *db, struct date today, const struct synonym **synonyms, size_t *count)
    __attribute__((warn_unused_result));

/* What a school is to the searches of a class. */
struct kept_school {
    struct school_weeks weeks;
    bool is_located;
    double latitude;
    double longitude;
};
bool kept_school(struct db *db, struct date today, const struct search_pupil *pupil,
                 const struct kept_school **school) __attribute__((warn_unused_result));

#endif
