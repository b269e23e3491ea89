#include "site/search.h"

#include "base/text.h"
#include "web/request.h"

enum { RADIUS_MAX_KM = 200 };

void search_place_set(struct request *request, struct search *search, double latitude,
                      double longitude)
{
    struct offer_filter *filter = &search->filter;

    filter->is_near = true;
    filter->near.latitude = latitude;
    filter->near.longitude = longitude;
    filter->near.radius_km =
        text_number(form_value(&request->query, "rayon"), SEARCH_RADIUS_DEFAULT_KM, RADIUS_MAX_KM);
}
