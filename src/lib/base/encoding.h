/* Which encoding the bytes of a file are in, and their text. */
#ifndef STAGE3E_BASE_ENCODING_H
#define STAGE3E_BASE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* Brings a file as spreadsheets and school software write it to clean UTF-8 (text_clean): by its
 * byte order mark, as UTF-8 if it is, else as the one of the likely encodings (Windows, Mac, DOS,
 * and what uchardet thinks) in which it reads best as French. Gives the text, from the pool, and
 * the name of the encoding (IANA's, or iconv's), a constant or from the pool. False if it is no
 * text. */
bool encoding_decode(struct pool *pool, const char *bytes, size_t size, const char **text,
                     const char **name) __attribute__((warn_unused_result));

#endif
