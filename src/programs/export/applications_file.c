/* "Détail des candidatures": the columns, and what an employer's and the département's have. */
#include <stddef.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "export/files.h"
#include "rules/account.h"
#include "rules/phone.h"
#include "store/offer_manage.h"

/* As which of those concerned the reader of the file reads it. */
static enum seen_as reads_as(void *context)
{
    const struct file_context *of = context;

    return of->run->role == EMPLOYER ? AS_EMPLOYER : AS_ADMIN;
}

#define CELL(name) static struct sheet_cell name(const void *row, void *context)
/* A row: an application, and its offer as its managers see it. */
struct application_row {
    uint64_t id;
    const struct application *application;
    const struct managed_offer *offer; /* NULL: gone meanwhile */
};

static const struct application *of_row(const void *row)
{
    return ((const struct application_row *)row)->application;
}

#define APPLICATION                                                                                \
    const struct application *application = of_row(row);                                           \
    (void)context

/* What ended it otherwise closes the opinions that were still awaited. */
static const char *awaited(const struct application *application)
{
    if (application->opinions.closed == CLOSED_CANCELLED)
        return "ANNULÉ";
    return application->opinions.closed == CLOSED_NOT ? "EN ATTENTE" : "FERMÉ";
}

CELL(employer_opinion)
{
    APPLICATION;
    switch (application->opinions.employer) {
    case EMPLOYER_ACCEPTED: return sheet_text("ACCEPTÉ");
    case EMPLOYER_REFUSED: return sheet_text("REFUSÉ");
    case EMPLOYER_PENDING: break;
    }
    return sheet_text(application->opinions.pupil == PUPIL_WITHDRAWN ? "FERMÉ"
                                                                     : awaited(application));
}

CELL(referent_opinion)
{
    APPLICATION;
    switch (application->opinions.referent) {
    case REFERENT_FAVOURABLE: return sheet_text("FAVORABLE");
    case REFERENT_UNFAVOURABLE: return sheet_text("DÉFAVORABLE");
    case REFERENT_PENDING:
        return sheet_text(application_is_live(application->state) ? "EN ATTENTE" : "FERMÉ");
    case REFERENT_NONE: break;
    }
    return sheet_text("");
}

CELL(pupil_opinion)
{
    APPLICATION;
    if (application->opinions.closed == CLOSED_CANCELLED)
        return sheet_text("ANNULÉ");
    switch (application->opinions.pupil) {
    case PUPIL_CONFIRMED: return sheet_text("CONFIRMÉ");
    case PUPIL_WITHDRAWN: return sheet_text("RETIRÉ");
    case PUPIL_PENDING: break;
    }
    return sheet_text(application->opinions.employer == EMPLOYER_REFUSED ? "FERMÉ"
                                                                         : awaited(application));
}

CELL(offer_state)
{
    static const char *const words[] = {
        [OFFER_TO_ACTIVATE] = "À ACTIVER", [OFFER_OPEN] = "OUVERTE",
        [OFFER_FILLED] = "POURVUE",        [OFFER_UPCOMING] = "À VENIR",
        [OFFER_SUSPENDED] = "SUSPENDUE",   [OFFER_CLOSED] = "FERMÉE",
        [OFFER_ENDED] = "TERMINÉE",        [OFFER_DISABLED] = "DÉSACTIVÉE",
    };
    const struct file_context *of = context;
    const struct managed_offer *offer = ((const struct application_row *)row)->offer;

    return sheet_text(offer != NULL ? words[offer_status(&offer->terms, of->run->today)] : "");
}

CELL(civility)
{
    APPLICATION;
    if (text_is_empty(application->pupil.civility))
        return sheet_text("");
    return sheet_text(strcmp(application->pupil.civility, "madame") == 0 ? "MADAME" : "MONSIEUR");
}

CELL(age)
{
    const struct file_context *of = context;
    const struct application *application = of_row(row);

    if (!view_shows_address(application, reads_as(context)) ||
        !date_is_set(application->pupil.born_on))
        return sheet_text("");
    return sheet_number((uint64_t)age_on(application->pupil.born_on, of->run->today));
}

CELL(address)
{
    const struct file_context *of = context;
    const struct application *application = of_row(row);

    if (!view_shows_address(application, reads_as(context)))
        return sheet_text("");
    return sheet_text(text_trim(of->pool,
                                pool_printf(of->pool, "%s %s %s", application->pupil.address,
                                            application->pupil.postcode, application->pupil.town),
                                TEXT_ONE_LINE));
}

