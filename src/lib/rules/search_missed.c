#include "rules/search_missed.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "base/pool.h"
#include "base/text.h"

enum { CAPITALS_MAX = 1, DIGITS_MAX = 2, WORDS_MAX = 5 };

/* Folded, in alphabetical order: first names usual among pupils and adults, usual last names,
 * titles. */
static const char *const names[] = {
    "abdel",      "abdou",      "adam",         "adele",     "adrien",     "agathe",
    "agnes",      "ahmed",      "aicha",        "alain",     "alan",       "alban",
    "albane",     "alex",       "alexandra",    "alexandre", "alexis",     "alice",
    "alicia",     "aline",      "alix",         "alya",      "alyssa",     "amandine",
    "ambre",      "amel",       "amelie",       "amina",     "aminata",    "amine",
    "amir",       "amira",      "ana",          "anais",     "andre",      "andrea",
    "angele",     "angelique",  "anna",         "anne",      "annie",      "anthony",
    "antoine",    "apolline",   "arnaud",       "arthur",    "assia",      "aubin",
    "aude",       "audrey",     "augustin",     "aurelie",   "aurelien",   "axel",
    "axelle",     "aya",        "ayoub",        "baptiste",  "basile",     "bastien",
    "benjamin",   "benoit",     "bernadette",   "bernard",   "bertrand",   "blanchard",
    "bonnet",     "boubacar",   "bouchard",     "brahim",    "brice",      "brigitte",
    "bruno",      "capucine",   "carla",        "caroline",  "catherine",  "cecile",
    "cedric",     "celeste",    "celia",        "celine",    "chantal",    "charles",
    "charline",   "charlotte",  "cheikh",       "chloe",     "christelle", "christian",
    "christine",  "christophe", "claire",       "clara",     "claude",     "clemence",
    "clement",    "clementine", "clovis",       "come",      "coralie",    "corentin",
    "corinne",    "cyril",      "damien",       "daniel",    "danielle",   "david",
    "delphine",   "denis",      "diallo",       "diane",     "didier",     "dominique",
    "dubois",     "dupont",     "dupuis",       "durand",    "dylan",      "eden",
    "edouard",    "elena",      "eleonore",     "elias",     "elie",       "eliott",
    "elisa",      "elisabeth",  "elise",        "elodie",    "eloise",     "elsa",
    "elyas",      "emile",      "emilie",       "emilien",   "emma",       "emmanuel",
    "emmanuelle", "emmy",       "enora",        "enzo",      "eric",       "erwan",
    "esteban",    "estelle",    "ethan",        "etienne",   "eva",        "evan",
    "eve",        "ewen",       "fabien",       "fabienne",  "fabrice",    "fanny",
    "fatima",     "fatou",      "faustine",     "felix",     "fernand",    "florence",
    "florent",    "florian",    "fournier",     "franck",    "francois",   "francoise",
    "fred",       "frederic",   "gabin",        "gabriel",   "gabrielle",  "gael",
    "gaelle",     "garcia",     "garnier",      "gaspard",   "gauthier",   "genevieve",
    "geoffroy",   "georges",    "gerard",       "gilles",    "girard",     "guerin",
    "guillaume",  "gustave",    "hamza",        "hassan",    "helene",     "henri",
    "henry",      "herve",      "hortense",     "hugo",      "hugues",     "ibrahim",
    "ilan",       "ilyes",      "imane",        "imran",     "ines",       "irene",
    "iris",       "isaac",      "isabelle",     "ismael",    "issa",       "jacqueline",
    "jacques",    "jade",       "jean",         "jeanne",    "jeremy",     "jerome",
    "joachim",    "joel",       "johan",        "jonathan",  "jordan",     "joseph",
    "josephine",  "joyce",      "jules",        "julia",     "julie",      "julien",
    "juliette",   "justine",    "kais",         "karim",     "karima",     "karine",
    "kelly",      "kenza",      "kevin",        "khadija",   "kylian",     "laetitia",
    "lambert",    "lana",       "laura",        "laure",     "laurence",   "laurent",
    "laurie",     "lea",        "leana",        "leandre",   "lefebvre",   "lefevre",
    "legrand",    "lena",       "leo",          "leon",      "leonie",     "leroux",
    "leroy",      "liam",       "lilian",       "liliane",   "lilou",      "lily",
    "lina",       "lionel",     "lise",         "livia",     "loic",       "lola",
    "lou",        "louane",     "louis",        "louise",    "louna",      "lucas",
    "lucie",      "lucien",     "ludovic",      "luna",      "lydia",      "lyna",
    "madame",     "madeleine",  "mademoiselle", "mael",      "maelle",     "maeva",
    "mahe",       "malik",      "malika",       "malo",      "mamadou",    "manon",
    "manuel",     "marc",       "marcel",       "margaux",   "margot",     "marguerite",
    "maria",      "mariam",     "marianne",     "marie",     "marine",     "marion",
    "marius",     "martial",    "martin",       "martine",   "martinez",   "maryam",
    "matheo",     "mathias",    "mathieu",      "mathilde",  "mathis",     "matteo",
    "matthieu",   "maud",       "maxence",      "maxime",    "maxine",     "maya",
    "mehdi",      "melanie",    "melina",       "melissa",   "mercier",    "merlin",
    "mia",        "michel",     "michele",      "mila",      "milan",      "mlle",
    "mme",        "mohamed",    "mohammed",     "monique",   "monsieur",   "moreau",
    "morel",      "morgan",     "morgane",      "morin",     "mourad",     "moussa",
    "mr",         "muriel",     "myriam",       "nabil",     "nadia",      "nael",
    "naomi",      "nassim",     "nathalie",     "nathan",    "nathanael",  "nicolas",
    "nicole",     "nina",       "noa",          "noah",      "noe",        "noel",
    "noemie",     "nolan",      "nolwenn",      "nora",      "nour",       "oceane",
    "octave",     "odile",      "olivia",       "olivier",   "omar",       "oscar",
    "oumar",      "ousmane",    "owen",         "pascal",    "patrice",    "patricia",
    "patrick",    "paul",       "paula",        "pauline",   "perrin",     "philippe",
    "pierre",     "quentin",    "rachel",       "rachid",    "raphael",    "rayan",
    "raymond",    "rebecca",    "regis",        "remi",      "remy",       "renaud",
    "rene",       "richard",    "robert",       "rodrigue",  "roger",      "roland",
    "romain",     "romane",     "romeo",        "romy",      "rosalie",    "rousseau",
    "roussel",    "roux",       "ryan",         "sabine",    "sabrina",    "sacha",
    "said",       "salome",     "samir",        "samira",    "samuel",     "samy",
    "sandra",     "sandrine",   "sara",         "sarah",     "sebastien",  "selma",
    "serge",      "severine",   "sidonie",      "simon",     "simone",     "sofia",
    "sofiane",    "solene",     "sophie",       "soren",     "souleymane", "stella",
    "stephane",   "stephanie",  "suzanne",      "swann",     "sylvain",    "sylvie",
    "tao",        "theo",       "theodore",     "therese",   "thibault",   "thibaut",
    "thierry",    "thomas",     "tiago",        "timeo",     "timothee",   "titouan",
    "tom",        "tony",       "tristan",      "ugo",       "valentin",   "valentine",
    "valerie",    "vanessa",    "veronique",    "victoire",  "victor",     "victoria",
    "vincent",    "violette",   "virginie",     "viviane",   "walid",      "wassim",
    "william",    "xavier",     "yanis",        "yann",      "yannick",    "yasmine",
    "yassine",    "yohan",      "youssef",      "yves",      "yvette",     "yvonne",
    "zacharie",   "zakaria",    "zelie",        "zineb",     "zoe",
};

