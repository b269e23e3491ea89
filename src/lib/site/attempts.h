/* Limits on guessing, counted in the database: the same for all workers and machines. */
#ifndef STAGE3E_SITE_ATTEMPTS_H
#define STAGE3E_SITE_ATTEMPTS_H

#include <stdbool.h>

struct pace;
struct request;

/* Counts one more attempt of a scope by a key (an e-mail, an address), and gives in wait_s the
 * longer of its value and the seconds until the limit lifts; 0 while tries are left. False if
 * the database failed. */
bool attempts_count(struct request *request, const char *scope, const char *key, unsigned tries,
                    unsigned window_s, unsigned *wait_s) __attribute__((warn_unused_result));

/* After a success: forgets all the attempts of a key that is one person's, or takes back this one
 * attempt of a key that many share, so that a class that signs in together is never shut out.
 * False if the database failed. */
bool attempts_clear(struct request *request, const char *scope, const char *key)
    __attribute__((warn_unused_result));
bool attempts_take_back(struct request *request, const char *scope, const char *key)
    __attribute__((warn_unused_result));

/* The same with a delay that grows: wait_s > 0 if this try must not be looked at yet; it then does
 * not count. False if the database failed. */
bool attempts_pace(struct request *request, const char *scope, const char *key,
                   const struct pace *pace, unsigned *wait_s) __attribute__((warn_unused_result));

/* The address of the visitor as one place: of IPv6, the /64 that one household has (RFC 6177). */
const char *attempts_address(struct request *request);

/* Sets Retry-After. */
void attempts_retry_after(struct request *request, unsigned wait_s);

/* "40 secondes", "3 minutes", "5 heures" */
const char *wait_text(struct request *request, unsigned wait_s);

#endif
