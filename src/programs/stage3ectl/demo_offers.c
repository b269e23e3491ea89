/* Offers of the demo: by the rules and the store of the site itself, on the day they would have
 * been deposited. */
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "rules/deposit.h"
#include "stage3ectl/demo.h"
#include "stage3ectl/say.h"
#include "store/offer_manage.h"
#include "store/offer_store.h"

const char *const demo_last_names[DEMO_NAMES] = {
    "Martin",   "Bernard", "Durand",    "Leroy",  "Moreau", "Garnier", "Chauvet", "Guérin",
    "Rousseau", "Le Goff", "Bretécher", "Haddad", "Diallo", "Nguyen",  "Morin"};

const char *const demo_first_names[DEMO_NAMES] = {"Camille", "Inès", "Léo",     "Manon", "Yanis",
                                                  "Sarah",   "Hugo", "Aminata", "Jules", "Chloé",
                                                  "Nolan",   "Zoé",  "Malo",    "Lina",  "Ethan"};

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators". */
unsigned demo_pick(struct demo *demo, unsigned below)
{
    demo->random ^= demo->random >> 12;
    demo->random ^= demo->random << 25;
    demo->random ^= demo->random >> 27;
    return (unsigned)((demo->random * 0x2545F4914F6CDD1DULL) >> 33) % below;
}

bool demo_run(struct demo *demo, const char *sql, const struct db_value *values, size_t count)
{
    return db_run(demo->db, sql, values, count);
}

struct demo_site demo_site_of(const struct demo *demo)
{
    return (struct demo_site){demo->config, demo->pool, demo->db, &demo->calendar, demo->now};
}

