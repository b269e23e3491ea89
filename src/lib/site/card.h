/* The XML of an offer: as a card of a list, and in full. One form for the search, the home
 * page, the preview and the offer's own page. */
#ifndef STAGE3E_SITE_CARD_H
#define STAGE3E_SITE_CARD_H

#include <libxml/tree.h>

#include "rules/offer_edit.h"
#include "store/offer_store.h"

struct offer_figures;
struct request;

/* Appends <offer id="…" status="…">…</offer>. */
void card_add(struct request *request, xmlNode *parent, const struct offer_card *card);

/* Appends the offer as pupils see it: never the contact, the department or the job title. */
void offer_add(struct request *request, xmlNode *parent, const struct offer *offer);

/* How it is doing, for those who manage it: six attributes of the node. */
void offer_figures_add(xmlNode *node, const struct offer_figures *figures);

/* When pupils can apply: "du 1er au 15 octobre 2026", "jusqu’au 15 octobre 2026"; "" at any time.
 */
const char *application_period_text(struct pool *pool, struct date from, struct date to);

/* A deposit as the offer it will be, once active, with the seats that are taken already where it is
 * a correction: for its preview. */
struct offer offer_of_deposit(struct request *request, const struct deposit *deposit,
                              const struct week_usage *usage, size_t usage_count);

/* "8 km", "moins de 1 km": to the nearest, a place may be known by its town only. */
const char *card_distance_text(struct pool *pool, double km);

#endif
