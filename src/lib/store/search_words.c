/* Reading words: expressions first, then the sets of all terms in one go, then what begins so; at
 * last near spellings of what nothing has. */
#include "store/search_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "rules/search_stop.h"
#include "rules/search_text.h"
#include "store/reference_kept.h"
#include "store/search_meant.h"

enum {
    BEGINNING_MIN = 3,   /* letters of a word that others may begin with */
    TRADES_MAX = 10,     /* that a word may stand for */
    TRADE_WORDS_MAX = 5, /* of one of them */
};

struct reading {
    struct search_view *view;
    struct db *db;
    struct pool *pool;
    const struct synonym *synonyms; /* all there are */
    size_t synonym_count;
    struct terms terms; /* all that are asked for, read together */
    const roaring_bitmap_t **sets;
};

/* Where the terms of some words begin in the reading: count of them for each field. */
struct asked {
    size_t first;
    size_t count;
};

static size_t term_ask(struct reading *reading, const char *term)
{
    pool_make_room(reading->pool, reading->terms.list, reading->terms.count, reading->terms.room);
    reading->terms.list[reading->terms.count] = term;
    return reading->terms.count++;
}

static struct asked words_ask(struct reading *reading, enum search_field field,
                              const char *const *words, size_t count)
{
    const struct asked asked = {reading->terms.count, count};

    for (size_t i = 0; i < count; i++)
        term_ask(reading, term_word(reading->pool, field, words[i]));
    return asked;
}

/* The offers that have all the words asked for. */
static const roaring_bitmap_t *answer(const struct reading *reading, struct asked asked)
{
    return asked.count == 1
               ? reading->sets[asked.first]
               : search_view_intersection(reading->view, reading->sets + asked.first, asked.count);
}

/* What a unit needs of the index. */
struct need {
    struct asked fields[FIELD_COUNT];
    struct asked trade_titles[TRADES_MAX];
    struct asked trade_labels[TRADES_MAX];
    size_t trade_count;
    struct asked domains;
};

static void trades_ask(struct reading *reading, const struct synonym *synonym, struct need *need)
{
    char *rest, *copy = pool_strdup(reading->pool, synonym->trades);

    for (const char *trade = strtok_r(copy, "\n", &rest);
         trade != NULL && need->trade_count < TRADES_MAX; trade = strtok_r(NULL, "\n", &rest)) {
        const char *words[TRADE_WORDS_MAX];
        const size_t count = search_text_words(reading->pool, trade, words, TRADE_WORDS_MAX);

        if (count == 0)
            continue;
        need->trade_titles[need->trade_count] = words_ask(reading, FIELD_TITLE, words, count);
        need->trade_labels[need->trade_count++] = words_ask(reading, FIELD_LABELS, words, count);
    }
    need->domains.first = reading->terms.count;
    need->domains.count = synonym->domain_count;
    for (size_t i = 0; i < synonym->domain_count; i++)
        term_ask(reading, term_domain(reading->pool, synonym->domains[i]));
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct synonym *)a)->key, ((const struct synonym *)b)->key);
}

static const struct synonym *synonym_of(const struct reading *reading,
                                        const struct search_unit *unit)
{
    const struct synonym wanted = {.key = search_text_key(reading->pool, unit->words, unit->count)};

    return reading->synonym_count == 0
               ? NULL
               : bsearch(&wanted, reading->synonyms, reading->synonym_count, sizeof wanted, by_key);
}

static struct need unit_ask(struct reading *reading, const struct search_unit *unit)
{
    const struct synonym *synonym = synonym_of(reading, unit);
    struct need need = {.trade_count = 0};

    for (enum search_field field = 0; field < FIELD_COUNT; field++)
        need.fields[field] = words_ask(reading, field, unit->words, unit->count);
    if (synonym != NULL)
        trades_ask(reading, synonym, &need);
    return need;
}

_Static_assert(TRADES_MAX + SYNONYM_DOMAINS_MAX + 2 <= TIER_SETS_MAX, "each has room");

/* Nothing of it would be new if a tier before has it. */
static void part_add(struct search_unit *unit, enum search_tier tier, const roaring_bitmap_t *set)
{
    struct search_tier_sets *sets = &unit->tiers[tier];

    for (enum search_tier known = 0; known <= tier; known++) {
        for (size_t i = 0; i < unit->tiers[known].count; i++) {
            if (unit->tiers[known].list[i] == set)
                return;
        }
    }
    if (!roaring_bitmap_is_empty(set))
        sets->list[sets->count++] = set;
}

const roaring_bitmap_t *search_tier_set(struct search_view *view,
                                        const struct search_tier_sets *sets)
{
    return sets->count == 1 ? sets->list[0] : search_view_union(view, sets->list, sets->count);
}

bool search_unit_is_empty(const struct search_unit *unit)
{
    for (enum search_tier tier = 0; tier < TIER_COUNT; tier++) {
        if (unit->tiers[tier].count > 0)
            return false;
    }
    return true;
}

