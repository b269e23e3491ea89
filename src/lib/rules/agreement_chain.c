/* Hashing signatures. */
#include "rules/agreement_chain.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

const char *digest_text(struct pool *pool, const uint8_t digest[DIGEST_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    char text[2 * DIGEST_SIZE + 1];

    for (size_t i = 0; i < DIGEST_SIZE; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    text[2 * DIGEST_SIZE] = '\0';
    return pool_strdup(pool, text);
}

static int digit_of(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

bool digest_read(const char *text, uint8_t digest[DIGEST_SIZE])
{
    if (strlen(text) != 2 * DIGEST_SIZE)
        return false;
    for (size_t i = 0; i < DIGEST_SIZE; i++) {
        const int high = digit_of(text[2 * i]), low = digit_of(text[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        digest[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* "2027-01-04T08:30:00Z" */
static const char *instant_text(struct pool *pool, time_t instant)
{
    struct tm parts;
    char text[32];

    gmtime_r(&instant, &parts);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return pool_strdup(pool, text);
}

void chain_hash(struct pool *pool, const struct chain_link *link, uint8_t hash[DIGEST_SIZE])
{
    const char *text = pool_printf(
        pool,
        "previous: %s\ndocument: %s\nagreement: %llu\nversion: %u\nposition: %u\nkind: %s\n"
        "name: %s\ntyped: %s\nhow: %s\norigin: %s\nsigned: %s\nscan: %s\n",
        digest_text(pool, link->previous), digest_text(pool, link->document),
        (unsigned long long)link->application_id, link->version, link->position, link->kind,
        link->name, link->typed_name, link->how, link->origin, instant_text(pool, link->signed_at),
        link->has_scan ? digest_text(pool, link->scan) : "");
    if (!text_is_empty(link->drawn))
        text = pool_printf(pool, "%sdrawn: %s\n", text, link->drawn);

    crypto_sha256(text, strlen(text), hash);
}
