/* The routes of the applications executable, and the handlers they name. */
#ifndef STAGE3E_APPLICATIONS_APPLICATIONS_H
#define STAGE3E_APPLICATIONS_APPLICATIONS_H

#include "web/route.h"

struct viewing;

extern const struct route applications_routes[];

/* apply.c */
void apply_form(struct request *request);
void apply_post(struct request *request);
void apply_draft_post(struct request *request);

/* show.c */
void application_show(struct request *request);
/* To who opened a link and has proved that its mailbox is theirs: with the pupil's address. */
void application_show_proved(struct request *request, const struct viewing *viewing);

/* link_code.c */
void link_code_send_post(struct request *request);
void link_code_post(struct request *request);

/* link_end.c */
void link_end_form(struct request *request);
void link_end_post(struct request *request);

/* act.c */
void application_act_form(struct request *request);
void application_act_post(struct request *request);
void link_done(struct request *request);

/* several.c */
void several_decide_post(struct request *request);
void several_opinions_post(struct request *request);

/* opinion.c */
void opinion_form(struct request *request);
void opinion_post(struct request *request);

/* remind.c */
void application_remind_post(struct request *request);

/* school_week.c */
void school_week_post(struct request *request);

/* pupil_space.c */
void pupil_applications(struct request *request);

/* employer_space.c */
void employer_applications_pending(struct request *request);
void employer_applications_answered(struct request *request);

/* school_space.c */
void school_applications(struct request *request);
void school_pupil(struct request *request);

/* admin_space.c */
void admin_applications(struct request *request);

/* spaces.c */
void applications_home(struct request *request);

/* agreement.c */
void agreement_show(struct request *request);

/* agreement_document.c */
void agreement_pdf(struct request *request);

/* agreement_sign.c */
void agreement_sign_form(struct request *request);
void agreement_sign_post(struct request *request);
void agreement_code_send_post(struct request *request);
void agreement_code_post(struct request *request);
void agreement_sign_pdf_post(struct request *request);

/* agreement_decline.c */
void agreement_decline_post(struct request *request);

/* agreement_sign_several.c */
void agreements_sign_form(struct request *request);
void agreements_sign_post(struct request *request);

/* agreement_paper.c */
void agreement_paper_post(struct request *request);
void agreement_scan(struct request *request);
void agreement_resend_post(struct request *request);

/* agreement_verify.c */
void agreement_verify(struct request *request);
void agreement_verify_post(struct request *request);

/* agreement_text.c */
void agreement_text_form(struct request *request);
void agreement_text_post(struct request *request);

/* agreement_part.c */
void agreement_part_form(struct request *request);
void agreement_part_post(struct request *request);

/* agreement_several.c */
void agreements_several_form(struct request *request);
void agreements_several_post(struct request *request);

/* agreement_correct.c */
void agreement_correct_form(struct request *request);
void agreement_correct_post(struct request *request);

/* agreement_space.c */
void agreements_home(struct request *request);
void agreements_zip(struct request *request);

#endif
