/* Alerts: what waits, what was said, what was chosen. */
#include "store/alert_store.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/pool.h"
#include "store/alert_source.h"

void alert_person(const char *email, uint8_t person[PERSON_SIZE])
{
    char lower[256];
    size_t length = strnlen(email, sizeof lower);
    uint8_t digest[DIGEST_SIZE];

    for (size_t i = 0; i < length; i++)
        lower[i] = (char)tolower((unsigned char)email[i]);
    crypto_sha256(lower, length, digest);
    memcpy(person, digest, PERSON_SIZE);
}

static bool items_read(struct rows *rows, enum alert alert, struct alert_items *items)
{
    while (rows != NULL && row_next(rows)) {
        struct alert_item item = {.alert = alert};

        item.id = row_u64(rows);
        item.email = row_text(rows);
        item.account_id = row_u64(rows);
        item.reader = (enum alert_reader)row_unsigned(rows);
        item.since = row_instant(rows);
        item.sent = row_unsigned(rows);
        item.monday = row_date(rows);
        item.first = row_date(rows);
        item.last = row_date(rows);
        item.until = row_date(rows);
        item.application_id = row_u64(rows);
        item.offer_id = row_u64(rows);
        item.pupil_id = row_u64(rows);
        item.title = row_text(rows);
        item.employer = row_text(rows);
        item.town = row_text(rows);
        item.name = row_text(rows);
        item.detail = row_text(rows);
        item.mobile = row_text(rows);
        item.address = row_text(rows);
        if (*item.email == '\0')
            continue;
        alert_person(item.email, item.person);
        pool_make_room(rows_pool(rows), items->list, items->count, items->room);
        items->list[items->count++] = item;
    }
    return rows != NULL;
}

bool store_alert_list(struct db *db, enum alert alert, const struct alert_span *span,
                      struct alert_items *items)
{
    const struct alert_source *source = &alert_sources[alert];
    const size_t count = strlen(source->binds);
    struct db_value values[4];

    for (size_t i = 0; i < count; i++) {
        switch (source->binds[i]) {
        case 'b': values[i] = db_instant(date_start(date_add(span->begun_by, 1))); break;
        case 'g': values[i] = db_date(span->begun_by); break;
        case 'h': values[i] = db_date(span->horizon); break;
        case 'n': values[i] = db_date(span->near_until); break;
        default: values[i] = db_date(span->today); break;
        }
    }
    return items_read(
        db_select(db, pool_printf(db_pool(db), "%s%s", source->select, source->due), values, count),
        alert, items);
}

bool store_alert_again(struct db *db, enum alert alert, const uint64_t *ids, size_t count,
                       struct alert_items *items)
{
    const struct alert_source *source = &alert_sources[alert];
    const char *text = pool_printf(db_pool(db), "%s%s", source->select, source->among);
    struct db_value values[DB_LIST_MAX];

    for (size_t i = 0; i < count; i++)
        values[i] = db_u64(ids[i]);
    if (source->lock != NULL &&
        db_select_list(db, source->lock, " LOCK IN SHARE MODE", values, count) == NULL)
        return false;
    return items_read(db_select_list(db, text, "", values, count), alert, items);
}

bool store_alerts_sent(struct db *db, const struct alert_item *const *items, size_t count,
                       time_t now)
{
    enum { COLUMNS = 6 };
    struct db_value *values = pool_array(db_pool(db), count * COLUMNS + 1, sizeof *values);

    for (size_t i = 0; i < count; i++) {
        struct db_value *row = values + i * COLUMNS;

        row[0] = db_text(alert_rules[items[i]->alert].code);
        row[1] = db_u64(items[i]->id);
        row[2] = db_instant(items[i]->since);
        row[3] = db_u64(items[i]->step);
        row[4] = db_bytes(items[i]->person, PERSON_SIZE);
        row[5] = db_instant(now);
    }
    return db_insert_rows(db,
                          "INSERT INTO alert_sent (alert, object_id, waits_since, step, person,"
                          " said_at) VALUES ",
                          values, COLUMNS, count);
}

/* Persons as the values of a list. */
static size_t persons_values(const struct persons *persons, struct db_value *values)
{
    for (size_t i = 0; i < persons->count; i++)
        values[i] = db_bytes(persons->list[i], PERSON_SIZE);
    return persons->count;
}

static int persons_order(const void *a, const void *b)
{
    return memcmp(a, b, PERSON_SIZE);
}

bool persons_have(const struct persons *persons, const uint8_t person[PERSON_SIZE])
{
    return persons->count > 0 &&
           bsearch(person, persons->list, persons->count, PERSON_SIZE, persons_order) != NULL;
}

