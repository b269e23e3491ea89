/* The handlers of the export executable. */
#ifndef STAGE3E_EXPORT_EXPORT_H
#define STAGE3E_EXPORT_EXPORT_H

#include "web/route.h"

extern const struct route export_routes[];

/* api.c */
bool api_offers(struct request *request);
bool api_offer(struct request *request);

/* application_pdf.c */
bool application_pdf(struct request *request);

/* placement_pdf.c */
bool placement_pdf(struct request *request);

/* editorial_pdf.c */
bool editorial_pdf(struct request *request);

/* school_documents.c */
bool codes_pdf(struct request *request);
bool dates_pdf(struct request *request);

/* placement_ics.c */
bool placement_ics(struct request *request);

/* statistics.c */
bool statistics_public(struct request *request);
bool statistics_public_csv(struct request *request);
bool statistics_public_svg(struct request *request);
bool statistics_departement(struct request *request);
bool statistics_departement_csv(struct request *request);
bool statistics_departement_svg(struct request *request);
bool statistics_school(struct request *request);
bool statistics_school_csv(struct request *request);
bool statistics_school_svg(struct request *request);
bool statistics_employer(struct request *request);
bool statistics_employer_csv(struct request *request);
bool statistics_employer_svg(struct request *request);
bool statistics_offer(struct request *request);
bool statistics_offer_csv(struct request *request);
bool statistics_offer_svg(struct request *request);

/* statistics_api.c */
bool api_statistics(struct request *request);
bool api_statistics_table(struct request *request);
bool api_statistics_csv(struct request *request);
/* download.c */
bool file_download(struct request *request);

/* prepare.c */
bool file_prepare_post(struct request *request);
bool export_admin(struct request *request);
bool export_admin_post(struct request *request);

/* prepared.c */
bool file_wait(struct request *request);
bool file_fetch(struct request *request);

/* offers_csv.c */
bool offers_csv(struct request *request);

#endif
