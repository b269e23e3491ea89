/* The handlers of the export executable. */
#ifndef STAGE3E_EXPORT_EXPORT_H
#define STAGE3E_EXPORT_EXPORT_H

#include "web/route.h"

/* api.c */
void api_offers(struct request *request);
void api_offer(struct request *request);

/* application_pdf.c */
void application_pdf(struct request *request);

/* placement_pdf.c */
void placement_pdf(struct request *request);

/* editorial_pdf.c */
void editorial_pdf(struct request *request);

/* school_documents.c */
void codes_pdf(struct request *request);
void dates_pdf(struct request *request);

/* placement_ics.c */
void placement_ics(struct request *request);

/* statistics.c */
void statistics_public(struct request *request);
void statistics_public_csv(struct request *request);
void statistics_public_svg(struct request *request);
void statistics_departement(struct request *request);
void statistics_departement_csv(struct request *request);
void statistics_departement_svg(struct request *request);
void statistics_school(struct request *request);
void statistics_school_csv(struct request *request);
void statistics_school_svg(struct request *request);
void statistics_employer(struct request *request);
void statistics_employer_csv(struct request *request);
void statistics_employer_svg(struct request *request);
void statistics_offer(struct request *request);
void statistics_offer_csv(struct request *request);
void statistics_offer_svg(struct request *request);

/* statistics_api.c */
void api_statistics(struct request *request);
void api_statistics_table(struct request *request);
void api_statistics_csv(struct request *request);
/* download.c */
void file_download(struct request *request);

/* prepare.c */
void file_prepare_post(struct request *request);
void export_admin(struct request *request);
void export_admin_post(struct request *request);

/* prepared.c */
void file_wait(struct request *request);
void file_fetch(struct request *request);

/* offers_csv.c */
void offers_csv(struct request *request);

#endif
