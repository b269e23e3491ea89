/* Terms of offers and of searches. The first letter says of what kind a term is. */
#include "rules/search_terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/search_stem.h"
#include "rules/search_stop.h"
#include "rules/search_text.h"

const char term_all[] = "*";
static const struct date no_week = {9999, 12, 31};

static void terms_add(struct pool *pool, struct terms *terms, const char *term)
{
    pool_make_room(pool, terms->list, terms->count, terms->room);
    terms->list[terms->count++] = term;
}

const char *term_word(struct pool *pool, enum search_field field, const char *word)
{
    static const char kinds[FIELD_COUNT] = {'t', 'h', 'u', 'w'};
    const char *stem = field == FIELD_TITLE_WORD ? stem_lemma(pool, word) : stem_root(pool, word);

    return pool_printf(pool, "%c%.*s", kinds[field], TERM_LENGTH_MAX - 1, stem);
}

const char *term_domain(struct pool *pool, uint64_t domain_id)
{
    return pool_printf(pool, "d%llu", (unsigned long long)domain_id);
}

static const char *term_date(struct pool *pool, char kind, struct date date)
{
    char iso[DATE_ISO_SIZE];

    date_iso(date, iso);
    return pool_printf(pool, "%c%s", kind, iso);
}

const char *term_week(struct pool *pool, struct date monday)
{
    return term_date(pool, 'm', monday);
}

const char *term_square(struct pool *pool, struct grid_square square)
{
    return pool_printf(pool, "g%u%04x%04x", square.level, square.y, square.x);
}

const char *term_feature(enum offer_feature feature)
{
    static const char *const terms[FEATURE_COUNT] = {
        [FEATURE_VISUAL] = "fvisual",   [FEATURE_MOTOR] = "fmotor", [FEATURE_MENTAL] = "fmental",
        [FEATURE_HEARING] = "fhearing", [FEATURE_MEAL] = "fmeal",   [FEATURE_CAN_APPLY] = "fapply",
    };

    return terms[feature];
}

const char *term_first_week(struct pool *pool, struct date today, unsigned place)
{
    if (place < SEARCH_WEEKS_AHEAD)
        return term_date(pool, 's', date_add(date_monday(today), (int)place * 7));
    return place == SEARCH_WEEKS_AHEAD ? "slater" : "snone";
}

