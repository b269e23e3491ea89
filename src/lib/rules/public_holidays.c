/* Public holidays: those of the same day each year, and those that follow Easter. */
#include "rules/public_holidays.h"

#include <stddef.h>
#include <stdint.h>

#define EVERYWHERE (-1)

static const char abolition[] = "abolition de l’esclavage";

static const struct {
    int territory;
    uint8_t month, day;
    const char *name;
} fixed[] = {
    {EVERYWHERE, 1, 1, "jour de l’an"},
    {EVERYWHERE, 5, 1, "fête du Travail"},
    {EVERYWHERE, 5, 8, "8 mai 1945"},
    {EVERYWHERE, 7, 14, "fête nationale"},
    {EVERYWHERE, 8, 15, "Assomption"},
    {EVERYWHERE, 11, 1, "Toussaint"},
    {EVERYWHERE, 11, 11, "11 novembre 1918"},
    {EVERYWHERE, 12, 25, "Noël"},
    {TERRITORY_ALSACE_MOSELLE, 12, 26, "Saint-Étienne"},
    {TERRITORY_MAYOTTE, 4, 27, abolition},
    {TERRITORY_MARTINIQUE, 5, 22, abolition},
    {TERRITORY_GUADELOUPE, 5, 27, abolition},
    {TERRITORY_SAINT_MARTIN, 5, 28, abolition},
    {TERRITORY_GUYANE, 6, 10, abolition},
    {TERRITORY_SAINT_BARTHELEMY, 10, 9, abolition},
    {TERRITORY_REUNION, 12, 20, abolition},
};

static const struct {
    int territory;
    int after_easter; /* days */
    const char *name;
} moveable[] = {
    {TERRITORY_ALSACE_MOSELLE, -2, "Vendredi saint"},
    {EVERYWHERE, 0, "Pâques"},
    {EVERYWHERE, 1, "lundi de Pâques"},
    {EVERYWHERE, 39, "Ascension"},
    {EVERYWHERE, 49, "Pentecôte"},
    {EVERYWHERE, 50, "lundi de Pentecôte"},
};

/* Meeus, Jones, Butcher ("Nature", 20 April 1876): the letters are theirs. */
struct date easter_sunday(int year)
{
    const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    const int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

    return (struct date){(int16_t)year, (uint8_t)(n / 31), (uint8_t)(n % 31 + 1)};
}

static bool is_of(int holiday, enum territory territory)
{
    return holiday == EVERYWHERE || holiday == (int)territory;
}

const char *public_holiday(enum territory territory, struct date day)
{
    const int after_easter = date_days_between(easter_sunday(day.year), day);

    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        if (is_of(fixed[i].territory, territory) && fixed[i].month == day.month &&
            fixed[i].day == day.day)
            return fixed[i].name;
    }
    for (size_t i = 0; i < sizeof moveable / sizeof *moveable; i++) {
        if (is_of(moveable[i].territory, territory) && moveable[i].after_easter == after_easter)
            return moveable[i].name;
    }
    return NULL;
}
