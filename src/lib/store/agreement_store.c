/* Reading agreements, and what is written in them. */
#include "store/agreement_store.h"

#include "base/pool.h"
#include "store/columns.h"
#include "store/offer_values.h"

/* The text of a school, unless it went back to the département's. */
#define TEXT_IN_FORCE(school)                                                                      \
    "COALESCE((SELECT IF(t.body = '', NULL, t.id) FROM agreement_template t"                       \
    "           WHERE t.school_id = " school " ORDER BY t.id DESC LIMIT 1),"                       \
    "         (SELECT MAX(t.id) FROM agreement_template t WHERE t.school_id IS NULL))"

static const struct column agreement_text_columns[] = {
    COLUMN(struct agreement_text, id, "x.id"),
    COLUMN(struct agreement_text, is_own, "x.school_id IS NOT NULL"),
    COLUMN(struct agreement_text, body, "x.body"),
    COLUMN(struct agreement_text, made_at, "x.made_at"),
};
static const struct row_type agreement_text_row =
    ROW_TYPE(struct agreement_text, agreement_text_columns);

bool store_agreement_text(struct db *db, uint64_t school_id, struct agreement_text *text)
{
    static const char rest[] = "FROM agreement_template x WHERE x.id = " TEXT_IN_FORCE("?");

    if (!row_find(db, &agreement_text_row, rest, DB_VALUES(db_u64(school_id)), text))
        return false;
    if (text->body == NULL)
        text->body = "";
    return true;
}

bool store_agreement_text_insert(struct db *db, uint64_t school_id, const char *body,
                                 uint64_t account_id, time_t now)
{
    static const char sql[] =
        "INSERT INTO agreement_template (school_id, body, made_at, account_id) VALUES (?, ?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_id(school_id), db_text(body), db_instant(now), db_id(account_id)));
}

static const struct column agreement_columns[] = {
    COLUMN(struct agreement, id, "g.application_id"),
    COLUMN(struct agreement, state, "g.state + 0"),
    COLUMN(struct agreement, version, "g.version"),
    COLUMN(struct agreement, created_at, "g.created_at"),
    COLUMN(struct agreement, updated_at, "g.updated_at"),
    COLUMN(struct agreement, signed_at, "g.signed_at"),
    COLUMN(struct agreement, employer.content, "pe.content"),
    COLUMN(struct agreement, employer.is_complete, "pe.is_complete"),
    COLUMN(struct agreement, school.content, "ps.content"),
    COLUMN(struct agreement, school.is_complete, "ps.is_complete"),
    COLUMN(struct agreement, host.id, "e.id"),
    COLUMN(struct agreement, host.name, "e.name"),
    COLUMN(struct agreement, host.siret, "e.siret"),
    COLUMN(struct agreement, host.activity, "e.activity"),
    COLUMN(struct agreement, establishment.uai, "s.uai"),
    COLUMN(struct agreement, establishment.address, "s.address"),
    COLUMN(struct agreement, establishment.postcode, "s.postcode"),
    COLUMN(struct agreement, establishment.town, "s.town"),
    COLUMN(struct agreement, establishment.phone, "s.phone"),
    COLUMN(struct agreement, establishment.email, "s.email"),
    COLUMN(struct agreement, establishment.head_name, "CONCAT(h.first_name, ' ', h.last_name)"),
    COLUMN(struct agreement, establishment.head_email, "h.email"),
    COLUMN(struct agreement, guardian_name, "p.guardian_name"),
    COLUMN(struct agreement, guardian_email,
           "IF(p.guardian_email LIKE '%@invalid', '', p.guardian_email)"),
    COLUMN(struct agreement, guardian_phone, "p.guardian_phone"),
    COLUMN(struct agreement, contact_title, "o.contact_job_title"),
    COLUMN(struct agreement, meal_on_site, "o.meal_on_site"),
    COLUMN(struct agreement, meal_paid, "o.meal_paid"),
    COLUMN(struct agreement, has_travel, "o.has_travel"),
    COLUMN(struct agreement, travel_paid, "o.travel_paid"),
    COLUMN(struct agreement, description, "o.description"),
    COLUMN(struct agreement, template_id, "g.template_id"),
    COLUMN(struct agreement, articles, "x.body"),
};
static const struct row_type agreement_row = ROW_TYPE(struct agreement, agreement_columns);

