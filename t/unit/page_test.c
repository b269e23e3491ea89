/* Trees as HTML, the arena under them, passwords. */
#include "page/html.h"

#include <libxml/parser.h>

#include "base/bytes.h"
#include "base/config.h"
#include "base/crypto.h"
#include "base/password.h"
#include "page/arena.h"
#include "page/html_plan.h"
#include "page/xml.h"
#include "unit.h"

static const char *written(const xmlDoc *document, struct html_buffer *buffer)
{
    html_write_nodes(document->children, buffer);
    html_write_nodes(NULL, buffer);
    buffer->text[buffer->length] = '\0'; /* the buffer has room beyond what it holds */
    return buffer->text;
}

static void test_markup_in_values_is_text(void **state)
{
    struct html_buffer buffer = {0};
    xmlDoc *document = xml_document("p");
    xmlNode *p = xmlDocGetRootElement(document);

    (void)state;
    xml_attribute(p, "title", "\"><script>x</script>&amp;'");
    xml_text_element(p, "b", "<img src=x onerror=alert(1)> & é 🙂");
    xml_element(p, "br");
    xml_element(p, "span");
    assert_string_equal(
        written(document, &buffer),
        "<p title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;amp;'\">"
        "<b>&lt;img src=x onerror=alert(1)&gt; &amp; é 🙂</b><br><span></span></p>");
    html_buffer_close(&buffer);
    xmlFreeDoc(document);
}

static void test_a_first_line_end_in_a_textarea_is_kept(void **state)
{
    struct html_buffer buffer = {0};
    xmlDoc *document = xml_document("textarea");

    (void)state;
    xmlNodeAddContent(xmlDocGetRootElement(document), xml_chars("\n\nabc"));
    assert_string_equal(written(document, &buffer), "<textarea>\n\n\nabc</textarea>");
    html_buffer_close(&buffer);
    xmlFreeDoc(document);
}

static void test_tables_that_become_cards_say_what_they_are(void **state)
{
    struct html_buffer buffer = {0};
    xmlDoc *document = xml_document("div");
    xmlNode *root = xmlDocGetRootElement(document);

    (void)state;
    for (int i = 0; i < 2; i++) {
        xmlNode *table = xml_element(root, "table");
        xmlNode *row;

        xml_attribute(table, "class", i == 0 ? "list wide" : "listing");
        xml_attribute(xml_element(xml_element(xml_element(table, "thead"), "tr"), "th"), "scope",
                      "col");
        row = xml_element(xml_element(table, "tbody"), "tr");
        xml_attribute(xml_element(row, "th"), "scope", "row");
        xml_element(row, "td");
    }
    assert_string_equal(
        written(document, &buffer),
        "<div><table class=\"list wide\" role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">"
        "<th scope=\"col\" role=\"columnheader\"></th></tr></thead><tbody role=\"rowgroup\">"
        "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"></th><td role=\"cell\"></td></tr>"
        "</tbody></table><table class=\"listing\"><thead><tr><th scope=\"col\"></th></tr></thead>"
        "<tbody><tr><th scope=\"row\"></th><td></td></tr></tbody></table></div>");
    html_buffer_close(&buffer);
    xmlFreeDoc(document);
}

static void test_paragraphs(void **state)
{
    struct html_buffer buffer = {0};
    xmlDoc *document = xml_document("x");

    xml_paragraphs(*state, xmlDocGetRootElement(document), "d", "un\ndeux\n \n\ntrois & <4>\n");
    assert_string_equal(written(document, &buffer),
                        "<x><d><p>un<br>deux</p><p>trois &amp; &lt;4&gt;</p></d></x>");
    html_buffer_close(&buffer);
    xmlFreeDoc(document);
}

static void test_a_deep_tree_does_not_exhaust_the_stack(void **state)
{
    struct html_buffer buffer = {0};
    struct pool *pool = *state;
    xmlDoc *document;
    xmlNode *node;

    arena_enter(pool);
    document = xml_document("a");
    node = xmlDocGetRootElement(document);
    for (int i = 0; i < 200000; i++)
        node = xml_element(node, "a");
    html_write_nodes(document->children, &buffer);
    arena_leave();
    assert_int_equal(buffer.length, 200001 * strlen("<a></a>"));
    html_buffer_close(&buffer);
    pool_reset(pool);
}

