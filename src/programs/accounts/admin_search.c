/* /admin/recherche: the everyday words of the search, and what was searched that nothing has. */
#include <string.h>

#include "accounts/accounts.h"
#include "accounts/form_page.h"
#include "base/pool.h"
#include "base/table.h"
#include "base/text.h"
#include "imports/synonyms.h"
#include "page/xml.h"
#include "site/page.h"
#include "site/trail.h"
#include "store/missed_store.h"
#include "web/response.h"

enum { ROWS_MAX = 5000, REFUSALS_SHOWN = 20 };

static const struct field synonym_fields[] = {
    {"search-words", FIELD_LINE, true, SYNONYM_LENGTH_MAX, offsetof(struct synonym_text, words),
     NULL},
    {"search-trades", FIELD_LINES, false, SYNONYM_TRADES_LENGTH_MAX,
     offsetof(struct synonym_text, trades), NULL},
    {"search-domains", FIELD_LINES, false, 400, offsetof(struct synonym_text, domains), NULL},
};

/* What came of a file. */
struct report {
    size_t added, changed, refused;
    struct {
        size_t line;
        const char *reason;
    } refusals[REFUSALS_SHOWN];
};

static void report_add(xmlNode *content, const struct report *report)
{
    xmlNode *node = xml_element(content, "report");

    xml_attribute_u64(node, "added", report->added);
    xml_attribute_u64(node, "changed", report->changed);
    xml_attribute_u64(node, "refused", report->refused);
    for (size_t i = 0; i < report->refused && i < REFUSALS_SHOWN; i++)
        xml_attribute_u64(xml_text_element(node, "refusal", report->refusals[i].reason), "line",
                          report->refusals[i].line);
}

static void missed_list_add(struct request *request, xmlNode *content, const struct missed *list,
                            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        xmlNode *node = xml_text_element(content, "missed", list[i].word);

        xml_attribute_u64(node, "times", list[i].times);
        xml_attribute(node, "last", date_text(request->pool, list[i].last, DATE_LONG));
    }
}

static void synonym_add(xmlNode *content, const struct synonym_listed *synonym)
{
    xmlNode *node = xml_text_element(content, "synonym", synonym->words);

    xml_attribute_u64(node, "id", synonym->id);
    xml_attribute(node, "trades", synonym->trades);
    xml_attribute(node, "domains", synonym->domains);
}

static bool list_send(struct request *request, const struct report *report, const char *error,
                      unsigned status)
{
    const char *text = text_trim(request->pool, form_value(&request->query, "q"), TEXT_ONE_LINE);
    struct page page = page_begin(request, "admin-search");
    struct synonym_listed *list;
    struct missed *missed;
    size_t count, total, missed_count;

    if (text_length(text) > SYNONYM_LENGTH_MAX)
        text = "";
    page_form(&page, "synonyms", "/admin/recherche");
    if (!store_synonyms(request->db, text, &list, &count, &total) ||
        !store_missed(request->db, &missed, &missed_count))
        return false;
    xml_attribute(page.content, "text", text);
    xml_attribute(page.content, "info", form_value(&request->query, "info"));
    found_count_add(page.content, count, total);
    if (error != NULL)
        xml_attribute(page.content, "error", error);
    if (report != NULL)
        report_add(page.content, report);
    missed_list_add(request, page.content, missed, missed_count);
    for (size_t i = 0; i < count; i++)
        synonym_add(page.content, &list[i]);
    page_send(&page, status);
    return true;
}

/* GET /admin/recherche?q= */
bool admin_search(struct request *request)
{
    return list_send(request, NULL, NULL, 200);
}

static struct form_page synonym_page(struct request *request)
{
    return (struct form_page){.name = "synonym",
                              .action = request->path,
                              .back = "/admin/recherche",
                              .set = "synonym",
                              .fields = synonym_fields,
                              .count = sizeof synonym_fields / sizeof *synonym_fields};
}

/* GET /admin/recherche/nouveau?mots= */
bool admin_synonym_new(struct request *request)
{
    const struct form_page form = synonym_page(request);
    struct form values = {0};

    form_add(request->pool, &values, "search-words", form_value(&request->query, "mots"));
    form_page_send(request, &form, &values, NULL, 200);
    return true;
}

/* False: answered already, or the database failed. */
static bool synonym_open(struct request *request, struct synonym_listed *synonym)
{
    if (!store_synonym_find(request->db, route_id(request), synonym))
        return false;
    if (synonym->id == 0)
        page_error(request, 404, "not-found");
    else
        return true;
    return false;
}

/* GET /admin/recherche/{id} */
bool admin_synonym(struct request *request)
{
    const struct form_page form = synonym_page(request);
    struct synonym_listed synonym;
    struct synonym_text known;
    struct form values = {0};

    if (!synonym_open(request, &synonym))
        return false;
    known = (struct synonym_text){synonym.words, synonym.trades, synonym.domains};
    fields_fill(request->pool, form.fields, form.count, &known, &values);
    form_page_send(request, &form, &values, NULL, 200);
    return true;
}

struct saving {
    struct request *request;
    const struct synonym *synonym; /* NULL: to be removed */
    uint64_t id;                   /* 0: new */
};

static bool saving_run(struct db *db, void *argument)
{
    const struct saving *saving = argument;
    struct request *request = saving->request;
    uint64_t id = saving->id;

    if (saving->synonym == NULL)
        return store_synonym_remove(db, id) && trail_add(request, "removed", "synonym", id, NULL);
    return store_synonym_set(db, saving->synonym, request->now, &id) &&
           store_missed_drop(db, text_fold(request->pool, saving->synonym->words)) &&
           trail_add(request, saving->id != 0 ? "corrected" : "added", "synonym", id, NULL);
}

