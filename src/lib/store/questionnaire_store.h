/* Answers of the questionnaire after a placement: nothing says whose they are. */
#ifndef STAGE3E_STORE_QUESTIONNAIRE_STORE_H
#define STAGE3E_STORE_QUESTIONNAIRE_STORE_H

#include <stdbool.h>

#include "rules/questionnaire.h"
#include "store/db.h"

#define QUESTIONNAIRE_LINK "questionnaire"

/* Keeps what was answered (0: nothing). */
bool store_answers_insert(struct db *db, enum questionnaire_side side, int school_year,
                          const unsigned answers[QUESTIONS]) __attribute__((warn_unused_result));

/* How often each answer was given in a school year. */
struct answer_counts {
    uint64_t counts[QUESTIONS][ANSWERS];
};
bool store_answer_counts(struct db *db, enum questionnaire_side side, int school_year,
                         struct answer_counts *counts) __attribute__((warn_unused_result));

#endif
