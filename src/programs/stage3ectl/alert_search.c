/* What is new in the searches that pupils saved: the offers that can be asked for now and that a
 * search has not told of yet. */
#include <stdlib.h>

#include "base/crypto.h"
#include "base/pool.h"
#include "notify/alerts.h"
#include "site/filter.h"
#include "stage3ectl/due.h"
#include "stage3ectl/parts.h"
#include "store/offer_store.h"
#include "store/saved_store.h"
#include "web/request.h"

/* News, and what has been told once they are. */
struct news {
    struct search_news said; /* first: what the mail reads */
    struct saved_search search;
    struct offer_found found;
    struct offer_set told;
    uint8_t stop[DIGEST_SIZE];
};

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

/* What a search has found; NULL: nothing new. False if the database failed. */
static bool search_look(struct request *request, const struct saved_search *saved,
                        struct news **news)
{
    struct news *found = pool_new(request->pool, struct news);
    struct offer_filter filter;
    struct offer_set before;

    *news = NULL;
    if (!search_alert_filter(request, saved->query, &filter) ||
        !told_find(request, saved, &before) ||
        !store_offers_beyond(request->db, &filter, request->today, &before, &found->found,
                             &found->told))
        return false;
    if (found->found.total == 0)
        return true;
    found->search = *saved;
    found->said = (struct search_news){&found->search, &found->found,
                                       crypto_token(request->pool, found->stop)};
    *news = found;
    return true;
}

static void search_due_add(struct deadlines *deadlines, struct dues *dues,
                           const struct saved_search *search)
{
    struct alert_item item = {.alert = ALERT_SEARCH, .id = search->id};

    alert_person(search->email, item.person);
    due_add(deadlines, dues, &item, alert_day_number(deadlines->today));
}

bool alert_searches_find(struct deadlines *deadlines, struct dues *dues)
{
    struct pool *pool = pool_open();
    struct request request = deadlines_request(deadlines, pool);
    struct saved_search *searches;
    size_t count;
    bool is_done = store_searches_alerting(deadlines->db, &searches, &count);

    db_pool_use(deadlines->db, pool);
    for (size_t i = 0; is_done && i < count; i++) {
        struct news *news;

        pool_reset(pool);
        is_done = search_look(&request, &searches[i], &news) ||
                  part_leave_out(deadlines->db, alert_rules[ALERT_SEARCH].code, searches[i].id);
        if (is_done && news != NULL)
            search_due_add(deadlines, dues, &searches[i]);
    }
    db_pool_use(deadlines->db, deadlines->pool);
    pool_close(pool);
    return is_done;
}

bool alert_search_read(struct db *db, const struct deadlines *deadlines, struct alert_item *item)
{
    struct request request = deadlines_request(deadlines, db_pool(db));
    struct saved_search saved;
    struct news *news = NULL;

    if (!store_search_find(db, item->account_id, item->id, &saved) ||
        (saved.id != 0 && !search_look(&request, &saved, &news)))
        return false;
    item->extra = news;
    return true;
}

bool alert_search_told(struct db *db, const struct deadlines *deadlines, const void *extra,
                       bool *is_done)
{
    const struct news *news = extra;

    return store_search_alerted(db, &news->search, &news->told, news->stop, deadlines->now,
                                is_done);
}
