/* How the words of a stylesheet are laid out, and what stylesheets have beyond XSLT. */
#include "page/stylesheet.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <unistd.h>

#include "page/arena.h"
#include "page/flow.h"
#include "page/html.h"
#include "page/xml.h"
#include "unit.h"

#define XSL "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "

static void test_words_flow(void **state)
{
    static const struct {
        const char *laid_out, *flowing;
    } cases[] = {
        {"<p>One line.</p>", "<p>One line.</p>"},
        {"<p>\n  Two\n  lines.\n</p>", "<p>Two lines.</p>"},
        {"<p>\n  A <b>word</b>\n  <i>there</i>.\n</p>", "<p>A <b>word</b>\n  <i>there</i>.</p>"},
        {"<p>Before\n  <b>it</b>\n  after</p>", "<p>Before <b>it</b> after</p>"},
        {"<p> kept <b/> </p>", "<p> kept <b></b> </p>"},
        {"<p>a\u00a0\n  b</p>", "<p>a\u00a0 b</p>"},
        {"<p>\n  <!-- why -->\n  words\n</p>", "<p>\n  words</p>"},
        {"<p><text xmlns='http://www.w3.org/1999/XSL/Transform'>a\n b\n</text></p>",
         "<p><text>a\n b\n</text></p>"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct html_buffer buffer = {0};
        xmlDoc *document = xmlReadDoc(xml_chars(cases[i].laid_out), NULL, NULL, 0);

        flow_words(xmlDocGetRootElement(document));
        html_write_nodes(document->children, &buffer);
        assert_int_equal(buffer.length, strlen(cases[i].flowing));
        assert_memory_equal(buffer.text, cases[i].flowing, buffer.length);
        html_buffer_close(&buffer);
        xmlFreeDoc(document);
    }
}

static void file_write(const char *directory, const char *name, const char *text)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", directory, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void file_remove(const char *directory, const char *name)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", directory, name);
    assert_int_equal(unlink(path), 0);
}

/* Of a stylesheet and of what it includes: labels, icons by name and by expression, words that
 * flow. */
static void test_labels_icons_and_words_of_a_stylesheet(void **state)
{
    const char *expected =
        "<p>Lire <svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use "
        "href=\"/img/icons.svg#eye\"></use></svg>la suite"
        "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use "
        "href=\"/img/icons.svg#page-x\"></use></svg></p>";
    char directory[] = "/tmp/stylesheet-XXXXXX";
    struct html_buffer buffer = {0};
    struct stylesheet *stylesheet;
    xmlDoc *document, *result;

    (void)state;
    assert_non_null(mkdtemp(directory));
    file_write(directory, "labels.xml",
               "<labels><list name='verb'><label code='read'>Lire</label></list></labels>");
    file_write(directory, "part.xsl",
               XSL "xmlns:s='urn:stage3e' extension-element-prefixes='s'><xsl:template "
                   "match='page'>\n<p>\n<xsl:value-of select=\"s:label('verb', 'read')\"/>"
                   "<xsl:text> </xsl:text>\n<s:icon name='eye'/>la\n  suite"
                   "<s:icon name='{name()}-x'/>\n</p>\n</xsl:template></xsl:stylesheet>");
    file_write(directory, "whole.xsl", XSL "><xsl:include href='part.xsl'/></xsl:stylesheet>");
    stylesheet = stylesheet_open(directory, "whole.xsl");
    assert_non_null(stylesheet);
    document = xml_document("page");
    result = stylesheet_apply(stylesheet, document);
    assert_non_null(result);
    html_write_nodes(result->children, &buffer);
    assert_int_equal(buffer.length, strlen(expected));
    assert_memory_equal(buffer.text, expected, buffer.length);
    html_buffer_close(&buffer);
    xmlFreeDoc(result);
    xmlFreeDoc(document);
    stylesheet_close(stylesheet);
    file_remove(directory, "labels.xml");
    file_remove(directory, "part.xsl");
    file_remove(directory, "whole.xsl");
    assert_int_equal(rmdir(directory), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_flow),
        cmocka_unit_test(test_labels_icons_and_words_of_a_stylesheet),
    };

    arena_open();
    return cmocka_run_group_tests(tests, unit_open, unit_close);
}
