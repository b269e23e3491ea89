/* The tree API of libxml2 in the few forms that pages need. */
#include "page/xml.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/config.h"
#include "base/pool.h"

xmlDoc *xml_document(const char *root)
{
    xmlDoc *document = xmlNewDoc(xml_chars("1.0"));

    if (document == NULL)
        abort();
    xmlDocSetRootElement(document, xmlNewDocNode(document, NULL, xml_chars(root), NULL));
    return document;
}

xmlNode *xml_element(xmlNode *parent, const char *name)
{
    xmlNode *node = xmlNewDocNode(parent->doc, NULL, xml_chars(name), NULL);

    if (node == NULL)
        abort();
    return xmlAddChild(parent, node);
}

xmlNode *xml_text_element(xmlNode *parent, const char *name, const char *text)
{
    xmlNode *node = xml_element(parent, name);

    if (text != NULL && *text != '\0')
        xmlAddChild(node, xmlNewDocText(parent->doc, xml_chars(text)));
    return node;
}

static void line_append(xmlNode *paragraph, const char *line, size_t length)
{
    if (paragraph->children != NULL)
        xml_element(paragraph, "br");
    xmlAddChild(paragraph, xmlNewDocTextLen(paragraph->doc, xml_chars(line), (int)length));
}

xmlNode *xml_paragraphs(struct pool *pool, xmlNode *parent, const char *name, const char *text)
{
    xmlNode *node = xml_element(parent, name);
    xmlNode *paragraph = NULL;

    for (const char *line = pool_strdup(pool, text); *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        const bool is_blank = strspn(line, " \t") >= length;

        if (is_blank) {
            paragraph = NULL;
        } else {
            if (paragraph == NULL)
                paragraph = xml_element(node, "p");
            line_append(paragraph, line, length);
        }
        line += length;
        if (*line == '\n')
            line++;
    }
    return node;
}

void xml_attribute(xmlNode *node, const char *name, const char *value)
{
    if (xmlNewProp(node, xml_chars(name), xml_chars(value)) == NULL)
        abort();
}

void xml_attribute_u64(xmlNode *node, const char *name, uint64_t value)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%" PRIu64, value);
    xml_attribute(node, name, digits);
}

void xml_attribute_real(xmlNode *node, const char *name, double value)
{
    char digits[40];

    snprintf(digits, sizeof digits, "%.5f", value);
    xml_attribute(node, name, digits);
}

void xml_address(xmlNode *node, const char *address, const char *postcode, const char *town)
{
    xml_attribute(node, "address", address);
    xml_attribute(node, "postcode", postcode);
    xml_attribute(node, "town", town);
}

void xml_position(xmlNode *node, double latitude, double longitude)
{
    xml_attribute_real(node, "latitude", latitude);
    xml_attribute_real(node, "longitude", longitude);
}

void xml_attribute_bool(xmlNode *node, const char *name, bool value)
{
    if (value)
        xml_attribute(node, name, "yes");
}

void xml_attribute_date(xmlNode *node, const char *name, struct date date)
{
    char iso[DATE_ISO_SIZE];

    if (!date_is_set(date))
        return;
    date_iso(date, iso);
    xml_attribute(node, name, iso);
}

const char *xml_count_text(struct pool *pool, uint64_t count)
{
    if (count < 1000)
        return pool_printf(pool, "%u", (unsigned)count);
    return pool_printf(pool, "%s\u202f%03u", xml_count_text(pool, count / 1000),
                       (unsigned)(count % 1000));
}

void xml_form(xmlNode *form_node, const struct form *form, const struct form_errors *errors)
{
    for (size_t i = 0; form != NULL && i < form->count; i++) {
        xmlNode *value = xml_text_element(form_node, "value", form->pairs[i].value);

        xml_attribute(value, "name", form->pairs[i].name);
    }
    for (size_t i = 0; errors != NULL && i < errors->count; i++) {
        xmlNode *error = xml_element(form_node, "error");

        xml_attribute(error, "field", errors->list[i].field);
        xml_attribute(error, "code", errors->list[i].code);
        if (errors->list[i].detail != NULL)
            xml_attribute(error, "detail", errors->list[i].detail);
    }
}

/* Characters that no text of a tree has (text_clean) stand between its parts. */
void xml_bytes(const xmlNode *node, struct bytes *bytes)
{
    if (node->type != XML_ELEMENT_NODE) {
        bytes_add_text(bytes, "\1");
        bytes_add_text(bytes, (const char *)node->content);
        return;
    }
    bytes_add_text(bytes, "\2");
    bytes_add_text(bytes, (const char *)node->name);
    for (const xmlAttr *attribute = node->properties; attribute != NULL;
         attribute = attribute->next) {
        bytes_add_text(bytes, "\3");
        bytes_add_text(bytes, (const char *)attribute->name);
        bytes_add_text(bytes, "=");
        if (attribute->children != NULL)
            bytes_add_text(bytes, (const char *)attribute->children->content);
    }
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        xml_bytes(child, bytes);
    bytes_add_text(bytes, "\4");
}

xmlNode *xml_site(xmlNode *parent, const struct config *config)
{
    xmlNode *site = xml_element(parent, "site");

    xml_attribute(site, "name", config->site.name);
    xml_attribute(site, "long-name", config->site.long_name);
    xml_attribute(site, "departement", config->site.departement);
    xml_attribute(site, "operator", config->site.operator_name);
    xml_attribute(site, "base-url", config->site.base_url);
    xml_attribute(site, "help-phone", config->site.help_phone);
    xml_attribute(site, "help-hours", config->site.help_hours);
    xml_attribute(site, "help-mail", config->site.help_mail);
    return site;
}
