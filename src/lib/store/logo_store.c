/* The tables employer_logo and logo_image. */
#include "store/logo_store.h"

#include "base/crypto.h"
#include "base/pool.h"

bool store_image_turn_take(struct db *db, bool *is_ours)
{
    struct rows *rows = db_select(db, "SELECT GET_LOCK('stage3e-image', 0)", DB_NO_VALUES);

    *is_ours = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_image_turn_end(struct db *db)
{
    return db_select(db, "SELECT RELEASE_LOCK('stage3e-image')", DB_NO_VALUES) != NULL;
}

bool store_logo_set(struct db *db, uint64_t employer_id, const void *png, size_t size, time_t now)
{
    static const char sql[] =
        "REPLACE INTO employer_logo (employer_id, image, updated_at) VALUES (?, ?, ?)";

    return db_run(db, sql, DB_VALUES(db_u64(employer_id), db_bytes(png, size), db_instant(now)));
}

bool store_logo_remove(struct db *db, uint64_t employer_id)
{
    static const char sql[] = "DELETE FROM employer_logo WHERE employer_id = ?";

    return db_run(db, sql, DB_VALUES(db_u64(employer_id)));
}

/* Of a row with its length and the image; size 0: no row. */
static bool png_read(struct rows *rows, const char **png, size_t *size)
{
    *size = 0;
    *png = "";
    if (rows != NULL && row_next(rows)) {
        *size = (size_t)row_u64(rows);
        *png = row_text(rows);
    }
    return rows != NULL;
}

bool store_logo_find(struct db *db, uint64_t employer_id, const char **png, size_t *size)
{
    static const char sql[] =
        "SELECT LENGTH(image), image FROM employer_logo WHERE employer_id = ?";

    return png_read(db_select(db, sql, DB_VALUES(db_u64(employer_id))), png, size);
}

static const char *hexadecimal(struct pool *pool, const uint8_t digest[DIGEST_SIZE])
{
    const char *text = "";

    for (size_t i = 0; i < DIGEST_SIZE; i++)
        text = pool_printf(pool, "%s%02x", text, digest[i]);
    return text;
}

bool store_logo_image_keep(struct db *db, const void *png, size_t size, time_t now,
                           const char **name)
{
    static const char sql[] = "INSERT INTO logo_image (sha256, image, sent_at) VALUES (?, ?, ?)"
                              " ON DUPLICATE KEY UPDATE sent_at = VALUES(sent_at)";
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(png, size, digest);
    *name = hexadecimal(db_pool(db), digest);
    return db_run(db, sql,
                  DB_VALUES(db_bytes(digest, sizeof digest), db_bytes(png, size), db_instant(now)));
}

bool store_logo_image_find(struct db *db, const char *name, bool of_offers_only, const char **png,
                           size_t *size)
{
    static const char sql[] =
        "SELECT LENGTH(image), image FROM logo_image WHERE sha256 = UNHEX(?)"
        "   AND (NOT ? OR EXISTS (SELECT 1 FROM offer o WHERE o.logo_sha256 = logo_image.sha256"
        "                            AND o.state <> 'to_activate'))";

    return png_read(db_select(db, sql, DB_VALUES(db_text(name), db_bool(of_offers_only))), png,
                    size);
}
