/* What is kept: stored sets by their term, the offers that changed since, reference data. */
#include "store/search_memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/lru.h"
#include "base/pool.h"

enum {
    SETS_BYTES = 4 << 20,
    DOCUMENTS_BYTES = 6 << 20, /* beyond, they are read again */
};

/* An offer that changed, with the mark of its lines. */
struct changed {
    uint64_t offer_id;
    uint64_t mark;
};

/* What one statement says. */
struct seeing {
    struct db *db;
    struct pool *pool;
    struct date today;
    struct search_stand stand;
    uint64_t connection;
    struct changed *lines; /* then each offer once, by number */
    size_t count;
    size_t room;
};

static struct {
    uint64_t life; /* of the pool that it was seen for; 0: nothing is */
    uint64_t connection;
    struct date today;
    struct search_stand stand;
    bool is_settled;
    struct pool *documents; /* where the changes are */
    struct search_change *changes;
    size_t change_count;
    roaring_bitmap_t *changed_ids;
    struct pool *postings_pool;
    struct postings postings;
    struct lru *sets;
    struct pool *reference;
} memory;

static void set_release(void *set)
{
    roaring_bitmap_free(set);
}

static void memory_open(void)
{
    if (memory.sets != NULL)
        return;
    memory.sets = lru_open(SETS_BYTES, set_release);
    memory.documents = pool_open();
    memory.postings_pool = pool_open();
    memory.reference = pool_open();
    memory.changed_ids = roaring_bitmap_create();
}

static void changes_forget(void)
{
    pool_reset(memory.documents);
    memory.changes = NULL;
    memory.change_count = 0;
}

/* As if the process had just begun. */
static void memory_forget(void)
{
    memory_open();
    memory.life = 0;
    memory.stand = (struct search_stand){0};
    lru_clear(memory.sets);
    changes_forget();
    pool_reset(memory.reference);
}

/* Splitmix64: numbers that follow each other get marks that have nothing in common, so that a sum
 * of some tells which they were. */
static uint64_t mark_of(uint64_t number)
{
    number += 0x9e3779b97f4a7c15;
    number = (number ^ number >> 30) * 0xbf58476d1ce4e5b9;
    number = (number ^ number >> 27) * 0x94d049bb133111eb;
    return number ^ number >> 31;
}

/* The connection, and the server that it is to: another one may be behind. */
#define STAND_COLUMNS                                                                              \
    "s.generation, s.reference, s.indexed_on, s.seats, CONNECTION_ID(),"                           \
    " CRC32(CONCAT(@@hostname, @@port, @@datadir)), p.id, p.offer_id"
#define STAND_ORDER " WHERE s.id = 1 ORDER BY p.id DESC LIMIT 20001"

static void line_read(struct rows *rows, struct seeing *seeing, size_t number)
{
    struct search_stand *stand = &seeing->stand;
    const uint64_t id = row_u64(rows), offer_id = row_u64(rows);

    _Static_assert(SEARCH_LINES_MAX == 20000, "the LIMIT");
    if (id == 0)
        return; /* no line at all */
    stand->is_whole = number < SEARCH_LINES_MAX;
    stand->line_mark += mark_of(id);
    if (offer_id == SEARCH_REFERENCE) {
        stand->reference += mark_of(id);
        return;
    }
    pool_make_room(seeing->pool, seeing->lines, seeing->count, seeing->room);
    seeing->lines[seeing->count++] = (struct changed){offer_id, mark_of(id)};
}

static bool stand_read(struct seeing *seeing, uint64_t pupil_id, struct search_pupil *pupil)
{
    static const char plain[] =
        "SELECT " STAND_COLUMNS ", 0, ''"
        "  FROM search_state s LEFT JOIN search_pending p ON TRUE" STAND_ORDER;
    static const char of_pupil[] = "SELECT " STAND_COLUMNS ", u.school_id, u.class"
                                   "  FROM search_state s LEFT JOIN pupil u ON u.account_id = ?"
                                   "  LEFT JOIN search_pending p ON TRUE" STAND_ORDER;
    struct rows *rows = pupil != NULL ? db_select(seeing->db, of_pupil, DB_VALUES(db_u64(pupil_id)))
                                      : db_select(seeing->db, plain, DB_NO_VALUES);
    struct search_stand *stand = &seeing->stand;
    size_t number = 0;

    *stand = (struct search_stand){.is_whole = true};
    for (; rows != NULL && row_next(rows); number++) {
        uint64_t reference;

        stand->generation = row_u64(rows);
        reference = row_u64(rows);
        stand->indexed_on = row_date(rows);
        stand->seats = row_u64(rows);
        seeing->connection = row_u64(rows);
        seeing->connection ^= row_u64(rows) << 32;
        if (number == 0)
            stand->reference = mark_of(reference);
        line_read(rows, seeing, number);
        if (number == 0 && pupil != NULL) {
            pupil->school_id = row_u64(rows);
            pupil->class_name = row_text(rows);
        }
    }
    return number > 0;
}

