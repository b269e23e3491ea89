/* A day, a month by its name or the beginning of it, a year; a weekday before them is passed over.
 */
#include "base/date_words.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

enum { TEXT_SIZE = 64 };

static const char *const months[] = {"janvier",   "fevrier", "mars",     "avril",
                                     "mai",       "juin",    "juillet",  "aout",
                                     "septembre", "octobre", "novembre", "decembre"};
static const char *const weekdays[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                       "vendredi", "samedi", "dimanche"};

/* In small ASCII letters without accents, no-break spaces as spaces; false if there is more to it.
 */
static bool plain_copy(const char *text, char plain[TEXT_SIZE])
{
    size_t length = 0, used = 0;
    uint8_t *parts = u8_normalize(UNINORM_NFKD, (const uint8_t *)text, strlen(text), NULL, &length);

    for (size_t at = 0; parts != NULL && at < length && used < TEXT_SIZE - 1; at++) {
        const bool is_mark =
            parts[at] == 0xcc || parts[at] == 0xcd; /* U+0300 to U+036F, its head */

        if (is_mark)
            at++;
        else
            plain[used++] = (char)tolower(parts[at]);
    }
    plain[used] = '\0';
    free(parts);
    return used > 0 && used < TEXT_SIZE - 1;
}

/* The letters at *text, taken; their number. */
static size_t word_take(const char **text, const char **word)
{
    *word = *text;
    while (islower((unsigned char)**text))
        ++*text;
    return (size_t)(*text - *word);
}

/* Which of the names begins so, from 1; 0: none, or more than one. */
static int name_find(const char *const *names, size_t count, const char *word, size_t length)
{
    int found = 0;

    for (size_t i = 0; length >= 3 && i < count; i++) {
        if (strncmp(names[i], word, length) != 0)
            continue;
        if (found != 0)
            return 0;
        found = (int)i + 1;
    }
    return found;
}

static void gap_take(const char **text)
{
    *text += strspn(*text, " -./,");
}

/* So many digits at most, taken; -1 if there is none. */
static int number_take(const char **text, size_t most)
{
    int number = 0;
    size_t count = 0;

    for (; count < most && isdigit((unsigned char)**text); count++)
        number = number * 10 + (*(*text)++ - '0');
    return count > 0 ? number : -1;
}

bool date_of_words(const char *text, struct date *date)
{
    char plain[TEXT_SIZE];
    const char *at = plain, *word;
    size_t length;
    int day, month, year;

    if (!plain_copy(text, plain))
        return false;
    gap_take(&at);
    length = word_take(&at, &word);
    if (length > 0 && name_find(weekdays, sizeof weekdays / sizeof *weekdays, word, length) == 0)
        return false;
    gap_take(&at);
    day = number_take(&at, 2);
    if (strncmp(at, "er", 2) == 0)
        at += 2;
    gap_take(&at);
    length = word_take(&at, &word);
    month = name_find(months, sizeof months / sizeof *months, word, length);
    gap_take(&at);
    year = number_take(&at, 4);
    gap_take(&at);
    return *at == '\0' && day > 0 && month > 0 && year >= 0 &&
           date_make(year < 100 ? 2000 + year : year, month, day, date);
}
