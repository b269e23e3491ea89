/* Public holidays, computed: the eleven of Code du travail L. 3133-1, and those of a territory
 * (Alsace-Moselle: L. 3134-13; overseas, the abolition of slavery: L. 3422-2). Pure. */
#ifndef STAGE3E_RULES_PUBLIC_HOLIDAYS_H
#define STAGE3E_RULES_PUBLIC_HOLIDAYS_H

#include "base/date.h"
#include "base/territory.h"

/* Easter Sunday of a year, Gregorian. */
struct date easter_sunday(int year);

/* What the day is called, in French ("lundi de Pâques"), or NULL: no public holiday. */
const char *public_holiday(enum territory territory, struct date day);

#endif
