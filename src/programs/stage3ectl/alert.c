/* stage3ectl alert: tells pupils what is new in the searches they saved, one mail a search: the
 * offers that can be asked for now and that this search has not told of yet. Started by cron each
 * day. */
#include <stdio.h>
#include <stdlib.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "notify/notify.h"
#include "site/filter.h"
#include "stage3ectl/stage3ectl.h"
#include "store/offer_store.h"
#include "store/saved_store.h"
#include "web/request.h"

struct alert {
    struct request *request;
    const struct saved_search *search;
    struct offer_found found;
    struct offer_set told; /* once it is sent */
    bool is_done;
};

static bool alert_save(struct db *db, void *argument)
{
    struct alert *alert = argument;
    struct request *request = alert->request;
    const bool has_news = alert->found.total > 0;
    uint8_t hash[DIGEST_SIZE];
    const char *token = crypto_token(request->pool, hash);

    return store_search_alerted(db, alert->search, &alert->told, has_news ? hash : NULL,
                                request->now, &alert->is_done) &&
           (!alert->is_done || !has_news ||
            notify_search_alert(db, request->config, alert->search, &alert->found, token,
                                request->now));
}

/* What has been told. Of a search that was saved before this was kept, what was online by its last
 * alert. */
static bool told_find(struct request *request, const struct saved_search *saved,
                      struct offer_set *told)
{
    uint64_t *ids;
    size_t count;

    *told = saved->told;
    if (told->bytes != NULL)
        return true;
    if (!store_offers_online_until(request->db, saved->alerted_at, &ids, &count))
        return false;
    *told = offer_set_of(request->pool, ids, count);
    return true;
}

/* One search: what it finds and has not told yet. False if the database failed. */
static bool search_tell(struct request *request, const struct saved_search *saved, unsigned *told)
{
    struct alert alert = {.request = request, .search = saved};
    struct offer_filter filter;
    struct offer_set before;

    if (!search_alert_filter(request, saved->query, &filter) ||
        !told_find(request, saved, &before) ||
        !store_offers_beyond(request->db, &filter, request->today, &before, &alert.found,
                             &alert.told))
        return false;
    if (alert.found.total == 0 && saved->told.bytes != NULL)
        return true;
    if (!db_transaction(request->db, alert_save, &alert))
        return false;
    *told += alert.is_done && alert.found.total > 0;
    return true;
}

int command_alert(const struct config *config, char **arguments)
{
    struct request request = {.config = config,
                              .pool = pool_open(),
                              .db = db_open(config),
                              .today = date_today(),
                              .now = time(NULL)};
    struct saved_search *searches;
    unsigned told = 0;
    size_t count;
    bool is_done = store_searches_alerting(request.db, &searches, &count);

    (void)arguments;
    db_pool_use(request.db, request.pool);
    for (size_t i = 0; is_done && i < count; i++) {
        pool_reset(request.pool);
        is_done = search_tell(&request, &searches[i], &told);
    }
    if (is_done)
        printf("%zu searches, %u alerts\n", count, told);
    db_close(request.db);
    pool_close(request.pool);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
