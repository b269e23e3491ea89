/* Sealing: the document that was signed, followed by the page of evidence, kept with its hash. It
 * is made after the last signature; a process that died in between has it made when it is asked
 * for. */
#include <libxml/parser.h>
#include <string.h>

#include "applications/signing.h"
#include "base/config.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "pdf/document.h"
#include "pdf/seal.h"
#include "store/signature_store.h"
#include "web/request.h"

/* "r…@famille.example": enough for who knows it. */
static const char *mailbox_shortened(struct pool *pool, const char *email)
{
    const char *at = strrchr(email, '@');
    const char *second = email + 1;

    if (at == NULL || at == email)
        return "";
    while ((*second & 0xc0) == 0x80)
        second++;
    return pool_printf(pool, "%.*s…%s", (int)(second - email), email, at);
}

void signatories_add(struct request *request, xmlNode *parent,
                     const struct signatories *signatories, bool with_email)
{
    struct pool *pool = request->pool;

    for (size_t i = 0; i < signatories->count; i++) {
        const struct signatory *signatory = &signatories->list[i];
        xmlNode *node = xml_element(parent, "signatory");

        xml_attribute(node, "kind", signatory->kind);
        xml_attribute(node, "name", signatory->name);
        xml_attribute(node, "title", signatory->title);
        if (with_email)
            xml_attribute(node, "email", signatory->email);
        xml_attribute_bool(node, "is-you",
                           signatory->account_id != 0 &&
                               signatory->account_id == request->visitor.account_id);
        if (signatory->position > 0) {
            xml_attribute(
                node, "signed",
                pool_printf(pool, "%s, %s",
                            date_text(pool, date_of_instant(signatory->signed_at), DATE_LONG),
                            clock_text(pool, signatory->signed_at)));
            xml_attribute(node, "how", signatory->how);
            xml_attribute(node, "typed", signatory->typed_name);
            xml_attribute(node, "drawn", signatory->drawn);
            if (strcmp(signatory->how, "link") == 0)
                xml_attribute(node, "mailbox", mailbox_shortened(pool, signatory->email));
            xml_attribute(node, "origin", signatory->origin);
        }
        if (signatory->declined_at != 0)
            xml_attribute(node, "declined",
                          date_text(pool, date_of_instant(signatory->declined_at), DATE_LONG));
    }
}

/* What can be checked: who signed what, when and how, and where to ask. */
static xmlDoc *evidence(struct request *request, uint64_t id, unsigned version,
                        const struct agreement_file *file, const struct signatories *signatories,
                        const uint8_t chain[DIGEST_SIZE])
{
    const char *end = digest_text(request->pool, chain);
    struct page page = page_begin(request, "agreement-evidence");

    xml_attribute_u64(page.content, "number", id);
    xml_attribute_u64(page.content, "version", version);
    xml_attribute(page.content, "document", digest_text(request->pool, file->sha256));
    xml_attribute(page.content, "chain", end);
    xml_attribute(page.content, "address",
                  pool_printf(request->pool, "%s/conventions/verifier?n=%llu&h=%s",
                              request->config->site.base_url, (unsigned long long)id, end));
    signatories_add(request, page.content, signatories, false);
    return page_transform(&page);
}

/* The two in one. */
static xmlDoc *joined(const struct agreement_file *file, const xmlDoc *more)
{
    xmlDoc *document =
        xmlReadMemory(file->content, (int)strlen(file->content), NULL, "UTF-8", XML_PARSE_NONET);

    if (document == NULL || more == NULL)
        return NULL;
    for (xmlNode *part = xmlDocGetRootElement(more)->children; part != NULL; part = part->next) {
        if (part->type == XML_ELEMENT_NODE)
            xmlAddChild(xmlDocGetRootElement(document), xmlDocCopyNode(part, document, 1));
    }
    return document;
}

/* The document of a version that all have signed, with its page of evidence; NULL if it cannot be
 * made. */
static xmlDoc *whole(struct request *request, uint64_t id, unsigned version,
                     struct agreement_file *file, uint8_t chain[DIGEST_SIZE])
{
    struct signatories signatories;
    unsigned position;

    if (!store_version_find(request->db, id, version, file) ||
        !store_signatories(request->db, id, version, &signatories) ||
        !store_chain_end(request->db, id, version, chain, &position) || signatories.count == 0 ||
        signatories.signed_count < signatories.count)
        return NULL;
    return joined(file, evidence(request, id, version, file, &signatories, chain));
}

xmlDoc *signing_whole_document(const struct agreeing *agreeing)
{
    const struct agreement *agreement = &agreeing->agreement;
    struct agreement_file file;
    uint8_t chain[DIGEST_SIZE];

    if (agreement->state != AGREEMENT_SIGNED ||
        !view_shows_address(&agreeing->viewing.application, agreeing->viewing.as))
        return agreement_document(agreeing);
    return whole(agreeing->viewing.request, agreement->id, agreement->version, &file, chain);
}

/* By certificate, where there is one. */
static bool certificate_seal(struct request *request, struct agreement_file *file)
{
    const struct pdf_sealer sealer = {request->config->seal.certificate, request->config->seal.key,
                                      request->config->site.operator_name};
    const char *problem;

    if (text_is_empty(sealer.certificate))
        return true;
    file->pdf = pdf_seal(request->pool, &sealer, file->pdf, &file->size, request->now, &problem);
    if (file->pdf == NULL)
        log_event(LOG_LEVEL_WARNING, "seal", "message", problem, NULL);
    return file->pdf != NULL;
}

struct sealing {
    struct request *request;
    uint64_t id;
    unsigned version;
    const struct agreement_file *file;
    const uint8_t *chain;
};

static bool seal_save(struct db *db, void *argument)
{
    const struct sealing *sealing = argument;

    return store_seal_insert(db, sealing->id, sealing->version, sealing->file, sealing->chain,
                             sealing->request->now);
}

bool signing_seal(struct request *request, uint64_t id, unsigned version,
                  struct agreement_file *file)
{
    struct agreement_file original, made = {.content = "", .is_there = true};
    uint8_t chain[DIGEST_SIZE];
    xmlDoc *document;
    struct sealing sealing = {request, id, version, &made, chain};

    if (!store_seal_find(request->db, id, version, file))
        return false;
    if (file->is_there)
        return true;
    document = whole(request, id, version, &original, chain);
    made.pdf = document != NULL ? pdf_document(request->pool, document, &made.size) : NULL;
    if (made.pdf == NULL || !certificate_seal(request, &made))
        return false;
    crypto_sha256(made.pdf, made.size, made.sha256);
    return db_transaction(request->db, seal_save, &sealing) &&
           store_seal_find(request->db, id, version, file) && file->is_there;
}