bool store_agreement_find(struct db *db, uint64_t id, struct agreement *agreement)
{
    static const char rest[] =
        "FROM agreement g JOIN application a ON a.id = g.application_id"
        "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"
        "       JOIN pupil p ON p.account_id = a.pupil_id JOIN school s ON s.id = p.school_id"
        "       LEFT JOIN agreement_part pe ON pe.application_id = g.application_id"
        "                                  AND pe.part = 'employer'"
        "       LEFT JOIN agreement_part ps ON ps.application_id = g.application_id"
        "                                  AND ps.part = 'school'"
        "       LEFT JOIN school_member m ON m.school_id = s.id AND m.is_head"
        "       LEFT JOIN account h ON h.id = m.account_id"
        "       LEFT JOIN agreement_template x"
        "              ON x.id = COALESCE(g.template_id, " TEXT_IN_FORCE(
            "s.id") ")"
                    " WHERE g.application_id = ? LIMIT 1";

    return row_find(db, &agreement_row, rest, DB_VALUES(db_u64(id)), agreement);
}

bool store_agreement_last_part(struct db *db, uint64_t id, enum agreement_part part,
                               const char **content, bool *is_same)
{
    static const char employer[] =
        "SELECT w.content, x.id = o.id FROM application a JOIN offer o ON o.id = a.offer_id"
        "       JOIN offer x ON x.employer_id = o.employer_id"
        "       JOIN application b ON b.offer_id = x.id AND b.id <> a.id"
        "       JOIN agreement_part w ON w.application_id = b.id AND w.part = 'employer'"
        "                            AND w.is_complete"
        " WHERE a.id = ? ORDER BY x.id = o.id DESC, w.saved_at DESC LIMIT 1";
    static const char school[] =
        "SELECT w.content, x.class = p.class"
        "  FROM application a JOIN pupil p ON p.account_id = a.pupil_id"
        "       JOIN pupil x ON x.school_id = p.school_id AND x.account_id <> p.account_id"
        "       JOIN application b ON b.pupil_id = x.account_id"
        "       JOIN agreement_part w ON w.application_id = b.id AND w.part = 'school'"
        "                            AND w.is_complete"
        " WHERE a.id = ? ORDER BY x.class = p.class DESC, w.saved_at DESC LIMIT 1";
    struct rows *rows =
        db_select(db, part == AGREEMENT_EMPLOYER ? employer : school, DB_VALUES(db_u64(id)));

    *content = "";
    *is_same = false;
    if (rows != NULL && row_next(rows)) {
        *content = row_text(rows);
        *is_same = row_bool(rows);
    }
    return rows != NULL;
}

bool store_agreement_contents(struct db *db, const uint64_t *ids, size_t count,
                              struct agreement_content **contents, size_t *content_count)
{
    static const char before[] =
        "SELECT p.application_id, p.content FROM agreement_part p"
        "       JOIN agreement g ON g.application_id = p.application_id"
        " WHERE p.part = 'employer' AND p.is_complete AND g.state IN ('to_sign', 'signed')"
        "   AND p.application_id IN ";
    struct db_value values[DB_LIST_MAX] = {{0}};
    struct rows *rows;

    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(ids[i]);
    rows = db_select_list(db, before, "", values, count);
    *contents = pool_array(db_pool(db), count, sizeof **contents);
    *content_count = 0;
    while (rows != NULL && *content_count < count && row_next(rows)) {
        struct agreement_content *content = &(*contents)[(*content_count)++];

        content->id = row_u64(rows);
        content->content = row_text(rows);
    }
    return rows != NULL;
}

bool store_agreement_part_complete(struct db *db, uint64_t id, enum agreement_part part,
                                   const char **content)
{
    static const char sql[] = "SELECT content FROM agreement_part"
                              " WHERE application_id = ? AND part + 0 = ? AND is_complete";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id), db_u64(part)));

    *content = rows != NULL && row_next(rows) ? row_text(rows) : "";
    return rows != NULL;
}

bool store_agreement_part_save(struct db *db, uint64_t id, enum agreement_part part,
                               const char *content, bool is_complete, time_t now)
{
    static const char sql[] =
        "INSERT INTO agreement_part (application_id, part, content, is_complete, saved_at)"
        " VALUES (?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE content = VALUES(content), is_complete = VALUES(is_complete),"
        "                         saved_at = VALUES(saved_at)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(id), db_u64(part), db_text(content), db_bool(is_complete),
                            db_instant(now)));
}

bool store_agreement_part_reopen(struct db *db, uint64_t id, enum agreement_part part)
{
    static const char sql[] =
        "UPDATE agreement_part SET is_complete = FALSE WHERE application_id = ? AND part = ?";

    return db_run(db, sql, DB_VALUES(db_u64(id), db_u64(part)));
}

