#ifndef REVIU_CPCRE2_SHIM_H
#define REVIU_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// Swift does not import macros that are casts; these give them names.
static inline PCRE2_SIZE reviu_pcre2_unset(void) { return PCRE2_UNSET; }
static inline uint32_t reviu_pcre2_use_offset_limit(void) { return PCRE2_USE_OFFSET_LIMIT; }

#endif