/* The digit that makes a number pass the Luhn check. */
static char luhn_key(const char *digits)
{
    const size_t length = strlen(digits);
    int sum = 0;

    for (size_t i = 0; i < length; i++) {
        int digit = digits[length - 1 - i] - '0';

        if (i % 2 == 0)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return (char)('0' + (10 - sum % 10) % 10);
}

/* A SIREN with its key, establishment 0001, the key of all. */
static const char *siret_make(struct demo *demo)
{
    const char *siren =
        pool_printf(demo->pool, "%u%07u", 3 + demo_pick(demo, 6), demo_pick(demo, 10000000));
    const char *number = pool_printf(demo->pool, "%s%c0001", siren, luhn_key(siren));

    return pool_printf(demo->pool, "%s%c", number, luhn_key(number));
}

static void put(struct demo *demo, struct form *form, const char *name, const char *value)
{
    form_add(demo->pool, form, name, value);
}

static void put_date(struct demo *demo, struct form *form, const char *name, struct date date)
{
    char iso[DATE_ISO_SIZE];

    date_iso(date, iso);
    put(demo, form, name, pool_strdup(demo->pool, iso));
}

static const char *cell(struct demo *demo, size_t row, const char *column)
{
    const int index = table_column(demo->pool, &demo->jobs, column);

    return index >= 0 ? demo->jobs.rows[row].cells[index] : "";
}

/* "de" and a town, as one says them: "d’Ancenis", "du Croisic", "des Sorinières". */
static const char *of_town(struct demo *demo, const char *town)
{
    static const char *const mute[] = {"a", "e", "i", "o", "u", "he"};
    const char *folded = text_fold(demo->pool, town);

    if (text_starts_with(town, "Le "))
        return pool_printf(demo->pool, "du %s", town + strlen("Le "));
    if (text_starts_with(town, "Les "))
        return pool_printf(demo->pool, "des %s", town + strlen("Les "));
    for (size_t i = 0; i < sizeof mute / sizeof *mute; i++) {
        if (text_starts_with(folded, mute[i]))
            return pool_printf(demo->pool, "d’%s", town);
    }
    return pool_printf(demo->pool, "de %s", town);
}

/* "Fournil de {ville}" with the town in it. */
static const char *with_town(struct demo *demo, const char *pattern, const char *town)
{
    static const char of[] = "de {ville}", alone[] = "{ville}";
    const char *place = strstr(pattern, of);

    if (place != NULL)
        return pool_printf(demo->pool, "%.*s%s%s", (int)(place - pattern), pattern,
                           of_town(demo, town), place + strlen(of));
    place = strstr(pattern, alone);
    if (place != NULL)
        return pool_printf(demo->pool, "%.*s%s%s", (int)(place - pattern), pattern, town,
                           place + strlen(alone));
    return pattern;
}

static const char *domain_id(struct demo *demo, const char *name)
{
    const char *folded = text_fold(demo->pool, name);

    for (size_t i = 0; i < demo->domain_count; i++) {
        if (strcmp(text_fold(demo->pool, demo->domains[i].name), folded) == 0)
            return pool_printf(demo->pool, "%llu", (unsigned long long)demo->domains[i].id);
    }
    return pool_printf(demo->pool, "%llu", (unsigned long long)demo->domains[0].id);
}

static void employer_fill(struct demo *demo, struct form *form, size_t job,
                          const struct commune *town)
{
    static const char *const streets[] = {
        "rue de la Paix", "avenue de la Gare", "rue des Tilleuls",  "place de l’Église",
        "rue du Port",    "rue Jean-Jaurès",   "chemin des Vignes", "boulevard de l’Océan"};

    put(demo, form, "employer-name", with_town(demo, cell(demo, job, "employeur"), town->name));
    put(demo, form, "activity", cell(demo, job, "activite"));
    put(demo, form, "siret", siret_make(demo));
    put(demo, form, "naf", cell(demo, job, "naf"));
    put(demo, form, "legal-status", cell(demo, job, "statut"));
    put(demo, form, "address",
        pool_printf(demo->pool, "%u %s", 1 + demo_pick(demo, 80), PICK_FROM(demo, streets)));
    put(demo, form, "town", town->name);
    put(demo, form, "country", "France");
}

static void contact_fill(struct demo *demo, struct form *form, size_t number)
{
    const char *email = pool_printf(demo->pool, "accueil%zu@employeur.example", number);

    put(demo, form, "civility", demo_pick(demo, 2) == 0 ? "madame" : "monsieur");
    put(demo, form, "last-name", PICK_FROM(demo, demo_last_names));
    put(demo, form, "first-name", PICK_FROM(demo, demo_first_names));
    put(demo, form, "email", email);
    put(demo, form, "email-confirmation", email);
    /* 02 99 00 and 06 39 98: numbers that ARCEP keeps for fiction. */
    put(demo, form, "landline", pool_printf(demo->pool, "026191%04u", demo_pick(demo, 10000)));
    if (demo_pick(demo, 3) == 0)
        put(demo, form, "mobile", pool_printf(demo->pool, "063998%04u", demo_pick(demo, 10000)));
    put(demo, form, "department", "Accueil");
    put(demo, form, "job-title", "Tutrice ou tuteur de stage");
    put(demo, form, "contact-on-application", "1");
    if (demo_pick(demo, 2) == 0)
        put(demo, form, "shows-contact", "1");
}

static void conditions_fill(struct demo *demo, struct form *form)
{
    static const char *const hours[][4] = {{"09:00", "12:00", "14:00", "17:00"},
                                           {"08:30", "12:00", "13:30", "16:30"},
                                           {"09:30", "12:30", "13:30", "17:00"},
                                           {"08:00", "12:00", "12:45", "15:00"}};
    static const char *const names[] = {"hours-from", "break-from", "break-to", "hours-to"};
    static const char *const days[] = {"day-1", "day-2", "day-3", "day-4", "day-5"};
    const char *const *row = PICK_FROM(demo, hours);
    static const char *const questions[] = {
        "meal-on-site",     "meal-paid",         "has-travel",         "accessible-visual",
        "accessible-motor", "accessible-mental", "accessible-hearing", "travel-paid"};

    for (size_t i = demo_pick(demo, 4) == 0; i < sizeof days / sizeof *days; i++)
        put(demo, form, days[i], "1");
    for (size_t i = 0; i < 4; i++)
        put(demo, form, names[i], row[i]);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        put(demo, form, questions[i], demo_pick(demo, 3) == 0 ? "1" : "0");
    }
}

/* A period of one to ten weeks from some weeks after the day of the deposit: late enough that one
 * can apply for the first, whatever the lead time. */
static void period_fill(struct demo *demo, struct form *form, struct date day, enum fate fate)
{
    const int first_week = fate == PAST ? 2 : 3 + (int)demo_pick(demo, 19);
    const int weeks = fate == PAST ? 1 : 1 + (int)demo_pick(demo, 10);
    struct date from = date_add(date_monday(day), 7 * first_week);
    struct date first, last;

    /* Not wholly within a holiday. */
    while (!calendar_week_days(&demo->calendar, from, from, date_add(from, 4), &first, &last))
        from = date_add(from, 7);
    put_date(demo, form, "from", from);
    put_date(demo, form, "to", date_add(from, 7 * (weeks - 1) + 4));
    if (fate == SUSPENDED)
        put_date(demo, form, "apply-to", date_add(day, 3));
    if (fate != FILLED && fate != SUSPENDED && weeks > 2 && demo_pick(demo, 3) == 0) {
        put(demo, form, "weekly", "1");
        for (int i = 0; i < weeks; i++) {
            const struct date monday = date_add(from, 7 * i);

            if (calendar_week_days(&demo->calendar, monday, monday, date_add(monday, 4), &first,
                                   &last))
                put(demo, form, deposit_week_field(demo->pool, monday),
                    pool_printf(demo->pool, "%u", 1 + demo_pick(demo, 2)));
        }
    }
    put(demo, form, "seats",
        pool_printf(demo->pool, "%u", fate == FILLED ? 1 : 1 + demo_pick(demo, 4)));
    put(demo, form, "lead-days", fate != PAST && demo_pick(demo, 5) == 0 ? "14" : "7");
}

