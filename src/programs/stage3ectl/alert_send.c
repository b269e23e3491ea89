/* A message a person a day. Many persons share a transaction, in which all is read again, locked:
 * what was settled meanwhile is not said, and what is said is noted (alert_sent). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "service/alert_service.h"
#include "stage3ectl/due.h"
#include "stage3ectl/parts.h"

enum { BATCH = 100, TRIES = 3 };
_Static_assert((int)BATCH <= (int)DB_LIST_MAX, "the persons of a batch are one list");

/* Some persons, and all that is due for them. */
struct batch {
    struct deadlines *deadlines;
    struct pool *pool;
    const struct due *dues;
    size_t count;
    unsigned reminded;
};

static bool is_same_person(const uint8_t *a, const uint8_t *b)
{
    return memcmp(a, b, PERSON_SIZE) == 0;
}

/* They are sorted, as the dues are. */
static struct persons persons_of(const struct batch *batch)
{
    struct persons persons = {pool_array(batch->pool, BATCH, PERSON_SIZE), 0};

    for (size_t i = 0; i < batch->count; i++) {
        if (i == 0 || !is_same_person(batch->dues[i].person, batch->dues[i - 1].person))
            memcpy(persons.list[persons.count++], batch->dues[i].person, PERSON_SIZE);
    }
    return persons;
}

/* What is due of one alert, as it stands now. */
static bool alert_read(struct db *db, struct batch *batch, enum alert alert,
                       const struct persons *told, struct alert_items *items)
{
    uint64_t ids[DB_LIST_MAX];
    size_t count = 0;

    for (size_t i = 0; i < batch->count; i++) {
        if (batch->dues[i].alert == alert && !persons_have(told, batch->dues[i].person))
            ids[count++] = batch->dues[i].id;
        if (count == 0 || (count < DB_LIST_MAX && i + 1 < batch->count))
            continue;
        if (!store_alert_again(db, alert, ids, count, items))
            return false;
        count = 0;
    }
    return true;
}

