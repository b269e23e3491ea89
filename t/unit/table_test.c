/* CSV files as spreadsheets and school software write them: each reads as the same table. */
#include "base/table.h"

#include <iconv.h>

#include "base/text.h"
#include "unit.h"

/* The cells of a table, for comparing: "nom,prenom|Dupont,Zoé|…". */
static const char *flat(struct pool *pool, const struct table *table)
{
    const char *text = "";

    for (size_t i = 0; i < table->column_count; i++)
        text = pool_printf(pool, "%s%s%s", text, i > 0 ? "," : "", table->names[i]);
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t i = 0; i < table->column_count; i++)
            text = pool_printf(pool, "%s%s%s", text, i > 0 ? "," : "|", table->rows[row].cells[i]);
    }
    return text;
}

static const char *parsed(struct pool *pool, const char *bytes, size_t size, struct table *table)
{
    struct table_error error;

    if (!table_parse(pool, bytes, size, 100, table, &error))
        return error.code;
    return flat(pool, table);
}

static void test_each_form_is_read_as_meant(void **state)
{
    static const char expected[] = "nom,prenom,classe|Dupont,Zoé,3e A|D’Hérouville,Léo,3e B";
    static const char *const cases[] = {
        "Nom;Prénom;Classe\nDupont;Zoé;3e A\nD’Hérouville;Léo;3e B\n",
        "Nom,Prénom,Classe\nDupont,Zoé,3e A\nD’Hérouville,Léo,3e B",
        "Nom\tPrénom\tClasse\nDupont\tZoé\t3e A\nD’Hérouville\tLéo\t3e B\n",
        "Nom|Prénom|Classe\nDupont|Zoé|3e A\nD’Hérouville|Léo|3e B\n",
        "Nom;Prénom;Classe\r\nDupont;Zoé;3e A\r\nD’Hérouville;Léo;3e B\r\n",
        "Nom;Prénom;Classe\rDupont;Zoé;3e A\rD’Hérouville;Léo;3e B\r",
        "\"Nom\";\"Prénom\";\"Classe\"\n\"Dupont\";\"Zoé\";\"3e A\"\n\"D’Hérouville\";\"Léo\";\"3e B\"\n",
        "sep=;\nNom;Prénom;Classe\nDupont;Zoé;3e A\nD’Hérouville;Léo;3e B\n",
        "\"sep=;\"\r\nNom;Prénom;Classe\r\nDupont;Zoé;3e A\r\nD’Hérouville;Léo;3e B\r\n",
        "Nom;Prénom;Classe\n;;\nDupont;Zoé;3e A\n\n;;\nD’Hérouville;Léo;3e B\n;;\n;;\n",
        "Nom;Prénom;Classe\nDupont;Zoé;3e A;;;\nD’Hérouville;Léo;3e B;\n",
        "Liste des élèves;;\n\nNom;Prénom;Classe\nDupont;Zoé;3e A\nD’Hérouville;Léo;3e B\n",
        "Collège Jules-Verne\nNom;Prénom;Classe\nDupont;Zoé;3e A\nD’Hérouville;Léo;3e B\n",
        " Nom ;\"Prénom(s)\";\"Classe (division, groupe)*\"\nDupont; Zoé ;3e A\nD’Hérouville;Léo;3e B\n",
        "\xef\xbb\xbfNom;Prénom;Classe\nDupont;Zoé;3e A\nD’Hérouville;Léo;3e B\n",
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct table table;
        const char *text = parsed(*state, cases[i], strlen(cases[i]), &table);

        if (strcmp(text, expected) != 0)
            fail_msg("case %zu gave %s", i, text);
    }
}

