/* Personal codes of pupils. A code is computed from its invitation's number and the site's
 * secret, so that a sheet can be printed again; only its SHA-256 is stored. */
#include <ctype.h>
#include <string.h>

#include "accounts/accounts.h"
#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/attempts.h"
#include "store/school_pupil_store.h"

enum { CODE_LENGTH = 10 };

/* A school's classes type their codes behind one address: a hundred wrong ones a day, then one a
 * second, then slower. A code has 50 bits. */
static const struct pace code_pace = {100, 1, 10};

const char *invitation_code(struct request *request, uint64_t id)
{
    /* Crockford's base 32: nothing that reads as another letter or digit. 50 bits. */
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const char *text = pool_printf(request->pool, "pupil-invitation:%llu", (unsigned long long)id);
    uint8_t digest[DIGEST_SIZE];
    char code[CODE_LENGTH + 1] = "";

    crypto_hmac(request->config->web.secret, DIGEST_SIZE, text, strlen(text), digest);
    for (size_t i = 0; i < CODE_LENGTH; i++)
        code[i] = alphabet[digest[i] % 32];
    return pool_printf(request->pool, "%.5s-%s", code, code + 5);
}

/* As typed: any case, with or without its hyphen, O for 0, I or L for 1. */
static const char *code_normalise(struct pool *pool, const char *typed)
{
    char *code = pool_alloc(pool, strlen(typed) + 1);
    char *end = code;

    for (; *typed != '\0'; typed++) {
        const char c = (char)toupper((unsigned char)*typed);

        if (c == 'O')
            *end++ = '0';
        else if (c == 'I' || c == 'L')
            *end++ = '1';
        else if (isalnum((unsigned char)c))
            *end++ = c;
    }
    return code;
}

void invitation_code_digest(struct request *request, const char *code, uint8_t digest[DIGEST_SIZE])
{
    const char *normal = code_normalise(request->pool, code);

    crypto_sha256(normal, strlen(normal), digest);
}

bool invitation_of_code(struct request *request, const char *code,
                        struct pupil_invitation *invitation, unsigned *wait_s)
{
    uint8_t digest[DIGEST_SIZE];

    *invitation = (struct pupil_invitation){0};
    if (!attempts_pace(request, "pupil-code", attempts_address(request), &code_pace, wait_s))
        return false;
    if (*wait_s > 0)
        return true;
    invitation_code_digest(request, code, digest);
    return store_invitation_of_code(request->db, request->pool, digest, invitation) &&
           (invitation->id == 0 ||
            attempts_take_back(request, "pupil-code", attempts_address(request)));
}
