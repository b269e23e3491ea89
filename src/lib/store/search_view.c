/* Reading the search's index. What is pending is read first and the stored sets after it: a
 * change taken in between is then seen twice, never missed. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "store/search_document.h"
#include "store/search_index.h"
#include "store/search_vocabulary.h"

struct search_view {
    struct db *db;
    struct pool *pool;
    struct date today;
    roaring_bitmap_t **sets; /* all that were given */
    size_t set_count;
    size_t set_room;
    struct search_document *changed;
    size_t changed_count;
    roaring_bitmap_t *changed_ids;
    struct postings postings; /* of the changed ones */
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

/* The offers that changed since the index was, each once. */
struct changed {
    uint64_t ids[2 * SEARCH_PENDING_MAX];
    size_t count;
};

/* Adds the first SEARCH_PENDING_MAX that are not there yet. */
static bool ids_read(struct search_view *view, struct rows *rows, struct changed *changed)
{
    const size_t end = changed->count + SEARCH_PENDING_MAX;

    while (rows != NULL && changed->count < end && row_next(rows)) {
        const uint64_t id = row_u64(rows);

        if (roaring_bitmap_contains(view->changed_ids, (uint32_t)id))
            continue;
        roaring_bitmap_add(view->changed_ids, (uint32_t)id);
        changed->ids[changed->count++] = id;
    }
    return rows != NULL;
}

/* An index of another day (the first minute of each): what the day changed counts as changed. */
static bool turned_read(struct search_view *view, struct changed *changed)
{
    static const char sql[] =
        "SELECT offer_id FROM " SEARCH_DAY_TURNED " ORDER BY offer_id DESC LIMIT 1000";
    struct rows *rows = db_select(view->db, "SELECT indexed_on FROM search_state", DB_NO_VALUES);
    struct date day;

    _Static_assert(SEARCH_PENDING_MAX == 1000, "the LIMIT");
    if (rows == NULL || !row_next(rows))
        return false;
    day = row_date(rows);
    return !date_is_set(day) || date_compare(day, view->today) >= 0 ||
           ids_read(view, db_select(view->db, sql, SEARCH_DAY_VALUES(day, view->today)), changed);
}

static bool changed_read(struct search_view *view)
{
    static const char pending[] = "SELECT offer_id FROM search_pending ORDER BY id DESC LIMIT ?";
    struct changed changed = {.count = 0};
    const uint64_t *ids = changed.ids;

    if (!ids_read(view, db_select(view->db, pending, DB_VALUES(db_u64(SEARCH_LINES_MAX))),
                  &changed) ||
        !turned_read(view, &changed))
        return false;
    view->changed_count = changed.count;
    view->changed = pool_array(view->pool, view->changed_count, sizeof *view->changed);
    if (!store_search_documents(view->db, view->today, ids, view->changed_count, view->changed))
        return false;
    for (size_t i = 0; i < view->changed_count; i++) {
        for (size_t k = 0; k < view->changed[i].terms.count; k++)
            postings_add(view->pool, &view->postings, view->changed[i].terms.list[k], ids[i]);
    }
    postings_sort(&view->postings);
    return true;
}

struct search_view *search_view_open(struct db *db, struct date today)
{
    struct pool *pool = db_pool(db);
    struct search_view *view = pool_new(pool, struct search_view);

    *view = (struct search_view){.db = db, .pool = pool, .today = today};
    view->changed_ids = own(view, roaring_bitmap_create());
    if (changed_read(view))
        return view;
    search_view_close(view);
    return NULL;
}

/* A stored set; one that cannot be read counts as empty, the check of the index tells. */
static roaring_bitmap_t *stored_set(struct search_view *view, struct rows *rows)
{
    size_t size;
    const char *bytes = row_blob(rows, &size);
    roaring_bitmap_t *set =
        bytes != NULL ? roaring_bitmap_portable_deserialize_safe(bytes, size) : NULL;

    set = own(view, set != NULL ? set : roaring_bitmap_create());
    if (view->changed_count > 0)
        roaring_bitmap_andnot_inplace(set, view->changed_ids);
    return set;
}

