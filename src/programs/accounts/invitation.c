/* Personal codes of pupils, as they type them (site/invitation_code.h makes them). */
#include <ctype.h>
#include <string.h>

#include "accounts/accounts.h"
#include "base/pool.h"
#include "site/attempts.h"
#include "store/school_pupil_store.h"

/* A school's classes type their codes behind one address: a hundred wrong ones a day, then one a
 * second, then slower. A code has 50 bits. */
static const struct pace code_pace = {100, 1, 10};

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
    return store_invitation_of_code(request->db, digest, invitation) &&
           (invitation->id == 0 ||
            attempts_take_back(request, "pupil-code", attempts_address(request)));
}
