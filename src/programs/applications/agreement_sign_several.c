/* /conventions/a-signer: what waits for the signature of an account, to read one by one, tick, and
 * sign with one code sent to its mailbox. Each is a transaction of its own; the page then says of
 * each what became of it. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "applications/applications.h"
#include "applications/code.h"
#include "applications/signing.h"
#include "base/pool.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "store/signature_store.h"
#include "web/request.h"

enum { SIGN_MAX = 40, NAME_LENGTH_MAX = 200, CODE_LENGTH_MAX = 20, SEAL_TIME_S = 8 };

struct typed {
    const char *name;
    const char *code;
};

static const struct field several_fields[] = {
    {"typed-name", FIELD_LINE, true, NAME_LENGTH_MAX, offsetof(struct typed, name), NULL},
    {"code", FIELD_LINE, true, CODE_LENGTH_MAX, offsetof(struct typed, code), NULL},
};

/* What is listed, or was ticked, and what became of it: a code of labels.xml, "signing-outcome". */
struct signing_item {
    struct signing signing;
    bool is_ticked;
    const char *outcome;
};

struct signing_items {
    struct signing_item list[SIGN_MAX];
    size_t count;
};

/* Who signs is a row of the visitor's account; the agreement is theirs to see, or there is none to
 * show. */
static bool item_add(struct request *request, const struct signatory *signatory,
                     struct signing_items *items)
{
    struct signing_item *item = &items->list[items->count];
    bool is_theirs = false;

    *item = (struct signing_item){.signing = {.signatory = *signatory}, .outcome = "changed"};
    if (items->count == SIGN_MAX || signatory->id == 0)
        return true;
    if (!agreeing_of_id(request, signatory->application_id, &item->signing.agreeing, &is_theirs))
        return false;
    item->signing.base = item->signing.agreeing.base;
    items->count += is_theirs;
    return true;
}

/* Which of the form were ticked; a number that is none is 0. */
static size_t ticked_read(const struct request *request, uint64_t ids[SIGN_MAX])
{
    size_t count = 0;

    for (size_t i = 0; i < request->body.count && count < SIGN_MAX; i++) {
        if (strcmp(request->body.pairs[i].name, "signature") == 0)
            ids[count++] = strtoull(request->body.pairs[i].value, NULL, 10);
    }
    return count;
}

static bool is_among(const uint64_t *ids, size_t count, uint64_t id)
{
    for (size_t i = 0; i < count; i++) {
        if (ids[i] == id)
            return true;
    }
    return false;
}

/* All that waits. False if the database failed. */
static bool awaited_read(struct request *request, struct signing_items *items)
{
    uint64_t ids[SIGN_MAX];
    const size_t ticked = ticked_read(request, ids);
    struct signatories awaited;

    items->count = 0;
    if (!store_signatures_awaited(request->db, request->visitor.account_id, SIGN_MAX, &awaited))
        return false;
    for (size_t i = 0; i < awaited.count; i++) {
        const size_t before = items->count;

        if (!item_add(request, &awaited.list[i], items))
            return false;
        if (items->count > before)
            items->list[before].is_ticked = is_among(ids, ticked, awaited.list[i].id);
    }
    return true;
}

/* What was ticked, whether it still waits or not. */
static bool ticked_find(struct request *request, struct signing_items *items)
{
    uint64_t ids[SIGN_MAX];
    const size_t count = ticked_read(request, ids);

    items->count = 0;
    for (size_t i = 0; i < count; i++) {
        struct signatory signatory;

        if (is_among(ids, i, ids[i]))
            continue;
        if (!store_signatory_of_account(request->db, ids[i], request->visitor.account_id,
                                        &signatory) ||
            !item_add(request, &signatory, items))
            return false;
    }
    return true;
}

static xmlNode *item_say(const struct signing_item *item, xmlNode *content)
{
    const struct signatory *signatory = &item->signing.signatory;
    xmlNode *node = xml_element(content, "item");

    xml_attribute_u64(node, "signatory", signatory->id);
    xml_attribute(node, "kind", signatory->kind);
    xml_attribute(node, "name", signatory->name);
    agreement_add(&item->signing.agreeing, node);
    return node;
}

