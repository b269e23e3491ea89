/* Several agreements as one file: /conventions/choisies.pdf and .zip of those that are ticked,
 * /conventions/signees.zip of all that are signed in the list, /conventions/emargement.pdf, the
 * sheet of signatures of a school, class by class. */
#include <stdlib.h>
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "applications/signing.h"
#include "base/pool.h"
#include "base/zip.h"
#include "page/xml.h"
#include "pdf/document.h"
#include "site/page.h"
#include "web/request.h"
#include "web/response.h"

enum { PDF_MAX = 100, ZIP_MAX = 200, SHEET_MAX = 300 };

/* One of the agreements of a file. False if the database failed, or it cannot be drawn. */
typedef bool (*each_work)(const struct agreeing *agreeing, void *argument);

/* Whether the query names the same before: each is drawn once, however often it is asked for. */
static bool is_named_before(const struct form *query, size_t which)
{
    const uint64_t id = strtoull(query->pairs[which].value, NULL, 10);

    for (size_t i = 0; i < which; i++) {
        if (strcmp(query->pairs[i].name, "convention") == 0 &&
            strtoull(query->pairs[i].value, NULL, 10) == id)
            return true;
    }
    return false;
}

/* Those that the visitor ticked and may see, at most so many. */
static bool each_chosen(struct request *request, size_t limit, each_work work, void *argument,
                        size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < request->query.count && *count < limit; i++) {
        const struct form_pair *pair = &request->query.pairs[i];
        struct agreeing agreeing;
        bool is_theirs;

        if (strcmp(pair->name, "convention") != 0 || is_named_before(&request->query, i))
            continue;
        if (!agreeing_of_id(request, strtoull(pair->value, NULL, 10), &agreeing, &is_theirs))
            return false;
        if (!is_theirs)
            continue;
        (*count)++;
        if (!work(&agreeing, argument))
            return false;
    }
    return true;
}

/* The pages of each begin on a new one. */
static bool document_join(const struct agreeing *agreeing, void *argument)
{
    xmlNode *print = argument;
    const xmlDoc *document = signing_whole_document(agreeing);

    if (document == NULL)
        return false;
    for (xmlNode *part = xmlDocGetRootElement(document)->children; part != NULL;
         part = part->next) {
        xmlNode *copy;

        if (part->type != XML_ELEMENT_NODE)
            continue;
        copy = xmlDocCopyNode(part, print->doc, 1);
        if (strcmp((const char *)part->name, "h1") == 0 && print->children != NULL)
            xml_attribute(copy, "page", "new");
        xmlAddChild(print, copy);
    }
    return true;
}

static bool document_send(struct request *request, const xmlDoc *document, const char *name)
{
    size_t size = 0;
    const char *bytes = pdf_document(request->pool, document, &size);

    if (bytes != NULL)
        pdf_send(request, name, bytes, size);
    return bytes != NULL;
}

bool agreements_pdf(struct request *request)
{
    xmlNode *print = xmlDocGetRootElement(xml_document("print"));
    size_t count;

    xml_attribute(print, "title", "Conventions de stage");
    xml_attribute(print, "size", "small");
    if (!each_chosen(request, PDF_MAX, document_join, print, &count))
        return false;
    if (count == 0)
        response_see_other(request, "/conventions?refus=none");
    else
        return document_send(request, print->doc, "conventions");
    return true;
}

static bool zip_put(const struct agreeing *agreeing, void *argument)
{
    struct pool *pool = agreeing->viewing.request->pool;
    size_t size;
    const char *pdf = agreement_pdf_bytes(agreeing, &size);

    if (pdf != NULL)
        zip_add(
            argument,
            pool_printf(pool, "convention-%llu.pdf", (unsigned long long)agreeing->agreement.id),
            pdf, size);
    return pdf != NULL;
}

