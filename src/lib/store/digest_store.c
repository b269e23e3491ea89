/* The figures of weekly mails. Digests of bytes are in base/crypto.h. */
#include "store/digest_store.h"

#include "base/pool.h"
#include "store/application_values.h"
#include "store/columns.h"

static const struct column digest_columns[] = {
    COLUMN(struct school_digest, school_id, "p.school_id"),
    COLUMN(struct school_digest, pupils, "COUNT(DISTINCT p.account_id)"),
    COLUMN(struct school_digest, sent, "SUM(COALESCE(a.sent_at >= t.day, 0))"),
    COLUMN(struct school_digest, confirmed,
           "SUM(COALESCE(a.is_confirmed = 1 AND a.confirmed_at >= t.day, 0))"),
    COLUMN(struct school_digest, without,
           "COUNT(DISTINCT p.account_id)"
           " - COUNT(DISTINCT IF(a.is_confirmed = 1, p.account_id, NULL))"),
    COLUMN(struct school_digest, opinions,
           "SUM(COALESCE(a.is_live = 1 AND a.employer_opinion = 'pending'"
           "             AND a.referent_opinion = 'pending', 0))"),
};
static const struct row_type digest_row = ROW_TYPE(struct school_digest, digest_columns);

bool store_school_digests(struct db *db, struct date since, const uint64_t *ids, size_t count,
                          struct school_digest **digests, size_t *digest_count)
{
    static const char before[] =
        "FROM (SELECT CAST(? AS DATE) AS day) AS t JOIN pupil p"
        "     JOIN account pa ON pa.id = p.account_id AND pa.state = 'active'"
        "     LEFT JOIN application a ON a.pupil_id = p.account_id WHERE p.school_id IN ";
    struct db_value values[DB_LIST_MAX];

    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(ids[i]);
    return row_list_of(
        row_select_list_on(db, &digest_row, since, before, " GROUP BY p.school_id", values, count),
        &digest_row, digests, digest_count);
}

static bool schools_without(struct db *db, struct departement_digest *digest)
{
    static const char sql[] =
        "SELECT s.name, COUNT(*) AS pupils, SUM(COUNT(*)) OVER ()"
        "  FROM pupil p JOIN account pa ON pa.id = p.account_id AND pa.state = 'active'"
        "       JOIN school s ON s.id = p.school_id"
        " WHERE NOT EXISTS (SELECT 1 FROM application a"
        "                    WHERE a.pupil_id = p.account_id AND a.is_confirmed = 1)"
        " GROUP BY s.id ORDER BY pupils DESC, s.name LIMIT 10";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    while (rows != NULL && row_next(rows)) {
        struct school_without *school = &digest->schools[digest->school_count++];

        school->name = row_text(rows);
        school->pupils = row_u64(rows);
        digest->without = row_u64(rows);
    }
    return rows != NULL;
}

bool store_departement_digest(struct db *db, struct departement_digest *digest)
{
    static const char sql[] =
        "SELECT (SELECT COUNT(*) FROM offer WHERE state = 'to_activate'),"
        "       (SELECT COUNT(*) FROM application a WHERE " APPLICATION_IS_OPEN
        "           AND a.employer_opinion = 'pending'),"
        "       (SELECT COUNT(*) FROM unreachable)";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    *digest = (struct departement_digest){0};
    if (rows == NULL || !row_next(rows))
        return false;
    digest->to_activate = row_u64(rows);
    digest->unanswered = row_u64(rows);
    digest->unreachable = row_u64(rows);
    return schools_without(db, digest);
}
