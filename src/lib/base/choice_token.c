/* Half of a token says who, the other half that it is ours. */
#include "base/choice_token.h"

#include <stdio.h>
#include <string.h>

#include "base/pool.h"

static void token_make(const uint8_t secret[DIGEST_SIZE], enum alert_reader reader,
                       const uint8_t person[CHOICE_PERSON_SIZE], uint8_t token[TOKEN_SIZE])
{
    uint8_t digest[DIGEST_SIZE], said[64];
    const int length = snprintf((char *)said, sizeof said - CHOICE_PERSON_SIZE, "messages %s ",
                                alert_reader_code(reader));

    memcpy(said + length, person, CHOICE_PERSON_SIZE);
    crypto_hmac(secret, DIGEST_SIZE, said, (size_t)length + CHOICE_PERSON_SIZE, digest);
    memcpy(token, person, CHOICE_PERSON_SIZE);
    memcpy(token + CHOICE_PERSON_SIZE, digest, TOKEN_SIZE - CHOICE_PERSON_SIZE);
}

const char *choice_path(struct pool *pool, const uint8_t secret[DIGEST_SIZE],
                        enum alert_reader reader, const uint8_t person[CHOICE_PERSON_SIZE])
{
    uint8_t token[TOKEN_SIZE];

    token_make(secret, reader, person, token);
    return pool_printf(pool, "/compte/messages/%s/%s", alert_reader_word(reader),
                       crypto_text(pool, token, sizeof token));
}

bool choice_read(const uint8_t secret[DIGEST_SIZE], const char *word, const char *token,
                 enum alert_reader *reader, uint8_t person[CHOICE_PERSON_SIZE])
{
    uint8_t bytes[TOKEN_SIZE], made[TOKEN_SIZE];

    if (!alert_reader_of_word(word, reader) || !crypto_bytes(token, bytes, sizeof bytes))
        return false;
    memcpy(person, bytes, CHOICE_PERSON_SIZE);
    token_make(secret, *reader, person, made);
    return crypto_equal(bytes, made, sizeof bytes);
}
