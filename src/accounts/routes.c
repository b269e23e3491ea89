/* What the accounts executable answers, and to whom. First match wins. */
#include "accounts/accounts.h"

enum { SMALL = 16 * 1024, FORM = 64 * 1024 };

const struct route accounts_routes[] = {
    {GET, "/connexion", ANYONE, sign_in_form, 0, NULL},
    {POST, "/connexion", ANYONE, sign_in_post, SMALL, sign_in_show_again},
    {GET, "/connexion/code", ANYONE, second_factor_form, 0, NULL},
    {POST, "/connexion/code", ANYONE, second_factor_post, SMALL, NULL},
    {POST, "/deconnexion", ANYONE, sign_out_post, SMALL, NULL},

    {GET, "/compte/creer", ANYONE, sign_up_choice, 0, NULL},
    {GET, "/compte/creer/merci", ANYONE, sign_up_done, 0, NULL},
    {GET, "/compte/creer/employeur", ANYONE, sign_up_find_employer, 0, NULL},
    {GET, "/compte/creer/employeur/nouveau", ANYONE, sign_up_new_employer_form, 0, NULL},
    {POST, "/compte/creer/employeur/nouveau", ANYONE, sign_up_new_employer_post, FORM,
     sign_up_new_employer_again},
    {GET, "/compte/creer/employeur/{id}", ANYONE, sign_up_employer_form, 0, NULL},
    {POST, "/compte/creer/employeur/{id}", ANYONE, sign_up_employer_post, FORM,
     sign_up_employer_again},
    {GET, "/compte/creer/eleve", ANYONE, sign_up_find_pupil_school, 0, NULL},
    {GET, "/compte/creer/eleve/{id}", ANYONE, sign_up_pupil_form, 0, NULL},
    {POST, "/compte/creer/eleve/{id}", ANYONE, sign_up_pupil_post, FORM, sign_up_pupil_again},
    {GET, "/compte/creer/college", ANYONE, sign_up_find_school, 0, NULL},
    {GET, "/compte/creer/college/{id}", ANYONE, sign_up_school_form, 0, NULL},
    {POST, "/compte/creer/college/{id}", ANYONE, sign_up_school_post, FORM, sign_up_school_again},

    {GET, "/compte/activer/{token}", ANYONE, activation_show, 0, NULL},
    {POST, "/compte/activer/{token}", ANYONE, activation_post, SMALL, NULL},
    {GET, "/compte/approuver/{token}", ANYONE, approval_show, 0, NULL},
    {POST, "/compte/approuver/{token}", ANYONE, approval_post, SMALL, NULL},
    {GET, "/compte/parent/{token}", ANYONE, guardian_show, 0, NULL},
    {POST, "/compte/parent/{token}", ANYONE, guardian_post, SMALL, NULL},
    {GET, "/compte/mot-de-passe", ANYONE, forgotten_form, 0, NULL},
    {POST, "/compte/mot-de-passe", ANYONE, forgotten_post, SMALL, NULL},
    {GET, "/compte/mot-de-passe/envoye", ANYONE, forgotten_sent, 0, NULL},
    {GET, "/compte/mot-de-passe/{token}", ANYONE, reset_form, 0, NULL},
    {POST, "/compte/mot-de-passe/{token}", ANYONE, reset_post, SMALL, NULL},
    {0},
};
