#include "Kernels.h"

#include <stdlib.h>
#include <string.h>

// One atomic word holds the choice. Two threads that choose at once choose the same.
static _Atomic(int) current = -1;

const char *artok_kernel_name(enum artok_kernel kernel) {
    switch (kernel) {
    case ARTOK_KERNEL_SCALAR: return "scalar";
    case ARTOK_KERNEL_AVX2: return "avx2";
    case ARTOK_KERNEL_AVX512: return "avx512";
    case ARTOK_KERNEL_NEON: return "neon";
    case ARTOK_KERNEL_COUNT: break;
    }
    return "";
}

int artok_kernel_named(const char *name) {
    for (int kernel = 0; kernel < ARTOK_KERNEL_COUNT; kernel++) {
        if (strcmp(name, artok_kernel_name((enum artok_kernel)kernel)) == 0) { return kernel; }
    }
    return -1;
}

bool artok_kernel_is_supported(enum artok_kernel kernel) {
#if ARTOK_X86
    switch (kernel) {
    case ARTOK_KERNEL_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
               __builtin_cpu_supports("lzcnt") && __builtin_cpu_supports("popcnt");
    case ARTOK_KERNEL_AVX512:
        return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vbmi") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl") &&
               artok_kernel_is_supported(ARTOK_KERNEL_AVX2);
    default: break;
    }
#endif
#if ARTOK_NEON
    // All of these processors have it.
    if (kernel == ARTOK_KERNEL_NEON) { return true; }
#endif
    return kernel == ARTOK_KERNEL_SCALAR;
}

enum artok_kernel artok_kernel_current(void) {
    int kernel = atomic_load_explicit(&current, memory_order_relaxed);
    if (kernel >= 0) { return (enum artok_kernel)kernel; }
    const char *name = getenv("ARTOK_KERNEL");
    kernel = name ? artok_kernel_named(name) : -1;
    if (kernel < 0 || !artok_kernel_is_supported((enum artok_kernel)kernel)) {
        kernel = ARTOK_KERNEL_COUNT - 1;
        while (!artok_kernel_is_supported((enum artok_kernel)kernel)) { kernel--; }
    }
    atomic_store_explicit(&current, kernel, memory_order_relaxed);
    return (enum artok_kernel)kernel;
}

void artok_kernel_use(enum artok_kernel kernel) { atomic_store_explicit(&current, (int)kernel, memory_order_relaxed); }

void artok_fold(const struct artok_fold_table *table, struct artok_fold_state *state) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512: artok_fold_avx512(table, state); return;
    case ARTOK_KERNEL_AVX2: artok_fold_avx2(table, state); return;
#endif
#if ARTOK_NEON
    case ARTOK_KERNEL_NEON: artok_fold_neon(table, state); return;
#endif
    default: artok_fold_scalar(table, state);
    }
}

size_t artok_fold_check(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512: return artok_fold_check_avx512(table, source, count, offset);
    case ARTOK_KERNEL_AVX2: return artok_fold_check_avx2(table, source, count, offset);
#endif
#if ARTOK_NEON
    case ARTOK_KERNEL_NEON: return artok_fold_check_neon(table, source, count, offset);
#endif
    default: return artok_fold_check_scalar(table, source, count, offset);
    }
}

bool artok_tokens(const struct artok_token_table *table, struct artok_token_state *state) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512: return artok_tokens_avx512(table, state);
    case ARTOK_KERNEL_AVX2: return artok_tokens_avx2(table, state);
#endif
#if ARTOK_NEON
    case ARTOK_KERNEL_NEON: return artok_tokens_neon(table, state);
#endif
    default: return artok_tokens_scalar(table, state);
    }
}

bool artok_codes(const struct artok_code_table *table, struct artok_code_state *state) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512: return artok_codes_avx512(table, state);
    case ARTOK_KERNEL_AVX2: return artok_codes_avx2(table, state);
#endif
#if ARTOK_NEON
    case ARTOK_KERNEL_NEON: return artok_codes_neon(table, state);
#endif
    default: return artok_codes_scalar(table, state);
    }
}

void artok_code_ranges(
    const struct artok_code_block *blocks, const struct artok_code_range *ranges, size_t count, int64_t *offsets) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512:
    case ARTOK_KERNEL_AVX2: artok_code_ranges_avx2(blocks, ranges, count, offsets); return;
#endif
    default: artok_code_ranges_scalar(blocks, ranges, count, offsets);
    }
}

void artok_find_candidates(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512: artok_find_candidates_avx512(codes, from, to, beginnings, lists); return;
    case ARTOK_KERNEL_AVX2: artok_find_candidates_avx2(codes, from, to, beginnings, lists); return;
#endif
#if ARTOK_NEON
    case ARTOK_KERNEL_NEON: artok_find_candidates_neon(codes, from, to, beginnings, lists); return;
#endif
    default: artok_find_candidates_scalar(codes, from, to, beginnings, lists);
    }
}

size_t artok_find_keys(struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512: return artok_find_keys_avx512(state, filter, found);
    case ARTOK_KERNEL_AVX2: return artok_find_keys_avx2(state, filter, found);
#endif
    default: return artok_find_keys_scalar(state, filter, found);
    }
}

size_t artok_find_pairs(const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512: return artok_find_pairs_avx512(state, filter, found);
    case ARTOK_KERNEL_AVX2: return artok_find_pairs_avx2(state, filter, found);
#endif
    default: return artok_find_pairs_scalar(state, filter, found);
    }
}

size_t artok_find_tails(const struct artok_long_ends *ends, const struct artok_key_filter *filter, uint32_t *found) {
    switch (artok_kernel_current()) {
#if ARTOK_X86
    case ARTOK_KERNEL_AVX512:
    case ARTOK_KERNEL_AVX2: return artok_find_tails_avx2(ends, filter, found);
#endif
    default: return artok_find_tails_scalar(ends, filter, found);
    }
}
