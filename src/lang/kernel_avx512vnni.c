/* lang/kernel_avx512vnni.c - see kernel_body.h; meson.build says with which options. */
#define KERNELS     gs_kernels_avx512vnni
#define KERNEL_NAME "avx512vnni"
#include "lang/kernel_body.h"
