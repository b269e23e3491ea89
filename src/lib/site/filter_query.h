/* The parameters of a search, as the files about them share them. */
#ifndef STAGE3E_SITE_FILTER_QUERY_H
#define STAGE3E_SITE_FILTER_QUERY_H

#include "site/search.h"

/* The boxes: their parameter and its value. */
struct filter_box {
    const char *name;
    const char *value;
};
extern const struct filter_box filter_boxes[FEATURE_COUNT];

/* The order unless another is chosen; whether one has what it goes by; its code, and back. */
enum offer_order filter_usual_order(bool has_words, bool is_near);
bool filter_order_is_possible(enum offer_order order, bool has_words, bool is_near);
const char *filter_order_code(enum offer_order order);
bool filter_order_read(const char *code, enum offer_order *order);

/* What a query may leave out, to take one filter off; of several values, which of them. */
enum filter_part {
    PART_NOTHING,
    PART_WORDS,
    PART_DOMAIN,
    PART_PLACE,
    PART_WEEK,
    PART_OF_SCHOOL,
    PART_FEATURE,
    PART_PRIORITY
};
const char *filter_query(struct request *request, const struct search *search,
                         enum filter_part without, size_t which, unsigned page);

/* In words: a domain, where it is searched. */
const char *filter_domain_name(const struct search *search, uint64_t id);
const char *filter_place_text(struct request *request, const struct search *search);

/* The same search anywhere. */
void search_place_drop(struct search *search);

/* The search in words: "boulanger, Nantes à moins de 10 km". */
const char *search_label(struct request *request, const struct search *search);

/* The query of the same search at another page. */
const char *search_query(struct request *request, const struct search *search, unsigned page);

#endif
