#include "rules/search_spelling.h"

#include <string.h>

#include "base/pool.h"
#include "rules/search_sound.h"

enum { SHORT_MAX = 5, DISTANCE_MAX = 2, DISTANCE_MAX_OF_SOUND = 4, LETTERS_MAX = 32 };

bool spelling_can_be_wrong(const char *word)
{
    const size_t length = strlen(word);

    return length >= SPELLING_LENGTH_MIN && length <= SPELLING_LENGTH_MAX &&
           strspn(word, "abcdefghijklmnopqrstuvwxyz") == length;
}

static void key_add(struct pool *pool, struct terms *keys, const char *key)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (strcmp(keys->list[i], key) == 0)
            return;
    }
    pool_make_room(pool, keys->list, keys->count, keys->room);
    keys->list[keys->count++] = key;
}

/* A text, and the text less each of its letters. */
static void deletions_add(struct pool *pool, struct terms *keys, const char *text)
{
    const size_t length = strlen(text);

    key_add(pool, keys, text);
    for (size_t i = 0; i < length && length > 2; i++)
        key_add(pool, keys, pool_printf(pool, "%.*s%s", (int)i, text, text + i + 1));
}

void spelling_keys(struct pool *pool, const char *word, bool is_brief, struct terms *keys)
{
    const char *sound = pool_printf(pool, "%.*s", SPELLING_LENGTH_MAX, sound_of(pool, word));

    if (is_brief) {
        key_add(pool, keys, sound);
        return;
    }
    deletions_add(pool, keys, sound);
    deletions_add(pool, keys, word);
}

const char *spelling_by_ear(struct pool *pool, const char *word)
{
    static const struct {
        const char *heard;
        const char *written;
        bool is_ending;
    } letters[] = {
        {"iaires", "ier", true},    {"iaire", "ier", true},   {"iair", "ier", true},
        {"euze", "eur", true},      {"euz", "eur", true},     {"isse", "ice", true},
        {"tris", "teur", true},     {"iner", "inaire", true}, {"eter", "etaire", true},
        {"ark", "arch", false},     {"sik", "psych", false},  {"psik", "psych", false},
        {"fisio", "physio", false}, {"oto", "auto", false},
    };

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        const size_t heard = strlen(letters[i].heard), length = strlen(word);
        const size_t place = letters[i].is_ending && length > heard ? length - heard : 0;

        if (strncmp(word + place, letters[i].heard, heard) == 0 &&
            (place > 0 || !letters[i].is_ending))
            return pool_printf(pool, "%.*s%s%s", (int)place, word, letters[i].written,
                               word + place + heard);
    }
    return NULL;
}

unsigned spelling_distance(const char *left, const char *right, unsigned limit)
{
    unsigned rows[3][LETTERS_MAX + 1];
    unsigned *before = rows[0], *last = rows[1], *now = rows[2];
    const size_t height = strlen(left), width = strlen(right);

    if (height > LETTERS_MAX || width > LETTERS_MAX)
        return limit + 1;
    for (unsigned k = 0; k <= width; k++)
        last[k] = k;
    for (size_t i = 1; i <= height; i++) {
        unsigned *spare = before;

        now[0] = (unsigned)i;
        for (size_t k = 1; k <= width; k++) {
            const unsigned change = last[k - 1] + (left[i - 1] != right[k - 1]);

            now[k] = last[k] < now[k - 1] ? last[k] + 1 : now[k - 1] + 1;
            now[k] = change < now[k] ? change : now[k];
            if (i > 1 && k > 1 && left[i - 1] == right[k - 2] && left[i - 2] == right[k - 1] &&
                before[k - 2] + 1 < now[k])
                now[k] = before[k - 2] + 1;
        }
        before = last;
        last = now;
        now = spare;
    }
    return last[width] <= limit ? last[width] : limit + 1;
}

int spelling_cost(struct pool *pool, const char *typed, const char *word, unsigned place)
{
    const unsigned distance = spelling_distance(typed, word, DISTANCE_MAX_OF_SOUND);
    const bool is_same_sound = strcmp(sound_of(pool, typed), sound_of(pool, word)) == 0;
    const bool has_same_start = typed[0] == word[0];
    const unsigned limit = strlen(typed) <= SHORT_MAX || !has_same_start ? 1 : DISTANCE_MAX;

    if (distance > (is_same_sound ? DISTANCE_MAX_OF_SOUND : limit) ||
        (!is_same_sound && !has_same_start && strlen(typed) <= SHORT_MAX))
        return -1;
    return (int)(3 * distance + place) - (is_same_sound ? 3 : 0) + (has_same_start ? 0 : 1) + 3;
}
