/* Who acts: the roles of accounts, and those that have none. Their codes are those of the columns
 * (event.actor, agreement_event.actor, audit.role), of XML and of labels.xml. */
#ifndef STAGE3E_RULES_ACTOR_H
#define STAGE3E_RULES_ACTOR_H

/* In the order of the column's ENUM, from 1. */
enum account_role { ACCOUNT_PUPIL = 1, ACCOUNT_EMPLOYER, ACCOUNT_SCHOOL, ACCOUNT_ADMIN };

/* "pupil", "employer", "school", "admin"; "" for 0. And back: 0 for what is none. */
const char *account_role_code(enum account_role role);
enum account_role account_role_parse(const char *code);

/* Each role of an account is an actor too. */
enum actor {
    ACTOR_VISITOR, /* nobody signed in */
    ACTOR_PUPIL = ACCOUNT_PUPIL,
    ACTOR_EMPLOYER = ACCOUNT_EMPLOYER,
    ACTOR_SCHOOL = ACCOUNT_SCHOOL,
    ACTOR_ADMIN = ACCOUNT_ADMIN,
    ACTOR_LINK,  /* whoever has a mailed link */
    ACTOR_SITE,  /* by itself, in time */
    ACTOR_OWNER, /* of the account that it is about */
    ACTOR_SHELL, /* stage3ectl */
};

/* "visitor", "pupil"…, "link", "site", "owner", "shell". */
const char *actor_code(enum actor actor);

#endif
