/* What the search knows of an offer, made from the offer as it is now. */
#ifndef STAGE3E_STORE_SEARCH_DOCUMENT_H
#define STAGE3E_STORE_SEARCH_DOCUMENT_H

#include "rules/search_terms.h"
#include "store/db.h"
#include "store/search_card.h"

struct search_document {
    uint64_t offer_id;
    bool is_located;
    struct grid_square square; /* of level 0 */
    unsigned seats;            /* that can be asked for */
    struct terms terms;        /* none: not listed, or not there */
    struct card_bytes card;    /* size 0: not there */
    struct search_vocabulary words;
};

/* The offers that change between two days without being written to: a week closes, an application
 * period begins, an offer ends. A table with one column, offer_id. */
#define SEARCH_DAY_TURNED                                                                          \
    "(SELECT offer_id FROM offer_week WHERE apply_until >= ? AND apply_until < ?"                  \
    " UNION SELECT id FROM offer WHERE apply_from > ? AND apply_from <= ?"                         \
    " UNION SELECT id FROM offer WHERE state = 'active' AND last_on >= ? AND last_on < ?)"         \
    " AS turned"
#define SEARCH_DAY_VALUES(from, to)                                                                \
    DB_VALUES(db_date(from), db_date(to), db_date(from), db_date(to), db_date(from), db_date(to))

/* The documents of offers, in the order of their ids; one without terms for an offer that is
 * not there any more. */
bool store_search_documents(struct db *db, struct date today, const uint64_t *offer_ids,
                            size_t count, struct search_document *documents)
    __attribute__((warn_unused_result));

/* The cards of offers as they are now, in the order of their ids, settled; id is 0 where there is
 * no offer. */
bool store_search_cards(struct db *db, struct date today, const uint64_t *offer_ids, size_t count,
                        struct offer_card *cards) __attribute__((warn_unused_result));

/* A term of one offer. */
struct posting {
    const char *term;
    uint32_t offer_id;
};

struct postings {
    struct posting *list;
    size_t count;
    size_t room;
};

void postings_add(struct pool *pool, struct postings *postings, const char *term,
                  uint64_t offer_id);

/* By term, then by offer. */
void postings_sort(struct postings *postings);

#endif