/* Adds the changed offers that have a term. */
static void changed_add(const struct search_view *view, const char *term, roaring_bitmap_t *set)
{
    const struct postings *postings = &view->postings;
    size_t low = 0, high = postings->count;

    while (low < high) {
        const size_t middle = (low + high) / 2;

        if (strcmp(postings->list[middle].term, term) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < postings->count && strcmp(postings->list[low].term, term) == 0; low++)
        roaring_bitmap_add(set, postings->list[low].offer_id);
}

/* Reads one to DB_LIST_MAX sets. */
static bool sets_read(struct search_view *view, const char *const *terms, size_t count,
                      roaring_bitmap_t **sets)
{
    struct db_value values[DB_LIST_MAX] = {0};
    struct rows *rows;

    for (size_t i = 0; i < count; i++) {
        values[i] = db_text(terms[i]);
        sets[i] = NULL;
    }
    rows = db_select_list(view->db, "SELECT term, offers FROM search_term WHERE term IN ", "",
                          values, count);
    while (rows != NULL && row_next(rows)) {
        size_t length;
        const char *term = row_blob(rows, &length);
        roaring_bitmap_t *set = stored_set(view, rows);

        for (size_t i = 0; i < count; i++) {
            if (strlen(terms[i]) == length && memcmp(terms[i], term, length) == 0)
                sets[i] = set;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (sets[i] == NULL)
            sets[i] = own(view, roaring_bitmap_create());
        changed_add(view, terms[i], sets[i]);
    }
    return rows != NULL;
}

bool search_view_sets(struct search_view *view, const char *const *terms, size_t count,
                      roaring_bitmap_t **sets)
{
    for (size_t done = 0; done < count; done += DB_LIST_MAX) {
        const size_t some = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;

        if (!sets_read(view, terms + done, some, sets + done))
            return false;
    }
    return true;
}

bool search_view_beginnings(struct search_view *view, const char *beginning, bool in_titles,
                            struct terms *words)
{
    if (!vocabulary_beginnings(view->db, beginning, in_titles, words))
        return false;
    for (size_t i = 0; i < view->changed_count; i++) {
        const struct search_vocabulary *own_words = &view->changed[i].words;

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

roaring_bitmap_t *search_view_union(struct search_view *view, roaring_bitmap_t *const *sets,
                                    size_t count)
{
    const roaring_bitmap_t **list = pool_array(view->pool, count + 1, sizeof *list);

    for (size_t i = 0; i < count; i++)
        list[i] = sets[i];
    return own(view, count > 0 ? roaring_bitmap_or_many(count, list) : roaring_bitmap_create());
}

roaring_bitmap_t *search_view_intersection(struct search_view *view, roaring_bitmap_t *const *sets,
                                           size_t count)
{
    roaring_bitmap_t *all =
        own(view, count > 0 ? roaring_bitmap_copy(sets[0]) : roaring_bitmap_create());

    for (size_t i = 1; i < count; i++)
        roaring_bitmap_and_inplace(all, sets[i]);
    return all;
}

static struct search_place place_of_document(const struct search_document *document)
{
    return (struct search_place){(uint32_t)document->offer_id, document->first_week,
                                 document->is_located, document->square};
}

static void changed_places(const struct search_view *view, struct search_place *place)
{
    if (!roaring_bitmap_contains(view->changed_ids, place->offer_id))
        return;
    for (size_t i = 0; i < view->changed_count; i++) {
        if (view->changed[i].offer_id == place->offer_id)
            *place = place_of_document(&view->changed[i]);
    }
}

static void place_read(struct rows *rows, struct search_place *places, size_t count)
{
    const uint64_t id = row_u64(rows);
    const struct date first_week = row_date(rows);
    const uint64_t square = row_u64(rows);

    for (size_t i = 0; i < count; i++) {
        if (places[i].offer_id == id)
            places[i] =
                (struct search_place){(uint32_t)id,
                                      first_week,
                                      square != 0,
                                      {0, (uint32_t)(square & 0xffff), (uint32_t)(square >> 16)}};
    }
}

bool search_view_places(struct search_view *view, const uint32_t *offer_ids, size_t count,
                        struct search_place *places)
{
    for (size_t done = 0; done < count; done += DB_LIST_MAX) {
        const size_t some = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;
        struct db_value values[DB_LIST_MAX];
        struct rows *rows;

        for (size_t i = 0; i < some; i++) {
            values[i] = db_u64(offer_ids[done + i]);
            places[done + i] =
                (struct search_place){offer_ids[done + i], search_no_week, false, {0, 0, 0}};
        }
        rows = db_select_list(view->db,
                              "SELECT offer_id, first_week, square FROM search_document"
                              " WHERE offer_id IN ",
                              "", values, some);
        while (rows != NULL && row_next(rows))
            place_read(rows, places + done, some);
        if (rows == NULL)
            return false;
    }
    for (size_t i = 0; i < count; i++)
        changed_places(view, &places[i]);
    return true;
}

/* What the index counts of the offers that changed since. */
static bool stored_seats(struct search_view *view, uint64_t *seats)
{
    *seats = 0;
    for (size_t done = 0; done < view->changed_count; done += DB_LIST_MAX) {
        const size_t left = view->changed_count - done;
        const size_t some = left < DB_LIST_MAX ? left : DB_LIST_MAX;
        struct db_value values[DB_LIST_MAX];
        struct rows *rows;

        for (size_t i = 0; i < some; i++)
            values[i] = db_u64(view->changed[done + i].offer_id);
        rows = db_select_list(view->db, "SELECT seats FROM search_document WHERE offer_id IN ", "",
                              values, some);
        while (rows != NULL && row_next(rows))
            *seats += row_u64(rows);
        if (rows == NULL)
            return false;
    }
    return true;
}

bool store_seats_available(struct db *db, struct date today, uint64_t *seats)
{
    struct search_view *view = search_view_open(db, today);
    uint64_t counted, outdated = 0;
    struct rows *rows = NULL;
    bool is_done;

    is_done = view != NULL && stored_seats(view, &outdated) &&
              (rows = db_select(db, "SELECT seats FROM search_state", DB_NO_VALUES)) != NULL &&
              row_next(rows);
    counted = is_done ? row_u64(rows) : 0;
    for (size_t i = 0; is_done && i < view->changed_count; i++)
        counted += view->changed[i].seats;
    *seats = counted > outdated ? counted - outdated : 0;
    search_view_close(view);
    return is_done;
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
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(first), db_u64(last)));
    size_t room = 0;

    *offer_ids = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *offer_ids, *count, room);
        (*offer_ids)[(*count)++] = row_u64(rows);
    }
    return rows != NULL;
}
