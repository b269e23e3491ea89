/* What the search's index is made of. Pure.
 *
 * The index knows, for each term, the set of offers it holds of. A term is a short text: a word
 * of the offer, one of its domains, a week that can still be asked for, a square of the map it
 * lies in… An offer that is not listed has none. A search is a list of groups of terms: an offer
 * is found that has, of each group, at least one.
 *
 * A word is a term of four kinds, so that where it stands counts (search_field). Words are compared
 * as rules/search_stem.h says, and those that say nothing (rules/search_stop.h) are no terms. */
#ifndef STAGE3E_RULES_SEARCH_TERMS_H
#define STAGE3E_RULES_SEARCH_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "rules/grid.h"
#include "rules/offer.h"

struct pool;

enum {
    OFFER_PAGE_SIZE = 20,
    SEARCH_WORDS_MAX = 8,
    SEARCH_DOMAINS_MAX = 10,
    SEARCH_WEEKS_MAX = 12,
    SEARCH_SCHOOL_WEEKS_MAX = 12,
    SEARCH_PRIORITY_WEEKS_MAX = 60,
    SEARCH_WEEKS_AHEAD = 60, /* sorted week by week; later ones all together */
    SEARCH_SAMPLE = 64,   /* one offer in so many is in the sample that counts are guessed from */
    TERM_LENGTH_MAX = 32, /* bytes; longer words are cut */
};

/* By relevance: only with words; without them by week. */
enum offer_order { OFFER_BY_WEEK, OFFER_BY_DISTANCE, OFFER_NEWEST, OFFER_BY_RELEVANCE };

/* What an offer may have that a search asks for: a box each. */
enum offer_feature {
    FEATURE_VISUAL,
    FEATURE_MOTOR,
    FEATURE_MENTAL,
    FEATURE_HEARING,
    FEATURE_MEAL,
    FEATURE_CAN_APPLY, /* a week can be asked for today */
    FEATURE_COUNT
};

/* What a search asks for; all that is not set asks for nothing. */
struct offer_filter {
    const char *words[SEARCH_WORDS_MAX]; /* folded, without those that say nothing; all of them */
    size_t word_count;
    bool is_literal;                      /* no word is corrected */
    bool takes_any_word;                  /* one of the words is enough */
    uint64_t domains[SEARCH_DOMAINS_MAX]; /* any of them; so are the weeks */
    size_t domain_count;
    struct date mondays[SEARCH_WEEKS_MAX];
    size_t monday_count;
    bool for_school; /* these weeks, the pupil's school's, as well */
    struct date school_mondays[SEARCH_SCHOOL_WEEKS_MAX];
    size_t school_monday_count;
    bool for_priority; /* any of the weeks in which a priority school has its placement */
    struct date priority_mondays[SEARCH_PRIORITY_WEEKS_MAX];
    size_t priority_monday_count;
    bool has_feature[FEATURE_COUNT];
    bool is_near; /* within the circle */
    struct grid_circle near;
    enum offer_order order;
    unsigned page; /* from 1 */
};

/* What an offer's terms come from. */
struct search_facts {
    uint64_t id;
    struct offer_terms terms;
    const char *title;  /* these three as written */
    const char *labels; /* domains, employer, its activity and its NAF label */
    const char *text;   /* description and town */
    const uint64_t *domains;
    size_t domain_count;
    const struct offer_week *weeks;
    size_t week_count;
    bool has_feature[FEATURE_COUNT]; /* CAN_APPLY is found out, not given */
    bool is_located;
    double latitude;
    double longitude;
};

struct terms {
    const char **list;
    size_t count;
    size_t room;
};

/* Where a word stands. Each kind holds what the one before does, and more. */
enum search_field {
    FIELD_TITLE_WORD, /* in the title, in any gender and number */
    FIELD_TITLE,      /* a word of its family in the title */
    FIELD_LABELS,     /* or in the labels */
    FIELD_ALL,        /* or anywhere */
    FIELD_COUNT
};

extern const char term_all[];

const char *term_word(struct pool *pool, enum search_field field, const char *word);

const char *term_domain(struct pool *pool, uint64_t domain_id);
const char *term_week(struct pool *pool, struct date monday);
const char *term_square(struct pool *pool, struct grid_square square);
const char *term_feature(enum offer_feature feature);

/* Of the first week that can be asked for: one of SEARCH_WEEKS_AHEAD + 2 terms in the order of
 * a list by week, from this week on; the last but one is "later", the last "none". */
const char *term_first_week(struct pool *pool, struct date today, unsigned place);

/* The same term among the sample only. */
const char *term_sampled(struct pool *pool, const char *term);

/* All terms of an offer, each once, none if it is not listed. */
struct terms search_document_terms(struct pool *pool, const struct search_facts *facts,
                                   struct date today);

/* A word of an offer as the vocabulary keeps it: folded, letters only. */
struct search_word {
    const char *word;
    const char *written; /* in small letters, with its accents */
    unsigned place;      /* where it stands: 0 title, 1 labels, 2 text */
};

struct search_vocabulary {
    struct search_word *list;
    size_t count;
    size_t room;
};

/* Appends the words of an offer, as often as they stand in it; those that are too short or too long
 * to be looked for, or have digits, are left out. */
void search_document_words(struct pool *pool, const struct search_facts *facts,
                           struct search_vocabulary *words);

/* What a group of terms is about: the counts beside its choices leave it out. */
enum search_family { FAMILY_OTHER, FAMILY_DOMAIN, FAMILY_WEEK, FAMILY_COUNT };

struct search_group {
    enum search_family family;
    struct terms terms; /* any of them */
};

struct search_groups {
    struct search_group *list;
    size_t count;
    size_t room;
};

/* The groups of a search, its words apart (store/search_words.h). */
struct search_groups search_filter_groups(struct pool *pool, const struct offer_filter *filter);

#endif
