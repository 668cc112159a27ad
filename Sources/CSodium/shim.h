#ifndef REVIU_CSODIUM_SHIM_H
#define REVIU_CSODIUM_SHIM_H

#include <sodium.h>

#endif