/* By person, then as the mail has them. */
static int items_order(const void *left, const void *right)
{
    const struct alert_item *a = left, *b = right;
    const int order = memcmp(a->person, b->person, PERSON_SIZE);

    if (order != 0)
        return order;
    if (a->alert != b->alert)
        return a->alert < b->alert ? -1 : 1;
    if (a->step != b->step)
        return a->step > b->step ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

static bool items_read(struct db *db, struct batch *batch, const struct persons *told,
                       struct alert_items *items)
{
    for (size_t i = 0; i < ALERTS; i++) {
        if (!alert_read(db, batch, (enum alert)i, told, items))
            return false;
    }
    for (size_t i = 0; i < items->count; i++) {
        struct alert_item *item = &items->list[i];
        const unsigned step = alert_step(batch->deadlines, item);

        item->step = step > item->sent ? step : 0;
    }
    if (items->count > 0)
        qsort(items->list, items->count, sizeof *items->list, items_order);
    return alert_facts_find(db, batch->deadlines, items);
}

/* The letters of a batch, and what is noted of them. */
struct letters {
    struct alert_letter *list;
    size_t count;
    const struct alert_item **noted;
    size_t noted_count;
};

/* What has no step now is said along with what has one, of the same alert; else not at all. */
static bool is_said(const struct alert_item *items, size_t count, const struct alert_item *item)
{
    if (item->alert >= ALERT_SCHOOL || item->alert == ALERT_SEARCH)
        return item->step > 0 && item->extra != NULL;
    for (size_t i = 0; item->step == 0 && i < count; i++) {
        if (items[i].alert == item->alert && items[i].step > 0)
            return item->alert == ALERT_ANSWER;
    }
    return item->step > 0;
}

/* The items of one person. */
static void letter_make(struct batch *batch, const struct alert_item *items, size_t count,
                        const struct alert_choices *choices, struct letters *letters)
{
    struct alert_letter letter = {pool_array(batch->pool, count, sizeof *letter.items), 0,
                                  pool_array(batch->pool, count, sizeof *letter.texted), 0};
    const bool has_sms = *batch->deadlines->config->sms.url != '\0';

    for (size_t i = 0; i < count; i++) {
        const struct alert_item *item = &items[i];
        const enum alert_way chosen = alert_chosen(choices, item->person, item->alert);
        const struct alert_ways ways =
            alert_ways(item->alert, chosen, has_sms && *item->mobile != '\0', item->step);

        if (!is_said(items, count, item) || (!ways.mail && !ways.sms))
            continue;
        if (ways.mail)
            letter.items[letter.count++] = item;
        if (ways.sms)
            letter.texted[letter.texted_count++] = item;
        if (item->step > 0)
            letters->noted[letters->noted_count++] = item;
    }
    if (letter.count > 0 || letter.texted_count > 0)
        letters->list[letters->count++] = letter;
}

static void letters_make(struct batch *batch, const struct alert_items *items,
                         const struct alert_choices *choices, struct letters *letters)
{
    size_t length;

    letters->list = pool_array(batch->pool, items->count + 1, sizeof *letters->list);
    letters->noted = pool_array(batch->pool, items->count + 1, sizeof *letters->noted);
    for (size_t i = 0; i < items->count; i += length) {
        length = 1;
        while (i + length < items->count &&
               is_same_person(items->list[i].person, items->list[i + length].person))
            length++;
        letter_make(batch, &items->list[i], length, choices, letters);
    }
}

/* Who could not be reminded in time, because this did not run, has until tomorrow. */
static bool time_leave(struct db *db, const struct deadlines *deadlines,
                       const struct alert_item *item)
{
    const struct date until = date_min(date_add(deadlines->today, 1), date_add(item->monday, -1));

    return date_compare(deadlines->today, item->until) <= 0 ||
           store_confirm_extend(db, item->application_id, until);
}

/* What else follows from its being said. */
static bool noted_treat(struct db *db, const struct batch *batch, const struct letters *letters)
{
    for (size_t i = 0; i < letters->noted_count; i++) {
        const struct alert_item *item = letters->noted[i];
        bool is_done;

        if (item->alert == ALERT_CONFIRM && !time_leave(db, batch->deadlines, item))
            return false;
        if (item->alert == ALERT_SEARCH &&
            !alert_search_told(db, batch->deadlines, item->extra, &is_done))
            return false;
    }
    return true;
}

static bool batch_write(struct db *db, void *argument)
{
    struct batch *batch = argument;
    const struct deadlines *deadlines = batch->deadlines;
    struct persons persons, told;
    struct alert_items items = {0};
    struct alert_choices choices;
    struct letters letters = {0};

    pool_reset(batch->pool);
    persons = persons_of(batch);
    if (!store_alerted_since(db, &persons, date_start(deadlines->today), &told) ||
        !items_read(db, batch, &told, &items) || !store_alert_choices(db, &persons, &choices))
        return false;
    letters_make(batch, &items, &choices, &letters);
    batch->reminded = (unsigned)letters.count;
    return service_alerts_send(db, deadlines->config, letters.noted, letters.noted_count,
                               letters.list, letters.count, deadlines->now) &&
           noted_treat(db, batch, &letters);
}

/* Another run that notes the same at this moment: once more, which finds it noted. */
static bool batch_send(struct batch *batch)
{
    struct db *db = batch->deadlines->db;
    bool is_done = false;

    db_pool_use(db, batch->pool);
    for (int try = 1; !is_done && try <= TRIES; try++) {
        is_done = db_transaction(db, batch_write, batch);
        if (!is_done && db_error(db) != DB_DUPLICATE)
            break;
    }
    db_pool_use(db, batch->deadlines->pool);
    batch->deadlines->reminded += is_done ? batch->reminded : 0;
    return is_done;
}

/* How many of the dues are of the next persons, as many of them as may be. */
static size_t batch_length(const struct due *dues, size_t count, size_t most)
{
    size_t length = 0, persons = 0;

    while (length < count) {
        persons += length == 0 || !is_same_person(dues[length].person, dues[length - 1].person);
        if (persons > most)
            break;
        length++;
    }
    return length;
}

/* The batch; where the database refuses what is written to one of them, each by itself. */
static bool batch_treat(struct batch *batch)
{
    const struct due *const dues = batch->dues;
    const size_t count = batch->count;
    struct db *db = batch->deadlines->db;
    bool is_done = batch_send(batch);

    if (is_done || db_error_passes(db_error(db)))
        return is_done;
    is_done = true;
    for (size_t i = 0; is_done && i < count; i += batch->count) {
        batch->dues = &dues[i];
        batch->count = batch_length(batch->dues, count - i, 1);
        is_done = batch_send(batch) ||
                  part_leave_out(db, alert_rules[batch->dues->alert].code, batch->dues->id);
    }
    batch->count = count;
    return is_done;
}

static void dues_print(struct deadlines *deadlines, const struct dues *dues)
{
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->list[i];

        deadlines->reminded += i == 0 || !is_same_person(due->person, dues->list[i - 1].person);
        if (due->step > 0)
            printf("%s %llu, step %u, would be told\n", alert_rules[due->alert].code,
                   (unsigned long long)due->id, due->step);
    }
}

bool alerts_send(struct deadlines *deadlines, const struct dues *dues)
{
    struct batch batch = {.deadlines = deadlines, .pool = pool_open()};
    bool is_done = true;

    if (deadlines->is_dry)
        dues_print(deadlines, dues);
    for (size_t i = 0; is_done && !deadlines->is_dry && i < dues->count; i += batch.count) {
        batch.dues = &dues->list[i];
        batch.count = batch_length(batch.dues, dues->count - i, BATCH);
        is_done = batch_treat(&batch);
    }
    pool_close(batch.pool);
    return is_done;
}
