/* Passwords, hashed by Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane: OWASP's floor. */
#ifndef STAGE3E_BASE_PASSWORD_H
#define STAGE3E_BASE_PASSWORD_H

#include <stdbool.h>

struct pool;

/* What hashing takes, in bytes. */
enum { PASSWORD_MEMORY = 19456 * 1024 };

/* A new hash with a random salt, in the PHC form "$argon2id$v=19$m=19456,t=2,p=1$salt$hash".
 * The password must not be empty. */
const char *password_hash(struct pool *pool, const char *password);

/* True if the hash is that of the password. With "" for the hash it takes the same time and
 * is false: no account answers faster than one. */
bool password_matches(struct pool *pool, const char *password, const char *hash);

#endif
