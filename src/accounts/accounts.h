/* The routes of the accounts executable, and the handlers they name. */
#ifndef STAGE3E_ACCOUNTS_ACCOUNTS_H
#define STAGE3E_ACCOUNTS_ACCOUNTS_H

#include "web/route.h"

extern const struct route accounts_routes[];

/* sign_in.c */
void sign_in_form(struct request *request);
void sign_in_post(struct request *request);
void sign_in_show_again(struct request *request);
void sign_out_post(struct request *request);

#endif
