/* The chain of signatures of an agreement: each holds the hash of the one before, the first that of
 * the document, so that none can be changed, added or left out unseen. Pure. */
#ifndef STAGE3E_RULES_AGREEMENT_CHAIN_H
#define STAGE3E_RULES_AGREEMENT_CHAIN_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/crypto.h"

struct pool;

/* All that a signature says. */
struct chain_link {
    uint64_t application_id;
    unsigned version;
    unsigned position; /* from 1 */
    const char *kind;  /* "host"… */
    const char *name;  /* of the signatory */
    const char *typed_name;
    const char *drawn; /* rules/drawing.h; "": only typed */
    const char *how;   /* "account", "link", "paper" */
    const char *origin;
    time_t signed_at;
    uint8_t document[DIGEST_SIZE];
    bool has_scan;
    uint8_t scan[DIGEST_SIZE];
    uint8_t previous[DIGEST_SIZE];
};

/* SHA-256 of its lines, each "name: value": previous, document, agreement, version, position, kind,
 * name, typed, how, origin, signed (UTC), scan; drawn, where there is one. */
void chain_hash(struct pool *pool, const struct chain_link *link, uint8_t hash[DIGEST_SIZE]);

/* Lower-case hexadecimal, and back: false unless it is 64 digits. */
const char *digest_text(struct pool *pool, const uint8_t digest[DIGEST_SIZE]);
bool digest_read(const char *text, uint8_t digest[DIGEST_SIZE]);

#endif
