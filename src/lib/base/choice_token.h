/* The link to "Mes messages" in a mail: signed, the same in each mail to a person, good for that
 * page alone. It names the person by a hash, so nobody's address is in it. Pure. */
#ifndef STAGE3E_BASE_CHOICE_TOKEN_H
#define STAGE3E_BASE_CHOICE_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/alerts.h"
#include "base/crypto.h"

struct pool;

enum { CHOICE_PERSON_SIZE = 16 };

/* "/compte/messages/employeur/…", from the pool. secret is the site's. */
const char *choice_path(struct pool *pool, const uint8_t secret[DIGEST_SIZE],
                        enum alert_reader reader, const uint8_t person[CHOICE_PERSON_SIZE]);

/* The person of a token, and as whom they read by the word before it. False if it is none of ours.
 */
bool choice_read(const uint8_t secret[DIGEST_SIZE], const char *word, const char *token,
                 enum alert_reader *reader, uint8_t person[CHOICE_PERSON_SIZE])
    __attribute__((warn_unused_result));

#endif
