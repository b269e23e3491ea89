/* /connexion/code: the second factor of administrators, a time-based code (TOTP, RFC 6238: six
 * digits, 30 seconds, SHA-1). The first time, the secret is shown as a QR code and, once a
 * code has proved that it was taken over, ten recovery codes are. */
#include <ctype.h>
#include <jansson.h>
#include <liboath/oath.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/device.h"
#include "accounts/guess.h"
#include "accounts/sign_in_form.h"
#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "page/xml.h"
#include "site/attempts.h"
#include "site/kept.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/account_store.h"
#include "store/second_factor_store.h"
#include "web/response.h"
#include "web/session.h"

enum { STEP_S = 30, DIGITS = 6, DRIFT = 1, RECOVERY_CODES = 10 };

/* The sign-in that awaits its code. */
struct entering {
    struct request *request;
    struct session session;
    struct credentials credentials;
    struct guess guess;
    struct second_factor factor;
    uint8_t old_hash[DIGEST_SIZE];
    uint64_t step;                     /* that the code is of */
    const char *recovery_hash;         /* of the recovery code given instead */
    const char *codes[RECOVERY_CODES]; /* new ones, at enrolment */
    bool is_done;
};

static void token_digest(const struct request *request, uint8_t digest[DIGEST_SIZE])
{
    crypto_sha256(request->session_token, strlen(request->session_token), digest);
}

/* Where the seal is not the site's, nobody's code is right. False if the database failed. */
static bool factor_find(struct entering *entering)
{
    struct request *request = entering->request;
    struct second_factor *factor = &entering->factor;

    if (!store_second_factor_find(request->db, request->config, entering->session.account_id,
                                  factor))
        return false;
    if (factor->is_there && !factor->is_readable) {
        log_event(LOG_LEVEL_ERROR, "second-factor", "problem", "seal", NULL);
        crypto_random(factor->secret, sizeof factor->secret);
    }
    return true;
}

/* Finds the sign-in of the visitor's cookie. False: answered already, or the database failed. */
static bool entering_open(struct request *request, struct entering *entering)
{
    *entering = (struct entering){.request = request};
    if (request->session_token != NULL) {
        token_digest(request, entering->old_hash);
        if (!store_session_pending(request->db, entering->old_hash, &entering->session) ||
            (entering->session.account_id != 0 &&
             (!factor_find(entering) ||
              !store_credentials_find(request->db, entering->session.email,
                                      &entering->credentials))))
            return false;
    }
    if (entering->session.account_id != 0)
        return true;
    sign_in_again(request, NULL);
    return false;
}

/* A secret as apps take it (RFC 4648 base 32). */
static const char *secret_text(struct pool *pool, const uint8_t *secret, size_t size)
{
    char *text = NULL;
    const char *copy;

    if (oath_base32_encode((const char *)secret, size, &text, NULL) != OATH_OK)
        abort();
    copy = pool_strdup(pool, text);
    free(text);
    return copy;
}

/* The QR code as one path of squares on a grid: what an SVG needs. */
static void qr_add(struct request *request, xmlNode *parent, const char *text)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    xmlNode *node = xml_element(parent, "qr");
    char *path, *end;

    if (code == NULL)
        abort();
    path = end = pool_alloc(request->pool, (size_t)(code->width * code->width) * 20 + 1);
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++) {
            if (code->data[y * code->width + x] & 1)
                end += snprintf(end, 20, "M%d %dh1v1h-1z", x, y);
        }
    }
    xml_attribute_u64(node, "size", (uint64_t)code->width);
    xml_attribute(node, "path", path);
    QRcode_free(code);
}

/* otpauth://totp/…, as authenticator apps read it (Google Authenticator, "Key Uri Format"). */
static void enrolment_add(const struct entering *entering, xmlNode *content)
{
    struct request *request = entering->request;
    const char *secret =
        secret_text(request->pool, entering->factor.secret, sizeof entering->factor.secret);
    xmlNode *enrolment = xml_element(content, "enrolment");

    xml_attribute(enrolment, "secret", secret);
    qr_add(request, enrolment,
           pool_printf(request->pool, "otpauth://totp/%s:%s?secret=%s&issuer=%s",
                       request->config->site.name, entering->session.email, secret,
                       request->config->site.name));
}

