/* Identifiers, by table: what is typed, and what is kept (NULL: refused). */
#include "rules/identifier.h"

#include "reading.h"
static void test_siret(void **state)
{
    static const struct reading cases[] = {
        {"22440002800011", "22440002800011"},
        {" 224 400 028 00011 ", "22440002800011"},
        {"224\u00a0400\u202f028 00011", "22440002800011"},
        {"22440002800012", NULL},
        {"2244000280001", NULL},
        {"224400028000110", NULL},
        {"00000000000000", NULL},
        {"2244000280001A", NULL},
        {"", NULL},
        /* La Poste: the head office passes Luhn, its post offices have a sum of digits that is
         * a multiple of five. */
        {"35600000000048", "35600000000048"},
        {"35600000049837", "35600000049837"},
        {"35600000049838", NULL},
        /* Pasted from a page or a mail. */
        {"\ufeff224\u2011400\u2013028\u200b00011\u200e", "22440002800011"},
        {"SIRET : 224 400 028 00011", "22440002800011"},
        {"N° 22440002800011", "22440002800011"},
        {"n° SIRET 224 400 028 00011", "22440002800011"},
        {"Siret n° : 224.400.028/00011", "22440002800011"},
        {"'22440002800011", "22440002800011"},
        {"2,244E+13", NULL},
        /* The whole passes, its first nine digits do not. */
        {"12345678300000", NULL},
    };

    CHECK(state, siret_read, cases);
}

static void test_naf(void **state)
{
    static const struct reading cases[] = {
        {"8411Z", "8411Z"},
        {"84.11z", "8411Z"},
        {" 84 11 Z", "8411Z"},
        {"8411", NULL},
        {"84.11Z\u200b", "8411Z"},
        {"84111", NULL},
        {"Z8411", NULL},
        {"8411ZZ", NULL},
        {"8411É", NULL},
        {"APE : 84.11Z", "8411Z"},
        {"NAF 8411Z", "8411Z"},
        {"Code NAF : 84.11Z", "8411Z"},
        {"code APE 84,11z", "8411Z"},
        {"NAF", NULL},
    };

    CHECK(state, naf_read, cases);
}

static void test_uai(void **state)
{
    static const struct reading cases[] = {
        {"0440008V", "0440008V"},
        {"0440013a", "0440013A"},
        {"0440309X", "0440309X"},
        {"UAI : 0440008 V", "0440008V"},
        {"RNE 0440008v", "0440008V"},
        {"0440008W", NULL},
        {"440008V", NULL},
        {"04400081", NULL},
    };

    CHECK(state, uai_read, cases);
}

static void test_postcode(void **state)
{
    static const struct reading cases[] = {
        {"44000", "44000"},    {" 44 000", "44000"},
        {"01000", "01000"},    {"00999", NULL},
        {"4400", NULL},        {"440000", NULL},
        {"4400A", NULL},       {"F-44000", "44000"},
        {"44041", "44041"},    {"44\u202f000\u200b", "44000"},
        {"FR 97400", "97400"},
    };

    CHECK(state, postcode_read, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_siret),
        cmocka_unit_test(test_naf),
        cmocka_unit_test(test_uai),
        cmocka_unit_test(test_postcode),
    };

    return RUN_WITH_POOL(tests);
}
