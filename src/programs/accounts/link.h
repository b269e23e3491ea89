/* The links of account mails: what they are about, and what is said of those that are wrong,
 * used or expired. */
#ifndef STAGE3E_ACCOUNTS_LINK_H
#define STAGE3E_ACCOUNTS_LINK_H

#include <stdbool.h>

#include "store/account_store.h"
#include "store/token_store.h"

struct request;

struct link {
    const char *purpose;
    struct token token;
    struct account account; /* whose it is, or the newcomer it admits */
};

/* Finds the link that the request's path names. False: answered already, or the database failed. */
bool link_open(struct request *request, const char *purpose, struct link *link);

#endif
