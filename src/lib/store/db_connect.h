/* How a server of the database is reached: the hosts of the configuration one after the other,
 * those that failed lately last. For store/db and the scripts of stage3ectl; everybody else asks
 * store/db. */
#ifndef STAGE3E_STORE_DB_CONNECT_H
#define STAGE3E_STORE_DB_CONNECT_H

#include <mysql.h>
#include <stddef.h>

struct config;
struct db_hosts;

/* The hosts of a configuration; nothing is asked yet. Never NULL. */
struct db_hosts *db_hosts_open(const struct config *config);
void db_hosts_close(struct db_hosts *hosts);

/* How many there are to try; a socket is one. */
size_t db_hosts_count(const struct db_hosts *hosts);

/* A connection to the first that answers, prepared for us (UTF-8, strict, UTC), or NULL. Each
 * that does not is logged with its reason and comes last for half a minute. flags are those of
 * mysql_real_connect(). */
MYSQL *db_hosts_connect(struct db_hosts *hosts, unsigned long flags)
    __attribute__((warn_unused_result));

/* The one connected to last turned out to be of no use: it comes last for half a minute. */
void db_hosts_blame(struct db_hosts *hosts);

/* For this whole process: how many seconds a server may take for one statement. Unless said, 15,
 * and 5 where there is another host to go to. */
void db_hosts_wait(unsigned seconds);

#endif
