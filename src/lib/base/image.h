/* What the image program answers those that start it: its exit status, and a head before the bytes.
 */
#ifndef STAGE3E_BASE_IMAGE_H
#define STAGE3E_BASE_IMAGE_H

enum image_outcome {
    IMAGE_DONE = 0,
    IMAGE_NONE = 3,    /* not a PNG or JPEG image, or a damaged one */
    IMAGE_LARGE = 4,   /* more pixels than IMAGE_PIXELS_MAX */
    IMAGE_BROKEN = 70, /* not the file's fault */
};

enum {
    IMAGE_PIXELS_MAX = 2000000,
    IMAGE_HEAD_SIZE =
        8, /* of a picture: its width and height, four digits each, before its bytes */
};

#endif
