/* The name of a town among what people write around it. Pure. */
#ifndef STAGE3E_RULES_TOWN_ASKED_H
#define STAGE3E_RULES_TOWN_ASKED_H

struct pool;

enum { TOWN_ARTICLES = 4 };

/* Of a folded text (text_fold_town) without what is no name: "a nantes", "pres de nantes", "nantes
 * et alentours", "nantes 44", "nantes loire atlantique", "vertou france"; a postcode in two parts
 * is one. departement is folded too. Never empty if the text is not. */
const char *town_asked(struct pool *pool, const char *folded, const char *departement,
                       const char *code);

/* The name behind each article that it may have lost: "croisic" gives "le croisic" … */
void town_with_articles(struct pool *pool, const char *folded, const char *names[TOWN_ARTICLES]);

#endif
