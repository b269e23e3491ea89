/* Bytes of a card: whole numbers seven bits a byte, texts with their length before them. A day is
 * counted from 2000; 0 is none. */
#include "store/search_card.h"

#include <string.h>

#include "base/pool.h"

enum { CARD_VERSION = 1, NUMBER_SIZE_MAX = 10, WEEKS_MAX = 1000 };
static const struct date first_day = {2000, 1, 1};

struct writer {
    unsigned char *at;
};

struct reader {
    const unsigned char *at;
    const unsigned char *end;
    bool is_good;
};

static void number_put(struct writer *writer, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        *writer->at++ = (unsigned char)(number | 0x80);
    *writer->at++ = (unsigned char)number;
}

static uint64_t number_get(struct reader *reader)
{
    uint64_t number = 0;

    for (unsigned shift = 0; shift < 64 && reader->at < reader->end; shift += 7) {
        const unsigned char byte = *reader->at++;

        number |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
    reader->is_good = false;
    return 0;
}

static void text_put(struct writer *writer, const char *text)
{
    const size_t length = strlen(text);

    number_put(writer, length);
    memcpy(writer->at, text, length);
    writer->at += length;
}

static const char *text_get(struct pool *pool, struct reader *reader)
{
    const uint64_t length = number_get(reader);
    const char *text = "";

    if (!reader->is_good || length > (size_t)(reader->end - reader->at)) {
        reader->is_good = false;
        return text;
    }
    text = pool_strndup(pool, (const char *)reader->at, length);
    reader->at += length;
    return text;
}

static void day_put(struct writer *writer, struct date day)
{
    number_put(writer, date_is_set(day) ? (uint64_t)date_days_between(first_day, day) + 1 : 0);
}

static struct date day_get(struct reader *reader)
{
    const uint64_t days = number_get(reader);

    return days > 0 && days < 3000000 ? date_add(first_day, (int)days - 1) : (struct date){0};
}

/* Degrees, to the fifth decimal that pages show and beyond. */
static void degrees_put(struct writer *writer, double degrees)
{
    uint64_t bits;

    memcpy(&bits, &degrees, sizeof bits);
    number_put(writer, bits);
}

static double degrees_get(struct reader *reader)
{
    const uint64_t bits = number_get(reader);
    double degrees;

    memcpy(&degrees, &bits, sizeof degrees);
    return degrees;
}

static size_t size_max(const struct offer_card *card)
{
    return strlen(card->title) + strlen(card->employer) + strlen(card->town) +
           strlen(card->domain) + strlen(card->logo) +
           (20 + card->week_count * 7) * (size_t)NUMBER_SIZE_MAX;
}

static void week_put(struct writer *writer, const struct offer_week *week)
{
    day_put(writer, week->monday);
    day_put(writer, week->first);
    day_put(writer, week->last);
    day_put(writer, week->apply_until);
    number_put(writer, week->seats);
    number_put(writer, week->taken);
    number_put(writer, week->capacity_id);
}

static struct offer_week week_get(struct reader *reader)
{
    struct offer_week week;

    week.monday = day_get(reader);
    week.first = day_get(reader);
    week.last = day_get(reader);
    week.apply_until = day_get(reader);
    week.seats = (unsigned)number_get(reader);
    week.taken = (unsigned)number_get(reader);
    week.capacity_id = number_get(reader);
    return week;
}

struct card_bytes search_card_pack(struct pool *pool, const struct offer_card *card)
{
    unsigned char *bytes = pool_alloc_unset(pool, size_max(card));
    struct writer writer = {bytes};
    const struct offer_terms *terms = &card->terms;

    number_put(&writer, CARD_VERSION);
    text_put(&writer, card->title);
    text_put(&writer, card->employer);
    text_put(&writer, card->town);
    text_put(&writer, card->domain);
    day_put(&writer, card->first);
    number_put(&writer, terms->state);
    day_put(&writer, terms->last);
    day_put(&writer, terms->apply_from);
    day_put(&writer, terms->apply_to);
    number_put(&writer, (uint64_t)terms->is_suspended | (uint64_t)card->is_located << 1 |
                            (uint64_t)card->meal_on_site << 2 | (uint64_t)card->is_accessible << 3);
    if (card->is_located) {
        degrees_put(&writer, card->latitude);
        degrees_put(&writer, card->longitude);
    }
    number_put(&writer, (uint64_t)card->activated_at);
    number_put(&writer, card->logo_of);
    text_put(&writer, card->logo);
    number_put(&writer, card->week_count);
    for (size_t i = 0; i < card->week_count; i++)
        week_put(&writer, &card->weeks[i]);
    return (struct card_bytes){bytes, (size_t)(writer.at - bytes)};
}

static void weeks_get(struct pool *pool, struct reader *reader, struct offer_card *card)
{
    const uint64_t count = number_get(reader);

    if (count > WEEKS_MAX) {
        reader->is_good = false;
        return;
    }
    card->week_count = (size_t)count;
    card->weeks = pool_array(pool, card->week_count, sizeof *card->weeks);
    for (size_t i = 0; i < card->week_count; i++)
        card->weeks[i] = week_get(reader);
}

bool search_card_unpack(struct pool *pool, const void *bytes, size_t size, uint64_t offer_id,
                        struct offer_card *card)
{
    struct reader reader = {bytes, (const unsigned char *)bytes + size, true};
    uint64_t marks;

    if (size == 0 || number_get(&reader) != CARD_VERSION)
        return false;
    *card = (struct offer_card){.id = offer_id, .distance_km = -1};
    card->title = text_get(pool, &reader);
    card->employer = text_get(pool, &reader);
    card->town = text_get(pool, &reader);
    card->domain = text_get(pool, &reader);
    card->first = day_get(&reader);
    card->terms.state = (enum offer_state)number_get(&reader);
    card->terms.last = day_get(&reader);
    card->terms.apply_from = day_get(&reader);
    card->terms.apply_to = day_get(&reader);
    marks = number_get(&reader);
    card->terms.is_suspended = marks & 1;
    card->is_located = marks >> 1 & 1;
    card->meal_on_site = marks >> 2 & 1;
    card->is_accessible = marks >> 3 & 1;
    if (card->is_located) {
        card->latitude = degrees_get(&reader);
        card->longitude = degrees_get(&reader);
    }
    card->activated_at = (time_t)number_get(&reader);
    card->logo_of = number_get(&reader);
    card->logo = text_get(pool, &reader);
    weeks_get(pool, &reader, card);
    return reader.is_good;
}

void search_card_settle(struct offer_card *card, struct date today)
{
    size_t open = 0;

    card->terms.seats_left = offer_seats_left(&card->terms, card->weeks, card->week_count, today);
    card->terms.is_full = offer_is_full(card->weeks, card->week_count, today);
    for (size_t i = 0; i < card->week_count; i++) {
        if (offer_week_is_open(&card->terms, &card->weeks[i], today))
            card->weeks[open++] = card->weeks[i];
    }
    card->week_count = open;
}
