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
#include "pdf/seal.h"
#include "stage3ectl/doctor_say.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/job_store.h"
#include "store/schema.h"

enum { CLOCK_OFF_S = 5, DISK_LEFT_PERCENT = 5 };

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
        doctor_bad("base_url", "[site] base_url is still \"%s\": the address of the site", url);
    else if (!config->web.is_development && !text_starts_with(url, "https://"))
        doctor_bad("base_url", "\"%s\" is not over TLS: https://…", url);
    else
        doctor_good("base_url", "%s", url);
    if (is_unfilled(config->mail.from))
        doctor_bad("mail", "[mail] from is still \"%s\": an address that is read",
                   config->mail.from);
    if (text_is_empty(config->site.help_mail))
        doctor_bad("help_mail", "[site] help_mail is empty: nobody is told whom to ask");
    if (!config->web.is_development && !config->web.has_secure_cookies)
        doctor_bad("cookies", "[web] secure_cookies = no: for development only");
    if (config_has_secret(config))
        doctor_good("secret", "there is one");
    else
        doctor_bad("secret",
                   "[web] secret_file is empty: head -c 48 /dev/urandom > /etc/stage3e/secret");
}

/* What the law asks of each site. */
static void legal_examine(const struct config *config)
{
    const struct {
        const char *key, *value;
    } facts[] = {
        {"address", config->legal.address},           {"mail", config->legal.mail},
        {"director", config->legal.director},         {"host_name", config->legal.host_name},
        {"host_address", config->legal.host_address}, {"data_officer", config->legal.data_officer},
        {"source_code", config->legal.source_code}};

    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (text_is_empty(facts[i].value) || is_unfilled(facts[i].value))
            doctor_bad("legal", "[legal] %s is not filled in: the legal notice lacks it",
                       facts[i].key);
    }
}

static void seal_examine(const struct config *config)
{
    enum { SOON_S = 30 * 86400 };
    const struct pdf_sealer sealer = {config->seal.certificate, config->seal.key, ""};
    const time_t now = time(NULL);
    const char *problem;
    time_t ends_at;

    if (text_is_empty(sealer.certificate))
        return;
    problem = pdf_seal_problem(&sealer, now, &ends_at);
    if (problem != NULL)
        doctor_bad("seal", "[seal] %s", problem);
    else if (ends_at < now + SOON_S)
        doctor_bad("seal", "the certificate ends in %ld days", (long)((ends_at - now) / 86400));
    else
        doctor_good("seal", "the certificate is good for %ld days",
                    (long)((ends_at - now) / 86400));
}

static void folder_examine(const char *what, const char *key, const char *path)
{
    if (access(path, R_OK | X_OK) != 0)
        doctor_bad(what, "%s = %s cannot be read", key, path);
}

static void disk_examine(const char *path)
{
    struct statvfs disk;

    if (statvfs(path, &disk) != 0 || disk.f_blocks == 0)
        return;
    const unsigned left = (unsigned)(disk.f_bavail * 100 / disk.f_blocks);

    if (left < DISK_LEFT_PERCENT)
        doctor_bad("disk", "%u %% left on %s: make room", left, path);
    else
        doctor_good("disk", "%u %% left on %s", left, path);
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
        doctor_bad("clock", "this machine and the database differ by %ld s: set both by NTP", off);
    else
        doctor_good("clock", "that of the database");
}

static void data_examine(struct db *db)
{
    static const struct {
        const char *what, *sql, *remedy;
    } tables[] = {
        {"towns", "SELECT COUNT(*) FROM commune", "stage3ectl import communes FILE"},
        {"schools", "SELECT COUNT(*) FROM school", "stage3ectl import schools FILE"},
        {"outlines", "SELECT COUNT(*) FROM map_base",
         "stage3ectl import outlines FILE (maps are drawn on them)"},
        {"domains", "SELECT COUNT(*) FROM domain", "stage3ectl import domains FILE"},
        {"activities", "SELECT COUNT(*) FROM naf", "stage3ectl import naf FILE"},
        {"holidays", "SELECT COUNT(*) FROM holiday WHERE last_on > CURDATE()",
         "stage3ectl import holidays FILE (those to come)"},
        {"texts", "SELECT COUNT(*) FROM editorial_page", "stage3ectl setup"},
        {"administrator", "SELECT COUNT(*) FROM account WHERE role = 'admin'",
         "stage3ectl create-admin EMAIL FIRST LAST"},
    };

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const long count = number(db, tables[i].sql);

        if (count > 0)
            doctor_good(tables[i].what, "%ld", count);
        else
            doctor_bad(tables[i].what, "none: %s", tables[i].remedy);
    }
}

