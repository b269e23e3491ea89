#include "base/date_parse.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/date_words.h"

/* Reads one to limit digits; false if there is none. */
static bool number_read(const char **text, int limit, int *number)
{
    const char *start = *text;

    *number = 0;
    while (**text >= '0' && **text <= '9' && *text - start < limit)
        *number = *number * 10 + (*(*text)++ - '0');
    return *text > start;
}

/* The separator that follows, with any space around it; a dash for all dashes. */
static bool separator_read(const char **text, char *found)
{
    const size_t spaces = strspn(*text, " ");

    *text += spaces;
    *found = ' ';
    if (**text != '\0' && strchr("-/.", **text) != NULL)
        *found = *(*text)++;
    else if (spaces == 0)
        return false;
    *text += strspn(*text, " ");
    return true;
}

/* True at the end, also after a time of day: "T00:00:00", " 8:30". */
static bool only_time_follows(const char *text)
{
    int parts = 0, number;

    text += strspn(text, " T");
    while (*text != '\0' && number_read(&text, 2, &number)) {
        parts++;
        if (*text == '\0')
            break;
        if (*text++ != ':')
            return false;
    }
    return *text == '\0' && (parts == 0 || parts == 2 || parts == 3);
}

/* In ASCII, without spaces at its ends and the apostrophe with which spreadsheets mark text; false
 * if there is more to it than fits, or than ASCII, spaces and dashes. */
static bool plain_copy(const char *text, char *plain, size_t size)
{
    size_t used = 0, end = 0;

    for (ucs4_t c; *text != '\0' && used < size - 1;) {
        const int length = u8_strmbtouc(&c, (const uint8_t *)text);

        if (length <= 0)
            return false;
        text += length;
        if (uc_is_general_category(c, UC_FORMAT) || c == '\'' || c == 0x2019)
            continue;
        if (uc_is_property_white_space(c))
            c = ' ';
        else if (uc_is_property_dash(c))
            c = '-';
        else if (c >= 0x80)
            return false;
        if (c != ' ' || used > 0)
            plain[used++] = (char)c;
        if (c != ' ')
            end = used;
    }
    plain[end] = '\0';
    return *text == '\0';
}

/* Eight digits without anything between them: "05032012", "20120305", whichever is a day. */
static bool digits_parse(const char *plain, struct date *date)
{
    const int number = (int)strtoul(plain, NULL, 10);

    if (strlen(plain) != 8 || strspn(plain, "0123456789") != 8)
        return false;
    return date_make(number / 10000, number / 100 % 100, number % 100, date) ||
           date_make(number % 10000, number / 10000 % 100, number / 1000000, date);
}

/* Figures with something between them. */
static bool figures_parse(const char *plain, struct date *date)
{
    char first, second;
    const char *at = plain, *last;
    int a, b, c;

    if (!number_read(&at, 4, &a))
        return false;
    const bool year_is_first = at - plain == 4;

    if (!separator_read(&at, &first) || !number_read(&at, 2, &b) || !separator_read(&at, &second) ||
        first != second)
        return false;
    last = at;
    if (!number_read(&at, year_is_first ? 2 : 4, &c) || !only_time_follows(at))
        return false;
    if (year_is_first)
        return date_make(a, b, c, date);
    return date_make(at - last == 2 ? 2000 + c : c, b, a, date);
}

bool date_parse(const char *text, struct date *date)
{
    char plain[40];

    if (!plain_copy(text, plain, sizeof plain))
        return date_of_words(text, date);
    return figures_parse(plain, date) || digits_parse(plain, date) || date_of_words(text, date);
}
