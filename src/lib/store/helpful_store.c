/* Employers who agreed to be called: a search among the offers that are online. */
#include "store/helpful_store.h"

#include "base/pool.h"
#include "store/offer_values.h"

/* Bound: today; the help four times; the place's latitude (NULL: none) and so on; the domain twice;
 * the week twice. */
#define FOUND                                                                                      \
    "  FROM offer o JOIN employer e ON e.id = o.employer_id"                                       \
    " WHERE o.state = 'active' AND o.last_on >= ?"                                                 \
    "   AND (o.contact_for_last_minute OR o.contact_for_events OR o.contact_on_application)"       \
    "   AND CASE ? WHEN 1 THEN o.contact_for_last_minute WHEN 2 THEN o.contact_for_events"         \
    "              WHEN 3 THEN o.contact_on_application ELSE TRUE END"                             \
    "   AND o.contact_state <> 'ended' AND o.contact_email NOT LIKE '%@invalid'"                   \
    "   AND NOT " OFFER_CONTACT_AWAITS " AND NOT " OFFER_OWNER_IS_LOCKED                           \
    "   AND (? IS NULL OR POW((o.latitude - ?) * 111.2, 2)"                                        \
    "        + POW((o.longitude - ?) * 111.2 * COS(RADIANS(?)), 2) <= ?)"                          \
    "   AND (? = 0 OR EXISTS (SELECT 1 FROM offer_domain od"                                       \
    "                          WHERE od.offer_id = o.id AND od.domain_id = ?))"                    \
    "   AND (? IS NULL OR EXISTS (SELECT 1 FROM offer_week w JOIN capacity c"                      \
    "            ON c.offer_id = w.offer_id AND c.id = w.capacity_id"                              \
    "         WHERE w.offer_id = o.id AND NOT w.is_removed AND w.monday = ?"                       \
    "           AND c.taken < c.seats))"

enum { CONDITIONS = 11 };

static void conditions_bind(struct date today, const struct helpful_query *query,
                            struct db_value *values)
{
    const struct commune *near = query->near;
    const struct db_value latitude = near != NULL ? db_real(near->latitude) : db_null();
    const struct db_value list[CONDITIONS] = {
        db_date(today),
        db_u64(query->help),
        latitude,
        latitude,
        near != NULL ? db_real(near->longitude) : db_null(),
        latitude,
        db_u64((uint64_t)HELPFUL_RADIUS_KM * HELPFUL_RADIUS_KM),
        db_u64(query->domain),
        db_u64(query->domain),
        db_date(query->monday),
        db_date(query->monday),
    };

    for (size_t i = 0; i < CONDITIONS; i++)
        values[i] = list[i];
}

static struct helpful helpful_read(struct rows *rows)
{
    struct helpful one = {.offer_id = row_u64(rows)};

    one.title = row_text(rows);
    one.employer = row_text(rows);
    one.town = row_text(rows);
    one.contact_name = row_text(rows);
    one.contact_email = row_text(rows);
    one.contact_landline = row_text(rows);
    one.contact_mobile = row_text(rows);
    one.for_last_minute = row_bool(rows);
    one.for_events = row_bool(rows);
    one.for_questions = row_bool(rows);
    return one;
}

bool store_helpful_find(struct db *db, struct date today, const struct helpful_query *query,
                        size_t offset, struct helpful *list, size_t *count, size_t *total)
{
    static const char all[] = "SELECT COUNT(*)" FOUND;
    static const char sql[] =
        "SELECT o.id, o.title, e.name, o.town,"
        "       CONCAT(o.contact_first_name, ' ', o.contact_last_name), o.contact_email,"
        "       o.contact_landline, o.contact_mobile, o.contact_for_last_minute,"
        "       o.contact_for_events, o.contact_on_application" FOUND
        " ORDER BY o.town, e.name, o.id LIMIT ? OFFSET ?";
    struct db_value values[CONDITIONS + 2];
    struct rows *rows;

    conditions_bind(today, query, values);
    *count = 0;
    rows = db_select(db, all, values, CONDITIONS);
    if (rows == NULL || !row_next(rows))
        return false;
    *total = (size_t)row_u64(rows);
    values[CONDITIONS] = db_u64(HELPFUL_PAGE_SIZE);
    values[CONDITIONS + 1] = db_u64(offset);
    rows = db_select(db, sql, values, CONDITIONS + 2);
    while (rows != NULL && *count < HELPFUL_PAGE_SIZE && row_next(rows))
        list[(*count)++] = helpful_read(rows);
    return rows != NULL;
}
