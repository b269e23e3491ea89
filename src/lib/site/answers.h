/* Answers to searches that a worker keeps: what a search found, as pieces of HTML, without frame
 * and without anything of a visitor.
 *
 * An answer depends on the search, the day, the stand of index and offers (store/search_memory.h),
 * and nothing else; its key has all of that. So it can be given again, and never be out of date. */
#ifndef STAGE3E_SITE_ANSWERS_H
#define STAGE3E_SITE_ANSWERS_H

#include "page/html.h"
#include "site/filter.h"

struct request;

struct kept_answer {
    struct html_pieces *pieces;
    size_t missed_count; /* words that nothing has: they are counted each time they are asked for */
    const char *missed[SEARCH_WORDS_MAX];
};

/* The key of a search, seen as a page of that name; "" if it is too long to keep an answer by. */
const char *answer_key(struct request *request, const struct search *search, const char *page);

/* What is kept by a key, NULL if nothing is. It stays until the next one is looked for. */
const struct kept_answer *answer_find(const char *key);

/* Keeps an answer: takes the pieces over, copies the rest. Where it may not be kept, it is gone
 * before the next one is looked for. */
const struct kept_answer *answer_keep(const char *key, struct html_pieces *pieces,
                                      const struct offer_found *found);

#endif
