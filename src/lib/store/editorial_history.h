/* The versions of the pages of advice, as administrators read and write them. */
#ifndef STAGE3E_STORE_EDITORIAL_HISTORY_H
#define STAGE3E_STORE_EDITORIAL_HISTORY_H

#include "store/editorial_store.h"

/* A page in the list of all. */
struct editorial_state {
    struct editorial page; /* without its text */
    bool is_edited;        /* on the site */
    bool has_newer;        /* the package brought a text since, kept beside */
    bool is_withdrawn;
    time_t next_at; /* when a prepared version becomes the page; 0: none */
};

struct editorial_version {
    uint64_t id;
    struct editorial page; /* with its text, from store_editorial_version_find() */
    bool is_package;       /* what the package brought; else written on the site */
    time_t made_at;
    const char *made_by;    /* the name of the administrator; "" if none or erased */
    time_t publish_at;      /* 0: kept beside, never shown */
    bool has_title_changed; /* since the version before; so the next ones */
    bool has_summary_changed;
    bool has_body_changed;
    bool has_terms_changed; /* for whom, from and until when */
};

/* All pages and texts, by section and place. */
bool store_editorial_states(struct db *db, struct editorial_state **states, size_t *count)
    __attribute__((warn_unused_result));

/* The newest hundred versions of a page, newest first, without their texts. */
bool store_editorial_history(struct db *db, uint64_t page_id, struct editorial_version **versions,
                             size_t *count) __attribute__((warn_unused_result));

/* One version; its id is 0 if there is none. */
bool store_editorial_version_find(struct db *db, uint64_t id, struct editorial_version *version)
    __attribute__((warn_unused_result));

/* The version of the page that came before one, or the last that the package brought before it; id
 * 0: none. */
bool store_editorial_before(struct db *db, const struct editorial_version *version,
                            bool is_of_package, struct editorial_version *before)
    __attribute__((warn_unused_result));

/* What the package brought since somebody edited the page, and is kept beside; id 0: nothing. */
bool store_editorial_beside(struct db *db, uint64_t page_id, struct editorial_version *version)
    __attribute__((warn_unused_result));

/* The version that an editor starts from: the newest one that is shown or will be; id 0: no such
 * page. */
bool store_editorial_latest(struct db *db, uint64_t page_id, struct editorial_version *version)
    __attribute__((warn_unused_result));

/* Writes a text of the site, to be shown from publish_at on, within a transaction: unless the
 * newest version is no longer the one that the writer started from, then *is_stale and nothing is
 * written. */
bool store_editorial_write(struct db *db, const struct editorial *page, uint64_t account_id,
                           time_t now, time_t publish_at, uint64_t started_from, bool *is_stale)
    __attribute__((warn_unused_result));

#endif
