/* How a French word sounds, roughly: what is written by ear has the same sound as the right word.
 * Pure. */
#ifndef STAGE3E_RULES_SEARCH_SOUND_H
#define STAGE3E_RULES_SEARCH_SOUND_H

struct pool;

/* Of a folded word of a to z: "veterinaire" and "veterinere" have one sound, "pompier" and
 * "ponpié". It has capitals and digits only; accents, mute ends and doubled letters do not count.
 */
const char *sound_of(struct pool *pool, const char *word);

#endif
