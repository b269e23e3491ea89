/* GET /colleges/dates: the calendar of placement dates by school. */
#include <string.h>

#include "base/config.h"
#include "page/xml.h"
#include "pages/pages.h"
#include "site/page.h"
#include "store/content_store.h"

void placements_show(struct request *request)
{
    struct placement *placements;
    size_t count;
    xmlNode *period = NULL;

    if (!store_placements(request->db, request->pool, request->today, &placements, &count)) {
        page_failure(request);
        return;
    }
    struct page page = page_begin(request, "placements");

    for (size_t i = 0; i < count; i++) {
        const struct placement *placement = &placements[i];
        xmlNode *school;

        if (i == 0 || date_compare(placement->first, placements[i - 1].first) != 0 ||
            date_compare(placement->last, placements[i - 1].last) != 0) {
            period = xml_element(page.content, "period");
            xml_attribute(period, "text",
                          date_range_text(request->pool, placement->first, placement->last));
        }
        school = xml_text_element(period, "school", placement->school);
        xml_attribute(school, "town", placement->town);
        xml_attribute(school, "class", placement->class_name);
        if (strcmp(placement->priority, "none") != 0)
            xml_attribute(school, "priority", placement->priority);
    }
    page_send(&page, 200);
}
