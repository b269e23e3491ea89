/* stage3ectl create-admin EMAIL FIRST-NAME LAST-NAME: an account of an administrator. It opens
 * by the link that is mailed to it, and shown here: there the password is chosen; at the first
 * sign-in the second factor is set up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/web_address.h"
#include "service/account_service.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/account_store.h"

enum { NAME_MAX_LENGTH = 80 };

struct creating {
    const struct config *config;
    struct pool *pool;
    const char *email;
    struct person person;
    const char *link; /* the path that opens the account */
};

static bool admin_save(struct db *db, void *argument)
{
    struct creating *creating = argument;

    return service_admin_create(db, creating->config, creating->email, &creating->person,
                                time(NULL), &creating->link);
}

static bool name_read(struct pool *pool, const char *typed, const char **name)
{
    return text_clean(pool, typed, strlen(typed), name) && !text_is_empty(*name) &&
           text_length(*name) <= NAME_MAX_LENGTH;
}

static int admin_create(struct creating *creating, struct db *db)
{
    if (db_transaction(db, admin_save, creating)) {
        printf("The account opens with this link, within 7 days:\n%s%s\n",
               creating->config->site.base_url, creating->link);
        return EXIT_SUCCESS;
    }
    if (db_error(db) == DB_DUPLICATE)
        say_error("this e-mail has an account already");
    return EXIT_FAILURE;
}

int command_create_admin(const struct config *config, char **arguments)
{
    struct creating creating = {.config = config, .pool = pool_open()};
    struct db *db = db_open(config);
    int status = EXIT_FAILURE;

    if (!email_read(creating.pool, arguments[0], &creating.email))
        say_error("%s: is no e-mail address", arguments[0]);
    else if (!name_read(creating.pool, arguments[1], &creating.person.first_name) ||
             !name_read(creating.pool, arguments[2], &creating.person.last_name))
        say_error("a name is empty, too long or not UTF-8");
    else
        status = admin_create(&creating, db);
    db_close(db);
    pool_close(creating.pool);
    return status;
}
