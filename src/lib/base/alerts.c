/* The table of alerts, and how their keys of the configuration are read. */
#include "base/alerts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVERYONE = READER_PUPIL | READER_EMPLOYER | READER_SCHOOL };

/* domain.md, "Notifications", says when each ends by itself. */
const struct alert_rule alert_rules[ALERTS] = {
    [ALERT_CONFIRM] = {"confirm", READER_PUPIL, {2, {2, 5}}, true, true, false, false},
    [ALERT_SIGN] = {"sign", EVERYONE | READER_SIGNATORY, {2, {3, 7}}, true, false, false, false},
    /* days before */
    [ALERT_PLACEMENT] = {"placement", READER_PUPIL, {1, {7}}, true, true, true, true},
    [ALERT_ARRIVAL] = {"arrival", READER_EMPLOYER, {1, {7}}, true, false, true, true},
    [ALERT_ANSWER] = {"answer", READER_EMPLOYER, {3, {3, 7, 14}}, true, false, false, false},
    /* of those who want their applications once a day */
    [ALERT_RECEIVED] = {"received", READER_EMPLOYER, {1, {1}}, false, false, true, true},
    [ALERT_OPINION] = {"opinion", READER_SCHOOL, {1, {3}}, false, false, false, false},
    [ALERT_ACCOUNT] = {"account", EVERYONE, {2, {2, 7}}, false, false, false, false},
    [ALERT_OFFER] = {"offer", READER_EMPLOYER, {2, {2, 7}}, false, false, false, false},
    [ALERT_DRAFT_APPLICATION] =
        {"draft-application", READER_PUPIL, {1, {2}}, false, false, false, false},
    [ALERT_DRAFT_OFFER] = {"draft-offer", READER_EMPLOYER, {1, {2}}, false, false, false, false},
    [ALERT_UNANSWERED] = {"unanswered", READER_ADMIN, {1, {21}}, false, false, true, false},
    /* what is new, each day */
    [ALERT_SEARCH] = {"search", READER_PUPIL, {1, {1}}, false, false, true, false},
    /* days after; an employer has those of a placement in one mail, in holidays too: it is when
       they know */
    [ALERT_ATTESTATION] = {"attestation", READER_EMPLOYER, {1, {3}}, true, false, true, true},
    [ALERT_QUESTIONNAIRE_PUPIL] =
        {"questionnaire-pupil", READER_PUPIL, {1, {3}}, false, false, true, false},
    [ALERT_QUESTIONNAIRE_HOST] =
        {"questionnaire-host", READER_EMPLOYER, {1, {3}}, false, false, true, true},
    /* each Monday */
    [ALERT_SCHOOL] = {"school-week", READER_SCHOOL, {1, {7}}, false, false, true, false},
    [ALERT_DEPARTEMENT] = {"departement-week", READER_ADMIN, {1, {7}}, false, false, true, false},
};

bool alert_delays_read(const char *text, struct alert_delays *delays)
{
    *delays = (struct alert_delays){0};
    if (strcmp(text, "off") == 0)
        return true;
    while (*text != '\0') {
        char *end;
        const long days = strtol(text, &end, 10);
        const unsigned last = delays->count > 0 ? delays->days[delays->count - 1] : 0;

        if (end == text || days <= (long)last || days > UINT8_MAX || delays->count == ALERT_STEPS)
            return false;
        delays->days[delays->count++] = (uint8_t)days;
        text = end;
    }
    return delays->count > 0;
}

bool alert_parse(const char *code, enum alert *alert)
{
    for (size_t i = 0; i < ALERTS; i++) {
        if (strcmp(code, alert_rules[i].code) == 0) {
            *alert = (enum alert)i;
            return true;
        }
    }
    return false;
}

static const struct reader_names {
    enum alert_reader reader;
    const char *code;
    const char *word;
} readers[] = {{READER_PUPIL, "pupil", "eleve"},
               {READER_EMPLOYER, "employer", "employeur"},
               {READER_SCHOOL, "school", "college"},
               {READER_ADMIN, "admin", "departement"},
               {READER_SIGNATORY, "signatory", "signataire"}};

static const struct reader_names *names_of(enum alert_reader reader)
{
    const struct reader_names *names = readers;

    while (names->reader != reader && names->reader != READER_SIGNATORY)
        names++;
    return names;
}

const char *alert_reader_code(enum alert_reader reader)
{
    return names_of(reader)->code;
}

const char *alert_reader_word(enum alert_reader reader)
{
    return names_of(reader)->word;
}

bool alert_reader_of_word(const char *word, enum alert_reader *reader)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (strcmp(readers[i].word, word) == 0) {
            *reader = readers[i].reader;
            return true;
        }
    }
    return false;
}

static bool is_day(unsigned month, unsigned day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool alert_pauses_read(const char *text, struct alert_pauses *pauses)
{
    unsigned month, day, to_month, to_day;
    int length;

    *pauses = (struct alert_pauses){0};
    while (*(text += strspn(text, " ")) != '\0') {
        length = 0;
        if (sscanf(text, "%2u-%2u/%2u-%2u%n", &month, &day, &to_month, &to_day, &length) != 4 ||
            length == 0 || (text[length] != '\0' && text[length] != ' ') || !is_day(month, day) ||
            !is_day(to_month, to_day) || pauses->count == ALERT_PAUSES)
            return false;
        pauses->list[pauses->count].from = (uint16_t)(month * 100 + day);
        pauses->list[pauses->count++].to = (uint16_t)(to_month * 100 + to_day);
        text += length;
    }
    return true;
}
