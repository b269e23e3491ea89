/* Teams of schools. */
#include "service/staff_service.h"

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "notify/notify.h"
#include "store/account_change.h"
#include "store/member_store.h"
#include "store/school_store.h"

/* What the official address is told of: "invited", "proposed", "removed", "head". */
static bool official_tell(struct db *db, const struct config *config,
                          const struct staff_cause *cause, const char *act, const char *name,
                          const char *email)
{
    const struct school *school = cause->school;
    const struct account_notice notice = {
        .template_name = "school-team",
        .recipient = text_is_empty(school->email) ? config->site.help_mail : school->email,
        .path = "/connexion",
        .act = act,
        .name = name,
        .email = email,
        .organisation = school->name,
        .detail = cause->email};

    return notify_account(db, config, &notice, cause->now);
}

bool service_staff_invite(struct db *db, const struct config *config,
                          const struct staff_cause *cause, const char *email,
                          const struct person *person, bool is_proposal, uint64_t *id)
{
    struct account_notice notice = {.recipient = email,
                                    .role = ACCOUNT_SCHOOL,
                                    .organisation = cause->school->name,
                                    .detail = cause->email};
    const char *name = pool_printf(db_pool(db), "%s %s", person->first_name, person->last_name);
    const char *link;

    if (!store_account_insert(db, ACCOUNT_SCHOOL, email, person, is_proposal, cause->now, id))
        return false;
    notice.account_id = *id;
    return store_school_member_insert(db, *id, cause->school->id, false) &&
           notify_account_link(db, config, ACCOUNT_LINK_INVITE, &notice, cause->now, &link) &&
           official_tell(db, config, cause, is_proposal ? "proposed" : "invited", name, email);
}

bool service_staff_remove(struct db *db, const struct config *config,
                          const struct staff_cause *cause, const struct member *member)
{
    return store_account_lock(db, member->account_id, cause->now) &&
           official_tell(db, config, cause, "removed", member->name, member->email);
}

bool service_staff_head_set(struct db *db, const struct config *config,
                            const struct staff_cause *cause, const struct member *member)
{
    return store_school_head_set(db, cause->school->id, member->account_id) &&
           official_tell(db, config, cause, "head", member->name, member->email);
}
