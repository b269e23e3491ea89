/* Who and what is the same. */
#include "rules/same.h"

#include <ctype.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/web_address.h"

enum { CLASS_LENGTH_MAX = 40, SHORT_WORD = 3 };

bool same_email(struct pool *pool, const char *a, const char *b)
{
    const char *left, *right;

    return email_read(pool, a, &left) && email_read(pool, b, &right) &&
           strcasecmp(left, right) == 0;
}

static bool has_no_dots(const char *domain)
{
    return strcasecmp(domain, "@gmail.com") == 0 || strcasecmp(domain, "@googlemail.com") == 0;
}

const char *mailbox_counted(struct pool *pool, const char *email)
{
    const char *domain = strrchr(email, '@');
    char *local, *to;

    if (domain == NULL)
        return email;
    local = to = pool_strndup(pool, email, strcspn(email, "+@"));
    for (const char *from = local; *from != '\0'; from++) {
        if (*from != '.' || !has_no_dots(domain))
            *to++ = *from;
    }
    *to = '\0';
    return pool_printf(pool, "%s%s", local, has_no_dots(domain) ? "@gmail.com" : domain);
}

/* What a name of the third form begins with, after its digit, folded; the longest first. */
static const char *const ordinals[] = {"ieme", "eme", "e"};

/* Of a folded name, what follows "3e", "3eme", "3" or "troisieme"; NULL: it is no third form. */
static const char *after_third(const char *folded)
{
    if (text_starts_with(folded, "troisieme"))
        return folded + strlen("troisieme");
    if (*folded != '3' || isdigit((unsigned char)folded[1]))
        return NULL;
    folded++;
    if (*folded == ' ' && folded[1] == 'e' && (folded[2] == ' ' || folded[2] == '\0'))
        folded++;
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
        if (text_starts_with(folded, ordinals[i]))
            return folded + strlen(ordinals[i]);
    }
    return folded;
}

/* Short words are letters and numbers, longer ones are names: "A", "B2", "Segpa". */
static const char *word_written(struct pool *pool, char *word)
{
    const bool is_short = strlen(word) <= SHORT_WORD;

    for (size_t i = 0; word[i] != '\0'; i++) {
        if (is_short || i == 0)
            word[i] = (char)toupper((unsigned char)word[i]);
    }
    return pool_strdup(pool, word);
}

const char *class_written(struct pool *pool, const char *typed)
{
    const char *trimmed = text_trim(pool, typed, TEXT_ONE_LINE);
    const char *folded = text_fold(pool, trimmed);
    const char *rest = after_third(folded);
    const char *written = rest != NULL ? "3e" : "";
    char *words, *next;

    words = pool_strdup(pool, rest != NULL ? rest : folded);
    for (char *word = strtok_r(words, " ", &next); word != NULL; word = strtok_r(NULL, " ", &next))
        written = pool_printf(pool, "%s%s%s", written, *written != '\0' ? " " : "",
                              word_written(pool, word));
    return text_length(written) <= CLASS_LENGTH_MAX ? written : trimmed;
}
