/* The pages of advice and law: their text is CommonMark in the database. */
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "page/xml.h"
#include "pages/pages.h"
#include "rules/editorial.h"
#include "rules/phone.h"
#include "rules/web_address.h"
#include "site/editorial_view.h"
#include "site/page.h"
#include "store/accessibility_store.h"
#include "store/editorial_place.h"
#include "store/editorial_store.h"
#include "web/response.h"

/* The questions for those whom a section is for, below its pages. False if the database failed. */
static bool questions_add(struct request *request, xmlNode *content, const char *section)
{
    static const char *const audiences[][2] = {{"eleves", "pupils"},
                                               {"parents", "parents"},
                                               {"colleges", "schools"},
                                               {"employeurs", "employers"}};
    struct editorial *texts;
    size_t count, own = 0;

    if (!store_editorial_texts(request->db, "questions", &texts, &count))
        return false;
    while (strcmp(audiences[own][0], section) != 0)
        own++;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i].audience, audiences[own][1]) == 0)
            editorial_text_add(request, content, &texts[i]);
    }
    return true;
}

/* A page whose content is a list of entries: one section's, or all (NULL). */
static bool entries_send(struct request *request, const char *name, const char *section)
{
    struct editorial *entries;
    size_t count;

    if (!store_editorials(request->db, section, &entries, &count))
        return false;
    struct page page = page_begin(request, name);

    if (section != NULL)
        xml_attribute(page.content, "section", section);
    for (size_t i = 0; i < count; i++)
        editorial_entry_add(page.content, &entries[i]);
    if (section == NULL || questions_add(request, page.content, section))
        page_send(&page, 200);
    else
        return false;
    return true;
}

/* GET /eleves, /parents, /colleges, /employeurs */
bool section_show(struct request *request)
{
    return entries_send(request, "section", request->path + 1);
}

/* GET /plan-du-site */
bool site_map_show(struct request *request)
{
    return entries_send(request, "site-map", NULL);
}

static void lines_add(struct pool *pool, xmlNode *node, const char *text)
{
    char *rest, *copy = pool_strdup(pool, text);

    for (char *line = strtok_r(copy, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
        xml_text_element(node, "line", text_trim(pool, line, TEXT_ONE_LINE));
}

/* The facts of the declaration of accessibility, those that are filled in. False if the database
 * failed. */
static bool declaration_add(struct request *request, xmlNode *content)
{
    xmlNode *node = xml_element(content, "declaration");
    struct pool *pool = request->pool;
    struct accessibility facts;

    if (!store_accessibility_find(request->db, &facts))
        return false;
    const struct {
        const char *name, *text;
    } texts[] = {{"failures", facts.failures},
                 {"burdens", facts.burdens},
                 {"exempted", facts.exempted},
                 {"technologies", facts.technologies},
                 {"environment", facts.environment},
                 {"pages-checked", facts.pages},
                 {"plan", facts.plan}};

    xml_attribute(node, "conformity", accessibility_conformity(&facts));
    xml_attribute(node, "standard", facts.standard);
    xml_attribute(node, "auditor", facts.auditor);
    xml_attribute(node, "rate", facts.rate);
    if (date_is_set(facts.audited_on))
        xml_attribute(node, "on", date_text(pool, facts.audited_on, DATE_LONG));
    xml_attribute(node, "email", email_text(pool, facts.contact_email));
    if (!text_is_empty(facts.contact_phone)) {
        xml_attribute(node, "phone", phone_text(pool, facts.contact_phone));
        xml_attribute(node, "phone-link", facts.contact_phone);
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!text_is_empty(texts[i].text))
            lines_add(pool, xml_element(node, texts[i].name), texts[i].text);
    }
    return true;
}

/* The longest words of what was typed, three at most: short ones say little. */
static void words_of(struct pool *pool, const char *text, const char *words[3])
{
    static const char separators[] = " ,.;:!?'";
    char *rest = pool_strdup(pool, text);

    for (char *mark = strstr(rest, "’"); mark != NULL; mark = strstr(mark, "’"))
        memset(mark, ' ', strlen("’"));
    for (const char *word = strtok_r(rest, separators, &rest); word != NULL;
         word = strtok_r(NULL, separators, &rest)) {
        for (size_t i = 0; i < 3; i++) {
            const char *other = words[i];

            if (strlen(word) > strlen(other)) {
                words[i] = word;
                word = other;
            }
        }
    }
}

/* What the page of help found for ?q=; false if the database failed. */
static bool help_add(struct request *request, xmlNode *content)
{
    enum { TYPED_MAX = 80 };
    const char *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    const char *words[3] = {"", "", ""};
    xmlNode *help = xml_element(content, "help");
    struct editorial *found, *questions;
    size_t count, question_count;

    if (text_length(text) > TYPED_MAX)
        text = "";
    xml_attribute(help, "text", text);
    words_of(request->pool, text, words);
    if (strlen(words[0]) < 2)
        return true;
    if (!store_editorials_with(request->db, words, &found, &count) ||
        !store_questions_with(request->db, words, &questions, &question_count))
        return false;
    for (size_t i = 0; i < question_count; i++)
        editorial_text_add(request, help, &questions[i]);
    for (size_t i = 0; i < count; i++)
        editorial_entry_add(help, &found[i]);
    return true;
}

/* What the site itself says on some of its pages. */
static bool own_part_add(struct request *request, xmlNode *content, const char *section,
                         const char *slug)
{
    if (strcmp(section, "site") != 0)
        return true;
    if (strcmp(slug, "accessibilite") == 0)
        return declaration_add(request, content);
    return strcmp(slug, "aide") != 0 || help_add(request, content);
}

/* A page that is not there: where it is by now, or 404. */
static bool moved_send(struct request *request, const char *section, const char *slug)
{
    struct editorial moved;

    if (!store_editorial_moved(request->db, section, slug, &moved))
        return false;
    if (moved.id == 0)
        page_error(request, 404, "not-found");
    else
        response_see_other(request, "%s", editorial_path(request->pool, moved.section, moved.slug));
    return true;
}

static bool page_show(struct request *request, const char *section, const char *slug)
{
    struct editorial entry;

    if (!store_editorial_find(request->db, section, slug, &entry))
        return false;
    if (entry.title == NULL)
        return moved_send(request, section, slug);
    struct page page = page_begin(request, "editorial");

    editorial_add(request, page.content, &entry);
    if (!own_part_add(request, page.content, section, slug))
        return false;
    page_send(&page, 200);
    return true;
}

/* GET /{section}/{slug} */
bool editorial_show(struct request *request)
{
    const struct editorial_section *section = editorial_section(request->route_values[0]);

    if (section == NULL || !section->has_pages || section->is_fixed)
        page_error(request, 404, "not-found"); /* those have no section in their address */
    else
        return page_show(request, request->route_values[0], request->route_values[1]);
    return true;
}

/* GET /contact, /mentions-legales, /donnees-personnelles, /accessibilite, /aide */
bool site_page_show(struct request *request)
{
    return page_show(request, "site", request->route_values[0]);
}
