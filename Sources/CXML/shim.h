#ifndef REVIU_CXML_SHIM_H
#define REVIU_CXML_SHIM_H

#include <libxml/parser.h>

#endif
