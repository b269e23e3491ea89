/* The file of counters: its head, then a row a route. */
#include "base/metrics.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"

/* Another one for each change of what follows: files of before are then made anew. */
static const char layout[8] = "s3e-m 1";

enum { ROWS_MAX = 1024, PATH_ROOM = 4096 };

struct file {
    char layout[8];
    uint64_t count; /* of rows */
    int64_t since;
    uint64_t counters[METRICS];
    struct metrics_row rows[];
};

const double metrics_limits[METRICS_LIMITS] = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};

static struct file *shared; /* NULL: nobody counts */

static size_t file_size(size_t count)
{
    return sizeof(struct file) + count * sizeof(struct metrics_row);
}

static bool path_of(char path[PATH_ROOM], const char *directory, const char *site,
                    const char *program)
{
    return snprintf(path, PATH_ROOM, "%s/%s.%s", directory, site, program) < PATH_ROOM;
}

/* True if a file of that size, in memory, is one that counts these routes. */
static bool is_of_routes(const struct file *file, size_t size, const struct metrics_row *routes,
                         size_t count)
{
    if (memcmp(file->layout, layout, sizeof layout) != 0 || file->count != count ||
        size != file_size(count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strncmp(file->rows[i].method, routes[i].method, sizeof routes->method) != 0 ||
            strncmp(file->rows[i].route, routes[i].route, sizeof routes->route) != 0)
            return false;
    }
    return true;
}

/* The whole of an open file; NULL if it cannot be, or is too small or large for one of ours. */
static struct file *file_map(int descriptor, int protection, size_t *size)
{
    struct stat status;
    void *memory;

    if (fstat(descriptor, &status) != 0 || status.st_size < (off_t)sizeof(struct file) ||
        status.st_size > (off_t)file_size(ROWS_MAX))
        return NULL;
    *size = (size_t)status.st_size;
    memory = mmap(NULL, *size, protection, MAP_SHARED, descriptor, 0);
    return memory != MAP_FAILED ? memory : NULL;
}

static struct file *file_join(const char *path, const struct metrics_row *routes, size_t count)
{
    const int descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    struct file *file = NULL;
    size_t size = 0;

    if (descriptor >= 0) {
        file = file_map(descriptor, PROT_READ | PROT_WRITE, &size);
        close(descriptor);
    }
    if (file == NULL || is_of_routes(file, size, routes, count))
        return file;
    munmap(file, size);
    return NULL;
}

static bool file_write(int descriptor, const struct metrics_row *routes, size_t count)
{
    struct file head = {.count = count, .since = time(NULL)};

    memcpy(head.layout, layout, sizeof layout);
    if (write(descriptor, &head, sizeof head) != (ssize_t)sizeof head)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct metrics_row row = {.method = "", .route = ""};

        memcpy(row.method, routes[i].method, sizeof row.method);
        memcpy(row.route, routes[i].route, sizeof row.route);
        if (write(descriptor, &row, sizeof row) != (ssize_t)sizeof row)
            return false;
    }
    /* The program that tells has another user of the same group. */
    return fchmod(descriptor, 0640) == 0;
}

/* Whole before it has its name; workers of an older version go on with the one they have. */
static bool file_make(const char *path, const struct metrics_row *routes, size_t count)
{
    char fresh[PATH_ROOM + 8];
    int descriptor;
    bool is_made;

    snprintf(fresh, sizeof fresh, "%s.XXXXXX", path);
    descriptor = mkostemp(fresh, O_CLOEXEC);
    if (descriptor < 0)
        return false;
    is_made = file_write(descriptor, routes, count) && rename(fresh, path) == 0;
    if (!is_made)
        unlink(fresh);
    close(descriptor);
    return is_made;
}

bool metrics_open(const char *directory, const char *site, const char *program,
                  const struct metrics_row *routes, size_t count)
{
    char path[PATH_ROOM];
    int lock;

    if (*directory == '\0')
        return true;
    if (!path_of(path, directory, site, program))
        return false;
    shared = file_join(path, routes, count);
    if (shared != NULL)
        return true;
    /* The workers of a program start at once: one of them makes it. */
    lock = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock < 0)
        return false;
    if (flock(lock, LOCK_EX) == 0) {
        shared = file_join(path, routes, count);
        if (shared == NULL && file_make(path, routes, count))
            shared = file_join(path, routes, count);
    }
    close(lock);
    return shared != NULL;
}

static void add(uint64_t *place, uint64_t number)
{
    __atomic_fetch_add(place, number, __ATOMIC_RELAXED);
}

void metrics_add(enum metric metric, uint64_t number)
{
    if (shared != NULL)
        add(&shared->counters[metric], number);
}

void metrics_request(size_t row, unsigned status, uint64_t nanoseconds)
{
    const unsigned class = status < 300 ? 0 : status < 400 ? 1 : status < 500 ? 2 : 3;
    size_t bucket = 0;

    if (shared == NULL || row >= shared->count)
        return;
    while (bucket < METRICS_LIMITS && (double)nanoseconds > metrics_limits[bucket] * 1e9)
        bucket++;
    add(&shared->rows[row].requests[class], 1);
    add(&shared->rows[row].nanoseconds[class], nanoseconds);
    add(&shared->rows[row].buckets[bucket], 1);
}

uint64_t metrics_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

/* What another program wrote is not trusted to end its texts. */
static void counted_take(struct pool *pool, const struct file *file,
                         struct metrics_counted *counted)
{
    counted->since = file->since;
    memcpy(counted->counters, file->counters, sizeof counted->counters);
    counted->count = file->count;
    counted->rows = pool_array(pool, file->count, sizeof *counted->rows);
    memcpy(counted->rows, file->rows, file->count * sizeof *counted->rows);
    for (size_t i = 0; i < counted->count; i++) {
        counted->rows[i].method[sizeof counted->rows->method - 1] = '\0';
        counted->rows[i].route[sizeof counted->rows->route - 1] = '\0';
    }
}

bool metrics_read(struct pool *pool, const char *directory, const char *site, const char *program,
                  struct metrics_counted *counted)
{
    char path[PATH_ROOM];
    struct file *file;
    size_t size = 0;
    bool is_ours;
    int descriptor;

    if (!path_of(path, directory, site, program))
        return false;
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    file = file_map(descriptor, PROT_READ, &size);
    close(descriptor);
    if (file == NULL)
        return false;
    is_ours = memcmp(file->layout, layout, sizeof layout) == 0 && file->count <= ROWS_MAX &&
              size == file_size(file->count);
    if (is_ours)
        counted_take(pool, file, counted);
    munmap(file, size);
    return is_ours;
}
