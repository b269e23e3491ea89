/* stage3ectl content DIRECTORY: takes the editorial texts SECTION/NN-slug.md: those that are not in
 * the database yet, and the newer text of those that nobody edited on the site. The first line of a
 * file is its title ("# …"), of a page the next paragraph its summary, the last line the day on
 * which its facts were checked ("Vérifié le 29/11/2026."), the rest its text. And the everyday
 * words of the search (content_synonyms.c). */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/date_parse.h"
#include "base/pool.h"
#include "base/text.h"
#include "rules/editorial.h"
#include "stage3ectl/file.h"
#include "stage3ectl/say.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"
#include "store/editorial_store.h"

static int is_page(const struct dirent *entry)
{
    const size_t length = strlen(entry->d_name);

    return length > 6 && strspn(entry->d_name, "0123456789") == 2 && entry->d_name[2] == '-' &&
           strcmp(entry->d_name + length - 3, ".md") == 0;
}

/* What came of the pages. */
struct bringing {
    struct pool *pool;
    struct editorial page;
    unsigned position;
    enum editorial_brought brought;
    unsigned added, renewed;
};

static bool page_bring(struct db *db, void *argument)
{
    struct bringing *bringing = argument;

    return store_editorial_bring(db, &bringing->page, bringing->position, &bringing->brought);
}

/* Cuts the last line "Vérifié le 29/11/2026." off a text and returns its day, unset without one. */
static struct date checked_take(struct pool *pool, const char **text)
{
    static const char words[] = "\nVérifié le ";
    const char *body = text_trim(pool, *text, TEXT_LINES);
    const char *line = strstr(body, words);
    struct date day = {0};

    if (line == NULL || !date_parse(pool_strndup(pool, line + strlen(words), 10), &day))
        return (struct date){0};
    *text = pool_strndup(pool, body, (size_t)(line - body));
    return day;
}

/* The parts of a file; false if it has no title, or is a page and has no summary. */
static bool page_read(struct pool *pool, const char *text, bool has_summary, struct editorial *page)
{
    const char *title_end = strchr(text, '\n');
    const char *rest = title_end != NULL ? title_end + strspn(title_end, "\n") : NULL;
    const char *summary_end = rest != NULL ? strstr(rest, "\n\n") : NULL;

    if (!text_starts_with(text, "# ") || rest == NULL || (has_summary && summary_end == NULL))
        return false;
    page->title = pool_strndup(pool, text + 2, (size_t)(title_end - text) - 2);
    page->summary = "";
    page->body = rest;
    page->audience = "all";
    if (has_summary) {
        page->summary =
            text_trim(pool, pool_strndup(pool, rest, (size_t)(summary_end - rest)), TEXT_ONE_LINE);
        page->body = summary_end + 2;
    }
    page->checked_on = checked_take(pool, &page->body);
    return true;
}

static bool page_add(struct db *db, struct bringing *bringing, const char *directory,
                     const struct editorial_section *section, const char *name)
{
    struct pool *pool = bringing->pool;
    const char *path = pool_printf(pool, "%s/%s/%s", directory, section->code, name);
    const char *text = file_read(pool, path);

    if (text == NULL)
        return false;
    bringing->page = (struct editorial){.section = section->code,
                                        .slug = pool_strndup(pool, name + 3, strlen(name) - 6)};
    bringing->position = (unsigned)strtoul(name, NULL, 10);
    if (!page_read(pool, text, section->has_pages, &bringing->page)) {
        say_error("%s: a title comes first, then of a page its summary", path);
        return false;
    }
    if (!db_transaction(db, page_bring, bringing))
        return false;
    bringing->added += bringing->brought == EDITORIAL_NEW;
    bringing->renewed += bringing->brought == EDITORIAL_NEWER;
    if (bringing->brought == EDITORIAL_BESIDE)
        printf("%s/%s was edited on the site and stays; the new text is kept beside it\n",
               section->code, bringing->page.slug);
    return true;
}

static bool section_add(struct db *db, struct bringing *bringing, const char *directory,
                        const struct editorial_section *section)
{
    const char *path = pool_printf(bringing->pool, "%s/%s", directory, section->code);
    struct dirent **entries;
    const int count = scandir(path, &entries, is_page, alphasort);
    bool is_good = count >= 0 || !section->has_pages;

    for (int i = 0; i < count; i++) {
        is_good = is_good && page_add(db, bringing, directory, section, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    else if (section->has_pages)
        say_errno(path);
    return is_good;
}

static int pages_take(const struct config *config, const char *directory)
{
    struct pool *pool = pool_open();
    struct db *db = db_open(config);
    struct bringing bringing = {.pool = pool};
    bool is_good = true;
    size_t count;
    const struct editorial_section *sections = editorial_sections(&count);

    for (size_t i = 0; is_good && i < count; i++)
        is_good = section_add(db, &bringing, directory, &sections[i]);
    if (is_good)
        printf("%u pages added, %u renewed\n", bringing.added, bringing.renewed);
    is_good =
        is_good && content_synonyms_add(db, directory) && content_agreement_add(db, directory);
    db_close(db);
    pool_close(pool);
    return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}

int command_content(const struct config *config, char **arguments)
{
    return strcmp(arguments[0], "check") == 0
               ? (content_check(config, false) == LINKS_GOOD ? EXIT_SUCCESS : EXIT_FAILURE)
               : pages_take(config, arguments[0]);
}

int command_content_nightly(const struct config *config, char **arguments)
{
    enum { SUNDAY = 7 };
    const bool is_sunday = date_weekday(date_of_instant(time(NULL))) == SUNDAY;

    (void)arguments;
    return content_check(config, is_sunday) == LINKS_UNREAD ? EXIT_FAILURE : EXIT_SUCCESS;
}

int command_content_external(const struct config *config, char **arguments)
{
    (void)arguments;
    return content_check(config, true) == LINKS_GOOD ? EXIT_SUCCESS : EXIT_FAILURE;
}
