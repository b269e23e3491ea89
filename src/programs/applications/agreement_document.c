/* The document of an agreement: what is known and written, as XML, from which the stylesheet makes
 * headings, paragraphs, facts and tables (xsl/applications/agreement_document.xsl). The PDF and the
 * page are drawn from the same. */
#include <libxml/parser.h>
#include <string.h>

#include "applications/agreeing.h"
#include "applications/applications.h"
#include "applications/signing.h"
#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "pdf/document.h"
#include "rules/phone.h"
#include "web/request.h"
#include "web/response.h"

static void host_add(const struct agreeing *agreeing, xmlNode *parent)
{
    const struct agreement_employer *employer = &agreeing->employer;
    struct pool *pool = agreeing->viewing.request->pool;
    xmlNode *host = xml_element(parent, "host");
    xmlNode *tutor = xml_element(parent, "tutor");
    xmlNode *place = xml_element(parent, "place");

    xml_attribute(host, "name", agreeing->agreement.host.name);
    xml_attribute(host, "siret", agreeing->agreement.host.siret);
    xml_attribute(host, "signatory", employer->host_name);
    xml_attribute(host, "title", employer->host_title);
    xml_attribute(host, "email", employer->host_email);
    xml_attribute(host, "insurance", employer->insurance);
    xml_attribute(tutor, "name", employer->tutor_name);
    xml_attribute(tutor, "title", employer->tutor_title);
    xml_attribute(tutor, "phone", phone_text(pool, employer->tutor_phone));
    xml_attribute(tutor, "email", employer->tutor_email);
    xml_address(place, employer->address, employer->postcode, employer->town);
    xml_text_element(parent, "other-places", employer->other_places);
    xml_text_element(parent, "activities", employer->activities);
    xml_text_element(parent, "skills", employer->skills);
    xml_text_element(parent, "equipment", employer->equipment);
    xml_text_element(parent, "bring", employer->bring);
    xml_attribute(parent, "meal", employer->meal);
    xml_attribute(parent, "travel", employer->travel);
}

static void school_add(const struct agreeing *agreeing, xmlNode *parent)
{
    const struct agreement_school *school = &agreeing->school;
    const struct agreement *agreement = &agreeing->agreement;
    struct pool *pool = agreeing->viewing.request->pool;
    xmlNode *node = xml_element(parent, "school");
    xmlNode *teacher = xml_element(parent, "teacher");

    xml_attribute(node, "name", agreeing->viewing.application.school.name);
    xml_attribute(node, "uai", agreement->establishment.uai);
    xml_address(node, agreement->establishment.address, agreement->establishment.postcode,
                agreement->establishment.town);
    xml_attribute(node, "phone", phone_text(pool, agreement->establishment.phone));
    xml_attribute(node, "signatory", school->head_name);
    xml_attribute(node, "title", school->head_title);
    xml_attribute(node, "insurance", school->insurance);
    xml_attribute(teacher, "name", school->teacher_name);
    xml_attribute(teacher, "email", school->teacher_email);
    xml_attribute(teacher, "phone", phone_text(pool, school->teacher_phone));
    xml_text_element(parent, "aims", school->aims);
    xml_text_element(parent, "arrangements", school->arrangements);
}

static void family_add(const struct agreeing *agreeing, xmlNode *parent)
{
    const struct application *application = &agreeing->viewing.application;
    const struct agreement_school *school = &agreeing->school;
    struct pool *pool = agreeing->viewing.request->pool;
    const bool sees_address = view_shows_address(application, agreeing->viewing.as);
    xmlNode *pupil = xml_element(parent, "pupil");
    xmlNode *guardian = xml_element(parent, "guardian");

    xml_attribute(
        pupil, "name",
        pool_printf(pool, "%s %s", application->pupil.first_name, application->pupil.last_name));
    xml_attribute(pupil, "class", school->class_name);
    xml_attribute_bool(pupil, "is-shortened", !sees_address);
    if (sees_address) {
        xml_attribute(pupil, "born", date_text(pool, application->pupil.born_on, DATE_LONG));
        xml_address(pupil, application->pupil.address, application->pupil.postcode,
                    application->pupil.town);
    }
    xml_attribute(guardian, "name", school->parent_name);
    xml_attribute(guardian, "name2", school->parent2_name);
    xml_attribute(guardian, "phone", phone_text(pool, school->parent_phone));
    xml_attribute(guardian, "email", school->parent_email);
}

