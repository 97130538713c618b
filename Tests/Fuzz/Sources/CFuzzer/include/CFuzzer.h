#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// What runs libFuzzer from a `main` of one's own (LLVM, "Using libFuzzer as a library").
///
/// - Parameter run: Gets each input; 0 if it is worth being kept.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *data, size_t size));

#endif
