/* Writing an offer anew: its row, its domains, its weeks and their capacities. */
#include "store/offer_manage.h"
#include "store/offer_values.h"

bool store_offer_lock(struct db *db, uint64_t offer_id, unsigned *version)
{
    static const char sql[] = "SELECT version FROM offer WHERE id = ? FOR UPDATE";
    static const char capacities[] =
        "SELECT id FROM capacity WHERE offer_id = ? ORDER BY id FOR UPDATE";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer_id)));

    if (rows == NULL)
        return false;
    *version = row_next(rows) ? row_unsigned(rows) : 0;
    /* Who confirms a placement locks its capacity: they wait for us, or we for them. */
    return db_select(db, capacities, DB_VALUES(db_u64(offer_id))) != NULL;
}

static bool content_update(struct db *db, uint64_t offer_id, const struct deposit *deposit)
{
    /* Another address is one more to confirm. */
    static const char contact[] =
        "UPDATE offer SET contact_state = 'typed' WHERE id = ? AND contact_email <> ?";

    return db_run(db, contact, DB_VALUES(db_u64(offer_id), db_text(deposit->contact.email))) &&
           row_update(db, &offer_content_row, "offer", deposit,
                      ", logo_sha256 = " OFFER_LOGO_NAMED ", version = version + 1 WHERE id = ?",
                      DB_VALUES(db_code(deposit->logo), db_u64(offer_id)));
}

static bool domains_rewrite(struct db *db, uint64_t offer_id, const struct deposit *deposit)
{
    return db_run(db, "DELETE FROM offer_domain WHERE offer_id = ?", DB_VALUES(db_u64(offer_id))) &&
           store_offer_domains_insert(db, offer_id, deposit);
}

static unsigned confirmed_of(const struct week_usage *usage, size_t count, struct date monday)
{
    for (size_t i = 0; i < count; i++) {
        if (date_compare(usage[i].monday, monday) == 0)
            return usage[i].confirmed;
    }
    return 0;
}

/* Weeks that nobody asked for go; the others stay, marked, in a capacity without seats. */
static bool weeks_clear(struct db *db, uint64_t offer_id)
{
    static const char *const statements[] = {
        "DELETE w FROM offer_week w WHERE w.offer_id = ? AND NOT EXISTS"
        "  (SELECT 1 FROM application a WHERE a.offer_id = w.offer_id AND a.monday = w.monday)",
        "UPDATE offer_week SET is_removed = TRUE WHERE offer_id = ?",
        "UPDATE capacity SET seats = 0, taken = 0 WHERE offer_id = ?",
        "DELETE c FROM capacity c WHERE c.offer_id = ? AND NOT EXISTS"
        "  (SELECT 1 FROM offer_week w WHERE w.capacity_id = c.id)",
    };

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        if (!db_run(db, statements[i], DB_VALUES(db_u64(offer_id))))
            return false;
    }
    return true;
}

static bool pool_insert(struct db *db, uint64_t offer_id, unsigned seats, unsigned taken,
                        uint64_t *capacity_id)
{
    static const char sql[] = "INSERT INTO capacity (offer_id, seats, taken) VALUES (?, ?, ?)";
    const bool is_done = db_run(db, sql, DB_VALUES(db_u64(offer_id), db_u64(seats), db_u64(taken)));

    *capacity_id = db_last_id(db);
    return is_done;
}

static bool week_write(struct db *db, uint64_t offer_id, const struct deposit_week *week,
                       uint64_t capacity_id)
{
    static const char sql[] =
        "INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until)"
        " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
        "   capacity_id = VALUES(capacity_id), first_on = VALUES(first_on),"
        "   last_on = VALUES(last_on), apply_until = VALUES(apply_until), is_removed = FALSE";

    return db_run(db, sql,
                  DB_VALUES(db_u64(offer_id), db_date(week->monday), db_u64(capacity_id),
                            db_date(week->first), db_date(week->last), db_date(week->apply_until)));
}

/* Placements of weeks that the offer does not have any more stay, in capacities of their own that
 * are full. */
static bool history_write(struct db *db, uint64_t offer_id, const struct deposit *deposit,
                          const struct week_usage *usage, size_t count)
{
    static const char sql[] =
        "UPDATE offer_week SET capacity_id = ? WHERE offer_id = ? AND monday = ?";

    for (size_t i = 0; i < count; i++) {
        const unsigned confirmed = usage[i].confirmed;
        uint64_t capacity_id;

        if (confirmed > 0 && deposit_week_of(deposit, usage[i].monday) == NULL &&
            (!pool_insert(db, offer_id, confirmed, confirmed, &capacity_id) ||
             !db_run(db, sql,
                     DB_VALUES(db_u64(capacity_id), db_u64(offer_id), db_date(usage[i].monday)))))
            return false;
    }
    return true;
}

/* The capacities are made anew, with the seats that confirmed placements take of them. */
static bool weeks_write(struct db *db, uint64_t offer_id, const struct deposit *deposit,
                        const struct week_usage *usage, size_t usage_count)
{
    uint64_t capacity_id = 0;
    unsigned confirmed = 0;

    for (size_t i = 0; i < deposit->week_count; i++)
        confirmed += confirmed_of(usage, usage_count, deposit->weeks[i].monday);
    if (!deposit->has_weekly_seats &&
        !pool_insert(db, offer_id, deposit->seats, confirmed, &capacity_id))
        return false;
    for (size_t i = 0; i < deposit->week_count; i++) {
        const struct deposit_week *week = &deposit->weeks[i];

        if (deposit->has_weekly_seats &&
            !pool_insert(db, offer_id, week->seats, confirmed_of(usage, usage_count, week->monday),
                         &capacity_id))
            return false;
        if (!week_write(db, offer_id, week, capacity_id))
            return false;
    }
    return history_write(db, offer_id, deposit, usage, usage_count) &&
           db_run(db,
                  "DELETE c FROM capacity c WHERE c.offer_id = ? AND NOT EXISTS"
                  "  (SELECT 1 FROM offer_week w WHERE w.capacity_id = c.id)",
                  DB_VALUES(db_u64(offer_id)));
}

bool store_offer_rewrite(struct db *db, uint64_t offer_id, const struct deposit *deposit,
                         const struct week_usage *usage, size_t usage_count)
{
    return content_update(db, offer_id, deposit) && domains_rewrite(db, offer_id, deposit) &&
           weeks_clear(db, offer_id) && weeks_write(db, offer_id, deposit, usage, usage_count);
}
