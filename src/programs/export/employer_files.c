/* What an employer takes away: the applications, the offers. */
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "export/file_table.h"
#include "site/application_listing.h"
#include "site/offer_listing.h"

/* Which of the two lists of applications; both, the awaited ones first, if the query names none. */
static const char *applications_refused(struct file_run *run)
{
    const char *list = form_value(run->query, "liste");
    struct employer_query query;

    run->title = strcmp(list, "a-traiter") == 0  ? "Candidatures à traiter"
                 : strcmp(list, "traitees") == 0 ? "Candidatures traitées"
                                                 : "Détail des candidatures";
    return text_is_empty(list) || strcmp(list, "a-traiter") == 0 || strcmp(list, "traitees") == 0
               ? application_listing_read(run->pool, run->query, &query)
               : "liste";
}

static bool applications_find(struct file_run *run, size_t limit)
{
    const char *list = form_value(run->query, "liste");
    struct employer_query query = {.account_id = run->account_id, .is_pending = true};

    application_listing_read(run->pool, run->query, &query);
    if (strcmp(list, "traitees") != 0 &&
        !store_application_ids_of_employer(run->db, &query, limit, &run->ids))
        return false;
    query.is_pending = false;
    if (strcmp(list, "a-traiter") != 0 && run->ids.count < limit &&
        !store_application_ids_of_employer(run->db, &query, limit - run->ids.count, &run->ids))
        return false;
    run->count = run->ids.count;
    return true;
}

static const char *offers_refused(struct file_run *run)
{
    struct offer_listing order;

    return offer_listing_read(run->pool, run->query, &order);
}

static bool offers_find(struct file_run *run, size_t limit)
{
    const struct managed_offer **shown;
    struct managed_offer *offers;
    struct offer_listing order;
    size_t count;

    (void)limit; /* the offers of one employer are few */
    offer_listing_read(run->pool, run->query, &order);
    if (!store_offers_managed(run->db, run->today, run->account_id, &offers, &count))
        return false;
    shown = offers_in_order(run->pool, offers, count, &order, run->today, &run->count);
    run->rows = (const void **)shown;
    return true;
}

static const char *const applications_query[] = {"liste", "numero",       "offre", "semaine",
                                                 "etat",  "prioritaires", "tri",   NULL};
static const char *const offers_query[] = {"numero", "tri", "sens", NULL};

const struct file employer_files[] = {
    {"detail-candidatures", "Détail des candidatures", EMPLOYER, applications_query,
     application_columns, applications_refused, applications_find, applications_read},
    {"vos-offres", "Vos offres", EMPLOYER, offers_query, offer_columns, offers_refused, offers_find,
     rows_read},
};
const size_t employer_file_count = sizeof employer_files / sizeof *employer_files;
