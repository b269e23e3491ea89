/* Bytes of requests: forms, paths, cookies, routes, tokens. */
#include "web/decode.h"

#include <malloc.h>

#include "base/crypto.h"
#include "unit.h"
#include "web/route.h"

static bool decode(struct pool *pool, const char *text, struct form *form)
{
    *form = (struct form){0};
    return decode_urlencoded(pool, text, strlen(text), form);
}

static void test_forms_are_read(void **state)
{
    struct form form;

    assert_true(decode(*state, "a=1&b=deux+mots&c=%C3%A9t%C3%A9&a=2&d&=x&&e=%26%3D", &form));
    assert_string_equal(form_value(&form, "a"), "1");
    assert_string_equal(form_value(&form, "b"), "deux mots");
    assert_string_equal(form_value(&form, "c"), "été");
    assert_string_equal(form_value(&form, "d"), "");
    assert_true(form_has(&form, "d"));
    assert_string_equal(form_value(&form, "e"), "&=");
    assert_string_equal(form_value(&form, "absent"), "");
    assert_int_equal(form.count, 7);
    assert_true(decode(*state, "", &form));
    assert_int_equal(form.count, 0);
}

static void test_malformed_forms_are_refused(void **state)
{
    static const char *const cases[] = {"a=%",   "a=%4",        "a=%zz",
                                        "a=%00", "a%00b=1",     "a=%ff",
                                        "a=%c3", "%ed%a0%80=1", "a=1&b=%f5%80%80%80"};
    struct form form;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (decode(*state, cases[i], &form))
            fail_msg("%s", cases[i]);
    }
}

static void test_a_query_is_read_whatever_it_holds(void **state)
{
    static const struct {
        const char *query, *name, *value;
    } cases[] = {
        {"a=1&b=deux+mots", "b", "deux mots"},
        {"a=%zz", "a", "%zz"},
        {"a=100%", "a", "100%"},
        {"a=%4&b=1", "b", "1"},
        {"a=%00x", "a", "x"},
        {"a=%E9t%E9", "a", "été"},
        {"a=%c3", "a", "Ã"},
        {"%ff=1&b=2", "b", "2"},
        {"x=%ed%a0%80&b=2", "b", "2"},
        {"mots=boulanger.", "mots", "boulanger"},
        {"mots=boulanger%C2%BB).", "mots", "boulanger"},
        {"ville=Nozay+%2844170%29", "ville", "Nozay (44170)"},
        {"semaine=2026-12-07%20", "semaine", "2026-12-07"},
        {"a=1.&b=2", "a", "1."},
        {".", "", ""},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct form form = {0};

        decode_query(*state, cases[i].query, &form);
        assert_string_equal(form_value(&form, cases[i].name), cases[i].value);
    }
}