static int by_text(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static bool is_name(const char *word)
{
    return bsearch(word, names, sizeof names / sizeof *names, sizeof *names, by_text) != NULL;
}

/* How many words begin with a capital and go on in small letters. */
static unsigned capitalised(const char *typed)
{
    const uint8_t *at = (const uint8_t *)typed, *next;
    ucs4_t character, before = ' ';
    unsigned count = 0;

    while ((next = u8_next(&character, at)) != NULL) {
        ucs4_t after;

        if (uc_is_upper(character) && !uc_is_alpha(before) && u8_next(&after, next) != NULL &&
            uc_is_lower(after))
            count++;
        before = character;
        at = next;
    }
    return count;
}

static bool has_names(struct pool *pool, const char *typed)
{
    char *rest, *folded = pool_strdup(pool, text_fold(pool, typed));
    unsigned count = 0;

    for (const char *word = strtok_r(folded, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        if (is_name(word) || ++count > WORDS_MAX)
            return true;
    }
    return false;
}

static bool has_digits(const char *typed)
{
    unsigned digits = 0;

    for (const char *c = typed; *c != '\0'; c++)
        digits += *c >= '0' && *c <= '9';
    return digits > DIGITS_MAX;
}

bool missed_may_be_kept(struct pool *pool, const char *typed, const char *word)
{
    const size_t length = strlen(word);

    return length >= MISSED_LENGTH_MIN && length <= MISSED_LENGTH_MAX &&
           strspn(word, "abcdefghijklmnopqrstuvwxyz") == length && strchr(typed, '@') == NULL &&
           !has_digits(typed) && capitalised(typed) <= CAPITALS_MAX && !has_names(pool, typed);
}
