/* The addresses of searches, and their names in words. */
#include "site/filter_query.h"

#include <string.h>

#include "base/pool.h"
#include "web/decode.h"
#include "web/request.h"

/* The boxes: their parameter and its value. */
const struct filter_box filter_boxes[FEATURE_COUNT] = {
    [FEATURE_VISUAL] = {"acces", "visuel"}, [FEATURE_MOTOR] = {"acces", "moteur"},
    [FEATURE_MENTAL] = {"acces", "mental"}, [FEATURE_HEARING] = {"acces", "auditif"},
    [FEATURE_MEAL] = {"repas", "1"},        [FEATURE_CAN_APPLY] = {"libres", "1"},
};

static const struct {
    const char *code;
    enum offer_order order;
} orders[] = {{"distance", OFFER_BY_DISTANCE},
              {"date", OFFER_BY_WEEK},
              {"recentes", OFFER_NEWEST},
              {"pertinence", OFFER_BY_RELEVANCE}};

/* Unless another is chosen: with words those that fit best, near a place the nearest. */
enum offer_order filter_usual_order(bool has_words, bool is_near)
{
    if (has_words)
        return OFFER_BY_RELEVANCE;
    return is_near ? OFFER_BY_DISTANCE : OFFER_BY_WEEK;
}

/* Of the orders some need what they go by. */
bool filter_order_is_possible(enum offer_order order, bool has_words, bool is_near)
{
    return (order != OFFER_BY_DISTANCE || is_near) && (order != OFFER_BY_RELEVANCE || has_words);
}

const char *filter_order_code(enum offer_order order)
{
    size_t i = 0;

    while (orders[i].order != order)
        i++;
    return orders[i].code;
}

bool filter_order_read(const char *code, enum offer_order *order)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (strcmp(code, orders[i].code) == 0) {
            *order = orders[i].order;
            return true;
        }
    }
    return false;
}

struct query {
    struct pool *pool;
    const char *text;
};

static void query_put(struct query *query, const char *name, const char *value)
{
    query->text =
        pool_printf(query->pool, "%s%c%s=%s", query->text, *query->text == '\0' ? '?' : '&', name,
                    encode_component(query->pool, value));
}

static void place_put(struct query *query, const struct search *search)
{
    const struct offer_filter *filter = &search->filter;

    if (*search->query_town != '\0') {
        query_put(query, "ville", search->query_town);
    } else if (search->is_near_school) {
        query_put(query, "autour", "college");
    } else if (filter->is_near) {
        query_put(query, "lat", pool_printf(query->pool, "%.3f", filter->near.latitude));
        query_put(query, "lon", pool_printf(query->pool, "%.3f", filter->near.longitude));
    }
    if (filter->is_near)
        query_put(query, "rayon", pool_printf(query->pool, "%.0f", filter->near.radius_km));
}

const char *filter_query(struct request *request, const struct search *search,
                         enum filter_part without, size_t which, unsigned page)
{
    const struct offer_filter *filter = &search->filter;
    const bool is_near = filter->is_near && without != PART_PLACE;
    const bool has_words = filter->word_count > 0 && without != PART_WORDS;
    struct query query = {request->pool, ""};
    char monday[DATE_ISO_SIZE];

    if (without != PART_WORDS && *search->words != '\0') {
        query_put(&query, "mots", search->words);
        if (filter->is_literal)
            query_put(&query, "exact", "1");
    }
    if (without != PART_PLACE)
        place_put(&query, search);
    for (size_t i = 0; i < filter->domain_count; i++) {
        if (without != PART_DOMAIN || which != i)
            query_put(&query, "domaine",
                      pool_printf(request->pool, "%llu", (unsigned long long)filter->domains[i]));
    }
    for (size_t i = 0; i < filter->monday_count; i++) {
        date_iso(filter->mondays[i], monday);
        if (without != PART_WEEK || which != i)
            query_put(&query, "semaine", monday);
    }
    if (filter->school_monday_count > 0)
        query_put(&query, "college", filter->for_school && without != PART_OF_SCHOOL ? "1" : "0");
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (filter->has_feature[i] && (without != PART_FEATURE || which != i))
            query_put(&query, filter_boxes[i].name, filter_boxes[i].value);
    }
    if (without != PART_PRIORITY && filter->for_priority)
        query_put(&query, "prioritaires", "1");
    if (filter->order != filter_usual_order(filter->word_count > 0, filter->is_near) &&
        filter_order_is_possible(filter->order, has_words, is_near))
        query_put(&query, "tri", filter_order_code(filter->order));
    if (page > 1)
        query_put(&query, "page", pool_printf(request->pool, "%u", page));
    return query.text;
}

