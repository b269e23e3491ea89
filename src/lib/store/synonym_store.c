#include "store/synonym_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "rules/search_text.h"
#include "store/columns.h"
#include "store/search_spelling.h"

static struct synonym *synonym_of(struct synonym *synonyms, size_t count, uint64_t id)
{
    for (size_t i = 0; i < count; i++) {
        if (synonyms[i].id == id)
            return &synonyms[i];
    }
    return NULL;
}

static bool domains_read(struct db *db, struct synonym *synonyms, size_t count)
{
    struct rows *rows =
        db_select(db, "SELECT synonym_id, domain_id FROM search_synonym_domain", DB_NO_VALUES);

    while (rows != NULL && row_next(rows)) {
        struct synonym *synonym = synonym_of(synonyms, count, row_u64(rows));

        if (synonym != NULL && synonym->domain_count < SYNONYM_DOMAINS_MAX)
            synonym->domains[synonym->domain_count++] = row_u64(rows);
    }
    return rows != NULL;
}

static const struct column synonym_columns[] = {
    COLUMN(struct synonym, id, "id"),
    COLUMN(struct synonym, words, "words"),
    COLUMN(struct synonym, key, "word_key"),
    COLUMN(struct synonym, trades, "trades"),
};
static const struct row_type synonym_row = ROW_TYPE(struct synonym, synonym_columns);

bool store_synonyms_all(struct db *db, struct synonym **synonyms, size_t *count)
{
    return row_list(db, &synonym_row, "FROM search_synonym WHERE NOT is_removed ORDER BY word_key",
                    DB_NO_VALUES, synonyms, count) &&
           domains_read(db, *synonyms, *count);
}

bool store_synonyms_beginning(struct db *db, const char *const *typed, size_t count,
                              const char **expressions, size_t room, size_t *found)
{
    static const char sql[] = "SELECT words FROM search_synonym"
                              " WHERE word_key >= ? AND word_key < ? AND NOT is_removed"
                              " ORDER BY word_key LIMIT ?";
    struct pool *pool = db_pool(db);
    const char *first = search_text_key(pool, typed, count - 1);
    const char *key = pool_printf(pool, "%s%s%s", first, count > 1 ? " " : "", typed[count - 1]);
    struct rows *rows =
        db_select(db, sql,
                  DB_VALUES(db_text(key), db_text(pool_printf(pool, "%s\xf4\x8f\xbf\xbf", key)),
                            db_u64(room)));

    *found = 0;
    while (rows != NULL && *found < room && row_next(rows))
        expressions[(*found)++] = row_text(rows);
    return rows != NULL;
}

/* Each word of the expression is found by near spellings. */
static bool words_spell(struct db *db, uint64_t id, const char *expression)
{
    struct pool *pool = db_pool(db);
    const char *words[SYNONYM_WORDS_MAX];
    struct search_word list[SYNONYM_WORDS_MAX];
    const size_t count = search_text_words(pool, expression, words, SYNONYM_WORDS_MAX);

    for (size_t i = 0; i < count; i++)
        list[i] = (struct search_word){.word = words[i], .written = words[i], .place = 0};
    return spelling_drop_synonym(db, id) && spelling_add(db, list, count, id);
}

static bool domains_write(struct db *db, uint64_t id, const struct synonym *synonym)
{
    static const char sql[] =
        "INSERT INTO search_synonym_domain (synonym_id, domain_id) VALUES (?, ?)";

    for (size_t i = 0; i < synonym->domain_count; i++) {
        if (!db_run(db, sql, DB_VALUES(db_u64(id), db_u64(synonym->domains[i]))))
            return false;
    }
    return true;
}

static bool domains_rewrite(struct db *db, uint64_t id, const struct synonym *synonym)
{
    static const char clear[] = "DELETE FROM search_synonym_domain WHERE synonym_id = ?";

    return db_run(db, clear, DB_VALUES(db_u64(id))) && domains_write(db, id, synonym);
}

static int by_number(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

    return (left > right) - (left < right);
}

/* Their numbers in order, as the database lists them. */
static const char *domains_listed(struct pool *pool, const struct synonym *synonym)
{
    uint64_t domains[SYNONYM_DOMAINS_MAX];
    const char *list = "";

    memcpy(domains, synonym->domains, sizeof domains);
    qsort(domains, synonym->domain_count, sizeof *domains, by_number);
    for (size_t i = 0; i < synonym->domain_count; i++)
        list =
            pool_printf(pool, "%s%s%llu", list, i > 0 ? "," : "", (unsigned long long)domains[i]);
    return list;
}

/* The number of the one with that key, if it is to be renewed; 0: none. What this loading wrote
 * before stays: of two with one key the first counts. */
static bool outdated_find(struct db *db, const struct synonym *synonym, time_t now, uint64_t *id)
{
    static const char sql[] =
        "SELECT s.id FROM search_synonym s"
        " WHERE s.word_key = ? AND NOT s.is_own AND NOT s.is_removed AND s.updated_at < ?"
        "   AND (s.trades <> ? OR COALESCE((SELECT GROUP_CONCAT(d.domain_id ORDER BY d.domain_id)"
        "     FROM search_synonym_domain d WHERE d.synonym_id = s.id), '') <> ?)";
    struct rows *rows =
        db_select(db, sql,
                  DB_VALUES(db_text(synonym->key), db_instant(now), db_text(synonym->trades),
                            db_text(domains_listed(db_pool(db), synonym))));

    *id = rows != NULL && row_next(rows) ? row_u64(rows) : 0;
    return rows != NULL;
}

