/* Passwords that are chosen. */
#include "rules/password.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <zxcvbn.h>

#include "base/pool.h"
#include "base/text.h"

/* 2^30 tries, and no fewer than five different characters. */
enum { BITS_MIN = 30, DIFFERENT_MIN = 5, WORD_MIN = 3, OWN_WORDS_MAX = 40 };

/* What French lists of stolen passwords are made of and zxcvbn's English ones lack, folded; the
 * most used first, as it counts how far down a word stands. */
static const char *const french_words[] = {
    "azerty",
    "motdepasse",
    "azertyuiop",
    "bonjour",
    "soleil",
    "doudou",
    "marseille",
    "loulou",
    "chouchou",
    "chocolat",
    "jetaime",
    "coucou",
    "princesse",
    "bienvenue",
    "qwertz",
    "qwertzuiop",
    "azertyui",
    "azerty123",
    "motdepass",
    "mdp",
    "salut",
    "secret",
    "amour",
    "coeur",
    "bisous",
    "nicolas",
    "camille",
    "thomas",
    "alexandre",
    "maxime",
    "julien",
    "antoine",
    "kevin",
    "mathieu",
    "lucas",
    "hugo",
    "theo",
    "enzo",
    "louis",
    "gabriel",
    "raphael",
    "arthur",
    "jules",
    "adam",
    "nathan",
    "leo",
    "ethan",
    "noah",
    "mathis",
    "tom",
    "clement",
    "romain",
    "quentin",
    "valentin",
    "baptiste",
    "pierre",
    "paul",
    "jean",
    "marie",
    "julie",
    "laura",
    "manon",
    "lea",
    "chloe",
    "emma",
    "jade",
    "louise",
    "alice",
    "lola",
    "ines",
    "sarah",
    "oceane",
    "pauline",
    "marine",
    "marion",
    "anais",
    "mathilde",
    "lucie",
    "clara",
    "juliette",
    "charlotte",
    "zoe",
    "eva",
    "lina",
    "margot",
    "sophie",
    "celine",
    "isabelle",
    "nathalie",
    "sandrine",
    "stephanie",
    "aurelie",
    "elodie",
    "caroline",
    "vincent",
    "olivier",
    "philippe",
    "stephane",
    "christophe",
    "laurent",
    "sebastien",
    "mohamed",
    "yanis",
    "rayan",
    "ibrahim",
    "amine",
    "mehdi",
    "fatima",
    "yasmine",
    "nour",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "printemps",
    "automne",
    "hiver",
    "vacances",
    "noel",
    "anniversaire",
    "psg",
    "paris",
    "parissaintgermain",
    "olympique",
    "olympiquemarseille",
    "asse",
    "lyon",
    "om",
    "fcnantes",
    "nantes",
    "canaris",
    "lorient",
    "rennes",
    "bordeaux",
    "lille",
    "lens",
    "monaco",
    "saintetienne",
    "toulouse",
    "mbappe",
    "zidane",
    "ronaldo",
    "messi",
    "neymar",
    "griezmann",
    "france",
    "bretagne",
    "loireatlantique",
    "saintnazaire",
    "saintherblain",
    "reze",
    "orvault",
    "chateaubriant",
    "angers",
    "vendee",
    "strasbourg",
    "montpellier",
    "grenoble",
    "bourgogne",
    "football",
    "basket",
    "rugby",
    "tennis",
    "cheval",
    "chevaux",
    "equitation",
    "danse",
    "musique",
    "minecraft",
    "fortnite",
    "roblox",
    "naruto",
    "onepiece",
    "pokemon",
    "pikachu",
    "starwars",
    "harrypotter",
    "tiktok",
    "snapchat",
    "instagram",
    "youtube",
    "discord",
    "manga",
    "luffy",
    "stage",
    "stage3e",
    "stagiaire",
    "college",
    "collegien",
    "lycee",
    "ecole",
    "eleve",
    "classe",
    "troisieme",
    "professeur",
    "convention",
    "entreprise",
    "employeur",
    "departement",
    "mairie",
    "administrateur",
    "admin",
    "utilisateur",
    "compte",
    "connexion",
    "connecter",
    "internet",
    "ordinateur",
    "telephone",
    "portable",
    "maison",
    "famille",
    "maman",
    "papa",
    "mamie",
    "papi",
    "frere",
    "soeur",
    "cousin",
    "copain",
    "copine",
    "bebe",
    "cherie",
    "cheri",
    "monamour",
    "moncoeur",
    "poupette",
    "poussin",
    "choupette",
    "titi",
    "tata",
    "toto",
    "tototo",
    "lolita",
    "nounours",
    "minou",
    "minette",
    "chaton",
    "chien",
    "chat",
    "lapin",
    "panda",
    "licorne",
    "dauphin",
    "papillon",
    "tigre",
    "lion",
    "loup",
    "dragon",
    "etoile",
    "lune",
    "arcenciel",
    "fleur",
    "rose",
    "violette",
    "orange",
    "banane",
    "fraise",
    "cerise",
    "pomme",
    "caramel",
    "vanille",
    "nutella",
    "bonbon",
    "biscuit",
    "gateau",
    "fromage",
    "pizza",
    "rouge",
    "bleu",
    "vert",
    "jaune",
    "noir",
    "blanc",
    "superman",
    "batman",
    "spiderman",
    "champion",
    "moto",
    "voiture",
    "peugeot",
    "renault",
    "citroen",
    "ferrari",
    "trustno",
    "changeme",
    "changezmoi",
    "nouveau",
    "provisoire",
    "temporaire",
    "poisson",
    "bateau",
    "liberte",
    "egalite",
    "fraternite",
    "republique",
    "merci",
    "bonsoir",
    "bonnejournee",
    "jesuis",
    "jesaispas",
    "oublie",
    "jaioublie",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static unsigned kinds_of(const char *password)
{
    bool lower = false, upper = false, digit = false, other = false;

    for (const char *c = password; *c != '\0'; c++) {
        lower = lower || islower((unsigned char)*c);
        upper = upper || isupper((unsigned char)*c);
        digit = digit || isdigit((unsigned char)*c);
        other = other || !isalnum((unsigned char)*c);
    }
    return (unsigned)lower + upper + digit + other;
}

/* The length in bytes of the character that begins there. */
static size_t character_size(const char *text)
{
    size_t size = 1;

    while (((unsigned char)text[size] & 0xc0) == 0x80)
        size++;
    return size;
}

/* How many different characters there are, of any script. */
static unsigned different_in(const char *password)
{
    unsigned count = 0;

    for (const char *at = password; *at != '\0'; at += character_size(at)) {
        bool is_new = true;

        for (const char *before = password; before < at; before += character_size(before))
            is_new = is_new && (character_size(before) != character_size(at) ||
                                memcmp(before, at, character_size(at)) != 0);
        count += is_new ? 1 : 0;
    }
    return count;
}

/* Figures and signs only: a date, a telephone, an account. */
static bool is_number(const char *password)
{
    for (const char *c = password; *c != '\0'; c++) {
        if (isalpha((unsigned char)*c) || (unsigned char)*c >= 0x80)
            return false;
    }
    return true;
}

/* The words of a text and, without what parts them, all of it. */
static size_t words_add(struct pool *pool, const char *text, const char **words, size_t count)
{
    char *folded = pool_strdup(pool, text_fold(pool, text)), *rest = NULL;
    char *whole = pool_alloc(pool, strlen(folded) + 1), *end = whole;

    for (char *word = strtok_r(folded, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        end = stpcpy(end, word);
        if (strlen(word) >= WORD_MIN && count < OWN_WORDS_MAX)
            words[count++] = word;
    }
    *end = '\0';
    if (strlen(whole) >= WORD_MIN && count < OWN_WORDS_MAX)
        words[count++] = whole;
    return count;
}

/* The bits of the easier reading, as typed or folded: accents make no word of a list another. */
static double bits_of(struct pool *pool, const char *password, const char **words)
{
    const double typed = ZxcvbnMatch(password, words, NULL);
    const char *folded = text_fold(pool, password);
    /* Other scripts, and signs between words, fold to less: only Latin letters are compared. */
    const double bits =
        text_length(folded) == text_length(password) ? ZxcvbnMatch(folded, words, NULL) : typed;

    return bits < typed ? bits : typed;
}

/* What makes it easy: the longest part that zxcvbn knew. */
static const char *reason_of(const char *password, const char **words)
{
    ZxcMatch_t *parts, *longest;
    int kind;

    ZxcvbnMatch(password, words, &parts);
    longest = parts;
    for (ZxcMatch_t *part = parts; part != NULL; part = part->Next) {
        if (part->Length > longest->Length)
            longest = part;
    }
    kind = longest != NULL ? (int)longest->Type & ~MULTIPLE_MATCH : NON_MATCH;
    ZxcvbnFreeInfo(parts);
    switch (kind) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
    case USER_MATCH:
    case USER_LEET_MATCH: return "password-common";
    case DATE_MATCH:
    case YEAR_MATCH: return "password-date";
    default: return "password-pattern";
    }
}

const char *password_refusal(struct pool *pool, const char *password,
                             const struct password_owner *owner)
{
    const char **words = pool_array(pool, COUNT(french_words) + OWN_WORDS_MAX + 1, sizeof *words);
    const size_t length = text_length(password);
    size_t own = 0;

    if (strlen(password) > PASSWORD_LONGEST)
        return "password-long";
    if (length < 8 || (length < 12 && kinds_of(password) < 3))
        return "password-weak";
    if (different_in(password) < DIFFERENT_MIN)
        return "password-pattern";
    if (is_number(password))
        return "password-date";
    memcpy(words, french_words, sizeof french_words);
    words[COUNT(french_words)] = NULL;
    if (bits_of(pool, password, words) < BITS_MIN)
        return reason_of(password, words);
    for (size_t i = 0; i < PASSWORD_TEXTS; i++) {
        if (!text_is_empty(owner->texts[i]))
            own = words_add(pool, owner->texts[i], words, own);
    }
    memcpy(words + own, french_words, sizeof french_words);
    words[own + COUNT(french_words)] = NULL;
    return bits_of(pool, password, words) < BITS_MIN ? "password-personal" : NULL;
}

void password_check(struct pool *pool, const struct form *form, const char *password,
                    const struct password_owner *owner, struct form_errors *errors)
{
    const char *refusal = text_is_empty(password) ? NULL : password_refusal(pool, password, owner);

    if (refusal != NULL)
        form_refuse(errors, "password", refusal, NULL);
    else if (strcmp(form_value(form, "password-confirmation"), password) != 0)
        form_refuse(errors, "password-confirmation", "password-differs", NULL);
}
