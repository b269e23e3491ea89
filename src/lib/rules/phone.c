/* Telephone numbers. */
#include "rules/phone.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"

#define NBSP "\u00a0"

enum { FRENCH_LENGTH = 9 }; /* after the country code, without the zero */

/* The country codes whose numbers are of the French plan. */
static const char *const french_codes[] = {"33", "262", "590", "594", "596"};

/* Its blocks that belong to another country code than 33; the last that fits counts. 06 39 98 is
 * kept for fiction, for examples like ours. */
static const struct {
    const char *block;
    const char *code;
} overseas_blocks[] = {
    {"262", "262"}, {"263", "262"}, {"269", "262"},  {"639", "262"}, {"692", "262"}, {"693", "262"},
    {"590", "590"}, {"690", "590"}, {"691", "590"},  {"594", "594"}, {"694", "594"}, {"596", "596"},
    {"696", "596"}, {"697", "596"}, {"63998", "33"}, {"508", "508"},
};

/* Other countries, with the first digits where these decide: how the digits after the code are
 * grouped, for as many as there are (ITU-T E.123 and the countries' own habits). has_trunk: a
 * zero is dialled inside the country only. */
static const struct country {
    const char *code;
    const char *block;
    bool has_trunk;
    const char *groups[2];
} countries[] = {
    {"1", "", false, {"334"}},          {"32", "", true, {"3222", "1322"}},
    {"34", "", false, {"3222"}},        {"351", "", false, {"333"}},
    {"352", "", false, {"333", "222"}}, {"376", "", false, {"33"}},
    {"377", "", false, {"2222"}},       {"39", "", false, {"334", "333"}},
    {"40", "", true, {"333"}},          {"41", "", true, {"2322"}},
    {"43", "", true, {"37", "36"}},     {"44", "2", true, {"244"}},
    {"44", "", true, {"46"}},           {"48", "", false, {"333"}},
    {"49", "", true, {"38", "37"}},     {"90", "", true, {"3322"}},
    {"212", "", true, {"12222"}},       {"213", "", true, {"3222", "2222"}},
    {"216", "", false, {"233"}},        {"221", "", false, {"2322"}},
    {"225", "", false, {"22222"}},      {"508", "", true, {"222"}},
    {"687", "", false, {"222"}},        {"689", "", false, {"2222"}},
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static bool is_digits(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

/* The code of the French plan that the digits begin with; NULL if none. */
static const char *french_code(const char *digits)
{
    for (size_t i = 0; i < COUNT_OF(french_codes); i++) {
        if (text_starts_with(digits, french_codes[i]))
            return french_codes[i];
    }
    return NULL;
}

static const struct country *country_of(const char *digits)
{
    for (size_t i = 0; i < COUNT_OF(countries); i++) {
        const struct country *country = &countries[i];

        if (text_starts_with(digits, country->code) &&
            text_starts_with(digits + strlen(country->code), country->block))
            return country;
    }
    return NULL;
}

/* Nine digits of the French plan, under the code given or the one that their block belongs to. */
static bool french_read(struct pool *pool, const char *code, const char *digits, const char **phone)
{
    if (strlen(digits) != FRENCH_LENGTH || digits[0] == '0')
        return false;
    for (size_t i = 0; i < COUNT_OF(overseas_blocks); i++) {
        if (text_starts_with(digits, overseas_blocks[i].block))
            code = overseas_blocks[i].code;
    }
    if (strcmp(code, "508") == 0)
        digits += strlen(code); /* Saint-Pierre-et-Miquelon: its zero and block are the code */
    *phone = pool_printf(pool, "+%s%s", code, digits);
    return true;
}

/* Digits that begin with a country code. */
static bool foreign_read(struct pool *pool, const char *digits, const char **phone)
{
    const char *french = french_code(digits);
    const struct country *country = country_of(digits);
    size_t code;

    if (french != NULL) {
        digits += strlen(french);
        return french_read(pool, french, digits[0] == '0' ? digits + 1 : digits, phone);
    }
    code = country != NULL ? strlen(country->code) : 0;
    if (country != NULL && country->has_trunk && digits[code] == '0')
        digits = pool_printf(pool, "%s%s", country->code, digits + code + 1);
    *phone = pool_printf(pool, "+%s", digits);
    return digits[0] != '0' && strlen(digits) >= 7 && strlen(digits) <= 15;
}

/* What is typed without a country code, or with a French one but without its plus. */
static bool local_read(struct pool *pool, const char *digits, const char **phone)
{
    const char *code = french_code(digits);

    if (digits[0] == '0')
        return french_read(pool, "33", digits + 1, phone);
    if (strlen(digits) == FRENCH_LENGTH)
        return french_read(pool, "33", digits, phone);
    return code != NULL && french_read(pool, code, digits + strlen(code), phone);
}

/* "+33 (0)6 …": the zero in parentheses is for calls from inside the country. */
static const char *without_optional_zero(struct pool *pool, const char *typed)
{
    const char *zero = strstr(typed, "(0)");

    return zero == NULL || zero == typed
               ? typed
               : pool_printf(pool, "%.*s%s", (int)(zero - typed), typed, zero + 3);
}

/* Behind the words that a number is often copied with: "Tél. : 06 …". */
static const char *label_skip(struct pool *pool, const char *typed)
{
    static const char *const labels[] = {"tel", "telephone", "port", "portable", "mobile", "fixe"};
    const size_t length = strcspn(typed, "+(0123456789");
    const char *label = text_fold(pool, pool_strndup(pool, typed, length));

    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        if (strcmp(label, labels[i]) == 0)
            return typed + length;
    }
    return typed;
}

bool phone_read(struct pool *pool, const char *typed, const char **phone)
{
    const char *trimmed = label_skip(pool, text_trim(pool, typed, TEXT_ONE_LINE));
    const char *number = text_compact(pool, without_optional_zero(pool, trimmed), "./()'_;");

    if (text_starts_with(number, "00"))
        number = pool_printf(pool, "+%s", number + 2);
    *phone = number;
    if (number[0] == '+')
        return is_digits(number + 1) && foreign_read(pool, number + 1, phone);
    return is_digits(number) && local_read(pool, number, phone);
}

bool phone_can_be_mobile(const char *phone)
{
    const char *code = phone[0] == '+' ? french_code(phone + 1) : NULL;

    return code == NULL || phone[1 + strlen(code)] == '6' || phone[1 + strlen(code)] == '7';
}

/* The digits in groups of the given lengths, after what begins the text. */
static const char *grouped(struct pool *pool, const char *begin, const char *digits,
                           const char *lengths)
{
    const char *text = begin;

    for (; *lengths != '\0'; lengths++) {
        const int length = *lengths - '0';

        text = pool_printf(pool, "%s%s%.*s", text, text == begin ? "" : NBSP, length, digits);
        digits += length;
    }
    return text;
}

static size_t groups_sum(const char *lengths)
{
    size_t sum = 0;

    for (; *lengths != '\0'; lengths++)
        sum += (size_t)(*lengths - '0');
    return sum;
}

const char *phone_text(struct pool *pool, const char *phone)
{
    const char *code = phone[0] == '+' ? french_code(phone + 1) : NULL;
    const struct country *country = phone[0] == '+' ? country_of(phone + 1) : NULL;

    if (code != NULL && strlen(phone + 1) == strlen(code) + FRENCH_LENGTH)
        return grouped(pool, "0", phone + 1 + strlen(code),
                       strcmp(code, "33") == 0 ? "12222" : "3222");
    for (size_t i = 0; country != NULL && i < COUNT_OF(country->groups); i++) {
        const char *digits = phone + 1 + strlen(country->code);

        if (country->groups[i] != NULL && strlen(digits) == groups_sum(country->groups[i]))
            return grouped(pool, pool_printf(pool, "+%s" NBSP, country->code), digits,
                           country->groups[i]);
    }
    return phone;
}
