/* Looking up addresses and companies with the services of the State. Never in the way: a service
 * that is not configured, slow, wrong or down gives nothing; one that is slow or down is left alone
 * for a minute.
 * Answers are kept in the database for a month. */
#ifndef STAGE3E_LOOKUP_LOOKUP_H
#define STAGE3E_LOOKUP_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct config;
struct db;
struct pool;

enum { ADDRESSES_MAX = 5 };

/* An address of the Base Adresse Nationale. */
struct address {
    const char *label; /* all of it, in one line */
    const char *name;  /* number and street */
    const char *postcode;
    const char *town;
    const char *insee;
    double latitude;
    double longitude;
    double score; /* 0 to 1: how well it answers */
};

/* What finds addresses: the text, within a town if its INSEE code is given ("" else). Sorted by
 * score. No address if there is none, or no answer. (Géoplateforme, "geocodage/search".) */
void lookup_addresses(struct db *db, const struct config *config, const char *text,
                      const char *insee, time_t now, struct address addresses[ADDRESSES_MAX],
                      size_t *count);

/* An establishment of the Sirene register. */
struct company {
    bool is_found;
    const char *name;
    const char *naf; /* "1071C" */
    const char *address;
    const char *postcode;
    const char *town;
};

/* The establishment of a SIRET. (API Recherche d'entreprises, "search".) */
void lookup_company(struct db *db, const struct config *config, const char *siret, time_t now,
                    struct company *company);

#endif
