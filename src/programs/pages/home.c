/* GET /: the number of seats, the two calls, the way it goes, the newest offers, questions and what
 * people say. A worker keeps all of that as pieces of HTML, without frame and without anything of a
 * visitor. */
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "page/html.h"
#include "page/xml.h"
#include "pages/pages.h"
#include "site/card.h"
#include "site/editorial_view.h"
#include "site/page.h"
#include "store/offer_store.h"
#include "store/reference_kept.h"
#include "store/search_memory.h"

enum { NEWEST_SHOWN = 3 };

struct home {
    uint64_t seats;
    struct offer_card *newest;
    size_t newest_count;
    unsigned schools, priority_schools;
    const struct editorial *texts;
    size_t text_count;
    time_t texts_until;
};

/* The content, and all that it depends on: while that is so, it is what would be made afresh. */
static struct {
    struct html_pieces *pieces;
    unsigned stylesheet;
    struct date today;
    struct search_stand stand;
    time_t until; /* 0: for one page only */
} worker;

static bool home_read(struct request *request, struct home *home)
{
    struct db *db = request->db;
    const struct date today = request->today;

    return store_seats_available(db, today, &home->seats) &&
           store_offers_newest(db, today, NEWEST_SHOWN, &home->newest, &home->newest_count) &&
           kept_schools_count(db, today, &home->schools, &home->priority_schools) &&
           kept_home_texts(db, today, request->now, &home->texts, &home->text_count,
                           &home->texts_until);
}

static void content_add(struct request *request, const struct home *home, xmlNode *content)
{
    xml_attribute_u64(content, "seats", home->seats);
    xml_attribute(content, "seats-text", xml_count_text(request->pool, home->seats));
    xml_attribute_u64(content, "schools", home->schools);
    xml_attribute_u64(content, "priority-schools", home->priority_schools);
    for (size_t i = 0; i < home->newest_count; i++)
        card_add(request, content, &home->newest[i]);
    for (size_t i = 0; i < home->text_count; i++) {
        if (strcmp(home->texts[i].audience, "all") == 0)
            editorial_text_add(request, content, &home->texts[i]);
    }
}

/* As one page, made afresh. */
static bool whole_send(struct request *request)
{
    struct home home;
    struct page page;

    if (!home_read(request, &home))
        return false;
    page = page_begin(request, "home");
    content_add(request, &home, page.content);
    page_send(&page, 200);
    return true;
}

static bool is_kept(struct request *request)
{
    return worker.pieces != NULL && request->now < worker.until &&
           worker.stylesheet == page_stylesheet_number(request) &&
           date_compare(worker.today, request->today) == 0 &&
           search_stand_is_same(&worker.stand, search_memory_stand());
}

/* What was read of the index must be of the stand that was seen. */
static bool pieces_make(struct request *request)
{
    struct home home;
    struct page page;

    free(worker.pieces);
    worker.pieces = NULL;
    if (!home_read(request, &home))
        return false;
    page = page_begin(request, "home");
    content_add(request, &home, page.content);
    worker.pieces = page_cut(&page);
    worker.stylesheet = page_stylesheet_number(request);
    worker.today = request->today;
    worker.stand = *search_memory_stand();
    worker.until = search_memory_is_settled() ? home.texts_until : 0;
    return worker.pieces != NULL;
}

bool home_show(struct request *request)
{
    struct page page;

    if (page_shows(request, "xml") || page_shows(request, "fresh"))
        return whole_send(request);
    if (!search_memory_see(request->db, request->today) ||
        (!is_kept(request) && !pieces_make(request)))
        return false;
    if (page_shows(request, "kept")) {
        page_private_send(request, "text/plain; charset=utf-8", worker.pieces->text,
                          worker.pieces->length);
        return true;
    }
    page = page_begin_blank(request, "home");
    xml_attribute_bool(page.content, "kept", true);
    page_send_kept(&page, worker.pieces);
    return true;
}
