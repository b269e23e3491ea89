/* What the département takes away: applications, offers, and who is on the site. */
#include <stddef.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "export/file_table.h"
#include "rules/phone.h"
#include "store/account_store.h"
#include "store/directory_store.h"
#include "store/offer_manage.h"

static const char *search_text(struct file_run *run)
{
    return text_trim(run->pool, form_value(run->query, "q"), TEXT_ONE_LINE);
}

/* The applications that the search of /admin/candidatures finds. */
static const char *applications_query_read(struct file_run *run, struct application_query *query)
{
    const char *state = form_value(run->query, "etat");

    *query = (struct application_query){.text = search_text(run)};
    if (!text_is_empty(state) && !application_state_parse(state, &query->state))
        return "etat";
    return file_period(run->query, &query->from, &query->to);
}

static const char *applications_refused(struct file_run *run)
{
    struct application_query query;

    return applications_query_read(run, &query);
}

static bool applications_find(struct file_run *run, size_t limit)
{
    struct application_query query;

    applications_query_read(run, &query);
    if (!store_application_ids_query(run->db, &query, limit, &run->ids))
        return false;
    run->count = run->ids.count;
    return true;
}

/* The offers that the search of /admin/offres finds. */
static const char *offers_query_read(struct file_run *run, struct offer_query *query)
{
    const char *state = form_value(run->query, "etat");

    *query = (struct offer_query){.text = search_text(run),
                                  .state = *state == '\0' ? "" : offer_state_known(state)};
    return query->state == NULL ? "etat" : file_period(run->query, &query->from, &query->to);
}

static const char *offers_refused(struct file_run *run)
{
    struct offer_query query;

    return offers_query_read(run, &query);
}

static bool offers_find(struct file_run *run, size_t limit)
{
    struct offer_query query;

    offers_query_read(run, &query);
    if (!store_offer_ids_query(run->db, &query, limit, &run->ids))
        return false;
    run->count = run->ids.count;
    return true;
}

static bool offers_read(struct file_run *run, size_t first, size_t count, const void **rows)
{
    struct managed_offer *offers;
    size_t offer_count;

    if (!store_offers_of_ids(run->db, run->today, run->ids.ids + first, count, &offers,
                             &offer_count))
        return false;
    rows_by_ids(run, first, count, offers, offer_count, sizeof *offers,
                offsetof(struct managed_offer, id), rows);
    return true;
}

#define CELL(name) static struct sheet_cell name(const void *row, void *context)
#define ROW                                                                                        \
    const struct directory_row *of = row;                                                          \
    (void)context

CELL(phone)
{
    const struct file_context *of = context;

    return sheet_text(phone_text(of->pool, ((const struct directory_row *)row)->phone));
}

CELL(priority)
{
    ROW;
    return sheet_text(strcmp(of->priority, "rep_plus") == 0 ? "REP+"
                      : strcmp(of->priority, "rep") == 0    ? "REP"
                                                            : "NON");
}

CELL(is_open)
{
    ROW;
    return sheet_text(of->is_open ? "OUI" : "NON");
}

CELL(role)
{
    static const char *const words[] = {
        [ACCOUNT_PUPIL] = "ÉLÈVE",
        [ACCOUNT_EMPLOYER] = "EMPLOYEUR",
        [ACCOUNT_SCHOOL] = "COLLÈGE",
        [ACCOUNT_ADMIN] = "ADMINISTRATEUR",
    };

    ROW;
    return sheet_text(words[of->role]);
}

CELL(state)
{
    static const char *const words[] = {
        [ACCOUNT_INACTIVE] = "À ACTIVER", [ACCOUNT_ACTIVE] = "ACTIF", [ACCOUNT_LOCKED] = "BLOQUÉ"};

    ROW;
    return sheet_text(words[of->state]);
}

#define OF(name, width, member) SHEET_COLUMN(name, width, struct directory_row, member)

static const struct sheet_column employer_columns[] = {
    {OF("E.ID", 9, id)},
    {OF("NOM", 40, name)},
    {OF("ACTIVITE", 32, activity)},
    {OF("SIRET", 18, code)},
    {OF("ADRESSE", 36, address)},
    {OF("CODE_POSTAL", 15, postcode)},
    {OF("VILLE", 22, town)},
    {OF("COMPTES", 11, members)},
    {OF("OFFRES", 10, offers)},
    {OF("CREATION", 18, created_at)},
    {NULL},
};

