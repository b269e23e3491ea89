/* What a pupil keeps: /offres/favoris, /offres/recherches; and the link of an alert that stops
 * it, /offres/alerte/{token}. */
#include "site/filter_query.h"
#include "site/filter_school.h"
#include "store/saved_store.h"

#include <string.h>

#include "base/text.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "site/card.h"
#include "site/filter.h"
#include "site/page.h"
#include "web/decode.h"
#include "web/response.h"
#include "web/session.h"

/* Of the columns; what search_read() takes is shorter. */
enum { LABEL_LENGTH_MAX = 1000, QUERY_LENGTH_MAX = 3000 };

/* POST /offres/{id}/garder */
bool favourite_keep_post(struct request *request)
{
    const uint64_t id = route_id(request);
    bool is_full;

    if (!store_favourite_keep(request->db, request->visitor.account_id, id, request->now, &is_full))
        return false;
    if (is_full)
        response_see_other(request, "/offres/favoris?info=favoris-pleins");
    else
        response_see_other(request, "/offres/%llu", (unsigned long long)id);
    return true;
}

/* POST /offres/{id}/oublier: back to the list it was sent from, or to the offer. */
bool favourite_drop_post(struct request *request)
{
    const uint64_t id = route_id(request);
    const bool is_list = strcmp(form_value(&request->body, "retour"), "favoris") == 0;

    if (!store_favourite_drop(request->db, request->visitor.account_id, id))
        return false;
    if (is_list)
        response_see_other(request, "/offres/favoris");
    else
        response_see_other(request, "/offres/%llu", (unsigned long long)id);
    return true;
}

/* GET /offres/favoris; info: what was just done */
bool favourites_show(struct request *request)
{
    struct offer_card *cards;
    uint64_t *ids;
    size_t count, card_count;

    if (!store_favourites(request->db, request->visitor.account_id, &ids, &count) ||
        !store_offer_cards(request->db, request->today, ids, count, &cards, &card_count))
        return false;
    struct page page = page_begin(request, "favourites");

    page_form(&page, "favourites", "/offres/favoris");
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute_u64(page.content, "gone", count - card_count);
    for (size_t i = 0; i < card_count; i++)
        card_add(request, page.content, &cards[i]);
    page_send(&page, 200);
    return true;
}

/* GET /offres/recherches; info: what was just done */
bool saved_searches_show(struct request *request)
{
    struct saved_search *searches;
    size_t count;

    if (!store_searches_saved(request->db, request->visitor.account_id, &searches, &count))
        return false;
    struct page page = page_begin(request, "saved-searches");

    page_form(&page, "searches", "/offres/recherches");
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_text_element(page.content, "search", searches[i].label);

        xml_attribute_u64(node, "id", searches[i].id);
        xml_attribute(node, "query", searches[i].query);
        xml_attribute_bool(node, "alert", searches[i].has_alert);
    }
    page_send(&page, 200);
    return true;
}

/* Saves a search, or gives one that was stopped its alert again: from now on, and not of what it
 * told before. */
static bool search_keep(struct request *request, const char *query, const char *label,
                        bool *is_done)
{
    const uint64_t account_id = request->visitor.account_id;
    struct saved_search search;
    struct offer_filter filter;
    struct offer_found found;
    struct offer_set told;

    if (!store_search_of_query(request->db, account_id, query, &search) ||
        !search_alert_filter(request, query, &filter) ||
        !store_offers_beyond(request->db, &filter, request->today, &search.told, &found, &told))
        return false;
    search.query = query;
    search.label = label;
    search.told = told;
    return store_search_save(request->db, account_id, &search, request->now, is_done);
}

/* The order is how one looks at a search: two that differ by it alone are one. */
static void order_drop(struct form *query)
{
    size_t kept = 0;

    for (size_t i = 0; i < query->count; i++) {
        if (strcmp(query->pairs[i].name, "tri") != 0)
            query->pairs[kept++] = query->pairs[i];
    }
    query->count = kept;
}

/* POST /offres/recherches: the query of a search page. It is read as that page reads it, and
 * written anew: what is kept is a search of ours, whatever was sent. */
bool saved_search_post(struct request *request)
{
    const char *sent = form_value(&request->body, "query"), *query, *label;
    struct search search;
    bool is_done;

    request->query = (struct form){0};
    if (*sent == '?' &&
        !decode_urlencoded(request->pool, sent + 1, strlen(sent + 1), &request->query))
        request->query = (struct form){0};
    order_drop(&request->query);
    if (!search_read(request, &search))
        return false;
    search_school_fix(&search);
    query = search_query(request, &search, 1);
    label = search_label(request, &search);
    if (strlen(query) > QUERY_LENGTH_MAX || text_length(label) > LABEL_LENGTH_MAX)
        page_error(request, 413, "too-large");
    else if (!search_keep(request, query, label, &is_done))
        return false;
    else
        response_see_other(request, "/offres/recherches?info=%s",
                           is_done ? "recherche" : "recherches-pleines");
    return true;
}

/* What the button of one's own search says. */
static bool search_act(struct request *request, const struct saved_search *search, const char *act)
{
    bool is_done;

    if (strcmp(act, "supprimer") == 0)
        return store_search_drop(request->db, request->visitor.account_id, search->id);
    if (strcmp(act, "alerter") == 0)
        return search_keep(request, search->query, search->label, &is_done);
    return store_search_stop(request->db, search->id);
}

/* POST /offres/recherches/{id}: the button says what: supprimer, alerter, taire. */
bool saved_search_change_post(struct request *request)
{
    struct saved_search search;

    if (store_search_find(request->db, request->visitor.account_id, route_id(request), &search) &&
        (search.id == 0 || search_act(request, &search, form_value(&request->body, "acte"))))
        response_see_other(request, "/offres/recherches");
    else
        return false;
    return true;
}

/* Finds the search of a link; false: answered already. */
static bool stop_open(struct request *request, struct saved_search *search)
{
    if (!store_search_of_stop(request->db, route_text(request), search))
        return false;
    if (search->id == 0)
        page_error(request, 404, "link-unknown");
    return search->id != 0;
}

static void stop_send(struct request *request, const struct saved_search *search)
{
    struct page page = page_begin(request, "alert-stop");

    page_form(&page, "stop", request->path);
    xml_attribute(page.content, "label", search->label);
    xml_attribute_bool(page.content, "alert", search->has_alert);
    page_send(&page, 200);
}

/* GET /offres/alerte/{token}: only the button stops. */
bool alert_stop_show(struct request *request)
{
    struct saved_search search;

    if (!stop_open(request, &search))
        return false;
    stop_send(request, &search);
    return true;
}

/* POST /offres/alerte/{token}: the button's, or a mail program's, which follows no redirect. */
bool alert_stop_post(struct request *request)
{
    struct saved_search search;

    if (!stop_open(request, &search))
        return false;
    if (!store_search_stop(request->db, search.id))
        return false;
    if (session_is_one_click(request)) {
        search.has_alert = false;
        stop_send(request, &search);
    } else {
        response_see_other(request, "%s", request->path);
    }
    return true;
}
