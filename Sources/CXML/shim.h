#ifndef REVIU_CXML_SHIM_H
#define REVIU_CXML_SHIM_H

#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's types in its headers, and Foundation brings an ICU of its own whose types differ: a module
// that sees both does not compile. Only the insides of encoding handlers, which nobody here looks into, use them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>

#endif
