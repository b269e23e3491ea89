/* The département's search among all applications. What was typed is looked up in the words of
 * names (pupil_word, offer_word, employer_word): where one of its words is rare, all that have it
 * are read; where all are usual, the newest applications are walked until the page is full. */
#include <string.h>

#include "base/text.h"
#include "store/application_store.h"
#include "store/application_values.h"
#include "store/fold.h"
#include "store/id_list.h"

enum {
    WORDS_MAX = 6,
    USUAL = 1000, /* so many names have a word that walking is quicker */
    VALUES_MAX = 24,
};

#define PUPIL_NAME    NAME_MATCHES("CONCAT(pa.first_name, ' ', pa.last_name, ' ', pa.first_name)")
#define OFFER_TITLE   NAME_MATCHES("o.title")
#define EMPLOYER_NAME NAME_MATCHES("e.name")
#define IS_WITHIN                                                                                  \
    "   AND (? = 0 OR a.id < ?) AND " APPLICATION_IN_STATE                                         \
    "   AND (? IS NULL OR a.sent_at >= ?) AND (? IS NULL OR a.sent_at < ?)"                        \
    " ORDER BY a.id DESC LIMIT ?"

/* How many names have a word that begins so, as far as it matters. */
static bool word_count(struct db *db, const char *word, unsigned *count)
{
#define COUNTED(tables)                                                                            \
    "(SELECT COUNT(*) FROM (SELECT 1 FROM " tables                                                 \
    "  WHERE n.word LIKE CONCAT(LEFT(?, 40), '%') LIMIT ?) AS some)"
    static const char sql[] =
        "SELECT " COUNTED("pupil_word n") " + " COUNTED("offer_word n") " + " COUNTED(
            "employer_word n JOIN offer o ON o.employer_id = n.employer_id");
#undef COUNTED
    const struct db_value begin = db_text(word), limit = db_u64(USUAL);
    struct rows *rows = db_select(db, sql, DB_VALUES(begin, limit, begin, limit, begin, limit));

    *count = rows != NULL && row_next(rows) ? row_unsigned(rows) : 0;
    return rows != NULL;
}

/* The word that the fewest names have; NULL if all are usual, "" if there is none. */
static bool rare_word(struct db *db, const char *text, const char **rare)
{
    const char *words[WORDS_MAX];
    const size_t length = name_split(db_pool(db), text, words, WORDS_MAX);
    unsigned least = USUAL, count;

    *rare = length == 0 ? "" : NULL;
    for (size_t i = 0; i < length; i++) {
        if (!word_count(db, words[i], &count))
            return false;
        if (count >= least)
            continue;
        *rare = words[i];
        least = count;
    }
    return true;
}

/* The values of IS_WITHIN. */
static size_t within_values(const struct application_query *query, size_t limit,
                            struct db_value *values)
{
    const struct db_value before = db_u64(query->before_id);
    const struct db_value from = db_instant(query->from), to = db_instant(query->to);
    size_t count = 0;

    values[count++] = before;
    values[count++] = before;
    count += application_state_values(query->state, values + count);
    values[count++] = from;
    values[count++] = from;
    values[count++] = to;
    values[count++] = to;
    values[count++] = db_u64(limit);
    return count;
}

/* What was typed, as each statement below binds it: a number (else 0), the e-mail, then, for each
 * of three kinds of names, the rare word if there is one, and the words in their order. */
static size_t typed_values(struct pool *pool, const char *text, const char *rare,
                           struct db_value *values)
{
    const bool is_number = strspn(text, "0123456789") == strlen(text);
    const struct db_value number = is_number ? db_text(text) : db_u64(0);
    const struct db_value name = name_begun(pool, text);
    size_t count = 0;

    for (int i = 0; i < 3; i++)
        values[count++] = number;
    values[count++] = db_text(text);
    for (int i = 0; i < 3; i++) {
        if (rare != NULL)
            values[count++] = *rare != '\0' ? db_text(rare) : db_null();
        values[count++] = name;
    }
    return count;
}

static struct rows *all_select(struct db *db, const struct application_query *query, size_t limit)
{
    static const char sql[] = "SELECT a.id FROM application a WHERE TRUE" IS_WITHIN;
    struct db_value values[VALUES_MAX];

    return db_select(db, sql, values, within_values(query, limit, values));
}

static struct rows *walk_select(struct db *db, const struct application_query *query, size_t limit)
{
    static const char sql[] =
        "SELECT STRAIGHT_JOIN a.id FROM application a JOIN account pa ON pa.id = a.pupil_id"
        "       JOIN offer o ON o.id = a.offer_id JOIN employer e ON e.id = o.employer_id"
        " WHERE (a.id = ? OR a.offer_id = ? OR a.pupil_id = ? OR pa.email = ?"
        "        OR " PUPIL_NAME " OR " OFFER_TITLE " OR " EMPLOYER_NAME ")" IS_WITHIN;
    struct db_value values[VALUES_MAX];
    size_t count = typed_values(db_pool(db), query->text, NULL, values);

    count += within_values(query, limit, values + count);
    return db_select(db, sql, values, count);
}

/* Each part by its key, then the names that have the other words too. */
static struct rows *rare_select(struct db *db, const struct application_query *query,
                                const char *rare, size_t limit)
{
#define OF_WORD " WHERE n.word LIKE CONCAT(LEFT(?, 40), '%') AND "
    static const char sql[] =
        "SELECT a.id FROM ("
        "    SELECT id FROM application WHERE id = ?"
        "    UNION SELECT id FROM application WHERE offer_id = ?"
        "    UNION SELECT id FROM application WHERE pupil_id = ?"
        "    UNION SELECT b.id FROM account c JOIN application b ON b.pupil_id = c.id"
        "           WHERE c.email = ?"
        "    UNION SELECT b.id FROM pupil_word n JOIN account pa ON pa.id = n.account_id"
        "                      JOIN application b ON b.pupil_id = pa.id" OF_WORD PUPIL_NAME
        "    UNION SELECT b.id FROM offer_word n JOIN offer o ON o.id = n.offer_id"
        "                      JOIN application b ON b.offer_id = o.id" OF_WORD OFFER_TITLE
        "    UNION SELECT b.id FROM employer_word n JOIN employer e ON e.id = n.employer_id"
        "                      JOIN offer o ON o.employer_id = e.id"
        "                      JOIN application b ON b.offer_id = o.id" OF_WORD EMPLOYER_NAME
        ") AS found JOIN application a ON a.id = found.id WHERE TRUE" IS_WITHIN;
#undef OF_WORD
    struct db_value values[VALUES_MAX];
    size_t count = typed_values(db_pool(db), query->text, rare, values);

    count += within_values(query, limit, values + count);
    return db_select(db, sql, values, count);
}

bool store_application_ids_query(struct db *db, const struct application_query *query, size_t limit,
                                 struct id_list *ids)
{
    const char *rare;
    struct rows *rows;

    if (text_is_empty(query->text))
        return store_ids_add(all_select(db, query, limit), ids);
    if (!rare_word(db, query->text, &rare))
        return false;
    rows = rare != NULL ? rare_select(db, query, rare, limit) : walk_select(db, query, limit);
    return store_ids_add(rows, ids);
}

bool store_applications_query(struct db *db, const struct application_query *query, size_t limit,
                              struct application_list *list)
{
    struct id_list ids = {0};

    *list = (struct application_list){0};
    return store_application_ids_query(db, query, limit, &ids) &&
           (ids.count == 0 || store_applications_of_ids(db, ids.ids, ids.count, list));
}
