/* Reading the search's index, as far as it is not kept (search_memory.h). What is pending is read
 * first and the stored sets after it: a change taken in between is then seen twice, never missed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/columns.h"
#include "store/search_index.h"
#include "store/search_memory.h"
#include "store/search_vocabulary.h"

/* A set as it is now, of one that is stored. */
struct corrected {
    const roaring_bitmap_t *stored;
    const roaring_bitmap_t *set;
};

struct search_view {
    struct db *db;
    struct pool *pool;
    struct date today;
    roaring_bitmap_t **sets; /* all that it made */
    size_t set_count;
    size_t set_room;
    struct corrected *corrected; /* each once: what is asked for again is the same set */
    size_t corrected_count;
    size_t corrected_room;
    struct terms wanted; /* to be read with the next that are */
};

static roaring_bitmap_t *own(struct search_view *view, roaring_bitmap_t *set)
{
    if (set == NULL)
        abort(); /* no memory */
    pool_make_room(view->pool, view->sets, view->set_count, view->set_room);
    view->sets[view->set_count++] = set;
    return set;
}

void search_view_close(struct search_view *view)
{
    for (size_t i = 0; view != NULL && i < view->set_count; i++)
        roaring_bitmap_free(view->sets[i]);
}

struct search_view *search_view_open(struct db *db, struct date today)
{
    struct pool *pool = db_pool(db);
    struct search_view *view = pool_new(pool, struct search_view);

    *view = (struct search_view){.db = db, .pool = pool, .today = today};
    return search_memory_see(db, today) ? view : NULL;
}

/* A stored set; one that cannot be read counts as empty, the check of the index tells. */
static roaring_bitmap_t *stored_set(struct rows *rows)
{
    size_t size;
    const char *bytes = row_blob(rows, &size);
    roaring_bitmap_t *set =
        bytes != NULL ? roaring_bitmap_portable_deserialize_safe(bytes, size) : NULL;

    if (set == NULL)
        set = roaring_bitmap_create();
    if (set == NULL)
        abort(); /* no memory */
    return set;
}

/* Reads one to DB_LIST_MAX stored sets, to be kept; the row of the state comes even without any. */
static bool sets_fetch(struct search_view *view, const char *const *terms, size_t count)
{
    struct db_value values[DB_LIST_MAX] = {0};
    struct rows *rows;

    for (size_t i = 0; i < count; i++)
        values[i] = db_text(terms[i]);
    rows = db_select_list(view->db,
                          "SELECT s.generation, t.term, t.offers"
                          "  FROM search_state s LEFT JOIN search_term t ON t.term IN ",
                          " WHERE s.id = 1", values, count);
    while (rows != NULL && row_next(rows)) {
        const char *term;

        search_memory_met(row_u64(rows));
        term = row_text(rows);
        if (*term != '\0')
            search_memory_set_keep(term, stored_set(rows));
    }
    for (size_t i = 0; rows != NULL && i < count; i++) {
        if (search_memory_set(terms[i]) == NULL)
            search_memory_set_keep(terms[i], roaring_bitmap_create());
    }
    return rows != NULL;
}

void search_view_want(struct search_view *view, const char *const *terms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (search_memory_set(terms[i]) != NULL)
            continue;
        pool_make_room(view->pool, view->wanted.list, view->wanted.count, view->wanted.room);
        view->wanted.list[view->wanted.count++] = terms[i];
    }
}

/* Reads all that is wanted, if some of it is needed now. */
static bool wanted_fetch(struct search_view *view)
{
    const struct terms wanted = view->wanted;

    view->wanted = (struct terms){0};
    for (size_t done = 0; done < wanted.count; done += DB_LIST_MAX) {
        const size_t left = wanted.count - done, some = left < DB_LIST_MAX ? left : DB_LIST_MAX;

        if (!sets_fetch(view, wanted.list + done, some))
            return false;
    }
    return true;
}

