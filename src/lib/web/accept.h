/* The next request from the listening socket, and the end of a worker between two of them. */
#ifndef STAGE3E_WEB_ACCEPT_H
#define STAGE3E_WEB_ACCEPT_H

#include <fcgiapp.h>
#include <stdbool.h>

/* The listening socket is file descriptor 0. From here on SIGTERM, SIGINT, SIGHUP and SIGQUIT are
 * held back except while a worker waits: none of them interrupts a request, not even as it arrives.
 * (Who starts a process lets them through again in it.) False if there is no such socket. */
bool accept_open(FCGX_Request *fcgi) __attribute__((warn_unused_result));

/* Waits for a request. False: the process is told to stop. */
bool accept_next(FCGX_Request *fcgi) __attribute__((warn_unused_result));

#endif
