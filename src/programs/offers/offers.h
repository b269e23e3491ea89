/* The routes of the offers executable, and the handlers they name. */
#ifndef STAGE3E_OFFERS_OFFERS_H
#define STAGE3E_OFFERS_OFFERS_H

#include <libxml/tree.h>

#include "web/route.h"

extern const struct route offers_routes[];

/* search.c */
bool offer_search(struct request *request);
bool offer_map(struct request *request);

/* feeds.c */
bool offer_geojson(struct request *request);
bool offer_atom(struct request *request);
bool commune_names(struct request *request);

/* map_base.c */
bool map_base(struct request *request);
bool map_base_detailed(struct request *request);

/* suggestions.c */
bool offer_suggestions(struct request *request);

/* show.c */
bool offer_show(struct request *request);

/* deposit.c */
bool deposit_choice(struct request *request);
bool deposit_form(struct request *request);
bool deposit_post(struct request *request);
bool deposit_show_again(struct request *request);
bool deposit_done(struct request *request);
bool deposit_draft_post(struct request *request);
bool member_deposit_form(struct request *request);
bool member_deposit_post(struct request *request);
bool offer_duplicate(struct request *request);

/* deposit_logo.c */
bool offer_logo_show(struct request *request);

/* activate.c */
bool offer_activation_show(struct request *request);
bool offer_activation_post(struct request *request);

/* contact.c */
bool contact_confirm_show(struct request *request);
bool contact_confirm_post(struct request *request);
bool contact_end_form(struct request *request);
bool contact_end_post(struct request *request);

/* saved.c */
bool favourite_keep_post(struct request *request);
bool favourite_drop_post(struct request *request);
bool favourites_show(struct request *request);
bool saved_searches_show(struct request *request);
bool saved_search_post(struct request *request);
bool saved_search_change_post(struct request *request);
bool alert_stop_show(struct request *request);
bool alert_stop_post(struct request *request);

/* lookups.c */
bool address_suggestions(struct request *request);
bool company_suggestion(struct request *request);
bool offer_hours(struct request *request);

/* edit.c */
bool offer_edit_form(struct request *request);
bool offer_edit_post(struct request *request);

/* manage.c */
bool offer_manage(struct request *request);
bool offer_activate_post(struct request *request);
bool offer_link_post(struct request *request);
bool offer_enable_post(struct request *request);
bool offer_suspend_post(struct request *request);
bool offer_resume_post(struct request *request);
bool offer_disable_form(struct request *request);
bool offer_disable_post(struct request *request);

/* helpful.c */
bool helpful_show(struct request *request);

/* mine.c */
struct managed_offer;
bool own_offers(struct request *request);
bool admin_offers(struct request *request);
void managed_offer_add(struct request *request, xmlNode *parent, const struct managed_offer *offer);

#endif
