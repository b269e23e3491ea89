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
        " ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at), days = VALUES(days), activities = VALUES(activities),"
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