static void test_paths_lose_what_a_sentence_left_at_their_end(void **state)
{
    static const char *const cases[][2] = {
        {"/offres/1", "/offres/1"},
        {"/offres/1.", "/offres/1"},
        {"/offres/1).", "/offres/1"},
        {"/offres/1\u00a0»", "/offres/1"},
        {"/offres/1/", "/offres/1"},
        {"/offres/1”…", "/offres/1"},
        {"/offres/1\n", "/offres/1"},
        {"/.", "/"},
        {"/", "/"},
        {"/a.b", "/a.b"},
        {"/a/-_", "/a/-_"},
        {"/offres/1`", "/offres/1"},
        {"/offres/1&utm_source=lettre", "/offres/1"},
        {"/offres/1&gt;", "/offres/1"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(path_without_end(*state, cases[i][0]), cases[i][1]);
    assert_string_equal(encode_path(*state, "/a b/é"), "/a%20b/%C3%A9");
    assert_string_equal(encode_path(*state, "/"), "/");
}

static void test_the_number_of_pairs_is_bounded(void **state)
{
    char text[2 * (DECODE_PAIRS_MAX + 1) + 1];
    struct form form = {0};

    for (size_t i = 0; i <= DECODE_PAIRS_MAX; i++)
        memcpy(text + 2 * i, "a&", 2);
    assert_true(decode_urlencoded(*state, text, 2 * DECODE_PAIRS_MAX, &form));
    form = (struct form){0};
    assert_false(decode_urlencoded(*state, text, 2 * (DECODE_PAIRS_MAX + 1), &form));
}

static void test_cookies(void **state)
{
    struct pool *pool = *state;

    assert_string_equal(decode_cookie(pool, "a=1; stage3e=x.y; b=2", "stage3e"), "x.y");
    assert_string_equal(decode_cookie(pool, "stage3e=", "stage3e"), "");
    assert_null(decode_cookie(pool, "xstage3e=1; stage3ex=2", "stage3e"));
    assert_null(decode_cookie(pool, "", "stage3e"));
    assert_null(decode_cookie(pool, ";;; =;", "stage3e"));
}

static void test_components_are_encoded(void **state)
{
    assert_string_equal(encode_component(*state, "a b&c=é/?"), "a%20b%26c%3D%C3%A9%2F%3F");
}

static bool handler(struct request *request)
{
    (void)request;
    return true;
}

static const struct route routes[] = {
    {GET, "/offres", ANYONE, handler},
    {GET, "/offres/carte", ANYONE, handler},
    {POST, "/offres/{id}", ANYONE, handler},
    {GET, "/offres/activer/{token}", ANYONE, handler},
    {GET, "/espace", PUPIL, handler, .what = 1},
    {GET, "/espace", SCHOOL | ADMIN, handler, .what = 2},
    {GET, "/{slug}/{slug}", ANYONE, handler},
    {0},
};

static enum route_outcome find(struct pool *pool, enum method method, const char *path,
                               struct request *request)
{
    const char *allow = "";

    *request = (struct request){.pool = pool, .method = method, .path = path};
    return route_find(routes, request, &allow);
}

static void test_routes(void **state)
{
    static const char token[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq";
    struct pool *pool = *state;
    struct request request;

    assert_int_equal(find(pool, GET, "/offres", &request), ROUTE_FOUND);
    assert_int_equal(find(pool, POST, "/offres", &request), ROUTE_OTHER_METHOD);
    assert_int_equal(find(pool, POST, "/offres/12", &request), ROUTE_FOUND);
    assert_int_equal(route_id(&request), 12);
    assert_int_equal(find(pool, POST, "/offres/9999999999999999999999", &request),
                     ROUTE_OTHER_METHOD); /* a slug then, but never an id */
    assert_int_equal(find(pool, GET, pool_printf(pool, "/offres/activer/%s", token), &request),
                     ROUTE_FOUND);
    assert_string_equal(route_text(&request), token);
    assert_int_equal(find(pool, GET, "/offres/activer/court", &request), ROUTE_UNKNOWN);
    assert_int_equal(find(pool, GET, "/offres/../x", &request), ROUTE_UNKNOWN);
    assert_int_equal(find(pool, GET, "/offres/", &request), ROUTE_UNKNOWN);
    assert_int_equal(find(pool, GET, "//", &request), ROUTE_UNKNOWN);
    assert_int_equal(find(pool, GET, "/", &request), ROUTE_UNKNOWN);
}

static void test_rows_of_one_path_for_a_role_each(void **state)
{
    struct request request;

    assert_int_equal(find(*state, GET, "/espace", &request), ROUTE_FOUND);
    assert_int_equal(route_of_role(request.route, PUPIL)->what, 1);
    assert_int_equal(route_of_role(request.route, ADMIN)->what, 2);
    assert_int_equal(route_of_role(request.route, EMPLOYER)->what, 1);
    assert_int_equal(route_of_role(request.route, ANYONE)->what, 1);
}

static void test_tokens_go_to_text_and_back(void **state)
{
    struct pool *pool = *state;
    uint8_t bytes[TOKEN_SIZE], back[TOKEN_SIZE];

    for (int i = 0; i < 100; i++) {
        crypto_random(bytes, sizeof bytes);
        assert_int_equal(strlen(crypto_text(pool, bytes, sizeof bytes)), TOKEN_TEXT_LENGTH);
        assert_true(crypto_bytes(crypto_text(pool, bytes, sizeof bytes), back, sizeof back));
        assert_memory_equal(bytes, back, sizeof bytes);
    }
    assert_false(crypto_bytes("", back, sizeof back));
    assert_false(crypto_bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop!", back, sizeof back));
    /* The last character holds bits that no byte has: not one of ours. */
    assert_false(crypto_bytes("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", back, sizeof back));
}

static bool multipart(struct pool *pool, const char *body, struct form *form,
                      struct form_file files[2], size_t *count)
{
    *form = (struct form){0};
    *count = 0;
    return decode_multipart(pool, body, strlen(body), "x", form, files, 2, count);
}

#define PART(head, content) "\r\nContent-Disposition: form-data; " head "\r\n\r\n" content "\r\n--x"

static void test_multipart(void **state)
{
    static const char *const malformed[] = {
        "",
        "--x",
        "--x\r\n",
        "--y--",
        "--x\r\n\r\nno name\r\n--x--",
        "--x" PART("name=\"a\"", "1"), /* cut before its end */
        "--x" PART("name=\"a\"", "\xff") "--",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n--x--", /* no empty line */
    };
    struct form_file files[2];
    struct form form;
    size_t count;

    assert_true(multipart(*state,
                          "--x" PART("name=\"a\"", "1\r\n2")
                              PART("name=\"f\"; filename=\"é.png\"", "\xff--x") "--\r\n",
                          &form, files, &count));
    assert_string_equal(form_value(&form, "a"), "1\n2");
    assert_int_equal(count, 1);
    assert_string_equal(files[0].name, "f");
    assert_int_equal(files[0].size, 4);
    assert_memory_equal(files[0].bytes, "\xff--x", 4);
    assert_true(multipart(*state,
                          "--x" PART("name=\"f\"; filename=\"1\"", "a")
                              PART("name=\"g\"; filename=\"2\"", "b")
                                  PART("name=\"h\"; filename=\"3\"", "c") "--",
                          &form, files, &count));
    assert_int_equal(count, 2); /* no room for the third */
    for (size_t i = 0; i < COUNT_OF(malformed); i++)
        assert_false(multipart(*state, malformed[i], &form, files, &count));
}

static void test_boundary(void **state)
{
    assert_string_equal(decode_boundary(*state, "multipart/form-data; boundary=----x1"), "----x1");
    assert_string_equal(decode_boundary(*state, "Multipart/Form-Data; boundary=\"a b\""), "a");
    assert_null(decode_boundary(*state, "multipart/form-data"));
    assert_null(decode_boundary(*state, "multipart/form-data; boundary="));
    assert_null(decode_boundary(*state, "text/plain; boundary=x"));
}

/* What is encoded is read as it was; a form of many fields takes memory in proportion. */
static void test_forms_are_encoded(void **state)
{
    enum { BEARABLE = 8 * 1024 * 1024 };
    struct form form = {0}, again = {0};
    const size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    char value[301];
    const char *text;

    memset(value, 'x', sizeof value - 1);
    value[0] = '&';
    value[sizeof value - 1] = '\0';
    for (size_t i = 0; i < DECODE_PAIRS_MAX; i++)
        form_add(*state, &form, "nom de champ", value);
    text = encode_form(*state, &form);
    assert_true(mallinfo2().uordblks + mallinfo2().hblkhd < before + BEARABLE);
    assert_true(decode_urlencoded(*state, text, strlen(text), &again));
    assert_int_equal(again.count, form.count);
    assert_string_equal(again.pairs[again.count - 1].value, value);
    assert_string_equal(encode_form(*state, &(struct form){0}), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_are_encoded),
        cmocka_unit_test(test_multipart),
        cmocka_unit_test(test_boundary),
        cmocka_unit_test(test_forms_are_read),
        cmocka_unit_test(test_malformed_forms_are_refused),
        cmocka_unit_test(test_a_query_is_read_whatever_it_holds),
        cmocka_unit_test(test_paths_lose_what_a_sentence_left_at_their_end),
        cmocka_unit_test(test_the_number_of_pairs_is_bounded),
        cmocka_unit_test(test_cookies),
        cmocka_unit_test(test_components_are_encoded),
        cmocka_unit_test(test_routes),
        cmocka_unit_test(test_rows_of_one_path_for_a_role_each),
        cmocka_unit_test(test_tokens_go_to_text_and_back),
    };

    crypto_open();
    return RUN_WITH_POOL(tests);
}
