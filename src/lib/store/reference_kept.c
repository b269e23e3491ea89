/* Each part is read when it is first asked for, into the pool that is reset when reference data
 * changes. */
#include "store/reference_kept.h"

#include <string.h>

#include "base/pool.h"
#include "store/applicant_store.h"
#include "store/placement_date_store.h"

/* The classes of the visitors at hand; with more, all are read again. */
enum { CLASSES_MAX = 2000 };

struct school_of_class {
    uint64_t school_id;
    const char *class_name;
    struct kept_school school;
    struct school_of_class *next;
};

static struct {
    uint64_t life; /* of the pool that all of it is in */
    struct domain *domains;
    size_t domain_count;
    struct date mondays[SEARCH_WEEKS_OFFERED];
    size_t monday_count;
    struct place *places;
    size_t place_count;
    struct grid_box box;
    struct date priority_mondays[SEARCH_PRIORITY_WEEKS_MAX];
    size_t priority_count;
    unsigned schools, priority_schools;
    struct editorial *texts;
    size_t text_count;
    time_t texts_until; /* 0: none are kept */
    struct synonym *synonyms;
    size_t synonym_count;
    struct school_of_class *classes;
    size_t class_count;
    bool has_domains, has_weeks, has_places, has_box, has_priority, has_schools, has_synonyms;
} kept;

/* A part being read, into the pool that stays. */
struct keeping {
    struct db *db;
    struct pool *before; /* NULL: nothing is kept, the database failed */
};

/* All that was kept of other reference data is known to have gone. */
static struct keeping keep_begin(struct db *db, struct date today)
{
    struct keeping keeping = {db, NULL};
    struct pool *reference;

    if (!search_memory_see(db, today))
        return keeping;
    reference = search_memory_reference();
    if (kept.life != pool_life(reference))
        memset(&kept, 0, sizeof kept);
    kept.life = pool_life(reference);
    keeping.before = db_pool_use(db, reference);
    return keeping;
}

static bool keep_end(const struct keeping *keeping, bool is_there)
{
    if (keeping->before == NULL)
        return false;
    db_pool_use(keeping->db, keeping->before);
    return is_there;
}

bool kept_domains(struct db *db, struct date today, const struct domain **domains, size_t *count)
{
    const struct keeping keeping = keep_begin(db, today);

    if (keeping.before != NULL && !kept.has_domains)
        kept.has_domains = store_domains(db, &kept.domains, &kept.domain_count);
    *domains = kept.domains;
    *count = kept.domain_count;
    return keep_end(&keeping, kept.has_domains);
}

static bool weeks_find(struct db *db, struct date today, const char *zone, enum territory territory)
{
    struct date monday = date_monday(today);
    struct calendar calendar;

    if (!store_calendar(db, zone, territory, today, &calendar))
        return false;
    kept.monday_count = 0;
    for (size_t i = 0; i < SEARCH_WEEKS_OFFERED; i++) {
        monday = date_add(monday, 7);
        if (calendar_week_holiday(&calendar, monday) == NULL)
            kept.mondays[kept.monday_count++] = monday;
    }
    return true;
}

bool kept_school_weeks(struct db *db, struct date today, const char *zone, enum territory territory,
                       const struct date **mondays, size_t *count)
{
    const struct keeping keeping = keep_begin(db, today);

    if (keeping.before != NULL && !kept.has_weeks)
        kept.has_weeks = weeks_find(db, today, zone, territory);
    *mondays = kept.mondays;
    *count = kept.monday_count;
    return keep_end(&keeping, kept.has_weeks);
}

bool kept_places(struct db *db, struct date today, const struct place **places, size_t *count)
{
    const struct keeping keeping = keep_begin(db, today);

    if (keeping.before != NULL && !kept.has_places)
        kept.has_places = store_places(db, &kept.places, &kept.place_count);
    *places = kept.places;
    *count = kept.place_count;
    return keep_end(&keeping, kept.has_places);
}

