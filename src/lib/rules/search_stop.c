#include "rules/search_stop.h"

#include <stdlib.h>
#include <string.h>

#include "rules/search_gender.h"

/* In alphabetical order. */
static const char *const words[] = {
    "3e",        "3eme",       "a",           "afin",       "ai",         "aime",
    "aimer",     "aimerai",    "aimerais",    "annonce",    "apprendre",  "apres",
    "as",        "au",         "aussi",       "autour",     "aux",        "avant",
    "avec",      "avoir",      "beaucoup",    "besoin",     "bien",       "bjr",
    "bon",       "bonjour",    "bonne",       "bosser",     "boulo",      "boulot",
    "c",         "car",        "ce",          "cela",       "ces",        "cet",
    "cette",     "cherche",    "chercher",    "cherches",   "chez",       "ci",
    "comme",     "comment",    "cool",        "d",          "dan",        "dans",
    "de",        "decouverte", "decouvertes", "decouvrir",  "des",        "devenir",
    "domaine",   "domaines",   "donc",        "dont",       "du",         "elle",
    "elles",     "emploi",     "en",          "entre",      "entreprise", "entreprises",
    "envie",     "es",         "est",         "et",         "etre",       "etudes",
    "etudier",   "faire",      "fait",        "faut",       "idee",       "idees",
    "il",        "ils",        "interesse",   "interessee", "j",          "je",
    "job",       "l",          "la",          "le",         "les",        "leur",
    "lieu",      "ma",         "mais",        "me",         "merci",      "mes",
    "metier",    "metiers",    "mieux",       "milieu",     "moi",        "mon",
    "n",         "ne",         "nos",         "notre",      "nous",       "observation",
    "offre",     "offres",     "on",          "ont",        "ou",         "ouvert",
    "par",       "pas",        "passion",     "passionne",  "passionnee", "plait",
    "plus",      "plutot",     "possible",    "pour",       "pr",         "pres",
    "proche",    "profession", "professions", "propose",    "proposer",   "proximite",
    "qu",        "quand",      "que",         "quel",       "quelle",     "quelque",
    "qui",       "quoi",       "rapport",     "rien",       "s",          "sa",
    "sans",      "se",         "secteur",     "secteurs",   "semaine",    "semaines",
    "ses",       "si",         "son",         "sont",       "souhaite",   "souhaiterais",
    "stage",     "stages",     "stagiaire",   "stagiaires", "sur",        "svp",
    "t",         "ta",         "taf",         "te",         "tes",        "toi",
    "ton",       "tous",       "tout",        "toute",      "toutes",     "travail",
    "travaille", "travailler", "tres",        "troisieme",  "trouve",     "trouver",
    "truc",      "trucs",      "tu",          "type",       "un",         "une",
    "urgent",    "vers",       "veu",         "veut",       "veux",       "voir",
    "vos",       "votre",      "voudrai",     "voudrais",   "vous",       "y",
};

static int by_text(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

bool search_word_says_nothing(const char *word)
{
    return bsearch(word, words, sizeof words / sizeof *words, sizeof *words, by_text) != NULL ||
           gender_is_ending(word);
}