static int by_offer(const void *a, const void *b)
{
    const struct changed *left = a, *right = b;

    return left->offer_id < right->offer_id ? -1 : left->offer_id > right->offer_id;
}

/* Each offer once, with the marks of all its lines; of more than limit the first ones. */
static void lines_settle(struct seeing *seeing, size_t limit)
{
    roaring_bitmap_t *ids = roaring_bitmap_create();
    size_t kept = 0, distinct = 0;

    for (size_t i = 0; i < seeing->count; i++) {
        const struct changed line = seeing->lines[i];

        if (!roaring_bitmap_contains(ids, (uint32_t)line.offer_id)) {
            if (distinct == limit) {
                seeing->stand.is_whole = false;
                continue;
            }
            roaring_bitmap_add(ids, (uint32_t)line.offer_id);
            distinct++;
        }
        seeing->lines[kept++] = line;
    }
    roaring_bitmap_free(ids);
    if (kept > 0)
        qsort(seeing->lines, kept, sizeof *seeing->lines, by_offer);
    seeing->count = 0;
    for (size_t i = 0; i < kept; i++) {
        if (seeing->count > 0 &&
            seeing->lines[seeing->count - 1].offer_id == seeing->lines[i].offer_id)
            seeing->lines[seeing->count - 1].mark += seeing->lines[i].mark;
        else
            seeing->lines[seeing->count++] = seeing->lines[i];
    }
}

/* An index of another day (the first minute of each): what the day changed counts as changed. */
static bool turned_read(struct seeing *seeing)
{
    static const char sql[] =
        "SELECT offer_id FROM " SEARCH_DAY_TURNED " ORDER BY offer_id DESC LIMIT 1000";
    const struct date day = seeing->stand.indexed_on;
    struct rows *rows;
    size_t count = 0;

    _Static_assert(SEARCH_PENDING_MAX == 1000, "the LIMIT");
    if (!date_is_set(day) || date_compare(day, seeing->today) >= 0)
        return true;
    rows = db_select(seeing->db, sql, SEARCH_DAY_VALUES(day, seeing->today));
    for (; rows != NULL && row_next(rows); count++) {
        pool_make_room(seeing->pool, seeing->lines, seeing->count, seeing->room);
        seeing->lines[seeing->count++] = (struct changed){row_u64(rows), 1};
    }
    if (count == SEARCH_PENDING_MAX)
        seeing->stand.is_whole = false;
    return rows != NULL;
}

static const char *text_copy(const char *text)
{
    return pool_strdup(memory.documents, text);
}

/* A document of a request, to stay. */
static struct search_document document_copy(const struct search_document *document)
{
    struct search_document copy = *document;

    copy.terms.list = pool_array(memory.documents, copy.terms.count, sizeof *copy.terms.list);
    for (size_t i = 0; i < copy.terms.count; i++)
        copy.terms.list[i] = text_copy(document->terms.list[i]);
    copy.words.list = pool_array(memory.documents, copy.words.count, sizeof *copy.words.list);
    for (size_t i = 0; i < copy.words.count; i++) {
        const struct search_word *word = &document->words.list[i];

        copy.words.list[i] =
            (struct search_word){text_copy(word->word), text_copy(word->written), word->place};
    }
    if (copy.card.size > 0)
        copy.card.at = pool_strndup(memory.documents, document->card.at, document->card.size);
    return copy;
}

static int change_by_offer(const void *a, const void *b)
{
    const struct search_change *left = a, *right = b;

    return left->offer_id < right->offer_id ? -1 : left->offer_id > right->offer_id;
}

const struct search_change *search_memory_change(uint64_t offer_id)
{
    const struct search_change wanted = {.offer_id = offer_id};

    return memory.change_count == 0 ? NULL
                                    : bsearch(&wanted, memory.changes, memory.change_count,
                                              sizeof wanted, change_by_offer);
}

static void postings_make(void)
{
    pool_reset(memory.postings_pool);
    memory.postings = (struct postings){0};
    roaring_bitmap_clear(memory.changed_ids);
    for (size_t i = 0; i < memory.change_count; i++) {
        const struct search_change *change = &memory.changes[i];

        roaring_bitmap_add(memory.changed_ids, (uint32_t)change->offer_id);
        for (size_t k = 0; k < change->document.terms.count; k++)
            postings_add(memory.postings_pool, &memory.postings, change->document.terms.list[k],
                         change->offer_id);
    }
    postings_sort(&memory.postings);
}

/* The changed offers as they are: those with lines that were seen before are kept, others read.
 * What is read may be newer than the stand, never older. */
