/* The routes of the applications executable, and the handlers they name. */
#ifndef STAGE3E_APPLICATIONS_APPLICATIONS_H
#define STAGE3E_APPLICATIONS_APPLICATIONS_H

#include "web/route.h"

struct viewing;

extern const struct route applications_routes[];

/* apply.c */
bool apply_form(struct request *request);
bool apply_post(struct request *request);
bool apply_draft_post(struct request *request);

/* show.c */
bool application_show(struct request *request);
/* To who opened a link and has proved that its mailbox is theirs: with the pupil's address. */
bool application_show_proved(struct request *request, const struct viewing *viewing);

/* link_code.c */
bool link_code_send_post(struct request *request);
bool link_code_post(struct request *request);

/* link_end.c */
bool link_end_form(struct request *request);
bool link_end_post(struct request *request);

/* act.c */
bool application_act_form(struct request *request);
bool application_act_post(struct request *request);
bool link_done(struct request *request);

/* several.c */
bool several_decide_post(struct request *request);
bool several_opinions_post(struct request *request);

/* questionnaire.c */
bool questionnaire_show(struct request *request);
bool questionnaire_post(struct request *request);

/* opinion.c */
bool opinion_form(struct request *request);
bool opinion_post(struct request *request);

/* remind.c */
bool application_remind_post(struct request *request);

/* school_week.c */
bool school_week_post(struct request *request);

/* pupil_space.c */
bool pupil_applications(struct request *request);

/* employer_space.c */
bool employer_applications_pending(struct request *request);
bool employer_applications_answered(struct request *request);

/* school_space.c */
bool school_applications(struct request *request);
bool school_pupil(struct request *request);

/* admin_space.c */
bool admin_applications(struct request *request);
bool admin_applications_moved(struct request *request);

/* agreement.c */
bool agreement_show(struct request *request);

/* agreement_pdf.c */
bool agreement_pdf(struct request *request);

/* agreement_sign.c */
bool agreement_sign_form(struct request *request);
bool agreement_sign_post(struct request *request);
bool agreement_code_send_post(struct request *request);
bool agreement_code_post(struct request *request);
bool agreement_sign_pdf_post(struct request *request);

/* agreement_decline.c */
bool agreement_decline_post(struct request *request);

/* agreement_sign_several.c */
bool agreements_sign_form(struct request *request);
bool agreements_sign_post(struct request *request);

/* agreement_paper.c */
bool agreement_paper_post(struct request *request);
bool agreement_scan(struct request *request);
bool agreement_resend_post(struct request *request);

/* agreement_verify.c */
bool agreement_verify(struct request *request);
bool agreement_verify_post(struct request *request);

/* agreement_text.c */
bool agreement_text_form(struct request *request);
bool agreement_text_post(struct request *request);

/* agreement_letterhead_post.c */
bool agreement_letterhead_post(struct request *request);

/* agreement_part.c */
bool agreement_part_form(struct request *request);
bool agreement_part_post(struct request *request);

/* agreement_hours.c */
bool agreement_hours(struct request *request);

/* agreement_several.c */
bool agreements_several_form(struct request *request);
bool agreements_several_post(struct request *request);

/* attestation.c */
bool attestation_form(struct request *request);
bool attestation_post(struct request *request);
bool attestation_pdf(struct request *request);

/* agreement_correct.c */
bool agreement_correct_form(struct request *request);
bool agreement_correct_post(struct request *request);

/* agreement_space.c */
bool agreements_home(struct request *request);

/* agreement_downloads.c */
bool agreements_pdf(struct request *request);
bool agreements_chosen_zip(struct request *request);
bool agreements_zip(struct request *request);
bool agreements_sheet(struct request *request);

#endif
