/* A process that gives up what it does not need. */
#ifndef STAGE3E_IMAGE_CONFINE_H
#define STAGE3E_IMAGE_CONFINE_H

#include <stdbool.h>

/* From here on: a second of the processor, twelve of the clock, 48 MB, no file, no process, no
 * connection; only what computing, reading standard input and writing standard output need of
 * the system. What goes beyond ends the process. False if the system does not offer that. */
bool confine(void) __attribute__((warn_unused_result));

#endif
