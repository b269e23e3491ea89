/* What a sign-up writes: the account, its place, its mails. */
#include "accounts/sign_up.h"

#include "accounts/accounts.h"
#include "accounts/guardian.h"
#include "base/pool.h"
#include "base/text.h"
#include "service/account_service.h"
#include "store/form_key_store.h"
#include "store/member_store.h"
#include "store/pupil_store.h"

const char sign_up_done_path[] = "/compte/creer/merci";

/* The newcomer's place: a member of the employer, a pupil or a member of the school. */
static bool place_save(struct db *db, const struct joining *joining)
{
    uint64_t employer_id = joining->target_id;
    bool is_done;

    switch (joining->role) {
    case ACCOUNT_EMPLOYER:
        if (employer_id == 0 && !store_employer_insert(db, &joining->sign_up.organisation,
                                                       joining->request->now, &employer_id))
            return false;
        return store_employer_member_insert(db, joining->account_id, employer_id,
                                            joining->target_id == 0);
    case ACCOUNT_PUPIL:
        return store_pupil_insert(db, joining->account_id, joining->target_id,
                                  &joining->sign_up.pupil) &&
               (joining->invitation.id == 0 ||
                store_invitation_use(db, joining->invitation.id, joining->account_id, &is_done));
    case ACCOUNT_SCHOOL:
        return store_school_member_insert(db, joining->account_id, joining->target_id, false);
    case ACCOUNT_ADMIN: break;
    }
    return false;
}

static const char *person_name(const struct joining *joining)
{
    return pool_printf(joining->request->pool, "%s %s", joining->sign_up.person.first_name,
                       joining->sign_up.person.last_name);
}

/* The parent is told of a pupil's account. */
static bool parent_tell(const struct joining *joining)
{
    const struct ward ward = {joining->account_id, person_name(joining), joining->target_name};

    return joining->role != ACCOUNT_PUPIL ||
           guardian_tell(joining->request, &ward, &joining->sign_up.pupil);
}

static bool account_save(struct db *db, struct joining *joining)
{
    struct request *request = joining->request;
    const struct sign_up *sign_up = &joining->sign_up;
    /* Where there is a domain, references_check() has seen that the e-mail is of it. */
    const bool awaits_approval = joining->role == ACCOUNT_SCHOOL ||
                                 (joining->role == ACCOUNT_EMPLOYER && joining->target_id != 0 &&
                                  text_is_empty(joining->employer.organisation.email_domain));

    return store_account_insert(db, joining->role, sign_up->email, &sign_up->person,
                                awaits_approval, request->now, &joining->account_id) &&
           place_save(db, joining) &&
           activation_send(request, joining->account_id, joining->role, sign_up->email) &&
           parent_tell(joining);
}

bool sign_up_save(struct db *db, void *argument)
{
    struct joining *joining = argument;
    struct request *request = joining->request;
    const char *first_location;
    struct account known;
    bool is_first;

    if (!store_form_key_use(db, form_value(&request->body, "once"), sign_up_done_path, request->now,
                            &is_first, &first_location))
        return false;
    if (!is_first)
        return true;
    if (!store_account_of_email(db, joining->sign_up.email, &known))
        return false;
    return known.id == 0 ? account_save(db, joining)
                         : service_account_exists(db, request->config, &known, request->now);
}
