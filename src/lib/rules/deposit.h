/* The form that deposits an offer: what was typed becomes an offer, or errors at fields.
 * Pure: what the database knows (towns, NAF codes, domains) is checked by its caller.
 * domain.md, "Offers", Fields. */
#ifndef STAGE3E_RULES_DEPOSIT_H
#define STAGE3E_RULES_DEPOSIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/form.h"
#include "rules/calendar.h"
#include "rules/fields.h"

enum {
    DEPOSIT_DOMAINS_MAX = 3,
    DEPOSIT_WEEKS_MAX = 54, /* a period of a year touches no more */
    DEPOSIT_DAYS_MAX = 366,
    DEPOSIT_SEATS_MAX = 500, /* of one capacity; guards against slips of the finger */
    DEPOSIT_LEAD_DAYS_MAX = 60,
    DEPOSIT_LEAD_DAYS_DEFAULT = 7,
};

struct deposit_week {
    struct date monday;
    struct date first;
    struct date last;
    struct date apply_until;
    unsigned seats; /* of this week's own capacity; 0 where all weeks share one */
};

struct deposit {
    uint64_t employer_id; /* of the signed-in employer; 0: that of the SIRET */
    uint64_t account_id;  /* of who deposits it, signed in; 0: nobody */
    struct {
        const char *name;
        const char *activity;
        const char *siret;
        const char *naf;
        const char *legal_status; /* a code of labels.xml, "legal-status" */
        const char *website;      /* optional, as all that follows marked so: "" */
    } employer;
    struct {
        const char *address;
        const char *town;
        const char *postcode;
        const char *country;
        const char *insee; /* set by the look-up; "" outside the département */
        double latitude;
        double longitude;
        bool is_located; /* by the pin, the look-up of the address, or its town */
    } place;
    struct {
        const char *civility; /* "madame", "monsieur" */
        const char *last_name;
        const char *first_name;
        const char *email;
        const char *landline;   /* optional; one of these two is required */
        const char *mobile;     /* optional */
        const char *fax;        /* optional */
        const char *department; /* optional, never published */
        const char *job_title;  /* optional, never published */
    } contact;
    struct {
        bool on_application;
        bool for_events;
        bool for_last_minute;
        bool shows_contact;
    } exchanges;
    const char *logo; /* of this offer alone: its name (store/logo_store.h); "": none */
    const char *title;
    const char *description;
    uint64_t domains[DEPOSIT_DOMAINS_MAX];
    size_t domain_count;
    struct date from;
    struct date to;
    bool has_weekly_seats;
    unsigned seats; /* of the one capacity, unless has_weekly_seats */
    struct deposit_week weeks[DEPOSIT_WEEKS_MAX];
    size_t week_count;
    struct date apply_from;
    struct date apply_to;
    unsigned lead_days;
    struct {
        enum answer meal_on_site;
        enum answer meal_paid;
        enum answer has_travel;
        enum answer travel_paid;
        const char *schedule; /* days and hours, as schedule_write() writes them */
        const char *days;     /* both as they were written once, of an offer without schedule */
        const char *hours;    /* */
        enum answer accessible_visual;
        enum answer accessible_motor;
        enum answer accessible_mental;
        enum answer accessible_hearing;
        const char *accessibility_note;
    } conditions;
};

/* Reads the whole form; all errors are found at once. The offer is complete when there is
 * none. Texts come from the pool. before is the offer that is corrected, or NULL: days that it had
 * were right when they were taken and stay, whatever the holidays became since. */
void deposit_read(struct pool *pool, const struct form *form, const struct calendar *calendar,
                  struct date today, const struct deposit *before, struct deposit *deposit,
                  struct form_errors *errors);

/* The week of a Monday, or NULL. */
const struct deposit_week *deposit_week_of(const struct deposit *deposit, struct date monday);

/* Brings what was refused in the order of the form, left column first. */
void deposit_errors_sort(struct form_errors *errors);

/* The other way: the fields that give this deposit; or without its dates and weeks, for a new
 * offer that resembles it; or those of its employer alone. */
enum deposit_part { DEPOSIT_WHOLE, DEPOSIT_WITHOUT_DATES, DEPOSIT_EMPLOYER };
void deposit_fill(struct pool *pool, const struct deposit *deposit, enum deposit_part part,
                  struct form *form);

/* The name of the field with the seats of a week: "seats-2026-12-07". */
const char *deposit_week_field(struct pool *pool, struct date monday);

/* True for the fields that describe the employer: of one that is known they are not asked. */
bool deposit_is_employer_field(const char *name);

/* True for each name that the form may bring: what is kept while it goes to and fro. */
bool deposit_knows_field(const char *name);

#endif
