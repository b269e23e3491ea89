/* stage3ectl doctor: what is missing or wrong on this machine and this site, a line each, with what
 * to do. It changes nothing. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/job_store.h"
#include "store/schema.h"

enum { CLOCK_OFF_S = 5, DISK_LEFT_PERCENT = 5 };

static unsigned wrong; /* how many */

__attribute__((format(printf, 2, 3))) static void good(const char *what, const char *words, ...)
{
    va_list arguments;

    va_start(arguments, words);
    printf("ok     %-14s ", what);
    vprintf(words, arguments);
    puts("");
    va_end(arguments);
}

__attribute__((format(printf, 2, 3))) static void bad(const char *what, const char *words, ...)
{
    va_list arguments;

    wrong++;
    va_start(arguments, words);
    printf("WRONG  %-14s ", what);
    vprintf(words, arguments);
    puts("");
    va_end(arguments);
}

/* What the sample has and nobody put right. */
static bool is_unfilled(const char *value)
{
    return strchr(value, '@') == value || strstr(value, "example.fr") != NULL ||
           strstr(value, "@localhost") != NULL;
}

static void site_examine(const struct config *config)
{
    const char *url = config->site.base_url;

    if (is_unfilled(url))
        bad("base_url", "[site] base_url is still \"%s\": the address of the site", url);
    else if (!config->web.is_development && !text_starts_with(url, "https://"))
        bad("base_url", "\"%s\" is not over TLS: https://…", url);
    else
        good("base_url", "%s", url);
    if (is_unfilled(config->mail.from))
        bad("mail", "[mail] from is still \"%s\": an address that is read", config->mail.from);
    if (text_is_empty(config->site.help_mail))
        bad("help_mail", "[site] help_mail is empty: nobody is told whom to ask");
    if (!config->web.is_development && !config->web.has_secure_cookies)
        bad("cookies", "[web] secure_cookies = no: for development only");
    if (config_has_secret(config))
        good("secret", "there is one");
    else
        bad("secret", "[web] secret_file is empty: head -c 48 /dev/urandom > /etc/stage3e/secret");
}

static void folder_examine(const char *what, const char *key, const char *path)
{
    if (access(path, R_OK | X_OK) != 0)
        bad(what, "%s = %s cannot be read", key, path);
}

static void disk_examine(const char *path)
{
    struct statvfs disk;

    if (statvfs(path, &disk) != 0 || disk.f_blocks == 0)
        return;
    const unsigned left = (unsigned)(disk.f_bavail * 100 / disk.f_blocks);

    if (left < DISK_LEFT_PERCENT)
        bad("disk", "%u %% left on %s: make room", left, path);
    else
        good("disk", "%u %% left on %s", left, path);
}

/* One number, or -1. */
static long number(struct db *db, const char *sql)
{
    struct rows *rows = db_select(db, sql, DB_NO_VALUES);

    return rows != NULL && row_next(rows) ? (long)row_u64(rows) : -1;
}

static void clock_examine(struct db *db)
{
    struct rows *rows = db_select(db, "SELECT UTC_TIMESTAMP()", DB_NO_VALUES);

    if (rows == NULL || !row_next(rows))
        return;
    const long off = labs((long)(row_instant(rows) - time(NULL)));

    if (off > CLOCK_OFF_S)
        bad("clock", "this machine and the database differ by %ld s: set both by NTP", off);
    else
        good("clock", "that of the database");
}

