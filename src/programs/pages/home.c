/* GET /: the number of seats, the two calls, the way it goes, the newest offers, questions and what
 * people say. */
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "page/xml.h"
#include "pages/pages.h"
#include "site/card.h"
#include "site/editorial_view.h"
#include "site/page.h"
#include "store/editorial_store.h"
#include "store/offer_store.h"
#include "store/reference_kept.h"
#include "store/search_index.h"

enum { NEWEST_SHOWN = 3 };

bool home_show(struct request *request)
{
    struct offer_card *newest;
    size_t count;
    uint64_t seats;
    unsigned schools, priority;
    struct editorial *texts;
    size_t text_count;

    if (!store_seats_available(request->db, request->today, &seats) ||
        !store_offers_newest(request->db, request->today, NEWEST_SHOWN, &newest, &count) ||
        !kept_schools_count(request->db, request->today, &schools, &priority) ||
        !store_editorial_texts(request->db, "questions,temoignages", &texts, &text_count))
        return false;
    struct page page = page_begin(request, "home");

    xml_attribute_u64(page.content, "seats", seats);
    xml_attribute(page.content, "seats-text", xml_count_text(request->pool, seats));
    xml_attribute_u64(page.content, "schools", schools);
    xml_attribute_u64(page.content, "priority-schools", priority);
    for (size_t i = 0; i < count; i++)
        card_add(request, page.content, &newest[i]);
    for (size_t i = 0; i < text_count; i++) {
        if (strcmp(texts[i].audience, "all") == 0)
            editorial_text_add(request, page.content, &texts[i]);
    }
    page_send(&page, 200);
    return true;
}
