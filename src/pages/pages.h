/* The routes of the pages executable, and the handlers they name. */
#ifndef STAGE3E_PAGES_PAGES_H
#define STAGE3E_PAGES_PAGES_H

#include "web/route.h"

extern const struct route pages_routes[];

/* home.c */
void home_show(struct request *request);

/* editorial.c */
void section_show(struct request *request);
void editorial_show(struct request *request);
void site_page_show(struct request *request);
void site_map_show(struct request *request);

/* placements.c */
void placements_show(struct request *request);

/* failure.c: what the web server itself refused */
void refusal_show(struct request *request);

/* robots.c */
void metrics_show(struct request *request);
void robots_show(struct request *request);
void security_txt(struct request *request);
void sitemap_show(struct request *request);
void sitemap_pages(struct request *request);
void sitemap_offers(struct request *request);

#endif
