/* lang/kernel_sse41.c - see kernel_body.h; meson.build says with which options. */
#define KERNELS     gs_kernels_sse41
#define KERNEL_NAME "sse41"
#include "lang/kernel_body.h"
