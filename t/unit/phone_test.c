/* Telephones, by table: what is typed, and what is kept (NULL: refused). */
#include "rules/phone.h"

#include "reading.h"

static void test_numbers_of_the_french_plan(void **state)
{
    static const struct reading cases[] = {
        {"02 40 99 15 44", "+33240991544"},
        {"02.40.99.15.44", "+33240991544"},
        {"02-40-99-15-44", "+33240991544"},
        {"02/40/99/15/44", "+33240991544"},
        {"06\u201112\u201134\u201156\u201178", "+33612345678"},
        {"06\u202f12\u00a034\u200956\u200978\u200e", "+33612345678"},
        {"\u202a0612345678", "+33612345678"},
        {"tel:0612345678", "+33612345678"},
        {"Tél. : 06 12 34 56 78", "+33612345678"},
        {"TÉLÉPHONE 06 12 34 56 78", "+33612345678"},
        {"Portable : +33 6 12 34 56 78", "+33612345678"},
        {"06_12_34_56_78 ;", "+33612345678"},
        {"Maman 06 12 34 56 78", NULL},
        {"06 12 34 56 78 / 02 40 99 15 44", NULL},
        {"+33 (0)6 12 34 56 78", "+33612345678"},
        {"+33 06 12 34 56 78", "+33612345678"},
        {"(+33) 6 12 34 56 78", "+33612345678"},
        {"0033612345678", "+33612345678"},
        {"0033 (0)6 12 34 56 78", "+33612345678"},
        {"33 6 12 34 56 78", "+33612345678"},
        {"612345678", "+33612345678"}, /* a spreadsheet took the zero */
        {"0612345", NULL},
        {"06123456789", NULL},
        {"0000000000", NULL},
        {"+", NULL},
        {"+33612", NULL},
        {"+330012345678", NULL},
        {"06 12 34 56 7O", NULL},
        {"06 12 34 56 78 poste 12", NULL},
        {"bonjour", NULL},
        {"", NULL},
    };

    CHECK(state, phone_read, cases);
}

static void test_numbers_overseas(void **state)
{
    static const struct reading cases[] = {
        {"0692 12 34 56", "+262692123456"},        {"0693123456", "+262693123456"},
        {"0639 12 34 56", "+262639123456"},        {"0262 90 90 90", "+262262909090"},
        {"0269 61 12 34", "+262269611234"},        {"0690 12 34 56", "+590690123456"},
        {"0691 12 34 56", "+590691123456"},        {"0590 12 34 56", "+590590123456"},
        {"0694 12 34 56", "+594694123456"},        {"0594 12 34 56", "+594594123456"},
        {"0696 12 34 56", "+596696123456"},        {"0697 12 34 56", "+596697123456"},
        {"0596 12 34 56", "+596596123456"},        {"+262 0692 12 34 56", "+262692123456"},
        {"+262 (0)692 12 34 56", "+262692123456"}, {"00262 692 12 34 56", "+262692123456"},
        {"+33 692 12 34 56", "+262692123456"},     {"692123456", "+262692123456"},
        {"262692123456", "+262692123456"},         {"+590 590 12 34 56", "+590590123456"},
        {"0695 12 34 56", "+33695123456"},         {"06 39 98 12 34", "+33639981234"},
        {"0508 41 12 34", "+508411234"},           {"+33 508 41 12 34", "+508411234"},
        {"+508 41 12 34", "+508411234"},
    };

    CHECK(state, phone_read, cases);
}

static void test_numbers_abroad(void **state)
{
    static const struct reading cases[] = {
        {"+44 20 7946 0958", "+442079460958"},
        {"+44 (0)20 7946 0958", "+442079460958"},
        {"0044 020 7946 0958", "+442079460958"},
        {"+32 0470 12 34 56", "+32470123456"},
        {"+49 (0) 151 23456789", "+4915123456789"},
        {"+39 06 698 12345", "+390669812345"}, /* Italy dials its zero from abroad too */
        {"+225 07 12 34 56 78", "+2250712345678"},
        {"+1 (202) 555-0143", "+12025550143"},
        {"+0612345678", NULL},
        {"+12", NULL},
        {"+1234567890123456", NULL},
    };

    CHECK(state, phone_read, cases);
}

static void test_only_what_can_be_a_mobile_is_one(void **state)
{
    static const struct {
        const char *phone;
        bool can_be;
    } cases[] = {
        {"+33612345678", true},   {"+33712345678", true},   {"+33240991544", false},
        {"+33912345678", false},  {"+262692123456", true},  {"+262639123456", true},
        {"+262262909090", false}, {"+590690123456", true},  {"+590590123456", false},
        {"+594694123456", true},  {"+596596123456", false}, {"+32470123456", true},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (phone_can_be_mobile(cases[i].phone) != cases[i].can_be)
            fail_msg("%s", cases[i].phone);
    }
}

static void test_numbers_are_grouped_as_in_their_country(void **state)
{
    static const char *const cases[][2] = {
        {"+33612345678", "06 12 34 56 78"},
        {"+262692123456", "0692 12 34 56"},
        {"+590590123456", "0590 12 34 56"},
        {"+442079460958", "+44 20 7946 0958"},
        {"+447700900123", "+44 7700 900123"},
        {"+32470123456", "+32 470 12 34 56"},
        {"+3225123456", "+32 2 512 34 56"},
        {"+508411234", "+508 41 12 34"},
        {"+68940123456", "+689 40 12 34 56"},
        {"+41791234567", "+41 79 123 45 67"},
        {"+4915123456789", "+49 151 23456789"},
        {"+34612345678", "+34 612 34 56 78"},
        {"+212612345678", "+212 6 12 34 56 78"},
        {"+352621123456", "+352 621 123 456"},
        {"+12025550143", "+1 202 555 0143"},
        {"+99812345678", "+99812345678"},
        {"", ""},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *shown = phone_text(*state, cases[i][0]);
        char plain[64], *end = plain;

        for (const char *at = shown; *at != '\0'; at++) {
            if (strncmp(at, "\u00a0", 2) == 0) {
                *end++ = ' ';
                at++;
            } else {
                *end++ = *at;
            }
        }
        *end = '\0';
        assert_string_equal(plain, cases[i][1]);
    }
}

static void test_what_is_shown_is_read_back(void **state)
{
    static const char *const phones[] = {"+33612345678",  "+262692123456", "+590590123456",
                                         "+442079460958", "+32470123456",  "+390669812345"};

    for (size_t i = 0; i < COUNT_OF(phones); i++) {
        const char *read;

        assert_true(phone_read(*state, phone_text(*state, phones[i]), &read));
        assert_string_equal(read, phones[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_of_the_french_plan),
        cmocka_unit_test(test_numbers_overseas),
        cmocka_unit_test(test_numbers_abroad),
        cmocka_unit_test(test_only_what_can_be_a_mobile_is_one),
        cmocka_unit_test(test_numbers_are_grouped_as_in_their_country),
        cmocka_unit_test(test_what_is_shown_is_read_back),
    };

    return RUN_WITH_POOL(tests);
}
