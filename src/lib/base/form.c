/* Names and values, and the errors found in them. */
#include "base/form.h"

#include <string.h>

#include "base/pool.h"

void form_add(struct pool *pool, struct form *form, const char *name, const char *value)
{
    pool_make_room(pool, form->pairs, form->count, form->room);
    form->pairs[form->count++] = (struct form_pair){name, value};
}

static const struct form_pair *pair_find(const struct form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++) {
        if (strcmp(form->pairs[i].name, name) == 0)
            return &form->pairs[i];
    }
    return NULL;
}

const char *form_value(const struct form *form, const char *name)
{
    const struct form_pair *pair = pair_find(form, name);

    return pair != NULL ? pair->value : "";
}

bool form_has(const struct form *form, const char *name)
{
    return pair_find(form, name) != NULL;
}

void form_refuse(struct form_errors *errors, const char *field, const char *code,
                 const char *detail)
{
    if (errors->count < FORM_ERRORS_MAX && !form_is_refused(errors, field))
        errors->list[errors->count++] = (struct form_error){field, code, detail};
}

bool form_is_refused(const struct form_errors *errors, const char *field)
{
    for (size_t i = 0; i < errors->count; i++) {
        if (strcmp(errors->list[i].field, field) == 0)
            return true;
    }
    return false;
}

static size_t place_of(const char *field, const char *const *order, size_t count)
{
    size_t place = count;

    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(order[i]);

        if (strcmp(field, order[i]) == 0)
            return i;
        if (place == count && order[i][length - 1] == '-' && strncmp(field, order[i], length) == 0)
            place = i;
    }
    return place;
}

void form_errors_sort(struct form_errors *errors, const char *const *order, size_t count)
{
    for (size_t i = 1; i < errors->count; i++) {
        const struct form_error error = errors->list[i];
        const size_t place = place_of(error.field, order, count);
        size_t k = i;

        for (; k > 0 && place_of(errors->list[k - 1].field, order, count) > place; k--)
            errors->list[k] = errors->list[k - 1];
        errors->list[k] = error;
    }
}