bool kept_communes_box(struct db *db, struct date today, struct grid_box *box)
{
    const struct keeping keeping = keep_begin(db, today);

    if (keeping.before != NULL && !kept.has_box)
        kept.has_box = store_communes_box(db, &kept.box);
    *box = kept.box;
    return keep_end(&keeping, kept.has_box);
}

bool kept_priority_weeks(struct db *db, struct date today, const struct date **mondays,
                         size_t *count)
{
    const struct keeping keeping = keep_begin(db, today);

    if (keeping.before != NULL && !kept.has_priority)
        kept.has_priority = store_priority_weeks(db, today, kept.priority_mondays,
                                                 SEARCH_PRIORITY_WEEKS_MAX, &kept.priority_count);
    *mondays = kept.priority_mondays;
    *count = kept.priority_count;
    return keep_end(&keeping, kept.has_priority);
}

bool kept_schools_count(struct db *db, struct date today, unsigned *schools, unsigned *priority)
{
    const struct keeping keeping = keep_begin(db, today);

    if (keeping.before != NULL && !kept.has_schools)
        kept.has_schools = store_schools_count(db, &kept.schools, &kept.priority_schools);
    *schools = kept.schools;
    *priority = kept.priority_schools;
    return keep_end(&keeping, kept.has_schools);
}

/* When they end first: a version whose time comes in between is among the texts already. */
static bool texts_read(struct db *db, time_t now)
{
    uint64_t seconds;

    kept.texts_until = 0;
    if (!store_editorial_next(db, &seconds) ||
        !store_editorial_texts(db, "questions,temoignages", &kept.texts, &kept.text_count))
        return false;
    kept.texts_until = now + (time_t)seconds;
    return true;
}

bool kept_home_texts(struct db *db, struct date today, time_t now, const struct editorial **texts,
                     size_t *count, time_t *until)
{
    const struct keeping keeping = keep_begin(db, today);
    bool is_there = keeping.before != NULL && now < kept.texts_until;

    if (keeping.before != NULL && !is_there)
        is_there = texts_read(db, now);
    *texts = kept.texts;
    *count = kept.text_count;
    *until = kept.texts_until;
    return keep_end(&keeping, is_there);
}

bool kept_synonyms(struct db *db, struct date today, const struct synonym **synonyms, size_t *count)
{
    const struct keeping keeping = keep_begin(db, today);

    if (keeping.before != NULL && !kept.has_synonyms)
        kept.has_synonyms = store_synonyms_all(db, &kept.synonyms, &kept.synonym_count);
    *synonyms = kept.synonyms;
    *count = kept.synonym_count;
    return keep_end(&keeping, kept.has_synonyms);
}

static struct school_of_class *class_find(const struct search_pupil *pupil)
{
    for (struct school_of_class *class = kept.classes; class != NULL; class = class->next) {
        if (class->school_id == pupil->school_id &&
            strcmp(class->class_name, pupil->class_name) == 0)
            return class;
    }
    return NULL;
}

/* NULL if it cannot be read. */
static struct school_of_class *class_read(struct db *db, struct date today,
                                          const struct search_pupil *pupil)
{
    struct school_of_class *class = pool_new(db_pool(db), struct school_of_class);

    class->school_id = pupil->school_id;
    class->class_name = pool_strdup(db_pool(db), pupil->class_name);
    if (!store_class_weeks(db, pupil->school_id, class->class_name, today, &class->school.weeks) ||
        !store_school_located(db, pupil->school_id, &class->school.is_located,
                              &class->school.latitude, &class->school.longitude))
        return NULL;
    if (kept.class_count++ == CLASSES_MAX) {
        kept.classes = NULL;
        kept.class_count = 1;
    }
    class->next = kept.classes;
    kept.classes = class;
    return class;
}

bool kept_school(struct db *db, struct date today, const struct search_pupil *pupil,
                 const struct kept_school **school)
{
    const struct keeping keeping = keep_begin(db, today);
    struct school_of_class *class = NULL;

    if (keeping.before != NULL) {
        class = class_find(pupil);
        if (class == NULL)
            class = class_read(db, today, pupil);
    }
    *school = class != NULL ? &class->school : NULL;
    return keep_end(&keeping, class != NULL);
}
