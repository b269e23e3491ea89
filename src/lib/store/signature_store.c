/* Signatures of agreements. */
#include "store/signature_store.h"

#include <string.h>

#include "store/columns.h"

static void file_read(struct rows *rows, struct agreement_file *file)
{
    const char *pdf;

    file->content = row_text(rows);
    pdf = row_blob_copy(rows, &file->size);
    if (pdf != NULL)
        file->pdf = pdf;
    file->is_there = row_bytes(rows, file->sha256, DIGEST_SIZE);
}

bool store_version_find(struct db *db, uint64_t id, unsigned version, struct agreement_file *file)
{
    static const char sql[] = "SELECT content, pdf, sha256 FROM agreement_version"
                              " WHERE application_id = ? AND version = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id), db_u64(version)));

    *file = (struct agreement_file){.content = "", .pdf = ""};
    if (rows != NULL && row_next(rows))
        file_read(rows, file);
    return rows != NULL;
}

bool store_version_insert(struct db *db, uint64_t id, unsigned version,
                          const struct agreement_file *file, struct date keep_until, time_t now)
{
    static const char sql[] =
        "INSERT INTO agreement_version (application_id, version, content, pdf, sha256, made_at,"
        "                               keep_until) VALUES (?, ?, ?, ?, ?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(id), db_u64(version), db_text(file->content),
                            db_bytes(file->pdf, file->size), db_bytes(file->sha256, DIGEST_SIZE),
                            db_instant(now), db_date(keep_until)));
}

static const struct column signatory_columns[] = {
    COLUMN(struct signatory, id, "s.id"),
    COLUMN(struct signatory, application_id, "s.application_id"),
    COLUMN(struct signatory, version, "s.version"),
    COLUMN(struct signatory, kind, "s.kind"),
    COLUMN(struct signatory, name, "s.name"),
    COLUMN(struct signatory, title, "s.title"),
    COLUMN(struct signatory, email, "s.email"),
    COLUMN(struct signatory, mobile, "s.mobile"),
    COLUMN(struct signatory, account_id, "s.account_id"),
    COLUMN(struct signatory, declined_at, "s.declined_at"),
    COLUMN(struct signatory, decline_reason, "s.decline_reason"),
    COLUMN(struct signatory, position, "x.position"),
    COLUMN(struct signatory, signed_at, "x.signed_at"),
    COLUMN(struct signatory, how, "x.how"),
    COLUMN(struct signatory, typed_name, "x.typed_name"),
    COLUMN(struct signatory, drawn, "x.drawn"),
    COLUMN(struct signatory, origin, "x.origin"),
    COLUMN(struct signatory, scan_type, "x.scan_type"),
};
static const struct row_type signatory_row = ROW_TYPE(struct signatory, signatory_columns);

#define SIGNATORIES                                                                                \
    "FROM agreement_signatory s LEFT JOIN agreement_signature x ON x.signatory_id = s.id"

bool store_signatories(struct db *db, uint64_t id, unsigned version,
                       struct signatories *signatories)
{
    static const char rest[] =
        SIGNATORIES " WHERE s.application_id = ? AND s.version = ? ORDER BY s.kind + 0";

    *signatories = (struct signatories){.count = 0};
    if (!row_list(db, &signatory_row, rest, DB_VALUES(db_u64(id), db_u64(version)),
                  &signatories->list, &signatories->count))
        return false;
    for (size_t i = 0; i < signatories->count; i++) {
        signatories->signed_count += signatories->list[i].position > 0;
        signatories->is_declined |= signatories->list[i].declined_at != 0;
    }
    return true;
}

/* What programs may read that do not know who signs. */
static const struct column told_columns[] = {
    COLUMN(struct signatory, application_id, "s.application_id"),
    COLUMN(struct signatory, kind, "s.kind"),
    COLUMN(struct signatory, email, "s.email"),
};
static const struct row_type told_row = ROW_TYPE(struct signatory, told_columns);

bool store_signatories_by_link(struct db *db, uint64_t id, struct signatories *signatories)
{
    static const char rest[] =
        "FROM agreement_signatory s"
        "       JOIN agreement g ON g.application_id = s.application_id AND g.version = s.version"
        " WHERE s.application_id = ? AND s.account_id IS NULL AND s.email <> ''";

    *signatories = (struct signatories){.count = 0};
    return row_list(db, &told_row, rest, DB_VALUES(db_u64(id)), &signatories->list,
                    &signatories->count);
}

bool store_signatory_of_link(struct db *db, const uint8_t link[DIGEST_SIZE],
                             struct signatory *signatory)
{
    return row_find(db, &signatory_row, SIGNATORIES " WHERE s.link_hash = ?",
                    DB_VALUES(db_bytes(link, DIGEST_SIZE)), signatory);
}

