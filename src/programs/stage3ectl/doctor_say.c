#include "stage3ectl/doctor_say.h"

#include <stdarg.h>
#include <stdio.h>

const char *const doctor_programs[] = {"offers", "applications", "accounts",
                                       "export", "pages",        NULL};

static unsigned wrong; /* how many */

void doctor_good(const char *what, const char *words, ...)
{
    va_list arguments;

    va_start(arguments, words);
    printf("ok     %-14s ", what);
    vprintf(words, arguments);
    puts("");
    va_end(arguments);
}

void doctor_bad(const char *what, const char *words, ...)
{
    va_list arguments;

    wrong++;
    va_start(arguments, words);
    printf("WRONG  %-14s ", what);
    vprintf(words, arguments);
    puts("");
    va_end(arguments);
}

unsigned doctor_wrong(void)
{
    return wrong;
}
