/* What a process keeps of the search from one request to the next, and how it knows that it is
 * still so: the stand. Two readers of one stand find the same (decision 7). */
#ifndef STAGE3E_STORE_SEARCH_MEMORY_H
#define STAGE3E_STORE_SEARCH_MEMORY_H

#include "store/search_document.h"
#include "store/search_index.h"

/* Where the index and the offers stand. Marks are made of numbers of lines and generations: of two
 * stands that one connection sees on one day, they are the same only if nothing was changed. */
struct search_stand {
    uint64_t generation;    /* of the index */
    uint64_t line_mark;     /* of the changes that it has not taken in */
    uint64_t reference;     /* mark of the reference data */
    uint64_t seats;         /* that the index counts */
    struct date indexed_on; /* the day that the index is of; unset: none yet */
    bool is_whole;          /* false: more changes than one reads, so nothing may be kept */
};

/* Has nothing changed from one to the other? */
bool search_stand_is_same(const struct search_stand *one, const struct search_stand *other);

/* An offer that changed since the index was, as it is. */
struct search_change {
    uint64_t offer_id;
    uint64_t mark; /* of its lines */
    struct search_document document;
};

/* Sees how things stand, once in the life of a pool (pool_life()): one statement, and the offers
 * that changed, unless they are kept. What does not stand any more is forgotten. */
bool search_memory_see(struct db *db, struct date today) __attribute__((warn_unused_result));

/* The same, and which school a pupil belongs to; 0: none. */
struct search_pupil {
    uint64_t school_id;
    const char *class_name;
};
bool search_memory_see_pupil(struct db *db, struct date today, uint64_t pupil_id,
                             struct search_pupil *pupil) __attribute__((warn_unused_result));

/* What was seen last. */
const struct search_stand *search_memory_stand(void);

/* What is read of the index says of which generation it is: true as long as that is the stand's, so
 * that what was made of it may be kept. */
void search_memory_met(uint64_t generation);
bool search_memory_is_settled(void);

/* The changed offers, by number; those of a term are found in the postings. */
const struct search_change *search_memory_changes(size_t *count);
const struct search_change *search_memory_change(uint64_t offer_id); /* NULL: not changed */
const roaring_bitmap_t *search_memory_changed_ids(void);
const struct postings *search_memory_postings(void);

/* The stored set of a term, NULL if it is not kept; it stays until something else is seen. Keeping
 * one takes it over. */
const roaring_bitmap_t *search_memory_set(const char *term);
void search_memory_set_keep(const char *term, roaring_bitmap_t *set);

/* Where reference data is kept: a pool that is reset when that has changed. */
struct pool *search_memory_reference(void);

#endif
