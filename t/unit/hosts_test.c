/* base/hosts: the list of the database's hosts. */
#include "base/hosts.h"

#include "unit.h"

static void hosts_are_read_in_their_order(void **state)
{
    struct host hosts[HOSTS_MAX];
    size_t count;

    (void)state;
    assert_true(hosts_read("localhost", hosts, &count));
    assert_int_equal(count, 1);
    assert_string_equal(hosts[0].name, "localhost");
    assert_int_equal(hosts[0].port, 0);
    assert_true(
        hosts_read(" one:3306, 192.0.2.7:3307 ,[2001:db8::1]:3308,[::1] fe80::1 ", hosts, &count));
    assert_int_equal(count, 5);
    assert_string_equal(hosts[0].name, "one");
    assert_int_equal(hosts[0].port, 3306);
    assert_string_equal(hosts[1].name, "192.0.2.7");
    assert_string_equal(hosts[2].name, "2001:db8::1");
    assert_int_equal(hosts[2].port, 3308);
    assert_string_equal(hosts[3].name, "::1");
    assert_int_equal(hosts[3].port, 0);
    assert_string_equal(hosts[4].name, "fe80::1");
}

static void what_is_no_list_of_hosts_is_refused(void **state)
{
    static const char *const lists[] = {
        "",          " , ",  "one:", "one:0",  "one:65536", "one:33x",          ":3306",
        "[::1]3306", "[::1", "[]:1", "[::1]:", "one:+10",   "a b c d e f g h i"};
    struct host hosts[HOSTS_MAX];
    size_t count;

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (hosts_read(lists[i], hosts, &count))
            fail_msg("\"%s\" is taken", lists[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_are_read_in_their_order),
        cmocka_unit_test(what_is_no_list_of_hosts_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
