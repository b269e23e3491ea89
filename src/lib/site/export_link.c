/* Links to files. */
#include "site/export_link.h"

#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "web/decode.h"
#include "web/request.h"

void export_link_add(struct request *request, xmlNode *content, const char *const (*pairs)[2])
{
    struct form query = {0};

    for (; (*pairs)[0] != NULL; pairs++) {
        if (!text_is_empty((*pairs)[1]))
            form_add(request->pool, &query, (*pairs)[0], (*pairs)[1]);
    }
    xml_attribute(content, "export",
                  query.count > 0
                      ? pool_printf(request->pool, "?%s", encode_form(request->pool, &query))
                      : "");
}
