/* Lists of offers for those who manage them: /offres/mes-offres, /admin/offres. */
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "offers/offers.h"
#include "page/xml.h"
#include "site/card.h"
#include "site/page.h"
#include "site/tabs.h"
#include "store/offer_manage.h"
#include "web/decode.h"
#include "web/response.h"

enum { ADMIN_PAGE_SIZE = 50, OWN_PAGE_SIZE = 50, PAGE_MAX = 10000 };

void managed_offer_add(struct request *request, xmlNode *parent, const struct managed_offer *offer)
{
    xmlNode *node = xml_text_element(parent, "managed-offer", offer->title);

    xml_attribute_u64(node, "id", offer->id);
    xml_attribute(node, "employer", offer->employer);
    xml_attribute(node, "town", offer->town);
    xml_attribute(node, "email", offer->contact_email);
    xml_attribute(node, "period", date_range_text(request->pool, offer->first, offer->terms.last));
    xml_attribute(node, "status", offer_status_code(offer_status(&offer->terms, request->today)));
    xml_attribute(node, "deposited",
                  date_text(request->pool, date_of_instant(offer->created_at), DATE_SHORT));
    if (offer->activated_at != 0)
        xml_attribute(node, "online",
                      date_text(request->pool, date_of_instant(offer->activated_at), DATE_SHORT));
    offer_figures_add(node, &offer->figures);
}

/* The columns that the list can be sorted by. */
enum column { BY_ID, BY_TITLE, BY_PERIOD, BY_STATUS, BY_ONLINE };

static const char *const column_codes[] = {"numero", "titre", "periode", "statut", "en-ligne"};

/* What qsort's function cannot be told otherwise. */
struct sort_key {
    const struct managed_offer *offer;
    const char *title;
    enum offer_status status;
    enum column column;
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

static struct sort_key *offers_sort(struct request *request, const struct managed_offer *offers,
                                    size_t count, enum column column, int direction)
{
    struct sort_key *keys = pool_array(request->pool, count + 1, sizeof *keys);

    for (size_t i = 0; i < count; i++)
        keys[i] =
            (struct sort_key){&offers[i], text_fold(request->pool, offers[i].title),
                              offer_status(&offers[i].terms, request->today), column, direction};
    qsort(keys, count, sizeof *keys, compare_keys);
    return keys;
}

static enum column column_read(const struct request *request)
{
    const char *code = form_value(&request->query, "tri");

    for (size_t i = 0; i < sizeof column_codes / sizeof *column_codes; i++) {
        if (strcmp(code, column_codes[i]) == 0)
            return (enum column)i;
    }
    return BY_ID;
}

static bool number_begins(const struct request *request, uint64_t id, const char *typed)
{
    return text_starts_with(pool_printf(request->pool, "%llu", (unsigned long long)id), typed);
}

/* The page before or after this one, in the same order. */
static void pager_add(struct request *request, xmlNode *content, const char *name, unsigned page)
{
    xml_attribute(
        content, name,
        pool_printf(request->pool, "/offres/mes-offres?tri=%s&sens=%s&numero=%s&page=%u",
                    encode_component(request->pool, form_value(&request->query, "tri")),
                    encode_component(request->pool, form_value(&request->query, "sens")),
                    encode_component(request->pool, form_value(&request->query, "numero")), page));
}

/* One page of the offers whose number begins as typed. */
static void own_page_add(struct request *request, xmlNode *content, const char *number,
                         const struct sort_key *keys, size_t count)
{
    const unsigned page = text_number(form_value(&request->query, "page"), 1, PAGE_MAX);
    const size_t first = (page - 1) * (size_t)OWN_PAGE_SIZE;
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if (!number_begins(request, keys[i].offer->id, number))
            continue;
        if (found >= first && found < first + OWN_PAGE_SIZE)
            managed_offer_add(request, content, keys[i].offer);
        found++;
    }
    xml_attribute_u64(content, "found", found);
    if (page > 1)
        pager_add(request, content, "previous", page - 1);
    if (found > first + OWN_PAGE_SIZE)
        pager_add(request, content, "next", page + 1);
}

/* GET /offres/mes-offres: numero filters while one types, tri and sens sort, page turns. */
void own_offers(struct request *request)
{
    const char *number =
        text_trim(request->pool, form_value(&request->query, "numero"), TEXT_ONE_LINE);
    const bool is_rising = strcmp(form_value(&request->query, "sens"), "croissant") == 0;
    const enum column column = column_read(request);
    struct managed_offer *offers;
    struct sort_key *keys;
    size_t count, waiting = 0;

    if (!store_offers_managed(request->db, request->pool, request->today,
                              request->visitor.account_id, &offers, &count)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "own-offers");

    page_form(&page, "own-offers", "/offres/mes-offres");
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    xml_attribute(page.content, "number", number);
    xml_attribute(page.content, "column", column_codes[column]);
    xml_attribute(page.content, "direction", is_rising ? "croissant" : "decroissant");
    xml_attribute_u64(page.content, "count", count);
    for (size_t i = 0; i < count; i++)
        waiting += offers[i].terms.state == OFFER_STATE_TO_ACTIVATE;
    xml_attribute_u64(page.content, "waiting", waiting);
    keys = offers_sort(request, offers, count, column, is_rising ? 1 : -1);
    own_page_add(request, page.content, number, keys, count);
    if (employer_tabs_add(request, page.content))
        page_send(&page, 200);
    else
        page_failure(request);
}

static const char *state_read(const struct request *request)
{
    static const char *const states[] = {"to_activate", "active", "disabled"};
    const char *typed = form_value(&request->query, "etat");

    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (strcmp(typed, states[i]) == 0)
            return states[i];
    }
    return "";
}

/* GET /admin/offres */
void admin_offers(struct request *request)
{
    const char *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    const struct offer_query query = {.text = text,
                                      .state = state_read(request),
                                      .before_id =
                                          strtoull(form_value(&request->query, "avant"), NULL, 10)};
    struct managed_offer *offers;
    size_t count;

    if (!store_offers_query(request->db, request->pool, request->today, &query, ADMIN_PAGE_SIZE,
                            &offers, &count)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "admin-offers");

    xml_attribute(page.content, "text", text);
    xml_attribute(page.content, "state", query.state);
    if (count == ADMIN_PAGE_SIZE)
        xml_attribute(page.content, "next",
                      pool_printf(request->pool, "/admin/offres?q=%s&etat=%s&avant=%llu",
                                  encode_component(request->pool, text), query.state,
                                  (unsigned long long)offers[count - 1].id));
    for (size_t i = 0; i < count; i++)
        managed_offer_add(request, page.content, &offers[i]);
    page_send(&page, 200);
}
