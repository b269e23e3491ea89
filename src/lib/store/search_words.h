/* The words of a search, read: which offers they mean, and how well. */
#ifndef STAGE3E_STORE_SEARCH_WORDS_H
#define STAGE3E_STORE_SEARCH_WORDS_H

#include "store/search_correction.h"
#include "store/search_index.h"

/* How well an offer answers a word, from the best on. */
enum search_tier {
    TIER_TITLE_WORD, /* its title has the word */
    TIER_TITLE,      /* or one of its family, or the first trade with offers that it stands for */
    TIER_TRADES,     /* or another of these trades, or a word that begins so */
    TIER_LABELS,     /* or its domains, its employer, the employer's activity have the word */
    TIER_RELATED,    /* or have a trade, or are the domain, that the word stands for */
    TIER_MENTION,    /* or it stands somewhere */
    TIER_COUNT
};

/* What a tier is joined of, when it is asked for: none of them empty. */
enum { TIER_SETS_MAX = 16 };
struct search_tier_sets {
    const roaring_bitmap_t *list[TIER_SETS_MAX];
    size_t count;
};

/* A word, or an expression of some: the offers of each tier, those of the tiers before among them
 * or not. */
struct search_unit {
    const char *const *words;
    size_t count;
    struct search_tier_sets tiers[TIER_COUNT];
    const roaring_bitmap_t *begun; /* titles with a word that begins so; NULL: not asked for */
    const roaring_bitmap_t *all;   /* NULL until search_unit_all() joins it */
    bool is_left_out;              /* nothing has it, or has it with the rest */
};

struct search_units {
    struct search_unit list[SEARCH_WORDS_MAX];
    size_t count;
    const char *words[SEARCH_WORDS_MAX]; /* those of the filter, corrected */
    struct search_correction corrections[SEARCH_WORDS_MAX];
    size_t correction_count;
    uint64_t domains[SEARCH_DOMAINS_MAX]; /* that words stand for */
    size_t domain_count;
};

/* The sets belong to the view. A word that nothing has finds offers with a word that begins so,
 * from three letters on; else it is taken for the nearest word, or left out if there is none and
 * the other words find something; a literal filter does neither. */
bool search_words_read(struct search_view *view, struct db *db, struct date today,
                       const struct offer_filter *filter, struct search_units *units)
    __attribute__((warn_unused_result));

/* Whether no offer has it. */
bool search_unit_is_empty(const struct search_unit *unit);

/* All its offers, joined the first time. The set belongs to the view. */
const roaring_bitmap_t *search_unit_all(struct search_view *view, struct search_unit *unit);

/* The offers of a tier. The set belongs to the view. */
const roaring_bitmap_t *search_tier_set(struct search_view *view,
                                        const struct search_tier_sets *sets);

#endif
