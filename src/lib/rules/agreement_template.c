/* Texts with named fields. */
#include "rules/agreement_template.h"

#include <string.h>

#include "base/bytes.h"
#include "base/pool.h"
#include "base/text.h"

const char *const template_fields[TEMPLATE_FIELDS] = {
    [TEMPLATE_PUPIL] = "eleve",      [TEMPLATE_CLASS] = "classe",
    [TEMPLATE_SCHOOL] = "college",   [TEMPLATE_SCHOOL_TOWN] = "commune-du-college",
    [TEMPLATE_HOST] = "organisme",   [TEMPLATE_TUTOR] = "tuteur",
    [TEMPLATE_TEACHER] = "referent", [TEMPLATE_GUARDIAN] = "representant-legal",
    [TEMPLATE_DATES] = "dates",      [TEMPLATE_PLACE] = "lieu",
};

/* The field named by a word of that length; TEMPLATE_FIELDS if there is none. */
static unsigned field_of(const char *word, size_t length)
{
    unsigned i = 0;

    while (i < TEMPLATE_FIELDS &&
           (strlen(template_fields[i]) != length || strncmp(template_fields[i], word, length) != 0))
        i++;
    return i;
}

struct template_error template_check(struct pool *pool, const char *text)
{
    unsigned line = 1;

    if (text_is_empty(text_trim(pool, text, TEXT_LINES)))
        return (struct template_error){"template-empty", 1, ""};
    for (const char *at = text; *at != '\0'; at++) {
        size_t length;

        line += *at == '\n';
        if (*at == '}')
            return (struct template_error){"template-brace", line, "}"};
        if (*at != '{')
            continue;
        length = strcspn(at + 1, "{}\n");
        if (at[1 + length] != '}')
            return (struct template_error){"template-brace", line, "{"};
        if (field_of(at + 1, length) == TEMPLATE_FIELDS)
            return (struct template_error){"template-field", line,
                                           pool_strndup(pool, at + 1, length)};
        at += 1 + length;
    }
    return (struct template_error){NULL, 0, NULL};
}

/* A text with its fields replaced. */
static const char *text_fill(struct pool *pool, const char *text,
                             const char *const values[TEMPLATE_FIELDS])
{
    struct bytes bytes = {.pool = pool};

    while (*text != '\0') {
        const size_t plain = strcspn(text, "{");
        size_t length;
        unsigned field;

        bytes_add(&bytes, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        length = strcspn(text + 1, "}");
        field = field_of(text + 1, length);
        if (field < TEMPLATE_FIELDS) {
            const char *value = text_is_empty(values[field]) ? "…" : values[field];

            bytes_add(&bytes, value, strlen(value));
        }
        text += 1 + length + (text[1 + length] == '}' ? 1 : 0);
    }
    bytes_add(&bytes, "", 1);
    return bytes.at;
}

void template_fill(struct pool *pool, const char *text, const char *const values[TEMPLATE_FIELDS],
                   struct template_blocks *blocks)
{
    bool is_open = false; /* a paragraph, or an item, that the next line goes on */

    *blocks = (struct template_blocks){.count = 0};
    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");
        const char *line = text_trim(pool, pool_strndup(pool, text, length), TEXT_ONE_LINE);
        const bool is_heading = text_starts_with(line, "#");
        const bool is_item = text_starts_with(line, "- ");

        text += length + (text[length] == '\n' ? 1 : 0);
        if (*line == '\0') {
            is_open = false;
            continue;
        }
        if (is_open && !is_heading && !is_item) {
            struct template_block *last = &blocks->list[blocks->count - 1];

            last->text = pool_printf(pool, "%s %s", last->text, text_fill(pool, line, values));
            continue;
        }
        pool_make_room(pool, blocks->list, blocks->count, blocks->room);
        blocks->list[blocks->count++] =
            (struct template_block){is_heading ? TEMPLATE_HEADING
                                    : is_item  ? TEMPLATE_ITEM
                                               : TEMPLATE_PARAGRAPH,
                                    text_fill(pool,
                                              line + (is_heading ? strspn(line, "# ")
                                                      : is_item  ? 2
                                                                 : 0),
                                              values)};
        is_open = !is_heading;
    }
}
