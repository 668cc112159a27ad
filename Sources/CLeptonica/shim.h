#ifndef REVIU_CLEPTONICA_SHIM_H
#define REVIU_CLEPTONICA_SHIM_H

#include <allheaders.h>

// From 1.83 on leptonica hides what a picture is made of, and Swift would see another type of pointer. Untyped pointers
// are the same everywhere.
typedef void *reviu_picture;

static inline reviu_picture reviu_read(const unsigned char *bytes, size_t count) { return pixReadMem(bytes, count); }
static inline void reviu_free(reviu_picture picture) { PIX *pix = (PIX *)picture; pixDestroy(&pix); }
static inline int reviu_width(reviu_picture picture) { return pixGetWidth((PIX *)picture); }
static inline int reviu_height(reviu_picture picture) { return pixGetHeight((PIX *)picture); }

static inline reviu_picture reviu_gray(reviu_picture picture) { return pixConvertTo8((PIX *)picture, 0); }
static inline reviu_picture reviu_binary(reviu_picture gray, int threshold) {
  return pixThresholdToBinary((PIX *)gray, threshold);
}
static inline reviu_picture reviu_sauvola(reviu_picture gray, int half, float factor) {
  PIX *binary = NULL;
  // Its sums take twelve bytes a dot: those of a tile at a time.
  int across = 1 + pixGetWidth((PIX *)gray) / 1024, down = 1 + pixGetHeight((PIX *)gray) / 1024;
  pixSauvolaBinarizeTiled((PIX *)gray, half, factor, across, down, NULL, &binary);
  return binary;
}
static inline int reviu_rank(reviu_picture gray, float rank) {
  l_uint32 value = 255;
  pixGetRankValue((PIX *)gray, 1, rank, &value);
  return (int)value;
}
static inline reviu_picture reviu_stretch(reviu_picture gray, int low, int high) {
  return pixGammaTRC(NULL, (PIX *)gray, 1.0f, low, high);
}
static inline reviu_picture reviu_invert(reviu_picture picture) { return pixInvert(NULL, (PIX *)picture); }

static inline int reviu_skew(reviu_picture binary, float *angle, float *confidence) {
  return pixFindSkew((PIX *)binary, angle, confidence);
}
static inline reviu_picture reviu_rotate(reviu_picture gray, float radians) {
  return pixRotateAMGray((PIX *)gray, radians, 255);
}
static inline reviu_picture reviu_turn(reviu_picture picture, int quarters) {
  return pixRotateOrth((PIX *)picture, quarters);
}
static inline int reviu_orientation(reviu_picture binary, float *up, float *left) {
  return pixOrientDetect((PIX *)binary, up, left, 0, 0);
}

static inline reviu_picture reviu_open(reviu_picture binary, int width, int height) {
  return pixOpenBrick(NULL, (PIX *)binary, width, height);
}
static inline reviu_picture reviu_close(reviu_picture binary, int width, int height) {
  return pixCloseSafeBrick(NULL, (PIX *)binary, width, height);
}
static inline reviu_picture reviu_without(reviu_picture binary, reviu_picture other) {
  return pixSubtract(NULL, (PIX *)binary, (PIX *)other);
}
static inline int reviu_ink(reviu_picture binary, int left, int top, int width, int height) {
  l_int32 count = 0;
  BOX *box = boxCreate(left, top, width, height);
  if (box) pixCountPixelsInRect((PIX *)binary, box, &count, NULL);
  boxDestroy(&box);
  return count;
}
static inline void *reviu_pieces(reviu_picture binary) { return pixConnCompBB((PIX *)binary, 8); }
static inline int reviu_count(void *pieces) { return pieces ? boxaGetCount((BOXA *)pieces) : 0; }
static inline void reviu_piece(void *pieces, int index, int *left, int *top, int *width, int *height) {
  boxaGetBoxGeometry((BOXA *)pieces, index, left, top, width, height);
}
static inline void reviu_free_pieces(void *pieces) { BOXA *boxes = (BOXA *)pieces; boxaDestroy(&boxes); }

static inline reviu_picture reviu_cut(reviu_picture picture, int left, int top, int width, int height) {
  BOX *box = boxCreate(left, top, width, height);
  PIX *part = box ? pixClipRectangle((PIX *)picture, box, NULL) : NULL;
  boxDestroy(&box);
  return part;
}
static inline void reviu_paste(reviu_picture picture, reviu_picture part, int left, int top) {
  pixRasterop((PIX *)picture, left, top, pixGetWidth((PIX *)part), pixGetHeight((PIX *)part), PIX_SRC, (PIX *)part, 0, 0);
}
static inline void reviu_whiten(reviu_picture gray, reviu_picture mask) { pixSetMasked((PIX *)gray, (PIX *)mask, 255); }
static inline void reviu_erase(reviu_picture gray, int left, int top, int width, int height) {
  pixRasterop((PIX *)gray, left, top, width, height, PIX_SET, NULL, 0, 0);
}
static inline void reviu_clear(reviu_picture binary, int left, int top, int width, int height) {
  pixRasterop((PIX *)binary, left, top, width, height, PIX_CLR, NULL, 0, 0);
}
static inline reviu_picture reviu_framed(reviu_picture gray, int width) { return pixAddBorder((PIX *)gray, width, 255); }

static inline void *reviu_album(void) { return pixaCreate(0); }
static inline void reviu_add(void *album, reviu_picture picture) { pixaAddPix((PIXA *)album, (PIX *)picture, L_CLONE); }
static inline void reviu_free_album(void *album) { PIXA *pictures = (PIXA *)album; pixaDestroy(&pictures); }
static inline int reviu_write_album(void *album, unsigned char **bytes, size_t *count) {
  return pixaWriteMemMultipageTiff(bytes, count, (PIXA *)album);
}
static inline int reviu_write(reviu_picture picture, unsigned char **bytes, size_t *count) {
  return pixWriteMem(bytes, count, (PIX *)picture, IFF_PNM);
}
static inline void reviu_release(void *bytes) { lept_free(bytes); }
static inline void reviu_hush(void) { setMsgSeverity(L_SEVERITY_NONE); }

#endif