static bool several_page(struct request *request, const char *info, const struct form *values,
                         const struct form_errors *errors)
{
    struct signing_items *items = pool_new(request->pool, struct signing_items);
    struct page page = page_begin(request, "agreement-sign-several");
    xmlNode *form = page_form(&page, "sign-several", request->path);
    bool is_good = awaited_read(request, items);

    xml_form(form, values, errors);
    xml_attribute(page.content, "info", info);
    xml_attribute_bool(page.content, "is-cut", items->count == SIGN_MAX);
    for (size_t i = 0; is_good && i < items->count; i++) {
        xmlDoc *document = agreement_document(&items->list[i].signing.agreeing);
        xmlNode *node = item_say(&items->list[i], page.content);

        is_good = document != NULL;
        xml_attribute_bool(node, "is-ticked", items->list[i].is_ticked);
        if (is_good)
            agreement_document_add(node, document);
    }
    if (is_good)
        page_send(&page, errors != NULL && errors->count > 0 ? 422 : 200);
    else
        return false;
    return true;
}

bool agreements_sign_form(struct request *request)
{
    return several_page(request, "", NULL, NULL);
}

static void outcome_page(struct request *request, const struct signing_items *items)
{
    struct page page = page_begin(request, "agreement-signed-several");
    unsigned done = 0;

    page_form(&page, "signed", request->path);
    for (size_t i = 0; i < items->count; i++) {
        xml_attribute(item_say(&items->list[i], page.content), "outcome", items->list[i].outcome);
        done += strncmp(items->list[i].outcome, "signed", strlen("signed")) == 0;
    }
    xml_attribute_u64(page.content, "done", done);
    page_send(&page, 200);
}

/* One of them; the name typed is that of who signs it, or it is left out. False if the database
 * failed. */
static bool item_sign(struct request *request, struct signing_item *item, const char *name)
{
    struct signature signature = {.link = {.how = "account", .typed_name = name}};
    enum signing_outcome outcome = SIGNING_DONE;

    if (item->signing.signatory.position == 0 && !signing_is_name(&item->signing, name)) {
        item->outcome = "name";
        return true;
    }
    item->signing.is_sealed_later = time(NULL) - request->now > SEAL_TIME_S;
    if (!signing_write(&item->signing, &signature, &outcome))
        return false;
    item->outcome = outcome == SIGNING_LAST      ? "signed-by-all"
                    : outcome == SIGNING_CHANGED ? "changed"
                                                 : "signed";
    return true;
}

/* Each in its turn: where the database fails, those before are signed, which the list says when it
 * is asked for again. */
static bool each_sign(struct request *request, struct signing_items *items, const char *name)
{
    for (size_t i = 0; i < items->count; i++) {
        if (!item_sign(request, &items->list[i], name))
            return false;
    }
    return true;
}

/* How many of the ticked still wait, and how many of them for that name. */
static size_t waiting_count(const struct signing_items *items, const char *name, size_t *named)
{
    size_t count = 0;

    *named = 0;
    for (size_t i = 0; i < items->count; i++) {
        if (items->list[i].signing.signatory.position > 0)
            continue;
        count++;
        *named += signing_is_name(&items->list[i].signing, name);
    }
    return count;
}

static const char *code_subject(const struct request *request)
{
    return pool_printf(request->pool, "several:%llu",
                       (unsigned long long)request->visitor.account_id);
}

static bool code_send_post(struct request *request, const struct form *kept)
{
    const struct code_order order = {
        .subject = code_subject(request), .recipient = request->visitor.email, .use = CODE_TO_SIGN};

    return code_send(request, &order) && several_page(request, "code-envoye", kept, NULL);
}

/* Sent twice, the second finds all of it signed, and says so without another code. */
static bool sign_post(struct request *request, const struct form *kept)
{
    struct signing_items *items = pool_new(request->pool, struct signing_items);
    struct form_errors errors = {.count = 0};
    struct typed typed = {.name = ""};
    size_t waiting, named;
    bool is_right = true;

    fields_read(request->pool, &request->body, FIELDS(several_fields), &typed, &errors);
    if (!form_has(&request->body, "signature"))
        form_refuse(&errors, "signature", "required", NULL);
    if (!ticked_find(request, items))
        return false;
    waiting = waiting_count(items, typed.name, &named);
    if (errors.count == 0 && waiting > 0 && named == 0)
        form_refuse(&errors, "typed-name", "not-the-name", NULL);
    if (errors.count == 0 && waiting > 0 &&
        !code_try(request, code_subject(request), typed.code, &is_right))
        return false;
    if (!is_right)
        form_refuse(&errors, "code", "signing-code", NULL);
    if (errors.count > 0)
        return several_page(request, "", kept, &errors);
    if (!each_sign(request, items, typed.name))
        return false;
    outcome_page(request, items);
    return true;
}

bool agreements_sign_post(struct request *request)
{
    const struct form kept = fields_kept(request->pool, &request->body, FIELDS(several_fields));

    if (strcmp(form_value(&request->body, "etape"), "code") == 0)
        return code_send_post(request, &kept);
    return sign_post(request, &kept);
}
