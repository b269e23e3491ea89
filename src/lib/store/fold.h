/* Names found as people type them: case, accents, ligatures, apostrophes, dashes, spaces, "St" and
 * "Saint" make no difference. Every search of names, in whatever table, uses these. */
#ifndef STAGE3E_STORE_FOLD_H
#define STAGE3E_STORE_FOLD_H

#include "store/db.h"

struct pool;

/* How many of those that match are shown. */
enum { FOUND_MAX = 60 };

/* The condition that a text of SQL matches what was typed; name_typed() is bound. Accents are the
 * collation's part, and only LIKE compares by it. */
#define NAME_MATCHES(text)                                                                          \
    "REPLACE(REPLACE(CONCAT(' ', REGEXP_REPLACE(REPLACE(REPLACE(LOWER(" text                        \
    "), 'œ', 'oe'), 'æ', 'ae'), '[^\\\\p{L}\\\\p{N}]+', ' '), ' '), ' st ', ' saint '), ' ste '," \
    " ' sainte ') LIKE ?"

/* What was typed, in its order, whatever stands between its words; matches nothing if there is
 * nothing in it. */
struct db_value name_typed(struct pool *pool, const char *text);

/* The same where each word that was typed begins a word of the name. */
struct db_value name_begun(struct pool *pool, const char *text);

/* The words that were typed, folded, at most room of them. Returns how many. */
size_t name_split(struct pool *pool, const char *text, const char **words, size_t room);

/* Its words one by one, for texts that hold them in any order: count values, more words are left
 * out, fewer match everything; the first matches nothing if there is none. */
void name_words_typed(struct pool *pool, const char *text, struct db_value *values, size_t count);

/* The condition that a SIRET begins as was typed, from six digits on; siret_typed() is bound twice.
 */
#define SIRET_BEGINS(siret) "(LENGTH(?) >= 6 AND LOCATE(?, " siret ") = 1)"

/* What was typed without its spaces, if the rest is digits. */
struct db_value siret_typed(struct pool *pool, const char *text);

#endif
