/* The trail of what visitors do. */
#include "site/trail.h"

#include <string.h>

#include "base/address.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/pool.h"
#include "site/visitor.h"
#include "store/trail_store.h"
#include "web/request.h"

enum { READ_AGAIN_S = 3600 };

/* What is counted of it for /metrics. */
static void count(const char *action)
{
    static const struct {
        const char *action;
        enum metric metric;
    } counted[] = {{"signed-in", METRIC_SIGNED_IN},
                   {"sign-in-failed", METRIC_SIGN_IN_FAILED},
                   {"locked-out", METRIC_LOCKED_OUT},
                   {"code-failed", METRIC_CODE_FAILED},
                   {"code-locked-out", METRIC_CODE_LOCKED_OUT}};

    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        if (strcmp(action, counted[i].action) == 0)
            metrics_add(counted[i].metric, 1);
    }
}

static void log_line(struct request *request, const struct audit *audit)
{
    struct pool *pool = request->pool;

    log_event(LOG_LEVEL_INFO, "trail", "action", audit->action, "role", actor_code(audit->actor),
              "account", pool_printf(pool, "%llu", (unsigned long long)audit->account_id),
              "subject", audit->subject, "subject-id",
              pool_printf(pool, "%llu", (unsigned long long)audit->subject_id), NULL);
    count(audit->action);
}

static struct audit audit_of(struct request *request, const char *action, const char *subject,
                             uint64_t subject_id, const char *detail)
{
    return (struct audit){.account_id = request->visitor.account_id,
                          .actor = visitor_actor(request),
                          .origin = address_shortened(request->pool, request->remote_address),
                          .action = action,
                          .subject = subject,
                          .subject_id = subject_id,
                          .detail = detail};
}

bool trail_add(struct request *request, const char *action, const char *subject,
               uint64_t subject_id, const char *detail)
{
    const struct audit audit = audit_of(request, action, subject, subject_id, detail);

    log_line(request, &audit);
    return store_audit(request->db, &audit, request->now);
}

bool trail_read(struct request *request, const char *action, const char *subject,
                uint64_t subject_id)
{
    const struct audit audit = audit_of(request, action, subject, subject_id, NULL);
    bool is_new;

    if (!store_audit_once(request->db, &audit, request->now, READ_AGAIN_S, &is_new))
        return false;
    if (is_new)
        log_line(request, &audit);
    return true;
}

bool trail_audit(struct request *request, const struct audit *audit)
{
    struct audit complete = *audit;

    complete.origin = address_shortened(request->pool, request->remote_address);
    log_line(request, &complete);
    return store_audit(request->db, &complete, request->now);
}