static const struct sheet_column school_columns[] = {
    {OF("UAI", 12, code)},
    {OF("NOM", 36, name)},
    {OF("ADRESSE", 36, address)},
    {OF("CODE_POSTAL", 15, postcode)},
    {OF("VILLE", 22, town)},
    {"EDUCATION_PRIORITAIRE", 25, .cell = priority},
    {"TELEPHONE", 16, .cell = phone},
    {OF("EMAIL", 30, email)},
    {"OUVERT", 10, .cell = is_open},
    {OF("COMPTES", 11, members)},
    {OF("ELEVES_INSCRITS", 19, pupils)},
    {OF("STAGES_CONFIRMES", 20, placed)},
    {NULL},
};

static const struct sheet_column account_columns[] = {
    {OF("COMPTE_ID", 13, id)},
    {"ROLE", 17, .cell = role},
    {"ETAT", 12, .cell = state},
    {OF("EMAIL", 32, email)},
    {OF("NOM", 22, last_name)},
    {OF("PRENOM", 18, first_name)},
    {OF("CREATION", 18, created_at)},
    {OF("ACTIVATION", 18, activated_at)},
    {OF("DERNIERE_CONNEXION", 22, signed_in_at)},
    {NULL},
};

static const struct sheet_column unplaced_columns[] = {
    {OF("ELEVE_ID", 12, id)},
    {OF("NOM_COLLEGE", 32, name)},
    {OF("VILLE", 22, town)},
    {"EDUCATION_PRIORITAIRE", 25, .cell = priority},
    {OF("CLASSE", 10, class_name)},
    {OF("NOM", 22, last_name)},
    {OF("PRENOM", 18, first_name)},
    {OF("EMAIL", 32, email)},
    {OF("CANDIDATURES", 16, applications)},
    {OF("CANDIDATURES_EN_COURS", 25, live)},
    {NULL},
};

/* Which of the lists a file is. */
static enum directory directory_of(const struct file *file)
{
    static const struct {
        const char *code;
        enum directory directory;
    } lists[] = {{"employeurs", DIRECTORY_EMPLOYERS},
                 {"etablissements", DIRECTORY_SCHOOLS},
                 {"comptes", DIRECTORY_ACCOUNTS},
                 {"eleves-sans-stage", DIRECTORY_UNPLACED}};
    size_t i = 0;

    while (strcmp(lists[i].code, file->code) != 0)
        i++;
    return lists[i].directory;
}

static const char *filter_read(struct file_run *run, struct directory_filter *filter)
{
    const char *role = form_value(run->query, "role"), *state = form_value(run->query, "etat");

    *filter = (struct directory_filter){.text = search_text(run), .role = account_role_parse(role)};
    for (enum account_state i = ACCOUNT_INACTIVE; i <= ACCOUNT_LOCKED; i++)
        filter->state = strcmp(state, account_state_code(i)) == 0 ? i : filter->state;
    if (!text_is_empty(role) && filter->role == 0)
        return "role";
    if (!text_is_empty(state) && filter->state == 0)
        return "etat";
    return file_period(run->query, &filter->from, &filter->to);
}

static const char *directory_refused(struct file_run *run)
{
    struct directory_filter filter;

    return filter_read(run, &filter);
}

static bool directory_find(struct file_run *run, size_t limit)
{
    struct directory_filter filter;

    filter_read(run, &filter);
    if (!store_directory_ids(run->db, directory_of(run->file), &filter, limit, &run->ids))
        return false;
    run->count = run->ids.count;
    return true;
}

static bool directory_read(struct file_run *run, size_t first, size_t count, const void **rows)
{
    struct directory_row *list;
    size_t list_count;

    if (!store_directory_rows(run->db, directory_of(run->file), run->ids.ids + first, count, &list,
                              &list_count))
        return false;
    rows_by_ids(run, first, count, list, list_count, sizeof *list,
                offsetof(struct directory_row, id), rows);
    return true;
}

static const char *const search_query[] = {"q", "etat", "du", "au", NULL};
static const char *const account_query[] = {"q", "role", "etat", "du", "au", NULL};
static const char *const created_query[] = {"q", "du", "au", NULL};
static const char *const text_query[] = {"q", NULL};

#define DIRECTORY directory_refused, directory_find, directory_read

const struct file admin_files[] = {
    {"offres", "Offres de stage", ADMIN, search_query, offer_columns, offers_refused, offers_find,
     offers_read},
    {"candidatures", "Candidatures", ADMIN, search_query, application_columns, applications_refused,
     applications_find, applications_read},
    {"employeurs", "Employeurs", ADMIN, created_query, employer_columns, DIRECTORY},
    {"etablissements", "Établissements", ADMIN, text_query, school_columns, DIRECTORY},
    {"eleves-sans-stage", "Élèves sans stage", ADMIN, created_query, unplaced_columns, DIRECTORY},
    {"comptes", "Comptes", ADMIN, account_query, account_columns, DIRECTORY},
};
const size_t admin_file_count = sizeof admin_files / sizeof *admin_files;
