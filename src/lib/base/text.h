/* Text that people type: checked, cleaned, measured, compared. All text is UTF-8. */
#ifndef STAGE3E_BASE_TEXT_H
#define STAGE3E_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

enum text_lines { TEXT_ONE_LINE, TEXT_LINES };

/* Brings text from outside to the form that the site keeps: Unicode NFC, line ends as LF,
 * no control character, no bidirectional override, no noncharacter (XML 1.0, 2.2 would
 * refuse some of them), nothing that cannot be seen but the joiners of emoji. False if the bytes
 * are not UTF-8 (RFC 3629) or hold a NUL. */
bool text_clean(struct pool *pool, const char *bytes, size_t length, const char **text)
    __attribute__((warn_unused_result));

/* Without white space at both ends; TEXT_ONE_LINE also makes each run of white space, line
 * ends included, one space; no-break spaces stay. */
const char *text_trim(struct pool *pool, const char *text, enum text_lines lines);

/* Without what only parts its characters when it is typed or pasted: white space, dashes, invisible
 * characters (U+200B, U+200E, …) and the given ASCII separators. For numbers and codes. */
const char *text_compact(struct pool *pool, const char *text, const char *separators);

/* With the apostrophes of typewriters that follow a letter as typography has them: "l'art" is
 * "l’art". */
const char *text_apostrophes(struct pool *pool, const char *text);

/* Length in characters (code points), as a form's maxlength counts for most people. */
size_t text_length(const char *text);

/* The text with what people do not tell apart removed: case, accents, ligatures, strokes through
 * letters, punctuation (a space each). "L'Œuvre d'ÉTÉ" gives "l oeuvre d ete". For searching and
 * comparing, never for showing. */
const char *text_fold(struct pool *pool, const char *text);

/* text_fold, with "st" and "ste" as whole words written out and "CEDEX 9" left out, as names of
 * towns go. */
const char *text_fold_town(struct pool *pool, const char *text);

bool text_is_empty(const char *text); /* NULL or "" */
bool text_starts_with(const char *text, const char *prefix);

/* The number that the digits say, from 1 to largest (below 10^9); otherwise for all else. */
unsigned text_number(const char *text, unsigned otherwise, unsigned largest);

#endif
