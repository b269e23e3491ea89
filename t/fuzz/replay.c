/* Runs one fuzz target on the files named, without libFuzzer: what the test suite does. */
#include <stdio.h>

#include "fuzz.h"

int main(int count, char **arguments)
{
    enum { INPUT_MAX = 1 << 20 };
    uint8_t *bytes = malloc(INPUT_MAX);

    if (bytes == NULL)
        return EXIT_FAILURE;
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(arguments[i], "rb");
        size_t size;

        if (file == NULL)
            return EXIT_FAILURE;
        size = fread(bytes, 1, INPUT_MAX, file);
        fclose(file);
        fprintf(stderr, "%s\n", arguments[i]); /* the last one named is the one to blame */
        /* Each beginning of it too: what is cut short. */
        for (size_t cut = 0; cut <= size; cut += size < 4096 ? 1 : size / 64 + 1)
            LLVMFuzzerTestOneInput(bytes, cut);
        LLVMFuzzerTestOneInput(bytes, size);
    }
    free(bytes);
    return EXIT_SUCCESS;
}
