#include "store/synonym_store.h"

#include "base/pool.h"
#include "rules/search_text.h"
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

bool store_synonyms_all(struct db *db, struct synonym **synonyms, size_t *count)
{
    static const char sql[] = "SELECT id, words, word_key, trades FROM search_synonym"
                              " WHERE NOT is_removed ORDER BY word_key";
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);
    struct pool *pool = db_pool(db);
    size_t room = 0;

    *synonyms = NULL;
    *count = 0;
    while (rows != NULL && row_next(rows)) {
        struct synonym *synonym;

        pool_make_room(pool, *synonyms, *count, room);
        synonym = &(*synonyms)[(*count)++];
        *synonym = (struct synonym){.id = row_u64(rows)};
        synonym->words = row_text(rows);
        synonym->key = row_text(rows);
        synonym->trades = row_text(rows);
    }
    return rows != NULL && domains_read(db, *synonyms, *count);
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

bool store_synonym_add(struct db *db, const struct synonym *synonym, time_t now, bool *is_added)
{
    static const char insert[] =
        "INSERT IGNORE INTO search_synonym (words, word_key, trades, updated_at)"
        " VALUES (?, ?, ?, ?)";
    uint64_t id;

    if (!db_run(db, insert,
                DB_VALUES(db_text(synonym->words), db_text(synonym->key), db_text(synonym->trades),
                          db_instant(now))))
        return false;
    *is_added = db_changed_rows(db) > 0;
    id = db_last_id(db);
    return !*is_added || (domains_write(db, id, synonym) && words_spell(db, id, synonym->words));
}

#define LISTED                                                                                     \
    "SELECT s.id, s.words, s.trades, COALESCE((SELECT GROUP_CONCAT(d.name ORDER BY d.name"         \
    "         SEPARATOR '\n') FROM search_synonym_domain sd JOIN domain d ON d.id = sd.domain_id"  \
    "  WHERE sd.synonym_id = s.id), '') FROM search_synonym s WHERE NOT s.is_removed"

static struct synonym_listed listed_read(struct rows *rows)
{
    struct synonym_listed synonym = {.id = row_u64(rows)};

    synonym.words = row_text(rows);
    synonym.trades = row_text(rows);
    synonym.domains = row_text(rows);
    return synonym;
}

bool store_synonyms(struct db *db, const char *text, struct synonym_listed **list, size_t *count,
                    size_t *total)
{
    static const char sql[] = LISTED " AND (? OR INSTR(s.words, ?) OR INSTR(s.trades, ?))"
                                     " ORDER BY s.words LIMIT ?";
    static const char counting[] =
        "SELECT COUNT(*) FROM search_synonym s"
        " WHERE NOT s.is_removed AND (? OR INSTR(s.words, ?) OR INSTR(s.trades, ?))";
    struct pool *pool = db_pool(db);
    const struct db_value all = db_bool(*text == '\0'), typed = db_text(text);
    struct rows *rows =
        db_select(db, sql, DB_VALUES(all, typed, typed, db_u64(SYNONYMS_LISTED_MAX)));

    *list = pool_array(pool, SYNONYMS_LISTED_MAX, sizeof **list);
    *count = *total = 0;
    while (rows != NULL && *count < SYNONYMS_LISTED_MAX && row_next(rows))
        (*list)[(*count)++] = listed_read(rows);
    if (rows == NULL)
        return false;
    rows = db_select(db, counting, DB_VALUES(all, typed, typed));
    if (rows == NULL || !row_next(rows))
        return false;
    *total = (size_t)row_u64(rows);
    return true;
}

bool store_synonym_find(struct db *db, uint64_t id, struct synonym_listed *synonym)
{
    struct rows *rows = db_select(db, LISTED " AND s.id = ?", DB_VALUES(db_u64(id)));

    *synonym = (struct synonym_listed){.id = 0};
    if (rows != NULL && row_next(rows))
        *synonym = listed_read(rows);
    return rows != NULL;
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
                                 "   updated_at = ? WHERE id = ?";
    static const char insert[] =
        "INSERT INTO search_synonym (words, word_key, trades, updated_at) VALUES (?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), words = VALUES(words),"
        "   trades = VALUES(trades), updated_at = VALUES(updated_at), is_removed = FALSE";
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
    static const char clear[] = "DELETE FROM search_synonym_domain WHERE synonym_id = ?";

    return row_set(db, synonym, now, id) && db_run(db, clear, DB_VALUES(db_u64(*id))) &&
           domains_write(db, *id, synonym) && words_spell(db, *id, synonym->words);
}

bool store_synonym_remove(struct db *db, uint64_t id)
{
    return db_run(db, "UPDATE search_synonym SET is_removed = TRUE WHERE id = ?",
                  DB_VALUES(db_u64(id))) &&
           spelling_drop_synonym(db, id);
}
