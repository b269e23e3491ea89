/* What a PDF says to a screen reader, whichever cairo drew it. */
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "base/pool.h"
#include "pdf/document.h"
#include "unit.h"

static const char source[] =
    "<print title='Convention'><h1>Convention</h1><facts><fact name='Lieu'>Nantes</fact></facts>"
    "<table><head><cell width='40'>Jour</cell><cell width='60'>Heures</cell></head>"
    "<row><cell>Lundi</cell><cell>7</cell></row></table>"
    "<drawing alt='Signature'>M 0 0 L 600 200</drawing><qr>https://stages.example</qr></print>";

static unsigned count_of(const char *bytes, size_t length, const char *words)
{
    const char *at = bytes;
    unsigned count = 0;

    while ((at = memmem(at, length - (size_t)(at - bytes), words, strlen(words))) != NULL) {
        at++;
        count++;
    }
    return count;
}

static void test_what_a_screen_reader_is_told(void **state)
{
    static const struct {
        const char *words;
        unsigned at_least;
    } table[] = {
        {"/Lang (fr-FR)", 1}, {"/DisplayDocTitle true", 1},
        {"/Scope /Row", 1},   {"/Scope /Column", 2},
        {"/Alt <FEFF", 2},
    };
    struct pool *pool = pool_open();
    xmlDoc *document = xmlReadMemory(source, sizeof source - 1, NULL, NULL, 0);
    size_t length;
    const char *bytes = pdf_document(pool, document, &length);

    (void)state;
    assert_non_null(bytes);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        print_message("%s\n", table[i].words);
        assert_true(count_of(bytes, length, table[i].words) >= table[i].at_least);
    }
    xmlFreeDoc(document);
    pool_close(pool);
}

/* Each figure's words are those of something that is drawn: its element has content. */
static void test_figures_have_content(void **state)
{
    static const char figure[] = "/S /Figure";
    struct pool *pool = pool_open();
    xmlDoc *document = xmlReadMemory(source, sizeof source - 1, NULL, NULL, 0);
    size_t length;
    const char *bytes = pdf_document(pool, document, &length), *at = bytes;

    (void)state;
    assert_non_null(bytes);
    while ((at = memmem(at, length - (size_t)(at - bytes), figure, sizeof figure - 1)) != NULL) {
        const char *end = strstr(at, "endobj"), *content = strstr(at, "/K ");

        assert_true(content != NULL && content < end);
        at = end;
    }
    xmlFreeDoc(document);
    pool_close(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_screen_reader_is_told),
        cmocka_unit_test(test_figures_have_content),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
