/* Where groups of offers are. */
#include "store/offer_group.h"

#include <stdlib.h>

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

/* Adds the places of some samples, in the order of their numbers, to their groups. */
static bool places_add(struct db *db, const struct sample *samples, size_t count,
                       struct gravity *gravities)
{
    struct db_value ids[DB_LIST_MAX];
    struct rows *rows;

    for (size_t i = 0; i < count; i++)
        ids[i] = db_u64(samples[i].id);
    rows = db_select_list(db,
                          "SELECT id, latitude, longitude FROM offer"
                          " WHERE latitude IS NOT NULL AND id IN ",
                          "", ids, count);
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
    if (sample_count > 0)
        qsort(samples, sample_count, sizeof *samples, by_id);
    for (size_t done = 0; done < sample_count; done += DB_LIST_MAX) {
        const size_t left = sample_count - done;

        if (!places_add(db, samples + done, left < DB_LIST_MAX ? left : DB_LIST_MAX, gravities))
            return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (gravities[i].count == 0)
            continue;
        groups[i].latitude = gravities[i].latitude / (double)gravities[i].count;
        groups[i].longitude = gravities[i].longitude / (double)gravities[i].count;
    }
    return true;
}