bool store_alerted_since(struct db *db, const struct persons *persons, time_t since,
                         struct persons *told)
{
    struct db_value values[DB_LIST_MAX];
    const size_t count = persons_values(persons, values);
    struct rows *rows = db_select_list(
        db, "SELECT n.person, MAX(n.said_at) FROM alert_sent n WHERE n.step > 0 AND n.person IN ",
        " GROUP BY n.person ORDER BY n.person", values, count);

    told->list = pool_array(db_pool(db), count, PERSON_SIZE);
    told->count = 0;
    while (rows != NULL && row_next(rows)) {
        if (!row_bytes(rows, told->list[told->count], PERSON_SIZE))
            continue;
        told->count += row_instant(rows) >= since;
    }
    return rows != NULL;
}

static bool choices_read(struct rows *rows, struct alert_choices *choices)
{
    *choices = (struct alert_choices){0};
    while (rows != NULL && row_next(rows)) {
        struct alert_choice choice;

        if (!row_bytes(rows, choice.person, PERSON_SIZE) ||
            !alert_parse(row_text(rows), &choice.alert))
            continue;
        choice.way = (enum alert_way)row_unsigned(rows);
        pool_make_room(rows_pool(rows), choices->list, choices->count, choices->room);
        choices->list[choices->count++] = choice;
    }
    return rows != NULL;
}

bool store_alert_choices(struct db *db, const struct persons *persons,
                         struct alert_choices *choices)
{
    struct db_value values[DB_LIST_MAX];
    const size_t count = persons_values(persons, values);

    return choices_read(
        db_select_list(db, "SELECT person, alert, way + 0 FROM alert_choice WHERE person IN ", "",
                       values, count),
        choices);
}

enum alert_way alert_chosen(const struct alert_choices *choices, const uint8_t person[PERSON_SIZE],
                            enum alert alert)
{
    for (size_t i = 0; i < choices->count; i++) {
        if (choices->list[i].alert == alert &&
            memcmp(choices->list[i].person, person, PERSON_SIZE) == 0)
            return choices->list[i].way;
    }
    return WAY_DEFAULT;
}

bool store_alert_choose(struct db *db, const struct alert_choice *choice, time_t now)
{
    static const char forget[] = "DELETE FROM alert_choice WHERE person = ? AND alert = ?";
    static const char keep[] =
        "INSERT INTO alert_choice (person, alert, way, changed_at) VALUES (?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE changed_at = IF(way = VALUES(way), changed_at,"
        "                                         VALUES(changed_at)), way = VALUES(way)";
    const struct db_value person = db_bytes(choice->person, PERSON_SIZE);
    const struct db_value alert = db_text(alert_rules[choice->alert].code);

    if (choice->way == WAY_DEFAULT)
        return db_run(db, forget, DB_VALUES(person, alert));
    return db_run(db, keep,
                  DB_VALUES(person, alert, db_text(alert_way_code(choice->way)), db_instant(now)));
}

bool store_sms_consent(struct db *db, const uint8_t person[PERSON_SIZE], bool *can_sms)
{
    static const char sql[] = "SELECT p.accepts_sms AND a.mobile <> '' FROM account a"
                              "       JOIN pupil p ON p.account_id = a.id WHERE a.person = ?";
    struct rows *rows = db_select(db, sql, DB_VALUES(db_bytes(person, PERSON_SIZE)));

    *can_sms = rows != NULL && row_next(rows) && row_bool(rows);
    return rows != NULL;
}

bool store_sms_stop(struct db *db, const uint8_t person[PERSON_SIZE])
{
    static const char sql[] = "UPDATE pupil p JOIN account a ON a.id = p.account_id"
                              "   SET p.accepts_sms = FALSE WHERE a.person = ?";

    return db_run(db, sql, DB_VALUES(db_bytes(person, PERSON_SIZE)));
}

bool store_received_later(struct db *db, const char *email, uint64_t application_id,
                          time_t asked_at, bool *is_later)
{
    static const char asked[] =
        "SELECT 1 FROM alert_choice WHERE person = ? AND alert = 'received' AND way = 'mail'";
    static const char note[] = "INSERT INTO alert_sent (alert, object_id, waits_since, step,"
                               " person, said_at) VALUES ('received', ?, ?, 0, ?, ?)";
    uint8_t person[PERSON_SIZE];
    struct rows *rows;

    alert_person(email, person);
    rows = db_select(db, asked, DB_VALUES(db_bytes(person, PERSON_SIZE)));
    *is_later = rows != NULL && row_next(rows);
    return rows != NULL &&
           (!*is_later || db_run(db, note,
                                 DB_VALUES(db_u64(application_id), db_instant(asked_at),
                                           db_bytes(person, PERSON_SIZE), db_instant(asked_at))));
}
