/* The banners of the day, kept by the worker to the end of the second. */
#include "site/banner.h"

#include "base/pool.h"
#include "page/xml.h"
#include "site/markdown.h"
#include "store/editorial_store.h"
#include "web/request.h"

static struct {
    struct pool *pool; /* of the banners */
    time_t read_at;
    struct editorial *list;
    size_t count;
} kept;

static void banners_read(struct request *request)
{
    struct pool *former;

    if (kept.read_at == request->now)
        return;
    if (kept.pool == NULL)
        kept.pool = pool_open();
    pool_reset(kept.pool);
    kept.read_at = request->now;
    former = db_pool_use(request->db, kept.pool); /* they outlive the request */
    if (!store_banners(request->db, request->today, &kept.list, &kept.count))
        kept.count = 0;
    db_pool_use(request->db, former);
}

void banners_add(struct request *request, xmlNode *root)
{
    banners_read(request);
    for (size_t i = 0; i < kept.count; i++) {
        xmlNode *node = xml_element(root, "banner");

        xml_attribute(node, "for", kept.list[i].audience);
        xml_text_element(node, "title", kept.list[i].title);
        markdown_add(node, kept.list[i].body);
    }
}
