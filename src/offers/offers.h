/* The routes of the offers executable, and the handlers they name. */
#ifndef STAGE3E_OFFERS_OFFERS_H
#define STAGE3E_OFFERS_OFFERS_H

#include "web/route.h"

extern const struct route offers_routes[];

/* search.c */
void offer_search(struct request *request);
void offer_map(struct request *request);

/* feeds.c */
void offer_geojson(struct request *request);
void offer_atom(struct request *request);
void commune_names(struct request *request);
void offer_suggestions(struct request *request);

/* show.c */
void offer_show(struct request *request);

/* deposit.c */
void deposit_choice(struct request *request);
void deposit_form(struct request *request);
void deposit_post(struct request *request);
void deposit_show_again(struct request *request);
void deposit_done(struct request *request);

/* activate.c */
void offer_activation_show(struct request *request);
void offer_activation_post(struct request *request);

/* mine.c */
void own_offers(struct request *request);
void own_offer_activate_post(struct request *request);
void own_offer_withdraw_post(struct request *request);

#endif