/* Which field an answer of synonym_parse() is about. */
static void fault_refuse(struct form_errors *errors, const char *fault)
{
    if (strcmp(fault, "domain") == 0)
        form_refuse(errors, "search-domains", "synonym-domain", NULL);
    else if (strcmp(fault, "words") == 0)
        form_refuse(errors, "search-words", "synonym-words", NULL);
    else
        form_refuse(errors, "search-trades",
                    strcmp(fault, "empty") == 0 ? "synonym-empty" : "synonym-trades", NULL);
}

/* Reads the form; false if the database failed. */
static bool synonym_typed(struct request *request, uint64_t id, struct synonym *synonym,
                          struct form_errors *errors)
{
    struct synonym_text typed;
    struct domain *domains;
    size_t domain_count;
    const char *fault;
    bool is_taken;

    fields_read(request->pool, &request->body, FIELDS(synonym_fields), &typed, errors);
    if (errors->count > 0)
        return true;
    if (!store_domains(request->db, &domains, &domain_count))
        return false;
    fault = synonym_parse(request->pool, &typed, domains, domain_count, synonym);
    synonym->id = id;
    if (fault != NULL) {
        fault_refuse(errors, fault);
        return true;
    }
    if (!store_synonym_is_taken(request->db, synonym->key, id, &is_taken))
        return false;
    if (is_taken)
        form_refuse(errors, "search-words", "synonym-exists", NULL);
    return true;
}

static bool synonym_post(struct request *request, uint64_t id)
{
    const struct form_page form = synonym_page(request);
    const struct form values = fields_kept(request->pool, &request->body, form.fields, form.count);
    struct form_errors errors = {.count = 0};
    struct synonym synonym;
    struct saving saving = {request, &synonym, id};

    if (!synonym_typed(request, id, &synonym, &errors))
        return false;
    if (errors.count > 0)
        form_page_send(request, &form, &values, &errors, 422);
    else if (db_transaction(request->db, saving_run, &saving))
        response_see_other(request, "/admin/recherche?info=synonym-saved");
    else
        return false;
    return true;
}

/* POST /admin/recherche/nouveau */
bool admin_synonym_new_post(struct request *request)
{
    return synonym_post(request, 0);
}

/* POST /admin/recherche/{id} */
bool admin_synonym_post(struct request *request)
{
    struct synonym_listed synonym;

    return synonym_open(request, &synonym) && synonym_post(request, synonym.id);
}

/* POST /admin/recherche/{id}/retirer */
bool admin_synonym_remove_post(struct request *request)
{
    struct synonym_listed synonym;

    if (!synonym_open(request, &synonym))
        return false;
    struct saving saving = {request, NULL, synonym.id};

    if (!db_transaction(request->db, saving_run, &saving))
        return false;
    response_see_other(request, "/admin/recherche?info=synonym-removed");
    return true;
}

/* A file being taken in. */
struct taking {
    struct request *request;
    struct table *table;
    struct domain *domains;
    size_t domain_count;
    struct report report;
};

static const char *cell(struct taking *taking, size_t row, const char *column)
{
    const int index = table_column(taking->request->pool, taking->table, column);

    return index >= 0 ? taking->table->rows[row].cells[index] : "";
}

static bool row_take(struct db *db, struct taking *taking, size_t row)
{
    struct pool *pool = taking->request->pool;
    struct report *report = &taking->report;
    const struct synonym_text text = {cell(taking, row, "mots"), cell(taking, row, "metiers"),
                                      cell(taking, row, "domaines")};
    struct synonym synonym;
    const char *fault = synonym_parse(pool, &text, taking->domains, taking->domain_count, &synonym);
    bool is_there;
    uint64_t id = 0;

    if (fault != NULL) {
        if (report->refused < REFUSALS_SHOWN) {
            report->refusals[report->refused].line = taking->table->rows[row].line;
            report->refusals[report->refused].reason = pool_printf(pool, "synonym-%s", fault);
        }
        report->refused++;
        return true;
    }
    if (!store_synonym_is_taken(db, synonym.key, 0, &is_there) ||
        !store_synonym_set(db, &synonym, taking->request->now, &id))
        return false;
    report->changed += is_there;
    report->added += !is_there;
    return true;
}

static bool rows_take(struct db *db, void *argument)
{
    struct taking *taking = argument;

    taking->report = (struct report){0};
    for (size_t i = 0; i < taking->table->row_count; i++) {
        if (!row_take(db, taking, i))
            return false;
    }
    return trail_add(taking->request, "imported", "synonym", 0, NULL);
}

/* POST /admin/recherche/importer: mots, metiers, domaines; what is there already is replaced. */
bool admin_synonyms_import_post(struct request *request)
{
    const struct form_file file = request_file(request, "file");
    struct taking *taking = pool_new(request->pool, struct taking);
    struct table_error error;
    struct table table;

    *taking = (struct taking){.request = request, .table = &table};
    if (file.size == 0)
        return list_send(request, NULL, "file-missing", 422);
    if (!table_parse(request->pool, file.bytes, file.size, ROWS_MAX, &table, &error))
        return list_send(request, NULL, pool_printf(request->pool, "import-%s", error.code), 422);
    if (table_column(request->pool, &table, "mots") < 0)
        return list_send(request, NULL, "import-synonyms", 422);
    if (store_domains(request->db, &taking->domains, &taking->domain_count) &&
        db_transaction(request->db, rows_take, taking))
        return list_send(request, &taking->report, NULL, 200);
    return false;
}
