/* Keeping the search's index: the offers that changed are read again, and the sets of the terms
 * that they lost or gained are written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/pool.h"
#include "store/search_document.h"
#include "store/search_index.h"
#include "store/search_vocabulary.h"

struct update {
    struct pool *pool;
    struct date today;
    size_t limit;
    size_t taken;
};

/* The lines of search_pending that one update takes. */
struct pending {
    bool has_reference; /* one of them is about reference data */
    uint64_t *lines;
    size_t line_count;
    size_t line_room;
    uint64_t *ids; /* of their offers, each once */
    size_t count;
    size_t room;
};

/* On a new day: what changes with the day alone. */
static bool day_turn(struct db *db, struct date today)
{
    static const char lock[] = "SELECT indexed_on FROM search_state WHERE id = 1 FOR UPDATE";
    static const char changed[] =
        "INSERT INTO search_pending (offer_id) SELECT offer_id FROM " SEARCH_DAY_TURNED;
    static const char turn[] =
        "UPDATE search_state SET indexed_on = ?, generation = generation + 1 WHERE id = 1";
    struct rows *rows = db_select(db, lock, DB_NO_VALUES);
    struct date day;

    if (rows == NULL || !row_next(rows))
        return false;
    day = row_date(rows);
    if (date_is_set(day) && date_compare(day, today) >= 0)
        return true;
    return (!date_is_set(day) || db_run(db, changed, SEARCH_DAY_VALUES(day, today))) &&
           db_run(db, turn, DB_VALUES(db_date(today)));
}

static bool pending_read(struct db *db, size_t limit, struct pending *pending)
{
    static const char sql[] = "SELECT id, offer_id FROM search_pending ORDER BY id LIMIT ?";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(limit)));
    roaring_bitmap_t *seen = roaring_bitmap_create();

    while (rows != NULL && row_next(rows)) {
        uint64_t id;

        pool_make_room(pool, pending->lines, pending->line_count, pending->line_room);
        pending->lines[pending->line_count++] = row_u64(rows);
        id = row_u64(rows);
        pending->has_reference = pending->has_reference || id == SEARCH_REFERENCE;
        if (id == SEARCH_REFERENCE || roaring_bitmap_contains(seen, (uint32_t)id))
            continue;
        roaring_bitmap_add(seen, (uint32_t)id);
        pool_make_room(pool, pending->ids, pending->count, pending->room);
        pending->ids[pending->count++] = id;
    }
    roaring_bitmap_free(seen);
    return rows != NULL;
}

/* What is stored of some documents: their terms become the postings to take away. */
static bool stored_read(struct db *db, const uint64_t *ids, size_t count, struct postings *old,
                        uint64_t *seats)
{
    struct pool *pool = db_pool(db);

    for (size_t done = 0; done < count; done += DB_LIST_MAX) {
        const size_t some = count - done < DB_LIST_MAX ? count - done : DB_LIST_MAX;
        struct db_value values[DB_LIST_MAX];
        struct rows *rows;

        for (size_t i = 0; i < some; i++)
            values[i] = db_u64(ids[done + i]);
        rows = db_select_list(
            db, "SELECT offer_id, seats, terms FROM search_document WHERE offer_id IN ", "", values,
            some);
        while (rows != NULL && row_next(rows)) {
            const uint64_t id = row_u64(rows);
            char *rest, *terms;

            *seats += row_u64(rows);
            terms = pool_strdup(pool, row_text(rows));
            for (const char *term = strtok_r(terms, " ", &rest); term != NULL;
                 term = strtok_r(NULL, " ", &rest))
                postings_add(pool, old, term, id);
        }
        if (rows == NULL)
            return false;
    }
    return true;
}

/* One term's set, as it is stored; *is_new if it is not. NULL on failure. */
static roaring_bitmap_t *set_read(struct db *db, const char *term)
{
    static const char sql[] = "SELECT offers FROM search_term WHERE term = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(term)));
    roaring_bitmap_t *set = NULL;

    if (rows == NULL)
        return NULL;
    if (row_next(rows)) {
        size_t size;
        const char *bytes = row_blob(rows, &size);

        set = roaring_bitmap_portable_deserialize_safe(bytes, size);
    }
    return set != NULL ? set : roaring_bitmap_create();
}

