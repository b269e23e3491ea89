/* Days as people write them. */
#ifndef STAGE3E_BASE_DATE_PARSE_H
#define STAGE3E_BASE_DATE_PARSE_H

#include <stdbool.h>

#include "base/date.h"

/* Reads "2026-12-07" (what browsers send) or "7/12/2026", "07.12.2026", "07-12-2026", "7 12 26"
 * (what people type; two digits are a year of this century), with what spreadsheets put around
 * it: an apostrophe before, a time of day after. Nothing else may follow. What is
 * not all figures is read in words (base/date_words.h). */
bool date_parse(const char *text, struct date *date);

#endif
