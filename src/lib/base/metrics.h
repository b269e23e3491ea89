/* Counters of a program, for who watches over the site (/metrics).
 *
 * All workers of a program add to one file that each has in its memory, by instructions that need
 * no lock: nothing is to be gathered, and a worker that is killed loses nothing. The file lies on a
 * memory disk; after a start of the machine, or when a new version has other routes, counting
 * begins anew, which readers of counters expect. Where there is no file, counting goes nowhere and
 * nothing else changes. Nothing of it is personal: routes, never paths. */
#ifndef STAGE3E_BASE_METRICS_H
#define STAGE3E_BASE_METRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct pool;

/* A new one: another `layout` in metrics.c. */
enum metric {
    METRIC_STARTS,         /* of workers */
    METRIC_STATEMENTS,     /* run by the database */
    METRIC_DB_NANOSECONDS, /* that workers waited for it */
    METRIC_CONNECTIONS,    /* opened to it */
    METRIC_CONFLICTS,      /* deadlocks, locks that did not come */
    METRIC_RETRIES,        /* statements and transactions run again */
    METRIC_DB_ERRORS,      /* unreachable, unable, or a mistake of ours */
    METRIC_LOG_WARNINGS,
    METRIC_LOG_ERRORS,
    METRIC_SIGNED_IN,
    METRIC_SIGN_IN_FAILED,
    METRIC_LOCKED_OUT,
    METRIC_CODE_FAILED,
    METRIC_CODE_LOCKED_OUT,
    METRIC_MAIL_LIMITS, /* visitors told to come back later */
    METRICS
};

/* Answers of 200 to 299, 300 to 399… */
enum { METRICS_CLASSES = 4, METRICS_LIMITS = 8 };

/* Up to how many seconds the answers of each of the buckets took; those of the last one took
 * longer. */
extern const double metrics_limits[METRICS_LIMITS];

/* One route. */
struct metrics_row {
    char method[8];
    char route[120];
    uint64_t requests[METRICS_CLASSES];
    uint64_t nanoseconds[METRICS_CLASSES];
    uint64_t buckets[METRICS_LIMITS + 1];
};

/* Has this process count in DIRECTORY/SITE.PROGRAM, which is made for these routes (of which only
 * method and route are read) unless another worker has. An empty directory: no counting. False if
 * the file cannot be used. */
bool metrics_open(const char *directory, const char *site, const char *program,
                  const struct metrics_row *routes, size_t count);

void metrics_add(enum metric metric, uint64_t number);

/* An answer of the route of that number in metrics_open(). */
void metrics_request(size_t row, unsigned status, uint64_t nanoseconds);

/* Nanoseconds of a clock that never goes back. */
uint64_t metrics_clock(void);

/* What the workers of a program have counted. */
struct metrics_counted {
    time_t since;
    uint64_t counters[METRICS];
    struct metrics_row *rows;
    size_t count;
};

/* False if there is no such file, or it is not one of this version. */
bool metrics_read(struct pool *pool, const char *directory, const char *site, const char *program,
                  struct metrics_counted *counted) __attribute__((warn_unused_result));

#endif
