/* Schools: found while typing, described, corrected. */
#ifndef STAGE3E_STORE_SCHOOL_STORE_H
#define STAGE3E_STORE_SCHOOL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

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

/* The open schools (or all, for an administrator) whose name, town or UAI holds all the words
 * (store/fold.h). At most FOUND_MAX of a total. */
bool store_schools_search(struct db *db, const char *text, bool with_closed,
                          struct school **schools, size_t *count, size_t *total)
    __attribute__((warn_unused_result));

bool store_school_find(struct db *db, uint64_t id, struct school *school)
    __attribute__((warn_unused_result));

bool store_school_set(struct db *db, const struct school *school)
    __attribute__((warn_unused_result));

#endif