/* The changed offers that have a term: so many postings from the first on. */
static size_t postings_of(const char *term, const struct posting **first)
{
    const struct postings *postings = search_memory_postings();
    size_t low = 0, high = postings->count, end;

    while (low < high) {
        const size_t middle = (low + high) / 2;

        if (strcmp(postings->list[middle].term, term) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < postings->count && strcmp(postings->list[end].term, term) == 0; end++)
        continue;
    *first = postings->list + low;
    return end - low;
}

/* A set with the changed offers that have the term, and without those that had it. */
static const roaring_bitmap_t *correct(struct search_view *view, const char *term,
                                       const roaring_bitmap_t *stored)
{
    const roaring_bitmap_t *changed = search_memory_changed_ids();
    const struct posting *postings;
    const size_t count = postings_of(term, &postings);
    roaring_bitmap_t *set;

    if (count == 0 && !roaring_bitmap_intersect(stored, changed))
        return stored;
    set = own(view, roaring_bitmap_andnot(stored, changed));
    for (size_t i = 0; i < count; i++)
        roaring_bitmap_add(set, postings[i].offer_id);
    return set;
}

static const roaring_bitmap_t *corrected(struct search_view *view, const char *term,
                                         const roaring_bitmap_t *stored)
{
    if (roaring_bitmap_is_empty(search_memory_changed_ids()))
        return stored;
    for (size_t i = 0; i < view->corrected_count; i++) {
        if (view->corrected[i].stored == stored)
            return view->corrected[i].set;
    }
    pool_make_room(view->pool, view->corrected, view->corrected_count, view->corrected_room);
    view->corrected[view->corrected_count] =
        (struct corrected){stored, correct(view, term, stored)};
    return view->corrected[view->corrected_count++].set;
}

bool search_view_sets(struct search_view *view, const char *const *terms, size_t count,
                      const roaring_bitmap_t **sets)
{
    const size_t wanted = view->wanted.count;

    search_view_want(view, terms, count);
    if (view->wanted.count > wanted && !wanted_fetch(view))
        return false;
    for (size_t i = 0; i < count; i++)
        sets[i] = corrected(view, terms[i], search_memory_set(terms[i]));
    return true;
}

bool search_view_beginnings(struct search_view *view, const char *beginning, bool in_titles,
                            struct terms *words)
{
    const struct search_change *changes;
    size_t change_count;

    if (!vocabulary_beginnings(view->db, beginning, in_titles, words))
        return false;
    changes = search_memory_changes(&change_count);
    for (size_t i = 0; i < change_count; i++) {
        const struct search_vocabulary *own_words = &changes[i].document.words;

        for (size_t k = 0; k < own_words->count; k++) {
            const struct search_word *word = &own_words->list[k];

            if ((word->place > 0 && in_titles) ||
                strncmp(word->word, beginning, strlen(beginning)) != 0 ||
                words->count >= 2 * VOCABULARY_BEGINNINGS_MAX)
                continue;
            pool_make_room(view->pool, words->list, words->count, words->room);
            words->list[words->count++] = word->word;
        }
    }
    return true;
}

roaring_bitmap_t *search_view_union(struct search_view *view, const roaring_bitmap_t *const *sets,
                                    size_t count)
{
    const roaring_bitmap_t **list = pool_array(view->pool, count + 1, sizeof *list);

    for (size_t i = 0; i < count; i++)
        list[i] = sets[i];
    return own(view, count > 0 ? roaring_bitmap_or_many(count, list) : roaring_bitmap_create());
}

roaring_bitmap_t *search_view_intersection(struct search_view *view,
                                           const roaring_bitmap_t *const *sets, size_t count)
{
    roaring_bitmap_t *all = own(view, count == 0   ? roaring_bitmap_create()
                                      : count == 1 ? roaring_bitmap_copy(sets[0])
                                                   : roaring_bitmap_and(sets[0], sets[1]));

    for (size_t i = 2; i < count; i++)
        roaring_bitmap_and_inplace(all, sets[i]);
    return all;
}

static struct grid_square square_of(uint64_t square)
{
    return (struct grid_square){0, (uint32_t)(square & 0xffff), (uint32_t)(square >> 16)};
}

static void place_read(struct rows *rows, struct search_place *places, size_t count)
{
    const uint64_t id = row_u64(rows), square = row_u64(rows);

    for (size_t i = 0; i < count; i++) {
        if (places[i].offer_id == id)
            places[i] = (struct search_place){(uint32_t)id, square != 0, square_of(square)};
    }
}

static bool places_fetch(struct search_view *view, struct search_place *places, size_t count)
{
    struct db_value values[DB_LIST_MAX];
    struct rows *rows;

    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(places[i].offer_id);
    rows =
        db_select_list(view->db, "SELECT offer_id, square FROM search_document WHERE offer_id IN ",
                       "", values, count);
    while (rows != NULL && row_next(rows))
        place_read(rows, places, count);
    return rows != NULL;
}

bool search_view_places(struct search_view *view, const uint32_t *offer_ids, size_t count,
                        struct search_place *places)
{
    for (size_t i = 0; i < count; i++)
        places[i] = (struct search_place){offer_ids[i], false, {0, 0, 0}};
    for (size_t done = 0; done < count; done += DB_LIST_MAX) {
        const size_t some = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;

        if (!places_fetch(view, places + done, some))
            return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct search_change *change = search_memory_change(offer_ids[i]);

        if (change != NULL)
            places[i] = (struct search_place){offer_ids[i], change->document.is_located,
                                              change->document.square};
    }
    return true;
}

/* What the index counts, and how much of it is of offers that changed since. */
struct seats_stored {
    uint64_t generation; /* that both were read of */
    uint64_t seats;
    uint64_t outdated;
    bool is_one; /* false: the index was written between two statements */
};

/* Adds what it counts of some of those offers: one statement, so of one generation. */
static bool stored_seats_add(struct db *db, const struct search_change *changes, size_t count,
                             struct seats_stored *stored)
{
    struct db_value values[DB_LIST_MAX];
    struct rows *rows;

    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(changes[i].offer_id);
    rows = db_select_list(db,
                          "SELECT s.generation, s.seats, d.seats FROM search_state s"
                          "  LEFT JOIN search_document d ON d.offer_id IN ",
                          " WHERE s.id = 1", values, count);
    while (rows != NULL && row_next(rows)) {
        const uint64_t generation = row_u64(rows);

        search_memory_met(generation);
        if (stored->generation != 0 && stored->generation != generation)
            stored->is_one = false;
        stored->generation = generation;
        stored->seats = row_u64(rows);
        stored->outdated += row_u64(rows);
    }
    return rows != NULL;
}

static bool stored_seats(struct db *db, const struct search_change *changes, size_t count,
                         struct seats_stored *stored)
{
    enum { TRIES = 3 };

    for (int try = 1; try <= TRIES; try++) {
        *stored = (struct seats_stored){.seats = search_memory_stand()->seats, .is_one = true};
        for (size_t done = 0; done < count; done += DB_LIST_MAX) {
            const size_t some = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;

            if (!stored_seats_add(db, changes + done, some, stored))
                return false;
        }
        if (stored->is_one)
            break;
    }
    return true;
}

bool store_seats_available(struct db *db, struct date today, uint64_t *seats)
{
    const struct search_change *changes;
    struct seats_stored stored;
    uint64_t counted;
    size_t count;

    if (!search_memory_see(db, today))
        return false;
    changes = search_memory_changes(&count);
    if (!stored_seats(db, changes, count, &stored))
        return false;
    counted = stored.seats;
    for (size_t i = 0; i < count; i++)
        counted += changes[i].document.seats;
    *seats = counted > stored.outdated ? counted - stored.outdated : 0;
    return true;
}

bool store_search_last_offer(struct db *db, uint64_t *offer_id)
{
    struct rows *rows = db_select(db, "SELECT MAX(offer_id) FROM search_document", DB_NO_VALUES);

    *offer_id = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

bool store_search_offers(struct db *db, uint64_t first, uint64_t last, uint64_t **offer_ids,
                         size_t *count)
{
    static const char sql[] = "SELECT offer_id FROM search_document"
                              " WHERE offer_id BETWEEN ? AND ? ORDER BY offer_id";

    return row_ids(db_select(db, sql, DB_VALUES(db_u64(first), db_u64(last))), offer_ids, count);
}
