/* The pages of advice and law, and their versions. The page is its newest version whose time has
 * come (db/migrations/250-editorial-versions.sql). */
#ifndef STAGE3E_STORE_EDITORIAL_STORE_H
#define STAGE3E_STORE_EDITORIAL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/date.h"
#include "store/db.h"

struct pool;

enum {
    EDITORIAL_TITLE_MAX = 160,   /* characters */
    EDITORIAL_SUMMARY_MAX = 300, /* characters */
    EDITORIAL_BODY_MAX = 40000,  /* characters */
};

struct editorial {
    uint64_t id;
    const char *section;
    const char *slug;
    const char *title;
    const char *summary;
    const char *body; /* CommonMark; only from store_editorial_find and store_editorial_texts */
    struct date checked_on;
    const char *audience; /* of a question or a banner: "all", "pupils", … */
    struct date first_on; /* of a banner, unset: no limit; so the next */
    struct date last_on;
};

/* The pages of a section in their order, or of all sections whose pages have an address (NULL). */
bool store_editorials(struct db *db, const char *section, struct editorial **pages, size_t *count)
    __attribute__((warn_unused_result));

/* The pages that hold all the words, at most three of which are looked at, those with the first in
 * their title first; ten at most, none in other languages than French. */
bool store_editorials_with(struct db *db, const char *words[3], struct editorial **pages,
                           size_t *count) __attribute__((warn_unused_result));

/* The questions and answers that hold all the words likewise, with their bodies. */
bool store_questions_with(struct db *db, const char *words[3], struct editorial **texts,
                          size_t *count) __attribute__((warn_unused_result));

/* The texts of sections that have no page of their own, "questions,temoignages", with their bodies:
 * by section and place. */
bool store_editorial_texts(struct db *db, const char *sections, struct editorial **texts,
                           size_t *count) __attribute__((warn_unused_result));

/* In how many seconds the time of a version comes, whichever is next; UINT32_MAX if none waits. */
bool store_editorial_next(struct db *db, uint64_t *seconds) __attribute__((warn_unused_result));

/* The banners of a day. */
bool store_banners(struct db *db, struct date today, struct editorial **banners, size_t *count)
    __attribute__((warn_unused_result));

/* One page; title is NULL if there is none. */
bool store_editorial_find(struct db *db, const char *section, const char *slug,
                          struct editorial *page) __attribute__((warn_unused_result));

/* What came of a page that the package brings. */
enum editorial_brought {
    EDITORIAL_SAME,   /* as the package brought it before */
    EDITORIAL_NEW,    /* a page that was not there */
    EDITORIAL_NEWER,  /* nobody edited it: it is as the package has it now */
    EDITORIAL_BESIDE, /* it was edited on the site: stays, the package's text is kept beside it */
};

/* Takes a page of the package, at its place in its section, within a transaction. */
bool store_editorial_bring(struct db *db, const struct editorial *page, unsigned position,
                           enum editorial_brought *brought) __attribute__((warn_unused_result));

#endif
