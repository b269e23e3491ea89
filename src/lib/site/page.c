/* Pages: the frame, the transformation, the headers. */
#include "site/page.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/bytes.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/lru.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/arena.h"
#include "page/html.h"
#include "page/html_plan.h"
#include "page/stylesheet.h"
#include "page/xml.h"
#include "rules/accessibility.h"
#include "rules/fields.h"
#include "site/banner.h"
#include "site/section.h"
#include "site/visitor.h"
#include "store/accessibility_store.h"
#include "store/db.h"
#include "web/decode.h"
#include "web/request.h"
#include "web/response.h"
#include "web/session.h"

/* What a worker keeps between two requests, besides its connection. */
static struct {
    const struct config *config;
    const char *stylesheet_name;
    struct stylesheet *stylesheet;
    unsigned stylesheet_number; /* counted as they are read again */
    struct html_buffer html;
    struct lru *plans;
    char *blank;            /* how the texts of blanks begin; of this process, told to nobody */
    char *policy;           /* Content-Security-Policy */
    char version[20];       /* of CSS and scripts, part of their addresses */
    const char *conformity; /* a constant; NULL: never asked for */
    time_t conformity_at;   /* when it was asked for */
} worker;

/* Changes whenever one of the files that pages link to does. */
static void version_make(const char *www_dir)
{
    static const char *const files[] = {"css/site.css", "js/site.js",    "js/sheet.js",
                                        "js/map.js",    "js/deposit.js", "js/editor.js",
                                        "js/place.js",  "img/icons.svg"};
    unsigned long sum = 5381;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[4096];
        struct stat status;

        snprintf(path, sizeof path, "%s/%s", www_dir, files[i]);
        if (stat(path, &status) == 0)
            sum = sum * 33 + (unsigned long)status.st_mtime + (unsigned long)status.st_size;
    }
    snprintf(worker.version, sizeof worker.version, "%08lx", sum & 0xffffffffUL);
}

static void policy_make(const char *tile_origin)
{
    static const char format[] =
        "default-src 'self'; img-src 'self' data: %s; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'";
    const int length = snprintf(NULL, 0, format, tile_origin);

    worker.policy = malloc((size_t)length + 1);
    if (worker.policy == NULL)
        abort();
    snprintf(worker.policy, (size_t)length + 1, format, tile_origin);
}

/* What differs from visitor to visitor in a frame that is else the same; its number is that of its
 * blank. */
enum visitor_value { VALUE_CSRF, VALUE_EMAIL, VALUE_SESSION_S, VALUE_COUNT };

enum { PLANS_BYTES = 1 << 20 };

static void blank_make(void)
{
    uint8_t bytes[16];

    crypto_random(bytes, sizeof bytes);
    worker.blank = malloc(2 * sizeof bytes + sizeof "blank--");
    if (worker.blank == NULL)
        abort();
    snprintf(worker.blank, sizeof "blank-", "blank-");
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(worker.blank + strlen("blank-") + 2 * i, sizeof "00-", "%02x-", bytes[i]);
}

bool page_stylesheet_open(const struct config *config, const char *stylesheet)
{
    worker.config = config;
    worker.stylesheet_name = stylesheet;
    worker.stylesheet = stylesheet_open(config->web.xsl_dir, stylesheet);
    version_make(config->web.www_dir);
    policy_make(config->map.tile_origin);
    blank_make();
    worker.plans = lru_open(PLANS_BYTES, free);
    return worker.stylesheet != NULL;
}

void page_stylesheet_close(void)
{
    stylesheet_close(worker.stylesheet);
    html_buffer_close(&worker.html);
    lru_close(worker.plans);
    free(worker.blank);
    free(worker.policy);
}

bool page_stylesheet_is_loaded(void)
{
    return worker.stylesheet != NULL;
}

/* In development a changed stylesheet is seen at the next request; one with a mistake in it
 * leaves the old one in use. */
static void stylesheet_refresh(struct request *request)
{
    struct stylesheet *fresh;

    if (!worker.config->web.is_development || !stylesheet_is_stale(worker.stylesheet))
        return;
    arena_leave();
    fresh = stylesheet_open(worker.config->web.xsl_dir, worker.stylesheet_name);
    if (fresh != NULL) {
        stylesheet_close(worker.stylesheet);
        worker.stylesheet = fresh;
        worker.stylesheet_number++;
    }
    version_make(worker.config->web.www_dir);
    arena_enter(request->pool);
}

