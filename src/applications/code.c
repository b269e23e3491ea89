/* Codes of mailed links. */
#include "applications/code.h"

#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/mailing.h"
#include "site/page.h"
#include "store/link_code_store.h"
#include "store/session_store.h"
#include "web/request.h"
#include "web/response.h"

enum { CODES = 5, WINDOW_S = 3600 };

struct proving {
    struct request *request;
    const char *recipient;
    uint64_t application_id;
    code_write write;
    uint8_t link_hash[DIGEST_SIZE];
    uint8_t code_hash[DIGEST_SIZE];
    const char *code;
    unsigned count, wait_s;
    bool is_right;
};

/* Six digits are soon tried one by one: the hash needs our secret. */
static struct proving proving_of(struct request *request, const char *code)
{
    const char *token = route_text(request);
    const char *text = pool_printf(request->pool, "link-code:%s:%s", token, code);
    struct proving proving = {.request = request, .code = code};

    crypto_sha256(token, strlen(token), proving.link_hash);
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

    if (!store_attempt_count(db, "link-code", proving->link_hash, request->now, WINDOW_S,
                             &proving->count, &proving->wait_s))
        return false;
    return proving->count > CODES ||
           (store_link_code_set(db, proving->link_hash, proving->code_hash, request->now) &&
            proving->write(db, request->config, proving->recipient, proving->application_id,
                           proving->code, request->now));
}

bool code_send(struct request *request, const char *recipient, uint64_t application_id,
               code_write write)
{
    const struct mailing mailing = {.occasion = MAIL_CODE, .recipient = recipient};
    struct mail_refusal refusal = {0};
    struct proving proving = proving_of(request, code_make(request->pool));

    proving.recipient = recipient;
    proving.application_id = application_id;
    proving.write = write;
    if (!mailing_count(request, &mailing, &refusal) ||
        (refusal.code == NULL && !db_transaction(request->db, code_save, &proving))) {
        page_failure(request);
    } else if (refusal.code != NULL) {
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

bool code_try(struct request *request, const char *typed, bool *is_right)
{
    struct proving proving = proving_of(request, text_compact(request->pool, typed, ""));
    const bool is_done = db_transaction(request->db, try_work, &proving);

    *is_right = proving.is_right;
    return is_done;
}
