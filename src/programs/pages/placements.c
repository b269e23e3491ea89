/* GET /colleges/dates: the calendar of placement dates by school. */
#include "pages/pages.h"
#include "site/page.h"
#include "site/placement_dates.h"

bool placements_show(struct request *request)
{
    struct page page = page_begin(request, "placements");

    if (!placement_dates_add(request, page.content))
        return false;
    page_send(&page, 200);
    return true;
}
