/* The routes of the pages executable, and the handlers they name. */
#ifndef STAGE3E_PAGES_PAGES_H
#define STAGE3E_PAGES_PAGES_H

#include "web/route.h"

extern const struct route pages_routes[];

/* home.c */
bool home_show(struct request *request);

/* editorial.c */
bool section_show(struct request *request);
bool editorial_show(struct request *request);
bool site_page_show(struct request *request);
bool site_map_show(struct request *request);

/* picture.c */
bool picture_show(struct request *request);

/* placements.c */
bool placements_show(struct request *request);

/* metrics.c */
bool metrics_show(struct request *request);

/* robots.c */
bool robots_show(struct request *request);
bool security_txt(struct request *request);
bool sitemap_show(struct request *request);
bool sitemap_pages(struct request *request);
bool sitemap_offers(struct request *request);

#endif
