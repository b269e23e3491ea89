/* A version of a text as pages say it: when, by whom, from when on. */
#include "accounts/editorial.h"
#include "base/pool.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/editorial_store.h"
#include "web/request.h"

const char *editorial_moment(struct request *request, time_t instant)
{
    return pool_printf(request->pool, "%s à %s",
                       date_text(request->pool, date_of_instant(instant), DATE_LONG),
                       clock_text(request->pool, instant));
}

xmlNode *editorial_version_add(struct request *request, xmlNode *content,
                               const struct editorial_version *version)
{
    xmlNode *node = xml_element(content, "version");

    xml_attribute_u64(node, "id", version->id);
    xml_attribute(node, "made", editorial_moment(request, version->made_at));
    xml_attribute(node, "by", version->made_by);
    if (version->is_package)
        xml_attribute(node, "package", "yes");
    if (version->publish_at == 0)
        xml_attribute(node, "beside", "yes");
    else if (version->publish_at > request->now)
        xml_attribute(node, "from", editorial_moment(request, version->publish_at));
    return node;
}

bool editorial_latest_open(struct request *request, struct editorial_version *latest)
{
    if (!store_editorial_latest(request->db, route_id(request), latest))
        return false;
    if (latest->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}
