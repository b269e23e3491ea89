/* Reading lists of numbers. */
#include "store/id_list.h"

#include "base/pool.h"

bool store_ids_add(struct rows *rows, struct id_list *ids)
{
    struct pool *pool = rows_pool(rows);

    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, ids->ids, ids->count, ids->room);
        ids->ids[ids->count++] = row_u64(rows);
    }
    return rows != NULL;
}
