/* The tables employer and school, and who belongs to them. */
#include "store/organisation_store.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
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

bool store_employer_member_insert(struct db *db, uint64_t account_id, uint64_t employer_id,
                                  bool is_administrator)
{
    static const char sql[] = "INSERT INTO employer_member (account_id, employer_id,"
                              "                             is_administrator) VALUES (?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(account_id), db_u64(employer_id), db_bool(is_administrator)));
}

/* Of an account (a), and its place in what it is a member of (m). */
#define MEMBER_COLUMNS(is_administrator_sql)                                                       \
    COLUMN(struct member, account_id, "a.id"), COLUMN(struct member, email, "a.email"),            \
        COLUMN(struct member, name, "CONCAT_WS(' ', a.first_name, a.last_name)"),                  \
        COLUMN(struct member, job_title, "a.job_title"),                                           \
        COLUMN(struct member, is_administrator, is_administrator_sql),                             \
        COLUMN(struct member, is_active, "a.state = 'active'"),                                    \
        COLUMN(struct member, awaits_approval, "a.awaits_approval")

static const struct column colleague_columns[] = {MEMBER_COLUMNS("m.is_administrator")};
static const struct row_type colleague_row = ROW_TYPE(struct member, colleague_columns);
static const struct column staff_columns[] = {MEMBER_COLUMNS("m.is_head")};
static const struct row_type staff_row = ROW_TYPE(struct member, staff_columns);

bool store_employer_members(struct db *db, uint64_t employer_id, struct member **members,
                            size_t *count)
{
    static const char rest[] =
        "FROM employer_member m JOIN account a ON a.id = m.account_id"
        " WHERE m.employer_id = ? ORDER BY m.is_administrator DESC, a.last_name, a.id";

    return row_list(db, &colleague_row, rest, DB_VALUES(db_u64(employer_id)), members, count);
}

static bool belonging_select(struct db *db, const char *sql, uint64_t account_id, uint64_t *id,
                             bool *is_head)
{
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(account_id)));

    *id = 0;
    *is_head = false;
    if (rows != NULL && row_next(rows)) {
        *id = row_u64(rows);
        *is_head = row_bool(rows);
    }
    return rows != NULL;
}

bool store_employer_admitter(struct db *db, uint64_t employer_id, const char **email)
{
    static const char sql[] =
        "SELECT a.email FROM employer_member m JOIN account a ON a.id = m.account_id"
        "       JOIN employer e ON e.id = m.employer_id"
        " WHERE m.employer_id = ? AND m.is_administrator AND a.state = 'active'"
        "   AND NOT a.awaits_approval ORDER BY a.email = e.admin_email DESC, a.id LIMIT 1";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(employer_id)));

    *email = rows != NULL && row_next(rows) ? row_text(rows) : "";
    return rows != NULL;
}

bool store_employer_of_account(struct db *db, uint64_t account_id, uint64_t *employer_id,
                               bool *is_administrator)
{
    static const char sql[] =
        "SELECT employer_id, is_administrator FROM employer_member WHERE account_id = ?";

    return belonging_select(db, sql, account_id, employer_id, is_administrator);
}

