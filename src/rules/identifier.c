/* Identifiers: well formed or not. */
#include "rules/identifier.h"

#include <ctype.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* The typed text without spaces (no-break ones included) and the given separators, in upper
 * case; letters beyond ASCII stay and make the reading fail later. */
static char *compact(struct pool *pool, const char *typed, const char *separators)
{
    char *out = pool_alloc(pool, strlen(typed) + 1);
    char *end = out;

    while (*typed != '\0') {
        if (text_starts_with(typed, "\u00a0")) {
            typed += strlen("\u00a0");
        } else if (text_starts_with(typed, "\u202f")) {
            typed += strlen("\u202f");
        } else {
            if (!isspace((unsigned char)*typed) && strchr(separators, *typed) == NULL)
                *end++ = (char)toupper((unsigned char)*typed);
            typed++;
        }
    }
    return out;
}

static bool is_digits(const char *text, size_t count)
{
    return strlen(text) == count && strspn(text, "0123456789") == count;
}

static int luhn_sum(const char *digits, size_t count)
{
    int sum = 0;

    for (size_t i = 0; i < count; i++) {
        int digit = digits[count - 1 - i] - '0';

        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum;
}

static int digit_sum(const char *digits)
{
    int sum = 0;

    for (; *digits != '\0'; digits++)
        sum += *digits - '0';
    return sum;
}

bool siret_read(struct pool *pool, const char *typed, const char **siret)
{
    char *digits = compact(pool, typed, ".-");

    *siret = digits;
    if (!is_digits(digits, 14) || digit_sum(digits) == 0)
        return false;
    return luhn_sum(digits, 14) % 10 == 0 ||
           (text_starts_with(digits, "356000000") && digit_sum(digits) % 5 == 0);
}

bool naf_read(struct pool *pool, const char *typed, const char **naf)
{
    char *code = compact(pool, typed, ".");

    *naf = code;
    return strlen(code) == 5 && strspn(code, "0123456789") == 4 && isupper((unsigned char)code[4]);
}

bool uai_read(struct pool *pool, const char *typed, const char **uai)
{
    static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ"; /* no I, O, Q */
    char *code = compact(pool, typed, ".-");
    long number = 0;

    *uai = code;
    if (strlen(code) != 8 || strspn(code, "0123456789") != 7)
        return false;
    for (int i = 0; i < 7; i++)
        number = number * 10 + (code[i] - '0');
    return code[7] == letters[number % 23];
}

static bool is_email_local(const char *text, size_t length)
{
    static const char accepted[] = ".!#$%&'*+/=?^_`{|}~-";

    if (length == 0 || length > 64)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)text[i]) && strchr(accepted, text[i]) == NULL)
            return false;
    }
    return true;
}

/* Labels of letters, digits and inner hyphens, at least two of them (RFC 1123, 2.1). */
static bool is_host(const char *host, size_t length)
{
    size_t label = 0, labels = 1;

    for (size_t i = 0; i < length; i++) {
        const char c = host[i];

        if (c == '.') {
            if (label == 0 || host[i - 1] == '-')
                return false;
            label = 0;
            labels++;
        } else if (isalnum((unsigned char)c) || (c == '-' && label > 0)) {
            if (++label > 63)
                return false;
        } else {
            return false;
        }
    }
    return label > 0 && labels > 1 && host[length - 1] != '-';
}

bool email_read(struct pool *pool, const char *typed, const char **email)
{
    char *address = pool_strdup(pool, text_trim(pool, typed, TEXT_ONE_LINE));
    char *at = strrchr(address, '@');

    *email = address;
    if (at == NULL || strlen(address) > 254 || !is_email_local(address, (size_t)(at - address)) ||
        !is_host(at + 1, strlen(at + 1)))
        return false;
    for (char *c = at + 1; *c != '\0'; c++)
        *c = (char)tolower((unsigned char)*c);
    return true;
}

bool phone_read(struct pool *pool, const char *typed, const char **phone)
{
    const char *number = compact(pool, typed, ".-/()");

    *phone = number;
    if (text_starts_with(number, "00"))
        number = pool_printf(pool, "+%s", number + 2);
    if (text_starts_with(number, "+330"))
        number = pool_printf(pool, "+33%s", number + 4); /* +33 (0)6 … */
    if (is_digits(number, 10) && number[0] == '0' && number[1] != '0') {
        *phone = pool_printf(pool, "+33%s", number + 1);
        return true;
    }
    *phone = number;
    if (text_starts_with(number, "+33"))
        return is_digits(number + 3, 9) && number[3] != '0';
    if (number[0] != '+' || number[1] == '0')
        return false;
    return strspn(number + 1, "0123456789") == strlen(number + 1) && strlen(number) >= 8 &&
           strlen(number) <= 16;
}

bool phone_can_be_mobile(const char *phone)
{
    return !text_starts_with(phone, "+33") || phone[3] == '6' || phone[3] == '7';
}

const char *phone_text(struct pool *pool, const char *phone)
{
    const char *p = phone + 3;

    if (text_is_empty(phone) || !text_starts_with(phone, "+33") || strlen(phone) != 12)
        return phone;
    return pool_printf(pool, "0%c\u00a0%.2s\u00a0%.2s\u00a0%.2s\u00a0%.2s", p[0], p + 1, p + 3,
                       p + 5, p + 7);
}

bool postcode_read(struct pool *pool, const char *typed, const char **postcode)
{
    *postcode = compact(pool, typed, "");
    return is_digits(*postcode, 5) && strcmp(*postcode, "01000") >= 0;
}

bool website_read(struct pool *pool, const char *typed, const char **website)
{
    const char *address = text_trim(pool, typed, TEXT_ONE_LINE);
    const char *host;

    if (strstr(address, "://") == NULL)
        address = pool_printf(pool, "https://%s", address);
    *website = address;
    if (strncasecmp(address, "http://", 7) == 0)
        host = address + 7;
    else if (strncasecmp(address, "https://", 8) == 0)
        host = address + 8;
    else
        return false;
    for (const char *c = address; *c != '\0'; c++) {
        if (*c <= 0x20 || strchr("\"<>\\^`{|}", *c) != NULL)
            return false;
    }
    return is_host(host, strcspn(host, "/?#:"));
}
