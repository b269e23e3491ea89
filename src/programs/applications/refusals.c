/* The reasons to refuse, as the département words them. */
#include "applications/refusals.h"

#include <string.h>

#include "base/pool.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/editorial_store.h"
#include "web/request.h"

bool refusals_read(struct request *request, struct refusals *refusals)
{
    struct editorial *texts;
    size_t count;

    if (!store_editorials(request->db, "refus", &texts, &count))
        return false;
    refusals->codes = pool_array(request->pool, count + 2, sizeof *refusals->codes);
    refusals->labels = pool_array(request->pool, count + 2, sizeof *refusals->labels);
    for (size_t i = 0; i < count; i++) {
        refusals->codes[i] = texts[i].slug;
        refusals->labels[i] = texts[i].title;
    }
    refusals->codes[count] = REFUSAL_OTHER;
    refusals->count = count + 1;
    return true;
}

const char *refusals_label(const struct refusals *refusals, const char *code)
{
    for (size_t i = 0; i < refusals->count; i++) {
        if (strcmp(refusals->codes[i], code) == 0)
            return refusals->labels[i];
    }
    return NULL;
}

void refusals_add(xmlNode *content, const struct refusals *refusals)
{
    for (size_t i = 0; i < refusals->count; i++) {
        const char *label = refusals->labels[i] != NULL ? refusals->labels[i]
                                                        : page_label("refusal", refusals->codes[i]);

        xml_attribute(xml_text_element(content, "refusal", label), "code", refusals->codes[i]);
    }
}
