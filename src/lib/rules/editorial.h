/* The sections of the texts that administrators edit: which of them are pages with an address, and
 * what may be done with them. Pure. */
#ifndef STAGE3E_RULES_EDITORIAL_H
#define STAGE3E_RULES_EDITORIAL_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

struct editorial_section {
    const char *code; /* of editorial_page.section, and of labels.xml, "section" */
    bool has_pages;   /* each of its texts is a page */
    bool is_fixed;    /* its pages are those that the site needs: none added, moved or withdrawn */
};

/* All of them, in the order of the site. */
const struct editorial_section *editorial_sections(size_t *count);

/* One; NULL if there is none of that code. */
const struct editorial_section *editorial_section(const char *code);

/* For whom a question or a banner may be: codes, ended by NULL. */
extern const char *const editorial_audiences[];

/* The last part of the address of a page with that title: "le-stage-en-une-page"; "page" where
 * nothing is left of it. */
const char *editorial_slug(struct pool *pool, const char *title);

/* The path of a page. */
const char *editorial_path(struct pool *pool, const char *section, const char *slug);

#endif