static void data_examine(struct db *db)
{
    static const struct {
        const char *what, *sql, *remedy;
    } tables[] = {
        {"towns", "SELECT COUNT(*) FROM commune", "stage3ectl import communes FILE"},
        {"schools", "SELECT COUNT(*) FROM school", "stage3ectl import schools FILE"},
        {"domains", "SELECT COUNT(*) FROM domain", "stage3ectl import domains FILE"},
        {"activities", "SELECT COUNT(*) FROM naf", "stage3ectl import naf FILE"},
        {"holidays", "SELECT COUNT(*) FROM holiday WHERE last_on > CURDATE()",
         "stage3ectl import holidays FILE (those to come)"},
        {"texts", "SELECT COUNT(*) FROM editorial_page", "stage3ectl content DIRECTORY"},
        {"administrator", "SELECT COUNT(*) FROM account WHERE role = 'admin'",
         "stage3ectl create-admin EMAIL FIRST LAST"},
    };

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const long count = number(db, tables[i].sql);

        if (count > 0)
            good(tables[i].what, "%ld", count);
        else
            bad(tables[i].what, "none: %s", tables[i].remedy);
    }
}

static void jobs_examine(struct db *db, const struct config *config)
{
    for (size_t i = 0; i < JOBS; i++) {
        long minutes;

        if (!job_is_expected(config, &jobs[i])) {
            good(jobs[i].name, "not made by the site: [backup] directory is empty");
            continue;
        }
        if (!store_job_age(db, jobs[i].name, &minutes))
            return;
        if (minutes < 0)
            bad(jobs[i].name, "never ran: cron or the timers (systemctl list-timers 'stage3e*')");
        else if (minutes > jobs[i].minutes)
            bad(jobs[i].name, "last ended well %ld minutes ago: its log says why", minutes);
        else
            good(jobs[i].name, "%ld minutes ago", minutes);
    }
}

static void mail_examine(struct db *db)
{
    const long failed = number(db, "SELECT COUNT(*) FROM message WHERE state = 'failed'");
    const long late = number(db, "SELECT COUNT(*) FROM message WHERE state = 'queued'"
                                 " AND created_at < UTC_TIMESTAMP() - INTERVAL 30 MINUTE");

    if (failed > 0)
        bad("messages",
            "%ld were given up: SELECT id, template, last_error FROM message WHERE "
            "state = 'failed'",
            failed);
    if (late > 0)
        bad("messages",
            "%ld wait for more than half an hour: the mailer's log says what the server "
            "answered",
            late);
    if (failed == 0 && late == 0)
        good("messages", "none waits");
}

/* False: nothing more can be asked. */
static bool database_examine(struct db *db)
{
    const char *missing;
    bool may_write;
    enum schema_state schema;

    if (!db_health(db, &may_write)) {
        bad("database", "it does not answer: what was logged above says why");
        return false;
    }
    if (may_write)
        good("database", "answers, and takes writes");
    else
        bad("database", "it is set to read only");
    schema = schema_state(db, &missing);
    if (schema == SCHEMA_OLD)
        bad("schema", "lacks %s: stage3ectl migrate, then db/grants.sql", missing);
    else
        good("schema", "that of this version");
    return schema == SCHEMA_GOOD;
}

/* Each program with its own file and its own user. */
static void programs_examine(void)
{
    static const char *const programs[] = {"offers", "applications", "accounts",
                                           "export", "pages",        "mailer"};

    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        const struct config *config = config_open(programs[i]);
        struct db *db = config != NULL ? db_open(config) : NULL;

        if (db == NULL || schema_examine(db) != SCHEMA_GOOD)
            bad(programs[i], "it cannot use the database: its %s.conf, and db/grants.sql",
                programs[i]);
        else
            good(programs[i], "has its user of the database");
        db_close(db);
    }
}

int command_doctor(const struct config *config, char **arguments)
{
    struct db *db = db_open(config);

    (void)arguments;
    wrong = 0;
    site_examine(config);
    folder_examine("stylesheets", "[web] xsl_dir", config->web.xsl_dir);
    folder_examine("files", "[web] www_dir", config->web.www_dir);
    disk_examine("/var");
    if (database_examine(db)) {
        clock_examine(db);
        data_examine(db);
        jobs_examine(db, config);
        mail_examine(db);
    }
    db_close(db);
    programs_examine();
    printf("%s\n", wrong == 0 ? "All is well." : "See what is WRONG above.");
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
