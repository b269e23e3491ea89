/* What programs ask for: GET /robots.txt (RFC 9309), /sitemap.xml and the files it names
 * (sitemaps.org, protocol 0.9), /.well-known/security.txt (RFC 9116). */
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "pages/pages.h"
#include "rules/editorial.h"
#include "site/data.h"
#include "site/page.h"
#include "store/editorial_store.h"
#include "store/search_index.h"
#include "web/request.h"

/* Offers of one file, by their numbers: the protocol allows 50,000 addresses. */
enum { OFFERS_A_FILE = 20000 };

static const char sitemap_type[] = "application/xml; charset=utf-8";
static const char sitemap_namespace[] = "http://www.sitemaps.org/schemas/sitemap/0.9";

/* GET /robots.txt: what is public may be read, what needs an account or a mailed link not. */
bool robots_show(struct request *request)
{
    const char *text = pool_printf(request->pool,
                                   "User-agent: *\n"
                                   "Disallow: /admin/\n"
                                   "Disallow: /candidatures/\n"
                                   "Disallow: /college/\n"
                                   "Disallow: /compte\n"
                                   "Disallow: /connexion\n"
                                   "Disallow: /conventions/\n"
                                   "Disallow: /offres/activer/\n"
                                   "Disallow: /offres/deposer/\n"
                                   "Disallow: /offres/gerer/\n"
                                   "\n"
                                   "Sitemap: %s/sitemap.xml\n",
                                   request->config->site.base_url);

    page_public_send(request, "text/plain; charset=utf-8", text, strlen(text));
    return true;
}

/* GET /.well-known/security.txt: where a fault is reported. Half a year from today it is no longer
 * good; there is a new one each day. */
bool security_txt(struct request *request)
{
    enum { GOOD_DAYS = 180 };
    const struct config *config = request->config;
    const bool has_contact = !text_is_empty(config->site.security_contact);
    char day[DATE_ISO_SIZE];

    if (!has_contact && text_is_empty(config->site.help_mail)) {
        page_error(request, 404, "not-found");
        return true;
    }
    date_iso(date_add(request->today, GOOD_DAYS), day);
    const char *text =
        pool_printf(request->pool,
                    "Contact: %s%s\nExpires: %sT00:00:00Z\nPreferred-Languages: fr, en\n"
                    "Canonical: %s/.well-known/security.txt\n",
                    has_contact ? "" : "mailto:",
                    has_contact ? config->site.security_contact : config->site.help_mail, day,
                    config->site.base_url);

    page_public_send(request, "text/plain; charset=utf-8", text, strlen(text));
    return true;
}

static xmlNode *sitemap_begin(const char *root)
{
    xmlNode *node = xmlDocGetRootElement(xml_document(root));

    xml_attribute(node, "xmlns", sitemap_namespace);
    return node;
}

static void location_add(struct request *request, xmlNode *parent, const char *name,
                         const char *path)
{
    xml_text_element(xml_element(parent, name), "loc",
                     pool_printf(request->pool, "%s%s", request->config->site.base_url, path));
}

/* GET /sitemap.xml: the list of the files. */
bool sitemap_show(struct request *request)
{
    xmlNode *index;
    uint64_t last;

    if (!store_search_last_offer(request->db, &last))
        return false;
    index = sitemap_begin("sitemapindex");
    location_add(request, index, "sitemap", "/sitemaps/pages.xml");
    for (uint64_t file = 0; last > 0 && file <= last / OFFERS_A_FILE; file++)
        location_add(request, index, "sitemap",
                     pool_printf(request->pool, "/sitemaps/offres/%llu", (unsigned long long)file));
    data_xml_send(request, index->doc, sitemap_type);
    return true;
}

/* GET /sitemaps/pages.xml */
bool sitemap_pages(struct request *request)
{
    static const char *const paths[] = {
        "/",         "/offres",         "/offres/deposer", "/eleves",      "/parents",
        "/colleges", "/colleges/dates", "/employeurs",     "/plan-du-site"};
    struct editorial *pages;
    size_t count;
    xmlNode *set;

    if (!store_editorials(request->db, NULL, &pages, &count))
        return false;
    set = sitemap_begin("urlset");
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        location_add(request, set, "url", paths[i]);
    for (size_t i = 0; i < count; i++)
        location_add(request, set, "url",
                     editorial_path(request->pool, pages[i].section, pages[i].slug));
    data_xml_send(request, set->doc, sitemap_type);
    return true;
}

/* GET /sitemaps/offres/{id}: the listed offers of one range of numbers. */
bool sitemap_offers(struct request *request)
{
    const uint64_t first = route_id(request) * OFFERS_A_FILE;
    uint64_t *ids;
    size_t count;
    xmlNode *set;

    if (!store_search_offers(request->db, first, first + OFFERS_A_FILE - 1, &ids, &count))
        return false;
    set = sitemap_begin("urlset");
    for (size_t i = 0; i < count; i++)
        location_add(request, set, "url",
                     pool_printf(request->pool, "/offres/%llu", (unsigned long long)ids[i]));
    data_xml_send(request, set->doc, sitemap_type);
    return true;
}
