#ifndef REVIU_CQPDF_SHIM_H
#define REVIU_CQPDF_SHIM_H

#include <qpdf/qpdf-c.h>
#include <zlib.h>

// Swift does not import macros with sizeof in them; this gives inflateInit2 a name.
static inline int reviu_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }

#endif
