/* What was typed when the session ended, kept in the browser under our seal. */
#include "site/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/crypto.h"
#include "base/date.h"
#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/applicant_store.h"
#include "store/member_store.h"
#include "store/reference_store.h"
#include "web/decode.h"
#include "web/request.h"

/* Time enough to look for a password. */
enum { KEPT_LIFETIME_S = 3600 };

/* Before the fields of the form itself: names that no form of ours has. */
enum head { HEAD_ACCOUNT, HEAD_PATH, HEAD_PATTERN, HEAD_UNTIL, HEAD_LOST, HEAD_COUNT };
static const char *const heads[HEAD_COUNT] = {"=account", "=path", "=pattern", "=until", "=lost"};

struct kept kept_of(struct request *request, uint64_t account_id)
{
    struct kept kept = {
        .account_id = account_id, .path = request->path, .pattern = request->route_pattern};

    for (size_t i = 0; i < request->file_count; i++)
        kept.had_file = kept.had_file || request->files[i].size > 0;
    for (size_t i = 0; i < request->body.count; i++) {
        const struct form_pair *pair = &request->body.pairs[i];

        if (strstr(pair->name, "password") != NULL)
            kept.had_password = true;
        else if (strcmp(pair->name, "csrf") != 0)
            form_add(request->pool, &kept.fields, pair->name, pair->value);
    }
    return kept;
}

static void seal_digest(const struct request *request, const char *text,
                        uint8_t digest[DIGEST_SIZE])
{
    const char *signed_text = pool_printf(request->pool, "kept:POST:%s", text);

    crypto_hmac(request->config->web.secret, DIGEST_SIZE, signed_text, strlen(signed_text), digest);
}

const char *kept_seal(struct request *request, const struct kept *kept)
{
    struct pool *pool = request->pool;
    const char *values[HEAD_COUNT] = {
        [HEAD_ACCOUNT] = pool_printf(pool, "%llu", (unsigned long long)kept->account_id),
        [HEAD_PATH] = kept->path,
        [HEAD_PATTERN] = kept->pattern,
        [HEAD_UNTIL] = pool_printf(pool, "%lld", (long long)request->now + KEPT_LIFETIME_S),
        [HEAD_LOST] = pool_printf(pool, "%s%s", kept->had_file ? "file" : "",
                                  kept->had_password ? "password" : ""),
    };
    struct form all = {0};
    uint8_t digest[DIGEST_SIZE];
    const char *text;

    for (size_t i = 0; i < HEAD_COUNT; i++)
        form_add(pool, &all, heads[i], values[i]);
    for (size_t i = 0; i < kept->fields.count; i++)
        form_add(pool, &all, kept->fields.pairs[i].name, kept->fields.pairs[i].value);
    text = encode_form(pool, &all);
    seal_digest(request, text, digest);
    return pool_printf(pool, "%s.%s", crypto_text(pool, digest, sizeof digest),
                       crypto_text(pool, text, strlen(text)));
}

/* The text under the seal; NULL if the seal is not ours. */
static const char *seal_check(struct request *request, const char *sealed)
{
    const char *dot = strchr(sealed, '.');
    const size_t size = dot != NULL ? strlen(dot + 1) * 3 / 4 : 0;
    uint8_t given[DIGEST_SIZE], expected[DIGEST_SIZE];
    char *text;

    if (size == 0)
        return NULL;
    text = pool_alloc(request->pool, size + 1);
    text[size] = '\0';
    if (!crypto_bytes(pool_printf(request->pool, "%.*s", (int)(dot - sealed), sealed), given,
                      sizeof given) ||
        !crypto_bytes(dot + 1, text, size))
        return NULL;
    seal_digest(request, text, expected);
    return crypto_equal(given, expected, sizeof given) ? text : NULL;
}

bool kept_open(struct request *request, const char *sealed, struct kept *kept)
{
    const char *text = seal_check(request, sealed);
    const char *lost;
    struct form all = {0};

    *kept = (struct kept){0};
    if (text == NULL || !decode_urlencoded(request->pool, text, strlen(text), &all) ||
        strtoll(form_value(&all, heads[HEAD_UNTIL]), NULL, 10) < (long long)request->now)
        return false;
    lost = form_value(&all, heads[HEAD_LOST]);
    kept->account_id = strtoull(form_value(&all, heads[HEAD_ACCOUNT]), NULL, 10);
    kept->path = form_value(&all, heads[HEAD_PATH]);
    kept->pattern = form_value(&all, heads[HEAD_PATTERN]);
    kept->had_file = strstr(lost, "file") != NULL;
    kept->had_password = strstr(lost, "password") != NULL;
    for (size_t i = HEAD_COUNT; i < all.count; i++)
        form_add(request->pool, &kept->fields, all.pairs[i].name, all.pairs[i].value);
    return true;
}

