/* GeoJSON of towns as the base of our maps.
 *
 * What browsers get, in 1e-4 degrees (about ten metres):
 *   {"arcs": [[x, y, dx, dy, …], …],    each a line, from its first point on by differences
 *    "edge": [n, …],                    the arcs that only one town has: the coast and the border
 *    "towns": [{"n": name, "p": population, "at": [x, y], "r": [[n, -1 - n, …], …]}, …]}
 * A town's rings are made of arcs, of which -1 - n is one that is followed backwards. The detailed
 * one has "arcs" only, in the same order. */
#include "imports/outlines.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/outline.h"
#include "store/map_store.h"

enum { POINTS_MAX = 400000, UNITS = 10 /* of 1e-5 degrees */ };

static const double tolerances_m[MAP_DETAILS] = {[MAP_WHOLE] = 150, [MAP_DETAILED] = 15};

/* A town of the file, with its rings among all. */
struct town {
    const char *insee;
    size_t first_ring;
    size_t ring_count;
};

struct reading {
    struct pool *pool;
    struct town *towns;
    size_t town_count, town_room;
    struct outline_ring *rings;
    size_t ring_count, ring_room;
    size_t point_count;
};

static bool point_read(const json_t *json, struct outline_point *point)
{
    const double longitude = json_number_value(json_array_get(json, 0));
    const double latitude = json_number_value(json_array_get(json, 1));

    if (!json_is_number(json_array_get(json, 0)) || !json_is_number(json_array_get(json, 1)) ||
        fabs(longitude) > 180 || fabs(latitude) > 90)
        return false;
    *point =
        (struct outline_point){(int32_t)lround(longitude * 1e5), (int32_t)lround(latitude * 1e5)};
    return true;
}

static bool is_same(struct outline_point a, struct outline_point b)
{
    return a.x == b.x && a.y == b.y;
}

/* Points that stand twice in a row are one; the last one repeats the first (RFC 7946, 3.1.6). */
static bool ring_read(struct reading *reading, const json_t *json)
{
    const size_t length = json_array_size(json);
    struct outline_ring ring = {.points =
                                    pool_array(reading->pool, length + 1, sizeof *ring.points)};

    reading->point_count += length;
    if (length == 0 || reading->point_count > POINTS_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        struct outline_point point;

        if (!point_read(json_array_get(json, i), &point))
            return false;
        if (ring.count == 0 || !is_same(ring.points[ring.count - 1], point))
            ring.points[ring.count++] = point;
    }
    while (ring.count > 1 && is_same(ring.points[0], ring.points[ring.count - 1]))
        ring.count--;
    pool_make_room(reading->pool, reading->rings, reading->ring_count, reading->ring_room);
    reading->rings[reading->ring_count++] = ring;
    return true;
}

static bool polygon_read(struct reading *reading, const json_t *rings)
{
    for (size_t i = 0; i < json_array_size(rings); i++) {
        if (!ring_read(reading, json_array_get(rings, i)))
            return false;
    }
    return json_array_size(rings) > 0;
}

static bool geometry_read(struct reading *reading, const json_t *geometry)
{
    const char *type = json_string_value(json_object_get(geometry, "type"));
    const json_t *coordinates = json_object_get(geometry, "coordinates");

    if (type != NULL && strcmp(type, "Polygon") == 0)
        return polygon_read(reading, coordinates);
    if (type == NULL || strcmp(type, "MultiPolygon") != 0)
        return false;
    for (size_t i = 0; i < json_array_size(coordinates); i++) {
        if (!polygon_read(reading, json_array_get(coordinates, i)))
            return false;
    }
    return true;
}

static const char *insee_read(struct pool *pool, const json_t *feature)
{
    const json_t *properties = json_object_get(feature, "properties");
    const char *code = json_string_value(json_object_get(properties, "code"));

    if (code == NULL)
        code = json_string_value(json_object_get(properties, "insee"));
    return code != NULL ? pool_strdup(pool, code) : "";
}

static const char *file_read(struct reading *reading, const json_t *file)
{
    const json_t *features = json_object_get(file, "features");

    if (!json_is_array(features) || json_array_size(features) == 0)
        return "no features: it is no GeoJSON of towns";
    for (size_t i = 0; i < json_array_size(features); i++) {
        const json_t *feature = json_array_get(features, i);
        struct town town = {insee_read(reading->pool, feature), reading->ring_count, 0};

        if (!geometry_read(reading, json_object_get(feature, "geometry")))
            return pool_printf(reading->pool,
                               "feature %zu is no polygon, or one with too many points or with "
                               "places beyond the earth",
                               i + 1);
        town.ring_count = reading->ring_count - town.first_ring;
        pool_make_room(reading->pool, reading->towns, reading->town_count, reading->town_room);
        reading->towns[reading->town_count++] = town;
    }
    return NULL;
}

