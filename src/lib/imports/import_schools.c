/* Schools: what they are, where, how many pupils they have in the third form. */
#include "imports/import_record.h"

#include <string.h>

#include "base/text.h"
#include "rules/identifier.h"
#include "rules/phone.h"
#include "rules/web_address.h"

static const char *priority_code(struct record *record, const char *text)
{
    const char *folded = text_fold(record->pool, text);

    if (*folded == '\0' || strcmp(folded, "none") == 0)
        return "none";
    /* The sign is folded away. */
    if (strchr(text, '+') != NULL || strcmp(folded, "rep plus") == 0)
        return "rep_plus";
    return strcmp(folded, "rep") == 0 ? "rep" : NULL;
}

const char *import_school_save(struct db *db, struct record *record)
{
    static const char sql[] =
        "INSERT INTO school (uai, name, address, postcode, town, sector, priority, phone, email,"
        "                    website)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE name = VALUES(name), address = VALUES(address),"
        "   postcode = VALUES(postcode), town = VALUES(town), sector = VALUES(sector),"
        "   priority = VALUES(priority), phone = VALUES(phone), email = VALUES(email),"
        "   website = VALUES(website)";
    const char *const *cells = record->cells;
    const char *uai, *postcode, *priority = priority_code(record, cells[6]);
    const char *phone = "", *email = "", *website = "";

    if (!uai_read(record->pool, cells[0], &uai))
        return "not a UAI";
    if (*cells[1] == '\0' || text_length(cells[1]) > 160 || text_length(cells[2]) > 200 ||
        *cells[4] == '\0' || text_length(cells[4]) > 100)
        return "name, address or town is empty or too long";
    if (!postcode_read(record->pool, cells[3], &postcode))
        return "not a postcode";
    if (priority == NULL)
        return "the priority is neither REP nor REP+";
    /* What is optional, and wrong in the directory, is left empty rather than the school out. */
    if (*cells[7] == '\0' || !phone_read(record->pool, cells[7], &phone))
        phone = "";
    if (*cells[8] == '\0' || !email_read(record->pool, cells[8], &email))
        email = "";
    if (*cells[9] == '\0' || !website_read(record->pool, cells[9], &website))
        website = "";
    return import_inserted(
        db, record,
        db_run(db, sql,
               DB_VALUES(db_text(uai), db_text(cells[1]), db_text(cells[2]), db_text(postcode),
                         db_text(cells[4]),
                         db_text(text_starts_with(text_fold(record->pool, cells[5]), "priv")
                                     ? "private"
                                     : "public"),
                         db_text(priority), db_text(phone), db_text(email), db_text(website))));
}

/* True if an UPDATE found the school; its row may have been right already. */
static bool school_exists(struct db *db, const char *uai)
{
    struct rows *rows =
        db_select(db, "SELECT 1 FROM school WHERE uai = ?", DB_VALUES(db_text(uai)));

    return rows != NULL && row_next(rows);
}

const char *import_position_save(struct db *db, struct record *record)
{
    static const char sql[] = "UPDATE school SET latitude = ?, longitude = ? WHERE uai = ?";
    const char *uai;
    double latitude, longitude;

    if (!uai_read(record->pool, record->cells[0], &uai))
        return "not a UAI";
    if (*record->cells[1] == '\0') {
        record->outcome = IGNORED; /* the directory does not know */
        return NULL;
    }
    if (!import_number_read(record->pool, record->cells[1], -90, 90, &latitude) ||
        !import_number_read(record->pool, record->cells[2], -180, 180, &longitude))
        return "latitude or longitude is not a number";
    if (!school_exists(db, uai))
        return "no school of that UAI";
    return import_updated(
        db, record,
        db_run(db, sql, DB_VALUES(db_real(latitude), db_real(longitude), db_text(uai))));
}

const char *import_pupils_save(struct db *db, struct record *record)
{
    static const char sql[] = "UPDATE school SET third_form_pupils = ? WHERE uai = ?";
    const char *uai;
    double pupils;

    if (!uai_read(record->pool, record->cells[0], &uai))
        return "not a UAI";
    if (!import_number_read(record->pool, record->cells[1], 0, 10000, &pupils))
        return "not a number of pupils";
    if (!school_exists(db, uai))
        return "no school of that UAI";
    return import_updated(db, record,
                          db_run(db, sql, DB_VALUES(db_u64((uint64_t)pupils), db_text(uai))));
}
