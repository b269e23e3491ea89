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

/* Zones of the school holidays: "A", "B", "C", or one of its own: "corse", "guadeloupe", "guyane",
 * "martinique", "mayotte", "reunion", "saint-pierre-et-miquelon". */
bool holiday_zone_is_known(const char *zone);

/* The zone by the name that the official calendar gives it ("Zone B", "Réunion"); NULL: none of
 * them. */
const char *holiday_zone_of(const char *official);

#endif
