/* Limits on guessing passwords and codes. */
#include "accounts/guess.h"

#include "accounts/device.h"
#include "base/password.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/password.h"
#include "site/attempts.h"
#include "web/request.h"

/* Of a password: five tries at a place, then ten seconds, twenty, forty… up to a quarter of an
 * hour. From everywhere, a hundred a day, then one a minute. Behind an address a thousand, then one
 * a second. A code of six digits is one of fewer. */
struct brakes {
    const char *place_scope, *account_scope, *address_scope;
    struct pace place, account, address;
};

static const struct brakes password_brakes = {"password-place",   "password-account",
                                              "password-address", {5, 10, 900},
                                              {100, 60, 60},      {1000, 1, 1}};
static const struct brakes code_brakes = {"code-place", "code-account", "code-address",
                                          {5, 10, 900}, {20, 300, 300}, {200, 5, 5}};

struct guess guess_of_password(struct request *request, const char *email,
                               const struct credentials *credentials)
{
    return (struct guess){&password_brakes, email, device_of(request, credentials)};
}

struct guess guess_of_code(struct request *request, const struct credentials *credentials)
{
    return (struct guess){
        &code_brakes,
        pool_printf(request->pool, "%llu", (unsigned long long)credentials->account_id),
        device_of(request, credentials)};
}

static const char *place_key(struct request *request, const struct guess *guess)
{
    return pool_printf(request->pool, "%s %s %s", guess->account,
                       guess->device != NULL ? "device" : "address",
                       guess->device != NULL ? guess->device : attempts_address(request));
}

/* A try that one of the slow brakes held up was none: it does not count at its place. */
static bool brakes_ask(struct request *request, const struct guess *guess, unsigned *wait_s)
{
    const struct brakes *brakes = guess->brakes;

    if (!attempts_pace(request, brakes->account_scope, guess->account, &brakes->account, wait_s))
        return false;
    if (*wait_s == 0) {
        if (!attempts_pace(request, brakes->address_scope, attempts_address(request),
                           &brakes->address, wait_s))
            return false;
        if (*wait_s > 0 && !attempts_take_back(request, brakes->account_scope, guess->account))
            return false;
    }
    return *wait_s == 0 ||
           attempts_take_back(request, brakes->place_scope, place_key(request, guess));
}

bool guess_begin(struct request *request, const struct guess *guess, unsigned *wait_s)
{
    const struct brakes *brakes = guess->brakes;

    *wait_s = 0;
    return attempts_pace(request, brakes->place_scope, place_key(request, guess), &brakes->place,
                         wait_s) &&
           (*wait_s > 0 || guess->device != NULL || brakes_ask(request, guess, wait_s));
}

bool guess_right(struct request *request, const struct guess *guess)
{
    const struct brakes *brakes = guess->brakes;

    return attempts_clear(request, brakes->place_scope, place_key(request, guess)) &&
           (guess->device != NULL ||
            (attempts_take_back(request, brakes->account_scope, guess->account) &&
             attempts_take_back(request, brakes->address_scope, attempts_address(request))));
}

void guess_refuse_former(struct form_errors *errors)
{
    form_refuse(errors, "current-password", "password-wrong", NULL);
}

bool guess_own_password(struct request *request, const char *typed, struct credentials *credentials,
                        struct form_errors *errors, unsigned *status)
{
    unsigned wait_s;

    *status = 422;
    if (!store_credentials_find(request->db, request->visitor.email, credentials))
        return false;
    const struct guess guess = guess_of_password(request, request->visitor.email, credentials);

    if (!guess_begin(request, &guess, &wait_s))
        return false;
    if (wait_s > 0) {
        *status = 429;
        attempts_retry_after(request, wait_s);
        form_refuse(errors, "current-password", "wait", wait_text(request, wait_s));
        return true;
    }
    if (text_length(typed) <= PASSWORD_LONGEST &&
        password_matches(request->pool, typed, credentials->password_hash))
        return guess_right(request, &guess);
    form_refuse(errors, "current-password", "password-wrong", NULL);
    return true;
}
