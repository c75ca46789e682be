/* lang/kernel_int.h - the tables that lang/kernel.c chooses from. */
#ifndef GS_LANG_KERNEL_INT_H
#define GS_LANG_KERNEL_INT_H

#include "lang/kernel.h"

extern const gs_kernels gs_kernels_portable;
#if defined(__x86_64__)
extern const gs_kernels gs_kernels_sse41;
extern const gs_kernels gs_kernels_avx2;
extern const gs_kernels gs_kernels_avxvnni;
extern const gs_kernels gs_kernels_avx512vnni;
#endif

#endif
