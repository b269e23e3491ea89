/* What the offers executable answers. First match wins. */
#include "offers/offers.h"

#include "store/token_store.h"

/* A logo of three times what is taken is still read: what was typed beside it is not lost. */
enum { WITH_LOGO = 6 * 1024 * 1024 };

/* clang-format off */
const struct route offers_routes[] = {
    {GET,  "/offres",                           ANYONE, offer_search},
    {GET,  "/offres/carte",                     ANYONE, offer_map},
    {GET,  "/offres/villes.json",               ANYONE, commune_names},
    {GET,  "/offres/fond-de-carte.json",        ANYONE, map_base},
    {GET,  "/offres/fond-de-carte-detail.json", ANYONE, map_base_detailed},
    {GET,  "/offres/suggestions.json",          ANYONE, offer_suggestions},
    {GET,  "/offres/adresses.json",             ANYONE, address_suggestions},
    {GET,  "/offres/entreprise.json",           ANYONE, company_suggestion},
    {GET,  "/offres/horaires.json",             ANYONE, offer_hours},
    {GET,  "/offres.geojson",                   ANYONE, offer_geojson},
    {GET,  "/offres.atom",                      ANYONE, offer_atom},

    {GET,  "/offres/deposer",             ANYONE, deposit_choice},
    {GET,  "/offres/deposer/sans-compte", ANYONE, deposit_form},
    {POST, "/offres/deposer/sans-compte", ANYONE, deposit_post, .limit = WITH_LOGO,
                                           .show_again = deposit_show_again},
    {GET,  "/offres/deposer/merci",       ANYONE, deposit_done},
    {GET,  "/offres/logo/{slug}.png",     ANYONE, offer_logo_show},
    {GET,  "/offres/activer/{token}",     ANYONE, offer_activation_show},
    {POST, "/offres/activer/{token}",     ANYONE, offer_activation_post},
    {GET,  "/offres/contact/{token}",     ANYONE, contact_confirm_show},
    {POST, "/offres/contact/{token}",     ANYONE, contact_confirm_post},

    {GET,  "/offres/deposer/nouvelle",  EMPLOYER, member_deposit_form},
    {POST, "/offres/deposer/nouvelle",  EMPLOYER | LONG_FORM, member_deposit_post, .limit = WITH_LOGO},
    {POST, "/offres/deposer/brouillon", EMPLOYER, deposit_draft_post},

    {GET,  "/offres/mes-offres",    EMPLOYER,       own_offers},
    {GET,  "/offres/prets-a-aider", SCHOOL | ADMIN, helpful_show},
    {GET,  "/admin/offres",         ADMIN,          admin_offers},

    {GET,  "/offres/{id}/gerer",             EMPLOYER | ADMIN, offer_manage},
    {GET,  "/offres/{id}/statistiques",      EMPLOYER | ADMIN, offer_manage},
    {GET,  "/offres/{id}/modifier",          EMPLOYER | ADMIN, offer_edit_form},
    {POST, "/offres/{id}/modifier",          EMPLOYER | ADMIN | LONG_FORM, offer_edit_post,
                                              .limit = WITH_LOGO},
    {GET,  "/offres/{id}/dupliquer",         EMPLOYER,         offer_duplicate},
    {GET,  "/offres/{id}/desactiver",        EMPLOYER | ADMIN, offer_disable_form},
    {POST, "/offres/{id}/desactiver",        EMPLOYER | ADMIN, offer_disable_post},
    {POST, "/offres/{id}/activer",           EMPLOYER | ADMIN, offer_activate_post},
    {POST, "/offres/{id}/renvoyer",          EMPLOYER | ADMIN, offer_link_post},
    {POST, "/offres/{id}/remettre-en-ligne", EMPLOYER | ADMIN, offer_enable_post},
    {POST, "/offres/{id}/suspendre",         EMPLOYER | ADMIN, offer_suspend_post},
    {POST, "/offres/{id}/reprendre",         EMPLOYER | ADMIN, offer_resume_post},

    {GET,  "/offres/gerer/{token}",                   ANYONE, offer_manage, .link = MANAGE_LINK},
    {GET,  "/offres/gerer/{token}/modifier",          ANYONE, offer_edit_form, .link = MANAGE_LINK},
    {POST, "/offres/gerer/{token}/modifier",          ANYONE, offer_edit_post, .limit = WITH_LOGO,
                                                       .link = MANAGE_LINK},
    {GET,  "/offres/gerer/{token}/desactiver",        ANYONE, offer_disable_form, .link = MANAGE_LINK},
    {POST, "/offres/gerer/{token}/desactiver",        ANYONE, offer_disable_post, .link = MANAGE_LINK},
    {POST, "/offres/gerer/{token}/remettre-en-ligne", ANYONE, offer_enable_post, .link = MANAGE_LINK},
    {POST, "/offres/gerer/{token}/suspendre",         ANYONE, offer_suspend_post, .link = MANAGE_LINK},
    {POST, "/offres/gerer/{token}/reprendre",         ANYONE, offer_resume_post, .link = MANAGE_LINK},
    {GET,  "/offres/gerer/{token}/plus-a-moi",        ANYONE, contact_end_form, .link = MANAGE_LINK},
    {POST, "/offres/gerer/{token}/plus-a-moi",        ANYONE, contact_end_post, .link = MANAGE_LINK},

    {GET,  "/offres/favoris",         PUPIL,     favourites_show},
    {POST, "/offres/{id}/garder",     PUPIL,     favourite_keep_post},
    {POST, "/offres/{id}/oublier",    PUPIL,     favourite_drop_post},
    {GET,  "/offres/recherches",      PUPIL,     saved_searches_show},
    {POST, "/offres/recherches",      PUPIL,     saved_search_post},
    {POST, "/offres/recherches/{id}", PUPIL,     saved_search_change_post},
    {GET,  "/offres/alerte/{token}",  ANYONE,    alert_stop_show},
    {POST, "/offres/alerte/{token}",  ONE_CLICK, alert_stop_post},

    {GET,  "/offres/{id}", ANYONE, offer_show},
    {0},
};
/* clang-format on */
