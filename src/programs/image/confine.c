/* Limits (setrlimit(2)) and a filter of system calls (seccomp(2)). */
#include "image/confine.h"

#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>

enum { NICE = 10, PROCESSOR_S = 1, CLOCK_S = 12, MEMORY = 48 * 1024 * 1024 };

static bool limit(__rlimit_resource_t resource, rlim_t value)
{
    return setrlimit(resource, &(struct rlimit){value, value}) == 0;
}

#ifndef __SANITIZE_ADDRESS__ /* which needs terabytes of addresses, and more calls */
static bool memory_limit(void)
{
    return limit(RLIMIT_DATA, MEMORY);
}

static bool calls_limit(void)
{
    static const int calls[] = {
        SCMP_SYS(read),       SCMP_SYS(write),        SCMP_SYS(brk),           SCMP_SYS(mmap),
        SCMP_SYS(munmap),     SCMP_SYS(mremap),       SCMP_SYS(madvise),       SCMP_SYS(fstat),
        SCMP_SYS(newfstatat), SCMP_SYS(lseek),        SCMP_SYS(futex),         SCMP_SYS(close),
        SCMP_SYS(getrandom),  SCMP_SYS(rt_sigreturn), SCMP_SYS(clock_gettime), SCMP_SYS(exit),
        SCMP_SYS(exit_group)};
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    bool is_done = filter != NULL;

    for (size_t i = 0; is_done && i < sizeof calls / sizeof *calls; i++)
        is_done = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) == 0;
    is_done = is_done && seccomp_load(filter) == 0;
    if (filter != NULL)
        seccomp_release(filter);
    return is_done;
}
#else
const char *__asan_default_options(void);

/* It has no environment to say so in; what it holds at its end, the system takes back. */
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

static bool memory_limit(void)
{
    return true;
}

static bool calls_limit(void)
{
    return true;
}
#endif

bool confine(void)
{
    const struct itimerval clock = {.it_value = {.tv_sec = CLOCK_S}};

    return prctl(PR_SET_DUMPABLE, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, PROCESSOR_S) && limit(RLIMIT_NOFILE, 0) &&
           limit(RLIMIT_FSIZE, 0) && memory_limit() &&
           (getpriority(PRIO_PROCESS, 0) >= NICE || /* visitors come first */
            setpriority(PRIO_PROCESS, 0, NICE) == 0) &&
           setitimer(ITIMER_REAL, &clock, NULL) == 0 && /* SIGALRM ends it */
           calls_limit();
}
