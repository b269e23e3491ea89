/* The FastCGI loop: one request at a time, until SIGTERM. */
#ifndef STAGE3E_WEB_SERVER_H
#define STAGE3E_WEB_SERVER_H

#include "web/request.h"

struct config;
struct pool;

/* What the executable does with requests. */
struct server {
    const struct config *config;
    struct db *db;
    void *context;

    /* The body limit of a POST, and its reading, depend on the route: called first, with all
     * of the request but its body. Gives the limit, or 0 if the answer is made already. */
    size_t (*admit)(struct server *server, struct request *request);

    /* Answers; for a POST the body has been read into request->body. */
    void (*answer)(struct server *server, struct request *request);

    /* Answers a request that cannot be read (400, 413, 415), or what the web server refused (any
     * 4xx). */
    void (*refuse)(struct server *server, struct request *request, unsigned status);

    /* Told of each answer once it is written, and how long all of it took. */
    void (*note)(struct server *server, const struct request *request, uint64_t nanoseconds);
};

/* Runs until the process is told to stop, then finishes the request at hand. The listening
 * socket is file descriptor 0, as spawn-fcgi gives it. Returns the exit status. */
int server_run(struct server *server);

#endif
