/* tiny_model.c - writes the tests' language model: tiny-model DATADIR OUT.
 *
 * For tests that link the library alone. See test/unit/tiny_model.h.
 */
#include <stdio.h>

#include "../unit/tiny_model.h"

int main(int argc, char **argv)
{
    gs_error err = {.message = "usage: tiny-model DATADIR OUT"};

    if (argc == 3 && tiny_model_write(argv[1], 1, argv[2], &err) == GS_OK)
        return 0;
    fprintf(stderr, "tiny-model: %s\n", err.message);
    return 1;
}
