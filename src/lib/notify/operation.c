/* What administrators are told of the site's own work. */
#include <inttypes.h>

#include "base/config.h"
#include "base/date.h"
#include "base/pool.h"
#include "notify/message.h"
#include "notify/notify.h"
#include "page/xml.h"
#include "store/account_store.h"
#include "store/message_store.h"
#include "store/outbox_store.h"

static bool outbox_warn(struct db *db, const struct config *config,
                        const struct outbox_figures *figures, const struct id_email *admin,
                        time_t now)
{
    struct pool *pool = db_pool(db);

    xmlNode *message = message_begin(config, 0);
    char day[DATE_ISO_SIZE];
    struct mail mail = {
        .recipient = admin->email,
        .template_name = "outbox-warning",
        .account_id = admin->id,
    };

    date_iso(date_of_instant(now), day);
    mail.dedup_key = pool_printf(pool, "outbox.%" PRIu64 ".%s", admin->id, day);
    xml_attribute(xml_element(message, "person"), "role", "admin");
    xml_attribute_u64(message, "due", figures->due);
    xml_attribute_u64(message, "oldest-hours", figures->oldest_s / 3600);
    xml_attribute_u64(message, "failed", figures->failed_day);
    xml_attribute_u64(message, "sms", figures->sms_month);
    xml_attribute_u64(message, "sms-max", config->sms.monthly_max);
    message_link(pool, message, config, "/admin/messages");
    return message_queue(db, message, &mail, now);
}

bool notify_outbox_warning(struct db *db, const struct config *config,
                           const struct outbox_figures *figures, time_t now)
{
    struct id_email *admins;
    size_t count;

    if (!store_admins(db, &admins, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!outbox_warn(db, config, figures, &admins[i], now))
            return false;
    }
    return true;
}
