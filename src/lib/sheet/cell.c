#include "sheet/cell.h"

#include <string.h>

#include "base/text.h"

struct sheet_cell sheet_text(const char *text)
{
    if (text_is_empty(text))
        return (struct sheet_cell){.kind = SHEET_EMPTY};
    return (struct sheet_cell){.kind = SHEET_TEXT, .text = text};
}

struct sheet_cell sheet_number(uint64_t number)
{
    return (struct sheet_cell){.kind = SHEET_NUMBER, .number = number};
}

struct sheet_cell sheet_date(struct date date)
{
    return date_is_set(date) ? (struct sheet_cell){.kind = SHEET_DATE, .date = date}
                             : (struct sheet_cell){.kind = SHEET_EMPTY};
}

struct sheet_cell sheet_instant(time_t instant)
{
    return instant != 0 ? (struct sheet_cell){.kind = SHEET_INSTANT, .instant = instant}
                        : (struct sheet_cell){.kind = SHEET_EMPTY};
}

static uint64_t number_at(const char *at, size_t size)
{
    uint64_t number;
    unsigned small;

    if (size == sizeof number) {
        memcpy(&number, at, sizeof number);
        return number;
    }
    memcpy(&small, at, sizeof small);
    return small;
}

struct sheet_cell sheet_member_cell(const struct sheet_member *member, const void *row)
{
    const char *at = row, *text;
    struct date date;
    time_t instant;

    if (member->is_behind) {
        /* It is the pointer that is copied. */
        /* cppcheck-suppress pointerSize */
        memcpy(&at, at + member->pointer, sizeof at);
        if (at == NULL)
            return (struct sheet_cell){.kind = SHEET_EMPTY};
    }
    at += member->offset;
    switch (member->kind) {
    case SHEET_TEXT: memcpy(&text, at, sizeof text); return sheet_text(text);
    case SHEET_NUMBER: return sheet_number(number_at(at, member->size));
    case SHEET_DATE: memcpy(&date, at, sizeof date); return sheet_date(date);
    case SHEET_INSTANT: memcpy(&instant, at, sizeof instant); return sheet_instant(instant);
    case SHEET_EMPTY: break;
    }
    return (struct sheet_cell){.kind = SHEET_EMPTY};
}
