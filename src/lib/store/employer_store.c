/* The table employer. Who belongs to one is in member_store.c. */
#include "store/employer_store.h"

#include "store/columns.h"
#include "store/fold.h"

/* What an organisation says of itself, read and written alike. */
#define ORGANISATION_COLUMNS(type, member)                                                         \
    COLUMN(type, member name, "e.name"), COLUMN(type, member activity, "e.activity"),              \
        COLUMN(type, member siret, "e.siret"), COLUMN(type, member naf, "e.naf"),                  \
        COLUMN(type, member legal_status, "e.legal_status"),                                       \
        COLUMN(type, member website, "e.website"),                                                 \
        COLUMN(type, member email_domain, "e.email_domain"),                                       \
        COLUMN(type, member admin_email, "e.admin_email"),                                         \
        COLUMN(type, member address, "e.address"), COLUMN(type, member postcode, "e.postcode"),    \
        COLUMN(type, member town, "e.town"), COLUMN(type, member country, "e.country")

static const struct column organisation_columns[] = {ORGANISATION_COLUMNS(struct organisation, )};

static const struct row_type organisation_row = ROW_TYPE(struct organisation, organisation_columns);

static const struct column employer_columns[] = {
    COLUMN(struct employer, id, "e.id"),
    ORGANISATION_COLUMNS(struct employer, organisation.),
    COLUMN(struct employer, is_confirmed, "e.is_confirmed"),
    COLUMN(struct employer, has_logo,
           "EXISTS (SELECT 1 FROM employer_logo l WHERE l.employer_id = e.id)"),
    COLUMN(struct employer, member_count,
           "(SELECT COUNT(*) FROM employer_member m WHERE m.employer_id = e.id)"),
    COLUMN(struct employer, offer_count,
           "(SELECT COUNT(*) FROM offer o WHERE o.employer_id = e.id)"),
};

static const struct row_type employer_row = ROW_TYPE(struct employer, employer_columns);

static bool employers_select(struct db *db, const char *rest, const struct db_value *values,
                             size_t value_count, struct employer **employers, size_t *count)
{
    return row_list(db, &employer_row, rest, values, value_count, employers, count);
}

bool store_employers_search(struct db *db, const char *text, bool with_unconfirmed,
                            struct employer **employers, size_t *count, size_t *total)
{
    struct pool *pool = db_pool(db);

#define FOUND                                                                                      \
    " WHERE (" NAME_MATCHES("e.name") " OR " SIRET_BEGINS(                                         \
        "e.siret") ")"                                                                             \
                   "   AND (e.is_confirmed OR ?)"
    static const char sql[] = "FROM employer e" FOUND " ORDER BY e.name, e.id LIMIT ?";
    static const char all[] = "SELECT COUNT(*) FROM employer e" FOUND;
#undef FOUND
    const struct db_value digits = siret_typed(pool, text);
    const struct db_value values[] = {name_typed(pool, text), digits, digits,
                                      db_bool(with_unconfirmed), db_u64(FOUND_MAX)};

    return row_number(db, all, values, 4, total) &&
           employers_select(db, sql, values, 5, employers, count);
}

bool store_employers_doubles(struct db *db, struct employer **employers, size_t *count,
                             size_t *total)
{
    static const char all[] = "SELECT COALESCE(SUM(d.rows_of), 0) FROM"
                              " (SELECT COUNT(*) AS rows_of FROM employer GROUP BY name, town"
                              "   HAVING COUNT(DISTINCT siret) > 1) d";
    static const char sql[] =
        "FROM employer e JOIN (SELECT name, town, MAX(id) AS newest FROM employer GROUP BY name, town"
        "        HAVING COUNT(DISTINCT siret) > 1 ORDER BY newest DESC LIMIT ?) d"
        "   ON d.name = e.name AND d.town = e.town"
        " ORDER BY d.newest DESC, e.id";

    return row_number(db, all, NULL, 0, total) &&
           employers_select(db, sql, DB_VALUES(db_u64(FOUND_MAX)), employers, count);
}

static bool employer_select(struct db *db, const char *rest, struct db_value value,
                            struct employer *employer)
{
    return row_find(db, &employer_row, rest, &value, 1, employer);
}

bool store_employer_find(struct db *db, uint64_t id, struct employer *employer)
{
    return employer_select(db, "FROM employer e WHERE e.id = ?", db_u64(id), employer);
}

bool store_employer_of_siret(struct db *db, const char *siret, struct employer *employer)
{
    static const char sql[] =
        "FROM employer e WHERE e.siret = ? ORDER BY e.is_confirmed DESC, e.id DESC LIMIT 1";

    return employer_select(db, sql, db_text(siret), employer);
}