bool store_employer_administrator_set(struct db *db, uint64_t employer_id, uint64_t account_id)
{
    static const char sql[] =
        "UPDATE employer_member SET is_administrator = (account_id = ?) WHERE employer_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_u64(employer_id)));
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

static const struct column school_columns[] = {
    COLUMN(struct school, id, "s.id"),
    COLUMN(struct school, uai, "s.uai"),
    COLUMN(struct school, name, "s.name"),
    COLUMN(struct school, address, "s.address"),
    COLUMN(struct school, postcode, "s.postcode"),
    COLUMN(struct school, town, "s.town"),
    COLUMN(struct school, priority, "s.priority"),
    COLUMN(struct school, phone, "s.phone"),
    COLUMN(struct school, email, "s.email"),
    COLUMN(struct school, website, "s.website"),
    COLUMN(struct school, is_open, "s.is_open"),
    COLUMN(struct school, staff_count,
           "(SELECT COUNT(*) FROM school_member m WHERE m.school_id = s.id)"),
    COLUMN(struct school, pupil_count, "(SELECT COUNT(*) FROM pupil p WHERE p.school_id = s.id)"),
};
static const struct row_type school_row = ROW_TYPE(struct school, school_columns);

bool store_schools_search(struct db *db, const char *text, bool with_closed,
                          struct school **schools, size_t *count, size_t *total)
{
    struct pool *pool = db_pool(db);

    /* Up to four words, each in the name, the UAI, or what its town is or was called, with its
     * postcodes. */
#define HAS_WORD NAME_MATCHES("CONCAT_WS(' ', s.name, s.town, s.uai, s.postcode, t.words)")
#define FOUND                                                                                      \
    "  LEFT JOIN (SELECT n.town,"                                                                  \
    "       GROUP_CONCAT(DISTINCT CONCAT_WS(' ', c.name, a.name, p.postcode) SEPARATOR ' ') words" \
    "          FROM (SELECT name AS town, insee FROM commune UNION"                                \
    "                SELECT name, insee FROM commune_alias WHERE kind = 'former') n"               \
    "          JOIN commune c ON c.insee = n.insee"                                                \
    "          LEFT JOIN commune_alias a ON a.insee = c.insee AND a.kind = 'former'"               \
    "          LEFT JOIN commune_postcode p ON p.insee = c.insee"                                  \
    "         GROUP BY n.town) t ON t.town = s.town"                                               \
    " WHERE (s.is_open OR ?) AND " HAS_WORD " AND " HAS_WORD " AND " HAS_WORD " AND " HAS_WORD
    static const char sql[] = "FROM school s" FOUND " ORDER BY s.town, s.name, s.id LIMIT ?";
    static const char all[] = "SELECT COUNT(*) FROM school s" FOUND;
#undef FOUND
#undef HAS_WORD
    struct db_value values[6] = {db_bool(with_closed), [5] = db_u64(FOUND_MAX)};

    name_words_typed(pool, text, values + 1, 4);
    /* Who looks after them sees the first ones before they search. */
    if (with_closed && *text == '\0')
        values[1] = db_text("%");
    if (!row_number(db, all, values, 5, total))
        return false;
    return row_list(db, &school_row, sql, values, 6, schools, count);
}

bool store_school_find(struct db *db, uint64_t id, struct school *school)
{
    return row_find(db, &school_row, "FROM school s WHERE s.id = ?", DB_VALUES(db_u64(id)), school);
}

bool store_school_set(struct db *db, const struct school *school)
{
    static const char sql[] =
        "UPDATE school SET name = ?, address = ?, postcode = ?, town = ?, priority = ?, phone = ?,"
        "       email = ?, website = ?, is_open = ?"
        " WHERE id = ?";

    return db_run(db, sql,
                  DB_VALUES(db_text(school->name), db_text(school->address),
                            db_text(school->postcode), db_text(school->town),
                            db_text(school->priority), db_text(school->phone),
                            db_text(school->email), db_text(school->website),
                            db_bool(school->is_open), db_u64(school->id)));
}

bool store_school_member_insert(struct db *db, uint64_t account_id, uint64_t school_id,
                                bool is_head)
{
    static const char sql[] =
        "INSERT INTO school_member (account_id, school_id, is_head) VALUES (?, ?, ?)";

    return db_run(db, sql, DB_VALUES(db_u64(account_id), db_u64(school_id), db_bool(is_head)));
}

bool store_school_of_account(struct db *db, uint64_t account_id, uint64_t *school_id, bool *is_head)
{
    static const char sql[] = "SELECT school_id, is_head FROM school_member WHERE account_id = ?";

    return belonging_select(db, sql, account_id, school_id, is_head);
}

bool store_school_head_set(struct db *db, uint64_t school_id, uint64_t account_id)
{
    static const char leave[] = "UPDATE school_member SET is_head = FALSE WHERE school_id = ?";
    static const char take[] =
        "UPDATE school_member SET is_head = TRUE WHERE school_id = ? AND account_id = ?";

    return db_run(db, leave, DB_VALUES(db_u64(school_id))) &&
           db_run(db, take, DB_VALUES(db_u64(school_id), db_u64(account_id)));
}

bool store_staff_domains(struct db *db, const char ***domains, size_t *count)
{
    struct pool *pool = db_pool(db);
    struct rows *rows =
        db_select(db, "SELECT domain FROM staff_domain ORDER BY domain", DB_NO_VALUES);
    size_t room = 0;

    *domains = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, *domains, *count, room);
        (*domains)[(*count)++] = row_text(rows);
    }
    return rows != NULL;
}

bool store_staff_domains_set(struct db *db, const char *const *domains, size_t count)
{
    static const char add[] = "INSERT IGNORE INTO staff_domain (domain) VALUES (?)";
    bool is_done = db_run(db, "DELETE FROM staff_domain", DB_NO_VALUES);

    for (size_t i = 0; is_done && i < count; i++)
        is_done = db_run(db, add, DB_VALUES(db_text(domains[i])));
    return is_done;
}

bool store_staff_domain_is_known(struct db *db, uint64_t school_id, const char *email,
                                 bool *is_known)
{
    /* "https://www.clg.example/page" has the domain "clg.example". */
    static const char sql[] =
        "SELECT EXISTS (SELECT 1 FROM staff_domain d WHERE ? LIKE CONCAT('%@', d.domain)"
        "                                               OR ? LIKE CONCAT('%@%.', d.domain))"
        "    OR EXISTS (SELECT 1 FROM school s WHERE s.id = ? AND s.website <> ''"
        "                  AND SUBSTRING_INDEX(?, '@', -1) = REGEXP_REPLACE(s.website,"
        "                      '^(https?://)?(www[.])?([^/:]*).*$', '\\\\3'))";
    const struct db_value address = db_text(email);
    struct rows *rows = db_select(db, sql, DB_VALUES(address, address, db_u64(school_id), address));

    *is_known = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_school_staff(struct db *db, uint64_t school_id, struct member **members, size_t *count)
{
    static const char rest[] = "FROM school_member m JOIN account a ON a.id = m.account_id"
                               " WHERE m.school_id = ? ORDER BY m.is_head DESC, a.last_name, a.id";

    return row_list(db, &staff_row, rest, DB_VALUES(db_u64(school_id)), members, count);
}
