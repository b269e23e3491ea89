/* Which imported pupils a school still waits for. */
#ifndef STAGE3E_STORE_FOLLOW_VALUES_H
#define STAGE3E_STORE_FOLLOW_VALUES_H

/* Of a pupil_invitation (i) and the account it led to, if any (c). Who opened an account without
 * the school's code is not waited for under the imported name. */
#define INVITATION_IS_AWAITED                                                                      \
    "COALESCE(c.state, '') <> 'active'"                                                            \
    " AND NOT EXISTS (SELECT 1 FROM pupil q JOIN account n ON n.id = q.account_id"                 \
    "                  WHERE q.school_id = i.school_id AND q.born_on = i.born_on"                  \
    "                    AND n.person_key = i.person_key"                                          \
    "                    AND n.state = 'active')"

#endif
