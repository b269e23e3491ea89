/* From an account to its organisation. */
#include "accounts/belonging.h"

#include "rules/password.h"
#include "store/account_store.h"
#include "store/employer_store.h"
#include "store/member_store.h"
#include "store/pupil_store.h"
#include "store/school_store.h"
#include "web/request.h"

static bool school_name(struct request *request, struct belonging *belonging)
{
    struct school school;

    if (!store_school_find(request->db, belonging->id, &school))
        return false;
    if (school.id != 0) {
        belonging->name = school.name;
        belonging->town = school.town;
    }
    return true;
}

static bool employer_name(struct request *request, struct belonging *belonging)
{
    struct employer employer;

    if (!store_employer_find(request->db, belonging->id, &employer))
        return false;
    if (employer.id != 0) {
        belonging->name = employer.organisation.name;
        belonging->town = employer.organisation.town;
    }
    return true;
}

bool belonging_find(struct request *request, const struct account *account,
                    struct belonging *belonging)
{
    struct pupil pupil;

    *belonging = (struct belonging){.name = "", .town = ""};
    switch (account->role) {
    case ACCOUNT_EMPLOYER:
        return store_employer_of_account(request->db, account->id, &belonging->id,
                                         &belonging->is_head) &&
               employer_name(request, belonging);
    case ACCOUNT_SCHOOL:
        return store_school_of_account(request->db, account->id, &belonging->id,
                                       &belonging->is_head) &&
               school_name(request, belonging);
    case ACCOUNT_PUPIL:
        return store_pupil_find(request->db, account->id, &pupil, &belonging->id) &&
               school_name(request, belonging);
    case ACCOUNT_ADMIN: break;
    }
    return true;
}

bool belonging_owner(struct request *request, const struct account *account,
                     struct password_owner *owner)
{
    struct belonging belonging;

    if (!belonging_find(request, account, &belonging))
        return false;
    *owner = (struct password_owner){{account->person.first_name, account->person.last_name,
                                      account->email, belonging.name, belonging.town, NULL}};
    return true;
}