bool store_employer_insert(struct db *db, const struct organisation *organisation, time_t now,
                           uint64_t *id)
{
    if (!row_insert(db, &organisation_row, "employer", organisation, "created_at, updated_at",
                    "?, ?", DB_VALUES(db_instant(now), db_instant(now))))
        return false;
    *id = db_last_id(db);
    return true;
}

bool store_employer_set(struct db *db, uint64_t id, const struct organisation *organisation,
                        time_t now)
{
    return row_update(db, &organisation_row, "employer", organisation,
                      ", updated_at = ? WHERE id = ?", DB_VALUES(db_instant(now), db_u64(id)));
}

/* The employer of the SIRET that one was typed with: one that is confirmed, else this one, which is
 * confirmed by it. All that have the SIRET are locked: the first comes first. */
static bool employer_confirm(struct db *db, uint64_t id, uint64_t *kept_id)
{
    static const char lock[] =
        "SELECT o.id, o.is_confirmed FROM employer e JOIN employer o ON o.siret = e.siret"
        " WHERE e.id = ? ORDER BY o.id FOR UPDATE";
    static const char confirm[] = "UPDATE employer SET is_confirmed = TRUE WHERE id = ?";
    struct rows *rows = db_select(db, lock, DB_VALUES(db_u64(id)));

    *kept_id = id;
    while (rows != NULL && row_next(rows)) {
        const uint64_t other_id = row_u64(rows);

        if (row_bool(rows))
            *kept_id = other_id;
    }
    return rows != NULL && (*kept_id != id || db_run(db, confirm, DB_VALUES(db_u64(id))));
}

/* One that was never confirmed, and that nobody and nothing belongs to any more. */
static bool employer_drop(struct db *db, uint64_t id)
{
    static const char sql[] = "DELETE FROM employer WHERE id = ? AND " EMPLOYER_IS_LEFT;

    return db_run(db, sql, DB_VALUES(db_u64(id)));
}

static bool employer_of(struct db *db, const char *sql, uint64_t id, uint64_t *employer_id)
{
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    *employer_id = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

bool store_employer_settle_member(struct db *db, uint64_t account_id, uint64_t *employer_id,
                                  bool *has_moved)
{
    static const char move[] =
        "UPDATE employer_member SET employer_id = ?, is_administrator = FALSE"
        " WHERE account_id = ?";
    uint64_t own_id;

    *has_moved = false;
    if (!employer_of(db, "SELECT employer_id FROM employer_member WHERE account_id = ?", account_id,
                     &own_id))
        return false;
    *employer_id = own_id;
    if (own_id == 0)
        return true;
    if (!employer_confirm(db, own_id, employer_id))
        return false;
    *has_moved = *employer_id != own_id;
    return !*has_moved || (db_run(db, move, DB_VALUES(db_u64(*employer_id), db_u64(account_id))) &&
                           employer_drop(db, own_id));
}

bool store_employer_settle_offer(struct db *db, uint64_t offer_id)
{
    static const char move[] = "UPDATE offer SET employer_id = ? WHERE id = ?";
    uint64_t own_id, kept_id;

    return employer_of(db, "SELECT employer_id FROM offer WHERE id = ?", offer_id, &own_id) &&
           employer_confirm(db, own_id, &kept_id) &&
           (kept_id == own_id || (db_run(db, move, DB_VALUES(db_u64(kept_id), db_u64(offer_id))) &&
                                  employer_drop(db, own_id)));
}

bool store_employer_merge(struct db *db, uint64_t from_id, uint64_t to_id)
{
    static const char members[] =
        "UPDATE employer_member SET employer_id = ?, is_administrator = FALSE"
        " WHERE employer_id = ?";
    static const char offers[] = "UPDATE offer SET employer_id = ? WHERE employer_id = ?";
    static const char administrator[] =
        "UPDATE employer_member SET is_administrator = TRUE WHERE employer_id = ?"
        "   AND NOT EXISTS (SELECT 1 FROM (SELECT 1 FROM employer_member"
        "                                   WHERE employer_id = ? AND is_administrator) AS a)"
        " ORDER BY account_id LIMIT 1";
    static const char employer[] = "DELETE FROM employer WHERE id = ?";

    return db_run(db, members, DB_VALUES(db_u64(to_id), db_u64(from_id))) &&
           db_run(db, offers, DB_VALUES(db_u64(to_id), db_u64(from_id))) &&
           db_run(db, administrator, DB_VALUES(db_u64(to_id), db_u64(to_id))) &&
           db_run(db, employer, DB_VALUES(db_u64(from_id)));
}
