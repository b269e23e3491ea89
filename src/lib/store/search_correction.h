/* A word of a search that no offer has, and the one that was taken for it. */
#ifndef STAGE3E_STORE_SEARCH_CORRECTION_H
#define STAGE3E_STORE_SEARCH_CORRECTION_H

struct search_correction {
    const char *typed; /* folded */
    const char *word;  /* as it is written */
};

#endif
