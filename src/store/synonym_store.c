#include "store/synonym_store.h"

#include "base/pool.h"
#include "rules/search_text.h"
#include "store/search_spelling.h"

static bool domains_read(struct db *db, struct pool *pool, struct synonym *synonyms, size_t count)
{
    struct db_value values[DB_LIST_MAX];
    struct rows *rows;

    if (count == 0)
        return true;
    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(synonyms[i].id);
    rows = db_select_list(db, pool,
                          "SELECT synonym_id, domain_id FROM search_synonym_domain"
                          " WHERE synonym_id IN ",
                          "", values, count);
    while (rows != NULL && row_next(rows)) {
        const uint64_t id = row_u64(rows), domain = row_u64(rows);

        for (size_t i = 0; i < count; i++) {
            if (synonyms[i].id == id && synonyms[i].domain_count < SYNONYM_DOMAINS_MAX)
                synonyms[i].domains[synonyms[i].domain_count++] = domain;
        }
    }
    return rows != NULL;
}

bool store_synonyms_find(struct db *db, struct pool *pool, const char *const *keys, size_t count,
                         struct synonym **synonyms, size_t *found)
{
    struct db_value values[DB_LIST_MAX];
    struct rows *rows;

    for (size_t i = 0; i < count; i++)
        values[i] = db_text(keys[i]);
    rows = db_select_list(db, pool,
                          "SELECT id, words, word_key, trades FROM search_synonym"
                          " WHERE NOT is_removed AND word_key IN ",
                          "", values, count);
    *synonyms = pool_array(pool, count, sizeof **synonyms);
    *found = 0;
    while (rows != NULL && *found < count && row_next(rows)) {
        struct synonym *synonym = &(*synonyms)[(*found)++];

        synonym->id = row_u64(rows);
        synonym->words = row_text(rows, pool);
        synonym->key = row_text(rows, pool);
        synonym->trades = row_text(rows, pool);
    }
    return rows != NULL && domains_read(db, pool, *synonyms, *found);
}

bool store_synonyms_beginning(struct db *db, struct pool *pool, const char *const *typed,
                              size_t count, const char **expressions, size_t room, size_t *found)
{
    static const char sql[] = "SELECT words FROM search_synonym"
                              " WHERE word_key >= ? AND word_key < ? AND NOT is_removed"
                              " ORDER BY word_key LIMIT ?";
    const char *first = search_text_key(pool, typed, count - 1);
    const char *key = pool_printf(pool, "%s%s%s", first, count > 1 ? " " : "", typed[count - 1]);
    struct rows *rows =
        db_select(db, sql,
                  DB_VALUES(db_text(key), db_text(pool_printf(pool, "%s\xf4\x8f\xbf\xbf", key)),
                            db_u64(room)));

    *found = 0;
    while (rows != NULL && *found < room && row_next(rows))
        expressions[(*found)++] = row_text(rows, pool);
    return rows != NULL;
}

/* Each word of the expression is found by near spellings. */
static bool words_spell(struct db *db, struct pool *pool, uint64_t id, const char *expression)
{
    const char *words[SYNONYM_WORDS_MAX];
    struct search_word list[SYNONYM_WORDS_MAX];
    const size_t count = search_text_words(pool, expression, words, SYNONYM_WORDS_MAX);

    for (size_t i = 0; i < count; i++)
        list[i] = (struct search_word){.word = words[i], .written = words[i], .place = 0};
    return spelling_drop_synonym(db, id) && spelling_add(db, pool, list, count, id);
}

bool store_synonym_add(struct db *db, struct pool *pool, const struct synonym *synonym, time_t now,
                       bool *is_added)
{
    static const char insert[] =
        "INSERT IGNORE INTO search_synonym (words, word_key, trades, updated_at)"
        " VALUES (?, ?, ?, ?)";
    static const char domain[] =
        "INSERT INTO search_synonym_domain (synonym_id, domain_id) VALUES (?, ?)";
    uint64_t id;

    if (!db_run(db, insert,
                DB_VALUES(db_text(synonym->words), db_text(synonym->key), db_text(synonym->trades),
                          db_instant(now))))
        return false;
    *is_added = db_changed_rows(db) > 0;
    id = db_last_id(db);
    for (size_t i = 0; *is_added && i < synonym->domain_count; i++) {
        if (!db_run(db, domain, DB_VALUES(db_u64(id), db_u64(synonym->domains[i]))))
            return false;
    }
    return !*is_added || words_spell(db, pool, id, synonym->words);
}
