/* What the lists of each role have in common. */
#include "applications/spaces.h"

#include <stdlib.h>

#include "page/xml.h"
#include "web/request.h"

void space_outcome_add(struct request *request, xmlNode *content)
{
    xml_attribute(content, "info", form_value(&request->query, "info"));
    xml_attribute(content, "refusal", form_value(&request->query, "refus"));
    if (form_has(&request->query, "faites")) {
        xml_attribute_u64(content, "done",
                          strtoul(form_value(&request->query, "faites"), NULL, 10) % 1000);
        xml_attribute_u64(content, "undone",
                          strtoul(form_value(&request->query, "restees"), NULL, 10) % 1000);
    }
}