/* Fields hold each other (rules/search_terms.h): what stands in a title or label stands somewhere,
 * titles with a trade are among the labels with it. Of the tiers before the last two, only titles
 * with a word that begins so are in none of these. */
const roaring_bitmap_t *search_unit_all(struct search_view *view, struct search_unit *unit)
{
    struct search_tier_sets all = unit->tiers[TIER_RELATED];

    if (unit->all != NULL)
        return unit->all;
    for (size_t i = 0; i < unit->tiers[TIER_MENTION].count; i++)
        all.list[all.count++] = unit->tiers[TIER_MENTION].list[i];
    if (unit->begun != NULL)
        all.list[all.count++] = unit->begun;
    unit->all = search_tier_set(view, &all);
    return unit->all;
}

static void unit_answer(const struct reading *reading, const struct need *need,
                        struct search_unit *unit)
{
    static const enum search_tier tiers[FIELD_COUNT] = {[FIELD_TITLE_WORD] = TIER_TITLE_WORD,
                                                        [FIELD_TITLE] = TIER_TITLE,
                                                        [FIELD_LABELS] = TIER_LABELS,
                                                        [FIELD_ALL] = TIER_MENTION};
    bool has_first = false;

    for (enum search_field field = 0; field < FIELD_COUNT; field++)
        part_add(unit, tiers[field], answer(reading, need->fields[field]));
    for (size_t i = 0; i < need->trade_count; i++) {
        const roaring_bitmap_t *titles = answer(reading, need->trade_titles[i]);

        part_add(unit, has_first ? TIER_TRADES : TIER_TITLE, titles);
        has_first = has_first || !roaring_bitmap_is_empty(titles);
        part_add(unit, TIER_RELATED, answer(reading, need->trade_labels[i]));
    }
    for (size_t i = 0; i < need->domains.count; i++)
        part_add(unit, TIER_RELATED, reading->sets[need->domains.first + i]);
}

static bool units_answer(struct reading *reading, struct search_unit *units, size_t count)
{
    struct need *needs = pool_array(reading->pool, count + 1, sizeof *needs);

    reading->terms.count = 0;
    for (size_t i = 0; i < count; i++)
        needs[i] = unit_ask(reading, &units[i]);
    reading->sets = pool_array(reading->pool, reading->terms.count + 1, sizeof(roaring_bitmap_t *));
    if (!search_view_sets(reading->view, reading->terms.list, reading->terms.count, reading->sets))
        return false;
    for (size_t i = 0; i < count; i++)
        unit_answer(reading, &needs[i], &units[i]);
    return true;
}

/* Adds the offers with one of some words, in a title or anywhere, to a tier. */
static bool beginnings_add(struct reading *reading, struct search_unit *unit, bool in_titles,
                           enum search_tier tier)
{
    const enum search_field field = in_titles ? FIELD_TITLE : FIELD_ALL;
    struct terms words = {0};
    const char **terms;
    const roaring_bitmap_t **sets, *begun;

    if (!search_view_beginnings(reading->view, unit->words[0], in_titles, &words))
        return false;
    if (words.count == 0)
        return true;
    terms = pool_array(reading->pool, words.count, sizeof *terms);
    sets = pool_array(reading->pool, words.count, sizeof(roaring_bitmap_t *));
    for (size_t i = 0; i < words.count; i++)
        terms[i] = term_word(reading->pool, field, words.list[i]);
    if (!search_view_sets(reading->view, terms, words.count, sets))
        return false;
    begun = search_view_union(reading->view, sets, words.count);
    part_add(unit, tier, begun);
    if (in_titles)
        unit->begun = begun;
    return true;
}

/* A word that no title has, perhaps not typed to its end: titles with words that begin so; if there
 * is nothing at all, any offer with one. */
static bool unit_complete(struct reading *reading, struct search_unit *unit)
{
    if (unit->count > 1 || strlen(unit->words[0]) < BEGINNING_MIN ||
        unit->tiers[TIER_TITLE_WORD].count > 0)
        return true;
    if (strlen(unit->words[0]) > BEGINNING_MIN || search_unit_is_empty(unit)) {
        if (!beginnings_add(reading, unit, true, TIER_TRADES))
            return false;
    }
    return !search_unit_is_empty(unit) || beginnings_add(reading, unit, false, TIER_MENTION);
}

/* The longest expressions that stand for something, from the left; other words each alone. */
static void units_part(const struct reading *reading, size_t word_count, struct search_units *units)
{
    units->count = 0;
    for (size_t at = 0; at < word_count; at += units->list[units->count++].count) {
        const size_t left = word_count - at;
        struct search_unit *unit = &units->list[units->count];

        *unit = (struct search_unit){.words = units->words + at};
        unit->count = left < SYNONYM_WORDS_MAX ? left : SYNONYM_WORDS_MAX;
        while (unit->count > 1 && synonym_of(reading, unit) == NULL)
            unit->count--;
    }
}

