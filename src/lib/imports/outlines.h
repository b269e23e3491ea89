/* Importing the outlines of towns for maps. */
#ifndef STAGE3E_IMPORTS_OUTLINES_H
#define STAGE3E_IMPORTS_OUTLINES_H

#include <stdbool.h>
#include <stddef.h>

#include "store/db.h"

struct pool;

/* What came of it. */
struct outlines_report {
    size_t towns;
    size_t unnamed; /* that no import of towns knows: drawn without a name */
    size_t arcs;
    const char
        *refused; /* in English: why nothing was imported; NULL: it was, or the database failed */
};

/* Reads GeoJSON (RFC 7946): a FeatureCollection of polygons and multipolygons, each with the town's
 * INSEE code as "code" or "insee". Makes the base of the maps of it and keeps that in the place of
 * what there was. Names and populations are those of the towns imported before. False if nothing
 * was kept. */
bool outlines_import(struct db *db, const char *geojson, struct outlines_report *report)
    __attribute__((warn_unused_result));

#endif
