/* Towns: what they are called, their postcodes, where they are. */
#include "imports/import_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/identifier.h"

/* The postcodes of a town, parted by spaces or commas. */
static const char *postcodes_save(struct db *db, struct record *record, const char *insee)
{
    static const char sql[] = "INSERT IGNORE INTO commune_postcode (postcode, insee) VALUES (?, ?)";
    char *rest, *part, *copy = pool_strdup(record->pool, record->cells[2]);

    for (part = strtok_r(copy, " ,;|", &rest); part != NULL; part = strtok_r(NULL, " ,;|", &rest)) {
        const char *postcode;

        if (!postcode_read(record->pool, part, &postcode))
            return "not a postcode";
        if (!db_run(db, sql, DB_VALUES(db_text(postcode), db_text(insee))))
            return import_refused;
        if (db_changed_rows(db) > 0 && record->outcome == UNCHANGED)
            record->outcome = CHANGED;
    }
    return NULL;
}

const char *import_commune_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO commune (insee, name, folded_name, population, latitude, longitude)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE name = VALUES(name), folded_name = VALUES(folded_name),"
        "   population = VALUES(population), latitude = VALUES(latitude),"
        "   longitude = VALUES(longitude)";
    /* What is left of a long name in talk: "la baule" of "la baule escoublac". */
    static const char short_name[] =
        "INSERT IGNORE INTO commune_alias (folded_name, insee, kind)"
        " SELECT short, insee, 'short'"
        "   FROM (SELECT insee, folded_name, REGEXP_REPLACE(folded_name,"
        "           '^(?:((?:la|le|les|l|saint|sainte) [^ ]+) .+"
        "|([^ ]+) (?:sur|en|de|des|du|d|sous|les|la|le|l|saint|sainte) .+)$',"
        "           '\\\\1\\\\2') AS short FROM commune WHERE insee = ?) names"
        "  WHERE short <> folded_name AND short <> ''";
    const char *insee = record->cells[0], *name = record->cells[1];
    double population, latitude, longitude;

    if (strlen(insee) != 5)
        return "not an INSEE code";
    if (*name == '\0' || text_length(name) > 100)
        return "the name is empty or too long";
    if (!import_number_read(record->pool, record->cells[3], 0, 1e8, &population) ||
        !import_number_read(record->pool, record->cells[4], -90, 90, &latitude) ||
        !import_number_read(record->pool, record->cells[5], -180, 180, &longitude))
        return "population, latitude or longitude is not a number";
    if (!db_run(db, sql,
                DB_VALUES(db_text(insee), db_text(name),
                          db_text(text_fold_town(record->pool, name)), db_u64((uint64_t)population),
                          db_real(latitude), db_real(longitude))))
        return import_refused;
    import_inserted(db, record, true);
    if (!db_run(db, short_name, DB_VALUES(db_text(insee))))
        return import_refused;
    return postcodes_save(db, record, insee);
}

/* What a town was called before it was joined with others. */
const char *import_former_commune_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO commune_alias (folded_name, insee, name, kind)"
        " SELECT ?, insee, ?, 'former' FROM commune WHERE insee = ? AND folded_name <> ?"
        " ON DUPLICATE KEY UPDATE name = VALUES(name), kind = 'former'";
    const char *name = record->cells[0], *insee = record->cells[1], *folded;

    if (*name == '\0' || text_length(name) > 100)
        return "the name is empty or too long";
    if (strlen(insee) != 5)
        return "not an INSEE code";
    folded = text_fold_town(record->pool, name);
    if (!db_run(db, sql,
                DB_VALUES(db_text(folded), db_text(name), db_text(insee), db_text(folded))))
        return import_refused;
    return import_inserted(db, record, true);
}
