/* Alerts: what the site says by itself because a day has come, and what people may choose of it.
 * One table: the programs, the configuration ([alerts]), the page "Mes messages", doc/messages.md
 * and the tests draw from it. Their words are in labels.xml, "alert" and "alert-mail". */
#ifndef STAGE3E_BASE_ALERTS_H
#define STAGE3E_BASE_ALERTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order in which a mail has them: what presses comes first. */
enum alert {
    ALERT_CONFIRM,
    ALERT_SIGN,
    ALERT_PLACEMENT,
    ALERT_ARRIVAL,
    ALERT_ANSWER,
    ALERT_RECEIVED,
    ALERT_OPINION,
    ALERT_ACCOUNT,
    ALERT_OFFER,
    ALERT_DRAFT_APPLICATION,
    ALERT_DRAFT_OFFER,
    ALERT_UNANSWERED,
    ALERT_SEARCH,
    ALERT_ATTESTATION,
    ALERT_QUESTIONNAIRE_PUPIL,
    ALERT_QUESTIONNAIRE_HOST,
    ALERT_SCHOOL,
    ALERT_DEPARTEMENT,
};
#define ALERTS (ALERT_DEPARTEMENT + 1)

/* Who reads; of several an alert has the sum. A signatory has no account: a parent, a teacher. */
enum alert_reader {
    READER_PUPIL = 1 << 0,
    READER_EMPLOYER = 1 << 1,
    READER_SCHOOL = 1 << 2,
    READER_ADMIN = 1 << 3,
    READER_SIGNATORY = 1 << 4,
};

/* The days after which each step is due; none: the alert is off. */
enum { ALERT_STEPS = 4 };
struct alert_delays {
    uint8_t count;
    uint8_t days[ALERT_STEPS];
};

struct alert_rule {
    const char *code;
    unsigned readers;
    struct alert_delays delays;
    bool is_essential;    /* nobody can do without it */
    bool has_sms;         /* may go by SMS too, to a pupil who wants that */
    bool counts_holidays; /* its days are those of the calendar, not of school */
    bool ignores_pauses;  /* goes on days on which others wait */
};
extern const struct alert_rule alert_rules[ALERTS];

/* "3 7 14", growing, at most ALERT_STEPS; "off". False if it is neither. */
bool alert_delays_read(const char *text, struct alert_delays *delays)
    __attribute__((warn_unused_result));

/* False if there is none of that code. */
bool alert_parse(const char *code, enum alert *alert) __attribute__((warn_unused_result));

/* "pupil", "employer", "school", "admin", "signatory": how they are spoken to. */
const char *alert_reader_code(enum alert_reader reader);
/* "eleve"…, in addresses; and back: false if there is none of that name. */
const char *alert_reader_word(enum alert_reader reader);
bool alert_reader_of_word(const char *word, enum alert_reader *reader)
    __attribute__((warn_unused_result));

/* Days of each year on which nothing is said that can wait, as month * 100 + day. */
enum { ALERT_PAUSES = 4 };
struct alert_pauses {
    size_t count;
    struct {
        uint16_t from;
        uint16_t to;
    } list[ALERT_PAUSES];
};

/* "07-01/08-31", several separated by spaces; "": none. False if it is something else. */
bool alert_pauses_read(const char *text, struct alert_pauses *pauses)
    __attribute__((warn_unused_result));

#endif
