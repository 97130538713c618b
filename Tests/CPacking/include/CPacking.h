#ifndef PACKING_H
#define PACKING_H

// Packs bytes as gzip and zstd do: what the tests of reading packed files read.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// As many bytes as `pack_gzip` and `pack_zstd` may write for `count` bytes.
size_t pack_bound(size_t count);
/// One gzip member; its size, 0 on failure.
size_t pack_gzip(const uint8_t *bytes, size_t count, uint8_t *output, size_t room);
/// One zstd frame, in blocks that are ended every `block` bytes (0: as zstd likes); its size, 0 on failure.
size_t pack_zstd(const uint8_t *bytes, size_t count, size_t block, bool has_checksum, uint8_t *output, size_t room);
/// One gzip member or zstd frame of zeros, made without having them in memory; its size, 0 on failure.
size_t pack_gzip_zeros(size_t count, uint8_t *output, size_t room);
size_t pack_zstd_zeros(size_t count, uint8_t *output, size_t room);

#endif