CELL(phone)
{
    const struct file_context *of = context;
    const struct application *application = of_row(row);

    return sheet_text(view_shows_coordinates(application, reads_as(context))
                          ? phone_text(of->pool, application->pupil.phone)
                          : "");
}

CELL(email)
{
    const struct application *application = of_row(row);

    return sheet_text(
        view_shows_coordinates(application, reads_as(context)) ? application->pupil.email : "");
}

CELL(priority)
{
    APPLICATION;
    return sheet_text(application->has_priority ? "OUI" : "NON");
}

/* One name is what is kept of a referent: the last word is the surname. */
static const char *surname_of(const char *name)
{
    const char *space = strrchr(name, ' ');

    return space != NULL ? space + 1 : name;
}

CELL(referent_first_name)
{
    const struct file_context *of = context;
    const struct application *application = of_row(row);
    const char *name = application->referent_name, *surname = surname_of(name);

    return sheet_text(surname == name ? ""
                                      : pool_strndup(of->pool, name, (size_t)(surname - name) - 1));
}

CELL(referent_last_name)
{
    APPLICATION;
    return sheet_text(surname_of(application->referent_name));
}

CELL(referent_email)
{
    const struct application *application = of_row(row);

    return sheet_text(
        view_shows_referent(application, reads_as(context)) ? application->referent_email : "");
}

#define OF(name, width, member)                                                                    \
    SHEET_COLUMN_BEHIND(name, width, struct application_row, application, struct application,      \
                        member)

const struct sheet_column application_columns[] = {
    {OF("CANDIDATURE_ID", 18, id)},
    {"AVIS_EMPLOYEUR", 18, .cell = employer_opinion},
    {"AVIS_REFERENT", 17, .cell = referent_opinion},
    {"AVIS_ELEVE", 14, .cell = pupil_opinion},
    {"ETAT_OFFRE", 14, .cell = offer_state},
    {OF("DATE_MISE_A_JOUR_CANDIDATURE", 32, updated_at)},
    {"GENRE_ELEVE", 15, .cell = civility},
    {OF("PRENOM", 16, pupil.first_name)},
    {OF("NOM", 18, pupil.last_name)},
    {"AGE", 7, .cell = age},
    {"ADRESSE", 40, .cell = address},
    {"TELEPHONE", 16, .cell = phone},
    {"EMAIL", 30, .cell = email},
    {OF("NOM_COLLEGE", 28, school.name)},
    {OF("VILLE", 20, school.town)},
    {"COLLEGE_PRIORITAIRE", 23, .cell = priority},
    {OF("NOM_EMPLOYEUR", 28, offer.employer)},
    {OF("TITRE_STAGE", 44, offer.title)},
    {"PRENOM_REFERENT", 19, .cell = referent_first_name},
    {"NOM_REFERENT", 18, .cell = referent_last_name},
    {"EMAIL_REFERENT", 30, .cell = referent_email},
    {OF("DATE_CREATION", 18, sent_at)},
    {NULL},
};

/* The offers of the applications, each asked for once. */
static bool offers_find(const struct file_run *run, const struct application_list *list,
                        struct managed_offer **offers, size_t *offer_count)
{
    uint64_t ids[FILE_CHUNK];
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        size_t k = 0;

        while (k < count && ids[k] != list->list[i].offer.id)
            k++;
        ids[k] = list->list[i].offer.id;
        count += k == count;
    }
    *offer_count = 0;
    return count == 0 || store_offers_of_ids(run->db, run->today, ids, count, offers, offer_count);
}

bool applications_read(struct file_run *run, size_t first, size_t count, const void **rows)
{
    struct application_row *list = pool_array(db_pool(run->db), count, sizeof *list);
    struct application_list applications;
    struct managed_offer *offers;
    size_t offer_count;

    if (!store_applications_of_ids(run->db, run->ids.ids + first, count, &applications) ||
        !offers_find(run, &applications, &offers, &offer_count))
        return false;
    for (size_t i = 0; i < applications.count; i++) {
        list[i] = (struct application_row){applications.list[i].id, &applications.list[i], NULL};
        for (size_t k = 0; k < offer_count; k++) {
            if (offers[k].id == applications.list[i].offer.id)
                list[i].offer = &offers[k];
        }
    }
    rows_by_ids(run, first, count, list, applications.count, sizeof *list,
                offsetof(struct application_row, id), rows);
    return true;
}
