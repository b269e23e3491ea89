/* Answers, and how many. */
#include "store/questionnaire_store.h"

#include <string.h>

bool store_answers_insert(struct db *db, enum questionnaire_side side, int school_year,
                          const unsigned answers[QUESTIONS])
{
    enum { COLUMNS = 4 };
    struct db_value values[QUESTIONS * COLUMNS];
    size_t rows = 0;

    for (size_t i = 0; i < QUESTIONS; i++) {
        struct db_value *row = values + rows * COLUMNS;

        if (answers[i] == 0)
            continue;
        row[0] = db_text(questionnaire_side_code(side));
        row[1] = db_u64((uint64_t)school_year);
        row[2] = db_text(questionnaire_question(side, i));
        row[3] = db_u64(answers[i]);
        rows++;
    }
    return db_insert_rows(db,
                          "INSERT INTO questionnaire_answer (side, school_year, question, answer)"
                          " VALUES ",
                          values, COLUMNS, rows);
}

static void count_note(struct answer_counts *counts, enum questionnaire_side side,
                       const char *question, unsigned answer, uint64_t count)
{
    for (size_t i = 0; i < QUESTIONS; i++) {
        if (answer >= 1 && answer <= ANSWERS &&
            strcmp(questionnaire_question(side, i), question) == 0)
            counts->counts[i][answer - 1] = count;
    }
}

bool store_answer_counts(struct db *db, enum questionnaire_side side, int school_year,
                         struct answer_counts *counts)
{
    static const char sql[] = "SELECT question, answer, COUNT(*) FROM questionnaire_answer"
                              " WHERE school_year = ? AND side = ? GROUP BY question, answer";
    struct rows *rows = db_select(
        db, sql, DB_VALUES(db_u64((uint64_t)school_year), db_text(questionnaire_side_code(side))));

    *counts = (struct answer_counts){0};
    while (rows != NULL && row_next(rows)) {
        const char *question = row_text(rows);
        const unsigned answer = row_unsigned(rows);

        count_note(counts, side, question, answer, row_u64(rows));
    }
    return rows != NULL;
}
