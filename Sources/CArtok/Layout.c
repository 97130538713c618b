// Callers in other languages write down by hand what artok.h says. What they count on must not change by accident.

#include "artok.h"

#include <stddef.h>

#if UINTPTR_MAX > 0xFFFFFFFF
_Static_assert(sizeof(artok_strings) == 56, "seven fields of eight bytes");
_Static_assert(offsetof(artok_strings, first) == 8, "");
_Static_assert(offsetof(artok_strings, offsets) == 16, "");
_Static_assert(offsetof(artok_strings, offset_width) == 24, "");
_Static_assert(offsetof(artok_strings, bytes) == 32, "");
_Static_assert(offsetof(artok_strings, byte_count) == 40, "");
_Static_assert(offsetof(artok_strings, validity) == 48, "");
#endif

// An enumeration is passed as an int.
_Static_assert(sizeof(artok_status) == 4 && sizeof(artok_overlap) == 4 && sizeof(artok_unit) == 4, "");
_Static_assert(sizeof(artok_mode) == 4 && sizeof(artok_column) == 4 && sizeof(artok_buffer) == 4, "");
