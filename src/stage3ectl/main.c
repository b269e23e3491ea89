/* stage3ectl: what the administrator of the machine does from a shell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/db_connect.h"
#include "store/job_store.h"
#include "store/schema.h"

enum { STATEMENT_S = 120 }; /* these read and write more at once than a page */

static const struct command commands[] = {
    {"migrate", "DIRECTORY", "bring the database to the newest schema", 1, command_migrate},
    {"import", "KIND FILE",
     "schools, communes, holidays, domains, naf, positions or pupils from a CSV file", 2,
     command_import},
    {"content", "DIRECTORY", "take the editorial pages; those edited on the site stay", 1,
     command_content},
    {"content", "check", "ask for each link of the site in those pages", 1, command_content},
    {"content", "check --external", "and for the links to other sites", 2,
     command_content_external},
    {"demo", "DIRECTORY", "fill an empty site with a living département", 1, command_demo},
    {"demo", "--anyway DIRECTORY", "even a site that is used, or no site of development", 2,
     command_demo_anyway},
    {"create-admin", "EMAIL FIRST LAST", "make an account of an administrator", 3,
     command_create_admin},
    {"purge", "", "erase what is due (each night)", 0, command_purge},
    {"purge", "--dry-run", "say what would be erased, and why", 1, command_purge},
    {"purge", "--now DAY", "as if it were that day: in development", 2, command_purge},
    {"purge", "--dry-run --now DAY", "what would be erased on that day", 3, command_purge},
    {"alert", "", "tell what is new in saved searches (each day)", 0, command_alert},
    {"deadlines", "", "remind who is awaited, end what nobody answered (each hour)", 0,
     command_deadlines},
    {"deadlines", "--dry-run", "say what would be done", 1, command_deadlines},
    {"deadlines", "--now DAY", "as if it were that day: for tests", 2, command_deadlines},
    {"deadlines", "--dry-run --now DAY", "rehearse a day to come", 3, command_deadlines},
    {"check", "", "read all applications for what must always be true of them", 0, command_check},
    {"doctor", "", "say what is missing or wrong, and what to do", 0, command_doctor},
    {"messages", "", "how many messages wait, since when, and how many failed", 0,
     command_messages},
    {"messages", "queue | failed", "list them", 1, command_messages},
    {"messages", "watch", "tell the administrators if they do not leave (each hour)", 1,
     command_messages},
    {"messages", "show | retry | cancel NUMBER", "one of them; retry all: all that failed", 2,
     command_messages},
    {"index", "", "take what changed into the search's index (each minute)", 0, command_index},
    {"index", "--all", "read all offers again", 1, command_index_all},
    {"statistics", "", "add to the figures what changed (every five minutes)", 0,
     command_statistics},
    {"statistics", "--rebuild", "count all applications anew", 1, command_statistics_with},
    {"statistics", "--publish", "publish them now, as the first one of each day does", 1,
     command_statistics_with},
};

/* Those that are scripts: what they do is done by other programs. */
static const struct script {
    const char *name, *arguments, *help;
} scripts[] = {
    {"setup", "[--OPTION VALUE]…", "make a new site (setup --help)"},
    {"backup", "[--secrets] FILE", "the database and the configuration into a .tar.gz"},
    {"restore", "FILE", "a backup into an empty database"},
};

static void usage_line(FILE *out, const char *name, const char *arguments, const char *help)
{
    fprintf(out, "  %-12s %-18s %s\n", name, arguments, help);
}

/* All commands, or the one of that name. False if there is none. */
static bool usage_print(FILE *out, const char *only)
{
    bool is_known = only == NULL;

    fprintf(out, "usage: stage3ectl COMMAND ARGUMENTS\n\n");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (only != NULL && strcmp(scripts[i].name, only) != 0)
            continue;
        usage_line(out, scripts[i].name, scripts[i].arguments, scripts[i].help);
        is_known = true;
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (only != NULL && strcmp(commands[i].name, only) != 0)
            continue;
        usage_line(out, commands[i].name, commands[i].arguments, commands[i].help);
        is_known = true;
    }
    return is_known;
}

static int usage(const char *only)
{
    return usage_print(stdout, only) ? EXIT_SUCCESS : 2;
}

static int wrong_use(void)
{
    usage_print(stderr, NULL);
    return 2;
}

/* Replaces this process. The script is told where everything is; what the environment says wins. */
static int script_start(const struct script *script, char **arguments)
{
    const char *folder = getenv("STAGE3E_LIBEXEC");
    char path[4096], self[4096] = "";
    const ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    self[length > 0 ? length : 0] = '\0';
    snprintf(path, sizeof path, "%s/%s", folder != NULL ? folder : STAGE3E_LIBEXECDIR,
             script->name);
    setenv("STAGE3E_CONF", STAGE3E_CONFDIR "/stage3e.conf", 0);
    setenv("STAGE3E_DATADIR", STAGE3E_DATADIR, 0);
    setenv("STAGE3ECTL", self, 1);
    execv(path, arguments);
    fprintf(stderr, "stage3ectl %s: %s cannot be started\n", script->name, path);
    return EXIT_FAILURE;
}

/* "migrate" is what cures it. */
static bool schema_is_too_old(const struct command *command, const struct config *config)
{
    struct db *db;
    bool is_old;

    if (command->run == command_migrate)
        return false;
    db = db_open(config);
    is_old = schema_examine(db) == SCHEMA_OLD;
    db_close(db);
    return is_old;
}

/* What cron or a timer starts. */
static bool is_job(const struct command *command)
{
    static const char *const jobs[] = {"purge", "alert", "deadlines", "index", "statistics"};

    for (size_t i = 0; command->argument_count == 0 && i < sizeof jobs / sizeof *jobs; i++) {
        if (strcmp(command->name, jobs[i]) == 0)
            return true;
    }
    return false;
}

/* That it ran: whoever watches sees when one does no more. */
static void job_note(const struct config *config, const char *name)
{
    struct db *db = db_open(config);

    if (!store_job_done(db, name))
        log_event(LOG_LEVEL_WARNING, "job", "name", name, "message", "cannot be noted", NULL);
    db_close(db);
}

static int command_run(const struct command *command, char **arguments)
{
    const struct config *config;
    int status;

    log_open("stage3ectl");
    config = config_open("stage3ectl");
    if (config == NULL)
        return EXIT_FAILURE;
    db_hosts_wait(STATEMENT_S);
    status =
        schema_is_too_old(command, config) ? SCHEMA_EXIT_STATUS : command->run(config, arguments);
    if (log_is_syslog())
        log_event(LOG_LEVEL_INFO, "command", "name", command->name, "outcome",
                  status == EXIT_SUCCESS ? "done" : "failed", NULL);
    if (status == EXIT_SUCCESS && is_job(command))
        job_note(config, command->name);
    config_close();
    return status;
}

int main(int count, char **arguments)
{
    const char *name = count >= 2 ? arguments[1] : "";

    if (strcmp(name, "--help") == 0 || strcmp(name, "help") == 0)
        return usage(count >= 3 ? arguments[2] : NULL);
    if (strcmp(name, "--version") == 0)
        return printf("stage3ectl %s\n", PACKAGE_VERSION) > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    if (count == 3 && strcmp(arguments[2], "--help") == 0 && strcmp(name, "setup") != 0)
        return usage(name);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(name, scripts[i].name) == 0)
            return script_start(&scripts[i], arguments + 1);
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(name, commands[i].name) == 0 && count - 2 == commands[i].argument_count)
            return command_run(&commands[i], arguments + 2);
    }
    return wrong_use();
}