/* What the form carries for the site's own use, and no one typed. */
static bool is_ours(const char *name)
{
    static const char *const names[] = {"once",   "etape",    "version",   "closing",
                                        "retour", "latitude", "longitude", "pin-for",
                                        "etat",   "kept",     "logo-image"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

struct showing {
    struct request *request;
    struct domain *domains;
    size_t domain_count;
    struct member *staff; /* of the pupil's school */
    size_t staff_count;
};

static bool staff_read(struct showing *showing)
{
    struct request *request = showing->request;
    struct applicant applicant;

    return store_applicant(request->db, request->visitor.account_id, &applicant) &&
           (applicant.school_id == 0 || store_school_staff(request->db, applicant.school_id,
                                                           &showing->staff, &showing->staff_count));
}

/* Names for the numbers that a form sends. */
static bool showing_open(struct request *request, const struct kept *kept, struct showing *showing)
{
    *showing = (struct showing){.request = request};
    return (!form_has(&kept->fields, "domain") ||
            store_domains(request->db, &showing->domains, &showing->domain_count)) &&
           (!form_has(&kept->fields, "referent") || request->visitor.role != PUPIL ||
            staff_read(showing));
}

static const char *staff_name(const struct showing *showing, const char *id)
{
    for (size_t i = 0; i < showing->staff_count; i++) {
        const struct member *member = &showing->staff[i];

        if (member->account_id == strtoull(id, NULL, 10))
            return member->name;
    }
    return id;
}

static const char *domain_name(const struct showing *showing, const char *id)
{
    for (size_t i = 0; i < showing->domain_count; i++) {
        if (showing->domains[i].id == strtoull(id, NULL, 10))
            return showing->domains[i].name;
    }
    return id;
}

/* A value as a person reads it, where the value alone says; the stylesheet knows the codes. */
static const char *value_text(const struct showing *showing, const struct form_pair *pair)
{
    struct pool *pool = showing->request->pool;
    struct date date;

    if (strcmp(pair->name, "domain") == 0)
        return domain_name(showing, pair->value);
    if (strcmp(pair->name, "referent") == 0)
        return staff_name(showing, pair->value);
    if (strcmp(pair->name, "candidature") == 0)
        return pool_printf(pool, "n°\u00a0%s", pair->value);
    if (date_parse(pair->value, &date))
        return date_text(pool, date, DATE_DAY_LONG);
    return pair->value;
}

static void entry_add(const struct showing *showing, xmlNode *parent, const struct form_pair *pair)
{
    static const char seats[] = "seats-";
    xmlNode *entry;
    struct date monday;

    if (is_ours(pair->name) || text_is_empty(pair->value))
        return;
    entry = xml_paragraphs(showing->request->pool, parent, "entry", value_text(showing, pair));
    if (text_starts_with(pair->name, seats) && date_parse(pair->name + sizeof seats - 1, &monday)) {
        xml_attribute(entry, "name", "seats");
        xml_attribute(entry, "week", date_text(showing->request->pool, monday, DATE_LONG));
    } else {
        xml_attribute(entry, "name", pair->name);
    }
    xml_attribute(entry, "code", strlen(pair->value) < 40 ? pair->value : "");
}

/* The number of what the form was about: "/candidatures/12/refuser". */
static const char *path_number(struct pool *pool, const char *path)
{
    for (const char *part = strchr(path, '/'); part != NULL; part = strchr(part + 1, '/')) {
        const size_t digits = strspn(part + 1, "0123456789");

        if (digits > 0 && (part[digits + 1] == '/' || part[digits + 1] == '\0'))
            return pool_printf(pool, "%.*s", (int)digits, part + 1);
    }
    return "";
}

/* Where a form of which nothing could be kept stands: files are sent from the page above. */
static const char *page_of(struct pool *pool, const struct kept *kept)
{
    return kept->had_file
               ? pool_printf(pool, "%.*s", (int)(strrchr(kept->path, '/') - kept->path), kept->path)
               : kept->path;
}

bool kept_send(struct request *request, const struct kept *kept)
{
    struct showing showing;
    struct page page;
    xmlNode *form;

    if (!showing_open(request, kept, &showing))
        return false;
    page = page_begin(request, "form-kept");
    xml_attribute(page.content, "pattern", kept->pattern);
    xml_attribute(page.content, "number", path_number(request->pool, kept->path));
    xml_attribute(page.content, "back", page_of(request->pool, kept));
    xml_attribute_bool(page.content, "file", kept->had_file);
    xml_attribute_bool(page.content, "password", kept->had_password);
    for (size_t i = 0; i < kept->fields.count; i++)
        entry_add(&showing, page.content, &kept->fields.pairs[i]);
    form = page_form(&page, "resume", kept->path);
    xml_form(form, &kept->fields, NULL);
    page_send(&page, 200);
    return true;
}

void kept_of_another(struct request *request, unsigned status)
{
    struct page page = page_begin(request, "form-of-another");

    page_send(&page, status);
}
