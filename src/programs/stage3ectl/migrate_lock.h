/* One migration at a time, whatever the machine and the node of a cluster. */
#ifndef STAGE3E_MIGRATE_LOCK_H
#define STAGE3E_MIGRATE_LOCK_H

#include <mysql.h>
#include <stdbool.h>

struct pool;

/* Runs a script of ours (a migration, or a constant); the first column of its last row, from
 * the pool, if it gives one. answer may be NULL. Says on standard error what failed. */
bool script_run(MYSQL *connection, struct pool *pool, const char *script, const char **answer);

/* Waits until nobody else migrates, and takes their place; says whom it waits for. False if that
 * lasts too long, or on an error, which was said. */
bool migrate_lock(MYSQL *connection, struct pool *pool);

/* Before each migration: the place is kept for half an hour from now. */
bool migrate_lock_keep(MYSQL *connection, struct pool *pool);
bool migrate_unlock(MYSQL *connection, struct pool *pool);

#endif