/* Bound: who asks. */
#define IS_TO_SIGN                                                                                 \
    "g.state = 'to_sign'"                                                                          \
    " AND EXISTS (SELECT 1 FROM agreement_signatory t"                                             \
    "                    LEFT JOIN agreement_signature n ON n.signatory_id = t.id"                 \
    "              WHERE t.application_id = g.application_id AND t.version = g.version"            \
    "                AND t.account_id = ? AND n.signatory_id IS NULL)"                             \
    " AND NOT EXISTS (SELECT 1 FROM agreement_signatory d"                                         \
    "                  WHERE d.application_id = g.application_id AND d.version = g.version"        \
    "                    AND d.declined_at IS NOT NULL)"

static const struct column agreement_list_columns[] = {
    COLUMN(struct agreement_row, id, "g.application_id"),
    COLUMN(struct agreement_row, state, "g.state + 0"),
    COLUMN(struct agreement_row, version, "g.version"),
    COLUMN(struct agreement_row, pupil_name, "CONCAT(pa.first_name, ' ', pa.last_name)"),
    COLUMN(struct agreement_row, class_name, "p.class"),
    COLUMN(struct agreement_row, school, "s.name"),
    COLUMN(struct agreement_row, employer, "e.name"),
    COLUMN(struct agreement_row, title, "o.title"),
    COLUMN(struct agreement_row, town, "o.town"),
    COLUMN(struct agreement_row, first, "w.first_on"),
    COLUMN(struct agreement_row, last, "w.last_on"),
    COLUMN(struct agreement_row, updated_at, "g.updated_at"),
    COLUMN(struct agreement_row, is_to_sign, IS_TO_SIGN),
    COLUMN(
        struct agreement_row, is_attested,
        "EXISTS (SELECT 1 FROM agreement_attestation at WHERE at.application_id = g.application_id)"),
};
static const struct row_type agreement_list_row =
    ROW_TYPE(struct agreement_row, agreement_list_columns);

#define LIST_FROM                                                                                  \
    "FROM agreement g JOIN application a ON a.id = g.application_id"                               \
    "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"                  \
    "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"             \
    "       JOIN pupil p ON p.account_id = a.pupil_id JOIN account pa ON pa.id = p.account_id"     \
    "       JOIN school s ON s.id = p.school_id WHERE "

/* Bound: the state, the class, twice each, what its school is called, four times; the state that
 * comes first; the day; the number. */
#define LIST_ORDER                                                                                 \
    " AND (? = 0 OR g.state + 0 = ?) AND (? = '' OR p.class = ?)"                                  \
    " AND (? = '' OR s.uai = ? OR LOCATE(?, s.name) > 0 OR LOCATE(?, s.town) > 0)"                 \
    " ORDER BY w.last_on < ?, g.state + 0 = ? DESC, g.state = 'cancelled', w.first_on,"            \
    "          g.application_id LIMIT ?"

bool store_agreements_query(struct db *db, const struct agreement_query *query, size_t limit,
                            struct agreement_list *list)
{
    static const char of_pupil[] = LIST_FROM "a.pupil_id = ? AND ? > 0" LIST_ORDER;
    static const char of_manager[] = LIST_FROM OFFER_IS_MANAGED LIST_ORDER;
    static const char of_school[] = LIST_FROM "p.school_id = ? AND ? > 0" LIST_ORDER;
    static const char of_all[] = LIST_FROM "? = 0 AND ? = 0" LIST_ORDER;
    const char *rest = query->pupil_id != 0     ? of_pupil
                       : query->manager_id != 0 ? of_manager
                       : query->school_id != 0  ? of_school
                                                : of_all;
    const struct db_value whose =
        db_u64(query->pupil_id + query->manager_id + query->school_id); /* one of them */
    const struct db_value class_name = db_text(query->class_name != NULL ? query->class_name : "");
    const struct db_value words = db_text(query->school_words != NULL ? query->school_words : "");

    return row_list(db, &agreement_list_row, rest,
                    DB_VALUES(db_u64(query->account_id), whose, whose, db_u64(query->state),
                              db_u64(query->state), class_name, class_name, words, words, words,
                              words, db_date(query->today), db_u64(query->first), db_u64(limit)),
                    &list->list, &list->count);
}

static const struct column agreement_event_columns[] = {
    COLUMN(struct agreement_event, happened_at, "happened_at"),
    COLUMN(struct agreement_event, version, "version"),
    COLUMN(struct agreement_event, actor, "actor"),
    COLUMN(struct agreement_event, name, "name"),
    COLUMN(struct agreement_event, reason, "reason"),
};
static const struct row_type agreement_event_row =
    ROW_TYPE(struct agreement_event, agreement_event_columns);

bool store_agreement_history(struct db *db, uint64_t id, struct agreement_event **events,
                             size_t *count)
{
    static const char sql[] = "FROM agreement_event WHERE application_id = ? ORDER BY id";

    return row_list(db, &agreement_event_row, sql, DB_VALUES(db_u64(id)), events, count);
}
