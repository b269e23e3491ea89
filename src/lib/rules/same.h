/* What is the same, however it was typed: one function each, for whoever compares or keeps. (The
 * same person has the same person_key, a column of the schema, and the same birth date.)
 * doc/what-follows.md says what goes along when one of them changes. Pure. */
#ifndef STAGE3E_RULES_SAME_H
#define STAGE3E_RULES_SAME_H

#include <stdbool.h>

struct pool;

/* Two e-mail addresses lead to one mailbox: case, spaces around and the way a domain with accents
 * is written are nothing; all else is. ("paul.lemoine@" and "paul-lemoine@" are two.) The database
 * compares them so by the collation of its columns. */
bool same_email(struct pool *pool, const char *a, const char *b);

/* The mailbox that an address most likely leads to, for counting only: without what follows a "+",
 * and at Gmail without dots, which its mailboxes take for nothing ("+" also separates elsewhere,
 * RFC 5233). Two of these may be the same; nothing is sent to it, nobody is known by it. */
const char *mailbox_counted(struct pool *pool, const char *email);

/* A class as it is kept, shown and compared: "3e A" for "3E a", "3ème A", "3A", "3e-A", "troisième
 * A"; other names keep their words, in one way of writing. Never longer than 40 characters; a
 * longer one comes back as it was typed, trimmed. */
const char *class_written(struct pool *pool, const char *typed);

#endif