/* A page put together again, of its plan, is the page. */
static void test_a_plan_has_pieces_and_values_filled_in(void **state)
{
    static const char *const values[][2] = {{"un", "deux"}, {"<&\">", ""}};
    static const char *const pages[] = {
        "<!DOCTYPE html>\n<body><i title=\"un\">un</i><b>B</b><p>deux</p><a>A</a></body>\n",
        "<!DOCTYPE html>\n<body><i title=\"&lt;&amp;&quot;&gt;\">&lt;&amp;&quot;&gt;</i><b>B</b>"
        "<p></p><a>A</a></body>\n"};
    struct html_buffer buffer = {0};
    struct html_places places;
    xmlDoc *cut = xmlReadDoc(xml_chars("<body><hole name='a'/><a>A</a><hole name='b'/><b>B</b>"
                                       "</body>"),
                             NULL, NULL, 0);
    xmlDoc *page = xmlReadDoc(xml_chars("<body><i title='-x-0'>-x-0</i><kept name='b'/><p>-x-1</p>"
                                        "<kept name='a'/></body>"),
                              NULL, NULL, 0);
    struct html_pieces *pieces = html_cut(cut, &buffer);
    struct html_plan *plan;

    (void)state;
    html_write(page, pieces, &buffer, &places);
    plan = html_plan_make(&buffer, pieces, &places, "-x-");
    for (size_t i = 0; i < 2; i++) {
        html_plan_write(plan, pieces, values[i], &buffer);
        assert_int_equal(buffer.length, strlen(pages[i]));
        assert_memory_equal(buffer.text, pages[i], buffer.length);
    }
    free(plan);
    free(pieces);
    xmlFreeDoc(page);
    xmlFreeDoc(cut);
    html_buffer_close(&buffer);
}

static const char *bytes_of(struct pool *pool, const char *text)
{
    struct bytes bytes = {.pool = pool};
    xmlDoc *document = xmlReadDoc(xml_chars(text), NULL, NULL, 0);

    xml_bytes(xmlDocGetRootElement(document), &bytes);
    bytes_add(&bytes, "", 1);
    xmlFreeDoc(document);
    return bytes.at;
}

static void test_the_bytes_of_trees_that_differ_differ(void **state)
{
    static const char *const trees[] = {
        "<a/>",         "<b/>",         "<a><b/></a>",        "<a><b/><b/></a>", "<a>b</a>",
        "<a b=''/>",    "<a b='c'/>",   "<a b='c' d=''/>",    "<a b='c=d'/>",    "<a><b>c</b></a>",
        "<a><b/>c</a>", "<a>c<b/></a>", "<a><b><b/></b></a>",
    };
    struct pool *pool = pool_open();

    (void)state;
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        assert_string_equal(bytes_of(pool, trees[i]), bytes_of(pool, trees[i]));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(bytes_of(pool, trees[i]), bytes_of(pool, trees[k]));
    }
    pool_close(pool);
}

static void test_passwords(void **state)
{
    struct pool *pool = *state;
    const char *hash = password_hash(pool, "correct cheval pile agrafe");

    assert_true(password_matches(pool, "correct cheval pile agrafe", hash));
    assert_false(password_matches(pool, "correct cheval pile agraf", hash));
    assert_false(password_matches(pool, "", hash));
    assert_false(password_matches(pool, "x", ""));
    assert_false(password_matches(pool, "", ""));
    assert_false(password_matches(pool, "x", "$argon2id$v=19$m=19456,t=2,p=1$court"));
    assert_string_not_equal(hash, password_hash(pool, "correct cheval pile agrafe"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markup_in_values_is_text),
        cmocka_unit_test(test_a_first_line_end_in_a_textarea_is_kept),
        cmocka_unit_test(test_tables_that_become_cards_say_what_they_are),
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_a_deep_tree_does_not_exhaust_the_stack),
        cmocka_unit_test(test_a_plan_has_pieces_and_values_filled_in),
        cmocka_unit_test(test_the_bytes_of_trees_that_differ_differ),
        cmocka_unit_test(test_passwords),
    };

    arena_open();
    crypto_open();
    return RUN_WITH_POOL(tests);
}