static void domains_note(const struct reading *reading, struct search_units *units)
{
    units->domain_count = 0;
    for (size_t i = 0; i < units->count; i++) {
        const struct synonym *synonym = synonym_of(reading, &units->list[i]);

        for (size_t k = 0; synonym != NULL && k < synonym->domain_count &&
                           units->domain_count < SEARCH_DOMAINS_MAX;
             k++)
            units->domains[units->domain_count++] = synonym->domains[k];
    }
}

static bool units_read(struct reading *reading, size_t word_count, struct search_units *units)
{
    units_part(reading, word_count, units);
    domains_note(reading, units);
    if (!units_answer(reading, units->list, units->count))
        return false;
    for (size_t i = 0; i < units->count; i++) {
        if (!unit_complete(reading, &units->list[i]))
            return false;
    }
    return true;
}

/* The words of the search being written anew. */
struct rewriting {
    const char *words[SEARCH_WORDS_MAX];
    size_t count;
};

static void words_put(struct rewriting *rewriting, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count && rewriting->count < SEARCH_WORDS_MAX; i++)
        rewriting->words[rewriting->count++] = words[i];
}

/* In the place of a single word that nothing has and that stands for nothing comes what was meant.
 */
static bool unit_correct(const struct reading *reading, const struct search_unit *unit,
                         struct search_units *units, struct rewriting *rewriting)
{
    struct meant meant;

    if (unit->count > 1 || !search_unit_is_empty(unit) || synonym_of(reading, unit) != NULL) {
        words_put(rewriting, unit->words, unit->count);
        return true;
    }
    if (!meant_find(reading->db, reading->synonyms, reading->synonym_count, unit->words[0], &meant))
        return false;
    if (meant.count == 0) {
        words_put(rewriting, unit->words, 1);
        return true;
    }
    words_put(rewriting, meant.words, meant.count);
    units->corrections[units->correction_count++] =
        (struct search_correction){unit->words[0], meant.written};
    return true;
}

/* With the right words there may be expressions where there were none. */
static bool units_correct(struct reading *reading, struct search_units *units)
{
    struct rewriting rewriting = {.count = 0};

    for (size_t i = 0; i < units->count; i++) {
        if (!unit_correct(reading, &units->list[i], units, &rewriting))
            return false;
    }
    if (units->correction_count == 0)
        return true;
    memcpy(units->words, rewriting.words, rewriting.count * sizeof *rewriting.words);
    return units_read(reading, rewriting.count, units);
}

/* What nothing has is left out if something is left. */
static void units_leave_out(struct search_units *units)
{
    size_t empty = 0;

    for (size_t i = 0; i < units->count; i++)
        empty += search_unit_is_empty(&units->list[i]);
    for (size_t i = 0; i < units->count && empty < units->count; i++)
        units->list[i].is_left_out = search_unit_is_empty(&units->list[i]);
}

/* Two are looked at no further than to the first offer that both have. */
static bool have_common(struct search_view *view, const roaring_bitmap_t *const *sets, size_t count)
{
    return count == 2 ? roaring_bitmap_intersect(sets[0], sets[1])
                      : !roaring_bitmap_is_empty(search_view_intersection(view, sets, count));
}

/* Of words that no offer unites, those that say little are left out if others say more. */
static void units_leave_out_little(struct search_view *view, struct search_units *units)
{
    const roaring_bitmap_t *sets[SEARCH_WORDS_MAX];
    bool is_little[SEARCH_WORDS_MAX];
    size_t count = 0, little = 0;

    for (size_t i = 0; i < units->count; i++) {
        const struct search_unit *unit = &units->list[i];

        is_little[i] =
            !unit->is_left_out && unit->count == 1 && search_word_says_little(unit->words[0]);
        little += is_little[i];
        count += !unit->is_left_out;
    }
    if (little == 0 || little == count)
        return;
    count = 0;
    for (size_t i = 0; i < units->count; i++) {
        if (!units->list[i].is_left_out)
            sets[count++] = search_unit_all(view, &units->list[i]);
    }
    if (have_common(view, sets, count))
        return;
    for (size_t i = 0; i < units->count; i++)
        units->list[i].is_left_out = units->list[i].is_left_out || is_little[i];
}

bool search_words_read(struct search_view *view, struct db *db, struct date today,
                       const struct offer_filter *filter, struct search_units *units)
{
    struct pool *pool = db_pool(db);
    struct reading reading = {.view = view, .db = db, .pool = pool};

    *units = (struct search_units){.count = 0};
    for (size_t i = 0; i < filter->word_count; i++)
        units->words[i] = filter->words[i];
    if (filter->word_count == 0)
        return true;
    if (!kept_synonyms(db, today, &reading.synonyms, &reading.synonym_count) ||
        !units_read(&reading, filter->word_count, units))
        return false;
    if (filter->is_literal)
        return true;
    if (!units_correct(&reading, units))
        return false;
    units_leave_out(units);
    units_leave_out_little(view, units);
    return true;
}
