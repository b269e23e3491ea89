/* Files for spreadsheets: no cell is a formula, whatever was typed; a sink that fails ends the
 * file. */
#include "sheet/sheet.h"

#include "base/bytes.h"
#include "base/text.h"
#include "sheet/field.h"
#include "unit.h"

/* In front of what would begin a formula stands an apostrophe. */
static void test_no_text_is_a_formula(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Dupont", "Dupont"},
        {"=1+1", "'=1+1"},
        {"+33 6 12", "'+33 6 12"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "''\t'=1"},
        {"\tDupont", "'\tDupont"},
        {"\rDupont", "'\rDupont"},
        {"\nDupont", "'\nDupont"},
        {"  =1", "'  =1"},
        {"\u00a0=1", "'\u00a0=1"},
        {"\u3000\u200b=1", "'\u3000\u200b=1"},
        {"\"=1", "'\"=1"},
        {"＝1", "'＝1"},
        {"＋1", "'＋1"},
        {"－1", "'－1"},
        {"＠A", "'＠A"},
        {"﹦1", "'﹦1"},
        {"a;=1", "a;'=1"},
        {"a, =1", "a,' =1"},
        {"a\t=1", "a\t'=1"},
        {"a|=1", "a|'=1"},
        {"a\r\n=1", "a\r'\n'=1"},
        {"1=1", "1=1"},
        {"Jean-Luc", "Jean-Luc"},
        {"'=1", "'=1"},
        {"a; b", "a; b"},
        {"contact@essai.example", "contact@essai.example"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(field_plain(*state, cases[i][0]), cases[i][1]);
}

/* What a spreadsheet that splits at any of these characters sees begins no formula; without the
 * apostrophes it is what was typed. */
static void piece_check(const char *piece, size_t length)
{
    size_t i = 0;

    while (i < length && strchr(" \"", piece[i]) != NULL)
        i++;
    assert_true(i == length || strchr("=+-@", piece[i]) == NULL);
}

static void test_however_it_is_split(void **state)
{
    static const char letters[] = "=+-@ \";,\t\r\n|aé1";
    static const char separators[] = ";,\t\r\n|";
    unsigned seed = 7;

    for (int round = 0; round < 20000; round++) {
        char typed[9] = "";
        const char *plain, *from;

        for (size_t i = 0; i < sizeof typed - 1; i++) {
            seed = seed * 1103515245 + 12345;
            /* "é" has two bytes: its first alone is as good. */
            typed[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        plain = from = field_plain(*state, typed);
        for (const char *c = plain;; c++) {
            if (*c != '\0' && strchr(separators, *c) == NULL)
                continue;
            piece_check(from, (size_t)(c - from));
            from = c + 1;
            if (*c == '\0')
                break;
        }
        for (const char *c = typed; *c != '\0'; c++, plain++) {
            while (*plain == '\'')
                plain++;
            assert_int_equal(*plain, *c);
        }
        assert_string_equal(plain, "");
    }
}

static void test_fields_are_quoted_where_they_must_be(void **state)
{
    static const char *const cases[][2] = {
        {"Dupont", "Dupont"},
        {"a;b", "\"a;b\""},
        {"a,b", "\"a,b\""},
        {"dit \"Jo\"", "\"dit \"\"Jo\"\"\""},
        {"a\nb", "\"a\nb\""},
        {"=1", "\"'=1\""},
        {"", ""},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(field_text(*state, cases[i][0]), cases[i][1]);
}

struct line {
    const char *text;
    uint64_t number;
    struct date date;
    time_t instant;
    const struct line *other;
    unsigned small;
};

static struct sheet_cell twice(const void *row, void *context)
{
    (void)context;
    return sheet_number(2 * ((const struct line *)row)->number);
}

static const struct sheet_column columns[] = {
    {SHEET_COLUMN("TEXTE", 10, struct line, text)},
    {SHEET_COLUMN("NOMBRE", 10, struct line, number)},
    {SHEET_COLUMN("JOUR", 10, struct line, date)},
    {SHEET_COLUMN("INSTANT", 10, struct line, instant)},
    {"DOUBLE", 10, .cell = twice},
    {SHEET_COLUMN_BEHIND("AUTRE", 10, struct line, other, struct line, text)},
    {SHEET_COLUMN("PETIT", 10, struct line, small)},
    {NULL},
};

static bool bytes_put(void *user, const char *bytes, size_t length)
{
    bytes_add(user, bytes, length);
    return true;
}

static void test_a_csv_opens_in_a_french_spreadsheet(void **state)
{
    const struct line other = {.text = "ailleurs"};
    const struct line lines[] = {{"=1;2", 12, day(2026, 12, 7), 1796641200, &other, 7},
                                 {.text = ""}};
    struct bytes bytes = {.pool = *state};
    struct sheet *sheet = sheet_open(SHEET_CSV, "Essai", columns, (struct sink){bytes_put, &bytes});

    for (size_t i = 0; i < COUNT_OF(lines); i++)
        assert_true(sheet_row(sheet, &lines[i], NULL));
    assert_true(sheet_close(sheet));
    bytes_add(&bytes, "", 1);
    assert_string_equal(bytes.at, "\ufeffTEXTE;NOMBRE;JOUR;INSTANT;DOUBLE;AUTRE;PETIT\r\n"
                                  "\"'=1;2\";12;07/12/2026;07/12/2026 12:00;24;ailleurs;7\r\n"
                                  ";0;;;0;;0\r\n");
}

/* Takes so many bytes, then no more. */
static bool little_put(void *user, const char *bytes, size_t length)
{
    size_t *left = user;

    (void)bytes;
    if (length > *left)
        return false;
    *left -= length;
    return true;
}

static void test_a_sink_that_fails_ends_the_file(void **state)
{
    const struct line line = {.text = "Dupont", .number = 1};

    (void)state;
    for (enum sheet_format format = SHEET_XLSX; format <= SHEET_CSV; format++) {
        size_t left = 1000;
        struct sheet *sheet =
            sheet_open(format, "Essai", columns, (struct sink){little_put, &left});

        for (int i = 0; i < 10000; i++) {
            if (!sheet_row(sheet, &line, NULL))
                break;
        }
        assert_false(sheet_close(sheet));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_text_is_a_formula),
        cmocka_unit_test(test_however_it_is_split),
        cmocka_unit_test(test_fields_are_quoted_where_they_must_be),
        cmocka_unit_test(test_a_csv_opens_in_a_french_spreadsheet),
        cmocka_unit_test(test_a_sink_that_fails_ends_the_file),
    };

    setenv("TZ", "Europe/Paris", 1);
    tzset();
    return cmocka_run_group_tests(tests, unit_open, unit_close);
}
