/* /connexion, /deconnexion. The answer, and the time it takes, are the same whether or not
 * the e-mail has an account. Guessing is slowed by guess.h. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/device.h"
#include "accounts/guess.h"
#include "accounts/sign_in_form.h"
#include "base/config.h"
#include "base/password.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/account.h"
#include "rules/password.h"
#include "rules/web_address.h"
#include "site/attempts.h"
#include "site/kept.h"
#include "site/mailing.h"
#include "site/page.h"
#include "site/trail.h"
#include "site/visitor.h"
#include "store/account_store.h"
#include "store/session_store.h"
#include "web/decode.h"
#include "web/response.h"
#include "web/session.h"

enum { REMEMBERED_S = 7 * 24 * 3600 };

/* Who signs in to apply may have to open an account first, and follow a link from a mail: the offer
 * is found again by a cookie that only this page reads. */
static const char apply_path[] = "/candidatures/postuler/", apply_cookie[] = "stage3e-offre";

static void offer_forget(struct request *request)
{
    response_cookie(request, apply_cookie, "", "/connexion", -1);
}

/* The digits that a text begins with, as many as an offer's number has. */
static const char *offer_number(struct request *request, const char *text)
{
    const size_t length = strspn(text, "0123456789");

    return length <= 18 ? pool_strndup(request->pool, text, length) : "";
}

static void offer_remember(struct request *request, const char *path)
{
    const char *number = offer_number(request, path + strlen(apply_path));

    if (*number != '\0')
        response_cookie(request, apply_cookie, number, "/connexion", REMEMBERED_S);
}

static const char *offer_remembered(struct request *request)
{
    const char *kept = decode_cookie(request->pool, request->cookies, apply_cookie);
    const char *number = kept != NULL ? offer_number(request, kept) : "";

    return *number != '\0' ? pool_printf(request->pool, "%s%s", apply_path, number) : "";
}

/* Where to go on: where one came from, else to the offer that one meant to apply for. */
static const char *wanted_path(struct request *request)
{
    const char *wanted = return_path(form_value(&request->query, "retour"));

    if (text_starts_with(wanted, apply_path))
        offer_remember(request, wanted);
    return strcmp(wanted, "/") == 0 ? offer_remembered(request) : wanted;
}

/* GET /connexion?retour=/offres/12 */
bool sign_in_form(struct request *request)
{
    const char *wanted = wanted_path(request);

    if (request->visitor.role != ANYONE)
        response_see_other(request, "%s", return_path(wanted));
    else
        sign_in_form_send(request, "", wanted, NULL, NULL, 200);
    return true;
}

bool sign_in_show_again(struct request *request)
{
    sign_in_form_send(request, form_value(&request->body, "email"),
                      form_value(&request->body, "retour"), "form-expired", NULL, 403);
    return true;
}

static void too_often(struct request *request, const char *email, unsigned wait_s)
{
    attempts_retry_after(request, wait_s);
    sign_in_form_send(request, email, form_value(&request->body, "retour"), "wait",
                      wait_text(request, wait_s), 429);
}

struct opening {
    struct request *request;
    const struct credentials *credentials;
    const char *email;
    const struct guess *guess;
    const char *former_token; /* of the session that this one replaces, or NULL */
    bool is_done;             /* not with a password that was replaced meanwhile */
};

static bool former_close(struct db *db, const char *token)
{
    uint8_t digest[DIGEST_SIZE];

    if (token == NULL)
        return true;
    crypto_sha256(token, strlen(token), digest);
    return store_session_close(db, digest);
}

static bool session_save(struct db *db, void *argument)
{
    struct opening *opening = argument;
    struct request *request = opening->request;
    const struct audit audit = {
        .account_id = opening->credentials->account_id,
        .actor = (enum actor)opening->credentials->role,
        .action = opening->credentials->role == ACCOUNT_ADMIN ? "password-right" : "signed-in",
        .subject = "account",
        .subject_id = opening->credentials->account_id};
    uint8_t session[DIGEST_SIZE];

    if (!store_credentials_hold(db, opening->credentials, &opening->is_done))
        return false;
    if (!opening->is_done)
        return true;
    crypto_sha256(request->session_token, strlen(request->session_token), session);
    return guess_right(request, opening->guess) && former_close(db, opening->former_token) &&
           store_session_open(db, session, opening->credentials->account_id,
                              opening->credentials->role,
                              device_name(request->pool, request->user_agent),
                              opening->credentials->role == ACCOUNT_ADMIN,
                              session_life_s(request, opening->credentials->role)) &&
           trail_audit(request, &audit);
}

/* The password was right: its owner may be told that the account is not active yet, and gets
 * the link again. */
