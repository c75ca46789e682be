/* train/random.h - random numbers that a seed tells: splitmix64 (Steele et al. 2014).
 */
#ifndef GS_TRAIN_RANDOM_H
#define GS_TRAIN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct train_random {
    uint64_t state;
} train_random;

static inline uint64_t train_random_next(train_random *r)
{
    uint64_t z = (r->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* [0, 1) */
static inline float train_random_float(train_random *r)
{
    return (float)(train_random_next(r) >> 40) * 0x1p-24F;
}

/* [0, n) */
static inline size_t train_random_below(train_random *r, size_t n)
{
    return (size_t)((train_random_next(r) >> 32) * n >> 32);
}

#endif
