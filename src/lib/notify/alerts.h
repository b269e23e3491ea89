/* The mail of a day: all that somebody is to be told of by the site itself, in one. Words are in
 * xsl/mail/alerts.xsl. */
#ifndef STAGE3E_NOTIFY_ALERTS_H
#define STAGE3E_NOTIFY_ALERTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct alert_item;
struct config;
struct db;
struct offer_found;
struct pool;
struct saved_search;

/* What items hold besides (alert_item.extra): of a placement, as its agreement has it; of a saved
 * search; of a week. */
struct placement_facts {
    const char *hours; /* "": not known */
    const char *address;
    const char *tutor;
    const char *phone;
};
struct search_news {
    const struct saved_search *search;
    const struct offer_found *found;
    const char *stop; /* text of the token that stops it */
};
struct week_figures {
    const char *codes[8]; /* labels.xml, "alert-figure"; NULL: no more */
    uint64_t numbers[8];
    const char *names[10]; /* of schools, with their numbers; NULL: no more */
    uint64_t counts[10];
};

/* What one person is told. */
struct alert_letter {
    const struct alert_item **items; /* by mail, in the order of the table */
    size_t count;
    const struct alert_item **texted; /* by SMS */
    size_t texted_count;
};

/* Writes them all, with the links that each needs. In the transaction that notes them. */
bool notify_alerts(struct db *db, const struct config *config, const struct alert_letter *letters,
                   size_t count, time_t now) __attribute__((warn_unused_result));

#endif
