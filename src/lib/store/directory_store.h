/* Who is on the site, as lists that the département takes away: employers, schools, accounts,
 * pupils without a placement. Their numbers come first, in the order of the list; then some rows at
 * a time, in any order. */
#ifndef STAGE3E_STORE_DIRECTORY_STORE_H
#define STAGE3E_STORE_DIRECTORY_STORE_H

#include "store/id_list.h"

/* What a list is narrowed to; "" and 0 for all. */
struct directory_filter {
    const char *text; /* in the name (or town, SIRET, UAI, e-mail) */
    unsigned role;    /* of an account: enum account_role */
    unsigned state;   /* of an account: enum account_state */
    time_t from, to;  /* created from then on, and before then */
};

/* A row of any of the lists; each fills what it has. */
struct directory_row {
    uint64_t id;
    const char *name; /* of the organisation; a pupil's is the school */
    const char *code; /* SIRET, UAI */
    const char *address;
    const char *postcode;
    const char *town;
    const char *priority; /* "none", "rep", "rep_plus" */
    const char *phone;
    const char *email;
    const char *activity;
    const char *class_name;
    const char *last_name;
    const char *first_name;
    unsigned role;
    unsigned state;
    bool is_open; /* a school */
    unsigned members;
    unsigned pupils;
    unsigned placed; /* pupils with a confirmed placement */
    unsigned offers;
    unsigned applications;
    unsigned live; /* applications */
    time_t created_at;
    time_t activated_at;
    time_t signed_in_at;
};

enum directory { DIRECTORY_EMPLOYERS, DIRECTORY_SCHOOLS, DIRECTORY_ACCOUNTS, DIRECTORY_UNPLACED };

/* The numbers of at most limit rows. */
bool store_directory_ids(struct db *db, enum directory directory,
                         const struct directory_filter *filter, size_t limit, struct id_list *ids)
    __attribute__((warn_unused_result));

/* The rows of 1 to DB_LIST_MAX numbers; count may be less if some went meanwhile. */
bool store_directory_rows(struct db *db, enum directory directory, const uint64_t *ids,
                          size_t id_count, struct directory_row **rows, size_t *count)
    __attribute__((warn_unused_result));

#endif
