/* Attestations of placements. */
#include "store/attestation_store.h"

#include "store/columns.h"

static const struct column attested_columns[] = {
    COLUMN(struct attested, made_at, "made_at"),
    COLUMN(struct attested, changed_at, "changed_at"),
    COLUMN(struct attested, attestation.activities, "activities"),
    COLUMN(struct attested, attestation.appreciation, "appreciation"),
    COLUMN(struct attested, attestation.name, "name"),
    COLUMN(struct attested, attestation.title, "title"),
};
static const struct row_type attested_row = ROW_TYPE(struct attested, attested_columns);

bool store_attestation_find(struct db *db, uint64_t id, struct attested *attested)
{
    struct rows *rows =
        row_select(db, &attested_row, ", days FROM agreement_attestation WHERE application_id = ?",
                   DB_VALUES(db_u64(id)));

    *attested = (struct attested){.made_at = 0};
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    row_read(rows, &attested_row, attested);
    attestation_days_read(row_text(rows), &attested->attestation);
    return true;
}

bool store_attestation_save(struct db *db, uint64_t id, const struct attestation *attestation,
                            time_t now, bool *is_first)
{
    static const char sql[] =
        "INSERT INTO agreement_attestation (application_id, made_at, changed_at, days, activities,"
        "                                   appreciation, name, title)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at), days = VALUES(days),"
        "   activities = VALUES(activities),"
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