static int units(int32_t value)
{
    return (int)lround((double)value / UNITS);
}

static json_t *arc_json(struct pool *pool, const struct outline_arc *arc, double tolerance_m)
{
    const struct outline_arc simple = outline_simplified(pool, arc, tolerance_m);
    json_t *line = json_array();
    int x = 0, y = 0;

    for (size_t i = 0; i < simple.count; i++) {
        const int next_x = units(simple.points[i].x), next_y = units(simple.points[i].y);

        if (i > 0 && i + 1 < simple.count && next_x == x && next_y == y)
            continue;
        json_array_append_new(line, json_integer(next_x - x));
        json_array_append_new(line, json_integer(next_y - y));
        x = next_x;
        y = next_y;
    }
    return line;
}

static json_t *arcs_json(struct pool *pool, const struct outline_arcs *arcs, double tolerance_m)
{
    json_t *list = json_array();

    for (size_t i = 0; i < arcs->count; i++)
        json_array_append_new(list, arc_json(pool, &arcs->list[i], tolerance_m));
    return list;
}

static json_t *edge_json(const struct outline_arcs *arcs)
{
    json_t *edge = json_array();

    for (size_t i = 0; i < arcs->count; i++) {
        if (arcs->list[i].uses == 1)
            json_array_append_new(edge, json_integer((json_int_t)i));
    }
    return edge;
}

static json_t *rings_json(const struct reading *reading, const struct town *town)
{
    json_t *list = json_array();

    for (size_t i = 0; i < town->ring_count; i++) {
        const struct outline_ring *ring = &reading->rings[town->first_ring + i];
        json_t *arcs = json_array();

        for (size_t k = 0; k < ring->arc_count; k++)
            json_array_append_new(arcs, json_integer(ring->arcs[k]));
        json_array_append_new(list, arcs);
    }
    return list;
}

/* The towns with their names; NULL if the database failed. */
static json_t *towns_json(struct db *db, const struct reading *reading,
                          struct outlines_report *report)
{
    json_t *list = json_array();

    for (size_t i = 0; i < reading->town_count; i++) {
        const struct town *town = &reading->towns[i];
        struct map_town known;
        json_t *object;

        if (!store_map_town(db, town->insee, &known)) {
            json_decref(list);
            return NULL;
        }
        object = json_pack("{s:o}", "r", rings_json(reading, town));
        if (!text_is_empty(known.name)) {
            json_object_set_new(object, "n", json_string(known.name));
            json_object_set_new(object, "p", json_integer((json_int_t)known.population));
            json_object_set_new(object, "at",
                                json_pack("[i,i]", (int)lround(known.longitude * 1e4),
                                          (int)lround(known.latitude * 1e4)));
        } else {
            report->unnamed++;
        }
        json_array_append_new(list, object);
    }
    return list;
}

static const char *json_text(struct pool *pool, json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT);
    const char *kept = pool_strdup(pool, text);

    free(text);
    json_decref(json);
    return kept;
}

static bool base_save(struct db *db, const struct reading *reading, struct outlines_report *report)
{
    struct pool *pool = reading->pool;
    const struct outline_arcs arcs = outline_arcs(pool, reading->rings, reading->ring_count);
    json_t *towns = towns_json(db, reading, report);
    const char *bodies[MAP_DETAILS];

    if (towns == NULL)
        return false;
    report->towns = reading->town_count;
    report->arcs = arcs.count;
    bodies[MAP_WHOLE] = json_text(pool, json_pack("{s:o, s:o, s:o}", "arcs",
                                                  arcs_json(pool, &arcs, tolerances_m[MAP_WHOLE]),
                                                  "edge", edge_json(&arcs), "towns", towns));
    bodies[MAP_DETAILED] = json_text(
        pool, json_pack("{s:o}", "arcs", arcs_json(pool, &arcs, tolerances_m[MAP_DETAILED])));
    return store_map_base_save(db, bodies);
}

bool outlines_import(struct db *db, const char *geojson, struct outlines_report *report)
{
    struct pool *pool = db_pool(db);
    struct reading reading = {.pool = pool};
    json_error_t error;
    json_t *file = json_loads(geojson, 0, &error);

    *report = (struct outlines_report){0};
    if (file == NULL)
        report->refused = pool_printf(pool, "line %d: not JSON: %s", error.line, error.text);
    else
        report->refused = file_read(&reading, file);
    json_decref(file);
    return report->refused == NULL && base_save(db, &reading, report);
}
