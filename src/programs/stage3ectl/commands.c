/* The table of the commands, and which of them was asked for. */
#include "stage3ectl/commands.h"

#include <string.h>

const struct command commands[] = {
    {"setup", "[--OPTION VALUE]…", "make a new site (setup --help)", NULL},
    {"doctor", "", "say what is missing or wrong, and what to do", command_doctor},
    {"backup", "[--secrets] FILE", "the database and the configuration into a .tar.gz", NULL},
    {"backup", "--nightly", "into [backup] directory, tried on [backup] trial_database", NULL},
    {"restore", "FILE", "a backup into an empty database", NULL},
    {"migrate", "", "bring the database to the newest schema", command_migrate},
    {"migrate", "DIRECTORY", "by the files of that directory", command_migrate},
    {"import", "KIND FILE", "reference data of that kind from a file", command_import},
    {"content", "DIRECTORY", "take the editorial pages; those edited on the site stay",
     command_content},
    {"content", "check", "ask for each link of the site in those pages", command_content},
    {"content", "check --nightly", "the same; on Sundays links to other sites too (each night)",
     command_content_nightly},
    {"content", "check --external", "and for the links to other sites", command_content_external},
    {"demo", "DIRECTORY", "fill an empty site with a living département", command_demo},
    {"demo", "--anyway DIRECTORY", "even a site that is used, or no site of development",
     command_demo_anyway},
    {"create-admin", "EMAIL FIRST LAST", "make an account of an administrator",
     command_create_admin},
    {"purge", "", "erase what is due (each night)", command_purge},
    {"purge", "--dry-run", "say what would be erased, and why", command_purge},
    {"purge", "--now DAY", "as if it were that day: in development", command_purge},
    {"purge", "--dry-run --now DAY", "what would be erased on that day", command_purge},
    {"alert", "", "tell each person what is due, and new in saved searches (each morning)",
     command_alert},
    {"alert", "--dry-run", "say what would be told", command_alert},
    {"alert", "--now DAY", "as if it were that day: for tests", command_alert},
    {"alert", "--dry-run --now DAY", "rehearse a day to come", command_alert},
    {"deadlines", "", "end what nobody answered, tell each person what is due (each hour)",
     command_deadlines},
    {"deadlines", "--dry-run", "say what would be done", command_deadlines},
    {"deadlines", "--now DAY", "as if it were that day: for tests", command_deadlines},
    {"deadlines", "--dry-run --now DAY", "rehearse a day to come", command_deadlines},
    {"check", "", "read all applications for what must always be true of them", command_check},
    {"messages", "", "how many messages wait, since when, and how many failed", command_messages},
    {"messages", "queue|failed", "list them", command_messages},
    {"messages", "report-address", "where a gateway for SMS reports to (a secret)",
     command_messages},
    {"messages", "watch", "tell the administrators if they do not leave (each hour)",
     command_messages},
    {"messages", "show|retry|cancel NUMBER", "one of them; retry all: all that failed",
     command_messages},
    {"index", "", "take what changed into the search's index (each minute)", command_index},
    {"index", "--all", "read all offers again (each night)", command_index_all},
    {"statistics", "", "add to the figures what changed (every five minutes)", command_statistics},
    {"statistics", "--rebuild", "count all applications anew", command_statistics_with},
    {"statistics", "--publish", "publish them now, as the first one of each day does",
     command_statistics_with},
    {"completion", "", "what bash needs to complete these words", NULL},
    {"help", "[COMMAND]", "this, of all commands or of one", NULL},
};
const size_t command_count = sizeof commands / sizeof *commands;

bool command_exists(const char *name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return true;
    }
    return false;
}

const char *pattern_word(const char **pattern, size_t *length)
{
    const char *word = *pattern + strspn(*pattern, " |");

    *length = strcspn(word, " |");
    *pattern = word + *length;
    return *length > 0 ? word : NULL;
}

bool pattern_is_literal(const char *word)
{
    return *word == '-' || (*word >= 'a' && *word <= 'z');
}

/* One argument against one place of a pattern: "queue|failed", "--dry-run", "FILE". */
static bool place_takes(const char *place, size_t length, const char *argument)
{
    const char *end = place + length;

    if (!pattern_is_literal(place))
        return argument[0] != '-' || argument[1] != '-'; /* an option is no value */
    while (place < end) {
        const size_t word = strcspn(place, "| ");

        if (strlen(argument) == word && strncmp(argument, place, word) == 0)
            return true;
        place += word + 1;
    }
    return false;
}

static bool command_takes(const struct command *command, char **arguments)
{
    const char *pattern = command->arguments;

    while (*pattern != '\0' && *arguments != NULL) {
        const size_t length = strcspn(pattern, " ");

        if (!place_takes(pattern, length, *arguments++))
            return false;
        pattern += length + (pattern[length] == ' ');
    }
    return *pattern == '\0' && *arguments == NULL;
}

const struct command *command_find(const char *name, char **arguments)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0 && commands[i].run != NULL &&
            command_takes(&commands[i], arguments))
            return &commands[i];
    }
    return NULL;
}

bool command_is_script(const char *name)
{
    static const char *const scripts[] = {"setup", "backup", "restore"};

    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(scripts[i], name) == 0)
            return true;
    }
    return false;
}
