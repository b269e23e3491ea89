/* The territories by their words. */
#include "base/territory.h"

#include <stddef.h>
#include <string.h>

static const char *const words[] = {
    [TERRITORY_MAINLAND] = "mainland",         [TERRITORY_ALSACE_MOSELLE] = "alsace-moselle",
    [TERRITORY_GUADELOUPE] = "guadeloupe",     [TERRITORY_GUYANE] = "guyane",
    [TERRITORY_MARTINIQUE] = "martinique",     [TERRITORY_MAYOTTE] = "mayotte",
    [TERRITORY_REUNION] = "reunion",           [TERRITORY_SAINT_BARTHELEMY] = "saint-barthelemy",
    [TERRITORY_SAINT_MARTIN] = "saint-martin",
};

bool territory_read(const char *word, enum territory *territory)
{
    *territory = TERRITORY_MAINLAND;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(word, words[i]) != 0)
            continue;
        *territory = (enum territory)i;
        return true;
    }
    return *word == '\0';
}

static const struct {
    const char *zone, *official;
} holiday_zones[] = {
    {"A", "Zone A"},
    {"B", "Zone B"},
    {"C", "Zone C"},
    {"corse", "Corse"},
    {"guadeloupe", "Guadeloupe"},
    {"guyane", "Guyane"},
    {"martinique", "Martinique"},
    {"mayotte", "Mayotte"},
    {"reunion", "Réunion"},
    {"saint-pierre-et-miquelon", "Saint Pierre et Miquelon"},
};

bool holiday_zone_is_known(const char *zone)
{
    for (size_t i = 0; i < sizeof holiday_zones / sizeof *holiday_zones; i++) {
        if (strcmp(holiday_zones[i].zone, zone) == 0)
            return true;
    }
    return false;
}

const char *holiday_zone_of(const char *official)
{
    for (size_t i = 0; i < sizeof holiday_zones / sizeof *holiday_zones; i++) {
        if (strcmp(holiday_zones[i].official, official) == 0 ||
            strcmp(holiday_zones[i].zone, official) == 0)
            return holiday_zones[i].zone;
    }
    return NULL;
}
