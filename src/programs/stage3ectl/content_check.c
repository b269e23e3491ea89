/* stage3ectl content check [--external]: the links and pictures of the pages of advice and of the
 * other texts. Those of the site are always asked for, at its own address; those to other sites
 * when told to. What is broken is said, and noted for administrators (/admin/contenus). */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/markdown.h"
#include "stage3ectl/stage3ectl.h"
#include "store/editorial_link_store.h"
#include "store/editorial_store.h"

struct checking {
    const struct config *config;
    struct pool *pool;
    CURL *curl;
    struct db *db;
    const struct editorial *page;
    time_t began;
    bool is_noted;     /* as far as the database answered */
    bool has_external; /* links to other sites are asked for too */
    unsigned links, broken;
};

static size_t body_ignore(char *bytes, size_t size, size_t count, void *user)
{
    (void)bytes;
    (void)user;
    return size * count;
}

/* The status that an address answers with, 0 if it does not answer. Being led elsewhere is an
 * answer: a page behind sign-in is there. */
static long status_of(struct checking *checking, const char *address)
{
    enum { TIMEOUT_S = 15 };
    long status = 0;

    curl_easy_setopt(checking->curl, CURLOPT_URL, address);
    curl_easy_setopt(checking->curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(checking->curl, CURLOPT_TIMEOUT, (long)TIMEOUT_S);
    curl_easy_setopt(checking->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(checking->curl, CURLOPT_USERAGENT, "stage3e");
    curl_easy_setopt(checking->curl, CURLOPT_WRITEFUNCTION, body_ignore);
    if (curl_easy_perform(checking->curl) == CURLE_OK)
        curl_easy_getinfo(checking->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static void link_check(void *user, const char *target)
{
    struct checking *checking = user;
    const struct editorial *page = checking->page;
    const bool is_ours = target[0] == '/' && target[1] != '/';
    long status;

    if (!is_ours && (!checking->has_external || !text_starts_with(target, "http")))
        return;
    status = status_of(checking, is_ours ? pool_printf(checking->pool, "%s%s",
                                                       checking->config->site.base_url, target)
                                         : target);
    checking->links++;
    if (status >= 200 && status < 400)
        return;
    checking->broken++;
    printf("%s/%s: %s: %s\n", page->section, page->slug, target,
           status == 0 ? "no answer" : pool_printf(checking->pool, "%ld", status));
    checking->is_noted =
        store_link_broken(checking->db, page->id, target, (unsigned)status, checking->began) &&
        checking->is_noted;
}

static void text_check(struct checking *checking, const struct editorial *text)
{
    checking->page = text;
    markdown_links(text->body, link_check, checking);
    checking->page = NULL;
}

/* The texts that have no page of their own. */
static bool texts_check(struct db *db, struct checking *checking)
{
    struct editorial *texts;
    size_t count;

    if (!store_editorial_texts(db, "questions,temoignages,bandeaux", &texts, &count))
        return false;
    for (size_t i = 0; i < count; i++)
        text_check(checking, &texts[i]);
    return true;
}

static bool pages_check(struct db *db, struct checking *checking)
{
    struct editorial *pages, page;
    size_t count;

    if (!store_links_doubt(db, checking->has_external) ||
        !store_editorials(db, NULL, &pages, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!store_editorial_find(db, pages[i].section, pages[i].slug, &page))
            return false;
        if (page.title != NULL)
            text_check(checking, &page);
    }
    return texts_check(db, checking) && checking->is_noted && store_links_mended(db);
}

enum links_state content_check(const struct config *config, bool has_external)
{
    struct db *db = db_open(config);
    struct checking checking = {.config = config,
                                .pool = pool_open(),
                                .db = db,
                                .began = time(NULL),
                                .is_noted = true,
                                .has_external = has_external};
    bool is_read;

    curl_global_init(CURL_GLOBAL_DEFAULT);
    checking.curl = curl_easy_init();
    if (checking.curl == NULL)
        abort();
    is_read = pages_check(db, &checking);
    if (is_read)
        printf("%u links, %u broken\n", checking.links, checking.broken);
    curl_easy_cleanup(checking.curl);
    curl_global_cleanup();
    db_close(db);
    pool_close(checking.pool);
    return !is_read ? LINKS_UNREAD : checking.broken == 0 ? LINKS_GOOD : LINKS_BROKEN;
}