bool store_signatures_awaited(struct db *db, uint64_t account_id, size_t limit,
                              struct signatories *signatories)
{
    static const char rest[] = SIGNATORIES
        "       JOIN agreement g ON g.application_id = s.application_id AND g.version = s.version"
        "       JOIN application a ON a.id = s.application_id"
        " WHERE s.account_id = ? AND g.state = 'to_sign' AND x.signatory_id IS NULL"
        "   AND NOT EXISTS (SELECT 1 FROM agreement_signatory d"
        "       WHERE d.application_id = s.application_id AND d.version = s.version"
        "         AND d.declined_at IS NOT NULL)"
        " ORDER BY a.monday, s.application_id, s.kind + 0 LIMIT ?";

    *signatories = (struct signatories){.count = 0};
    return row_list(db, &signatory_row, rest, DB_VALUES(db_u64(account_id), db_u64(limit)),
                    &signatories->list, &signatories->count);
}

bool store_signatory_of_account(struct db *db, uint64_t id, uint64_t account_id,
                                struct signatory *signatory)
{
    return row_find(db, &signatory_row, SIGNATORIES " WHERE s.id = ? AND s.account_id = ?",
                    DB_VALUES(db_u64(id), db_u64(account_id)), signatory);
}

/* The account that a signatory signs in, if there is one. */
static bool account_of(struct db *db, const struct signatory *signatory, uint64_t *account_id)
{
    static const char sql[] =
        "SELECT c.id FROM application a JOIN offer o ON o.id = a.offer_id"
        "       JOIN pupil p ON p.account_id = a.pupil_id JOIN account c ON c.state = 'active'"
        " WHERE a.id = ? AND"
        "       ((? = 'pupil' AND c.id = a.pupil_id)"
        "        OR (? = 'host' AND c.email = ? AND c.role = 'employer' AND c.id IN"
        "            (SELECT m.account_id FROM employer_member m"
        "              WHERE m.employer_id = o.employer_id))"
        "        OR (? IN ('school', 'teacher') AND c.email = ? AND c.role = 'school' AND c.id IN"
        "            (SELECT m.account_id FROM school_member m WHERE m.school_id = p.school_id)))"
        " LIMIT 1";
    const struct db_value kind = db_text(signatory->kind), email = db_text(signatory->email);
    struct rows *rows = db_select(
        db, sql, DB_VALUES(db_u64(signatory->application_id), kind, kind, email, kind, email));

    *account_id = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

bool store_signatory_insert(struct db *db, const struct signatory *signatory, uint64_t *id,
                            uint64_t *account_id)
{
    static const char sql[] =
        "INSERT INTO agreement_signatory (application_id, version, kind, name, title, email,"
        "                                 mobile, account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    if (!account_of(db, signatory, account_id) ||
        !db_run(db, sql,
                DB_VALUES(db_u64(signatory->application_id), db_u64(signatory->version),
                          db_text(signatory->kind), db_text(signatory->name),
                          db_text(signatory->title), db_text(signatory->email),
                          db_text(signatory->mobile != NULL ? signatory->mobile : ""),
                          db_id(*account_id))))
        return false;
    *id = db_last_id(db);
    return true;
}

bool store_signatory_link(struct db *db, uint64_t id, const char *email,
                          const uint8_t link[DIGEST_SIZE])
{
    static const char sql[] =
        "UPDATE agreement_signatory SET email = ?, link_hash = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_text(email), db_bytes(link, DIGEST_SIZE), db_u64(id)));
}

bool store_signatory_decline(struct db *db, uint64_t id, const char *reason, time_t now)
{
    static const char sql[] =
        "UPDATE agreement_signatory SET declined_at = ?, decline_reason = ? WHERE id = ?";

    return db_run(db, sql, DB_VALUES(db_instant(now), db_text(reason), db_u64(id)));
}

bool store_chain_end(struct db *db, uint64_t id, unsigned version, uint8_t hash[DIGEST_SIZE],
                     unsigned *position)
{
    static const char sql[] = "SELECT position, hash FROM agreement_signature"
                              " WHERE application_id = ? AND version = ?"
                              " ORDER BY position DESC LIMIT 1";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id), db_u64(version)));

    *position = 0;
    if (rows == NULL || !row_next(rows))
        return rows != NULL;
    *position = row_unsigned(rows);
    return row_bytes(rows, hash, DIGEST_SIZE);
}

static bool document_of(struct db *db, const struct chain_link *link, uint8_t sha256[DIGEST_SIZE])
{
    static const char sql[] =
        "SELECT sha256 FROM agreement_version WHERE application_id = ? AND version = ?";
    struct rows *rows =
        db_select(db, sql, DB_VALUES(db_u64(link->application_id), db_u64(link->version)));

    return rows != NULL && row_next(rows) && row_bytes(rows, sha256, DIGEST_SIZE);
}