static void jobs_examine(struct db *db, const struct config *config)
{
    for (size_t i = 0; i < JOBS; i++) {
        bool has_ended;
        long minutes;

        if (!job_is_expected(config, &jobs[i])) {
            doctor_good(jobs[i].name, "not made by the site: [backup] directory is empty");
            continue;
        }
        if (!store_job_age(db, jobs[i].name, &minutes, &has_ended))
            return;
        if (minutes <= jobs[i].minutes)
            doctor_good(jobs[i].name, has_ended ? "%ld minutes ago" : "awaited since %ld minutes",
                        minutes);
        else if (has_ended)
            doctor_bad(jobs[i].name,
                       "last ended well %ld minutes ago: cron or the timers; its log says why",
                       minutes);
        else
            doctor_bad(jobs[i].name,
                       "never ended well: cron or the timers (systemctl list-timers 'stage3e*')");
    }
}

static void mail_examine(struct db *db)
{
    const long failed = number(db, "SELECT COUNT(*) FROM message WHERE state = 'failed'");
    const long late = number(db, "SELECT COUNT(*) FROM message WHERE state = 'queued'"
                                 " AND created_at < UTC_TIMESTAMP() - INTERVAL 30 MINUTE");

    if (failed > 0)
        doctor_bad("messages", "%ld were given up: stage3ectl messages failed", failed);
    if (late > 0)
        doctor_bad("messages",
                   "%ld wait for more than half an hour: the mailer's log says what the server "
                   "answered",
                   late);
    if (failed == 0 && late == 0)
        doctor_good("messages", "none waits");
}

/* False: nothing more can be asked. */
static bool database_examine(struct db *db)
{
    const char *missing;
    const enum schema_state schema = schema_state(db, &missing);
    bool may_write;

    if (schema == SCHEMA_OLD) {
        doctor_bad("schema", "lacks %s: stage3ectl setup", missing);
        return false;
    }
    if (schema == SCHEMA_UNKNOWN || !db_health(db, &may_write)) {
        doctor_bad("database", "it does not answer: what was logged above says why");
        return false;
    }
    if (may_write)
        doctor_good("database", "answers, and takes writes");
    else
        doctor_bad("database", "it is set to read only");
    doctor_good("schema", "that of this version");
    return true;
}

/* The configuration of the program, with its own user; NULL if it cannot be read. */
static const struct config *program_examine(const char *program)
{
    const struct config *config = config_open(program);
    struct db *db = config != NULL ? db_open(config) : NULL;

    if (db == NULL || schema_examine(db) != SCHEMA_GOOD)
        doctor_bad(program, "it cannot use the database: its %s.conf, and db/grants.sql", program);
    else
        doctor_good(program, "has its user of the database");
    db_close(db);
    return config;
}

/* Each program with its own file and its own user. */
static void programs_examine(void)
{
    const struct config *config;

    for (size_t i = 0; doctor_programs[i] != NULL; i++) {
        config = program_examine(doctor_programs[i]);
        if (config != NULL && strcmp(doctor_programs[i], "applications") == 0)
            seal_examine(config); /* the key is in its own file */
    }
    config = program_examine("mailer");
    if (config != NULL)
        doctor_mail_server(config);
}

/* What the site does by itself, after what it may suffer from. */
static void work_examine(const struct config *config)
{
    struct db *db = db_open(config);

    jobs_examine(db, config);
    mail_examine(db);
    db_close(db);
}

/* False: the database says nothing. */
static bool data_reach(const struct config *config)
{
    struct db *db = db_open(config);
    const bool is_there = database_examine(db);

    if (is_there) {
        clock_examine(db);
        data_examine(db);
    }
    db_close(db);
    return is_there;
}

/* Causes come before what follows from them. */
int command_doctor(const struct config *config, char **arguments)
{
    bool has_database;

    (void)arguments;
    doctor_files();
    site_examine(config);
    legal_examine(config);
    folder_examine("stylesheets", "[web] xsl_dir", config->web.xsl_dir);
    folder_examine("files", "[web] www_dir", config->web.www_dir);
    disk_examine("/var");
    if (!text_is_empty(config->backup.directory))
        disk_examine(config->backup.directory);
    has_database = data_reach(config);
    doctor_front(config);
    programs_examine();
    config = config_open("stage3ectl"); /* after those of the programs */
    if (has_database && config != NULL)
        work_examine(config);
    printf("%s\n", doctor_wrong() == 0 ? "All is well." : "See what is WRONG above.");
    say_is_said();
    return doctor_wrong() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
