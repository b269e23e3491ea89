/* stage3ectl alert: tells pupils what is new in the searches they saved, one mail a search. Started
 * by cron each day; what was told is not told again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "site/filter.h"
#include "stage3ectl/stage3ectl.h"
#include "store/offer_store.h"
#include "store/saved_store.h"
#include "web/decode.h"
#include "web/request.h"

struct alert {
    struct request *request;
    const struct saved_search *search;
    struct offer_found found;
    bool is_done;
};

static bool alert_save(struct db *db, void *argument)
{
    struct alert *alert = argument;
    struct request *request = alert->request;
    uint8_t hash[DIGEST_SIZE];
    const char *token = crypto_token(request->pool, hash);

    return store_search_alerted(db, alert->search, hash, request->now, &alert->is_done) &&
           (!alert->is_done ||
            notify_search_alert(db, request->pool, request->config, alert->search, &alert->found,
                                token, request->now));
}

/* One search: the new offers among those it finds. False if the database failed. */
static bool search_tell(struct request *request, const struct saved_search *saved, unsigned *told)
{
    struct alert alert = {.request = request, .search = saved};
    struct search search;
    uint64_t *ids;
    size_t count;

    request->query = (struct form){0};
    if (!decode_urlencoded(request->pool, saved->query + (*saved->query == '?'),
                           strlen(saved->query + (*saved->query == '?')), &request->query))
        return true;
    if (!store_offers_online_since(request->db, request->pool, saved->alerted_at, &ids, &count))
        return false;
    if (count == 0)
        return true;
    if (!search_read(request, &search) ||
        !store_offers_among(request->db, request->pool, &search.filter, request->today, ids, count,
                            &alert.found))
        return false;
    if (alert.found.total == 0)
        return true;
    if (!db_transaction(request->db, alert_save, &alert))
        return false;
    *told += alert.is_done;
    return true;
}

int command_alert(const struct config *config, char **arguments)
{
    struct request request = {.config = config,
                              .pool = pool_open(),
                              .db = db_open(config),
                              .today = date_today(),
                              .now = time(NULL)};
    struct pool *pool = pool_open();
    struct saved_search *searches;
    unsigned told = 0;
    size_t count;
    bool is_done = store_searches_alerting(request.db, pool, &searches, &count);

    (void)arguments;
    for (size_t i = 0; is_done && i < count; i++) {
        pool_reset(request.pool);
        is_done = search_tell(&request, &searches[i], &told);
    }
    if (is_done)
        printf("%zu searches, %u alerts\n", count, told);
    db_close(request.db);
    pool_close(request.pool);
    pool_close(pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