/* A line for each day of the placement, and the sum. */
static void hours_add(const struct agreeing *agreeing, xmlNode *parent)
{
    const struct application *application = &agreeing->viewing.application;
    struct pool *pool = agreeing->viewing.request->pool;
    xmlNode *hours = xml_element(parent, "hours");

    xml_attribute(hours, "total", hour_text(pool, schedule_minutes(&agreeing->schedule)));
    for (struct date date = application->first; date_compare(date, application->last) <= 0;
         date = date_add(date, 1)) {
        const struct work_day *day = &agreeing->schedule.days[date_weekday(date) - 1];
        xmlNode *node = xml_element(hours, "day");

        xml_attribute(node, "name", date_text(pool, date, DATE_DAY_LONG));
        if (day->count > 0) {
            xml_attribute(node, "text", work_day_text(pool, day));
            xml_attribute(node, "length", hour_text(pool, work_day_minutes(day)));
        }
    }
}

static const char *name_in(struct pool *pool, const char *name, const char *otherwise)
{
    return text_is_empty(name) ? otherwise : pool_strdup(pool, name);
}

void articles_add(struct pool *pool, xmlNode *parent, const char *text,
                  const char *const values[TEMPLATE_FIELDS])
{
    static const char *const names[] = {"heading", "paragraph", "item"};
    xmlNode *node = xml_element(parent, "articles");
    struct template_blocks blocks;

    template_fill(pool, text, values, &blocks);
    for (size_t i = 0; i < blocks.count; i++)
        xml_text_element(node, names[blocks.list[i].kind], blocks.list[i].text);
}

/* The general articles, with what is known of this one. */
static void own_articles_add(const struct agreeing *agreeing, xmlNode *parent)
{
    const struct application *application = &agreeing->viewing.application;
    struct pool *pool = agreeing->viewing.request->pool;
    const struct agreement_school *school = &agreeing->school;
    const char *const values[TEMPLATE_FIELDS] = {
        [TEMPLATE_PUPIL] =
            pool_printf(pool, "%s %s", application->pupil.first_name, application->pupil.last_name),
        [TEMPLATE_CLASS] = name_in(pool, school->class_name, application->pupil.class_name),
        [TEMPLATE_SCHOOL] = application->school.name,
        [TEMPLATE_SCHOOL_TOWN] = application->school.town,
        [TEMPLATE_HOST] = agreeing->agreement.host.name,
        [TEMPLATE_TUTOR] = agreeing->employer.tutor_name,
        [TEMPLATE_TEACHER] = school->teacher_name,
        [TEMPLATE_GUARDIAN] = name_in(pool, school->parent_name, ""),
        [TEMPLATE_DATES] = date_range_text(pool, application->first, application->last),
        [TEMPLATE_PLACE] = agreeing->employer.town,
    };

    articles_add(pool, parent, agreeing->agreement.articles, values);
}

bool agreement_document_is_kept(const struct agreeing *agreeing)
{
    return agreeing->file.is_there &&
           view_shows_address(&agreeing->viewing.application, agreeing->viewing.as);
}

xmlDoc *agreement_document(const struct agreeing *agreeing)
{
    struct request *request = agreeing->viewing.request;
    const struct application *application = &agreeing->viewing.application;
    struct page page;
    xmlNode *content;

    if (agreement_document_is_kept(agreeing))
        return xmlReadMemory(agreeing->file.content, (int)strlen(agreeing->file.content), NULL,
                             "UTF-8", XML_PARSE_NONET);
    page = page_begin(request, "agreement-print");
    content = page.content;
    xml_attribute_u64(content, "number", agreeing->agreement.id);
    xml_attribute_u64(content, "version", agreeing->agreement.version);
    xml_attribute(content, "week",
                  date_range_text(request->pool, application->first, application->last));
    xml_attribute(content, "title", application->offer.title);
    if (!letterhead_add(agreeing, content))
        return NULL;
    host_add(agreeing, content);
    school_add(agreeing, content);
    family_add(agreeing, content);
    hours_add(agreeing, content);
    own_articles_add(agreeing, content);
    return page_transform(&page);
}

void agreement_document_add(xmlNode *parent, const xmlDoc *document)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    xmlNode *node = xml_element(parent, "document");

    for (xmlNode *part = root->children; part != NULL; part = part->next) {
        if (part->type == XML_ELEMENT_NODE)
            xmlAddChild(node, xmlDocCopyNode(part, parent->doc, 1));
    }
}
