/* Where groups of offers are. */
#include "store/offer_group.h"

#include <stdlib.h>

#include "base/bytes.h"
#include "base/pool.h"

/* What is read of all groups together, and of one. */
enum { PLACES_MAX = 1024, SAMPLE_MAX = 16 };

/* An offer that stands for its group. */
struct sample {
    uint64_t id;
    size_t group;
};

/* The sums of the places found. */
struct gravity {
    double latitude;
    double longitude;
    size_t count;
};

static void group_sample(const roaring_bitmap_t *set, size_t group, size_t most,
                         struct sample *samples, size_t *count)
{
    const uint64_t size = roaring_bitmap_get_cardinality(set);
    const uint64_t number = size < most ? size : most;

    for (uint64_t i = 0; i < number; i++) {
        uint32_t id;

        if (roaring_bitmap_select(set, (uint32_t)(i * size / number), &id))
            samples[(*count)++] = (struct sample){id, group};
    }
}

static int by_id(const void *a, const void *b)
{
    const uint64_t left = ((const struct sample *)a)->id, right = ((const struct sample *)b)->id;

    return left < right ? -1 : left > right;
}

/* The numbers, one or more, as a JSON array: one statement of any length. */
static const char *ids_written(struct pool *pool, const struct sample *samples, size_t count)
{
    struct bytes text = {.pool = pool};

    for (size_t i = 0; i < count; i++)
        bytes_add_text(&text, pool_printf(pool, "%c%llu", i == 0 ? '[' : ',',
                                          (unsigned long long)samples[i].id));
    bytes_add(&text, "]", sizeof "]");
    return text.at;
}

/* Adds the places of the samples, in the order of their numbers, to their groups. */
static bool places_add(struct db *db, const struct sample *samples, size_t count,
                       struct gravity *gravities)
{
    static const char sql[] = /* PRIMARY */
        "SELECT o.id, o.latitude, o.longitude"
        "  FROM JSON_TABLE(?, '$[*]' COLUMNS (id INT UNSIGNED PATH '$')) AS wanted"
        "       STRAIGHT_JOIN offer o ON o.id = wanted.id WHERE o.latitude IS NOT NULL";
    struct rows *rows =
        db_select(db, sql, DB_VALUES(db_text(ids_written(db_pool(db), samples, count))));

    while (rows != NULL && row_next(rows)) {
        const struct sample wanted = {row_u64(rows), 0};
        const struct sample *found = bsearch(&wanted, samples, count, sizeof *samples, by_id);
        struct gravity *gravity;
        bool is_there;

        if (found == NULL)
            continue;
        gravity = &gravities[found->group];
        gravity->latitude += row_real(rows, &is_there);
        gravity->longitude += row_real(rows, &is_there);
        gravity->count++;
    }
    return rows != NULL;
}

bool store_groups_place(struct db *db, roaring_bitmap_t *const *sets, struct offer_group *groups,
                        size_t count)
{
    struct pool *pool = db_pool(db);
    const size_t share = PLACES_MAX / (count + 1) + 1;
    const size_t most = share < SAMPLE_MAX ? share : SAMPLE_MAX;
    struct sample *samples = pool_array(pool, count * most + 1, sizeof *samples);
    struct gravity *gravities = pool_array(pool, count + 1, sizeof *gravities);
    size_t sample_count = 0;

    for (size_t i = 0; i < count; i++)
        group_sample(sets[i], i, most, samples, &sample_count);
    if (sample_count == 0)
        return true;
    qsort(samples, sample_count, sizeof *samples, by_id);
    if (!places_add(db, samples, sample_count, gravities))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (gravities[i].count == 0)
            continue;
        groups[i].latitude = gravities[i].latitude / (double)gravities[i].count;
        groups[i].longitude = gravities[i].longitude / (double)gravities[i].count;
    }
    return true;
}