static bool activation_resend(struct db *db, void *argument)
{
    const struct opening *opening = argument;
    struct request *request = opening->request;
    const struct mailing mailing = {.occasion = MAIL_SIGN_UP, .recipient = opening->email};
    struct mail_refusal refusal = {0};

    (void)db;
    return mailing_count(request, &mailing, &refusal) &&
           (refusal.code != NULL || activation_send(request, opening->credentials->account_id,
                                                    opening->credentials->role, opening->email));
}

/* Whether the password is the account's; without an account it takes the same time. */
static bool password_is_right(struct request *request, const struct credentials *credentials)
{
    const char *password = form_value(&request->body, "password");

    return text_length(password) <= PASSWORD_LONGEST &&
           password_matches(request->pool, password, credentials->password_hash);
}

/* A try that failed: of an account, or (0) of an address that has none. */
static bool failure_add(struct request *request, uint64_t account_id, const char *action)
{
    return trail_add(request, action, "account", account_id, NULL);
}

static bool password_refuse(const struct opening *opening)
{
    struct request *request = opening->request;

    if (!failure_add(request, opening->credentials->account_id, "sign-in-failed"))
        return false;
    sign_in_form_send(request, opening->email, form_value(&request->body, "retour"), "credentials",
                      NULL, 422);
    return true;
}

/* The form that the session's end had stopped, for the account that it is of. */
static bool session_begin(struct request *request, struct opening *opening)
{
    const char *wanted = return_path(form_value(&request->body, "retour"));
    struct kept kept;
    const bool is_resumed = kept_open(request, form_value(&request->body, "kept"), &kept);

    /* Only pupils apply: on a computer that several share, the others begin at the home page. */
    if (opening->credentials->role != ACCOUNT_PUPIL && text_starts_with(wanted, apply_path))
        wanted = "/";
    opening->former_token = request->session_token;
    session_renew(request);
    if (!db_transaction(request->db, session_save, opening))
        return false;
    if (!opening->is_done)
        return password_refuse(opening);
    if (*offer_remembered(request) != '\0')
        offer_forget(request);
    if (opening->credentials->role != ACCOUNT_ADMIN)
        device_remember(request, opening->credentials->account_id,
                        opening->credentials->password_hash);
    if (opening->credentials->role == ACCOUNT_ADMIN && is_resumed)
        return second_factor_form(request);
    if (opening->credentials->role == ACCOUNT_ADMIN)
        response_see_other(request, "/connexion/code?retour=%s",
                           encode_component(request->pool, wanted));
    else if (is_resumed)
        return sign_in_resume(request, &kept);
    else
        response_see_other(request, "%s", wanted);
    return true;
}

/* The account of what was typed. Only an address has one: the database would find it by many other
 * texts too, letters of which it reads over, and each would be guessed at anew. */
static bool account_find(struct request *request, const char **email,
                         struct credentials *credentials)
{
    *credentials = (struct credentials){.password_hash = ""};
    return !email_read(request->pool, form_value(&request->body, "email"), email) ||
           store_credentials_find(request->db, *email, credentials);
}

/* POST /connexion */
bool sign_in_post(struct request *request)
{
    const char *email;
    const char *wanted = form_value(&request->body, "retour");
    struct credentials credentials;
    struct guess guess;
    struct opening opening = {.request = request, .credentials = &credentials, .guess = &guess};
    unsigned wait_s;

    if (!account_find(request, &email, &credentials))
        return false;
    opening.email = email;
    guess = guess_of_password(request, email, &credentials);
    if (!guess_begin(request, &guess, &wait_s))
        return false;
    if (wait_s > 0) {
        if (failure_add(request, credentials.account_id, "locked-out"))
            too_often(request, email, wait_s);
        else
            return false;
    } else if (!password_is_right(request, &credentials) ||
               (!credentials.is_active && !credentials.is_inactive)) {
        return password_refuse(&opening);
    } else if (credentials.is_active)
        return session_begin(request, &opening);
    else if (db_transaction(request->db, activation_resend, &opening))
        sign_in_form_send(request, email, wanted, "inactive", NULL, 422);
    else
        return false;
    return true;
}

/* POST /deconnexion */
bool sign_out_post(struct request *request)
{
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(request->session_token, strlen(request->session_token), digest);
    if (!store_session_close(request->db, digest))
        return false;
    session_renew(request);
    response_see_other(request, "/");
    return true;
}

/* GET /compte/session.json: asked by the page's script for "Rester connecté"; like every page, it
 * prolongs the session. */
bool session_json(struct request *request)
{
    const char *body = pool_printf(request->pool, "{\"seconds\": %lld}\n",
                                   (long long)(request->visitor.session_ends_at - request->now));

    page_private_send(request, "application/json; charset=utf-8", body, strlen(body));
    return true;
}
