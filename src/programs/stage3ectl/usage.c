/* What the table of the commands says to people and to their shell. */
#include <stdio.h>
#include <string.h>

#include "imports/import.h"
#include "stage3ectl/commands.h"

static void kinds_print(FILE *out, const char *between)
{
    for (size_t i = 0; import_kind(i) != NULL; i++)
        fprintf(out, "%s%s", i == 0 ? "" : between, import_kind(i));
    fprintf(out, "%soutlines", between);
}

void usage_print(FILE *out, const char *only)
{
    fprintf(out, "usage: stage3ectl %s\n\n", only == NULL ? "COMMAND ARGUMENTS" : only);
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];

        if (only == NULL || strcmp(command->name, only) == 0)
            fprintf(out, "  %-12s %-24s %s\n", command->name, command->arguments, command->help);
    }
    if (only != NULL && strcmp(only, "import") == 0) {
        fputs("\nKIND is one of ", out);
        kinds_print(out, ", ");
        fputs(".\n", out);
    }
    if (only == NULL)
        fputs("\nstage3ectl COMMAND --help says how one is used; man stage3ectl says more.\n", out);
}

/* The words of all rows of a command, then what else can stand there. */
static void words_print(const char *name)
{
    bool takes_files = false, takes_folders = false, takes_kind = false;

    fputs("    ", stdout);
    printf("%s) words=\"--help", name);
    for (size_t i = 0; i < command_count; i++) {
        const char *pattern = commands[i].arguments, *word;
        size_t length;

        while (strcmp(commands[i].name, name) == 0 &&
               (word = pattern_word(&pattern, &length)) != NULL) {
            takes_files = takes_files || strncmp(word, "FILE", length) == 0;
            takes_folders = takes_folders || strncmp(word, "DIRECTORY", length) == 0;
            takes_kind = takes_kind || strncmp(word, "KIND", length) == 0;
            if (*word == '[' && word[1] == '-' && word[length - 1] == ']' && word[3] >= 'a')
                printf(" %.*s", (int)length - 2, word + 1);
            else if (pattern_is_literal(word))
                printf(" %.*s", (int)length, word);
        }
    }
    fputs("\"", stdout);
    printf("%s", takes_files ? " files=-f" : takes_folders ? " files=-d" : "");
    if (takes_kind) {
        fputs("\n        [ \"$COMP_CWORD\" -gt 2 ] || { files=; words=\"", stdout);
        kinds_print(stdout, " ");
        fputs("\"; }", stdout);
    }
    if (strcmp(name, "setup") == 0)
        fputs(
            "\n        words=\"--help $(stage3ectl setup --help | grep -o -- '^ *--[a-z-]*')\" files=-f",
            stdout);
    if (strcmp(name, "help") == 0)
        fputs(" words=$commands", stdout);
    fputs(" ;;\n", stdout);
}

void completion_print(void)
{
    fputs("# Completes the words of stage3ectl in bash. Made by: stage3ectl completion\n"
          "_stage3ectl() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} words='' files='' commands=\"",
          stdout);
    for (size_t i = 0; i < command_count; i++) {
        if (i == 0 || strcmp(commands[i].name, commands[i - 1].name) != 0)
            printf("%s%s", i == 0 ? "" : " ", commands[i].name);
    }
    fputs(
        "\"\n    COMPREPLY=()\n"
        "    if [ \"$COMP_CWORD\" = 1 ]; then\n"
        "        mapfile -t COMPREPLY < <(compgen -W \"$commands --help --version\" -- \"$word\")\n"
        "        return\n"
        "    fi\n"
        "    case ${COMP_WORDS[1]} in\n",
        stdout);
    for (size_t i = 0; i < command_count; i++) {
        if (i == 0 || strcmp(commands[i].name, commands[i - 1].name) != 0)
            words_print(commands[i].name);
    }
    fputs("    esac\n"
          "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\" | sort -u\n"
          "        [ -z \"$files\" ] || compgen \"$files\" -- \"$word\")\n"
          "}\n"
          "complete -o filenames -F _stage3ectl stage3ectl\n",
          stdout);
}
