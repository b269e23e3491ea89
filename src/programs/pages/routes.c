/* What the pages executable answers. First match wins. */
#include "pages/pages.h"

const struct route pages_routes[] = {
    {GET, "/", ANYONE, home_show, 0, NULL},
    {GET, "/eleves", ANYONE, section_show, 0, NULL},
    {GET, "/parents", ANYONE, section_show, 0, NULL},
    {GET, "/colleges", ANYONE, section_show, 0, NULL},
    {GET, "/employeurs", ANYONE, section_show, 0, NULL},
    {GET, "/colleges/dates", ANYONE, placements_show, 0, NULL},
    {GET, "/plan-du-site", ANYONE, site_map_show, 0, NULL},
    {GET, "/robots.txt", ANYONE, robots_show, 0, NULL},
    {GET, "/.well-known/security.txt", ANYONE, security_txt, 0, NULL},
    {GET, "/sitemap.xml", ANYONE, sitemap_show, 0, NULL},
    {GET, "/sitemaps/pages.xml", ANYONE, sitemap_pages, 0, NULL},
    {GET, "/sitemaps/offres/{id}", ANYONE, sitemap_offers, 0, NULL},
    {GET, "/metrics", ANYONE, metrics_show, 0, NULL},
    {GET, "/erreur/{id}", ANYONE, refusal_show, 0, NULL},
    {GET, "/{slug}", ANYONE, site_page_show, 0, NULL},
    {GET, "/{slug}/{slug}", ANYONE, editorial_show, 0, NULL},
    {0},
};
