/* Days as people write them in words: "lundi 5 mars 2012", "1er sept. 12", "5-févr-2012". Of what
 * is all figures, date_parse() knows more. */
#ifndef STAGE3E_BASE_DATE_WORDS_H
#define STAGE3E_BASE_DATE_WORDS_H

#include <stdbool.h>

#include "base/date.h"

/* False for anything else. */
bool date_of_words(const char *text, struct date *date) __attribute__((warn_unused_result));

#endif
