/* A worker that finds a file to make forks a process, which makes it and then those that wait, in
 * the database: no worker waits, a machine that goes down is followed by another one (the page that
 * waits starts what was left), and there are never more than JOBS_AT_ONCE on all machines. */
#include "export/job.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "export/file_table.h"
#include "page/arena.h"
#include "store/trail_store.h"
#include "web/decode.h"

enum { JOBS_AT_ONCE = 2, JOB_LONGEST_S = 1800, PIECE = 256 * 1024, NICENESS = 10 };

/* A file on its way into the database. */
struct making {
    struct export_job *job;
    struct db *db;
    char *piece;
    size_t length;
    unsigned number;
    time_t said_at;
};

/* Once a second. */
static bool progress_say(void *user, size_t done)
{
    struct making *making = user;
    const time_t now = time(NULL);
    bool is_ours;

    if (now == making->said_at)
        return true;
    making->said_at = now;
    making->job->row_done = done;
    return store_export_progress(making->db, making->job, now, &is_ours) && is_ours;
}

static bool piece_put(struct making *making)
{
    if (making->length == 0)
        return true;
    if (!store_export_piece(making->db, making->job, making->number, making->piece, making->length))
        return false;
    making->number++;
    making->job->size += making->length;
    making->length = 0;
    return progress_say(making, making->job->row_done);
}

static bool bytes_put(void *user, const char *bytes, size_t length)
{
    struct making *making = user;

    while (length > 0) {
        const size_t room = PIECE - making->length, part = length < room ? length : room;

        memcpy(making->piece + making->length, bytes, part);
        making->length += part;
        bytes += part;
        length -= part;
        if (making->length == PIECE && !piece_put(making))
            return false;
    }
    return true;
}

/* A run of a file for a job. False if there is no such file any more. */
static bool job_open(const struct export_job *job, const struct config *config, struct db *db,
                     struct file_run *run)
{
    static const enum role roles[] = {[ACCOUNT_PUPIL] = PUPIL,
                                      [ACCOUNT_EMPLOYER] = EMPLOYER,
                                      [ACCOUNT_SCHOOL] = SCHOOL,
                                      [ACCOUNT_ADMIN] = ADMIN};
    struct pool *pool = db_pool(db);
    struct form *query = pool_new(pool, struct form);

    *run = (struct file_run){.config = config,
                             .db = db,
                             .pool = pool,
                             .role = roles[job->role],
                             .account_id = job->account_id,
                             .today = date_today(),
                             .query = query};
    run->file = file_find(job->code, run->role);
    if (run->file == NULL || !decode_urlencoded(pool, job->filter, strlen(job->filter), query))
        return false;
    run->title = run->file->title;
    return file_refused(run) == NULL;
}

/* Finds the rows, says how many, writes them. */
static bool file_make(struct file_run *run, struct making *making, enum sheet_format format)
{
    struct sheet *sheet;
    bool is_ours;

    if (!run->file->find(run, SHEET_ROWS_MAX))
        return false;
    making->job->row_count = run->count;
    if (!store_export_progress(making->db, making->job, time(NULL), &is_ours))
        return false;
    sheet = sheet_open(format, run->title, run->file->columns, (struct sink){bytes_put, making});
    if (!file_write(run, sheet, progress_say, making)) {
        sheet_abandon(sheet);
        return false;
    }
    /* All rows are there; putting a long spreadsheet together takes its time. */
    making->said_at = 0;
    if (!progress_say(making, run->count)) {
        sheet_abandon(sheet);
        return false;
    }
    return sheet_close(sheet) && piece_put(making);
}

/* How many rows someone took away: known only now. */
static bool made_say(const struct export_job *job, struct db *db, time_t now)
{
    struct pool *pool = db_pool(db);
    const struct audit audit = {.account_id = job->account_id,
                                .actor = (enum actor)job->role,
                                .action = "export",
                                .subject = "export",
                                .detail =
                                    pool_printf(pool, "%s.%s, %llu %s, fichier prêt", job->code,
                                                job->format, (unsigned long long)job->row_count,
                                                job->row_count > 1 ? "lignes" : "ligne")};

    return store_audit(db, &audit, now);
}

static void job_make(struct export_job *job, const struct config *config, struct db *db)
{
    struct pool *pool = pool_open(), *before = db_pool_use(db, pool);
    struct making making = {.job = job, .db = db, .piece = pool_alloc(pool, PIECE)};
    enum sheet_format format = SHEET_CSV;
    struct file_run run;
    bool is_done;

    job->size = 0;
    is_done = sheet_format_parse(job->format, &format) && job_open(job, config, db, &run) &&
              file_make(&run, &making, format) && made_say(job, db, time(NULL));
    if (is_done)
        job->row_done = job->row_count;
    /* What failed is tried again, until it failed too often; without a database, by who waits for
     * it. */
    is_done = store_export_end(db, job,
                               is_done                     ? EXPORT_DONE
                               : job->tries < EXPORT_TRIES ? EXPORT_WAITING
                                                           : EXPORT_FAILED,
                               time(NULL)) &&
              is_done;
    log_event(is_done ? LOG_LEVEL_INFO : LOG_LEVEL_ERROR, "export", "file", job->code, "format",
              job->format, "outcome", is_done ? "done" : "failed", NULL);
    db_pool_use(db, before);
    pool_close(pool);
}

/* All files that wait, one after the other. */
static void jobs_make(const struct config *config)
{
    struct db *db = db_open(config);
    struct export_job job;
    unsigned running;

    while (store_export_running(db, time(NULL), &running) && running < JOBS_AT_ONCE &&
           store_export_claim(db, time(NULL), &job) && job.id != 0) {
        job_make(&job, config, db);
        pool_reset(db_pool(db));
    }
    db_close(db);
}

/* The process has nothing of the worker's: neither its socket nor its connections, which
 * close_range drops without a word to the other side. */
static void process_begin(void)
{
    const int null = open("/dev/null", O_RDWR);
    static const int ends[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    sigset_t none;

    arena_leave();
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        signal(ends[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
    }
    close_range(STDERR_FILENO + 1, ~0U, 0);
    setpriority(PRIO_PROCESS, 0, NICENESS);
    alarm(JOB_LONGEST_S);
}

void job_start(struct request *request)
{
    const pid_t child = fork();

    if (child < 0) {
        log_event(LOG_LEVEL_ERROR, "export", "message", "no process", NULL);
        return;
    }
    if (child > 0) {
        waitpid(child, NULL, 0);
        return;
    }
    /* The process's parent is nobody of ours: there is nobody to wait for it. */
    if (fork() == 0) {
        process_begin();
        jobs_make(request->config);
    }
    _exit(EXIT_SUCCESS);
}
