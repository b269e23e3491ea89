/* Waiting for requests. libfcgi takes a connection, then waits for its first bytes, and drops it
 * where a signal comes in between: its visitor would get an error at each release. So the wait is
 * ours. */
#include "web/accept.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { LISTENING = STDIN_FILENO };

static volatile sig_atomic_t is_told_to_stop;
static sigset_t while_waiting; /* the signals that are held back then */
static int wait_on = -1;

static void stop(int signal_number)
{
    (void)signal_number;
    is_told_to_stop = 1;
}

/* SIGQUIT is what multiwatch 1.0.0 makes of "-s TERM". */
static void signals_open(void)
{
    static const int ends[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    const struct sigaction terminate = {.sa_handler = stop};
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigset_t held;

    sigemptyset(&held);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        sigaction(ends[i], &terminate, NULL);
        sigaddset(&held, ends[i]);
    }
    sigaction(SIGPIPE, &ignore, NULL);
    sigprocmask(SIG_BLOCK, &held, &while_waiting);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        sigdelset(&while_waiting, ends[i]); /* whatever our parent held back */
}

bool accept_open(FCGX_Request *fcgi)
{
    /* One worker is woken for a connection, not all. */
    struct epoll_event event = {.events = EPOLLIN | EPOLLEXCLUSIVE};

    signals_open();
    wait_on = epoll_create1(EPOLL_CLOEXEC);
    return FCGX_Init() == 0 && FCGX_InitRequest(fcgi, LISTENING, FCGI_FAIL_ACCEPT_ON_INTR) == 0 &&
           epoll_ctl(wait_on, EPOLL_CTL_ADD, LISTENING, &event) == 0 &&
           fcntl(LISTENING, F_SETFL, fcntl(LISTENING, F_GETFL) | O_NONBLOCK) == 0;
}

/* Another worker was quicker, or the web server went away again. */
static bool is_passing(int failure)
{
    return failure == -EAGAIN || failure == -EINTR || failure == -ECONNABORTED;
}

/* For a connection, or on one that the web server keeps. 1: there is something. */
static int wait_for(const FCGX_Request *fcgi)
{
    struct epoll_event event;
    struct pollfd kept = {.fd = fcgi->ipcFd, .events = POLLIN};

    return kept.fd >= 0 ? ppoll(&kept, 1, NULL, &while_waiting)
                        : epoll_pwait(wait_on, &event, 1, -1, &while_waiting);
}

bool accept_next(FCGX_Request *fcgi)
{
    int failure = -EAGAIN;

    while (is_passing(failure)) {
        const int ready = wait_for(fcgi);

        if (is_told_to_stop || (ready < 0 && errno != EINTR))
            return false;
        failure = ready == 1 ? FCGX_Accept_r(fcgi) : -EAGAIN;
        if (failure == 0)
            return true;
    }
    return false;
}
