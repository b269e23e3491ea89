/* GET /export/offres.csv: the listed offers, or those of a search, as open data, without any
 * personal data (RFC 4180, UTF-8). No cell can start a formula in a spreadsheet. */
#include "base/bytes.h"
#include "base/pool.h"
#include "export/export.h"
#include "sheet/field.h"
#include "site/filter.h"
#include "site/page.h"
#include "store/offer_store.h"
#include "web/response.h"

static void row_put(struct bytes *bytes, const struct offer_card *card)
{
    struct pool *pool = bytes->pool;
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

    date_iso(card->first, first);
    date_iso(card->terms.last, last);
    bytes_add_text(bytes,
                   pool_printf(pool, "%llu,%s,%s,%s,%s,%s,%s,%u\r\n", (unsigned long long)card->id,
                               field_text(pool, card->title), field_text(pool, card->employer),
                               field_text(pool, card->town), field_text(pool, card->domain), first,
                               last, card->terms.seats_left));
}

/* All pages of the search, one after the other. */
static bool rows_put(struct request *request, const struct search *search, struct bytes *bytes)
{
    struct offer_found found = {.next_after = 0};

    do {
        if (!store_offers_after(request->db, &search->filter, request->today, found.next_after,
                                OFFER_LIST_MAX, &found))
            return false;
        for (size_t i = 0; i < found.count; i++)
            row_put(bytes, &found.cards[i]);
    } while (found.next_after != 0);
    return true;
}

bool offers_csv(struct request *request)
{
    static const char header[] = "id,titre,employeur,ville,domaine,debut,fin,places_restantes\r\n";
    struct bytes bytes = {.pool = request->pool};
    struct search search;

    bytes_add_text(&bytes, header);
    if (!search_read(request, &search) || !rows_put(request, &search, &bytes))
        return false;
    response_header(request, "Content-Disposition", "attachment; filename=\"offres.csv\"");
    page_public_send(request, "text/csv; charset=utf-8", bytes.at, bytes.length);
    return true;
}
