/* What the applications executable answers. First match wins. */
#include "applications/applications.h"

#define DECIDERS (EMPLOYER | ADMIN)

const struct route applications_routes[] = {
    {GET, "/candidatures", SIGNED_IN, applications_home, 0, NULL},
    {GET, "/candidatures/traitees", EMPLOYER, employer_applications_answered, 0, NULL},
    {POST, "/candidatures/decider", EMPLOYER, several_decide_post, 0, NULL},
    {POST, "/candidatures/avis", SCHOOL, several_opinions_post, 0, NULL},
    {GET, "/candidatures/eleves/{id}", SCHOOL, school_pupil, 0, NULL},
    {GET, "/candidatures/postuler/{id}", PUPIL, apply_form, 0, NULL},
    {POST, "/candidatures/postuler/{id}", PUPIL, apply_post, 0, NULL},
    {POST, "/candidatures/brouillon/{id}", PUPIL, apply_draft_post, 0, NULL},
    {GET, "/candidatures/{id}", SIGNED_IN, application_show, 0, NULL},
    {GET, "/candidatures/{id}/accepter", DECIDERS, application_act_form, 0, NULL},
    {POST, "/candidatures/{id}/accepter", DECIDERS, application_act_post, 0, NULL},
    {GET, "/candidatures/{id}/refuser", DECIDERS, application_act_form, 0, NULL},
    {POST, "/candidatures/{id}/refuser", DECIDERS, application_act_post, 0, NULL},
    {GET, "/candidatures/{id}/confirmer", PUPIL, application_act_form, 0, NULL},
    {POST, "/candidatures/{id}/confirmer", PUPIL, application_act_post, 0, NULL},
    {GET, "/candidatures/{id}/retirer", PUPIL, application_act_form, 0, NULL},
    {POST, "/candidatures/{id}/retirer", PUPIL, application_act_post, 0, NULL},
    {GET, "/candidatures/{id}/annuler", SIGNED_IN, application_act_form, 0, NULL},
    {POST, "/candidatures/{id}/annuler", SIGNED_IN, application_act_post, 0, NULL},
    {GET, "/candidatures/{id}/avis", SCHOOL, opinion_form, 0, NULL},
    {POST, "/candidatures/{id}/avis", SCHOOL, opinion_post, 0, NULL},
    {GET, "/candidatures/repondre/{token}", ANYONE, application_show, 0, NULL},
    {GET, "/candidatures/repondre/{token}/accepter", ANYONE, application_act_form, 0, NULL},
    {POST, "/candidatures/repondre/{token}/accepter", ANYONE, application_act_post, 0, NULL},
    {GET, "/candidatures/repondre/{token}/refuser", ANYONE, application_act_form, 0, NULL},
    {POST, "/candidatures/repondre/{token}/refuser", ANYONE, application_act_post, 0, NULL},
    {GET, "/candidatures/repondre/{token}/annuler", ANYONE, application_act_form, 0, NULL},
    {POST, "/candidatures/repondre/{token}/annuler", ANYONE, application_act_post, 0, NULL},
    {GET, "/candidatures/avis/{token}", ANYONE, opinion_form, 0, NULL},
    {POST, "/candidatures/avis/{token}", ANYONE, opinion_post, 0, NULL},
    {GET, "/admin/candidatures", ADMIN, admin_applications, 0, NULL},
    {0},
};
