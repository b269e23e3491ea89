/* Which offers of a list, in which order. */
#include "site/offer_listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/export_link.h"

static const char *const column_codes[] = {"numero", "titre", "periode", "statut", "en-ligne"};

/* What qsort's function cannot be told otherwise. */
struct sort_key {
    const struct managed_offer *offer;
    const char *title;
    enum offer_status status;
    enum offer_column column;
    int direction;
};

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_keys(const void *a, const void *b)
{
    const struct sort_key *left = a, *right = b;
    int order = 0;

    switch (left->column) {
    case BY_ID: break;
    case BY_TITLE: order = strcmp(left->title, right->title); break;
    case BY_PERIOD: order = date_compare(left->offer->first, right->offer->first); break;
    case BY_STATUS: order = compare_numbers(left->status, right->status); break;
    case BY_ONLINE:
        order = compare_numbers(left->offer->activated_at, right->offer->activated_at);
        break;
    }
    if (order == 0)
        order = compare_numbers((int64_t)left->offer->id, (int64_t)right->offer->id);
    return order * left->direction;
}

static bool column_parse(const char *code, enum offer_column *column)
{
    for (size_t i = 0; i < sizeof column_codes / sizeof *column_codes; i++) {
        if (strcmp(code, column_codes[i]) == 0) {
            *column = (enum offer_column)i;
            return true;
        }
    }
    return false;
}

const char *offer_listing_read(struct pool *pool, const struct form *query,
                               struct offer_listing *order)
{
    const char *column = form_value(query, "tri"), *direction = form_value(query, "sens");

    *order = (struct offer_listing){.number =
                                        text_trim(pool, form_value(query, "numero"), TEXT_ONE_LINE),
                                    .column = BY_ID,
                                    .is_rising = strcmp(direction, "croissant") == 0};
    if (!column_parse(column, &order->column) && !text_is_empty(column))
        return "tri";
    if (!order->is_rising && !text_is_empty(direction) && strcmp(direction, "decroissant") != 0)
        return "sens";
    return NULL;
}

void offer_listing_add(struct request *request, xmlNode *content, const struct offer_listing *order)
{
    const char *direction = order->is_rising ? "croissant" : "decroissant";

    xml_attribute(content, "number", order->number);
    xml_attribute(content, "column", column_codes[order->column]);
    xml_attribute(content, "direction", direction);
    export_link_add(request, content,
                    (const char *const[][2]){{"numero", order->number},
                                             {"tri", column_codes[order->column]},
                                             {"sens", direction},
                                             {NULL}});
}

static bool number_begins(struct pool *pool, uint64_t id, const char *typed)
{
    return text_starts_with(pool_printf(pool, "%llu", (unsigned long long)id), typed);
}

const struct managed_offer **offers_in_order(struct pool *pool, const struct managed_offer *offers,
                                             size_t count, const struct offer_listing *order,
                                             struct date today, size_t *taken)
{
    const struct managed_offer **list = pool_array(pool, count + 1, sizeof *list);
    struct sort_key *keys = pool_array(pool, count + 1, sizeof *keys);

    *taken = 0;
    for (size_t i = 0; i < count; i++) {
        if (number_begins(pool, offers[i].id, order->number))
            keys[(*taken)++] = (struct sort_key){&offers[i], text_fold(pool, offers[i].title),
                                                 offer_status(&offers[i].terms, today),
                                                 order->column, order->is_rising ? 1 : -1};
    }
    qsort(keys, *taken, sizeof *keys, compare_keys);
    for (size_t i = 0; i < *taken; i++)
        list[i] = keys[i].offer;
    return list;
}
