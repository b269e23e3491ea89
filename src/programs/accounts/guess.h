/* Wherever a password or code is asked: tries are counted by account and place together, and each
 * one beyond a few makes the next wait longer. The place is the device where the account signed in
 * before, else the address. Two slow brakes, on an account from everywhere and on an address for
 * all accounts, hold up only devices that are not known: nobody is locked out of their own, and a
 * school's address keeps working while someone guesses behind it. Counted in the database before
 * the answer is known: the same for all workers, however many tries come at once. */
#ifndef STAGE3E_ACCOUNTS_GUESS_H
#define STAGE3E_ACCOUNTS_GUESS_H

#include <stdbool.h>

#include "store/session_store.h"

struct form_errors;
struct request;

/* What is asked: its brakes, the account (an e-mail or a number) and the known device, if it is. */
struct guess {
    const struct brakes *brakes;
    const char *account;
    const char *device; /* NULL: the address counts */
};

/* A password of the account with this e-mail; the code of the second factor. */
struct guess guess_of_password(struct request *request, const char *email,
                               const struct credentials *credentials);
struct guess guess_of_code(struct request *request, const struct credentials *credentials);

/* Counts one more try; wait_s > 0: it must not be looked at. After guess_right() it did not count,
 * and those before it at this place are forgotten. False if the database failed. */
bool guess_begin(struct request *request, const struct guess *guess, unsigned *wait_s)
    __attribute__((warn_unused_result));
bool guess_right(struct request *request, const struct guess *guess)
    __attribute__((warn_unused_result));

/* Where a signed-in visitor types their password once more: what is wrong with it is refused at
 * "current-password"; status is that of the page then. The credentials that it was compared with
 * are for store_credentials_hold(). False if the database failed. */
bool guess_own_password(struct request *request, const char *typed, struct credentials *credentials,
                        struct form_errors *errors, unsigned *status)
    __attribute__((warn_unused_result));

/* Refuses the password of which store_credentials_hold() said that it is the account's no more. */
void guess_refuse_former(struct form_errors *errors);

#endif
