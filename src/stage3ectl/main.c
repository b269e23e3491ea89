/* stage3ectl: what the administrator of the machine does from a shell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/db_connect.h"
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

static int usage(FILE *out, int status)
{
    fprintf(out, "usage: stage3ectl COMMAND ARGUMENTS\n\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(out, "  %-12s %-16s %s\n", commands[i].name, commands[i].arguments,
                commands[i].help);
    return status;
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
    config_close();
    return status;
}

int main(int count, char **arguments)
{
    if (count >= 2 && strcmp(arguments[1], "--help") == 0)
        return usage(stdout, EXIT_SUCCESS);
    if (count >= 2 && strcmp(arguments[1], "--version") == 0)
        return printf("stage3ectl %s\n", PACKAGE_VERSION) > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    for (size_t i = 0; count >= 2 && i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(arguments[1], commands[i].name) == 0 && count - 2 == commands[i].argument_count)
            return command_run(&commands[i], arguments + 2);
    }
    return usage(stderr, 2);
}