static bool renew(struct db *db, uint64_t id, const struct synonym *synonym, time_t now)
{
    static const char change[] =
        "UPDATE search_synonym SET words = ?, trades = ?, updated_at = ? WHERE id = ?";

    return db_run(db, change,
                  DB_VALUES(db_text(synonym->words), db_text(synonym->trades), db_instant(now),
                            db_u64(id))) &&
           domains_rewrite(db, id, synonym) && words_spell(db, id, synonym->words);
}

bool store_synonym_load(struct db *db, const struct synonym *synonym, time_t now,
                        enum synonym_loaded *loaded)
{
    static const char insert[] =
        "INSERT IGNORE INTO search_synonym (words, word_key, trades, updated_at)"
        " VALUES (?, ?, ?, ?)";
    uint64_t id;

    if (!db_run(db, insert,
                DB_VALUES(db_text(synonym->words), db_text(synonym->key), db_text(synonym->trades),
                          db_instant(now))))
        return false;
    *loaded = db_changed_rows(db) > 0 ? SYNONYM_ADDED : SYNONYM_KEPT;
    if (*loaded == SYNONYM_ADDED) {
        id = db_last_id(db);
        return domains_write(db, id, synonym) && words_spell(db, id, synonym->words);
    }
    if (!outdated_find(db, synonym, now, &id))
        return false;
    if (id != 0)
        *loaded = SYNONYM_RENEWED;
    return id == 0 || renew(db, id, synonym, now);
}

static const struct column listed_columns[] = {
    COLUMN(struct synonym_listed, id, "s.id"),
    COLUMN(struct synonym_listed, words, "s.words"),
    COLUMN(struct synonym_listed, trades, "s.trades"),
    COLUMN(struct synonym_listed, domains,
           "(SELECT GROUP_CONCAT(d.name ORDER BY d.name SEPARATOR '\\n')"
           "   FROM search_synonym_domain sd JOIN domain d ON d.id = sd.domain_id"
           "  WHERE sd.synonym_id = s.id)"),
};
static const struct row_type listed_row = ROW_TYPE(struct synonym_listed, listed_columns);

#define LISTED "FROM search_synonym s WHERE NOT s.is_removed"

bool store_synonyms(struct db *db, const char *text, struct synonym_listed **list, size_t *count,
                    size_t *total)
{
#define ASKED LISTED " AND (? OR INSTR(s.words, ?) OR INSTR(s.trades, ?))"
    const struct db_value all = db_bool(*text == '\0'), typed = db_text(text);

    return row_list(db, &listed_row, ASKED " ORDER BY s.words LIMIT ?",
                    DB_VALUES(all, typed, typed, db_u64(SYNONYMS_LISTED_MAX)), list, count) &&
           row_number(db, "SELECT COUNT(*) " ASKED, DB_VALUES(all, typed, typed), total);
#undef ASKED
}

bool store_synonym_find(struct db *db, uint64_t id, struct synonym_listed *synonym)
{
    return row_find(db, &listed_row, LISTED " AND s.id = ?", DB_VALUES(db_u64(id)), synonym);
}

bool store_synonym_is_taken(struct db *db, const char *key, uint64_t id, bool *is_taken)
{
    static const char sql[] =
        "SELECT 1 FROM search_synonym WHERE word_key = ? AND id <> ? AND NOT is_removed";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_text(key), db_u64(id)));

    *is_taken = rows != NULL && row_next(rows);
    return rows != NULL;
}

/* One that was removed leaves its key to the one that is changed into it. */
static bool row_set(struct db *db, const struct synonym *synonym, time_t now, uint64_t *id)
{
    static const char clear[] =
        "DELETE FROM search_synonym WHERE word_key = ? AND id <> ? AND is_removed";
    static const char change[] = "UPDATE search_synonym SET words = ?, word_key = ?, trades = ?,"
                                 "   updated_at = ?, is_own = TRUE WHERE id = ?";
    static const char insert[] =
        "INSERT INTO search_synonym (words, word_key, trades, updated_at, is_own)"
        " VALUES (?, ?, ?, ?, TRUE)"
        " ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), words = VALUES(words),"
        "   trades = VALUES(trades), updated_at = VALUES(updated_at), is_own = TRUE,"
        "   is_removed = FALSE";
    const struct db_value words = db_text(synonym->words), key = db_text(synonym->key),
                          trades = db_text(synonym->trades), at = db_instant(now);

    *id = synonym->id;
    if (synonym->id != 0)
        return db_run(db, clear, DB_VALUES(key, db_u64(synonym->id))) &&
               db_run(db, change, DB_VALUES(words, key, trades, at, db_u64(synonym->id)));
    if (!db_run(db, insert, DB_VALUES(words, key, trades, at)))
        return false;
    *id = db_last_id(db);
    return true;
}

bool store_synonym_set(struct db *db, const struct synonym *synonym, time_t now, uint64_t *id)
{
    return row_set(db, synonym, now, id) && domains_rewrite(db, *id, synonym) &&
           words_spell(db, *id, synonym->words);
}

bool store_synonym_remove(struct db *db, uint64_t id)
{
    return db_run(db, "UPDATE search_synonym SET is_removed = TRUE WHERE id = ?",
                  DB_VALUES(db_u64(id))) &&
           spelling_drop_synonym(db, id);
}
