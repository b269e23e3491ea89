/* What the export executable answers: files, statistics, the interface for programs. First match
 * wins. */
#include "export/export.h"

#include "store/token_store.h"

/* clang-format off */
const struct route export_routes[] = {
    {GET,  "/export/offres.csv",               ANYONE,   offers_csv},
    {GET,  "/export/detail-candidatures.xlsx", EMPLOYER, file_download},
    {GET,  "/export/detail-candidatures.csv",  EMPLOYER, file_download},
    {GET,  "/export/vos-offres.xlsx",          EMPLOYER, file_download},
    {GET,  "/export/vos-offres.csv",           EMPLOYER, file_download},
    {GET,  "/export/eleves.xlsx",              SCHOOL,   file_download},
    {GET,  "/export/eleves.csv",               SCHOOL,   file_download},
    {GET,  "/export/stages.xlsx",              SCHOOL,   file_download},
    {GET,  "/export/stages.csv",               SCHOOL,   file_download},
    {GET,  "/export/sans-stage.xlsx",          SCHOOL,   file_download},
    {GET,  "/export/sans-stage.csv",           SCHOOL,   file_download},

    {POST, "/export/preparer",           EMPLOYER | SCHOOL,         file_prepare_post},
    {GET,  "/export/fichiers/{id}",      EMPLOYER | SCHOOL | ADMIN, file_wait},
    {GET,  "/export/fichiers/{id}.xlsx", EMPLOYER | SCHOOL | ADMIN, file_fetch},
    {GET,  "/export/fichiers/{id}.csv",  EMPLOYER | SCHOOL | ADMIN, file_fetch},
    {GET,  "/export/admin",              ADMIN,                     export_admin},
    {POST, "/export/admin",              ADMIN,                     export_admin_post},

    {GET,  "/export/candidatures/{id}.pdf",             SIGNED_IN, application_pdf},
    {GET,  "/export/candidatures/repondre/{token}.pdf", ANYONE,    application_pdf, .link = DECIDE_LINK},
    {GET,  "/export/stages/{id}.pdf",                   SIGNED_IN, placement_pdf},
    {GET,  "/export/stages/repondre/{token}.pdf",       ANYONE,    placement_pdf, .link = DECIDE_LINK},
    {GET,  "/export/codes-des-eleves.pdf",              SCHOOL,    codes_pdf},
    {GET,  "/export/dates-par-college.pdf",             ANYONE,    dates_pdf},
    {GET,  "/export/conseils/{slug}/{slug}.pdf",        ANYONE,    editorial_pdf},
    {GET,  "/export/stages/{id}.ics",                   SIGNED_IN, placement_ics},
    {GET,  "/export/stages/repondre/{token}.ics",       ANYONE,    placement_ics, .link = DECIDE_LINK},

    {GET,  "/statistiques",                          ANYONE,           statistics_public},
    {GET,  "/statistiques/{slug}.csv",               ANYONE,           statistics_public_csv},
    {GET,  "/statistiques/{slug}.svg",               ANYONE,           statistics_public_svg},
    {GET,  "/statistiques/departement",              ADMIN,            statistics_departement},
    {GET,  "/statistiques/departement/{slug}.csv",   ADMIN,            statistics_departement_csv},
    {GET,  "/statistiques/departement/{slug}.svg",   ADMIN,            statistics_departement_svg},
    {GET,  "/statistiques/college",                  SCHOOL,           statistics_school},
    {GET,  "/statistiques/college/{slug}.csv",       SCHOOL,           statistics_school_csv},
    {GET,  "/statistiques/college/{slug}.svg",       SCHOOL,           statistics_school_svg},
    {GET,  "/statistiques/colleges/{id}",            ADMIN,            statistics_school},
    {GET,  "/statistiques/colleges/{id}/{slug}.csv", ADMIN,            statistics_school_csv},
    {GET,  "/statistiques/colleges/{id}/{slug}.svg", ADMIN,            statistics_school_svg},
    {GET,  "/statistiques/employeur",                EMPLOYER,         statistics_employer},
    {GET,  "/statistiques/employeur/{slug}.csv",     EMPLOYER,         statistics_employer_csv},
    {GET,  "/statistiques/employeur/{slug}.svg",     EMPLOYER,         statistics_employer_svg},
    {GET,  "/statistiques/offres/{id}",              EMPLOYER | ADMIN, statistics_offer},
    {GET,  "/statistiques/offres/{id}/{slug}.csv",   EMPLOYER | ADMIN, statistics_offer_csv},
    {GET,  "/statistiques/offres/{id}/{slug}.svg",   EMPLOYER | ADMIN, statistics_offer_svg},

    {GET,  "/api/v1/statistiques",            ANYONE, api_statistics},
    {GET,  "/api/v1/statistiques/{slug}.csv", ANYONE, api_statistics_csv},
    {GET,  "/api/v1/statistiques/{slug}",     ANYONE, api_statistics_table},
    {GET,  "/api/v1/offres",                  ANYONE, api_offers},
    {GET,  "/api/v1/offres/{id}",             ANYONE, api_offer},
    {0},
};
/* clang-format on */