bool store_signature_insert(struct db *db, struct signature *signature)
{
    static const char sql[] =
        "INSERT INTO agreement_signature (signatory_id, application_id, version, position,"
        "       signed_at, how, typed_name, drawn, origin, account_id, scan, scan_type, document_sha256,"
        "       scan_sha256, previous_hash, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    struct pool *pool = db_pool(db);
    struct chain_link *link = &signature->link;
    uint8_t hash[DIGEST_SIZE];

    link->has_scan = signature->scan != NULL;
    if (link->has_scan)
        crypto_sha256(signature->scan, signature->scan_size, link->scan);
    if (!document_of(db, link, link->document) ||
        !store_chain_end(db, link->application_id, link->version, link->previous, &link->position))
        return false;
    if (link->position++ == 0)
        memcpy(link->previous, link->document, DIGEST_SIZE);
    chain_hash(pool, link, hash);
    return db_run(
        db, sql,
        DB_VALUES(db_u64(signature->signatory_id), db_u64(link->application_id),
                  db_u64(link->version), db_u64(link->position), db_instant(link->signed_at),
                  db_text(link->how), db_text(link->typed_name),
                  db_text(link->drawn != NULL ? link->drawn : ""), db_text(link->origin),
                  db_id(signature->account_id),
                  link->has_scan ? db_bytes(signature->scan, signature->scan_size) : db_null(),
                  db_text(link->has_scan ? signature->scan_type : ""),
                  db_bytes(link->document, DIGEST_SIZE),
                  link->has_scan ? db_bytes(link->scan, DIGEST_SIZE) : db_null(),
                  db_bytes(link->previous, DIGEST_SIZE), db_bytes(hash, DIGEST_SIZE)));
}

bool store_scan_find(struct db *db, uint64_t id, unsigned version, const char *kind,
                     const char **bytes, size_t *size, const char **type)
{
    static const char sql[] =
        "SELECT x.scan, x.scan_type FROM agreement_signature x"
        "       JOIN agreement_signatory s ON s.id = x.signatory_id"
        " WHERE x.application_id = ? AND x.version = ? AND s.kind = ? AND x.scan IS NOT NULL";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id), db_u64(version), db_text(kind)));

    *size = 0;
    if (rows != NULL && row_next(rows)) {
        *bytes = row_blob_copy(rows, size);
        *type = row_text(rows);
    }
    return rows != NULL;
}

bool store_seal_find(struct db *db, uint64_t id, unsigned version, struct agreement_file *file)
{
    static const char sql[] = "SELECT '', pdf, sha256 FROM agreement_seal"
                              " WHERE application_id = ? AND version = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(id), db_u64(version)));

    *file = (struct agreement_file){.content = "", .pdf = ""};
    if (rows != NULL && row_next(rows))
        file_read(rows, file);
    return rows != NULL;
}

bool store_seal_insert(struct db *db, uint64_t id, unsigned version,
                       const struct agreement_file *file, const uint8_t chain[DIGEST_SIZE],
                       time_t now)
{
    static const char sql[] =
        "INSERT IGNORE INTO agreement_seal (application_id, version, pdf, sha256, chain_hash,"
        "                                   sealed_at) VALUES (?, ?, ?, ?, ?, ?)";

    return db_run(db, sql,
                  DB_VALUES(db_u64(id), db_u64(version), db_bytes(file->pdf, file->size),
                            db_bytes(file->sha256, DIGEST_SIZE), db_bytes(chain, DIGEST_SIZE),
                            db_instant(now)));
}

static const struct column authentic_columns[] = {
    COLUMN(struct authentic, id, "v.application_id"),
    COLUMN(struct authentic, version, "v.version"),
    COLUMN(struct authentic, current_version, "g.version"),
    COLUMN(struct authentic, state, "g.state + 0"),
    COLUMN(struct authentic, is_sealed, "z.sha256 = ?"),
    COLUMN(struct authentic, sealed_at, "z.sealed_at"),
};
static const struct row_type authentic_row = ROW_TYPE(struct authentic, authentic_columns);

bool store_authentic_find(struct db *db, uint64_t id, const uint8_t digest[DIGEST_SIZE],
                          struct authentic *authentic)
{
    static const char sql[] =
        "FROM agreement_version v JOIN agreement g ON g.application_id = v.application_id"
        "       LEFT JOIN agreement_seal z"
        "              ON z.application_id = v.application_id AND z.version = v.version"
        " WHERE (? = 0 OR v.application_id = ?)"
        "   AND (v.application_id, v.version) IN"
        "       (SELECT d.application_id, d.version FROM agreement_version d WHERE d.sha256 = ?"
        "        UNION SELECT d.application_id, d.version FROM agreement_seal d"
        "               WHERE d.sha256 = ? OR (d.application_id = ? AND d.chain_hash = ?)) LIMIT 1";
    const struct db_value hash = db_bytes(digest, DIGEST_SIZE), number = db_u64(id);

    return row_find(db, &authentic_row, sql,
                    DB_VALUES(hash, number, number, hash, hash, number, hash), authentic);
}