unsigned page_stylesheet_number(struct request *request)
{
    stylesheet_refresh(request);
    return worker.stylesheet_number;
}

struct page page_begin(struct request *request, const char *name)
{
    struct page page = {.request = request};

    stylesheet_refresh(request);
    page.document = xml_document("page");
    page.content = xml_element(xmlDocGetRootElement(page.document), name);
    return page;
}

struct page page_begin_blank(struct request *request, const char *name)
{
    struct page page = page_begin(request, name);

    page.is_blank = true;
    return page;
}

static const char *visitor_value(struct request *request, enum visitor_value value)
{
    const time_t ends_at = request->visitor.session_ends_at;

    switch (value) {
    case VALUE_CSRF: return session_form_token(request);
    case VALUE_EMAIL: return request->visitor.email;
    default:
        return pool_printf(request->pool, "%lld",
                           (long long)(ends_at > request->now ? ends_at - request->now : 0));
    }
}

/* The value, or its blank. */
static const char *value_text(const struct page *page, enum visitor_value value)
{
    return page->is_blank ? pool_printf(page->request->pool, "%s%d", worker.blank, (int)value)
                          : visitor_value(page->request, value);
}

xmlNode *page_form(struct page *page, const char *name, const char *action)
{
    xmlNode *form = xml_element(page->content, "form");

    xml_attribute(form, "name", name);
    xml_attribute(form, "action", action);
    xml_attribute(form, "csrf", value_text(page, VALUE_CSRF));
    return form;
}

xmlNode *page_fields(xmlNode *form, const char *name, const struct field *fields, size_t count)
{
    static const char *const kinds[] = {
        [FIELD_LINE] = "text",     [FIELD_NAME] = "text",         [FIELD_ORGANISATION] = "text",
        [FIELD_CLASS] = "text",    [FIELD_LINES] = "lines",       [FIELD_SIRET] = "siret",
        [FIELD_NAF] = "naf",       [FIELD_EMAIL] = "email",       [FIELD_PHONE] = "tel",
        [FIELD_MOBILE] = "tel",    [FIELD_POSTCODE] = "postcode", [FIELD_WEBSITE] = "website",
        [FIELD_CHOICE] = "choice", [FIELD_PASSWORD] = "password", [FIELD_BOX] = "box",
        [FIELD_DAY] = "date",      [FIELD_ID] = "number",
    };
    xmlNode *set = xml_element(form, "fieldset");

    xml_attribute(set, "name", name);
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_element(set, "field");

        xml_attribute(node, "name", fields[i].name);
        xml_attribute(node, "kind", kinds[fields[i].kind]);
        xml_attribute_bool(node, "required", fields[i].is_required);
        if (fields[i].longest > 0)
            xml_attribute_u64(node, "longest", fields[i].longest);
        for (const char *const *choice = fields[i].choices; choice != NULL && *choice != NULL;
             choice++)
            xml_text_element(node, "choice", *choice);
    }
    return set;
}

void page_form_once(struct page *page, xmlNode *form)
{
    const char *kept = form_value(&page->request->body, "once");
    uint8_t digest[DIGEST_SIZE];

    /* A form shown again is the same act: it keeps its key, if it is one. */
    xml_attribute(form, "once",
                  strlen(kept) == TOKEN_TEXT_LENGTH ? kept
                                                    : crypto_token(page->request->pool, digest));
}

/* What the foot of each page says of the site's accessibility. */
enum { CONFORMITY_FRESH_S = 5 };

/* Asked for once in a while; what was known before while the database fails, and for pages that say
 * so. */
static const char *conformity_known(const struct page *page)
{
    struct request *request = page->request;
    struct accessibility facts;

    if (request->now - worker.conformity_at < CONFORMITY_FRESH_S ||
        strcmp((const char *)page->content->name, "error") == 0)
        return worker.conformity != NULL ? worker.conformity : "none";
    worker.conformity_at = request->now;
    if (store_accessibility_find(request->db, &facts))
        worker.conformity = accessibility_conformity(&facts);
    return worker.conformity != NULL ? worker.conformity : "none";
}

