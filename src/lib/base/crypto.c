/* Random tokens, hashes and their text form. */
#include "base/crypto.h"

#include <errno.h>
#include <gcrypt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/pool.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void crypto_open(void)
{
    /* 1.10: the first with Argon2. */
    if (gcry_check_version("1.10.0") == NULL)
        abort();
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
}

/* The kernel's (getrandom(2)), which costs a fortieth of libgcrypt's own pool on top of it. */
void crypto_random(void *bytes, size_t size)
{
    uint8_t *to = bytes;

    while (size > 0) {
        const ssize_t got = getrandom(to, size, 0);

        if (got < 0 && errno != EINTR)
            abort();
        if (got > 0) {
            to += got;
            size -= (size_t)got;
        }
    }
}

void crypto_sha256(const void *bytes, size_t size, uint8_t digest[DIGEST_SIZE])
{
    gcry_md_hash_buffer(GCRY_MD_SHA256, digest, bytes, size);
}

const char *crypto_sha1_hex(struct pool *pool, const char *text)
{
    uint8_t digest[20];
    char *hex = pool_alloc(pool, 2 * sizeof digest + 1);

    gcry_md_hash_buffer(GCRY_MD_SHA1, digest, text, strlen(text));
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hex + 2 * i, 3, "%02x", (unsigned)digest[i]);
    return hex;
}

const char *crypto_tag(struct pool *pool, const void *bytes, size_t size)
{
    enum { TAG_SIZE = 12 };
    uint8_t digest[DIGEST_SIZE];

    gcry_md_hash_buffer(GCRY_MD_SHA1, digest, bytes, size);
    return crypto_text(pool, digest, TAG_SIZE);
}

void crypto_hmac(const void *key, size_t key_size, const void *bytes, size_t size,
                 uint8_t digest[DIGEST_SIZE])
{
    gcry_mac_hd_t mac;
    size_t written = DIGEST_SIZE;

    if (gcry_mac_open(&mac, GCRY_MAC_HMAC_SHA256, 0, NULL) != 0 ||
        gcry_mac_setkey(mac, key, key_size) != 0 || gcry_mac_write(mac, bytes, size) != 0 ||
        gcry_mac_read(mac, digest, &written) != 0)
        abort();
    gcry_mac_close(mac);
}

static gcry_cipher_hd_t seal_begin(const uint8_t key[DIGEST_SIZE], const char *context,
                                   const uint8_t nonce[SEAL_NONCE])
{
    gcry_cipher_hd_t cipher;

    if (gcry_cipher_open(&cipher, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM, 0) != 0 ||
        gcry_cipher_setkey(cipher, key, DIGEST_SIZE) != 0 ||
        gcry_cipher_setiv(cipher, nonce, SEAL_NONCE) != 0 ||
        gcry_cipher_authenticate(cipher, context, strlen(context)) != 0)
        abort();
    return cipher;
}

void crypto_seal(const uint8_t key[DIGEST_SIZE], const char *context, const void *plain,
                 size_t size, uint8_t *sealed)
{
    gcry_cipher_hd_t cipher;

    crypto_random(sealed, SEAL_NONCE);
    cipher = seal_begin(key, context, sealed);
    if (gcry_cipher_encrypt(cipher, sealed + SEAL_NONCE, size, plain, size) != 0 ||
        gcry_cipher_gettag(cipher, sealed + SEAL_NONCE + size, SEAL_TAG) != 0)
        abort();
    gcry_cipher_close(cipher);
}

bool crypto_open_seal(const uint8_t key[DIGEST_SIZE], const char *context, const uint8_t *sealed,
                      size_t size, void *plain)
{
    gcry_cipher_hd_t cipher = seal_begin(key, context, sealed);
    const bool is_good = gcry_cipher_decrypt(cipher, plain, size, sealed + SEAL_NONCE, size) == 0 &&
                         gcry_cipher_checktag(cipher, sealed + SEAL_NONCE + size, SEAL_TAG) == 0;

    gcry_cipher_close(cipher);
    if (!is_good)
        memset(plain, 0, size);
    return is_good;
}

bool crypto_equal(const void *a, const void *b, size_t size)
{
    const volatile uint8_t *left = a, *right = b;
    uint8_t difference = 0;

    for (size_t i = 0; i < size; i++)
        difference |= left[i] ^ right[i];
    return difference == 0;
}

const char *crypto_text(struct pool *pool, const void *bytes, size_t size)
{
    const uint8_t *in = bytes;
    char *text = pool_alloc(pool, size * 4 / 3 + 3);
    char *out = text;
    uint32_t bits = 0;
    unsigned count = 0;

    for (size_t i = 0; i < size; i++) {
        bits = bits << 8 | in[i];
        for (count += 8; count >= 6; count -= 6)
            *out++ = alphabet[bits >> (count - 6) & 63];
    }
    if (count > 0)
        *out++ = alphabet[bits << (6 - count) & 63];
    return text;
}

bool crypto_bytes(const char *text, void *bytes, size_t size)
{
    const size_t length = (size * 8 + 5) / 6;
    uint8_t *out = bytes;
    uint32_t bits = 0;
    unsigned count = 0;

    if (strlen(text) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        const char *place = strchr(alphabet, text[i]);

        if (place == NULL)
            return false;
        bits = bits << 6 | (uint32_t)(place - alphabet);
        count += 6;
        if (count >= 8) {
            count -= 8;
            *out++ = (uint8_t)(bits >> count & 0xff);
        }
    }
    return (bits & ((1U << count) - 1)) == 0;
}

const char *crypto_token(struct pool *pool, uint8_t digest[DIGEST_SIZE])
{
    uint8_t token[TOKEN_SIZE];
    const char *text;

    crypto_random(token, sizeof token);
    text = crypto_text(pool, token, sizeof token);
    crypto_sha256(text, strlen(text), digest);
    return text;
}