static void test_encodings_are_told_apart(void **state)
{
    static const char *const encodings[] = {"WINDOWS-1252", "MACINTOSH", "IBM850",
                                            "UTF-16LE",     "UTF-16BE",  "UTF-8"};
    static const char *const texts[] = {
        "Nom;Prénom;Classe\nHÉLOÏSE;Éléonore;3e A\nLefèvre;François;3e B\n",
        "Nom;Prénom;Classe\nDupont;Zoé;3e A\nMuller;Noël;3e B\nGarçon;Maëlys;3e B\n",
        "Nom;Prénom;Date de naissance\nCABON;Théo;05/03/2012\n",
    };

    for (size_t i = 0; i < COUNT_OF(encodings) * COUNT_OF(texts); i++) {
        const char *encoding = encodings[i % COUNT_OF(encodings)];
        const char *text = texts[i / COUNT_OF(encodings)];
        char bytes[512], *in = (char *)(uintptr_t)text, *out = bytes;
        size_t in_left = strlen(text), out_left = sizeof bytes;
        iconv_t converter = iconv_open(encoding, "UTF-8");
        struct table table, plain;

        assert_int_equal(iconv(converter, &in, &in_left, &out, &out_left), 0);
        iconv_close(converter);
        assert_string_equal(parsed(*state, bytes, sizeof bytes - out_left, &table),
                            parsed(*state, text, strlen(text), &plain));
        if (strcmp(table.encoding, encoding) != 0)
            fail_msg("%s taken as %s", encoding, table.encoding);
    }
}

static void test_what_is_no_table_says_why(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *code;
    } cases[] = {
        {"PK\x03\x04\x14\x00", 6, "spreadsheet"},
        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "spreadsheet"},
        {"%PDF-1.7\n", 9, "pdf"},
        {"", 0, "empty"},
        {" \n;;\n", 5, "empty"},
        {"\"a", 2, "quote"},
        {"a;b\n1;2;3\n", 10, "ragged"},
        {"a\n1\n2\n3\n4\n", 10, "long"},
        {"\x00\x01\x02\x03\xff\xfe\xfd", 7, "encoding"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct table table;
        struct table_error error;

        assert_false(table_parse(*state, cases[i].bytes, cases[i].size, 3, &table, &error));
        assert_string_equal(error.code, cases[i].code);
    }
}

static void test_quotes_in_the_middle_are_letters(void **state)
{
    static const char text[] = "Nom;Prénom\nDupont;Jean \"Jeannot\" Paul\n";
    struct table table;

    assert_string_equal(parsed(*state, text, strlen(text), &table),
                        "nom,prenom|Dupont,Jean \"Jeannot\" Paul");
}

static void test_lines_are_those_of_the_file(void **state)
{
    static const char text[] = "sep=;\n\nNom;Note\n\nDupont;\"sur\ndeux lignes\"\n;;\nMartin;x\n";
    struct table table;

    parsed(*state, text, strlen(text), &table);
    assert_int_equal(table.row_count, 2);
    assert_int_equal(table.rows[0].line, 5);
    assert_int_equal(table.rows[1].line, 8);
}

static void test_columns_are_found_by_meaning_and_others_named(void **state)
{
    static const char text[] = "INE;Nom de famille*;Prénom 1;Régime\n1;Dupont;Zoé;DP\n";
    struct table table;

    parsed(*state, text, strlen(text), &table);
    assert_int_equal(table_column(*state, &table, "nom|nom de famille"), 1);
    assert_int_equal(table_column(*state, &table, "prenom|prenom 1"), 2);
    assert_int_equal(table_column(*state, &table, "classe"), -1);
    assert_string_equal(table_unknown_columns(*state, &table), "INE, Régime");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_form_is_read_as_meant),
        cmocka_unit_test(test_encodings_are_told_apart),
        cmocka_unit_test(test_what_is_no_table_says_why),
        cmocka_unit_test(test_quotes_in_the_middle_are_letters),
        cmocka_unit_test(test_lines_are_those_of_the_file),
        cmocka_unit_test(test_columns_are_found_by_meaning_and_others_named),
    };

    return RUN_WITH_POOL(tests);
}
