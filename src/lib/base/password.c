/* Argon2id through libgcrypt. */
#include "base/password.h"

#include <gcrypt.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/pool.h"

enum { SALT_SIZE = 16, HASH_SIZE = 32, SALT_TEXT = 22, PASSES = 2, LANES = 1 };

static const char prefix[] = "$argon2id$v=19$m=19456,t=2,p=1$";

static void argon2id(const char *password, const uint8_t salt[SALT_SIZE], uint8_t hash[HASH_SIZE])
{
    const unsigned long parameters[] = {HASH_SIZE, PASSES, PASSWORD_MEMORY / 1024, LANES};
    gcry_kdf_hd_t kdf;

    if (gcry_kdf_open(&kdf, GCRY_KDF_ARGON2, GCRY_KDF_ARGON2ID, parameters, 4, password,
                      strlen(password), salt, SALT_SIZE, NULL, 0, NULL, 0) != 0 ||
        gcry_kdf_compute(kdf, NULL) != 0 || gcry_kdf_final(kdf, HASH_SIZE, hash) != 0)
        abort();
    gcry_kdf_close(kdf);
}

const char *password_hash(struct pool *pool, const char *password)
{
    uint8_t salt[SALT_SIZE], hash[HASH_SIZE];

    crypto_random(salt, sizeof salt);
    argon2id(password, salt, hash);
    return pool_printf(pool, "%s%s$%s", prefix, crypto_text(pool, salt, sizeof salt),
                       crypto_text(pool, hash, sizeof hash));
}

bool password_matches(struct pool *pool, const char *password, const char *hash)
{
    const size_t prefix_length = sizeof prefix - 1;
    uint8_t salt[SALT_SIZE] = {0}, expected[HASH_SIZE] = {0}, computed[HASH_SIZE];
    const bool is_hash = strlen(hash) > prefix_length + SALT_TEXT + 1 &&
                         strncmp(hash, prefix, prefix_length) == 0 &&
                         hash[prefix_length + SALT_TEXT] == '$';
    bool is_whole = false;

    if (*password == '\0')
        password = "?"; /* libgcrypt takes no empty password, and no account has one */
    else if (is_hash) {
        const char *salt_text = pool_strndup(pool, hash + prefix_length, SALT_TEXT);

        is_whole = crypto_bytes(salt_text, salt, sizeof salt) &&
                   crypto_bytes(hash + prefix_length + SALT_TEXT + 1, expected, sizeof expected);
    }
    argon2id(password, salt, computed);
    return crypto_equal(computed, expected, HASH_SIZE) && is_whole;
}
