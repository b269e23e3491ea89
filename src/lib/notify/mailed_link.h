/* The links of mails: each is granted where the message that has it is written. */
#ifndef STAGE3E_NOTIFY_MAILED_LINK_H
#define STAGE3E_NOTIFY_MAILED_LINK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct db;
struct token_grant;

/* path/TOKEN, in the connection's pool. digest, unless it is NULL, gets the token's. In the
 * transaction of the message. */
bool link_grant(struct db *db, const struct token_grant *grant, const char *path, time_t now,
                uint8_t *digest, const char **link) __attribute__((warn_unused_result));

#endif
