#ifndef REVIU_CZIP_SHIM_H
#define REVIU_CZIP_SHIM_H

#include <zip.h>

#endif
