/* What items say besides: how a placement goes by its agreement, the figures of a week, what a
 * search has found. */
#include <string.h>

#include "base/pool.h"
#include "notify/alerts.h"
#include "site/placement_agreed.h"
#include "stage3ectl/due.h"
#include "store/agreement_store.h"
#include "store/digest_store.h"
#include "store/outbox_store.h"

enum { WEEK_DAYS = 7 };

static struct placement_facts *facts_of(struct pool *pool, const struct alert_item *item,
                                        const char *content)
{
    struct placement_facts *facts = pool_new(pool, struct placement_facts);
    struct placement_agreed agreed;

    if (!placement_agreed_of(pool, content, item->first, item->last, &agreed))
        return NULL;
    *facts = (struct placement_facts){
        .hours = agreed.hours,
        .address = pool_printf(pool, "%s, %s %s", agreed.employer.address, agreed.employer.postcode,
                               agreed.employer.town),
        .tutor = agreed.employer.tutor_name,
        .phone = agreed.employer.tutor_phone};
    return facts;
}

static bool placements_add(struct db *db, struct pool *pool, struct alert_items *items)
{
    uint64_t ids[DB_LIST_MAX];
    size_t count = 0;

    for (size_t i = 0; i < items->count; i++) {
        const struct alert_item *item = &items->list[i];
        struct agreement_content *parts;
        size_t part_count;

        if (item->alert == ALERT_PLACEMENT || item->alert == ALERT_ARRIVAL)
            ids[count++] = item->application_id;
        if (count == 0 || (count < DB_LIST_MAX && i + 1 < items->count))
            continue;
        if (!store_agreement_contents(db, ids, count, &parts, &part_count))
            return false;
        for (size_t part = 0; part < part_count; part++) {
            for (size_t j = 0; j <= i; j++) {
                struct alert_item *about = &items->list[j];

                if ((about->alert == ALERT_PLACEMENT || about->alert == ALERT_ARRIVAL) &&
                    about->application_id == parts[part].id)
                    about->extra = facts_of(pool, about, parts[part].content);
            }
        }
        count = 0;
    }
    return true;
}

/* Of a week in which nothing happened, and nothing waits, nothing is said. */
static bool is_quiet(const struct school_digest *digest)
{
    return digest->sent == 0 && digest->confirmed == 0 && digest->opinions == 0;
}

static struct week_figures *school_figures(struct pool *pool, const struct school_digest *digest)
{
    struct week_figures *figures = pool_new(pool, struct week_figures);

    *figures =
        (struct week_figures){.codes = {"sent", "confirmed", "without", "pupils", "opinions"},
                              .numbers = {digest->sent, digest->confirmed, digest->without,
                                          digest->pupils, digest->opinions}};
    return figures;
}

static bool schools_add(struct db *db, struct pool *pool, struct date since,
                        struct alert_items *items)
{
    uint64_t ids[DB_LIST_MAX];
    struct school_digest *digests;
    size_t count = 0, digest_count;

    for (size_t i = 0; i < items->count; i++) {
        if (items->list[i].alert == ALERT_SCHOOL)
            ids[count++] = items->list[i].offer_id;
        if (count == 0 || (count < DB_LIST_MAX && i + 1 < items->count))
            continue;
        if (!store_school_digests(db, since, ids, count, &digests, &digest_count))
            return false;
        for (size_t j = 0; j <= i; j++) {
            for (size_t k = 0; k < digest_count; k++) {
                if (items->list[j].alert == ALERT_SCHOOL &&
                    items->list[j].offer_id == digests[k].school_id && !is_quiet(&digests[k]))
                    items->list[j].extra = school_figures(pool, &digests[k]);
            }
        }
        count = 0;
    }
    return true;
}

static struct week_figures *departement_figures(struct pool *pool,
                                                const struct departement_digest *digest,
                                                const struct outbox_figures *outbox)
{
    struct week_figures *figures = pool_new(pool, struct week_figures);

    *figures = (struct week_figures){
        .codes = {"without", "unanswered", "to-activate", "waiting", "failed", "unreachable"},
        .numbers = {digest->without, digest->unanswered, digest->to_activate, outbox->due,
                    outbox->failed, digest->unreachable}};
    for (size_t i = 0; i < digest->school_count; i++) {
        figures->names[i] = digest->schools[i].name;
        figures->counts[i] = digest->schools[i].pupils;
    }
    return figures;
}

/* The same for all administrators. */
static bool departement_add(struct db *db, struct pool *pool, struct alert_items *items)
{
    const struct week_figures *figures = NULL;

    for (size_t i = 0; i < items->count; i++) {
        struct departement_digest digest;
        struct outbox_figures outbox;

        if (items->list[i].alert != ALERT_DEPARTEMENT)
            continue;
        if (figures == NULL) {
            if (!store_departement_digest(db, &digest) || !store_outbox_figures(db, &outbox))
                return false;
            figures = departement_figures(pool, &digest, &outbox);
        }
        items->list[i].extra = figures;
    }
    return true;
}

static bool searches_add(struct db *db, const struct deadlines *deadlines,
                         struct alert_items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        if (items->list[i].alert == ALERT_SEARCH &&
            !alert_search_read(db, deadlines, &items->list[i]))
            return false;
    }
    return true;
}

bool alert_facts_find(struct db *db, const struct deadlines *deadlines, struct alert_items *items)
{
    struct pool *pool = db_pool(db);

    return placements_add(db, pool, items) &&
           schools_add(db, pool, date_add(deadlines->today, -WEEK_DAYS), items) &&
           departement_add(db, pool, items) && searches_add(db, deadlines, items);
}
