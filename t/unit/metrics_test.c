/* base/metrics: counters that processes share. */
#include "base/metrics.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static const struct metrics_row routes[] = {{.method = "any", .route = "none"},
                                            {.method = "GET", .route = "/offres/{id}"}};
static char folder[256];

static int folder_make(void **state)
{
    const char *temporary = getenv("TMPDIR");

    snprintf(folder, sizeof folder, "%s/metrics-XXXXXX", temporary != NULL ? temporary : "/tmp");
    return mkdtemp(folder) == NULL || unit_open(state) != 0;
}

static int folder_remove(void **state)
{
    char command[300];

    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || unit_close(state) != 0;
}

static bool joined(const char *program)
{
    return metrics_open(folder, "stage3e", program, routes, COUNT_OF(routes));
}

static struct metrics_counted counted(void **state, const char *program)
{
    struct metrics_counted all = {0};

    assert_true(metrics_read(*state, folder, "stage3e", program, &all));
    return all;
}

/* Several workers at once, of which one is killed: every one of their acts is there. */
static void nothing_is_lost(void **state)
{
    enum { PROCESSES = 4, TIMES = 50000 };
    pid_t children[PROCESSES + 1];

    for (size_t i = 0; i <= PROCESSES; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            if (!joined("offers"))
                _exit(1);
            for (size_t n = 0; n < TIMES; n++) {
                metrics_add(METRIC_STATEMENTS, 2);
                metrics_request(1, n % 2 == 0 ? 200 : 503, 20000000);
            }
            if (i == PROCESSES)
                kill(getpid(), SIGKILL);
            _exit(0);
        }
    }
    for (size_t i = 0; i <= PROCESSES; i++) {
        int status;

        waitpid(children[i], &status, 0);
        assert_int_equal(i == PROCESSES ? WTERMSIG(status) : WEXITSTATUS(status),
                         i == PROCESSES ? SIGKILL : 0);
    }
    const struct metrics_counted all = counted(state, "offers");

    assert_int_equal(all.count, 2);
    assert_string_equal(all.rows[1].route, "/offres/{id}");
    assert_int_equal(all.counters[METRIC_STATEMENTS], 2 * (PROCESSES + 1) * TIMES);
    assert_int_equal(all.rows[1].requests[0], (PROCESSES + 1) * TIMES / 2);
    assert_int_equal(all.rows[1].requests[3], (PROCESSES + 1) * TIMES / 2);
    assert_int_equal(all.rows[1].buckets[2], (PROCESSES + 1) * TIMES); /* up to 25 ms */
    assert_int_equal(all.rows[0].requests[0], 0);
}

static void answers_fall_into_their_buckets(void **state)
{
    static const struct {
        uint64_t nanoseconds;
        size_t bucket;
    } answers[] = {{0, 0},          {5000000, 0},    {5000001, 1},
                   {1000000000, 6}, {5000000000, 7}, {5000000001, 8}};
    struct metrics_counted all;

    assert_true(joined("buckets"));
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        metrics_request(0, 404, answers[i].nanoseconds);
        all = counted(state, "buckets");
        assert_int_equal(all.rows[0].requests[2], i + 1);
        assert_int_not_equal(all.rows[0].buckets[answers[i].bucket], 0);
    }
    metrics_request(2, 200, 1); /* no such row */
    metrics_request(0, 0, 1);   /* nothing was answered */
    all = counted(state, "buckets");
    assert_int_equal(all.rows[0].requests[0], 1);
}

/* A newer version with other routes counts anew; what an older worker adds harms nobody. */
static void other_routes_begin_anew(void **state)
{
    static const struct metrics_row newer[] = {{.method = "GET", .route = "/"}};

    assert_true(joined("pages"));
    metrics_add(METRIC_STARTS, 7);
    assert_true(metrics_open(folder, "stage3e", "pages", newer, 1));
    metrics_add(METRIC_STARTS, 1);
    assert_int_equal(counted(state, "pages").counters[METRIC_STARTS], 1);
    assert_int_equal(counted(state, "pages").count, 1);
    assert_true(metrics_open(folder, "stage3e_974", "pages", newer, 1)); /* another site */
    assert_int_equal(counted(state, "pages").counters[METRIC_STARTS], 1);
}

static void what_is_none_of_ours_is_not_read(void **state)
{
    struct metrics_counted all;
    char path[300];
    FILE *file;

    assert_false(metrics_read(*state, folder, "stage3e", "nobody", &all));
    snprintf(path, sizeof path, "%s/stage3e.export", folder);
    file = fopen(path, "w");
    for (int i = 0; i < 5000; i++)
        fputs("nonsense", file);
    fclose(file);
    assert_false(metrics_read(*state, folder, "stage3e", "export", &all));
    assert_true(joined("export")); /* made anew */
    assert_true(metrics_read(*state, folder, "stage3e", "export", &all));
    assert_int_equal(truncate(path, 100), 0);
    assert_false(metrics_read(*state, folder, "stage3e", "export", &all));
}

static void without_a_folder_nothing_is_counted(void **state)
{
    (void)state;
    assert_false(metrics_open("/nowhere/at/all", "stage3e", "offers", routes, 2));
    metrics_add(METRIC_STARTS, 1);
    metrics_request(0, 200, 1);
    assert_true(metrics_open("", "stage3e", "offers", routes, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_folder_nothing_is_counted),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(answers_fall_into_their_buckets),
        cmocka_unit_test(other_routes_begin_anew),
        cmocka_unit_test(what_is_none_of_ours_is_not_read),
    };

    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
