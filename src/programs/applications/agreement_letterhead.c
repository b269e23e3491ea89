/* What stands above the agreements of the département, or of a school: a few lines and a logo. */
#include "applications/agreeing.h"
#include "applications/applications.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/text.h"
#include "page/xml.h"
#include "rules/fields.h"
#include "site/logo.h"
#include "site/trail.h"
#include "store/letterhead_store.h"
#include "store/logo_store.h"
#include "store/member_store.h"
#include "web/request.h"
#include "web/response.h"

static void image_add(struct pool *pool, xmlNode *parent, const char *words, const char *png,
                      size_t size)
{
    xmlNode *node = xml_text_element(parent, "logo", crypto_text(pool, png, size));

    xml_attribute(node, "of", words);
}

bool letterhead_add(const struct agreeing *agreeing, xmlNode *parent)
{
    struct request *request = agreeing->viewing.request;
    const struct application *application = &agreeing->viewing.application;
    struct letterhead letterhead;
    const char *png;
    size_t size;

    if (!store_letterhead_of(request->db, application->school.id, &letterhead) ||
        !store_logo_find(request->db, agreeing->agreement.host.id, &png, &size))
        return false;
    if (letterhead.logo_size > 0)
        image_add(request->pool, parent, request->config->site.operator_name, letterhead.logo,
                  letterhead.logo_size);
    if (size > 0)
        image_add(request->pool, parent, agreeing->agreement.host.name, png, size);
    if (!text_is_empty(letterhead.words))
        xml_text_element(parent, "letterhead", letterhead.words);
    return true;
}

bool letterhead_form_add(struct request *request, uint64_t school_id, struct form *values,
                         xmlNode *content)
{
    struct letterhead letterhead;

    if (!store_letterhead_own(request->db, school_id, &letterhead))
        return false;
    form_add(request->pool, values, "letterhead", letterhead.words);
    if (letterhead.logo_size > 0)
        xml_attribute(content, "logo",
                      logo_data(request->pool, letterhead.logo, letterhead.logo_size));
    return true;
}
