/* Employers who agreed to be called: a search among the offers that are online. */
#include "store/helpful_store.h"

#include "store/columns.h"
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

static const struct column helpful_columns[] = {
    COLUMN(struct helpful, offer_id, "o.id"),
    COLUMN(struct helpful, title, "o.title"),
    COLUMN(struct helpful, employer, "e.name"),
    COLUMN(struct helpful, town, "o.town"),
    COLUMN(struct helpful, contact_name, "CONCAT(o.contact_first_name, ' ', o.contact_last_name)"),
    COLUMN(struct helpful, contact_email, "o.contact_email"),
    COLUMN(struct helpful, contact_landline, "o.contact_landline"),
    COLUMN(struct helpful, contact_mobile, "o.contact_mobile"),
    COLUMN(struct helpful, for_last_minute, "o.contact_for_last_minute"),
    COLUMN(struct helpful, for_events, "o.contact_for_events"),
    COLUMN(struct helpful, for_questions, "o.contact_on_application"),
};
static const struct row_type helpful_row = ROW_TYPE(struct helpful, helpful_columns);

bool store_helpful_find(struct db *db, struct date today, const struct helpful_query *query,
                        size_t offset, struct helpful **list, size_t *count, size_t *total)
{
    struct db_value values[CONDITIONS + 2];

    conditions_bind(today, query, values);
    values[CONDITIONS] = db_u64(HELPFUL_PAGE_SIZE);
    values[CONDITIONS + 1] = db_u64(offset);
    return row_number(db, "SELECT COUNT(*)" FOUND, values, CONDITIONS, total) &&
           row_list(db, &helpful_row, FOUND " ORDER BY o.town, e.name, o.id LIMIT ? OFFSET ?",
                    values, CONDITIONS + 2, list, count);
}
