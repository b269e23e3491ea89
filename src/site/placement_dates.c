/* The calendar of placement dates by school. */
#include "site/placement_dates.h"

#include <string.h>

#include "page/xml.h"
#include "store/content_store.h"
#include "web/request.h"

static bool is_same_period(const struct placement *a, const struct placement *b)
{
    return date_compare(a->first, b->first) == 0 && date_compare(a->last, b->last) == 0;
}

static void school_add(xmlNode *period, const struct placement *placement)
{
    xmlNode *school = xml_text_element(period, "school", placement->school);

    xml_attribute(school, "town", placement->town);
    xml_attribute(school, "class", placement->class_name);
    if (strcmp(placement->priority, "none") != 0)
        xml_attribute(school, "priority", placement->priority);
}

bool placement_dates_add(struct request *request, xmlNode *content)
{
    struct placement *placements;
    xmlNode *period = NULL;
    size_t count;

    if (!store_placements(request->db, request->pool, request->today, &placements, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !is_same_period(&placements[i], &placements[i - 1])) {
            period = xml_element(content, "period");
            xml_attribute(period, "text",
                          date_range_text(request->pool, placements[i].first, placements[i].last));
        }
        school_add(period, &placements[i]);
    }
    return true;
}
