/* One offer: reading it in full, saving it, activating it. Searching is in offer_search.c. */
#include "store/offer_store.h"

#include "base/pool.h"
#include "store/columns.h"
#include "store/employer_store.h"
#include "store/offer_values.h"

static const struct column week_columns[] = {
    COLUMN(struct offer_week, monday, "w.monday"),
    COLUMN(struct offer_week, first, "w.first_on"),
    COLUMN(struct offer_week, last, "w.last_on"),
    COLUMN(struct offer_week, apply_until, "w.apply_until"),
    COLUMN(struct offer_week, seats, "c.seats"),
    COLUMN(struct offer_week, taken, "c.taken"),
    COLUMN(struct offer_week, capacity_id, "c.id"),
};
static const struct row_type week_row = ROW_TYPE(struct offer_week, week_columns);

static bool weeks_read(struct db *db, struct offer *offer)
{
    static const char rest[] =
        "FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id"
        " WHERE w.offer_id = ? AND NOT w.is_removed ORDER BY w.monday";

    return row_list(db, &week_row, rest, DB_VALUES(db_u64(offer->id)), &offer->weeks,
                    &offer->week_count);
}

static bool seats_read(struct db *db, struct offer *offer)
{
    static const char sql[] = "SELECT SUM(seats) FROM capacity WHERE offer_id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer->id)));

    if (rows == NULL || !row_next(rows))
        return false;
    offer->seats = row_unsigned(rows);
    return true;
}

static bool domains_read(struct db *db, struct offer *offer)
{
    static const char sql[] = "SELECT d.id, d.name"
                              "  FROM offer_domain od JOIN domain d ON d.id = od.domain_id"
                              " WHERE od.offer_id = ? ORDER BY d.id";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer->id)));
    size_t *count = &offer->content.domain_count;

    while (rows != NULL && *count < DEPOSIT_DOMAINS_MAX && row_next(rows)) {
        offer->content.domains[*count] = row_u64(rows);
        offer->domain_names[(*count)++] = row_text(rows);
    }
    return rows != NULL;
}

bool store_offer_logo(struct db *db, uint64_t employer_id, uint64_t offer_id, uint64_t *logo_of)
{
    static const char sql[] = "SELECT employer_id FROM employer_logo WHERE employer_id ="
                              " COALESCE((SELECT employer_id FROM offer WHERE id = ?), ?)";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(offer_id), db_u64(employer_id)));

    *logo_of = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

static const struct column offer_columns[] = {
    COLUMN(struct offer, id, "o.id"),
    OFFER_TERMS_OF(struct offer, terms),
    COLUMN(struct offer, content.employer.name, "e.name"),
    COLUMN(struct offer, content.employer.activity, "e.activity"),
    COLUMN(struct offer, content.employer.siret, "e.siret"),
    COLUMN(struct offer, content.employer.naf, "e.naf"),
    COLUMN(struct offer, content.employer.legal_status, "e.legal_status"),
    COLUMN(struct offer, content.employer.website, "e.website"),
    COLUMN(struct offer, naf_label, "n.label"),
    COLUMN(struct offer, content.logo, "LOWER(HEX(o.logo_sha256))"),
    COLUMN(struct offer, logo_of,
           "(SELECT l.employer_id FROM employer_logo l WHERE l.employer_id = e.id)"),
    OFFER_SHOWN_OF(struct offer, content.),
    COLUMN(struct offer, activated_at, "o.activated_at"),
};
static const struct row_type offer_row = ROW_TYPE(struct offer, offer_columns);

bool store_offer_find(struct db *db, struct date today, uint64_t id, struct offer *offer)
{
    static const char rest[] =
        "FROM " OFFER_TODAY " JOIN offer o JOIN employer e ON e.id = o.employer_id"
        "     LEFT JOIN naf n ON n.code = e.naf"
        " WHERE o.id = ?";

    if (!row_find(db, &offer_row, rest, DB_VALUES(db_date(today), db_u64(id)), offer))
        return false;
    if (offer->id == 0)
        return true;
    if (offer->activated_at != 0)
        offer->posted = date_of_instant(offer->activated_at);
    return weeks_read(db, offer) && seats_read(db, offer) && domains_read(db, offer);
}

/* The employer of the SIRET if it is confirmed, else one of this deposit's own: nobody has proved
 * yet that they may speak for it, and nobody else's words are touched. */
static bool employer_save(struct db *db, const struct deposit *deposit, time_t now,
                          uint64_t *employer_id)
{
    static const char find[] = "SELECT id FROM employer WHERE confirmed_siret = ?";
    const struct organisation typed = {
        .siret = deposit->employer.siret,
        .name = deposit->employer.name,
        .activity = deposit->employer.activity,
        .naf = deposit->employer.naf,
        .legal_status = deposit->employer.legal_status,
        .website = deposit->employer.website,
        .email_domain = "",
        .admin_email = "",
        .address = deposit->place.address,
        .postcode = deposit->place.postcode,
        .town = deposit->place.town,
        .country = deposit->place.country,
    };
    struct rows *rows = db_select(db, find, DB_VALUES(db_text(typed.siret)));

    if (rows == NULL)
        return false;
    if (!row_next(rows))
        return store_employer_insert(db, &typed, now, employer_id);
    *employer_id = row_u64(rows);
    return true;
}