const char *term_sampled(struct pool *pool, const char *term)
{
    return pool_printf(pool, "~%s", term);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each term once. */
static void terms_settle(struct terms *terms)
{
    size_t kept = 0;

    if (terms->count > 0)
        qsort(terms->list, terms->count, sizeof *terms->list, by_text);
    for (size_t i = 0; i < terms->count; i++) {
        if (kept == 0 || strcmp(terms->list[kept - 1], terms->list[i]) != 0)
            terms->list[kept++] = terms->list[i];
    }
    terms->count = kept;
}

/* The words of a text, as terms of a kind and of all kinds that hold it. */
static void words_add(struct pool *pool, struct terms *terms, const char *text,
                      enum search_field field)
{
    char *rest, *copy = pool_strdup(pool, text_fold(pool, text));
    const char *before = NULL;

    for (const char *word = strtok_r(copy, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        if (search_word_says_nothing_after(before, word))
            continue;
        before = word;
        for (enum search_field in = field; in < FIELD_COUNT; in++)
            terms_add(pool, terms, term_word(pool, in, word));
    }
}

/* A term that counts are shown of: in the sample too, if the offer is. */
static void counted_add(struct pool *pool, struct terms *terms, const struct search_facts *facts,
                        const char *term)
{
    terms_add(pool, terms, term);
    if (facts->id % SEARCH_SAMPLE == 0)
        terms_add(pool, terms, term_sampled(pool, term));
}

/* The Monday of the first week that can be asked for; no_week if there is none. */
static struct date first_week(const struct search_facts *facts, struct date today)
{
    struct date first = no_week;

    for (size_t i = 0; i < facts->week_count; i++) {
        if (offer_week_is_open(&facts->terms, &facts->weeks[i], today))
            first = date_min(first, facts->weeks[i].monday);
    }
    return first;
}

/* Where a first week stands in the order by week. */
static unsigned week_place(struct date today, struct date monday)
{
    const int weeks = date_days_between(date_monday(today), monday) / 7;

    if (date_compare(monday, no_week) == 0)
        return SEARCH_WEEKS_AHEAD + 1;
    return weeks < 0 ? 0 : weeks < SEARCH_WEEKS_AHEAD ? (unsigned)weeks : SEARCH_WEEKS_AHEAD;
}

static void weeks_add(struct pool *pool, struct terms *terms, const struct search_facts *facts,
                      struct date today)
{
    const unsigned place = week_place(today, first_week(facts, today));

    for (size_t i = 0; i < facts->week_count; i++) {
        if (offer_week_is_open(&facts->terms, &facts->weeks[i], today))
            counted_add(pool, terms, facts, term_week(pool, facts->weeks[i].monday));
    }
    terms_add(pool, terms, term_first_week(pool, today, place));
    if (offer_closure(&facts->terms, today) == OFFER_CAN_APPLY)
        counted_add(pool, terms, facts, term_feature(FEATURE_CAN_APPLY));
}

static void squares_add(struct pool *pool, struct terms *terms, const struct search_facts *facts)
{
    for (unsigned level = 0; facts->is_located && level < GRID_LEVELS; level++)
        terms_add(pool, terms,
                  term_square(pool, grid_square(facts->latitude, facts->longitude, level)));
}

struct terms search_document_terms(struct pool *pool, const struct search_facts *facts,
                                   struct date today)
{
    struct terms terms = {0};

    if (!offer_is_listed(offer_status(&facts->terms, today)))
        return terms;
    counted_add(pool, &terms, facts, term_all);
    words_add(pool, &terms, facts->title, FIELD_TITLE_WORD);
    words_add(pool, &terms, facts->labels, FIELD_LABELS);
    words_add(pool, &terms, facts->text, FIELD_ALL);
    for (size_t i = 0; i < facts->domain_count; i++)
        counted_add(pool, &terms, facts, term_domain(pool, facts->domains[i]));
    for (unsigned feature = 0; feature < FEATURE_CAN_APPLY; feature++) {
        if (facts->has_feature[feature])
            counted_add(pool, &terms, facts, term_feature(feature));
    }
    weeks_add(pool, &terms, facts, today);
    squares_add(pool, &terms, facts);
    terms_settle(&terms);
    return terms;
}

enum { VOCABULARY_LENGTH_MIN = 3 };

static bool is_vocabulary(const char *word)
{
    const size_t length = strlen(word);

    return length >= VOCABULARY_LENGTH_MIN && length < TERM_LENGTH_MAX &&
           strspn(word, "abcdefghijklmnopqrstuvwxyz") == length && !search_word_says_nothing(word);
}

void search_document_words(struct pool *pool, const struct search_facts *facts,
                           struct search_vocabulary *words)
{
    const char *const texts[] = {facts->title, facts->labels, facts->text};

    for (unsigned place = 0; place < sizeof texts / sizeof *texts; place++) {
        const char *rest = texts[place], *written;

        while ((written = search_text_next(pool, &rest)) != NULL) {
            const char *word = text_fold(pool, written);

            if (!is_vocabulary(word))
                continue;
            pool_make_room(pool, words->list, words->count, words->room);
            words->list[words->count++] = (struct search_word){word, written, place};
        }
    }
}

static struct search_group *group_add(struct pool *pool, struct search_groups *groups,
                                      enum search_family family)
{
    pool_make_room(pool, groups->list, groups->count, groups->room);
    groups->list[groups->count] = (struct search_group){.family = family};
    return &groups->list[groups->count++];
}

static void mondays_add(struct pool *pool, struct search_group *group, const struct date *mondays,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        terms_add(pool, &group->terms, term_week(pool, mondays[i]));
}

static void circle_group_add(struct pool *pool, struct search_groups *groups,
                             const struct grid_circle *circle)
{
    const struct grid_squares squares = grid_circle_cover(pool, circle);
    struct search_group *group = group_add(pool, groups, FAMILY_OTHER);

    for (size_t i = 0; i < squares.count; i++)
        terms_add(pool, &group->terms, term_square(pool, squares.list[i]));
}

struct search_groups search_filter_groups(struct pool *pool, const struct offer_filter *filter)
{
    struct search_groups groups = {0};
    struct search_group *group;

    if (filter->domain_count > 0) {
        group = group_add(pool, &groups, FAMILY_DOMAIN);
        for (size_t i = 0; i < filter->domain_count; i++)
            terms_add(pool, &group->terms, term_domain(pool, filter->domains[i]));
    }
    if (filter->monday_count > 0 || filter->for_school) {
        group = group_add(pool, &groups, FAMILY_WEEK);
        mondays_add(pool, group, filter->mondays, filter->monday_count);
        if (filter->for_school)
            mondays_add(pool, group, filter->school_mondays, filter->school_monday_count);
    }
    if (filter->for_priority)
        mondays_add(pool, group_add(pool, &groups, FAMILY_OTHER), filter->priority_mondays,
                    filter->priority_monday_count);
    for (unsigned feature = 0; feature < FEATURE_COUNT; feature++) {
        if (filter->has_feature[feature])
            terms_add(pool, &group_add(pool, &groups, FAMILY_OTHER)->terms, term_feature(feature));
    }
    if (filter->is_near)
        circle_group_add(pool, &groups, &filter->near);
    return groups;
}
