/* What the pages executable answers. First match wins. */
#include "pages/pages.h"

/* clang-format off */
const struct route pages_routes[] = {
    {GET,  "/",                         ANYONE, home_show},
    {GET,  "/eleves",                   ANYONE, section_show},
    {GET,  "/parents",                  ANYONE, section_show},
    {GET,  "/colleges",                 ANYONE, section_show},
    {GET,  "/employeurs",               ANYONE, section_show},
    {GET,  "/colleges/dates",           ANYONE, placements_show},
    {GET,  "/plan-du-site",             ANYONE, site_map_show},
    {GET,  "/robots.txt",               ANYONE, robots_show},
    {GET,  "/.well-known/security.txt", ANYONE, security_txt},
    {GET,  "/sitemap.xml",              ANYONE, sitemap_show},
    {GET,  "/sitemaps/pages.xml",       ANYONE, sitemap_pages},
    {GET,  "/sitemaps/offres/{id}",     ANYONE, sitemap_offers},
    {GET,  "/metrics",                  ANYONE, metrics_show},
    {GET,  "/{slug}",                   ANYONE, site_page_show},
    {GET,  "/contenus/{slug}",          ANYONE, picture_show},
    {GET,  "/{slug}/{slug}",            ANYONE, editorial_show},
    {0},
};
/* clang-format on */
