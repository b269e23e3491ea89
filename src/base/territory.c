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
