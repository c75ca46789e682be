/* lang/kernel.c - see kernel.h. Asks the processor, each time anew: there is
 * nothing to set up and nothing that could change. */
#include "lang/kernel.h"

#include <string.h>

#include "lang/kernel_int.h"

#if defined(__x86_64__)
#include <cpuid.h>

static bool has_sse41(void)
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("sse4.1");
}

static bool has_avx2(void)
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2");
}

/* Not every compiler's __builtin_cpu_supports knows the name. */
static bool has_avxvnni(void)
{
    unsigned a = 0, b = 0, c = 0, d = 0;

    return has_avx2() && __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & (1u << 4));
}

static bool has_avx512vnni(void)
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vnni");
}
#endif

static bool always(void)
{
    return true;
}

/* The fastest first. */
static const struct {
    const gs_kernels *kernels;
    bool (*runs)(void);
} choices[] = {
#if defined(__x86_64__)
    {&gs_kernels_avx512vnni, has_avx512vnni},
    {&gs_kernels_avxvnni, has_avxvnni},
    {&gs_kernels_avx2, has_avx2},
    {&gs_kernels_sse41, has_sse41},
#endif
    {&gs_kernels_portable, always},
};

#define CHOICES (sizeof choices / sizeof *choices)

const gs_kernels *gs_kernels_best(void)
{
    size_t i = 0;

    while (!choices[i].runs())
        i++;
    return choices[i].kernels;
}

const gs_kernels *gs_kernels_named(const char *name)
{
    for (size_t i = 0; i < CHOICES; i++) {
        if (strcmp(choices[i].kernels->name, name) == 0)
            return choices[i].runs() ? choices[i].kernels : NULL;
    }
    return NULL;
}
