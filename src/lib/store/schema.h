/* Whether the database has the schema that this program was made for. */
#ifndef STAGE3E_STORE_SCHEMA_H
#define STAGE3E_STORE_SCHEMA_H

#include <stdbool.h>

struct db;

/* The exit status of a program that ends because of it. */
enum { SCHEMA_EXIT_STATUS = 4 };

enum schema_state {
    SCHEMA_GOOD,    /* it has had all migrations of this program; newer ones do no harm */
    SCHEMA_OLD,     /* one is missing, or the program may not even ask */
    SCHEMA_UNKNOWN, /* the database does not answer now */
};

/* missing: the first migration that the database has not had, when it is SCHEMA_OLD. */
enum schema_state schema_state(struct db *db, const char **missing);

/* Says so in the log if the schema is old, with what to do. */
enum schema_state schema_examine(struct db *db);

/* True if this program knows a migration of that name. */
bool schema_knows(const char *name);

#endif
