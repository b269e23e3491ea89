/* Texts in a CSV: every file of ours, whichever its separator, writes them by these. */
#ifndef STAGE3E_SHEET_FIELD_H
#define STAGE3E_SHEET_FIELD_H

struct pool;

/* The text as no spreadsheet takes it for a formula: with an apostrophe before what would begin
 * one, at its start, or after a character that a spreadsheet of another country could split it at.
 * In between, not a character changes. */
const char *field_plain(struct pool *pool, const char *text);

/* The field of a text: plain, and quoted where it must be (RFC 4180). A quoted number would be a
 * text. */
const char *field_text(struct pool *pool, const char *text);

/* The same of what we wrote, a number or a day: not looked at for formulas. */
const char *field_quoted(struct pool *pool, const char *text);

#endif
