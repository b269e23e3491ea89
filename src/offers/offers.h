/* The routes of the offers executable, and the handlers they name. */
#ifndef STAGE3E_OFFERS_OFFERS_H
#define STAGE3E_OFFERS_OFFERS_H

#include <libxml/tree.h>

#include "web/route.h"

extern const struct route offers_routes[];

/* search.c */
void offer_search(struct request *request);
void offer_map(struct request *request);

/* feeds.c */
void offer_geojson(struct request *request);
void offer_atom(struct request *request);
void commune_names(struct request *request);

/* map_base.c */
void map_base(struct request *request);
void map_base_detailed(struct request *request);

/* suggestions.c */
void offer_suggestions(struct request *request);

/* show.c */
void offer_show(struct request *request);

/* deposit.c */
void deposit_choice(struct request *request);
void deposit_form(struct request *request);
void deposit_post(struct request *request);
void deposit_show_again(struct request *request);
void deposit_done(struct request *request);
void deposit_draft_post(struct request *request);
void member_deposit_form(struct request *request);
void member_deposit_post(struct request *request);
void offer_duplicate(struct request *request);

/* activate.c */
void offer_activation_show(struct request *request);
void offer_activation_post(struct request *request);

/* contact.c */
void contact_confirm_show(struct request *request);
void contact_confirm_post(struct request *request);
void contact_end_form(struct request *request);
void contact_end_post(struct request *request);

/* saved.c */
void favourite_keep_post(struct request *request);
void favourite_drop_post(struct request *request);
void favourites_show(struct request *request);
void saved_searches_show(struct request *request);
void saved_search_post(struct request *request);
void saved_search_change_post(struct request *request);
void alert_stop_show(struct request *request);
void alert_stop_post(struct request *request);

/* lookups.c */
void address_suggestions(struct request *request);
void company_suggestion(struct request *request);

/* edit.c */
void offer_edit_form(struct request *request);
void offer_edit_post(struct request *request);

/* manage.c */
void offer_manage(struct request *request);
void offer_activate_post(struct request *request);
void offer_link_post(struct request *request);
void offer_enable_post(struct request *request);
void offer_suspend_post(struct request *request);
void offer_resume_post(struct request *request);
void offer_disable_form(struct request *request);
void offer_disable_post(struct request *request);

/* mine.c */
struct managed_offer;
void helpful_show(struct request *request);
void own_offers(struct request *request);
void admin_offers(struct request *request);
void managed_offer_add(struct request *request, xmlNode *parent, const struct managed_offer *offer);

#endif