/* A code that was wrong, or one too many: as the account's, whose password was right. */
static bool failure_add(const struct entering *entering, const char *action)
{
    const struct audit audit = {.account_id = entering->session.account_id,
                                .actor = (enum actor)entering->session.role,
                                .action = action,
                                .subject = "account",
                                .subject_id = entering->session.account_id};

    return trail_audit(entering->request, &audit);
}

static void form_send(const struct entering *entering, const char *error, const char *detail,
                      unsigned status)
{
    struct request *request = entering->request;
    struct page page = page_begin(request, "second-factor");
    const struct form *from = request->method == POST ? &request->body : &request->query;
    xmlNode *form = page_form(&page, "second-factor", "/connexion/code");
    struct form_errors errors = {.count = 0};
    struct form values = {0};

    form_add(request->pool, &values, "retour", return_path(form_value(from, "retour")));
    if (form_has(&request->body, "kept"))
        form_add(request->pool, &values, "kept", form_value(&request->body, "kept"));
    if (error != NULL)
        form_refuse(&errors, "code", error, detail);
    xml_form(form, &values, &errors);
    if (!entering->factor.is_enrolled)
        enrolment_add(entering, page.content);
    page_send(&page, status);
}

/* A fresh secret for one who has none yet; the same until it is enrolled. */
static bool secret_ensure(struct entering *entering)
{
    struct request *request = entering->request;
    uint8_t secret[SECRET_SIZE];

    if (entering->factor.is_enrolled || entering->factor.is_readable)
        return true;
    crypto_random(secret, sizeof secret);
    return store_second_factor_begin(request->db, request->config, entering->session.account_id,
                                     secret) &&
           factor_find(entering);
}

/* GET /connexion/code */
bool second_factor_form(struct request *request)
{
    struct entering entering;

    if (!entering_open(request, &entering))
        return false;
    if (!secret_ensure(&entering))
        return false;
    form_send(&entering, NULL, NULL, 200);
    return true;
}

/* The time step a code is of, one step early or late allowed; false if it is none. */
static bool code_step(const struct entering *entering, const char *code, uint64_t *step)
{
    const char *secret = (const char *)entering->factor.secret;
    const uint64_t now = (uint64_t)entering->request->now / STEP_S;

    for (uint64_t candidate = now - DRIFT; candidate <= now + DRIFT; candidate++) {
        char expected[DIGITS + 1];

        if (oath_hotp_generate(secret, sizeof entering->factor.secret, candidate, DIGITS, false,
                               OATH_HOTP_DYNAMIC_TRUNCATION, expected) != OATH_OK)
            abort();
        if (strlen(code) == DIGITS && crypto_equal(code, expected, DIGITS)) {
            *step = candidate;
            return true;
        }
    }
    return false;
}

/* The hash of a recovery code, as it is stored: hexadecimal SHA-256 of its letters. */
static const char *recovery_hash(struct pool *pool, const char *typed)
{
    char *letters = pool_alloc(pool, strlen(typed) + 1), *end = letters;
    char *text = pool_alloc(pool, 2 * DIGEST_SIZE + 1);
    uint8_t digest[DIGEST_SIZE];

    for (; *typed != '\0'; typed++) {
        if (isalnum((unsigned char)*typed))
            *end++ = (char)toupper((unsigned char)*typed);
    }
    crypto_sha256(letters, strlen(letters), digest);
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    return text;
}

