/* Recomputing the hashes of what was signed: stage3ectl check. */
#include <string.h>

#include "store/signature_store.h"

/* Bytes of the next column against the hash in the one after it. */
static bool bytes_agree(struct rows *rows, uint8_t digest[DIGEST_SIZE])
{
    uint8_t computed[DIGEST_SIZE];
    size_t size;
    const char *blob = row_blob(rows, &size);

    crypto_sha256(blob != NULL ? blob : "", size, computed);
    return row_bytes(rows, digest, DIGEST_SIZE) && memcmp(digest, computed, DIGEST_SIZE) == 0;
}

static bool files_check(struct db *db, const char *sql, const char *rule, chain_breach tell,
                        void *user)
{
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    while (rows != NULL && row_next(rows)) {
        const uint64_t id = row_u64(rows);
        uint8_t digest[DIGEST_SIZE];

        if (!bytes_agree(rows, digest))
            tell(user, rule, id);
    }
    return rows != NULL;
}

/* One signature: its place in the chain, and the hash of what it says. */
static void link_check(struct rows *rows, uint64_t id, chain_breach tell, void *user)
{
    struct pool *pool = rows_pool(rows);
    struct chain_link link = {.application_id = id};
    uint8_t expected[DIGEST_SIZE], kept[DIGEST_SIZE], computed[DIGEST_SIZE];
    bool has_expected, has_hashes;

    link.version = row_unsigned(rows);
    link.position = row_unsigned(rows);
    link.kind = row_text(rows);
    link.name = row_text(rows);
    link.typed_name = row_text(rows);
    link.drawn = row_text(rows);
    link.how = row_text(rows);
    link.origin = row_text(rows);
    link.signed_at = row_instant(rows);
    has_expected = row_bytes(rows, expected, DIGEST_SIZE);
    has_hashes = row_bytes(rows, link.document, DIGEST_SIZE) &&
                 row_bytes(rows, link.previous, DIGEST_SIZE) && row_bytes(rows, kept, DIGEST_SIZE);
    link.has_scan = row_bool(rows);
    if (link.has_scan && !bytes_agree(rows, link.scan))
        tell(user, "a scan has the hash that was signed", id);
    chain_hash(pool, &link, computed);
    if (!has_expected || !has_hashes || memcmp(link.previous, expected, DIGEST_SIZE) != 0)
        tell(user, "each signature follows the one before it", id);
    if (memcmp(kept, computed, DIGEST_SIZE) != 0)
        tell(user, "a signature says what was signed", id);
}

bool store_chains_check(struct db *db, chain_breach tell, void *user)
{
    static const char versions[] = "SELECT application_id, pdf, sha256 FROM agreement_version";
    static const char seals[] = "SELECT application_id, pdf, sha256 FROM agreement_seal";
    static const char chain[] =
        "SELECT x.application_id, x.version, x.position, s.kind, s.name, x.typed_name, x.drawn, x.how,"
        "       x.origin, x.signed_at,"
        "       IF(x.position = 1, v.sha256, (SELECT p.hash FROM agreement_signature p"
        "             WHERE p.application_id = x.application_id AND p.version = x.version"
        "               AND p.position = x.position - 1)),"
        "       x.document_sha256, x.previous_hash, x.hash, x.scan IS NOT NULL, x.scan, x.scan_sha256"
        "  FROM agreement_signature x JOIN agreement_signatory s ON s.id = x.signatory_id"
        "       JOIN agreement_version v"
        "         ON v.application_id = x.application_id AND v.version = x.version"
        " ORDER BY x.application_id, x.version, x.position";
    struct rows *rows;

    if (!files_check(db, versions, "a document has its hash", tell, user) ||
        !files_check(db, seals, "a sealed document has its hash", tell, user))
        return false;
    rows = db_select(db, chain, DB_NO_VALUES);
    while (rows != NULL && row_next(rows))
        link_check(rows, row_u64(rows), tell, user);
    return rows != NULL;
}
