/* What goes wrong, in one form for all commands, on standard error:
 * "stage3ectl import: /tmp: is a directory". */
#ifndef STAGE3E_STAGE3ECTL_SAY_H
#define STAGE3E_STAGE3ECTL_SAY_H

#include <stdbool.h>

/* Names the command in every line to come; "": none was understood. */
void say_begin(const char *command);

void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* True once something was said. */
bool say_has_said(void);

/* That a command said in its own words what is wrong. */
void say_is_said(void);

/* Why a file or folder could not be used: of errno, in lower case. */
void say_errno(const char *path);

#endif
