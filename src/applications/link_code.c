/* POST /candidatures/repondre/{token}/code-envoyer, …/code: what a mailed link alone does not open,
 * a pupil's address and birth date, is shown to who reads a code in the same mailbox. */
#include <stdio.h>
#include <string.h>

#include "applications/applications.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/notify.h"
#include "site/application_view.h"
#include "site/mailing.h"
#include "site/page.h"
#include "store/link_code_store.h"
#include "store/session_store.h"
#include "web/response.h"

enum { DIGITS = 6, CODES = 5, WINDOW_S = 3600 };

struct proving {
    const struct viewing *viewing;
    uint8_t link_hash[DIGEST_SIZE];
    uint8_t code_hash[DIGEST_SIZE];
    const char *code;
    unsigned count, wait_s;
    bool is_right;
};

/* Six digits are soon tried one by one: the hash needs our secret. */
static void hashes_make(const struct viewing *viewing, const char *code, struct proving *proving)
{
    struct request *request = viewing->request;
    const char *token = route_text(request);
    const char *text = pool_printf(request->pool, "link-code:%s:%s", token, code);

    *proving = (struct proving){.viewing = viewing, .code = code};
    crypto_sha256(token, strlen(token), proving->link_hash);
    crypto_hmac(request->config->web.secret, DIGEST_SIZE, text, strlen(text), proving->code_hash);
}

static const char *code_make(struct pool *pool)
{
    uint64_t random;

    crypto_random(&random, sizeof random);
    return pool_printf(pool, "%06u", (unsigned)(random % 1000000));
}

static bool code_save(struct db *db, void *argument)
{
    struct proving *proving = argument;
    const struct viewing *viewing = proving->viewing;
    struct request *request = viewing->request;

    if (!store_attempt_count(db, "link-code", proving->link_hash, request->now, WINDOW_S,
                             &proving->count, &proving->wait_s))
        return false;
    return proving->count > CODES ||
           (store_link_code_set(db, proving->link_hash, proving->code_hash, request->now) &&
            notify_link_code(db, request->config, viewing->application.offer.reply_email,
                             viewing->application.id, proving->code, request->now));
}

void link_code_send_post(struct request *request)
{
    struct mail_refusal refusal = {0};
    struct viewing viewing;
    struct proving proving;

    if (!viewing_open(request, &viewing))
        return;
    hashes_make(&viewing, code_make(request->pool), &proving);
    const struct mailing mailing = {.occasion = MAIL_CODE,
                                    .recipient = viewing.application.offer.reply_email};

    if (!mailing_count(request, &mailing, &refusal) ||
        (refusal.code == NULL && !db_transaction(request->db, code_save, &proving))) {
        page_failure(request);
    } else if (refusal.code != NULL) {
        mailing_refused_page(request, &refusal);
    } else if (proving.count > CODES) {
        response_header(request, "Retry-After", pool_printf(request->pool, "%u", proving.wait_s));
        page_error(request, 429, "too-often");
    } else {
        response_see_other(request, "%s?info=code-envoye#coordonnees", viewing.base);
    }
}

static bool code_try(struct db *db, void *argument)
{
    struct proving *proving = argument;

    return store_link_code_try(db, proving->link_hash, proving->code_hash,
                               proving->viewing->request->now, &proving->is_right);
}

void link_code_post(struct request *request)
{
    const char *typed = text_compact(request->pool, form_value(&request->body, "code"), "");
    struct viewing viewing;
    struct proving proving;

    if (!viewing_open(request, &viewing))
        return;
    hashes_make(&viewing, typed, &proving);
    if (!db_transaction(request->db, code_try, &proving))
        page_failure(request);
    else if (proving.is_right)
        application_show_proved(request, &viewing);
    else
        response_see_other(request, "%s?info=code-faux#coordonnees", viewing.base);
}
