#ifndef ARTOK_KERNELS_H
#define ARTOK_KERNELS_H

#include "CScanKernels.h"

#if defined(__x86_64__)
#define ARTOK_X86 1
#else
#define ARTOK_X86 0
#endif

#if defined(__aarch64__) && defined(__ARM_NEON) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARTOK_NEON 1
#else
#define ARTOK_NEON 0
#endif

void artok_fold_scalar(const struct artok_fold_table *table, struct artok_fold_state *state);
size_t artok_fold_check_scalar(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);
bool artok_tokens_scalar(const struct artok_token_table *table, struct artok_token_state *state);
bool artok_codes_scalar(const struct artok_code_table *table, struct artok_code_state *state);
void artok_find_candidates_scalar(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists);
void artok_code_ranges_scalar(
    const struct artok_code_block *blocks, const struct artok_code_range *ranges, size_t count, int64_t *offsets);
size_t artok_find_keys_scalar(
    struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);
size_t artok_find_pairs_scalar(
    const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);
size_t artok_find_tails_scalar(
    const struct artok_long_ends *ends, const struct artok_key_filter *filter, uint32_t *found);
#if ARTOK_X86
void artok_fold_avx2(const struct artok_fold_table *table, struct artok_fold_state *state);
size_t artok_fold_check_avx2(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);
void artok_fold_avx512(const struct artok_fold_table *table, struct artok_fold_state *state);
size_t artok_fold_check_avx512(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);
bool artok_tokens_avx2(const struct artok_token_table *table, struct artok_token_state *state);
bool artok_tokens_avx512(const struct artok_token_table *table, struct artok_token_state *state);
bool artok_codes_avx2(const struct artok_code_table *table, struct artok_code_state *state);
void artok_code_ranges_avx2(
    const struct artok_code_block *blocks, const struct artok_code_range *ranges, size_t count, int64_t *offsets);
bool artok_codes_avx512(const struct artok_code_table *table, struct artok_code_state *state);
void artok_find_candidates_avx2(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists);
void artok_find_candidates_avx512(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists);
size_t artok_find_keys_avx2(
    struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);
size_t artok_find_pairs_avx2(
    const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);
size_t artok_find_tails_avx2(
    const struct artok_long_ends *ends, const struct artok_key_filter *filter, uint32_t *found);
size_t artok_find_keys_avx512(
    struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);
size_t artok_find_pairs_avx512(
    const struct artok_key_state *state, const struct artok_key_filter *filter, uint32_t *found);
#endif
#if ARTOK_NEON
void artok_fold_neon(const struct artok_fold_table *table, struct artok_fold_state *state);
size_t artok_fold_check_neon(const struct artok_fold_table *table, const uint8_t *source, size_t count, size_t offset);
bool artok_tokens_neon(const struct artok_token_table *table, struct artok_token_state *state);
bool artok_codes_neon(const struct artok_code_table *table, struct artok_code_state *state);
void artok_find_candidates_neon(
    const uint8_t *codes, size_t from, size_t to, const struct artok_beginnings *beginnings,
    struct artok_candidate_lists *lists);
#endif

#endif
