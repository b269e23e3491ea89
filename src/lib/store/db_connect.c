/* Connections to the hosts of the database. */
#include "store/db_connect.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/config.h"
#include "base/hosts.h"
#include "base/log.h"
#include "base/text.h"

enum {
    FAILED_S = 30,       /* a host that failed comes last for so long */
    CONNECT_ALONE_S = 3, /* no other to ask: give it time */
    CONNECT_S = 1,       /* a frozen host takes a connection and says nothing */
    STATEMENT_ALONE_S = 15,
    STATEMENT_S = 5,
    LOCK_S = 3, /* below both: the database says so before we give up on it */
};

struct db_hosts {
    const struct config *config;
    size_t count;
    struct host hosts[HOSTS_MAX];
    time_t failed_at[HOSTS_MAX]; /* 0: did not */
    size_t current;
};

static unsigned statement_s; /* 0: not said */

void db_hosts_wait(unsigned seconds)
{
    statement_s = seconds;
}

static time_t seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1; /* never 0 */
}

struct db_hosts *db_hosts_open(const struct config *config)
{
    struct db_hosts *hosts = calloc(1, sizeof *hosts);

    if (hosts == NULL)
        abort();
    hosts->config = config;
    hosts->count = 1;
    /* config_open() refuses what cannot be read. */
    if (text_is_empty(config->database.socket) &&
        !hosts_read(config->database.host, hosts->hosts, &hosts->count))
        abort();
    return hosts;
}

void db_hosts_close(struct db_hosts *hosts)
{
    free(hosts);
}

size_t db_hosts_count(const struct db_hosts *hosts)
{
    return hosts->count;
}

void db_hosts_blame(struct db_hosts *hosts)
{
    hosts->failed_at[hosts->current] = seconds_now();
}

static void options_set(const struct db_hosts *hosts, MYSQL *connection)
{
    const bool is_alone = hosts->count == 1;
    const unsigned connect_s = is_alone ? CONNECT_ALONE_S : CONNECT_S;
    const unsigned io_s = statement_s != 0 ? statement_s
                          : is_alone       ? STATEMENT_ALONE_S
                                           : STATEMENT_S;
    const unsigned no_local = 0;
    char lock_timeout[64];

    mysql_options(connection, MYSQL_OPT_CONNECT_TIMEOUT, &connect_s);
    mysql_options(connection, MYSQL_OPT_READ_TIMEOUT, &io_s);
    mysql_options(connection, MYSQL_OPT_WRITE_TIMEOUT, &io_s);
    mysql_options(connection, MYSQL_OPT_LOCAL_INFILE, &no_local);
    mysql_options(connection, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    /* Strict: a value that does not fit is an error, never cut. Instants are in UTC. */
    mysql_options(connection, MYSQL_INIT_COMMAND,
                  "SET NAMES utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
    mysql_options(connection, MYSQL_INIT_COMMAND,
                  "SET sql_mode = 'TRADITIONAL,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'");
    mysql_options(connection, MYSQL_INIT_COMMAND,
                  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
    snprintf(lock_timeout, sizeof lock_timeout, "SET SESSION innodb_lock_wait_timeout = %d",
             LOCK_S);
    mysql_options(connection, MYSQL_INIT_COMMAND, lock_timeout);
}

static const char *or_null(const char *text)
{
    return text_is_empty(text) ? NULL : text;
}

/* Encrypted, and only with a server whose certificate is good and has its name. */
static void tls_set(const struct config *config, MYSQL *connection)
{
    const my_bool yes = 1;

    if (!config->database.has_tls)
        return;
    mysql_ssl_set(connection, or_null(config->database.tls_key), or_null(config->database.tls_cert),
                  or_null(config->database.tls_ca), NULL, NULL);
    mysql_options(connection, MYSQL_OPT_SSL_ENFORCE, &yes);
    mysql_options(connection, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
}

/* The name of this machine means its socket to the client's library; with a port, it is one. */
static const char *host_name(const struct host *host, unsigned port)
{
    return port != 0 && strcmp(host->name, "localhost") == 0 ? "127.0.0.1" : host->name;
}

static MYSQL *host_connect(const struct db_hosts *hosts, const struct host *host,
                           unsigned long flags)
{
    const struct config *config = hosts->config;
    const char *socket = or_null(config->database.socket);
    const unsigned port = host->port != 0 ? host->port : config->database.port;
    const char *name = socket != NULL ? NULL : host_name(host, port);
    MYSQL *connection = mysql_init(NULL);
    char number[12];

    if (connection == NULL)
        abort();
    options_set(hosts, connection);
    if (socket == NULL)
        tls_set(config, connection);
    if (mysql_real_connect(connection, name, config->database.user, config->database.password,
                           config->database.name, port, socket, flags) != NULL)
        return connection;
    snprintf(number, sizeof number, "%u", mysql_errno(connection));
    log_event(LOG_LEVEL_ERROR, "database", "doing", "connect", "host",
              socket != NULL ? socket : name, "error", number, "message", mysql_error(connection),
              NULL);
    mysql_close(connection);
    return NULL;
}

/* Those that did not fail lately first, in their order, then the others: the longest ago first. */
static size_t host_next(const struct db_hosts *hosts, const bool tried[HOSTS_MAX], time_t now)
{
    size_t best = HOSTS_MAX;

    for (size_t i = 0; i < hosts->count; i++) {
        const time_t failed_at = hosts->failed_at[i];

        if (tried[i])
            continue;
        if (failed_at == 0 || now - failed_at >= FAILED_S)
            return i;
        if (best == HOSTS_MAX || failed_at < hosts->failed_at[best])
            best = i;
    }
    return best;
}

MYSQL *db_hosts_connect(struct db_hosts *hosts, unsigned long flags)
{
    const time_t now = seconds_now();
    bool tried[HOSTS_MAX] = {false};

    for (size_t i = 0; i < hosts->count; i++) {
        MYSQL *connection;

        hosts->current = host_next(hosts, tried, now);
        tried[hosts->current] = true;
        connection = host_connect(hosts, &hosts->hosts[hosts->current], flags);
        if (connection != NULL)
            return connection;
        db_hosts_blame(hosts);
    }
    return NULL;
}
