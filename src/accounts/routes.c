/* What the accounts executable answers. First match wins. */
#include "accounts/accounts.h"

const struct route accounts_routes[] = {
    {GET, "/connexion", ANYONE, sign_in_form, 0, NULL},
    {POST, "/connexion", ANYONE, sign_in_post, 16 * 1024, sign_in_show_again},
    {POST, "/deconnexion", ANYONE, sign_out_post, 16 * 1024, NULL},
    {0},
};
