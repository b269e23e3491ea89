/* What the offers executable answers. First match wins. */
#include "offers/offers.h"

const struct route offers_routes[] = {
    {GET, "/offres", ANYONE, offer_search, 0, NULL},
    {GET, "/offres/carte", ANYONE, offer_map, 0, NULL},
    {GET, "/offres/villes.json", ANYONE, commune_names, 0, NULL},
    {GET, "/offres/suggestions.json", ANYONE, offer_suggestions, 0, NULL},
    {GET, "/offres.geojson", ANYONE, offer_geojson, 0, NULL},
    {GET, "/offres.atom", ANYONE, offer_atom, 0, NULL},
    {GET, "/offres/deposer", ANYONE, deposit_choice, 0, NULL},
    {GET, "/offres/deposer/sans-compte", ANYONE, deposit_form, 0, NULL},
    {POST, "/offres/deposer/sans-compte", ANYONE, deposit_post, 0, deposit_show_again},
    {GET, "/offres/deposer/merci", ANYONE, deposit_done, 0, NULL},
    {GET, "/offres/activer/{token}", ANYONE, offer_activation_show, 0, NULL},
    {POST, "/offres/activer/{token}", ANYONE, offer_activation_post, 0, NULL},
    {GET, "/offres/mes-offres", EMPLOYER, own_offers, 0, NULL},
    {POST, "/offres/{id}/activer", EMPLOYER, own_offer_activate_post, 0, NULL},
    {POST, "/offres/{id}/retirer", EMPLOYER, own_offer_withdraw_post, 0, NULL},
    {GET, "/offres/{id}", ANYONE, offer_show, 0, NULL},
    {0},
};
