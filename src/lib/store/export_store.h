/* Files being made, and their bytes (tables export_job and export_piece): any machine makes them,
 * any machine hands them out. */
#ifndef STAGE3E_STORE_EXPORT_STORE_H
#define STAGE3E_STORE_EXPORT_STORE_H

#include "store/db.h"

struct pool;

/* A spreadsheet of a million rows is put together for minutes, with nothing said meanwhile: only
 * who says nothing for EXPORT_ALIVE_S is taken for dead. */
enum { EXPORT_KEPT_S = 3600, EXPORT_ALIVE_S = 300, EXPORT_TRIES = 3, EXPORT_PER_ACCOUNT = 3 };

/* The columns of its ENUM, from 1. */
enum export_state { EXPORT_WAITING = 1, EXPORT_RUNNING, EXPORT_DONE, EXPORT_FAILED };

struct export_job {
    uint64_t id; /* 0: none */
    uint64_t account_id;
    unsigned role; /* enum account_role */
    const char *code;
    const char *format;
    const char *filter; /* as in a query */
    enum export_state state;
    unsigned tries;
    uint64_t row_count;
    uint64_t row_done;
    uint64_t size;
    bool is_startable; /* waits, or was left by who made it */
};

/* The id is 0 if EXPORT_PER_ACCOUNT of that account wait or are being made already. */
bool store_export_insert(struct db *db, const struct export_job *job, time_t now, uint64_t *id)
    __attribute__((warn_unused_result));
bool store_export_remove(struct db *db, uint64_t id) __attribute__((warn_unused_result));

/* One that has not expired, of that account. */
bool store_export_find(struct db *db, uint64_t id, uint64_t account_id, time_t now,
                       struct export_job *job) __attribute__((warn_unused_result));

/* Those of an account that wait or are being made, the oldest first. */
bool store_export_unfinished(struct db *db, uint64_t account_id, time_t now,
                             struct export_job **jobs, size_t *count)
    __attribute__((warn_unused_result));

/* How many are being made just now. */
bool store_export_running(struct db *db, time_t now, unsigned *count)
    __attribute__((warn_unused_result));

/* Takes one that nobody makes, the oldest of the account that had least made of late; id is 0 if
 * there is none. One left over too often fails. */
bool store_export_claim(struct db *db, time_t now, struct export_job *job)
    __attribute__((warn_unused_result));

/* Says that it is being made, and how far; is_ours is false once another process took it. */
bool store_export_progress(struct db *db, const struct export_job *job, time_t now, bool *is_ours)
    __attribute__((warn_unused_result));

/* Appends bytes; the number counts from 0. False also once another process took the file. */
bool store_export_piece(struct db *db, const struct export_job *job, unsigned number,
                        const char *bytes, size_t length) __attribute__((warn_unused_result));

/* Done, failed, or to be tried again; with its size. It is kept for EXPORT_KEPT_S from then on. */
bool store_export_end(struct db *db, const struct export_job *job, enum export_state state,
                      time_t now) __attribute__((warn_unused_result));

/* A piece's bytes, valid until the next call; length 0: there is none. */
bool store_export_bytes(struct db *db, uint64_t id, unsigned number, const char **bytes,
                        size_t *length) __attribute__((warn_unused_result));

/* Erases those that have expired. */
bool store_export_purge(struct db *db, time_t now) __attribute__((warn_unused_result));

#endif
