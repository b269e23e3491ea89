/* The commands as a table: what each takes and does. The help, the completion, and what is refused
 * as wrong use come from it. */
#ifndef STAGE3E_STAGE3ECTL_COMMANDS_H
#define STAGE3E_STAGE3ECTL_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "stage3ectl/stage3ectl.h"

/* One way to use a command; several rows of one name stand together. */
struct command {
    const char *name;
    const char *arguments; /* in their order: lower-case words stand for themselves ("queue|failed":
                              one of them), others name what is to be put there */
    const char *help;
    int (*run)(const struct config *config, char **arguments); /* NULL: not done by this process */
};
extern const struct command commands[];
extern const size_t command_count;

bool command_exists(const char *name);

/* Setup, backup, restore: what they do is done by other programs. */
bool command_is_script(const char *name);

/* The row that takes these arguments (ended by NULL); NULL if none does. */
const struct command *command_find(const char *name, char **arguments);

/* The next word of a pattern of arguments, which moves on; NULL at its end. */
const char *pattern_word(const char **pattern, size_t *length);
bool pattern_is_literal(const char *word);

/* Prints how all commands are used, or the one of that name. */
void usage_print(FILE *out, const char *only);

/* Prints a function of bash that completes the commands, their words and files. */
void completion_print(void);

#endif
