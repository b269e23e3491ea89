/* Archives. */
#include "base/zip.h"

#include <string.h>

enum { NEEDED = 20, UTF8_NAMES = 1 << 11, DAY_1980 = 0x21 };

static void number_add(struct bytes *bytes, uint32_t number, unsigned size)
{
    for (unsigned i = 0; i < size; i++) {
        const char byte = (char)(number >> (8 * i) & 0xff);

        bytes_add(bytes, &byte, 1);
    }
}

/* CRC-32 of ISO 3309. */
static uint32_t crc32_of(const char *file, size_t size)
{
    uint32_t crc = 0xffffffffU;

    for (size_t i = 0; i < size; i++) {
        crc ^= (unsigned char)file[i];
        for (unsigned bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xedb88320U & (0U - (crc & 1)));
    }
    return ~crc;
}

/* What a file's header and its entry of the directory share. */
static void facts_add(struct bytes *bytes, uint32_t crc, size_t size, const char *name)
{
    number_add(bytes, NEEDED, 2);
    number_add(bytes, UTF8_NAMES, 2);
    number_add(bytes, 0, 2); /* stored */
    number_add(bytes, 0, 2);
    number_add(bytes, DAY_1980, 2);
    number_add(bytes, crc, 4);
    number_add(bytes, (uint32_t)size, 4);
    number_add(bytes, (uint32_t)size, 4);
    number_add(bytes, (uint32_t)strlen(name), 2);
    number_add(bytes, 0, 2);
}

void zip_add(struct zip *zip, const char *name, const char *file, size_t size)
{
    const uint32_t offset = (uint32_t)zip->bytes.length;
    const uint32_t crc = crc32_of(file, size);

    number_add(&zip->bytes, 0x04034b50, 4);
    facts_add(&zip->bytes, crc, size, name);
    bytes_add(&zip->bytes, name, strlen(name));
    bytes_add(&zip->bytes, file, size);
    zip->directory.pool = zip->bytes.pool;
    number_add(&zip->directory, 0x02014b50, 4);
    number_add(&zip->directory, NEEDED, 2);
    facts_add(&zip->directory, crc, size, name);
    number_add(&zip->directory, 0, 2); /* no comment */
    number_add(&zip->directory, 0, 2);
    number_add(&zip->directory, 0, 2);
    number_add(&zip->directory, 0, 4);
    number_add(&zip->directory, offset, 4);
    bytes_add(&zip->directory, name, strlen(name));
    zip->count++;
}

void zip_end(struct zip *zip)
{
    const uint32_t offset = (uint32_t)zip->bytes.length;

    if (zip->count > 0)
        bytes_add(&zip->bytes, zip->directory.at, zip->directory.length);
    number_add(&zip->bytes, 0x06054b50, 4);
    number_add(&zip->bytes, 0, 4);
    number_add(&zip->bytes, zip->count, 2);
    number_add(&zip->bytes, zip->count, 2);
    number_add(&zip->bytes, (uint32_t)zip->directory.length, 4);
    number_add(&zip->bytes, offset, 4);
    number_add(&zip->bytes, 0, 2);
}
