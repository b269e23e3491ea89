/* /connexion, /deconnexion. The answer, and the time it takes, are the same whether or not
 * the e-mail has an account. Attempts are counted in the database, for all workers. */
#include <string.h>

#include "accounts/accounts.h"
#include "base/config.h"
#include "base/password.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/session_store.h"
#include "web/response.h"
#include "web/session.h"

/* Twelve tries for an account and a hundred for an address (a school has one for all its
 * pupils) in a quarter of an hour. */
enum { WINDOW_S = 15 * 60, ACCOUNT_TRIES = 12, ADDRESS_TRIES = 100, PASSWORD_MAX = 1000 };

/* Where to go after signing in: a path of this site only. */
static const char *return_path(const char *wanted)
{
    if (wanted[0] != '/' || wanted[1] == '/' || wanted[1] == '\\' || strlen(wanted) > 500)
        return "/";
    for (const char *c = wanted; *c != '\0'; c++) {
        if ((unsigned char)*c <= 0x20 || (unsigned char)*c >= 0x7f)
            return "/";
    }
    return wanted;
}

static void form_send(struct request *request, const char *email, const char *wanted,
                      const char *error, unsigned status)
{
    struct page page = page_begin(request, "sign-in");
    struct form fields = {0};
    struct form_errors errors = {.count = 0};
    xmlNode *form = page_form(&page, "sign-in", "/connexion");

    form_add(request->pool, &fields, "email", email);
    form_add(request->pool, &fields, "retour", return_path(wanted));
    if (error != NULL)
        form_refuse(&errors, "email", error, NULL);
    xml_form(form, &fields, &errors);
    page_send(&page, status);
}

/* GET /connexion?retour=/offres/12 */
void sign_in_form(struct request *request)
{
    const char *wanted = form_value(&request->query, "retour");

    if (request->visitor.role != ANYONE)
        response_see_other(request, "%s", return_path(wanted));
    else
        form_send(request, "", wanted, NULL, 200);
}

void sign_in_show_again(struct request *request)
{
    form_send(request, form_value(&request->body, "email"), form_value(&request->body, "retour"),
              "form-expired", 403);
}

static bool attempt_count(struct request *request, const char *scope, const char *key,
                          unsigned tries, unsigned *wait_s)
{
    uint8_t digest[DIGEST_SIZE];
    unsigned count, wait;

    crypto_sha256(key, strlen(key), digest);
    if (!store_attempt_count(request->db, scope, digest, request->now, WINDOW_S, &count, &wait))
        return false;
    if (count > tries && wait > *wait_s)
        *wait_s = wait;
    return true;
}

/* The seconds to wait before the next try; 0: this one may go on. */
static bool attempts_check(struct request *request, const char *email, unsigned *wait_s)
{
    *wait_s = 0;
    return attempt_count(request, "sign-in-account", text_fold(request->pool, email), ACCOUNT_TRIES,
                         wait_s) &&
           attempt_count(request, "sign-in-address", request->remote_address, ADDRESS_TRIES,
                         wait_s);
}

static void too_often(struct request *request, const char *email, unsigned wait_s)
{
    response_header(request, "Retry-After", pool_printf(request->pool, "%u", wait_s));
    form_send(request, email, form_value(&request->body, "retour"), "too-often", 429);
}

struct opening {
    struct request *request;
    const struct credentials *credentials;
    const char *email;
};

static bool session_save(struct db *db, void *argument)
{
    const struct opening *opening = argument;
    struct request *request = opening->request;
    uint8_t session[DIGEST_SIZE], account[DIGEST_SIZE];
    const char *folded = text_fold(request->pool, opening->email);

    crypto_sha256(request->session_token, strlen(request->session_token), session);
    crypto_sha256(folded, strlen(folded), account);
    return store_attempt_clear(db, "sign-in-account", account) &&
           store_session_open(db, session, opening->credentials->account_id,
                              opening->credentials->role, request->user_agent, false, request->now);
}

/* POST /connexion */
void sign_in_post(struct request *request)
{
    const char *email =
        text_trim(request->pool, form_value(&request->body, "email"), TEXT_ONE_LINE);
    const char *password = form_value(&request->body, "password");
    const char *wanted = form_value(&request->body, "retour");
    struct credentials credentials;
    struct opening opening = {request, &credentials, email};
    unsigned wait_s;

    if (!attempts_check(request, email, &wait_s) ||
        !store_credentials_find(request->db, request->pool, email, &credentials)) {
        page_failure(request);
        return;
    }
    if (wait_s > 0) {
        too_often(request, email, wait_s);
        return;
    }
    if (strlen(password) > PASSWORD_MAX ||
        !password_matches(request->pool, password, credentials.password_hash) ||
        !credentials.is_active) {
        form_send(request, email, wanted, "credentials", 422);
        return;
    }
    session_renew(request);
    if (!db_transaction(request->db, session_save, &opening)) {
        page_failure(request);
        return;
    }
    response_see_other(request, "%s", return_path(wanted));
}

/* POST /deconnexion */
void sign_out_post(struct request *request)
{
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(request->session_token, strlen(request->session_token), digest);
    if (!store_session_close(request->db, digest)) {
        page_failure(request);
        return;
    }
    session_renew(request);
    response_see_other(request, "/");
}
