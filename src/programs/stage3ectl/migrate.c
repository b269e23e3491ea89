/* stage3ectl migrate [DIRECTORY]: runs the numbered files NNN-name.sql that the database has not
 * had yet, in order, one machine at a time (migrate_lock.h). A database that has had others is of a
 * newer version, and is left alone. MariaDB
 * commits each change of a schema by itself, so every statement of a migration can run
 * again: one cut off half-way is repeated. */
#include <dirent.h>
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "stage3ectl/file.h"
#include "stage3ectl/migrate_lock.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/db_connect.h"
#include "store/schema.h"
#include "store/second_factor_store.h"

static int is_migration(const struct dirent *entry)
{
    const size_t length = strlen(entry->d_name);

    return length > 8 && strspn(entry->d_name, "0123456789") == 3 && entry->d_name[3] == '-' &&
           strcmp(entry->d_name + length - 4, ".sql") == 0 &&
           strspn(entry->d_name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length - 4;
}

/* The file's name holds only letters, digits and hyphens (is_migration). */
static bool migration_apply(MYSQL *connection, struct pool *pool, const char *directory,
                            const char *name, unsigned *applied)
{
    const char *done = "0", *script;

    if (!script_run(
            connection, pool,
            pool_printf(pool, "SELECT COUNT(*) FROM schema_migration WHERE name = '%s'", name),
            &done))
        return false;
    if (strcmp(done, "0") != 0)
        return true;
    script = file_read(pool, pool_printf(pool, "%s/%s", directory, name));
    if (script == NULL)
        return false;
    printf("%s\n", name);
    ++*applied;
    return migrate_lock_keep(connection, pool) && script_run(connection, pool, script, NULL) &&
           script_run(connection, pool,
                      pool_printf(pool,
                                  "INSERT INTO schema_migration VALUES ('%s', UTC_TIMESTAMP())",
                                  name),
                      NULL);
}

/* What the database has had and neither the directory nor this program knows. */
static const char *newer_migration(MYSQL *connection, struct pool *pool, struct dirent **entries,
                                   int count)
{
    const char *newer = NULL;
    MYSQL_RES *result = NULL;
    MYSQL_ROW row;

    if (mysql_query(connection, "SELECT name FROM schema_migration ORDER BY name") == 0)
        result = mysql_store_result(connection);
    while (result != NULL && newer == NULL && (row = mysql_fetch_row(result)) != NULL) {
        bool is_known = schema_knows(row[0]);

        for (int i = 0; !is_known && i < count; i++)
            is_known = strcmp(entries[i]->d_name, row[0]) == 0;
        if (!is_known)
            newer = pool_strdup(pool, row[0]);
    }
    mysql_free_result(result);
    return newer;
}

static bool migrations_apply(MYSQL *connection, struct pool *pool, const char *directory,
                             bool *is_newer)
{
    static const char begin[] =
        "SET sql_mode = 'TRADITIONAL', innodb_lock_wait_timeout = 50;"
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;"
        "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;"
        "CREATE TABLE IF NOT EXISTS schema_migration ("
        "  name VARCHAR(100) CHARACTER SET ascii PRIMARY KEY, applied_at DATETIME NOT NULL)";
    struct dirent **entries;
    const int count = scandir(directory, &entries, is_migration, alphasort);
    bool is_good = count > 0 && script_run(connection, pool, begin, NULL);
    const char *newer;
    unsigned applied = 0;

    if (count < 0)
        say_errno(directory);
    else if (count == 0)
        say_error("%s: holds no migration", directory);
    newer = is_good ? newer_migration(connection, pool, entries, count) : NULL;
    *is_newer = newer != NULL;
    if (*is_newer)
        say_error("the database is newer than this version (it has had %s); "
                  "nothing done: install the version it is of",
                  newer);
    is_good = is_good && !*is_newer;
    for (int i = 0; i < count; i++) {
        is_good =
            is_good && migration_apply(connection, pool, directory, entries[i]->d_name, &applied);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    if (is_good)
        printf("%u applied, %d in all\n", applied, count);
    return is_good;
}

static bool seal_work(struct db *db, void *argument)
{
    const struct config *const *config = argument;

    return store_second_factors_seal(db, *config);
}

/* What an older version kept in clear. Without a secret of the site there is nothing to seal with.
 */
static bool secrets_seal(const struct config *config)
{
    struct db *db;
    bool is_done;

    if (!config_has_secret(config))
        return true;
    db = db_open(config);
    is_done = db_transaction(db, seal_work, &config);
    db_close(db);
    return is_done;
}

/* Those that came with this program, unless the environment says where it is. */
static const char *migrations_of_ours(struct pool *pool)
{
    const char *folder = getenv("STAGE3E_DATADIR");

    return pool_printf(pool, "%s/db/migrations", folder != NULL ? folder : STAGE3E_DATADIR);
}

int command_migrate(const struct config *config, char **arguments)
{
    struct pool *pool = pool_open();
    const char *directory = arguments[0] != NULL ? arguments[0] : migrations_of_ours(pool);
    struct db_hosts *hosts = db_hosts_open(config);
    MYSQL *connection;
    bool is_done = false, is_newer = false;

    db_hosts_wait(3600); /* a table of millions of rows is changed in one statement */
    connection = db_hosts_connect(hosts, CLIENT_MULTI_STATEMENTS);
    if (connection == NULL)
        say_error("no database");
    if (connection != NULL && migrate_lock(connection, pool)) {
        is_done = migrations_apply(connection, pool, directory, &is_newer);
        is_done = migrate_unlock(connection, pool) && is_done;
    }
    if (connection != NULL)
        mysql_close(connection);
    db_hosts_close(hosts);
    pool_close(pool);
    if (is_newer)
        return SCHEMA_EXIT_STATUS;
    return is_done && secrets_seal(config) ? EXIT_SUCCESS : EXIT_FAILURE;
}
