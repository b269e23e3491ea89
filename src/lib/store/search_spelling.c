#include "store/search_spelling.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/search_spelling.h"
#include "rules/search_text.h"

enum { WORDS_AT_ONCE = 500, PLACE_TEXT = 2, PLACE_EVERYDAY = 0 };

/* The keys of some words as JSON: letters, capitals and digits only, nothing to escape. */
static const char *keys_json(struct pool *pool, const struct search_word *words, size_t count)
{
    const size_t room = count * SPELLING_KEYS_MAX * (2 * TERM_LENGTH_MAX + 8) + 3;
    char *json = pool_alloc_unset(pool, room), *end = json;
    bool is_first = true;

    *end++ = '[';
    for (size_t i = 0; i < count; i++) {
        struct terms keys = {0};

        if (!spelling_can_be_wrong(words[i].word))
            continue;
        spelling_keys(pool, words[i].word, words[i].place == PLACE_TEXT, &keys);
        for (size_t k = 0; k < keys.count; k++) {
            if (!is_first)
                *end++ = ',';
            is_first = false;
            end = stpcpy(end, "[\"");
            end = stpcpy(end, keys.list[k]);
            end = stpcpy(end, "\",\"");
            end = stpcpy(end, words[i].word);
            end = stpcpy(end, "\"]");
        }
    }
    *end++ = ']';
    *end = '\0';
    return json;
}

bool spelling_add(struct db *db, const struct search_word *words, size_t count, uint64_t synonym_id)
{
    static const char sql[] =
        "INSERT IGNORE INTO search_spelling (spelling_key, word, synonym_id)"
        " SELECT j.spelling_key, j.word, ? FROM JSON_TABLE(?, '$[*]' COLUMNS ("
        "   spelling_key VARCHAR(32) PATH '$[0]', word VARCHAR(32) PATH '$[1]')) AS j";
    struct pool *pool = db_pool(db);

    for (size_t done = 0; done < count; done += WORDS_AT_ONCE) {
        const size_t some = count - done < WORDS_AT_ONCE ? count - done : WORDS_AT_ONCE;

        if (!db_run(db, sql,
                    DB_VALUES(db_u64(synonym_id), db_text(keys_json(pool, words + done, some)))))
            return false;
    }
    return true;
}

bool spelling_drop_family(struct db *db, const char *root)
{
    static const char sql[] =
        "DELETE s FROM search_spelling s JOIN search_word w ON w.word = s.word"
        " WHERE w.root = ? AND s.synonym_id = 0";

    return db_run(db, sql, DB_VALUES(db_text(root)));
}

bool spelling_drop_synonym(struct db *db, uint64_t synonym_id)
{
    return db_run(db, "DELETE FROM search_spelling WHERE synonym_id = ?",
                  DB_VALUES(db_u64(synonym_id)));
}

bool spelling_find(struct db *db, const char *typed, const char **word)
{
    struct pool *pool = db_pool(db);
    struct db_value values[DB_LIST_MAX];
    struct terms keys = {0};
    struct rows *rows;
    int best = -1;

    _Static_assert((int)SPELLING_KEYS_MAX <= (int)DB_LIST_MAX, "one statement");
    *word = NULL;
    if (!spelling_can_be_wrong(typed))
        return true;
    spelling_keys(pool, typed, false, &keys);
    for (size_t i = 0; i < keys.count; i++)
        values[i] = db_text(keys.list[i]);
    rows = db_select_list(db,
                          "SELECT s.word, MIN(IF(s.synonym_id = 0, COALESCE(w.place, 2), 0))"
                          "  FROM search_spelling s LEFT JOIN search_word w ON w.word = s.word"
                          " WHERE s.spelling_key IN ",
                          " GROUP BY s.word ORDER BY s.word LIMIT 400", values, keys.count);
    while (rows != NULL && row_next(rows)) {
        const char *candidate = row_text(rows);
        const int cost = spelling_cost(pool, typed, candidate, row_unsigned(rows));

        if (strcmp(candidate, typed) == 0) {
            *word = candidate;
            return true;
        }
        if (cost >= 0 && (best < 0 || cost < best)) {
            best = cost;
            *word = candidate;
        }
    }
    return rows != NULL;
}

/* A word within an everyday expression, as it is written there. */
static const char *within(struct pool *pool, const char *expression, const char *word)
{
    const char *rest = expression, *written;

    while ((written = search_text_next(pool, &rest)) != NULL) {
        if (strcmp(text_fold(pool, written), word) == 0)
            return written;
    }
    return word;
}

bool spelling_written(struct db *db, const char *word, const char **written)
{
    static const char of_offers[] = "SELECT written FROM search_word WHERE word = ?";
    static const char of_synonyms[] =
        "SELECT y.words FROM search_spelling s JOIN search_synonym y ON y.id = s.synonym_id"
        " WHERE s.word = ? AND s.synonym_id > 0 LIMIT 1";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, of_offers, DB_VALUES(db_text(word)));

    *written = word;
    if (rows == NULL)
        return false;
    if (row_next(rows)) {
        *written = row_text(rows);
        return true;
    }
    rows = db_select(db, of_synonyms, DB_VALUES(db_text(word)));
    if (rows != NULL && row_next(rows))
        *written = within(pool, row_text(rows), word);
    return rows != NULL;
}
