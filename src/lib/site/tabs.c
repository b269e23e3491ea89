/* The tabs of an employer's space. */
#include "site/tabs.h"

#include "page/xml.h"
#include "store/application_store.h"
#include "web/request.h"

bool employer_tabs_add(struct request *request, xmlNode *parent)
{
    struct employer_counts counts;
    xmlNode *tabs;

    if (!store_employer_counts(request->db, request->visitor.account_id, &counts))
        return false;
    tabs = xml_element(parent, "tabs");
    xml_attribute_u64(tabs, "pending", counts.pending);
    xml_attribute_u64(tabs, "answered", counts.answered);
    xml_attribute_u64(tabs, "offers", counts.offers);
    return true;
}
