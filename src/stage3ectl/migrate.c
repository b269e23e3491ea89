/* stage3ectl migrate DIRECTORY: runs the numbered files NNN-name.sql that the database has not
 * had yet, in order. A named lock lets one run at a time, whatever the machine. MariaDB
 * commits each change of a schema by itself, so every statement of a migration can run
 * again: one cut off half-way is repeated. */
#include <dirent.h>
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "stage3ectl/file.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/second_factor_store.h"

static MYSQL *connect_for_scripts(const struct config *config)
{
    const bool has_socket = !text_is_empty(config->database.socket);
    MYSQL *connection = mysql_init(NULL);

    if (connection == NULL)
        abort();
    mysql_options(connection, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    if (mysql_real_connect(connection, has_socket ? NULL : config->database.host,
                           config->database.user, config->database.password, config->database.name,
                           has_socket ? 0 : config->database.port,
                           has_socket ? config->database.socket : NULL,
                           CLIENT_MULTI_STATEMENTS) != NULL)
        return connection;
    fprintf(stderr, "stage3ectl: no database: %s\n", mysql_error(connection));
    mysql_close(connection);
    return NULL;
}

/* Runs a script of ours (a migration, or a constant); the first column of its last row, from
 * the pool, if it gives one. */
static bool script_run(MYSQL *connection, struct pool *pool, const char *script,
                       const char **answer)
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
    fprintf(stderr, "stage3ectl: %s\n", mysql_error(connection));
    return false;
}

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
    return script_run(connection, pool, script, NULL) &&
           script_run(connection, pool,
                      pool_printf(pool,
                                  "INSERT INTO schema_migration VALUES ('%s', UTC_TIMESTAMP())",
                                  name),
                      NULL);
}

static bool migrations_apply(MYSQL *connection, struct pool *pool, const char *directory)
{
    static const char begin[] =
        "SET sql_mode = 'TRADITIONAL';"
        "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;"
        "CREATE TABLE IF NOT EXISTS schema_migration ("
        "  name VARCHAR(100) CHARACTER SET ascii PRIMARY KEY, applied_at DATETIME NOT NULL)";
    struct dirent **entries;
    const int count = scandir(directory, &entries, is_migration, alphasort);
    bool is_good = count > 0 && script_run(connection, pool, begin, NULL);
    unsigned applied = 0;

    if (count <= 0)
        fprintf(stderr, "stage3ectl: no migration in %s\n", directory);
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
    static const uint8_t none[sizeof config->web.secret];
    struct db *db;
    bool is_done;

    if (memcmp(config->web.secret, none, sizeof none) == 0)
        return true;
    db = db_open(config);
    is_done = db_transaction(db, seal_work, &config);
    db_close(db);
    return is_done;
}

int command_migrate(const struct config *config, char **arguments)
{
    struct pool *pool = pool_open();
    MYSQL *connection = connect_for_scripts(config);
    const char *locked = "0";
    bool is_done = false;

    if (connection != NULL) {
        is_done =
            script_run(connection, pool, "SELECT GET_LOCK('stage3e.migrate', 120)", &locked) &&
            strcmp(locked, "1") == 0 && migrations_apply(connection, pool, arguments[0]);
        mysql_close(connection); /* and the lock with it */
    }
    pool_close(pool);
    return is_done && secrets_seal(config) ? EXIT_SUCCESS : EXIT_FAILURE;
}
