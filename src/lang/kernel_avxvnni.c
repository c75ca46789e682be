/* lang/kernel_avxvnni.c - see kernel_body.h; meson.build says with which options. */
#define KERNELS     gs_kernels_avxvnni
#define KERNEL_NAME "avxvnni"
#include "lang/kernel_body.h"