static void site_add(const struct page *page)
{
    const struct config *config = page->request->config;
    xmlNode *site = xml_site(xmlDocGetRootElement(page->document), config);

    xml_attribute(site, "version", worker.version);
    xml_attribute(site, "accessibility", conformity_known(page));
    xml_attribute(site, "tile-url", config->map.tile_url);
    xml_attribute(site, "tile-attribution", config->map.attribution);
}

/* Who signs in on this page comes back to it: not to one that is only for signing in, nor to the
 * home page, which is where one comes anyhow. */
static bool leads_back(const struct request *request)
{
    return strcmp(request->path, "/") != 0 && !text_starts_with(request->path, "/connexion") &&
           !text_starts_with(request->path, "/compte");
}

static void frame_add(const struct page *page)
{
    const struct request *request = page->request;
    xmlNode *root = xmlDocGetRootElement(page->document);
    xmlNode *visitor;

    site_add(page);
    visitor = xml_element(root, "visitor");
    xml_attribute(root, "path", request->path);
    if (request->visitor.role == PUPIL || (request->visitor.role == ANYONE &&
                                           (page->is_for_pupils || address_is_for_pupils(request))))
        xml_attribute(root, "voice", "tu");
    xml_attribute(root, "section", page->section != NULL ? page->section : section_of(request));
    if (request->visitor.role != ANYONE) {
        xml_attribute(visitor, "role", actor_code(visitor_actor(request)));
        xml_attribute(visitor, "email", value_text(page, VALUE_EMAIL));
        xml_attribute_bool(visitor, "unreachable", request->visitor.is_unreachable);
        xml_attribute(visitor, "csrf", value_text(page, VALUE_CSRF));
        xml_attribute(visitor, "session-s", value_text(page, VALUE_SESSION_S));
    } else if (request->method == GET && leads_back(request)) {
        xml_attribute(visitor, "here", encode_component(request->pool, request->target));
    }
}

static void security_headers(struct request *request)
{
    response_header(request, "Content-Security-Policy", worker.policy);
    response_header(request, "Referrer-Policy", "same-origin");
    response_header(request, "Permissions-Policy",
                    "camera=(), microphone=(), payment=(), geolocation=(self)");
}

static void xml_send(struct page *page, unsigned status)
{
    xmlChar *text;
    int length;

    xmlDocDumpFormatMemoryEnc(page->document, &text, &length, "UTF-8", 1);
    response_body(page->request, status, "application/xml; charset=utf-8", (const char *)text,
                  (size_t)length);
}

static bool is_private(const struct request *request)
{
    return request->session_token != NULL || request->visitor.role != ANYONE;
}

/* What everyone may see: the web server keeps it to the end of the second (X-Accel-Expires), a
 * browser asks each time whether it has changed. */
static void public_send(struct request *request, const char *type, const char *body, size_t length)
{
    const char *tag =
        pool_printf(request->pool, "W/\"%s\"", crypto_tag(request->pool, body, length));

    /* First: older nginx heeds whichever comes first. */
    response_header(request, "X-Accel-Expires",
                    pool_printf(request->pool, "@%lld", (long long)request->now));
    response_header(request, "Cache-Control", "no-cache");
    response_header(request, "ETag", tag);
    if (strstr(request->if_none_match, tag + 2) != NULL)
        response_body(request, 304, type, "", 0);
    else
        response_body(request, 200, type, body, length);
}

void page_private_send(struct request *request, const char *type, const char *body, size_t length)
{
    response_header(request, "Cache-Control", "no-store");
    response_body(request, 200, type, body, length);
}

void page_public_send(struct request *request, const char *type, const char *body, size_t length)
{
    response_header(request, "Access-Control-Allow-Origin", "*");
    public_send(request, type, body, length);
}

const char *page_label(const char *list, const char *code)
{
    return stylesheet_label(worker.stylesheet, list, code);
}

xmlDoc *page_transform(struct page *page)
{
    frame_add(page);
    return stylesheet_apply(worker.stylesheet, page->document);
}

bool page_shows(const struct request *request, const char *format)
{
    return worker.config->web.is_development &&
           strcmp(form_value(&request->query, "format"), format) == 0;
}

