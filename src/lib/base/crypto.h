/* Random tokens, hashes and passwords, on libgcrypt. */
#ifndef STAGE3E_BASE_CRYPTO_H
#define STAGE3E_BASE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

enum { DIGEST_SIZE = 32, TOKEN_SIZE = 32, TOKEN_TEXT_LENGTH = 43 };

/* Once, before anything else of this file. Ends the process if libgcrypt is too old. */
void crypto_open(void);

/* Random bytes from the system's generator. */
void crypto_random(void *bytes, size_t size);

void crypto_sha256(const void *bytes, size_t size, uint8_t digest[DIGEST_SIZE]);

/* SHA-1 of a text in hexadecimal: for interfaces of others that sign with it, nothing of ours. */
const char *crypto_sha1_hex(struct pool *pool, const char *text);

/* A short text that changes with the bytes, for an ETag: not secret, quick to make. */
const char *crypto_tag(struct pool *pool, const void *bytes, size_t size);

/* HMAC-SHA-256 (RFC 2104). */
void crypto_hmac(const void *key, size_t key_size, const void *bytes, size_t size,
                 uint8_t digest[DIGEST_SIZE]);

/* Sealed with AES-256-GCM, for a place that the context names: nonce, text, tag; it opens nowhere
 * else. sealed has SEAL_SIZE bytes more than the plain one. crypto_open_seal() is false if it was
 * not sealed so. */
enum { SEAL_NONCE = 12, SEAL_TAG = 16, SEAL_SIZE = SEAL_NONCE + SEAL_TAG };

void crypto_seal(const uint8_t key[DIGEST_SIZE], const char *context, const void *plain,
                 size_t size, uint8_t *sealed);
bool crypto_open_seal(const uint8_t key[DIGEST_SIZE], const char *context, const uint8_t *sealed,
                      size_t size, void *plain) __attribute__((warn_unused_result));

/* Compares without telling by its time where two values differ. */
bool crypto_equal(const void *a, const void *b, size_t size);

/* base64url without padding (RFC 4648, 5). 32 bytes give 43 characters. */
const char *crypto_text(struct pool *pool, const void *bytes, size_t size);

/* The bytes of such a text; false unless it is the text of exactly size bytes. */
bool crypto_bytes(const char *text, void *bytes, size_t size) __attribute__((warn_unused_result));

/* A new token of 256 random bits, as text, and the SHA-256 of that text to keep. */
const char *crypto_token(struct pool *pool, uint8_t digest[DIGEST_SIZE]);

#endif
