/* /admin/messages/apercu: each message with sample data, as its readers get it: HTML in a frame
 * that may do nothing, text, SMS. The samples are xsl/mail/samples.xml, made by t/http/messages.t.
 */
#include <libxml/parser.h>
#include <string.h>

#include "accounts/accounts.h"
#include "base/config.h"
#include "base/pool.h"
#include "notify/letter.h"
#include "page/arena.h"
#include "page/xml.h"
#include "site/page.h"
#include "store/delivery_store.h"
#include "web/response.h"

/* Kept by the worker, once somebody has looked. */
static struct letter_press *press;

/* Before anything is made for the request: what is kept is not of its memory. */
static bool press_open(const struct request *request)
{
    if (press != NULL && !request->config->web.is_development)
        return true;
    arena_leave();
    if (press != NULL)
        letter_press_close(press);
    press = letter_press_open(request->config);
    arena_enter(request->pool);
    return press != NULL;
}

static xmlDoc *samples_read(const struct request *request)
{
    return xmlReadFile(
        pool_printf(request->pool, "%s/mail/samples.xml", request->config->web.xsl_dir), "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOBLANKS);
}

static const char *attribute_of(struct request *request, xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, xml_chars(name));

    return value != NULL ? pool_strdup(request->pool, (const char *)value) : "";
}

/* A sample as a message of this site. */
static struct message sample_message(struct request *request, xmlNode *node)
{
    xmlDoc *document = xmlNewDoc(xml_chars("1.0"));
    xmlNode *root = xmlDocCopyNode(node, document, 1);
    xmlChar *content;
    int length;

    xmlDocSetRootElement(document, root);
    xml_site(root, request->config);
    xmlDocDumpMemoryEnc(document, &content, &length, "UTF-8");
    return (struct message){.is_sms = strcmp(attribute_of(request, node, "channel"), "sms") == 0,
                            .template_name = attribute_of(request, node, "template"),
                            .content =
                                pool_strndup(request->pool, (const char *)content, (size_t)length)};
}

/* False if it cannot be drawn. */
static bool message_draw(struct request *request, const struct message *message,
                         struct letter *letter)
{
    *letter = (struct letter){.subject = ""};
    if (!message->is_sms)
        return letter_render(press, request->pool, message, letter);
    letter->text = letter_sms(press, request->pool, message);
    return letter->text != NULL;
}

/* A line of the list: what its reader sees first, and who that is. */
static void sample_add(struct request *request, xmlNode *parent, xmlNode *node, uint64_t number)
{
    xmlNode *person = xmlFirstElementChild(node), *sample = xml_element(parent, "sample");
    const struct message message = sample_message(request, node);
    struct letter letter;

    xml_attribute_u64(sample, "number", number);
    xml_attribute(sample, "name", attribute_of(request, node, "name"));
    xml_attribute(sample, "template", message.template_name);
    xml_attribute(sample, "channel", message.is_sms ? "sms" : "mail");
    xml_attribute(sample, "reader", person != NULL ? attribute_of(request, person, "role") : "");
    if (message_draw(request, &message, &letter))
        xml_text_element(sample, "subject", message.is_sms ? letter.text : letter.subject);
}

/* GET /admin/messages/apercu: all of them. */
bool admin_samples(struct request *request)
{
    if (!press_open(request))
        return false;
    struct page page = page_begin(request, "admin-samples");
    xmlDoc *samples = samples_read(request);
    xmlNode *node = samples != NULL ? xmlFirstElementChild(xmlDocGetRootElement(samples)) : NULL;

    for (uint64_t number = 1; node != NULL; node = xmlNextElementSibling(node), number++)
        sample_add(request, page.content, node, number);
    page_send(&page, 200);
    return true;
}

/* The sample that the path names. */
static bool sample_find(struct request *request, struct message *message, const char **name)
{
    xmlDoc *samples = samples_read(request);
    xmlNode *node = samples != NULL ? xmlFirstElementChild(xmlDocGetRootElement(samples)) : NULL;

    for (uint64_t number = 1; node != NULL && number < route_id(request); number++)
        node = xmlNextElementSibling(node);
    if (node == NULL || route_id(request) == 0)
        return false;
    *name = attribute_of(request, node, "name");
    *message = sample_message(request, node);
    return true;
}

/* False: answered already, or it cannot be drawn. */
static bool sample_draw(struct request *request, struct message *message, struct letter *letter,
                        const char **name)
{
    if (!press_open(request))
        return false;
    if (!sample_find(request, message, name)) {
        page_error(request, 404, "not-found");
        return false;
    }
    return message_draw(request, message, letter);
}

/* GET /admin/messages/apercu/{id} */
bool admin_sample(struct request *request)
{
    struct message message;
    struct letter letter;
    const char *name;

    if (!sample_draw(request, &message, &letter, &name))
        return false;
    struct page page = page_begin(request, "admin-sample");

    xml_attribute_u64(page.content, "number", route_id(request));
    xml_attribute(page.content, "name", name);
    xml_attribute(page.content, "template", message.template_name);
    xml_attribute_bool(page.content, "sms", message.is_sms);
    xml_attribute(page.content, "subject", letter.subject);
    xml_text_element(page.content, "text", letter.text);
    page_send(&page, 200);
    return true;
}

/* GET /admin/messages/apercu/{id}.html: for the frame, where nothing runs and nothing is fetched.
 */
bool admin_sample_html(struct request *request)
{
    struct message message;
    struct letter letter;
    const char *name;

    if (!sample_draw(request, &message, &letter, &name))
        return false;
    if (message.is_sms) {
        page_error(request, 404, "not-found");
        return false;
    }
    response_header(request, "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; sandbox;"
                    " frame-ancestors 'self'");
    page_private_send(request, "text/html; charset=utf-8", letter.html, strlen(letter.html));
    return true;
}
