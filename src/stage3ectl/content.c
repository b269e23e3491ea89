/* stage3ectl content DIRECTORY: adds the editorial pages SECTION/NN-slug.md that are not in the
 * database yet; those that are, perhaps edited by now, stay. The first line of a file is its
 * title ("# …"), the next paragraph its summary, the rest its text. And the everyday words of the
 * search (content_synonyms.c). */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "stage3ectl/file.h"
#include "stage3ectl/stage3ectl.h"
#include "store/db.h"

static const char *const sections[] = {"eleves", "parents", "colleges", "employeurs", "site"};

static int is_page(const struct dirent *entry)
{
    const size_t length = strlen(entry->d_name);

    return length > 6 && strspn(entry->d_name, "0123456789") == 2 && entry->d_name[2] == '-' &&
           strcmp(entry->d_name + length - 3, ".md") == 0;
}

static bool page_save(struct db *db, const char *section, const char *slug, unsigned position,
                      const char *title, const char *summary, const char *body)
{
    static const char sql[] = "INSERT IGNORE INTO editorial_page"
                              "   (section, slug, position, title, summary, body, updated_at)"
                              " VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP())";

    return db_run(db, sql,
                  DB_VALUES(db_text(section), db_text(slug), db_u64(position), db_text(title),
                            db_text(summary), db_text(body)));
}

static bool page_add(struct db *db, struct pool *pool, const char *directory, const char *section,
                     const char *name, unsigned *added)
{
    const char *path = pool_printf(pool, "%s/%s/%s", directory, section, name);
    const char *text = file_read(pool, path);
    const char *slug = pool_strndup(pool, name + 3, strlen(name) - 6);
    const char *title_end, *summary, *summary_end;

    if (text == NULL)
        return false;
    title_end = strchr(text, '\n');
    summary = title_end != NULL ? title_end + strspn(title_end, "\n") : NULL;
    summary_end = summary != NULL ? strstr(summary, "\n\n") : NULL;
    if (!text_starts_with(text, "# ") || summary_end == NULL) {
        fprintf(stderr, "stage3ectl: %s: a title and a summary come first\n", path);
        return false;
    }
    if (!page_save(db, section, slug, (unsigned)strtoul(name, NULL, 10),
                   pool_strndup(pool, text + 2, (size_t)(title_end - text) - 2),
                   text_trim(pool, pool_strndup(pool, summary, (size_t)(summary_end - summary)),
                             TEXT_ONE_LINE),
                   summary_end + 2))
        return false;
    *added += db_changed_rows(db) > 0 ? 1 : 0;
    return true;
}

static bool section_add(struct db *db, struct pool *pool, const char *directory,
                        const char *section, unsigned *added)
{
    const char *path = pool_printf(pool, "%s/%s", directory, section);
    struct dirent **entries;
    const int count = scandir(path, &entries, is_page, alphasort);
    bool is_good = count >= 0;

    for (int i = 0; i < count; i++) {
        is_good = is_good && page_add(db, pool, directory, section, entries[i]->d_name, added);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    else
        fprintf(stderr, "stage3ectl: cannot read %s\n", path);
    return is_good;
}

int command_content(const struct config *config, char **arguments)
{
    struct pool *pool = pool_open();
    struct db *db = db_open(config);
    unsigned added = 0;
    bool is_good = true;

    for (size_t i = 0; is_good && i < sizeof sections / sizeof *sections; i++)
        is_good = section_add(db, pool, arguments[0], sections[i], &added);
    if (is_good)
        printf("%u pages added\n", added);
    is_good = is_good && content_synonyms_add(db, pool, arguments[0]);
    db_close(db);
    pool_close(pool);
    return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}