bool store_offer_domains_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
{
    static const char sql[] = "INSERT INTO offer_domain (offer_id, domain_id) VALUES (?, ?)";

    for (size_t i = 0; i < deposit->domain_count; i++) {
        if (!db_run(db, sql, DB_VALUES(db_u64(offer_id), db_u64(deposit->domains[i]))))
            return false;
    }
    return true;
}

static bool capacity_insert(struct db *db, uint64_t offer_id, unsigned seats, uint64_t *capacity_id)
{
    static const char sql[] = "INSERT INTO capacity (offer_id, seats) VALUES (?, ?)";
    const bool is_done = db_run(db, sql, DB_VALUES(db_u64(offer_id), db_u64(seats)));

    *capacity_id = db_last_id(db);
    return is_done;
}

/* The weeks with their capacities: one for all, or one each. */
static bool weeks_insert(struct db *db, uint64_t offer_id, const struct deposit *deposit)
{
    static const char sql[] =
        "INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until)"
        " VALUES (?, ?, ?, ?, ?, ?)";
    uint64_t capacity_id = 0;

    if (!deposit->has_weekly_seats && !capacity_insert(db, offer_id, deposit->seats, &capacity_id))
        return false;
    for (size_t i = 0; i < deposit->week_count; i++) {
        const struct deposit_week *week = &deposit->weeks[i];

        if (deposit->has_weekly_seats && !capacity_insert(db, offer_id, week->seats, &capacity_id))
            return false;
        if (!db_run(db, sql,
                    DB_VALUES(db_u64(offer_id), db_date(week->monday), db_u64(capacity_id),
                              db_date(week->first), db_date(week->last),
                              db_date(week->apply_until))))
            return false;
    }
    return true;
}

static const struct column offer_content_columns[] = {
    OFFER_SHOWN_OF(struct deposit, ),
    OFFER_KEPT_OF(struct deposit, ),
};
const struct row_type offer_content_row = ROW_TYPE(struct deposit, offer_content_columns);

static bool offer_row_insert(struct db *db, const struct deposit *deposit, uint64_t employer_id,
                             time_t now, uint64_t *offer_id)
{
    static const char account[] = "COALESCE(?, (SELECT id FROM account WHERE email = ?"
                                  "              AND role = 'employer' AND state = 'active'))";
    const bool is_done =
        row_insert(db, &offer_content_row, "offer", deposit,
                   "employer_id, created_at, logo_sha256, account_id",
                   pool_printf(db_pool(db), "?, ?, %s, %s", OFFER_LOGO_NAMED, account),
                   DB_VALUES(db_u64(employer_id), db_instant(now), db_code(deposit->logo),
                             db_id(deposit->account_id), db_text(deposit->contact.email)));

    *offer_id = db_last_id(db);
    return is_done;
}

bool store_offer_insert(struct db *db, const struct deposit *deposit, time_t now,
                        uint64_t *offer_id)
{
    uint64_t employer_id = deposit->employer_id;

    return (employer_id != 0 || employer_save(db, deposit, now, &employer_id)) &&
           offer_row_insert(db, deposit, employer_id, now, offer_id) &&
           store_offer_domains_insert(db, *offer_id, deposit) &&
           weeks_insert(db, *offer_id, deposit);
}

static const struct column waiting_columns[] = {
    COLUMN(struct offer_waiting, id, "o.id"),
    COLUMN(struct offer_waiting, title, "o.title"),
    COLUMN(struct offer_waiting, employer, "e.name"),
    COLUMN(struct offer_waiting, town, "o.town"),
    COLUMN(struct offer_waiting, from, "o.first_on"),
    COLUMN(struct offer_waiting, to, "o.last_on"),
    COLUMN(struct offer_waiting, is_managed, OFFER_CONTACT_IS_MEMBER),
};
static const struct row_type waiting_row = ROW_TYPE(struct offer_waiting, waiting_columns);

bool store_offers_waiting(struct db *db, const char *email, uint64_t offer_id, time_t since,
                          struct offers_waiting *waiting)
{
    static const char rest[] =
        "FROM offer o JOIN employer e ON e.id = o.employer_id"
        " WHERE o.contact_email = ? AND o.state = 'to_activate'"
        "   AND (o.id = ? OR o.created_at >= ?) ORDER BY o.id = ? DESC, o.id DESC LIMIT ?";
    const struct db_value offer = db_u64(offer_id);
    struct rows *rows = row_select(
        db, &waiting_row, rest,
        DB_VALUES(db_text(email), offer, db_instant(since), offer, db_u64(OFFERS_WAITING_MAX)));

    waiting->count = 0;
    while (rows != NULL && waiting->count < OFFERS_WAITING_MAX && row_next(rows))
        row_read(rows, &waiting_row, &waiting->list[waiting->count++]);
    return rows != NULL;
}

bool store_offer_activate(struct db *db, uint64_t offer_id, time_t now, bool *is_done)
{
    static const char activate[] = "UPDATE offer SET state = 'active', activated_at = ?"
                                   " WHERE id = ? AND state = 'to_activate'";

    if (!db_run(db, activate, DB_VALUES(db_instant(now), db_u64(offer_id))))
        return false;
    *is_done = db_changed_rows(db) > 0;
    return !*is_done || store_employer_settle_offer(db, offer_id);
}
