/* The secret in the address that a gateway for SMS reports to. Pure. */
#ifndef STAGE3E_BASE_REPORT_TOKEN_H
#define STAGE3E_BASE_REPORT_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/crypto.h"

struct pool;

/* "/compte/sms/…", from the pool; the same on all machines that have the site's secret. */
const char *report_path(struct pool *pool, const uint8_t secret[DIGEST_SIZE]);
bool report_token_is_ours(const uint8_t secret[DIGEST_SIZE], const char *token);

#endif
