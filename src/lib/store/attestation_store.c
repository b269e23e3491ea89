/* Attestations of placements. */
#include "store/attestation_store.h"

bool store_attestation_find(struct db *db, uint64_t id, struct attested *attested)
{
    static const char sql[] = "SELECT made_at, changed_at, days, activities, appreciation, name,"
                              "       title FROM agreement_attestation WHERE application_id = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id)));

    *attested = (struct attested){.made_at = 0};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    attested->made_at = row_instant(rows);
    attested->changed_at = row_instant(rows);
    attestation_days_read(row_text(rows), &attested->attestation);
    attested->attestation.activities = row_text(rows);
    attested->attestation.appreciation = row_text(rows);
    attested->attestation.name = row_text(rows);
    attested->attestation.title = row_text(rows);
    return true;
}

bool store_attestation_save(struct db *db, uint64_t id, const struct attestation *attestation,
                            time_t now, bool *is_first)
{
    static const char sql[] =
        "INSERT INTO agreement_attestation (application_id, made_at, changed_at, days, activities,"
        "                                   appreciation, name, title)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE made_at = COALESCE(made_at, VALUES(made_at)),"
        "   changed_at = VALUES(changed_at), days = VALUES(days), activities = VALUES(activities),"
        "   appreciation = VALUES(appreciation), name = VALUES(name), title = VALUES(title)";
    struct attested before;

    if (!store_attestation_find(db, id, &before))
        return false;
    *is_first = before.made_at == 0;
    return db_run(db, sql,
                  DB_VALUES(db_u64(id), db_instant(now), db_instant(now),
                            db_text(attestation_days_write(db_pool(db), attestation)),
                            db_text(attestation->activities), db_text(attestation->appreciation),
                            db_text(attestation->name), db_text(attestation->title)));
}

bool store_attestations_due(struct db *db, struct date today, struct id_list *list)
{
    static const char sql[] =
        "SELECT a.id FROM application a"
        "       JOIN offer_week w ON w.offer_id = a.offer_id AND w.monday = a.monday"
        "       JOIN agreement g ON g.application_id = a.id AND g.state <> 'cancelled'"
        "       LEFT JOIN agreement_attestation t ON t.application_id = a.id"
        " WHERE a.is_confirmed = 1 AND w.last_on BETWEEN ? AND ? AND t.application_id IS NULL"
        " ORDER BY a.id";

    *list = (struct id_list){0};
    return store_ids_add(
        db_select(db, sql, DB_VALUES(db_date(date_add(today, -15)), db_date(date_add(today, -1)))),
        list);
}

bool store_attestation_ask(struct db *db, uint64_t id, time_t now, bool *is_new)
{
    static const char sql[] =
        "INSERT IGNORE INTO agreement_attestation (application_id, asked_at) VALUES (?, ?)";

    if (!db_run(db, sql, DB_VALUES(db_u64(id), db_instant(now))))
        return false;
    *is_new = db_changed_rows(db) > 0;
    return true;
}
