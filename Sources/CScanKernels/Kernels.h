#ifndef ARTOK_KERNELS_H
#define ARTOK_KERNELS_H

#include "CScanKernels.h"

#if defined(__x86_64__)
#define ARTOK_X86 1
#else
#define ARTOK_X86 0
#endif

void artok_fold_scalar(const struct artok_fold_table *table, struct artok_fold_state *state);
size_t artok_fold_check_scalar(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);
bool artok_tokens_scalar(const struct artok_token_table *table, struct artok_token_state *state);
bool artok_codes_scalar(const struct artok_code_table *table, struct artok_code_state *state);
size_t artok_candidates_scalar(
    const uint8_t *codes, size_t from, size_t to, uint32_t *candidates, uint32_t *contracted, size_t *contracted_count);
#if ARTOK_X86
void artok_fold_avx2(const struct artok_fold_table *table, struct artok_fold_state *state);
size_t artok_fold_check_avx2(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);
void artok_fold_avx512(const struct artok_fold_table *table, struct artok_fold_state *state);
size_t artok_fold_check_avx512(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);
bool artok_tokens_avx2(const struct artok_token_table *table, struct artok_token_state *state);
bool artok_tokens_avx512(const struct artok_token_table *table, struct artok_token_state *state);
bool artok_codes_avx2(const struct artok_code_table *table, struct artok_code_state *state);
bool artok_codes_avx512(const struct artok_code_table *table, struct artok_code_state *state);
size_t artok_candidates_avx2(
    const uint8_t *codes, size_t from, size_t to, uint32_t *candidates, uint32_t *contracted, size_t *contracted_count);
size_t artok_candidates_avx512(
    const uint8_t *codes, size_t from, size_t to, uint32_t *candidates, uint32_t *contracted, size_t *contracted_count);
#endif

#endif