void search_place_drop(struct search *search)
{
    const bool was_usual = search->filter.order == filter_usual_order(search->filter.word_count > 0,
                                                                      search->filter.is_near);

    search->town = search->query_town = "";
    search->filter.is_near = search->is_near_school = false;
    if (was_usual || search->filter.order == OFFER_BY_DISTANCE)
        search->filter.order = filter_usual_order(search->filter.word_count > 0, false);
}

const char *search_query(struct request *request, const struct search *search, unsigned page)
{
    return filter_query(request, search, PART_NOTHING, 0, page);
}

const char *filter_domain_name(const struct search *search, uint64_t id)
{
    for (size_t i = 0; i < search->domain_count; i++) {
        if (search->domains[i].id == id)
            return search->domains[i].name;
    }
    return "domaine inconnu";
}

const char *filter_place_text(struct request *request, const struct search *search)
{
    const char *place = *search->query_town != '\0' ? search->query_town
                        : search->is_near_school    ? "Autour de mon collège"
                                                    : "Autour de moi";

    return pool_printf(request->pool, "%s, à moins de %.0f\u00a0km", place,
                       search->filter.near.radius_km);
}

static void label_put(struct request *request, const char **label, const char *text)
{
    *label = **label == '\0' ? text : pool_printf(request->pool, "%s, %s", *label, text);
}

/* Of many choices the first are named, the others counted. One is never "the others". */
enum { NAMED_MAX = 4 };

static size_t few(size_t count)
{
    return count <= NAMED_MAX ? count : NAMED_MAX - 1;
}

static void others_put(struct request *request, const char **label, size_t count, const char *what)
{
    if (count > few(count))
        label_put(request, label,
                  pool_printf(request->pool, "%zu autres %s", count - few(count), what));
}

const char *search_label(struct request *request, const struct search *search)
{
    static const char *const features[FEATURE_COUNT] = {
        [FEATURE_VISUAL] = "handicap visuel", [FEATURE_MOTOR] = "handicap moteur",
        [FEATURE_MENTAL] = "handicap mental", [FEATURE_HEARING] = "handicap auditif",
        [FEATURE_MEAL] = "repas sur place",   [FEATURE_CAN_APPLY] = "où postuler",
    };
    const struct offer_filter *filter = &search->filter;
    const char *label = "";

    if (*search->words != '\0')
        label_put(request, &label, pool_printf(request->pool, "«\u00a0%s\u00a0»", search->words));
    if (filter->is_near)
        label_put(request, &label, filter_place_text(request, search));
    for (size_t i = 0; i < few(filter->domain_count); i++)
        label_put(request, &label, filter_domain_name(search, filter->domains[i]));
    others_put(request, &label, filter->domain_count, "domaines");
    for (size_t i = 0; i < few(filter->monday_count); i++)
        label_put(
            request, &label,
            date_range_short(request->pool, filter->mondays[i], date_add(filter->mondays[i], 4)));
    others_put(request, &label, filter->monday_count, "semaines");
    if (filter->for_school)
        label_put(request, &label, "semaines de mon collège");
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (filter->has_feature[i])
            label_put(request, &label, features[i]);
    }
    if (filter->for_priority)
        label_put(request, &label, "semaines des collèges prioritaires");
    return *label != '\0' ? label : "toutes les offres";
}
