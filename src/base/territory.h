/* The part of France that a site is for, as its public holidays go. */
#ifndef STAGE3E_BASE_TERRITORY_H
#define STAGE3E_BASE_TERRITORY_H

#include <stdbool.h>

enum territory {
    TERRITORY_MAINLAND,
    TERRITORY_ALSACE_MOSELLE,
    TERRITORY_GUADELOUPE,
    TERRITORY_GUYANE,
    TERRITORY_MARTINIQUE,
    TERRITORY_MAYOTTE,
    TERRITORY_REUNION,
    TERRITORY_SAINT_BARTHELEMY,
    TERRITORY_SAINT_MARTIN,
};

/* Reads the word of the configuration: "" or "mainland", "alsace-moselle", "guadeloupe", "guyane",
 * "martinique", "mayotte", "reunion", "saint-barthelemy", "saint-martin". */
bool territory_read(const char *word, enum territory *territory);

#endif
