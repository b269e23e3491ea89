/* From a cookie to a role. */
#include "site/visitor.h"

#include <string.h>

#include "base/crypto.h"
#include "store/session_store.h"
#include "web/request.h"

bool visitor_identify(struct request *request)
{
    uint8_t digest[DIGEST_SIZE];
    struct session session;

    if (request->session_token == NULL)
        return true;
    crypto_sha256(request->session_token, strlen(request->session_token), digest);
    if (!store_session_find(request->db, digest, request->now, &session))
        return false;
    if (session.account_id != 0) {
        static const enum role roles[] = {[ACCOUNT_PUPIL] = PUPIL,
                                          [ACCOUNT_EMPLOYER] = EMPLOYER,
                                          [ACCOUNT_SCHOOL] = SCHOOL,
                                          [ACCOUNT_ADMIN] = ADMIN};

        request->visitor = (struct visitor){roles[session.role], session.account_id, session.email,
                                            session.ends_at, session.is_unreachable};
    }
    return true;
}

enum actor visitor_actor(const struct request *request)
{
    static const enum actor actors[] = {[ANYONE] = ACTOR_VISITOR,
                                        [PUPIL] = ACTOR_PUPIL,
                                        [EMPLOYER] = ACTOR_EMPLOYER,
                                        [SCHOOL] = ACTOR_SCHOOL,
                                        [ADMIN] = ACTOR_ADMIN};

    return actors[request->visitor.role];
}
