/* How often the site writes for others: what strangers and accounts that anyone can open cause to
 * be sent, and the limits of it. The table is the whole list: a template of xsl/mail that is not
 * in it does not pass the tests. site/mailing.h counts. */
#ifndef STAGE3E_BASE_MAIL_LIMITS_H
#define STAGE3E_BASE_MAIL_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

/* 0: not limited so. */
struct mail_limit {
    uint16_t recipient; /* at once to one address or number, more only after a wait that grows */
    uint16_t place;     /* an hour from one address of the network */
    uint16_t account;   /* a day by one account */
    uint16_t total;     /* an hour in all */
};

/* In the order of the table. */
enum mail_occasion {
    MAIL_DEPOSIT,
    MAIL_SIGN_UP,
    MAIL_GUARDIAN,
    MAIL_RESET,
    MAIL_ADDRESS,
    MAIL_JOIN,
    MAIL_STAFF,
    MAIL_PUPILS,
    MAIL_CONTACT,
    MAIL_CODE,
    MAIL_AGREEMENT,
    MAIL_CORRECTION,
    MAIL_APPLICATION,
    MAIL_REFERENT,
    MAIL_OCCASIONS
};

struct mail_rule {
    const char *key;       /* in the configuration, [limits] */
    const char *templates; /* what is sent, mail or SMS */
    struct mail_limit limit;
};

extern const struct mail_rule mail_rules[MAIL_OCCASIONS];

/* What nobody can cause to be sent often, or to others than those whom it is about. */
extern const char mail_unlimited[];

/* "3 60 20 1000": the four numbers of a limit. */
bool mail_limit_read(const char *text, struct mail_limit *limit)
    __attribute__((warn_unused_result));

#endif
