/* GET /offres, /offres/carte: one search, seen as a list or on a map. */
#include "base/pool.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "rules/search_missed.h"
#include "site/answers.h"
#include "site/card.h"
#include "site/filter.h"
#include "site/filter_query.h"
#include "site/filter_school.h"
#include "site/near.h"
#include "site/page.h"
#include "store/missed_store.h"
#include "store/reference_kept.h"

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

/* Where a map begins: around the place searched, else on the whole département. */
static bool view_add(struct request *request, const struct search *search, xmlNode *content)
{
    struct grid_box box;
    xmlNode *view;

    if (search->filter.is_near)
        box = grid_circle_box(&search->filter.near);
    else if (!kept_communes_box(request->db, request->today, &box))
        return false;
    view = xml_element(content, "view");
    xml_attribute_real(view, "west", box.west);
    xml_attribute_real(view, "south", box.south);
    xml_attribute_real(view, "east", box.east);
    xml_attribute_real(view, "north", box.north);
    return true;
}

/* A search being answered. */
struct asked {
    struct request *request;
    const char *page; /* its name */
    bool is_map;
    struct search search;
    struct offer_found found;
};

/* What was found, as the content of a page; has_own: with what is the visitor's own. */
static bool content_add(struct asked *asked, bool has_own, xmlNode *content)
{
    struct request *request = asked->request;
    const struct offer_found *found = &asked->found;

    xml_attribute_u64(content, "total", found->total);
    xml_attribute(content, "total-text", xml_count_text(request->pool, found->total));
    search_add(request, &asked->search, found, has_own, content);
    for (size_t i = 0; i < found->count; i++)
        card_add(request, content, &found->cards[i]);
    pages_add(request, &asked->search, found->total, content);
    return near_add(request, &asked->search, found, content) &&
           (!asked->is_map || view_add(request, &asked->search, content));
}

static bool search_find(struct asked *asked)
{
    struct search *search = &asked->search;

    search_facets_prepare(asked->request, search);
    return store_offers_search(asked->request->db, &search->filter, asked->request->today,
                               search->facets, search->facet_count, &asked->found);
}

/* Words that nothing has are counted, for those who keep the everyday words. A search is not held
 * up by what fails here. */
static void missed_count(const struct asked *asked, const char *const *words, size_t count)
{
    struct request *request = asked->request;

    for (size_t i = 0; i < count && !asked->search.filter.is_literal; i++) {
        if (missed_may_be_kept(request->pool, asked->search.words, words[i]) &&
            !store_missed_add(request->db, words[i], request->today))
            return;
    }
}

/* The pupil's own: searches are saved with a form. */
static void save_form_add(struct asked *asked, struct page *page)
{
    if (asked->request->visitor.role == PUPIL)
        page_form(page, "save", "/offres/recherches");
}

/* As one page, made afresh. */
static bool whole_send(struct asked *asked)
{
    struct page page;

    if (!search_find(asked))
        return false;
    missed_count(asked, asked->found.missed, asked->found.missed_count);
    page = page_begin(asked->request, asked->page);
    save_form_add(asked, &page);
    if (!content_add(asked, true, page.content))
        return false;
    page_send(&page, 200);
    return true;
}

/* The answer that is kept by a key, or will be; NULL if it cannot be made. */
static const struct kept_answer *answer_of(struct asked *asked, const char *key)
{
    const struct kept_answer *answer = answer_find(key);
    struct html_pieces *pieces;
    struct page page;

    if (answer != NULL)
        return answer;
    if (!search_find(asked))
        return NULL;
    page = page_begin(asked->request, asked->page);
    pieces = content_add(asked, false, page.content) ? page_cut(&page) : NULL;
    return pieces != NULL ? answer_keep(key, pieces, &asked->found) : NULL;
}

/* To who is signed in: no web server keeps their pages, but the answer in them may be kept here. */
static bool pieces_send(struct asked *asked)
{
    struct request *request = asked->request;
    const char *key = answer_key(request, &asked->search, asked->page);
    const struct kept_answer *answer = answer_of(asked, key);
    struct page page;

    if (answer == NULL)
        return false;
    if (page_shows(request, "kept")) {
        page_private_send(request, "text/plain; charset=utf-8", answer->pieces->text,
                          answer->pieces->length);
        return true;
    }
    missed_count(asked, answer->missed, answer->missed_count);
    page = page_begin_blank(request, asked->page);
    save_form_add(asked, &page);
    xml_attribute_bool(page.content, "kept", true);
    search_own_add(request, &asked->search, answer->pieces, page.content);
    page_send_kept(&page, answer->pieces);
    return true;
}

static bool search_show(struct request *request, const char *page, bool is_map)
{
    struct asked *asked = pool_new(request->pool, struct asked);

    *asked = (struct asked){.request = request, .page = page, .is_map = is_map};
    if (!search_read(request, &asked->search))
        return false;
    search_school_begin(request, &asked->search);
    return request->visitor.role == ANYONE || page_shows(request, "xml") ||
                   page_shows(request, "fresh")
               ? whole_send(asked)
               : pieces_send(asked);
}

/* GET /offres */
bool offer_search(struct request *request)
{
    return search_show(request, "offer-search", false);
}

/* GET /offres/carte */
bool offer_map(struct request *request)
{
    return search_show(request, "offer-map", true);
}