static bool changes_read(struct seeing *seeing)
{
    struct search_change *changes;
    struct search_document *read;
    uint64_t *ids;
    size_t count = 0, at = 0;

    lines_settle(seeing, 2 * (size_t)SEARCH_PENDING_MAX);
    read = pool_array(seeing->pool, seeing->count, sizeof *read);
    ids = pool_array(seeing->pool, seeing->count, sizeof *ids);
    if (pool_size(memory.documents) > DOCUMENTS_BYTES)
        changes_forget();
    for (size_t i = 0; i < seeing->count; i++) {
        const struct search_change *known = search_memory_change(seeing->lines[i].offer_id);

        if (known == NULL || known->mark != seeing->lines[i].mark)
            ids[count++] = seeing->lines[i].offer_id;
    }
    if (count > 0 && !store_search_documents(seeing->db, seeing->today, ids, count, read))
        return false;
    changes = pool_array(memory.documents, seeing->count, sizeof *changes);
    for (size_t i = 0; i < seeing->count; i++) {
        const struct changed *line = &seeing->lines[i];

        if (at < count && ids[at] == line->offer_id)
            changes[i] =
                (struct search_change){line->offer_id, line->mark, document_copy(&read[at++])};
        else
            changes[i] = *search_memory_change(line->offer_id);
    }
    memory.changes = changes;
    memory.change_count = seeing->count;
    postings_make();
    return true;
}

/* Whatever was kept of another stand goes. */
static bool stand_take(struct seeing *seeing)
{
    const struct search_stand *old = &memory.stand, *now = &seeing->stand;
    const bool is_same =
        memory.connection == seeing->connection && date_compare(memory.today, seeing->today) == 0;
    bool has_same_changes = is_same && old->generation == now->generation && old->is_whole &&
                            now->is_whole && old->line_mark == now->line_mark &&
                            date_compare(old->indexed_on, now->indexed_on) == 0;

    if (!is_same)
        memory_forget();
    if (!is_same || old->generation != now->generation) {
        lru_clear(memory.sets);
        changes_forget();
    }
    if (!is_same || old->reference != now->reference)
        pool_reset(memory.reference);
    lru_trim(memory.sets);
    if (!has_same_changes) {
        lines_settle(seeing, SEARCH_PENDING_MAX);
        if (!old->is_whole || !now->is_whole)
            changes_forget(); /* their marks are not of all their lines */
        if (!turned_read(seeing) || !changes_read(seeing)) {
            memory_forget();
            return false;
        }
    }
    memory.stand = *now;
    memory.connection = seeing->connection;
    memory.today = seeing->today;
    memory.is_settled = now->is_whole;
    return true;
}

/* The connection's own pool lives on: of it nothing is known to be of one request. */
static bool is_own_pool(struct db *db)
{
    struct pool *pool = db_pool_use(db, NULL);
    const bool is_own = db_pool(db) == pool;

    db_pool_use(db, pool);
    return is_own;
}

static bool is_seen(struct db *db, struct date today)
{
    return memory.life != 0 && memory.life == pool_life(db_pool(db)) &&
           date_compare(memory.today, today) == 0 && !is_own_pool(db);
}

static bool see(struct db *db, struct date today, uint64_t pupil_id, struct search_pupil *pupil)
{
    struct pool *pool = db_pool(db);
    struct seeing seeing = {.db = db, .pool = pool, .today = today};

    memory_open();
    memory.life = 0;
    if (!stand_read(&seeing, pupil_id, pupil) || !stand_take(&seeing))
        return false;
    memory.life = pool_life(pool);
    return true;
}

bool search_memory_see(struct db *db, struct date today)
{
    return is_seen(db, today) || see(db, today, 0, NULL);
}

bool search_memory_see_pupil(struct db *db, struct date today, uint64_t pupil_id,
                             struct search_pupil *pupil)
{
    *pupil = (struct search_pupil){0, ""};
    return see(db, today, pupil_id, pupil);
}

bool search_stand_is_same(const struct search_stand *one, const struct search_stand *other)
{
    return one->generation == other->generation && one->line_mark == other->line_mark &&
           one->reference == other->reference &&
           date_compare(one->indexed_on, other->indexed_on) == 0;
}

const struct search_stand *search_memory_stand(void)
{
    return &memory.stand;
}

void search_memory_met(uint64_t generation)
{
    if (generation != memory.stand.generation)
        memory.is_settled = false;
}

bool search_memory_is_settled(void)
{
    return memory.is_settled;
}

const struct search_change *search_memory_changes(size_t *count)
{
    *count = memory.change_count;
    return memory.changes;
}

const roaring_bitmap_t *search_memory_changed_ids(void)
{
    return memory.changed_ids;
}

const struct postings *search_memory_postings(void)
{
    return &memory.postings;
}

const roaring_bitmap_t *search_memory_set(const char *term)
{
    return lru_find(memory.sets, term, strlen(term));
}

void search_memory_set_keep(const char *term, roaring_bitmap_t *set)
{
    lru_keep(memory.sets, term, strlen(term), set,
             roaring_bitmap_portable_size_in_bytes(set) + 128);
}

struct pool *search_memory_reference(void)
{
    memory_open();
    return memory.reference;
}
