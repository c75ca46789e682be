/* lang/kernel_avx2.c - see kernel_body.h; meson.build says with which options. */
#define KERNELS     gs_kernels_avx2
#define KERNEL_NAME "avx2"
#include "lang/kernel_body.h"