static void zip_send(struct request *request, struct zip *zip)
{
    zip_end(zip);
    response_header(request, "Content-Disposition", "attachment; filename=\"conventions.zip\"");
    page_private_send(request, "application/zip", zip->bytes.at, zip->bytes.length);
}

bool agreements_chosen_zip(struct request *request)
{
    struct zip zip = {.bytes = {.pool = request->pool}};
    size_t count;

    if (!each_chosen(request, ZIP_MAX, zip_put, &zip, &count))
        return false;
    if (count == 0)
        response_see_other(request, "/conventions?refus=none");
    else
        zip_send(request, &zip);
    return true;
}

/* The sealed PDF of each signed agreement of the list, the next placements first. */
bool agreements_zip(struct request *request)
{
    struct zip zip = {.bytes = {.pool = request->pool}};
    struct agreement_query query;
    struct agreement_list list;

    if (!agreements_query_make(request, &query))
        return false;
    query.state = AGREEMENT_SIGNED;
    if (!agreements_query_run(request, &query, ZIP_MAX, &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        struct agreeing agreeing;
        bool is_theirs;

        if (!agreeing_of_id(request, list.list[i].id, &agreeing, &is_theirs) ||
            (is_theirs && !zip_put(&agreeing, &zip)))
            return false;
    }
    zip_send(request, &zip);
    return true;
}

/* Who signs, of one agreement. */
static bool signatories_say(struct request *request, const struct agreement_row *row, xmlNode *node)
{
    struct signatories signatories;

    if (!store_signatories(request->db, row->id, row->version, &signatories))
        return false;
    for (size_t i = 0; i < signatories.count; i++) {
        const struct signatory *signatory = &signatories.list[i];
        xmlNode *one = xml_element(node, "signatory");

        xml_attribute(one, "kind", signatory->kind);
        if (signatory->position > 0)
            xml_attribute(
                one, "signed",
                date_text(request->pool, date_of_instant(signatory->signed_at), DATE_SHORT));
        xml_attribute_bool(one, "declined", signatory->declined_at != 0);
    }
    return true;
}

/* By class, then by name. */
static int by_class(const void *a, const void *b)
{
    const struct agreement_row *left = a, *right = b;
    const int order = strcmp(left->class_name, right->class_name);

    return order != 0 ? order : strcoll(left->pupil_name, right->pupil_name);
}

static bool rows_say(struct request *request, const struct agreement_list *list, xmlNode *content)
{
    const char *class_name = NULL;
    xmlNode *group = NULL;

    for (size_t i = 0; i < list->count; i++) {
        const struct agreement_row *row = &list->list[i];
        xmlNode *node;

        if (row->state == AGREEMENT_CANCELLED)
            continue;
        if (class_name == NULL || strcmp(class_name, row->class_name) != 0) {
            group = xml_element(content, "class");
            xml_attribute(group, "name", row->class_name);
            class_name = row->class_name;
        }
        node = xml_element(group, "agreed-pupil");
        xml_attribute(node, "name", row->pupil_name);
        xml_attribute(node, "employer", row->employer);
        xml_attribute(node, "week", date_range_text(request->pool, row->first, row->last));
        xml_attribute(node, "state", agreement_state_code(row->state));
        if (!signatories_say(request, row, node))
            return false;
    }
    return true;
}

bool agreements_sheet(struct request *request)
{
    struct agreement_query query;
    struct agreement_list list;
    struct page page;
    xmlDoc *document;

    if (!agreements_query_make(request, &query) ||
        !agreements_query_run(request, &query, SHEET_MAX, &list))
        return false;
    if (list.count > 0)
        qsort(list.list, list.count, sizeof *list.list, by_class);
    page = page_begin(request, "signatures-print");
    xml_attribute(page.content, "printed", date_text(request->pool, request->today, DATE_LONG));
    xml_attribute(page.content, "school", list.count > 0 ? list.list[0].school : "");
    if (!rows_say(request, &list, page.content))
        return false;
    document = page_transform(&page);
    return document != NULL && document_send(request, document, "emargement");
}
