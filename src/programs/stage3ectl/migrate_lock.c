/* The lock of "migrate": a row, because a cluster does not share named locks. It says which
 * connection of which server has it, so that a lock whose owner was killed is not waited for; one
 * of another server ends after half an hour. */
#include "stage3ectl/migrate_lock.h"

#include <errno.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/pool.h"
#include "stage3ectl/say.h"

enum { WAIT_S = 1800, TURN_MS = 200 };

static const char make[] =
    "CREATE TABLE IF NOT EXISTS schema_lock ("
    "  id TINYINT UNSIGNED NOT NULL PRIMARY KEY CHECK (id = 1),"
    "  server VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'of the database',"
    "  connection BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'of that server',"
    "  machine VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'where stage3ectl runs',"
    "  taken_until DATETIME NOT NULL DEFAULT '2000-01-01 00:00:00'"
    ") COMMENT 'Who migrates: one at a time on all machines';"
    "INSERT IGNORE INTO schema_lock (id) VALUES (1)";

#define THIS_SERVER "CONCAT(@@hostname, ':', @@port, ':', @@pid_file)"

/* Free, past its time, or of a connection of this server that is no more. */
static const char take[] =
    "UPDATE schema_lock SET server = " THIS_SERVER ", connection = CONNECTION_ID(),"
    "       machine = '%s', taken_until = UTC_TIMESTAMP() + INTERVAL 30 MINUTE"
    " WHERE taken_until < UTC_TIMESTAMP()"
    "    OR (server = " THIS_SERVER " AND connection NOT IN"
    "        (SELECT id FROM information_schema.processlist))";

static const char is_mine[] = "SELECT COUNT(*) FROM schema_lock"
                              " WHERE server = " THIS_SERVER " AND connection = CONNECTION_ID()";

static const char keep[] =
    "UPDATE schema_lock SET taken_until = UTC_TIMESTAMP() + INTERVAL 30 MINUTE"
    " WHERE connection = CONNECTION_ID() AND server = " THIS_SERVER;

static const char give[] = "UPDATE schema_lock SET taken_until = '2000-01-01', connection = 0"
                           " WHERE connection = CONNECTION_ID() AND server = " THIS_SERVER;

bool script_run(MYSQL *connection, struct pool *pool, const char *script, const char **answer)
{
    int more = mysql_real_query(connection, script, strlen(script));

    while (more == 0) {
        MYSQL_RES *result = mysql_store_result(connection);

        if (result != NULL) {
            MYSQL_ROW row = mysql_fetch_row(result);

            if (answer != NULL && row != NULL && row[0] != NULL)
                *answer = pool_strdup(pool, row[0]);
            mysql_free_result(result);
        }
        more = mysql_next_result(connection);
    }
    if (more < 0)
        return true;
    say_error("%s", mysql_error(connection));
    return false;
}

/* The name of this machine; what could not stand in a text of SQL is left out. */
static const char *machine_name(struct pool *pool)
{
    char name[65] = "", *to = name;

    gethostname(name, sizeof name - 1);
    for (const char *c = name; *c != '\0'; c++) {
        if (strchr("'\\%", *c) == NULL)
            *to++ = *c;
    }
    *to = '\0';
    return pool_strdup(pool, name);
}

/* 1: taken; 0: somebody has it; -1: an error, which was said. Two that try at once on two nodes
 * meet in a deadlock, which one of them wins. */
static int lock_try(MYSQL *connection, struct pool *pool, const char *script)
{
    const char *mine = "0";
    const bool has_failed = mysql_real_query(connection, script, strlen(script)) != 0;

    if (has_failed && mysql_errno(connection) == ER_LOCK_DEADLOCK)
        return 0;
    if (has_failed) {
        say_error("%s", mysql_error(connection));
        return -1;
    }
    return script_run(connection, pool, is_mine, &mine) ? strcmp(mine, "1") == 0 : -1;
}

bool migrate_lock(MYSQL *connection, struct pool *pool)
{
    const struct timespec turn = {.tv_nsec = TURN_MS * 1000000L};
    const time_t begun = time(NULL);
    const char *script = pool_printf(pool, take, machine_name(pool));
    const char *who = "";
    bool is_said = false;

    if (!script_run(connection, pool, make, NULL))
        return false;
    for (;;) {
        const int outcome = lock_try(connection, pool, script);

        if (outcome != 0)
            return outcome > 0;
        if (!is_said && script_run(connection, pool, "SELECT machine FROM schema_lock", &who))
            say_error("waiting for %s, which migrates …", who);
        is_said = true;
        if (time(NULL) - begun > WAIT_S) {
            say_error("waited for half an hour; nothing done");
            return false;
        }
        nanosleep(&turn, NULL);
    }
}

bool migrate_lock_keep(MYSQL *connection, struct pool *pool)
{
    return script_run(connection, pool, keep, NULL);
}

bool migrate_unlock(MYSQL *connection, struct pool *pool)
{
    return script_run(connection, pool, give, NULL);
}
