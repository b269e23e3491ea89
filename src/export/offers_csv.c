/* GET /export/offres.csv: the listed offers, or those of a search, as open data, without any
 * personal data (RFC 4180, UTF-8). No cell can start a formula in a spreadsheet. */
#include <csv.h>
#include <string.h>

#include "base/pool.h"
#include "export/export.h"
#include "site/filter.h"
#include "site/page.h"
#include "store/offer_store.h"
#include "web/response.h"

/* A text that grows in the request's pool. */
struct text {
    struct pool *pool;
    char *bytes;
    size_t length;
    size_t room;
};

static void put(struct text *text, char c)
{
    pool_make_room(text->pool, text->bytes, text->length, text->room);
    text->bytes[text->length++] = c;
}

static void cell_put(struct text *text, const char *value, char end)
{
    const bool starts_formula = strchr("=+-@\t", *value) != NULL && *value != '\0';
    const char *safe = starts_formula ? pool_printf(text->pool, "'%s", value) : value;
    const size_t room = strlen(safe) * 2 + 3;
    char *cell = pool_alloc(text->pool, room);
    const size_t length = csv_write(cell, room, safe, strlen(safe));

    for (size_t i = 0; i < length; i++)
        put(text, cell[i]);
    put(text, end);
}

static void row_put(struct text *text, const struct offer_card *card)
{
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

    date_iso(card->first, first);
    date_iso(card->terms.last, last);
    cell_put(text, pool_printf(text->pool, "%llu", (unsigned long long)card->id), ',');
    cell_put(text, card->title, ',');
    cell_put(text, card->employer, ',');
    cell_put(text, card->town, ',');
    cell_put(text, card->domain, ',');
    cell_put(text, first, ',');
    cell_put(text, last, ',');
    cell_put(text, pool_printf(text->pool, "%u", card->terms.seats_left), '\r');
    put(text, '\n');
}

/* All pages of the search, one after the other. */
static bool rows_put(struct request *request, const struct search *search, struct text *text)
{
    struct offer_found found = {.next_after = 0};

    do {
        if (!store_offers_after(request->db, request->pool, &search->filter, request->today,
                                found.next_after, OFFER_LIST_MAX, &found))
            return false;
        for (size_t i = 0; i < found.count; i++)
            row_put(text, &found.cards[i]);
    } while (found.next_after != 0);
    return true;
}

void offers_csv(struct request *request)
{
    static const char header[] = "id,titre,employeur,ville,domaine,debut,fin,places_restantes\r\n";
    struct text text = {.pool = request->pool};
    struct search search;

    for (const char *c = header; *c != '\0'; c++)
        put(&text, *c);
    if (!search_read(request, &search) || !rows_put(request, &search, &text)) {
        page_failure(request);
        return;
    }
    response_header(request, "Content-Disposition", "attachment; filename=\"offres.csv\"");
    page_public_send(request, "text/csv; charset=utf-8", text.bytes, text.length);
}
