/* stage3ectl content DIRECTORY, the general articles of agreements: convention/articles.md, where
 * the département has no text yet. */
#include <stdio.h>
#include <time.h>

#include "base/pool.h"
#include "rules/agreement_template.h"
#include "stage3ectl/file.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/agreement_store.h"

bool content_agreement_add(struct db *db, const char *directory)
{
    struct pool *pool = db_pool(db);
    const char *path = pool_printf(pool, "%s/convention/articles.md", directory);
    struct template_error error;
    struct agreement_text text;
    const char *body;

    if (!store_agreement_text(db, 0, &text))
        return false;
    if (text.id != 0)
        return true;
    body = file_read(pool, path);
    if (body == NULL)
        return false;
    error = template_check(pool, body);
    if (error.code != NULL) {
        say_error("%s:%u: %s", path, error.line, error.code);
        return false;
    }
    return store_agreement_text_insert(db, 0, body, 0, time(NULL));
}
