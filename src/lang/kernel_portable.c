/* lang/kernel_portable.c - see kernel_body.h; meson.build says with which options. */
#define KERNELS     gs_kernels_portable
#define KERNEL_NAME "portable"
#include "lang/kernel_body.h"