struct html_pieces *page_cut(struct page *page)
{
    xmlDoc *html;

    xml_attribute(xmlDocGetRootElement(page->document), "part", "yes");
    site_add(page);
    html = stylesheet_apply(worker.stylesheet, page->document);
    return html != NULL && html->children != NULL ? html_cut(html, &worker.html) : NULL;
}

/* The page's text through the stylesheet, as worker.html. False if it failed. */
static bool html_make(struct page *page, const struct html_pieces *pieces,
                      struct html_places *places)
{
    xmlDoc *html = stylesheet_apply(worker.stylesheet, page->document);

    if (html == NULL || html->children == NULL)
        return false;
    html_write(html, pieces, &worker.html, places);
    return true;
}

static void html_send(struct page *page, unsigned status, bool is_made)
{
    static const char type[] = "text/html; charset=utf-8";
    struct request *request = page->request;

    if (!is_made) {
        static const char text[] = "Une erreur est survenue. Merci de réessayer.";

        response_body(request, 500, "text/plain; charset=utf-8", text, sizeof text - 1);
        return;
    }
    if (status == 200 && request->method == GET && !is_private(request)) {
        public_send(request, type, worker.html.text, worker.html.length);
        return;
    }
    response_header(request, "Cache-Control", is_private(request) ? "no-store" : "no-cache");
    response_body(request, status, type, worker.html.text, worker.html.length);
}

static void page_end(struct page *page, unsigned status)
{
    frame_add(page);
    if (status < 400) /* an error may be the database's */
        banners_add(page->request, xmlDocGetRootElement(page->document));
    security_headers(page->request);
}

void page_send(struct page *page, unsigned status)
{
    page_end(page, status);
    if (page_shows(page->request, "xml")) {
        response_header(page->request, "Cache-Control", "no-store");
        xml_send(page, status);
        return;
    }
    html_send(page, status, html_make(page, NULL, NULL));
}

/* All that a plan depends on: the stylesheet, the page's XML, which pieces there are. */
static struct bytes plan_key(const struct page *page, const struct html_pieces *pieces)
{
    struct bytes key = {.pool = page->request->pool};

    bytes_add(&key, (const char *)&worker.stylesheet_number, sizeof worker.stylesheet_number);
    for (size_t i = 0; i < pieces->count; i++) {
        bytes_add_text(&key, pieces->list[i].name);
        bytes_add_text(&key, "\n");
    }
    xml_bytes(xmlDocGetRootElement(page->document), &key);
    return key;
}

static struct html_plan *plan_of(struct page *page, const struct html_pieces *pieces)
{
    const struct bytes key = plan_key(page, pieces);
    struct html_plan *plan = lru_find(worker.plans, key.at, key.length);
    struct html_places places;

    if (plan != NULL || !html_make(page, pieces, &places))
        return plan;
    plan = html_plan_make(&worker.html, pieces, &places, worker.blank);
    lru_trim(worker.plans);
    lru_keep(worker.plans, key.at, key.length, plan, html_plan_size(plan));
    return plan;
}

void page_send_kept(struct page *page, const struct html_pieces *pieces)
{
    const bool is_known = page->request->visitor.role != ANYONE; /* others get no cookie for it */
    const char *values[VALUE_COUNT];
    struct html_plan *plan;

    page_end(page, 200);
    plan = plan_of(page, pieces);
    for (size_t i = 0; i < VALUE_COUNT; i++)
        values[i] = is_known ? visitor_value(page->request, i) : "";
    if (plan != NULL)
        html_plan_write(plan, pieces, values, &worker.html);
    html_send(page, 200, plan != NULL);
}

void page_error(struct request *request, unsigned status, const char *code)
{
    struct page page = page_begin(request, "error");

    xml_attribute_u64(page.content, "status", status);
    xml_attribute(page.content, "code", code);
    xml_attribute(page.content, "request", request->id);
    if (status == 503)
        response_header(request, "Retry-After", "30");
    page_send(&page, status);
}

void page_failure(struct request *request)
{
    if (db_error_passes(db_error(request->db)))
        page_error(request, 503, "unavailable");
    else
        page_error(request, 500, "internal");
}