static bool set_write(struct db *db, const char *term, roaring_bitmap_t *set)
{
    static const char write[] = "INSERT INTO search_term (term, offers) VALUES (?, ?)"
                                " ON DUPLICATE KEY UPDATE offers = VALUES(offers)";
    static const char erase[] = "DELETE FROM search_term WHERE term = ?";
    size_t size;
    char *bytes;
    bool is_done;

    if (roaring_bitmap_is_empty(set))
        return db_run(db, erase, DB_VALUES(db_text(term))) &&
               (*term != 'w' || vocabulary_drop(db, term + 1));
    roaring_bitmap_run_optimize(set);
    size = roaring_bitmap_portable_size_in_bytes(set);
    bytes = malloc(size);
    if (bytes == NULL)
        abort();
    roaring_bitmap_portable_serialize(set, bytes);
    is_done = db_run(db, write, DB_VALUES(db_text(term), db_bytes(bytes, size)));
    free(bytes);
    return is_done;
}

/* The postings of one term, from the left of a sorted list. */
struct run {
    const struct posting *list;
    size_t count;
};

static struct run run_next(const struct postings *postings, size_t at, const char *term)
{
    struct run run = {postings->list + at, 0};

    while (at + run.count < postings->count && strcmp(run.list[run.count].term, term) == 0)
        run.count++;
    return run;
}

static bool run_is_same(const struct run *old, const struct run *new)
{
    for (size_t i = 0; i < old->count && old->count == new->count; i++) {
        if (old->list[i].offer_id != new->list[i].offer_id)
            return false;
    }
    return old->count == new->count;
}

static bool term_change(struct db *db, const char *term, const struct run *old,
                        const struct run *new)
{
    roaring_bitmap_t *set;
    bool is_done;

    if (run_is_same(old, new))
        return true;
    set = set_read(db, term);
    if (set == NULL)
        return false;
    for (size_t i = 0; i < old->count; i++)
        roaring_bitmap_remove(set, old->list[i].offer_id);
    for (size_t i = 0; i < new->count; i++)
        roaring_bitmap_add(set, new->list[i].offer_id);
    is_done = set_write(db, term, set);
    roaring_bitmap_free(set);
    return is_done;
}

/* Goes through both sorted lists together, term by term. */
static bool terms_change(struct db *db, const struct postings *old, const struct postings *new)
{
    size_t i = 0, k = 0;

    while (i < old->count || k < new->count) {
        const char *term;
        struct run gone, come;

        if (i == old->count)
            term = new->list[k].term;
        else if (k == new->count || strcmp(old->list[i].term, new->list[k].term) < 0)
            term = old->list[i].term;
        else
            term = new->list[k].term;
        gone = run_next(old, i, term);
        come = run_next(new, k, term);
        if (!term_change(db, term, &gone, &come))
            return false;
        i += gone.count;
        k += come.count;
    }
    return true;
}

static const char *terms_text(struct pool *pool, const struct terms *terms)
{
    size_t size = 1;
    char *text, *end;

    for (size_t i = 0; i < terms->count; i++)
        size += strlen(terms->list[i]) + 1;
    text = end = pool_alloc(pool, size);
    for (size_t i = 0; i < terms->count; i++) {
        if (i > 0)
            *end++ = ' ';
        end = stpcpy(end, terms->list[i]);
    }
    return text;
}

static bool document_write(struct db *db, const struct search_document *document)
{
    static const char write[] =
        "INSERT INTO search_document (offer_id, square, seats, terms, card)"
        " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE square = VALUES(square),"
        "   seats = VALUES(seats), terms = VALUES(terms), card = VALUES(card)";
    static const char erase[] = "DELETE FROM search_document WHERE offer_id = ?";
    struct pool *pool = db_pool(db);
    const struct grid_square *square = &document->square;

    if (document->terms.count == 0)
        return db_run(db, erase, DB_VALUES(db_u64(document->offer_id)));
    return db_run(
        db, write,
        DB_VALUES(db_u64(document->offer_id),
                  document->is_located ? db_u64(square->y * 65536ULL + square->x) : db_null(),
                  db_u64(document->seats), db_text(terms_text(pool, &document->terms)),
                  db_bytes(document->card.at, document->card.size)));
}

static bool lines_erase(struct db *db, const struct pending *pending)
{
    for (size_t done = 0; done < pending->line_count; done += DB_LIST_MAX) {
        const size_t left = pending->line_count - done;
        const size_t some = left < DB_LIST_MAX ? left : DB_LIST_MAX;
        struct db_value values[DB_LIST_MAX];

        for (size_t i = 0; i < some; i++)
            values[i] = db_u64(pending->lines[done + i]);
        if (db_select_list(db, "DELETE FROM search_pending WHERE id IN ", "", values, some) == NULL)
            return false;
    }
    return true;
}

