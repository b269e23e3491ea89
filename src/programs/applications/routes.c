/* What the applications executable answers. First match wins. */
#include "applications/applications.h"

#include "rules/agreement_parts.h"
#include "rules/application.h"
#include "store/token_store.h"

#define DECIDERS (EMPLOYER | ADMIN)

/* Of a form with a scan or a PDF. */
enum { FILE_LIMIT = 4 * 1024 * 1024 };

/* Of a form that anybody sends: what we sealed is smaller. */
enum { VERIFY_LIMIT = 2 * 1024 * 1024 };

/* clang-format off */
const struct route applications_routes[] = {
    {GET,  "/candidatures",          PUPIL,    pupil_applications},
    {GET,  "/candidatures",          EMPLOYER, employer_applications_pending},
    {GET,  "/candidatures",          SCHOOL,   school_applications},
    {GET,  "/candidatures",          ADMIN,    admin_applications_moved},
    {GET,  "/candidatures/traitees", EMPLOYER, employer_applications_answered},

    {POST, "/candidatures/decider",        EMPLOYER, several_decide_post},
    {POST, "/candidatures/avis",           SCHOOL,   several_opinions_post},
    {GET,  "/candidatures/eleves/{id}",    SCHOOL,   school_pupil},
    {GET,  "/candidatures/postuler/{id}",  PUPIL,    apply_form},
    {POST, "/candidatures/postuler/{id}",  PUPIL,    apply_post},
    {POST, "/candidatures/brouillon/{id}", PUPIL,    apply_draft_post},

    {GET,  "/candidatures/{id}",           SIGNED_IN, application_show},
    {GET,  "/candidatures/{id}/accepter",  DECIDERS,  application_act_form, .what = APPLICATION_ACCEPTED},
    {POST, "/candidatures/{id}/accepter",  DECIDERS,  application_act_post, .what = APPLICATION_ACCEPTED},
    {GET,  "/candidatures/{id}/refuser",   DECIDERS,  application_act_form, .what = APPLICATION_REFUSED},
    {POST, "/candidatures/{id}/refuser",   DECIDERS,  application_act_post, .what = APPLICATION_REFUSED},
    {GET,  "/candidatures/{id}/confirmer", PUPIL,     application_act_form, .what = APPLICATION_CONFIRMED},
    {POST, "/candidatures/{id}/confirmer", PUPIL,     application_act_post, .what = APPLICATION_CONFIRMED},
    {GET,  "/candidatures/{id}/retirer",   PUPIL,     application_act_form, .what = APPLICATION_WITHDRAWN},
    {POST, "/candidatures/{id}/retirer",   PUPIL,     application_act_post, .what = APPLICATION_WITHDRAWN},
    {GET,  "/candidatures/{id}/reprendre", PUPIL,     application_act_form, .what = APPLICATION_PENDING},
    {POST, "/candidatures/{id}/reprendre", PUPIL,     application_act_post, .what = APPLICATION_PENDING},
    {POST, "/candidatures/{id}/relancer",  PUPIL,     application_remind_post},
    {GET,  "/candidatures/{id}/annuler",   SIGNED_IN, application_act_form, .what = APPLICATION_CANCELLED},
    {POST, "/candidatures/{id}/annuler",   SIGNED_IN, application_act_post, .what = APPLICATION_CANCELLED},
    {GET,  "/candidatures/{id}/avis",      SCHOOL,    opinion_form},
    {POST, "/candidatures/{id}/avis",      SCHOOL,    opinion_post},
    {POST, "/candidatures/{id}/semaine",   SCHOOL,    school_week_post},

    {GET,  "/candidatures/repondre/termine",              ANYONE, link_done},
    {GET,  "/candidatures/repondre/{token}",              ANYONE, application_show, .link = DECIDE_LINK},
    {POST, "/candidatures/repondre/{token}/code-envoyer", ANYONE, link_code_send_post, .link = DECIDE_LINK},
    {POST, "/candidatures/repondre/{token}/code",         ANYONE, link_code_post, .link = DECIDE_LINK},
    {GET,  "/candidatures/repondre/{token}/accepter",     ANYONE, application_act_form,
     .what = APPLICATION_ACCEPTED, .link = DECIDE_LINK},
    {POST, "/candidatures/repondre/{token}/accepter",     ANYONE, application_act_post,
     .what = APPLICATION_ACCEPTED, .link = DECIDE_LINK},
    {GET,  "/candidatures/repondre/{token}/refuser",      ANYONE, application_act_form,
     .what = APPLICATION_REFUSED, .link = DECIDE_LINK},
    {POST, "/candidatures/repondre/{token}/refuser",      ANYONE, application_act_post,
     .what = APPLICATION_REFUSED, .link = DECIDE_LINK},
    {GET,  "/candidatures/repondre/{token}/annuler",      ANYONE, application_act_form,
     .what = APPLICATION_CANCELLED, .link = DECIDE_LINK},
    {POST, "/candidatures/repondre/{token}/annuler",      ANYONE, application_act_post,
     .what = APPLICATION_CANCELLED, .link = DECIDE_LINK},
    {GET,  "/candidatures/repondre/{token}/plus-a-moi",   ANYONE, link_end_form, .link = DECIDE_LINK},
    {POST, "/candidatures/repondre/{token}/plus-a-moi",   ANYONE, link_end_post, .link = DECIDE_LINK},
    {GET,  "/candidatures/bilan/{token}", ANYONE, questionnaire_show},
    {POST, "/candidatures/bilan/{token}", ANYONE, questionnaire_post, .limit = 16 * 1024},
    {GET,  "/candidatures/avis/{token}/plus-a-moi",       ANYONE, link_end_form, .link = OPINION_LINK},
    {POST, "/candidatures/avis/{token}/plus-a-moi",       ANYONE, link_end_post, .link = OPINION_LINK},
    {GET,  "/candidatures/avis/{token}",                  ANYONE, opinion_form, .link = OPINION_LINK},
    {POST, "/candidatures/avis/{token}",                  ANYONE, opinion_post, .link = OPINION_LINK},

    {GET,  "/admin/candidatures",      ADMIN,             admin_applications},
    {GET,  "/conventions",             SIGNED_IN,         agreements_home},
    {GET,  "/conventions/choisies.pdf",   EMPLOYER | SCHOOL | ADMIN, agreements_pdf},
    {GET,  "/conventions/choisies.zip",   EMPLOYER | SCHOOL | ADMIN, agreements_chosen_zip},
    {GET,  "/conventions/signees.zip",    EMPLOYER | SCHOOL | ADMIN, agreements_zip},
    {GET,  "/conventions/emargement.pdf", SCHOOL,                    agreements_sheet},
    {GET,  "/conventions/plusieurs",   SCHOOL,            agreements_several_form},
    {POST, "/conventions/plusieurs",   SCHOOL,            agreements_several_post},
    {GET,  "/conventions/a-signer",    EMPLOYER | SCHOOL, agreements_sign_form},
    {POST, "/conventions/a-signer",    EMPLOYER | SCHOOL, agreements_sign_post},
    {GET,  "/conventions/modele",      SCHOOL | ADMIN,    agreement_text_form},
    {POST, "/conventions/modele",      SCHOOL | ADMIN,    agreement_text_post},
    {POST, "/conventions/modele/en-tete", SCHOOL | ADMIN, agreement_letterhead_post, .limit = FILE_LIMIT},
    {GET,  "/conventions/verifier",    ANYONE,            agreement_verify},
    {POST, "/conventions/verifier",    ANYONE,            agreement_verify_post, .limit = VERIFY_LIMIT},

    {GET,  "/conventions/{id}.pdf",             SIGNED_IN,         agreement_pdf},
    {GET,  "/conventions/{id}",                 SIGNED_IN,         agreement_show},
    {GET,  "/conventions/{id}/employeur",       DECIDERS,          agreement_part_form, .what = AGREEMENT_EMPLOYER},
    {POST, "/conventions/{id}/employeur",       DECIDERS,          agreement_part_post, .what = AGREEMENT_EMPLOYER},
    {GET,  "/conventions/{id}/horaires.json",   DECIDERS,          agreement_hours},
    {GET,  "/conventions/{id}/college",         SCHOOL | ADMIN,    agreement_part_form, .what = AGREEMENT_SCHOOL},
    {POST, "/conventions/{id}/college",         SCHOOL | ADMIN,    agreement_part_post, .what = AGREEMENT_SCHOOL},
    {GET,  "/conventions/{id}/corriger",        DECIDERS | SCHOOL, agreement_correct_form},
    {POST, "/conventions/{id}/corriger",        DECIDERS | SCHOOL, agreement_correct_post},
    {GET,  "/conventions/{id}/attestation",     DECIDERS,          attestation_form},
    {POST, "/conventions/{id}/attestation",     DECIDERS,          attestation_post},
    {GET,  "/conventions/{id}/attestation.pdf", SIGNED_IN,         attestation_pdf},
    {GET,  "/conventions/{id}/signer",          SIGNED_IN,         agreement_sign_form},
    {POST, "/conventions/{id}/signer",          SIGNED_IN,         agreement_sign_post},
    {POST, "/conventions/{id}/signer/decliner", SIGNED_IN,         agreement_decline_post},
    {POST, "/conventions/{id}/papier",          SCHOOL | ADMIN,    agreement_paper_post, .limit = FILE_LIMIT},
    {GET,  "/conventions/{id}/papier/{slug}",   SCHOOL | ADMIN,    agreement_scan},
    {POST, "/conventions/{id}/renvoyer",        SCHOOL | ADMIN,    agreement_resend_post},

    {GET,  "/conventions/signer/{token}",              ANYONE, agreement_sign_form, .link = SIGN_LINK},
    {POST, "/conventions/signer/{token}",              ANYONE, agreement_sign_post, .link = SIGN_LINK},
    {POST, "/conventions/signer/{token}/code-envoyer", ANYONE, agreement_code_send_post, .link = SIGN_LINK},
    {POST, "/conventions/signer/{token}/code",         ANYONE, agreement_code_post, .link = SIGN_LINK},
    {POST, "/conventions/signer/{token}/decliner",     ANYONE, agreement_decline_post, .link = SIGN_LINK},
    {POST, "/conventions/signer/{token}/pdf",          ANYONE, agreement_sign_pdf_post, .link = SIGN_LINK},
    {GET,  "/conventions/attestation/{token}.pdf",     ANYONE, attestation_pdf, .link = ATTEST_LINK},
    {GET,  "/conventions/attestation/{token}",         ANYONE, attestation_form, .link = ATTEST_LINK},
    {POST, "/conventions/attestation/{token}",         ANYONE, attestation_post, .link = ATTEST_LINK},
    {GET,  "/conventions/repondre/{token}.pdf",        ANYONE, agreement_pdf, .link = DECIDE_LINK},
    {GET,  "/conventions/repondre/{token}",            ANYONE, agreement_show, .link = DECIDE_LINK},
    {GET,  "/conventions/repondre/{token}/employeur",  ANYONE, agreement_part_form,
     .what = AGREEMENT_EMPLOYER, .link = DECIDE_LINK},
    {POST, "/conventions/repondre/{token}/employeur",  ANYONE, agreement_part_post,
     .what = AGREEMENT_EMPLOYER, .link = DECIDE_LINK},
    {GET,  "/conventions/repondre/{token}/horaires.json", ANYONE, agreement_hours, .link = DECIDE_LINK},
    {GET,  "/conventions/repondre/{token}/corriger",   ANYONE, agreement_correct_form, .link = DECIDE_LINK},
    {POST, "/conventions/repondre/{token}/corriger",   ANYONE, agreement_correct_post, .link = DECIDE_LINK},
    {0},
};
/* clang-format on */