static bool postcode_of(struct demo *demo, const struct commune *town, const char **postcode)
{
    static const char sql[] = "SELECT MIN(postcode) FROM commune_postcode WHERE insee = ?";
    struct rows *rows = db_select(demo->db, sql, DB_VALUES(db_text(town->insee)));

    if (rows == NULL || !row_next(rows))
        return false;
    *postcode = row_text(rows);
    return true;
}

/* Reads a form as the site would; a form of ours that is refused is a mistake of ours. */
static bool deposit_make(struct demo *demo, const struct form *form, struct date day,
                         const struct commune *town, struct deposit *deposit)
{
    struct form_errors errors = {.count = 0};

    deposit_read(demo->pool, form, &demo->calendar, day, NULL, deposit, &errors);
    for (size_t i = 0; i < errors.count; i++)
        say_error("%s: %s: %s", form_value(form, "title"), errors.list[i].field,
                  errors.list[i].code);
    deposit->place.insee = town->insee;
    /* Around the middle of the town, not all on one point. */
    deposit->place.latitude = town->latitude + (demo_pick(demo, 200) / 100.0 - 1) * 0.012;
    deposit->place.longitude = town->longitude + (demo_pick(demo, 200) / 100.0 - 1) * 0.018;
    deposit->place.is_located = true;
    return errors.count == 0;
}

/* Someone confirmed the only seat: the next pupil, but the first, who has other things to do. */
static bool seat_take(struct demo *demo, uint64_t offer_id, const struct deposit *deposit)
{
    const struct demo_site site = demo_site_of(demo);
    const uint64_t pupil = demo->pupils[1 + 11 * demo->next_pupil++ % (PUPILS - 1)];

    return demo_application(&site, pupil, offer_id, deposit->weeks[0].monday, 6,
                            APPLICATION_CONFIRMED);
}

static bool fate_apply(struct demo *demo, uint64_t offer_id, const struct deposit *deposit,
                       enum fate fate, time_t deposited)
{
    static const char disable[] = "UPDATE offer SET state = 'disabled', disabled_at = ?,"
                                  "   disable_reason = 'Plus d’accueil possible' WHERE id = ?";
    bool is_done, is_contact;

    demo->made[fate]++;
    if (fate == TO_ACTIVATE)
        return true;
    /* By the link of the contact's mail. */
    if (!store_offer_activate(demo->db, offer_id, deposited + 3600, &is_done) ||
        !store_offer_contact_set(demo->db, offer_id, deposit->contact.email, CONTACT_CONFIRMED,
                                 &is_contact))
        return false;
    if (fate == FILLED)
        return seat_take(demo, offer_id, deposit);
    if (fate == DISABLED)
        return demo_run(demo, disable,
                        DB_VALUES(db_instant(deposited + 7 * 86400), db_u64(offer_id)));
    return true;
}

static enum fate fate_of(size_t number)
{
    static const enum fate fates[] = {[3] = FILLED,       [11] = SUSPENDED, [17] = DISABLED,
                                      [23] = TO_ACTIVATE, [29] = PAST,      [30] = OPEN};

    return fates[number % 31];
}

bool demo_offer_make(struct demo *demo, size_t number)
{
    const size_t job = number % demo->jobs.row_count;
    const enum fate fate = fate_of(number);
    const int days_ago = fate == PAST ? 75 : fate == SUSPENDED ? 12 : 8 + (int)demo_pick(demo, 5);
    const struct date day = date_add(demo->today, -days_ago);
    const time_t deposited = demo->now - (time_t)days_ago * 86400 - (time_t)demo_pick(demo, 30000);
    /* Half of the offers in the largest towns. */
    const struct commune *town =
        &demo->towns[demo_pick(demo, demo_pick(demo, 2) == 0 ? 6 : (unsigned)demo->town_count)];
    struct form form = {0};
    struct deposit deposit;
    const char *postcode;
    uint64_t offer_id;

    if (!postcode_of(demo, town, &postcode))
        return false;
    put(demo, &form, "title", cell(demo, job, "titre"));
    put(demo, &form, "description", cell(demo, job, "description"));
    put(demo, &form, "domain", domain_id(demo, cell(demo, job, "domaine")));
    put(demo, &form, "postcode", postcode);
    put(demo, &form, "commitment", "1");
    employer_fill(demo, &form, job, town);
    contact_fill(demo, &form, number);
    conditions_fill(demo, &form);
    period_fill(demo, &form, day, fate);
    return deposit_make(demo, &form, day, town, &deposit) &&
           store_offer_insert(demo->db, &deposit, deposited, &offer_id) &&
           fate_apply(demo, offer_id, &deposit, fate, deposited);
}
