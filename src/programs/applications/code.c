/* Codes that prove a mailbox. */
#include "applications/code.h"

#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/notify.h"
#include "site/mailing.h"
#include "site/page.h"
#include "store/session_store.h"
#include "web/request.h"
#include "web/response.h"

enum { CODES = 5, WINDOW_S = 3600 };

struct proving {
    struct request *request;
    const struct code_order *order;
    uint8_t link_hash[DIGEST_SIZE];
    uint8_t code_hash[DIGEST_SIZE];
    const char *code;
    unsigned count, wait_s;
    bool is_right;
};

/* Six digits are soon tried one by one: the hash needs our secret. */
static struct proving proving_of(struct request *request, const char *subject, const char *code)
{
    const char *text = pool_printf(request->pool, "link-code:%s:%s", subject, code);
    struct proving proving = {.request = request, .code = code};

    crypto_sha256(subject, strlen(subject), proving.link_hash);
    crypto_hmac(request->config->web.secret, DIGEST_SIZE, text, strlen(text), proving.code_hash);
    return proving;
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
    const struct request *request = proving->request;
    const struct code_order *order = proving->order;
    const struct code_notice notice = {order->recipient, order->is_sms, order->application_id,
                                       proving->code, request->now};

    if (!store_attempt_count(db, "link-code", proving->link_hash, WINDOW_S, &proving->count,
                             &proving->wait_s))
        return false;
    return proving->count > CODES ||
           service_code_send(db, request->config, order->use, proving->link_hash,
                             proving->code_hash, &notice);
}

bool code_send(struct request *request, const struct code_order *order)
{
    const struct mailing mailing = {.occasion = MAIL_CODE, .recipient = order->recipient};
    struct mail_refusal refusal = {0};
    struct proving proving = proving_of(request, order->subject, code_make(request->pool));

    proving.order = order;
    if (!mailing_count(request, &mailing, &refusal) ||
        (refusal.code == NULL && !db_transaction(request->db, code_save, &proving)))
        return false;
    if (refusal.code != NULL) {
        mailing_refused_page(request, &refusal);
    } else if (proving.count > CODES) {
        response_header(request, "Retry-After", pool_printf(request->pool, "%u", proving.wait_s));
        page_error(request, 429, "too-often");
    } else {
        return true;
    }
    return false;
}

static bool try_work(struct db *db, void *argument)
{
    struct proving *proving = argument;

    return store_link_code_try(db, proving->link_hash, proving->code_hash, proving->request->now,
                               &proving->is_right);
}

bool code_try(struct request *request, const char *subject, const char *typed, bool *is_right)
{
    struct proving proving = proving_of(request, subject, text_compact(request->pool, typed, ""));
    const bool is_done = db_transaction(request->db, try_work, &proving);

    *is_right = proving.is_right;
    return is_done;
}