/* The counter of seats follows what the documents gained and lost. One that cannot, or that a whole
 * reading finds wrong, is counted anew. */
static bool counter_repair(struct db *db, void *unused)
{
    static const char sum[] = "SELECT s.seats, (SELECT COALESCE(SUM(d.seats), 0)"
                              "                   FROM search_document d)"
                              "  FROM search_state s WHERE s.id = 1 FOR UPDATE";
    static const char set[] = "UPDATE search_state SET seats = ? WHERE id = 1";
    struct rows *rows = db_select(db, sum, DB_NO_VALUES);
    uint64_t stored, counted;
    char was[24], is[24];

    (void)unused;
    if (rows == NULL || !row_next(rows))
        return false;
    stored = row_u64(rows);
    counted = row_u64(rows);
    if (stored == counted)
        return true;
    snprintf(was, sizeof was, "%llu", (unsigned long long)stored);
    snprintf(is, sizeof is, "%llu", (unsigned long long)counted);
    log_event(LOG_LEVEL_WARNING, "index-counter-repaired", "was", was, "is", is, NULL);
    return db_run(db, set, DB_VALUES(db_u64(counted)));
}

static bool counter_follow(struct db *db, uint64_t before, uint64_t after)
{
    static const char follow[] =
        "UPDATE search_state SET seats = seats + ? - ? WHERE id = 1 AND seats + ? >= ?";

    if (before == after)
        return true;
    return db_run(db, follow,
                  DB_VALUES(db_u64(after), db_u64(before), db_u64(after), db_u64(before))) &&
           (db_changed_rows(db) > 0 || counter_repair(db, NULL));
}

static bool changes_take(struct db *db, struct update *update, const struct pending *pending)
{
    struct pool *pool = update->pool;
    struct search_document *documents = pool_array(pool, pending->count, sizeof *documents);
    struct postings old = {0}, new = {0};
    struct search_vocabulary words = {0};
    uint64_t seats_before = 0, seats_after = 0;

    if (!stored_read(db, pending->ids, pending->count, &old, &seats_before) ||
        !store_search_documents(db, update->today, pending->ids, pending->count, documents))
        return false;
    for (size_t i = 0; i < pending->count; i++) {
        seats_after += documents[i].terms.count > 0 ? documents[i].seats : 0;
        for (size_t k = 0; k < documents[i].terms.count; k++)
            postings_add(pool, &new, documents[i].terms.list[k], documents[i].offer_id);
        for (size_t k = 0; k < documents[i].words.count; k++) {
            pool_make_room(pool, words.list, words.count, words.room);
            words.list[words.count++] = documents[i].words.list[k];
        }
        if (!document_write(db, &documents[i]))
            return false;
    }
    postings_sort(&old);
    postings_sort(&new);
    return terms_change(db, &old, &new) && vocabulary_add(db, &words) &&
           counter_follow(db, seats_before, seats_after);
}

/* Whoever keeps what they read of the index learns that there is another one. */
static bool generation_next(struct db *db, const struct pending *pending)
{
    static const char sql[] = "UPDATE search_state SET generation = generation + 1,"
                              "   reference = reference + ? WHERE id = 1";

    return db_run(db, sql, DB_VALUES(db_bool(pending->has_reference)));
}

/* The row of search_state is locked first: one update at a time. */
static bool update_run(struct db *db, void *argument)
{
    struct update *update = argument;
    struct pending pending = {0};

    update->taken = 0;
    pool_reset(update->pool);
    if (!day_turn(db, update->today) || !pending_read(db, update->limit, &pending) ||
        (pending.count > 0 && !changes_take(db, update, &pending)) ||
        (pending.line_count > 0 && (!lines_erase(db, &pending) || !generation_next(db, &pending))))
        return false;
    update->taken = pending.line_count;
    return true;
}

bool store_search_update(struct db *db, struct date today, size_t limit, size_t *taken)
{
    struct update update = {.pool = pool_open(), .today = today, .limit = limit};
    struct pool *before = db_pool_use(db, update.pool);
    const bool is_done = db_transaction(db, update_run, &update);

    *taken = update.taken;
    db_pool_use(db, before);
    pool_close(update.pool);
    return is_done;
}

bool store_search_recheck(struct db *db)
{
    return db_run(db, "INSERT INTO search_pending (offer_id) SELECT id FROM offer", DB_NO_VALUES);
}

bool store_search_counter_check(struct db *db)
{
    return db_transaction(db, counter_repair, NULL);
}
