#include "store/search_vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "rules/search_stem.h"
#include "store/search_spelling.h"

enum { WORDS_AT_ONCE = 2000, WRITTEN_SIZE = 2 * TERM_LENGTH_MAX };

static int by_word(const void *a, const void *b)
{
    const struct search_word *left = a, *right = b;
    const int order = strcmp(left->word, right->word);

    if (order != 0)
        return order;
    if (left->place != right->place)
        return left->place < right->place ? -1 : 1;
    return strcmp(right->written, left->written); /* with its accents first */
}

static int by_word_alone(const void *a, const void *b)
{
    return strcmp(((const struct search_word *)a)->word, ((const struct search_word *)b)->word);
}

/* Each word once, by its best place. */
static void settle(struct search_vocabulary *words)
{
    size_t kept = 0;

    if (words->count > 0)
        qsort(words->list, words->count, sizeof *words->list, by_word);
    for (size_t i = 0; i < words->count; i++) {
        if (kept == 0 || strcmp(words->list[kept - 1].word, words->list[i].word) != 0)
            words->list[kept++] = words->list[i];
    }
    words->count = kept;
}

/* The words as JSON: one statement for many. They have letters only, nothing to escape; one whose
 * written form is too long for its column is left without. */
static const char *words_json(struct pool *pool, const struct search_word *words, size_t count)
{
    char *json = pool_alloc(pool, count * (2 * TERM_LENGTH_MAX + WRITTEN_SIZE + 24) + 3),
         *end = json;

    *end++ = '[';
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            *end++ = ',';
        end = stpcpy(end, "[\"");
        end = stpcpy(end, words[i].word);
        end = stpcpy(end, "\",\"");
        end = stpncpy(end, stem_root(pool, words[i].word), TERM_LENGTH_MAX - 1);
        end = stpcpy(end, "\",");
        *end++ = (char)('0' + words[i].place);
        end = stpcpy(end, ",\"");
        if (strlen(words[i].written) < WRITTEN_SIZE)
            end = stpcpy(end, words[i].written);
        end = stpcpy(end, "\"]");
    }
    *end = ']';
    return json;
}

/* Leaves those that are new, or stand in a better place than any of the same word before: each
 * change of an offer brings its words again. */
static bool known_leave_out(struct db *db, struct search_vocabulary *words)
{
    size_t kept = 0;

    for (size_t done = 0; done < words->count; done += DB_LIST_MAX) {
        const size_t left = words->count - done, some = left < DB_LIST_MAX ? left : DB_LIST_MAX;
        bool is_known[DB_LIST_MAX] = {false};
        struct db_value values[DB_LIST_MAX];
        struct rows *rows;

        for (size_t i = 0; i < some; i++)
            values[i] = db_text(words->list[done + i].word);
        rows = db_select_list(db, "SELECT word, place FROM search_word WHERE word IN ", "", values,
                              some);
        while (rows != NULL && row_next(rows)) {
            const struct search_word stored = {.word = row_text(rows)};
            const unsigned place = row_unsigned(rows);
            const struct search_word *known =
                bsearch(&stored, words->list + done, some, sizeof stored, by_word_alone);

            if (known != NULL && place <= known->place)
                is_known[known - (words->list + done)] = true;
        }
        if (rows == NULL)
            return false;
        for (size_t i = 0; i < some; i++) {
            if (!is_known[i])
                words->list[kept++] = words->list[done + i];
        }
    }
    words->count = kept;
    return true;
}

bool vocabulary_add(struct db *db, struct search_vocabulary *words)
{
    static const char sql[] =
        "INSERT INTO search_word (word, root, place, written)"
        " SELECT j.word, j.root, j.place, j.written FROM JSON_TABLE(?, '$[*]' COLUMNS ("
        "   word VARCHAR(32) PATH '$[0]', root VARCHAR(32) PATH '$[1]',"
        "   place INT PATH '$[2]', written VARCHAR(64) PATH '$[3]')) AS j"
        " ON DUPLICATE KEY UPDATE place = LEAST(search_word.place, VALUES(place)),"
        "   written = VALUES(written)";
    struct pool *pool = db_pool(db);

    settle(words);
    if (!known_leave_out(db, words))
        return false;
    for (size_t done = 0; done < words->count; done += WORDS_AT_ONCE) {
        const size_t left = words->count - done;
        const size_t some = left < WORDS_AT_ONCE ? left : WORDS_AT_ONCE;

        if (!db_run(db, sql, DB_VALUES(db_text(words_json(pool, words->list + done, some)))))
            return false;
    }
    return spelling_add(db, words->list, words->count, 0);
}

bool vocabulary_drop(struct db *db, const char *root)
{
    return spelling_drop_family(db, root) &&
           db_run(db, "DELETE FROM search_word WHERE root = ?", DB_VALUES(db_text(root)));
}

bool vocabulary_beginnings(struct db *db, const char *beginning, bool in_titles,
                           struct terms *words)
{
    static const char titles[] =
        "SELECT word FROM search_word WHERE place = 0 AND word >= ? AND word < ? LIMIT 40";
    static const char others[] =
        "(SELECT word FROM search_word WHERE place = 1 AND word >= ? AND word < ? LIMIT 20)"
        " UNION ALL"
        " (SELECT word FROM search_word WHERE place = 2 AND word >= ? AND word < ? LIMIT 20)";
    struct pool *pool = db_pool(db);

    /* After all that begin so: the last character of Unicode. */
    const char *end = pool_printf(pool, "%s\xf4\x8f\xbf\xbf", beginning);
    const struct db_value from = db_text(beginning), to = db_text(end);
    struct rows *rows = in_titles ? db_select(db, titles, DB_VALUES(from, to))
                                  : db_select(db, others, DB_VALUES(from, to, from, to));

    _Static_assert(VOCABULARY_BEGINNINGS_MAX == 40, "the LIMITs");
    while (rows != NULL && row_next(rows)) {
        pool_make_room(pool, words->list, words->count, words->room);
        words->list[words->count++] = row_text(rows);
    }
    return rows != NULL;
}
