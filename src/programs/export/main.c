/* The export executable: /export, /statistiques and /api. */
#include "export/export.h"

#include "site/app.h"

static const struct route routes[] = {
    {GET, "/export/offres.csv", ANYONE, offers_csv, 0, NULL},
    {GET, "/export/detail-candidatures.xlsx", EMPLOYER, file_download, 0, NULL},
    {GET, "/export/detail-candidatures.csv", EMPLOYER, file_download, 0, NULL},
    {GET, "/export/vos-offres.xlsx", EMPLOYER, file_download, 0, NULL},
    {GET, "/export/vos-offres.csv", EMPLOYER, file_download, 0, NULL},
    {GET, "/export/eleves.xlsx", SCHOOL, file_download, 0, NULL},
    {GET, "/export/eleves.csv", SCHOOL, file_download, 0, NULL},
    {GET, "/export/stages.xlsx", SCHOOL, file_download, 0, NULL},
    {GET, "/export/stages.csv", SCHOOL, file_download, 0, NULL},
    {GET, "/export/sans-stage.xlsx", SCHOOL, file_download, 0, NULL},
    {GET, "/export/sans-stage.csv", SCHOOL, file_download, 0, NULL},
    {POST, "/export/preparer", EMPLOYER | SCHOOL, file_prepare_post, 0, NULL},
    {GET, "/export/fichiers/{id}", EMPLOYER | SCHOOL | ADMIN, file_wait, 0, NULL},
    {GET, "/export/fichiers/{id}.xlsx", EMPLOYER | SCHOOL | ADMIN, file_fetch, 0, NULL},
    {GET, "/export/fichiers/{id}.csv", EMPLOYER | SCHOOL | ADMIN, file_fetch, 0, NULL},
    {GET, "/export/admin", ADMIN, export_admin, 0, NULL},
    {POST, "/export/admin", ADMIN, export_admin_post, 0, NULL},
    {GET, "/export/candidatures/{id}.pdf", SIGNED_IN, application_pdf, 0, NULL},
    {GET, "/export/candidatures/repondre/{token}.pdf", ANYONE, application_pdf, 0, NULL},
    {GET, "/export/stages/{id}.pdf", SIGNED_IN, placement_pdf, 0, NULL},
    {GET, "/export/stages/repondre/{token}.pdf", ANYONE, placement_pdf, 0, NULL},
    {GET, "/export/codes-des-eleves.pdf", SCHOOL, codes_pdf, 0, NULL},
    {GET, "/export/dates-par-college.pdf", ANYONE, dates_pdf, 0, NULL},
    {GET, "/export/conseils/{slug}/{slug}.pdf", ANYONE, editorial_pdf, 0, NULL},
    {GET, "/export/stages/{id}.ics", SIGNED_IN, placement_ics, 0, NULL},
    {GET, "/export/stages/repondre/{token}.ics", ANYONE, placement_ics, 0, NULL},
    {GET, "/statistiques", ANYONE, statistics_public, 0, NULL},
    {GET, "/statistiques/{slug}.csv", ANYONE, statistics_public_csv, 0, NULL},
    {GET, "/statistiques/{slug}.svg", ANYONE, statistics_public_svg, 0, NULL},
    {GET, "/statistiques/departement", ADMIN, statistics_departement, 0, NULL},
    {GET, "/statistiques/departement/{slug}.csv", ADMIN, statistics_departement_csv, 0, NULL},
    {GET, "/statistiques/departement/{slug}.svg", ADMIN, statistics_departement_svg, 0, NULL},
    {GET, "/statistiques/college", SCHOOL, statistics_school, 0, NULL},
    {GET, "/statistiques/college/{slug}.csv", SCHOOL, statistics_school_csv, 0, NULL},
    {GET, "/statistiques/college/{slug}.svg", SCHOOL, statistics_school_svg, 0, NULL},
    {GET, "/statistiques/colleges/{id}", ADMIN, statistics_school, 0, NULL},
    {GET, "/statistiques/colleges/{id}/{slug}.csv", ADMIN, statistics_school_csv, 0, NULL},
    {GET, "/statistiques/colleges/{id}/{slug}.svg", ADMIN, statistics_school_svg, 0, NULL},
    {GET, "/statistiques/employeur", EMPLOYER, statistics_employer, 0, NULL},
    {GET, "/statistiques/employeur/{slug}.csv", EMPLOYER, statistics_employer_csv, 0, NULL},
    {GET, "/statistiques/employeur/{slug}.svg", EMPLOYER, statistics_employer_svg, 0, NULL},
    {GET, "/statistiques/offres/{id}", EMPLOYER | ADMIN, statistics_offer, 0, NULL},
    {GET, "/statistiques/offres/{id}/{slug}.csv", EMPLOYER | ADMIN, statistics_offer_csv, 0, NULL},
    {GET, "/statistiques/offres/{id}/{slug}.svg", EMPLOYER | ADMIN, statistics_offer_svg, 0, NULL},
    {GET, "/api/v1/statistiques", ANYONE, api_statistics, 0, NULL},
    {GET, "/api/v1/statistiques/{slug}.csv", ANYONE, api_statistics_csv, 0, NULL},
    {GET, "/api/v1/statistiques/{slug}", ANYONE, api_statistics_table, 0, NULL},
    {GET, "/api/v1/offres", ANYONE, api_offers, 0, NULL},
    {GET, "/api/v1/offres/{id}", ANYONE, api_offer, 0, NULL},
    {0},
};

int main(int count, char **arguments)
{
    const struct app app = {"export", "export.xsl", routes};

    return app_run(&app, count, arguments);
}
