/* Links granted one by one; those of alerts are inserted together (alerts.c). */
#include "notify/mailed_link.h"

#include <string.h>

#include "base/crypto.h"
#include "base/pool.h"
#include "store/token_store.h"

bool link_grant(struct db *db, const struct token_grant *grant, const char *path, time_t now,
                uint8_t *digest, const char **link)
{
    struct pool *pool = db_pool(db);
    uint8_t hash[DIGEST_SIZE];
    const char *token = crypto_token(pool, hash);

    *link = pool_printf(pool, "%s/%s", path, token);
    if (digest != NULL)
        memcpy(digest, hash, DIGEST_SIZE);
    return store_token_insert(db, hash, grant, now);
}
