/* Lines of errors. */
#include "stage3ectl/say.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *command_name = "";
static bool has_said;

void say_begin(const char *command)
{
    command_name = command;
}

bool say_has_said(void)
{
    return has_said;
}

void say_is_said(void)
{
    has_said = true;
}

void say_error(const char *format, ...)
{
    va_list arguments;

    has_said = true;
    fprintf(stderr, "stage3ectl%s%s: ", *command_name != '\0' ? " " : "", command_name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

void say_errno(const char *path)
{
    const char *reason = strerror(errno);

    say_error("%s: %c%s", path, tolower((unsigned char)*reason), reason + 1);
}
