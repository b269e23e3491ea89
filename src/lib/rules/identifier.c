/* Identifiers: well formed or not. */
#include "rules/identifier.h"

#include <ctype.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* Compact, and in upper case; letters beyond ASCII stay and make the reading fail later. */
static const char *compact(struct pool *pool, const char *typed, const char *separators)
{
    char *code = pool_strdup(pool, text_compact(pool, typed, separators));

    for (char *c = code; *c != '\0'; c++)
        *c = (char)toupper((unsigned char)*c);
    return code;
}

/* Behind the words that a code is often copied with: "SIRET : 224…", "Code NAF 8411Z". */
static const char *name_skip(const char *code)
{
    static const char *const words[] = {"SIRET", "CODE", "NAF", "APE", "UAI",
                                        "RNE",   "N°",   ":",   "'"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text_starts_with(code, words[i]))
            return name_skip(code + strlen(words[i]));
    }
    return code;
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
    const char *digits = name_skip(compact(pool, typed, "./"));

    *siret = digits;
    if (!is_digits(digits, 14) || digit_sum(digits) == 0 || luhn_sum(digits, 9) % 10 != 0)
        return false;
    return luhn_sum(digits, 14) % 10 == 0 ||
           (text_starts_with(digits, "356000000") && digit_sum(digits) % 5 == 0);
}

bool naf_read(struct pool *pool, const char *typed, const char **naf)
{
    const char *code = name_skip(compact(pool, typed, ".,"));

    *naf = code;
    return strlen(code) == 5 && strspn(code, "0123456789") == 4 && isupper((unsigned char)code[4]);
}

bool uai_read(struct pool *pool, const char *typed, const char **uai)
{
    static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ"; /* no I, O, Q */
    const char *code = name_skip(compact(pool, typed, "."));
    long number = 0;

    *uai = code;
    if (strlen(code) != 8 || strspn(code, "0123456789") != 7)
        return false;
    for (int i = 0; i < 7; i++)
        number = number * 10 + (code[i] - '0');
    return code[7] == letters[number % 23];
}

bool postcode_read(struct pool *pool, const char *typed, const char **postcode)
{
    const char *code = compact(pool, typed, ".");

    /* As on envelopes from abroad: "F-44000". */
    code += text_starts_with(code, "FR") ? 2 : text_starts_with(code, "F") ? 1 : 0;
    *postcode = code;
    return is_digits(code, 5) && strcmp(code, "01000") >= 0;
}
