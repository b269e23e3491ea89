/* /compte/donnees.json: all that the site holds about the visitor. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "accounts/accounts.h"
#include "base/pool.h"
#include "store/own_data_store.h"
#include "web/response.h"

static json_t *list_json(const struct own_data *list)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++) {
        json_t *record = json_loads(list->records[i], 0, NULL);

        json_array_append_new(array, record != NULL ? record : json_string(list->records[i]));
    }
    return array;
}

/* GET /compte/donnees.json */
bool data_json(struct request *request)
{
    struct own_data *lists;
    json_t *data;
    const char *body;
    char *text;

    if (!store_own_data(request->db, request->visitor.account_id, &lists))
        return false;
    data = json_object();
    for (; lists->name != NULL; lists++)
        json_object_set_new(data, lists->name, list_json(lists));
    text = json_dumps(data, JSON_INDENT(2));
    body = pool_strdup(request->pool, text != NULL ? text : "{}");
    free(text);
    json_decref(data);
    response_header(request, "Cache-Control", "no-store");
    response_header(request, "Content-Disposition", "attachment; filename=\"mes-donnees.json\"");
    response_body(request, 200, "application/json; charset=utf-8", body, strlen(body));
    return true;
}
