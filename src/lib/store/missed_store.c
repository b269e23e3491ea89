#include "store/missed_store.h"

#include "base/pool.h"

bool store_missed_add(struct db *db, const char *word, struct date today)
{
    static const char sql[] =
        "INSERT INTO search_missed (word, times, last_on)"
        " SELECT ?, 1, ? FROM DUAL"
        "  WHERE (SELECT COUNT(*) FROM search_missed) < 5000"
        "     OR EXISTS (SELECT 1 FROM search_missed WHERE word = ?)"
        " ON DUPLICATE KEY UPDATE times = times + 1, last_on = VALUES(last_on)";

    return db_run(db, sql, DB_VALUES(db_text(word), db_date(today), db_text(word)));
}

bool store_missed(struct db *db, struct missed **list, size_t *count)
{
    static const char sql[] =
        "SELECT m.word, m.times, m.last_on FROM search_missed m"
        " WHERE NOT EXISTS (SELECT 1 FROM search_missed l"
        "                    WHERE l.word LIKE CONCAT(m.word, '_%') AND l.times >= m.times)"
        " ORDER BY m.times DESC, m.last_on DESC, m.word LIMIT ?";
    struct pool *pool = db_pool(db);
    struct rows *rows = db_select(db, sql, DB_VALUES(db_u64(MISSED_LISTED_MAX)));

    *list = pool_array(pool, MISSED_LISTED_MAX, sizeof **list);
    *count = 0;
    while (rows != NULL && *count < MISSED_LISTED_MAX && row_next(rows)) {
        struct missed *missed = &(*list)[(*count)++];

        missed->word = row_text(rows);
        missed->times = row_u64(rows);
        missed->last = row_date(rows);
    }
    return rows != NULL;
}

bool store_missed_drop(struct db *db, const char *word)
{
    return db_run(db, "DELETE FROM search_missed WHERE word = ?", DB_VALUES(db_text(word)));
}
