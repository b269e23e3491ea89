/* Questions, and the answers typed. */
#include "rules/questionnaire.h"

#include "base/form.h"

static const char *const questions[][QUESTIONS] = {
    [QUESTIONNAIRE_PUPIL] = {"welcomed", "discovered", "useful", "site-pupil"},
    [QUESTIONNAIRE_HOST] = {"prepared", "curious", "again", "site-host"}};

const char *questionnaire_side_code(enum questionnaire_side side)
{
    return side == QUESTIONNAIRE_PUPIL ? "pupil" : "host";
}

const char *questionnaire_question(enum questionnaire_side side, size_t number)
{
    return questions[side][number];
}

size_t questionnaire_read(const struct form *form, enum questionnaire_side side,
                          unsigned answers[QUESTIONS])
{
    size_t count = 0;

    for (size_t i = 0; i < QUESTIONS; i++) {
        const char *value = form_value(form, questions[side][i]);

        answers[i] = value[0] >= '1' && value[0] <= '0' + ANSWERS && value[1] == '\0'
                         ? (unsigned)(value[0] - '0')
                         : 0;
        count += answers[i] != 0;
    }
    return count;
}
