/* The questionnaire after a placement: a few sentences for each side, with which one agrees or not.
 * Pure. Their words are in labels.xml, "question" and "agree". */
#ifndef STAGE3E_RULES_QUESTIONNAIRE_H
#define STAGE3E_RULES_QUESTIONNAIRE_H

#include <stddef.h>

struct form;

enum questionnaire_side { QUESTIONNAIRE_PUPIL, QUESTIONNAIRE_HOST };
enum { QUESTIONS = 4, ANSWERS = 4 };

/* "pupil", "host": of the column's ENUM. */
const char *questionnaire_side_code(enum questionnaire_side side);

/* The code of a question, by number. */
const char *questionnaire_question(enum questionnaire_side side, size_t number);

/* What was ticked, from 1 (agrees) to ANSWERS; 0: nothing. Returns how many were answered. */
size_t questionnaire_read(const struct form *form, enum questionnaire_side side,
                          unsigned answers[QUESTIONS]);

#endif
