/* Images that are sent, through the image program: a worker decodes nothing itself. */
#include "site/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/image.h"
#include "base/log.h"
#include "base/pool.h"
#include "store/logo_store.h"
#include "web/request.h"

enum { WAIT_MS = 10000, OUTPUT_MAX = 1024 * 1024 };

/* The image program at work: its end of the pipe, and what it gave. */
struct decoding {
    pid_t process;
    int output;
    char *bytes; /* OUTPUT_MAX of them */
    size_t size;
};

/* The program lies beside ours. */
static const char *program_path(struct pool *pool)
{
    char own[4096];
    const ssize_t length = readlink("/proc/self/exe", own, sizeof own);
    const char *slash = length > 0 ? memrchr(own, '/', (size_t)length) : NULL;

    return slash != NULL ? pool_printf(pool, "%.*s/image", (int)(slash - own), own) : NULL;
}

/* The file as something to read, without a second process that writes. -1: failed. */
static int input_open(const struct form_file *file)
{
    const int input = memfd_create("upload", MFD_CLOEXEC);

    if (input >= 0 && (write(input, file->bytes, file->size) != (ssize_t)file->size ||
                       lseek(input, 0, SEEK_SET) != 0)) {
        close(input);
        return -1;
    }
    return input;
}

/* Starts it with the two ends, and nothing else of ours: no descriptor, no environment, no handler
 * of a signal. */
static bool program_spawn(struct pool *pool, enum picture_kind kind, int input, int output,
                          pid_t *process)
{
    const char *path = program_path(pool);
    char picture[] = "picture";
    char *const arguments[] = {pool_strdup(pool, "image"), kind == PICTURE_PAGE ? picture : NULL,
                               NULL};
    char *const environment[] = {NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t defaults, none;
    bool is_done;

    sigfillset(&defaults);
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    is_done = path != NULL &&
              posix_spawn(process, path, &files, &attributes, arguments, environment) == 0;
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return is_done;
}

static bool decoding_start(struct pool *pool, enum picture_kind kind, const struct form_file *file,
                           struct decoding *decoding)
{
    const int input = input_open(file);
    int ends[2];
    bool is_done = false;

    if (input < 0)
        return false;
    if (pipe2(ends, O_CLOEXEC) == 0) {
        is_done = program_spawn(pool, kind, input, ends[1], &decoding->process);
        close(ends[1]);
        if (!is_done)
            close(ends[0]);
    }
    close(input);
    decoding->output = ends[0];
    decoding->bytes = pool_alloc_unset(pool, OUTPUT_MAX);
    return is_done;
}

static long milliseconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes what it writes, to its end. False: too much, or too late. */
static bool output_read(struct decoding *decoding)
{
    const long deadline = milliseconds_now() + WAIT_MS;

    for (;;) {
        const long left = deadline - milliseconds_now();
        struct pollfd end = {.fd = decoding->output, .events = POLLIN};
        ssize_t got;

        if (left <= 0 || decoding->size == OUTPUT_MAX)
            return false;
        if (poll(&end, 1, (int)left) <= 0)
            continue; /* late, or a signal */
        got = read(decoding->output, decoding->bytes + decoding->size, OUTPUT_MAX - decoding->size);
        if (got <= 0)
            return got == 0;
        decoding->size += (size_t)got;
    }
}

/* Its exit status; IMAGE_NONE for one that was ended, by its own limits or by us. */
static int decoding_end(struct decoding *decoding)
{
    const bool is_done = output_read(decoding);
    int status;

    close(decoding->output);
    if (!is_done)
        kill(decoding->process, SIGKILL);
    while (waitpid(decoding->process, &status, 0) < 0 && errno == EINTR)
        continue;
    return is_done && WIFEXITED(status) ? WEXITSTATUS(status) : IMAGE_NONE;
}

/* The size that stands before a picture's bytes. */
static void head_take(struct pool *pool, struct picture *picture)
{
    picture->width = (unsigned)strtoul(pool_strndup(pool, picture->bytes, 4), NULL, 10);
    picture->height = (unsigned)strtoul(pool_strndup(pool, picture->bytes + 4, 4), NULL, 10);
    picture->bytes += IMAGE_HEAD_SIZE;
    picture->size -= IMAGE_HEAD_SIZE;
}

static const char *picture_read(struct pool *pool, const struct form_file *file,
                                enum picture_kind kind, struct picture *picture)
{
    struct decoding decoding = {0};
    int outcome;

    if (file->size == 0)
        return "file-missing";
    outcome = decoding_start(pool, kind, file, &decoding) ? decoding_end(&decoding) : IMAGE_BROKEN;
    *picture = (struct picture){.bytes = decoding.bytes, .size = decoding.size};
    switch (outcome) {
    case IMAGE_DONE:
        if (kind == PICTURE_PAGE && picture->size > IMAGE_HEAD_SIZE)
            head_take(pool, picture);
        picture->is_jpeg = picture->size > 0 && picture->bytes[0] == (char)0xff;
        return NULL;
    case IMAGE_LARGE: return "image-large";
    case IMAGE_NONE: return "image";
    default:
        log_event(LOG_LEVEL_ERROR, "image", "message", "the image program cannot work", NULL);
        return "image-broken";
    }
}

bool picture_take(struct request *request, const struct form_file *file, enum picture_kind kind,
                  struct picture *picture, const char **error)
{
    bool is_ours;

    if (!store_image_turn_take(request->db, &is_ours))
        return false;
    *error = is_ours ? picture_read(request->pool, file, kind, picture) : "image-busy";
    return !is_ours || store_image_turn_end(request->db);
}
