/* GET /offres, /offres/carte: one search, seen as a list or on a map. */
#include "base/pool.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "rules/search_missed.h"
#include "site/card.h"
#include "site/filter.h"
#include "site/near.h"
#include "site/page.h"
#include "store/missed_store.h"

static void pages_add(struct request *request, const struct search *search, uint64_t total,
                      xmlNode *content)
{
    const uint64_t pages = (total + OFFER_PAGE_SIZE - 1) / OFFER_PAGE_SIZE;
    const uint64_t last = pages < OFFER_PAGES_MAX ? pages : OFFER_PAGES_MAX;
    const unsigned page = search->filter.page;
    xmlNode *node = xml_element(content, "pages");

    xml_attribute_u64(node, "page", page);
    xml_attribute_u64(node, "last", last);
    if (page > 1)
        xml_attribute(node, "previous", search_query(request, search, page - 1));
    if (page < last)
        xml_attribute(node, "next", search_query(request, search, page + 1));
}

/* Words that nothing has are counted, for those who keep the everyday words. A search is not held
 * up by what fails here. */
static void missed_count(struct request *request, const struct search *search,
                         const struct offer_found *found)
{
    for (size_t i = 0; i < found->missed_count && !search->filter.is_literal; i++) {
        if (missed_may_be_kept(request->pool, search->words, found->missed[i]) &&
            !store_missed_add(request->db, found->missed[i], request->today))
            return;
    }
}

/* The search of the address, as a page with its filters and one page of results. False: answered
 * already. */
static bool search_page(struct request *request, const char *name, struct search *search,
                        struct page *page)
{
    struct offer_found found;

    bool is_read = search_read(request, search);

    search_school_begin(request, search);
    if (!is_read || !store_offers_search(request->db, &search->filter, request->today,
                                         search->facets, search->facet_count, &found))
        return false;
    missed_count(request, search, &found);
    *page = page_begin(request, name);
    if (request->visitor.role == PUPIL)
        page_form(page, "save", "/offres/recherches");
    xml_attribute_u64(page->content, "total", found.total);
    xml_attribute(page->content, "total-text", xml_count_text(request->pool, found.total));
    search_add(request, search, &found, page->content);
    for (size_t i = 0; i < found.count; i++)
        card_add(request, page->content, &found.cards[i]);
    pages_add(request, search, found.total, page->content);
    if (near_add(request, search, &found, page->content))
        return true;
    return false;
}

/* GET /offres */
bool offer_search(struct request *request)
{
    struct search search;
    struct page page;

    if (!search_page(request, "offer-search", &search, &page))
        return false;
    page_send(&page, 200);
    return true;
}

/* Where a map begins: around the place searched, else on the whole département. */
static bool view_add(struct request *request, const struct search *search, xmlNode *content)
{
    struct grid_box box;
    xmlNode *view;

    if (search->filter.is_near)
        box = grid_circle_box(&search->filter.near);
    else if (!store_communes_box(request->db, &box))
        return false;
    view = xml_element(content, "view");
    xml_attribute_real(view, "west", box.west);
    xml_attribute_real(view, "south", box.south);
    xml_attribute_real(view, "east", box.east);
    xml_attribute_real(view, "north", box.north);
    return true;
}

/* GET /offres/carte */
bool offer_map(struct request *request)
{
    struct search search;
    struct page page;

    if (!search_page(request, "offer-map", &search, &page))
        return false;
    if (!view_add(request, &search, page.content))
        return false;
    page_send(&page, 200);
    return true;
}
