/* A prepared statement and its rows, for db.c and the files beside it: it knows no connection, but
 * where the connection keeps the pool that what is read lives in. */
#ifndef STAGE3E_STORE_DB_ROWS_H
#define STAGE3E_STORE_DB_ROWS_H

#include <mysql.h>

#include "store/db.h"

/* Where one column of the current row is fetched to. */
struct fetched {
    enum enum_field_types type;
    long long integer;
    double real;
    MYSQL_TIME time;
    char *bytes;
    unsigned long room;
    unsigned long length;
    my_bool is_null;
    my_bool is_cut;
};

/* A prepared statement, its columns, and the row it stands on. */
struct rows {
    struct pool *const *pool; /* the one in use when a row is read */
    MYSQL_STMT *statement;
    char *sql;
    unsigned long used_at; /* for the choice of the one to close */
    struct fetched *columns;
    MYSQL_BIND *binds;
    unsigned column_count;
    unsigned next_column;
    bool has_new_room; /* columns have moved: to be bound anew before the next row */
};

/* Makes room for the columns of a statement that was prepared; frees it. */
void rows_open(struct rows *rows);
void rows_close(struct rows *rows);

/* Binds a value to a question mark; time is for those that are one. */
void value_bind(const struct db_value *value, MYSQL_BIND *bind, MYSQL_TIME *time);

#endif
