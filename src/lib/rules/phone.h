/* Telephone numbers: are they well formed, what is their one written form (E.164), how are they
 * read aloud. Numbers without country code are of the French plan. Pure. */
#ifndef STAGE3E_RULES_PHONE_H
#define STAGE3E_RULES_PHONE_H

#include <stdbool.h>

struct pool;

/* Reads a number as people type, paste or export it: with spaces, dots, dashes, slashes,
 * parentheses, "tel:", "00" for "+", "(0)" or a trunk zero after the country code, or without the
 * first zero, as spreadsheets leave it. Gives E.164 ("+33612345678"), from the pool. The numbers
 * of the overseas départements have country codes of their own (plan of ARCEP): 0692 12 34 56 is
 * +262692123456. False if it cannot be a number. */
bool phone_read(struct pool *pool, const char *typed, const char **phone);

/* For a number as kept: false for French ones, overseas included, that do not begin with 06 or 07
 * (plan of ARCEP). Of others it is not known. */
bool phone_can_be_mobile(const char *phone);

/* A kept number as it is grouped in its country, with no-break spaces: "06 12 34 56 78",
 * "0692 12 34 56", "+32 470 12 34 56". "" for "". */
const char *phone_text(struct pool *pool, const char *phone);

#endif
