/* What a page says of how a search was read: places that were meant, words that were taken for
 * others or left out, and the way to the literal search. */
#include "site/filter_said.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/search_text.h"
#include "site/filter_query.h"
#include "web/request.h"

/* A folded word as it was typed. */
static const char *written_as(struct request *request, const struct search *search,
                              const char *word)
{
    const char *rest = search->words, *written;

    while ((written = search_text_next(request->pool, &rest)) != NULL) {
        if (strcmp(text_fold(request->pool, written), word) == 0)
            return written;
    }
    return word;
}

/* The search by exactly the words that were typed. */
static const char *literal_query(struct request *request, const struct search *search)
{
    struct search literal = *search;

    if (*search->words_of_place != '\0') {
        literal.words = search->words_typed;
        search_place_drop(&literal);
    }
    literal.filter.is_literal = true;
    return search_query(request, &literal, 1);
}

/* The places that were meant, or might have been. */
static void places_add(struct request *request, const struct search *search, xmlNode *node)
{
    const struct place_meant *places = &search->places;

    if (*search->words_of_place != '\0')
        xml_attribute(node, "place-of-words", search->words_of_place);
    if (!search->town_is_unknown && places->count > 0 && *places->list[0].former != '\0')
        xml_attribute(node, "former-town", places->list[0].former);
    for (size_t i = search->town_is_unknown ? 0 : 1; i < places->count; i++) {
        const struct place *place = &places->list[i];
        struct search other = *search;
        xmlNode *choice;

        other.town = other.query_town = place_value(request, places, i);
        if (!other.filter.is_near)
            search_place_set(request, &other, place->commune.latitude, place->commune.longitude);
        choice = xml_text_element(
            node, "place",
            pool_printf(request->pool, "%s (%s)", place->commune.name, place->postcode));
        xml_attribute(choice, "query", search_query(request, &other, 1));
    }
}

/* The words that were taken for others, and the way to what was typed. */
static void corrections_add(struct request *request, const struct search *search,
                            const struct offer_found *found, xmlNode *node)
{
    if (found->correction_count > 0 || found->left_out_count > 0 || *search->words_of_place != '\0')
        xml_attribute(node, "literal", literal_query(request, search));
    for (size_t i = 0; i < found->left_out_count; i++)
        xml_text_element(node, "left-out", written_as(request, search, found->left_out[i]));
    for (size_t i = 0; i < found->correction_count; i++)
        xml_attribute(xml_text_element(node, "correction", found->corrections[i].word), "typed",
                      written_as(request, search, found->corrections[i].typed));
}

void search_said_add(struct request *request, const struct search *search,
                     const struct offer_found *found, xmlNode *node)
{
    corrections_add(request, search, found, node);
    places_add(request, search, node);
}
