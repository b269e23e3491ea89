/* What would be a formula, and what must be quoted. */
#include "sheet/field.h"

#include <csv.h>
#include <stdbool.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* The characters that some spreadsheet begins a formula with: the usual ones, and the wide and
 * small ones of East Asian keyboards. */
static const char *const formula_signs[] = {"=",  "+",  "-",  "@",  "＝", "＋", "－",
                                            "＠", "﹦", "﹢", "﹣", "﹫", NULL};

/* What a spreadsheet passes over before it looks: white space, what is not seen, and quotes of a
 * cell split wrongly. */
static const char *const passed_over[] = {
    " ",      "\t",     "\r",     "\n",     "\v",     "\f",     "\"",     "\u00a0", "\u00ad",
    "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
    "\u2009", "\u200a", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029",
    "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff", NULL};

/* The length of the sign that the text begins with, 0 if it is none of them. */
static size_t begins_with(const char *text, const char *const *signs)
{
    for (; *signs != NULL; signs++) {
        if (text_starts_with(text, *signs))
            return strlen(*signs);
    }
    return 0;
}

/* Whether what begins here, at a cell's start or after a separator, would be a formula. */
static bool begins_formula(const char *text)
{
    size_t length;

    while ((length = begins_with(text, passed_over)) > 0)
        text += length;
    return begins_with(text, formula_signs) > 0;
}

const char *field_plain(struct pool *pool, const char *text)
{
    char *plain = pool_alloc(pool, 2 * strlen(text) + 2), *end = plain;
    bool is_start = true;

    /* Some take a cell that begins with these for a formula, whatever follows. */
    if (*text == '\t' || *text == '\r' || *text == '\n')
        *end++ = '\'';
    for (; *text != '\0'; text++) {
        if (is_start && begins_formula(text))
            *end++ = '\'';
        *end++ = *text;
        is_start = strchr(";,\t\r\n|", *text) != NULL;
    }
    *end = '\0';
    return plain;
}

const char *field_quoted(struct pool *pool, const char *text)
{
    const size_t length = strlen(text), room = 2 * length + 3;
    char *quoted;

    if (strpbrk(text, ";,\"'\r\n\t") == NULL)
        return text;
    quoted = pool_alloc(pool, room);
    csv_write(quoted, room - 1, text, length);
    return quoted;
}

const char *field_text(struct pool *pool, const char *text)
{
    return field_quoted(pool, field_plain(pool, text));
}
