/* The links of texts that lead nowhere. */
#ifndef STAGE3E_STORE_EDITORIAL_LINK_STORE_H
#define STAGE3E_STORE_EDITORIAL_LINK_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct db;

enum { LINK_LENGTH_MAX = 700 };

/* A link that does. */
struct broken_link {
    uint64_t page_id;
    const char *section;
    const char *title; /* of the page */
    const char *target;
    unsigned status; /* what answered; 0: nothing did */
    time_t broken_at;
};

/* Begins a check: of the links of the site, and of those to other sites too if they are asked for.
 */
bool store_links_doubt(struct db *db, bool has_external) __attribute__((warn_unused_result));

/* Notes a link that was found broken at a time; one longer than LINK_LENGTH_MAX is not noted. */
bool store_link_broken(struct db *db, uint64_t page_id, const char *target, unsigned status,
                       time_t now) __attribute__((warn_unused_result));

/* Ends a check: forgets those that it did not find broken again. */
bool store_links_mended(struct db *db) __attribute__((warn_unused_result));

/* Those that the texts shown now still have, the oldest first; 100 at most. */
bool store_links_broken(struct db *db, struct broken_link **links, size_t *count)
    __attribute__((warn_unused_result));

#endif