/* Ten codes of 50 bits, and the JSON array of their hashes. */
static const char *recovery_make(struct entering *entering)
{
    struct pool *pool = entering->request->pool;
    json_t *hashes = json_array();
    const char *json;
    char *text;

    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        uint8_t bytes[10];
        const char *code;

        crypto_random(bytes, sizeof bytes);
        code = secret_text(pool, bytes, sizeof bytes);
        entering->codes[i] = pool_printf(pool, "%.5s-%.5s", code, code + 5);
        json_array_append_new(hashes, json_string(recovery_hash(pool, entering->codes[i])));
    }
    text = json_dumps(hashes, JSON_COMPACT);
    json = pool_strdup(pool, text);
    free(text);
    json_decref(hashes);
    return json;
}

/* The code is used up, the sign-in becomes a session under a new cookie. */
static bool entering_save(struct db *db, void *argument)
{
    struct entering *entering = argument;
    struct request *request = entering->request;
    const uint64_t id = entering->session.account_id;
    const struct audit audit = {.account_id = id,
                                .actor = (enum actor)entering->session.role,
                                .action = entering->factor.is_enrolled ? "signed-in" : "enrolled",
                                .subject = "account",
                                .subject_id = id};
    uint8_t digest[DIGEST_SIZE];
    bool is_saved;

    if (!store_session_close(db, entering->old_hash))
        return false;
    /* Closed meanwhile: the password is another, or the account locked. */
    entering->is_done = db_changed_rows(db) > 0;
    if (!entering->is_done)
        return true;
    if (entering->recovery_hash != NULL)
        is_saved = store_second_factor_recover(db, id, entering->recovery_hash, &entering->is_done);
    else if (entering->factor.is_enrolled)
        is_saved = store_second_factor_step(db, id, entering->step, &entering->is_done);
    else
        is_saved = store_second_factor_enrol(db, id, entering->step, recovery_make(entering),
                                             request->now);
    if (!is_saved || !entering->is_done)
        return is_saved;
    token_digest(request, digest);
    return guess_right(request, &entering->guess) &&
           store_session_open(db, digest, id, entering->session.role,
                              device_name(request->pool, request->user_agent), false,
                              session_life_s(request, entering->session.role)) &&
           trail_audit(request, &audit);
}

static void recovery_send(const struct entering *entering)
{
    struct request *request = entering->request;
    struct page page = page_begin(request, "recovery-codes");

    for (size_t i = 0; i < RECOVERY_CODES; i++)
        xml_text_element(page.content, "code", entering->codes[i]);
    xml_attribute(page.content, "next", return_path(form_value(&request->body, "retour")));
    page_send(&page, 200);
}

static bool refuse(const struct entering *entering, const char *action, const char *error,
                   const char *detail, unsigned status)
{
    if (!failure_add(entering, action))
        return false;
    form_send(entering, error, detail, status);
    return true;
}

/* POST /connexion/code */
bool second_factor_post(struct request *request)
{
    const char *typed = form_value(&request->body, "code");
    struct entering entering;
    struct kept kept;
    unsigned wait_s = 0;

    if (!entering_open(request, &entering))
        return false;
    entering.guess = guess_of_code(request, &entering.credentials);
    if (!guess_begin(request, &entering.guess, &wait_s))
        return false;
    if (wait_s > 0) {
        attempts_retry_after(request, wait_s);
        return refuse(&entering, "code-locked-out", "wait", wait_text(request, wait_s), 429);
    }
    if (!code_step(&entering, typed, &entering.step)) {
        if (!entering.factor.is_enrolled || strlen(typed) < 10)
            return refuse(&entering, "code-failed", "code", NULL, 422);
        entering.recovery_hash = recovery_hash(request->pool, typed);
    }
    session_renew(request);
    if (!db_transaction(request->db, entering_save, &entering))
        return false;
    if (!entering.is_done && !failure_add(&entering, "code-failed"))
        return false;
    if (!entering.is_done) {
        sign_in_again(request, "code");
        return true;
    }
    device_remember(request, entering.credentials.account_id, entering.credentials.password_hash);
    if (!entering.factor.is_enrolled)
        recovery_send(&entering);
    else if (kept_open(request, form_value(&request->body, "kept"), &kept))
        return sign_in_resume(request, &kept);
    else
        response_see_other(request, "%s", return_path(form_value(&request->body, "retour")));
    return true;
}
