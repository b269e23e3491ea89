/* /conventions/verifier: whether a document is authentic, by its number and hash as its QR code has
 * them, or by the file itself. It says nothing of anybody. */
#include <stdlib.h>
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "base/crypto.h"
#include "base/text.h"
#include "page/xml.h"
#include "store/signature_store.h"
#include "web/request.h"

/* With no question yet, answered is false. */
static void verify_page(struct request *request, bool is_asked, const struct authentic *authentic)
{
    struct page page = page_begin(request, "agreement-verify");
    struct pool *pool = request->pool;

    page_form(&page, "verify", "/conventions/verifier");
    xml_attribute_bool(page.content, "is-asked", is_asked);
    if (authentic->id != 0) {
        xml_attribute_u64(page.content, "number", authentic->id);
        xml_attribute_u64(page.content, "version", authentic->version);
        xml_attribute(page.content, "state",
                      agreement_state_code((enum agreement_state)authentic->state));
        xml_attribute_bool(page.content, "is-current",
                           authentic->version == authentic->current_version);
        if (authentic->sealed_at != 0)
            xml_attribute(page.content, "signed",
                          date_text(pool, date_of_instant(authentic->sealed_at), DATE_LONG));
    }
    page_send(&page, 200);
}

/* GET /conventions/verifier; n: the number of an agreement; h: the digest printed on it */
bool agreement_verify(struct request *request)
{
    const uint64_t id = strtoull(form_value(&request->query, "n"), NULL, 10);
    const char *text = text_compact(request->pool, form_value(&request->query, "h"), "");
    const bool is_asked = form_has(&request->query, "n") || form_has(&request->query, "h");
    struct authentic authentic = {0};
    uint8_t digest[DIGEST_SIZE];

    if (is_asked && id != 0 && digest_read(text, digest) &&
        !store_authentic_find(request->db, id, digest, &authentic))
        return false;
    verify_page(request, is_asked, &authentic);
    return true;
}

bool agreement_verify_post(struct request *request)
{
    const struct form_file file = request_file(request, "fichier");
    struct authentic authentic = {0};
    uint8_t digest[DIGEST_SIZE];

    crypto_sha256(file.size > 0 ? file.bytes : "", file.size, digest);
    if (file.size > 0 && !store_authentic_find(request->db, 0, digest, &authentic))
        return false;
    verify_page(request, file.size > 0, &authentic);
    return true;
}
