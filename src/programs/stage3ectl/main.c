/* stage3ectl: what the administrator of the machine does from a shell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "stage3ectl/commands.h"
#include "stage3ectl/parts.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/db_connect.h"
#include "store/job_store.h"
#include "store/schema.h"

enum {
    STATEMENT_S = 120, /* these read and write more at once than a page */
    WRONG_USE = 2,
};

/* Replaces this process. The script is told where everything is; what the environment says wins. */
static int script_start(const char *name, char **arguments)
{
    const char *folder = getenv("STAGE3E_LIBEXEC");
    char path[4096], self[4096] = "";
    const ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    self[length > 0 ? length : 0] = '\0';
    snprintf(path, sizeof path, "%s/%s", folder != NULL ? folder : STAGE3E_LIBEXECDIR, name);
    setenv("STAGE3E_CONF", STAGE3E_CONFDIR "/stage3e.conf", 0);
    setenv("STAGE3E_DATADIR", STAGE3E_DATADIR, 0);
    setenv("STAGE3ECTL", self, 1);
    execv(path, arguments);
    say_errno(path);
    return EXIT_FAILURE;
}

/* "migrate" is what cures it, "doctor" says so. */
static bool schema_is_too_old(const struct command *command, const struct config *config)
{
    struct db *db;
    bool is_old;

    if (command->run == command_migrate || command->run == command_doctor)
        return false;
    db = db_open(config);
    is_old = schema_examine(db) == SCHEMA_OLD;
    db_close(db);
    return is_old;
}

/* The job that a command is, as cron or a timer starts it; NULL: it is none. */
static const char *job_of(const struct command *command)
{
    static const struct {
        const char *name, *arguments, *job;
    } starts[] = {{"purge", "", "purge"},           {"alert", "", "alert"},
                  {"deadlines", "", "deadlines"},   {"index", "", "index"},
                  {"statistics", "", "statistics"}, {"content", "check --nightly", "links"}};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (strcmp(command->name, starts[i].name) == 0 &&
            strcmp(command->arguments, starts[i].arguments) == 0)
            return starts[i].job;
    }
    return NULL;
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
    const char *job = job_of(command);
    const struct config *config;
    int status;

    log_open("stage3ectl");
    config = config_open("stage3ectl");
    if (config == NULL)
        return EXIT_FAILURE;
    db_hosts_wait(STATEMENT_S);
    status =
        schema_is_too_old(command, config) ? SCHEMA_EXIT_STATUS : command->run(config, arguments);
    if (status == EXIT_SUCCESS && parts_left_out() > 0)
        status = EXIT_FAILURE;
    /* Of the database, for instance. */
    if (status == EXIT_FAILURE && !say_has_said()) {
        db_error_say();
        say_error(log_had_error() ? "failed: the lines above say why" : "failed");
    }
    if (log_is_syslog())
        log_event(LOG_LEVEL_INFO, "command", "name", command->name, "outcome",
                  status == EXIT_SUCCESS ? "done" : "failed", NULL);
    if (status == EXIT_SUCCESS && job != NULL)
        job_note(config, job);
    config_close();
    return status;
}

/* What was typed is not what the command takes. */
static int wrong_use(const char *name)
{
    if (*name == '\0') {
        usage_print(stderr, NULL);
        return WRONG_USE;
    }
    if (!command_exists(name)) {
        say_begin("");
        say_error("%s: unknown command (stage3ectl --help)", name);
        return WRONG_USE;
    }
    say_error("is not used so");
    usage_print(stderr, name);
    return WRONG_USE;
}

static int help(const char *name)
{
    if (name != NULL && !command_exists(name))
        return wrong_use(name);
    usage_print(stdout, name);
    return EXIT_SUCCESS;
}

/* "--help" wherever it stands; setup has one of its own. */
static bool asks_for_help(const char *name, char **arguments)
{
    for (; strcmp(name, "setup") != 0 && *arguments != NULL; arguments++) {
        if (strcmp(*arguments, "--help") == 0)
            return true;
    }
    return false;
}

int main(int count, char **arguments)
{
    const char *name = count >= 2 ? arguments[1] : "";
    const struct command *command;

    say_begin(name);
    if (command_exists(name) && asks_for_help(name, arguments + 2))
        return help(name);
    if (strcmp(name, "--help") == 0 || (strcmp(name, "help") == 0 && count <= 3))
        return help(arguments[2]);
    if (strcmp(name, "--version") == 0)
        return printf("stage3ectl %s\n", PACKAGE_VERSION) > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    if (command_is_script(name))
        return script_start(name, arguments + 1);
    if (strcmp(name, "completion") == 0 && count == 2) {
        completion_print();
        return EXIT_SUCCESS;
    }
    command = count >= 2 ? command_find(name, arguments + 2) : NULL;
    return command != NULL ? command_run(command, arguments + 2) : wrong_use(name);
}
