/* The longest common subsequence, of lines, then of the words of what differs. */
#include "rules/text_diff.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/pool.h"

/* Cells of the table of lengths: 2 MB at most. */
enum { CELLS_MAX = 1000000 };

struct token {
    const char *at;
    size_t length;
};

struct tokens {
    struct token *list;
    size_t count, room;
};

typedef size_t (*token_length)(const char *at, size_t left);

static size_t line_length(const char *at, size_t left)
{
    const char *end = memchr(at, '\n', left);

    return end != NULL ? (size_t)(end - at) + 1 : left;
}

/* A word with the white space behind it. */
static size_t word_length(const char *at, size_t left)
{
    size_t length = 0;

    while (length < left && strchr(" \n\t", at[length]) == NULL)
        length++;
    while (length < left && strchr(" \n\t", at[length]) != NULL)
        length++;
    return length;
}

static struct tokens cut(struct pool *pool, const char *text, size_t size, token_length length)
{
    struct tokens tokens = {0};

    while (size > 0) {
        const struct token token = {text, length(text, size)};

        pool_make_room(pool, tokens.list, tokens.count, tokens.room);
        tokens.list[tokens.count++] = token;
        text += token.length;
        size -= token.length;
    }
    return tokens;
}

static bool is_same(struct token a, struct token b)
{
    return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

/* Appends a part; one that lies right behind the last in the same text is joined to it. */
static void part_add(struct pool *pool, struct diff *diff, enum diff_kind kind, const char *text,
                     size_t length)
{
    struct diff_part *last = diff->count > 0 ? &diff->parts[diff->count - 1] : NULL;

    if (length == 0)
        return;
    if (last != NULL && last->kind == kind && last->text + last->length == text) {
        last->length += length;
        return;
    }
    pool_make_room(pool, diff->parts, diff->count, diff->room);
    diff->parts[diff->count++] = (struct diff_part){kind, text, length};
}

/* From a token of a range to its end: they lie behind one another in the text. */
static size_t span(const struct token *tokens, size_t count)
{
    return count > 0 ? (size_t)(tokens[count - 1].at - tokens[0].at) + tokens[count - 1].length : 0;
}

/* Takes what was removed and added together: the next level looks into it. */
typedef void (*differ)(struct pool *pool, struct diff *diff, const char *before, size_t before_size,
                       const char *after, size_t after_size);

/* lengths[i][j]: of the longest common subsequence of a from i on and b from j on. */
static uint16_t *lengths_make(struct pool *pool, const struct token *a, size_t count_a,
                              const struct token *b, size_t count_b)
{
    const size_t width = count_b + 1;
    uint16_t *lengths = pool_array(pool, (count_a + 1) * width, sizeof *lengths);

    for (size_t i = count_a; i-- > 0;) {
        for (size_t j = count_b; j-- > 0;) {
            const uint16_t down = lengths[(i + 1) * width + j];
            const uint16_t across = lengths[i * width + j + 1];

            lengths[i * width + j] = is_same(a[i], b[j])
                                         ? (uint16_t)(lengths[(i + 1) * width + j + 1] + 1)
                                     : down > across ? down
                                                     : across;
        }
    }
    return lengths;
}

/* What lies between two common tokens. */
static void gap_add(struct pool *pool, struct diff *diff, const struct token *a, size_t count_a,
                    const struct token *b, size_t count_b, differ differs)
{
    if (count_a > 0 || count_b > 0)
        differs(pool, diff, count_a > 0 ? a->at : "", span(a, count_a), count_b > 0 ? b->at : "",
                span(b, count_b));
}

static void middle_diff(struct pool *pool, struct diff *diff, const struct token *a, size_t count_a,
                        const struct token *b, size_t count_b, differ differs)
{
    const size_t width = count_b + 1;
    size_t i = 0, j = 0, from_a = 0, from_b = 0;
    uint16_t *lengths;

    if (count_a == 0 || count_b == 0 || (count_a + 1) * width > CELLS_MAX) {
        gap_add(pool, diff, a, count_a, b, count_b, differs);
        return;
    }
    lengths = lengths_make(pool, a, count_a, b, count_b);
    while (i < count_a && j < count_b) {
        if (is_same(a[i], b[j])) {
            gap_add(pool, diff, a + from_a, i - from_a, b + from_b, j - from_b, differs);
            part_add(pool, diff, DIFF_SAME, a[i].at, a[i].length);
            from_a = ++i;
            from_b = ++j;
        } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
            i++;
        } else {
            j++;
        }
    }
    gap_add(pool, diff, a + from_a, count_a - from_a, b + from_b, count_b - from_b, differs);
}

static void tokens_diff(struct pool *pool, struct diff *diff, struct tokens a, struct tokens b,
                        differ differs)
{
    size_t head = 0, tail = 0;

    while (head < a.count && head < b.count && is_same(a.list[head], b.list[head]))
        head++;
    while (tail < a.count - head && tail < b.count - head &&
           is_same(a.list[a.count - 1 - tail], b.list[b.count - 1 - tail]))
        tail++;
    if (head > 0)
        part_add(pool, diff, DIFF_SAME, a.list[0].at, span(a.list, head));
    middle_diff(pool, diff, a.list + head, a.count - head - tail, b.list + head,
                b.count - head - tail, differs);
    if (tail > 0)
        part_add(pool, diff, DIFF_SAME, a.list[a.count - tail].at,
                 span(a.list + a.count - tail, tail));
}

static void words_differ(struct pool *pool, struct diff *diff, const char *before,
                         size_t before_size, const char *after, size_t after_size)
{
    part_add(pool, diff, DIFF_REMOVED, before, before_size);
    part_add(pool, diff, DIFF_ADDED, after, after_size);
}

static void lines_differ(struct pool *pool, struct diff *diff, const char *before,
                         size_t before_size, const char *after, size_t after_size)
{
    tokens_diff(pool, diff, cut(pool, before, before_size, word_length),
                cut(pool, after, after_size, word_length), words_differ);
}

struct diff text_diff(struct pool *pool, const char *before, const char *after)
{
    struct diff diff = {0};

    tokens_diff(pool, &diff, cut(pool, before, strlen(before), line_length),
                cut(pool, after, strlen(after), line_length), lines_differ);
    return diff;
}
