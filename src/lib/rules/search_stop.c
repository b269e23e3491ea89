#include "rules/search_stop.h"

#include <stdlib.h>
#include <string.h>

#include "rules/search_gender.h"

/* In alphabetical order. */
/* clang-format off */
static const char *const words[] = {
    "3e", "3em", "3eme", "a", "adore", "adorer", "adorerai", "afin", "ai", "aimait", "aime",
    "aimer", "aimerai", "aimerais", "aimerait", "alentours", "aller", "annonce", "ans", "aout",
    "apprendre", "apres", "as", "au", "aussi", "autour", "autre", "autres", "aux", "avait", "avant",
    "avec", "avoir", "avril", "bcp", "beaucoup", "besoin", "bien", "bjour", "bjr", "bon", "bonjour",
    "bonne", "bonsoir", "bosse", "bosser", "boulo", "boulot", "bsr", "c", "ca", "car", "ce", "cela",
    "ces", "cet", "cette", "che", "cherche", "chercher", "chercherai", "cherches", "chez", "chose",
    "choses", "chui", "chuis", "ci", "coin", "collegien", "collegienne", "comme", "comment",
    "concernant", "cool", "cote", "crois", "d", "dan", "dans", "de", "decembre", "decouverte",
    "decouvertes", "decouvrir", "deja", "des", "devenir", "domaine", "domaines", "donc", "dont",
    "ds", "du", "dun", "dune", "elle", "elles", "emploi", "en", "endroit", "endroits", "entre",
    "entreprise", "entreprises", "envi", "envie", "es", "est", "et", "etait", "etre", "etudes",
    "etudier", "facile", "faciles", "faire", "fais", "fait", "fasse", "faut", "fesant", "fevrier",
    "fille", "futur", "futurs", "genre", "gens", "gratuit", "idee", "idees", "il", "ils", "importe",
    "interessant", "interessante", "interessantes", "interessants", "interesse", "interessee", "j",
    "jador", "jadore", "jai", "jaime", "jaimerai", "jaimerais", "jamais", "janvier", "jcherche",
    "je", "jeudi", "jms", "job", "jour", "jours", "jsui", "jsuis", "juillet", "juin", "jve", "jveu",
    "jveux", "jvoudrai", "jvoudrais", "jvoudre", "k", "ke", "ki", "koi", "l", "la", "laquelle",
    "le", "lequel", "les", "leur", "lieu", "loin", "lundi", "ma", "mais", "mardi", "me", "meme",
    "merci", "mercii", "mercredi", "mes", "metier", "metiers", "mieux", "milieu", "moi", "mois",
    "mon", "n", "ne", "nimporte", "njr", "nos", "notre", "nous", "novembre", "obligatoire", "obs",
    "observation", "octobre", "offre", "offres", "on", "ont", "ou", "ouvert", "par", "parce",
    "pareil", "pas", "passion", "passionne", "passionnee", "paye", "payes", "pck", "pcq", "peu",
    "peut", "peux", "pk", "plai", "plaisir", "plait", "plus", "plutot", "possibilite", "possible",
    "pour", "pourquoi", "pourrai", "pourrais", "pourrait", "pouvoir", "pr", "prefere", "preference",
    "prefererai", "pres", "proche", "profession", "professions", "propose", "proposer", "proximite",
    "puisque", "qu", "quand", "que", "quel", "quelle", "quelles", "quelqu", "quelque", "quelques",
    "quels", "qui", "quoi", "rapport", "reve", "rever", "rien", "s", "sa", "sais", "sait", "salut",
    "sans", "savoir", "se", "secteur", "secteurs", "semaine", "semaines", "septembre", "serai",
    "serais", "serait", "ses", "si", "sil", "simple", "sinon", "slt", "soit", "son", "sont",
    "souhaite", "souhaiterais", "stage", "stages", "stagiaire", "stagiaires", "stg", "stp", "sui",
    "suis", "supr", "sur", "surtout", "svp", "sympa", "sympas", "t", "ta", "taf", "tard", "te",
    "tes", "tjr", "toi", "ton", "toujours", "tous", "tout", "toute", "toutes", "tranquille",
    "travail", "travailait", "travaile", "travailer", "travaillant", "travaille", "travailler",
    "tres", "tro", "troisieme", "trop", "trouve", "trouver", "truc", "trucs", "tu", "type", "un",
    "une", "unstage", "urgent", "vais", "vendredi", "venir", "vers", "veu", "veut", "veux", "voici",
    "voila", "voir", "vos", "votre", "voudrai", "voudrais", "vouloir", "vous", "vraiment", "y",
    "ya",
};

/* In alphabetical order. */
static const char *const little[] = {
    "agence", "atelier", "boutique", "bureau", "cabinet", "centre", "club", "compagnie",
    "concession", "createur", "creatrice", "ecole", "enfant", "enfants", "equipe", "gardien",
    "gardienne", "grand", "grande", "groupe", "institut", "junior", "magasin", "maison", "maisons",
    "malade", "malades", "mobile", "moniteur", "monitrice", "nord", "ouest", "petit", "petite",
    "pro", "prof", "professeur", "professionnel", "professionnelle", "professionnels", "quartier",
    "responsable", "salle", "salon", "service", "services", "societe", "specialise", "specialisee",
    "studio", "sud", "vendeur", "vendeuse",
};
/* clang-format on */

static int by_text(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

/* A day, a number of weeks, the département: "du 9 au 13", "44". */
static bool is_small_number(const char *word)
{
    const size_t length = strlen(word);

    return length <= 2 && strspn(word, "0123456789") == length;
}

bool search_word_says_nothing(const char *word)
{
    return bsearch(word, words, sizeof words / sizeof *words, sizeof *words, by_text) != NULL ||
           gender_is_ending(word) || is_small_number(word);
}

bool search_word_says_nothing_after(const char *before, const char *word)
{
    static const char *const pairs[][2] = {
        {"bureau", "etudes"},
        {"chef", "entreprise"},
        {"cheffe", "entreprise"},
        {"creation", "entreprise"},
        {"createur", "entreprise"},
        {"creer", "entreprise"},
        {"inge", "son"},
        {"ingenieur", "son"},
        {"ingenieure", "son"},
        {"prise", "son"},
        {"regisseur", "son"},
        {"regisseuse", "son"},
        {"technicien", "son"},
        {"technicienne", "son"},
    };

    for (size_t i = 0; before != NULL && i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(before, pairs[i][0]) == 0 && strcmp(word, pairs[i][1]) == 0)
            return false;
    }
    return search_word_says_nothing(word);
}

bool search_word_says_little(const char *word)
{
    return bsearch(word, little, sizeof little / sizeof *little, sizeof *little, by_text) != NULL;
}
