/* Sealing PDFs. The key is read for each seal, and forgotten. */
#include "pdf/seal.h"

#include <gnutls/abstract.h>
#include <gnutls/pkcs7.h>
#include <gnutls/x509.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/pool.h"
#include "pdf/update.h"

/* Room for the signature, in bytes, with a chain of certificates. */
enum { SIGNATURE_MAX = 12288, CHAIN_MAX = 8 };

/* ESS signing-certificate-v2 (RFC 5035). */
static const char certificate_oid[] = "1.2.840.113549.1.9.16.2.47";

/* What seals, open. */
struct seal {
    gnutls_x509_crt_t chain[CHAIN_MAX];
    unsigned count;
    gnutls_privkey_t key;
};

static void seal_close(struct seal *seal)
{
    for (unsigned i = 0; i < seal->count; i++)
        gnutls_x509_crt_deinit(seal->chain[i]);
    if (seal->key != NULL)
        gnutls_privkey_deinit(seal->key);
    *seal = (struct seal){.count = 0};
}

static bool certificates_read(struct seal *seal, const char *path)
{
    gnutls_datum_t pem;
    int outcome;

    if (gnutls_load_file(path, &pem) < 0)
        return false;
    seal->count = CHAIN_MAX;
    outcome = gnutls_x509_crt_list_import(seal->chain, &seal->count, &pem, GNUTLS_X509_FMT_PEM, 0);
    gnutls_free(pem.data);
    if (outcome <= 0)
        seal->count = 0;
    return outcome > 0;
}

static bool key_read(struct seal *seal, const char *path)
{
    gnutls_datum_t pem;
    int outcome;

    if (gnutls_privkey_init(&seal->key) < 0 || gnutls_load_file(path, &pem) < 0)
        return false;
    outcome = gnutls_privkey_import_x509_raw(seal->key, &pem, GNUTLS_X509_FMT_PEM, NULL, 0);
    gnutls_memset(pem.data, 0, pem.size);
    gnutls_free(pem.data);
    return outcome >= 0;
}

/* Whether the key is that of the certificate. */
static bool key_is_of(const struct seal *seal)
{
    gnutls_pubkey_t of_key, of_certificate;
    unsigned char one[64], other[64];
    size_t one_size = sizeof one, other_size = sizeof other;
    bool is_same;

    gnutls_pubkey_init(&of_key);
    gnutls_pubkey_init(&of_certificate);
    is_same = gnutls_pubkey_import_privkey(of_key, seal->key, 0, 0) >= 0 &&
              gnutls_pubkey_import_x509(of_certificate, seal->chain[0], 0) >= 0 &&
              gnutls_pubkey_get_key_id(of_key, GNUTLS_KEYID_USE_SHA256, one, &one_size) >= 0 &&
              gnutls_pubkey_get_key_id(of_certificate, GNUTLS_KEYID_USE_SHA256, other,
                                       &other_size) >= 0 &&
              one_size == other_size && memcmp(one, other, one_size) == 0;
    gnutls_pubkey_deinit(of_key);
    gnutls_pubkey_deinit(of_certificate);
    return is_same;
}

/* NULL, or what is wrong. */
static const char *seal_open(struct seal *seal, const struct pdf_sealer *sealer, time_t now)
{
    *seal = (struct seal){.count = 0};
    if (!certificates_read(seal, sealer->certificate))
        return "the certificate cannot be read";
    if (!key_read(seal, sealer->key))
        return "the key cannot be read";
    if (!key_is_of(seal))
        return "the key is another's than the certificate";
    if (gnutls_x509_crt_get_activation_time(seal->chain[0]) > now)
        return "the certificate is not good yet";
    if (gnutls_x509_crt_get_expiration_time(seal->chain[0]) < now)
        return "the certificate has expired";
    return NULL;
}

const char *pdf_seal_problem(const struct pdf_sealer *sealer, time_t now, time_t *ends_at)
{
    struct seal seal;
    const char *problem = seal_open(&seal, sealer, now);

    *ends_at = seal.count > 0 ? gnutls_x509_crt_get_expiration_time(seal.chain[0]) : 0;
    seal_close(&seal);
    return problem;
}

/* SigningCertificateV2 of one ESSCertIDv2, whose hash is SHA-256 (the default) of the certificate:
 * three sequences around an octet string. */
static bool certificate_attribute(const struct seal *seal, gnutls_pkcs7_attrs_t *attributes)
{
    uint8_t der[8 + DIGEST_SIZE] = {0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20};
    gnutls_datum_t value = {der, sizeof der}, certificate;

    if (gnutls_x509_crt_export2(seal->chain[0], GNUTLS_X509_FMT_DER, &certificate) < 0)
        return false;
    crypto_sha256(certificate.data, certificate.size, der + 8);
    gnutls_free(certificate.data);
    return gnutls_pkcs7_add_attr(attributes, certificate_oid, &value, 0) >= 0;
}

/* The CMS over some bytes, as hexadecimal; NULL if it cannot be. */
static const char *cms_make(struct pool *pool, const struct seal *seal, const char *bytes,
                            size_t size)
{
    gnutls_datum_t data = {(unsigned char *)pool_strndup(pool, bytes, size), (unsigned)size};
    gnutls_datum_t der = {NULL, 0};
    gnutls_pkcs7_attrs_t attributes = NULL;
    gnutls_pkcs7_t cms;
    char *text = NULL;
    bool is_done;

    if (gnutls_pkcs7_init(&cms) < 0)
        return NULL;
    is_done = certificate_attribute(seal, &attributes) &&
              gnutls_pkcs7_sign(cms, seal->chain[0], seal->key, &data, attributes, NULL,
                                GNUTLS_DIG_SHA256, GNUTLS_PKCS7_INCLUDE_CERT) >= 0;
    for (unsigned i = 1; is_done && i < seal->count; i++)
        is_done = gnutls_pkcs7_set_crt(cms, seal->chain[i]) >= 0;
    if (is_done && gnutls_pkcs7_export2(cms, GNUTLS_X509_FMT_DER, &der) >= 0 &&
        der.size <= SIGNATURE_MAX) {
        text = pool_alloc(pool, (size_t)2 * der.size + 1);
        for (unsigned i = 0; i < der.size; i++)
            snprintf(text + (size_t)2 * i, 3, "%02x", der.data[i]);
    }
    gnutls_free(der.data);
    gnutls_pkcs7_attrs_deinit(attributes);
    gnutls_pkcs7_deinit(cms);
    return text;
}

/* The object of that head once more, with a line before its end. False if it is not there. */
static bool object_complete(struct pdf_update *update, const char *object, unsigned long number,
                            const char *line)
{
    const char *end = object != NULL ? strstr(object, "\n>>\nendobj") : NULL;

    if (end == NULL || number == 0)
        return false;
    pdf_object_add(update, number,
                   pool_printf(update->objects.pool, "%.*s\n   %s\n>>\nendobj\n",
                               (int)(end - object), object, line));
    return true;
}

/* "D:20270104083000Z" */
static const char *instant_text(struct pool *pool, time_t instant)
{
    struct tm parts;
    char text[32];

    gmtime_r(&instant, &parts);
    strftime(text, sizeof text, "D:%Y%m%d%H%M%SZ", &parts);
    return pool_strdup(pool, text);
}

static const char range_place[] = "0 0000000000 0000000000 0000000000";

/* The signature with room for what comes later: where it lies, and its bytes in hexadecimal. */
static const char *signature_object(struct pool *pool, const struct pdf_sealer *sealer,
                                    unsigned long number, time_t now)
{
    char *room = pool_alloc(pool, 2 * SIGNATURE_MAX + 1);

    memset(room, '0', 2 * SIGNATURE_MAX);
    return pool_printf(pool,
                       "%lu 0 obj\n<< /Type /Sig\n   /Filter /Adobe.PPKLite\n"
                       "   /SubFilter /ETSI.CAdES.detached\n   /M (%s)\n   /Name %s\n"
                       "   /ByteRange [%s]\n   /Contents <%s>\n>>\nendobj\n",
                       number, instant_text(pool, now), pdf_text(pool, sealer->name), range_place,
                       room);
}

/* The PDF with an empty signature in a field of its first page that shows nothing. */
static const char *prepared(struct pool *pool, const struct pdf_sealer *sealer, const char *bytes,
                            size_t *size, time_t now)
{
    static const char page_head[] = " 0 obj\n<< /Type /Page ";
    const unsigned long root = pdf_number_after(bytes, *size, "/Root ");
    const unsigned long next = pdf_number_after(bytes, *size, "/Size ");
    const char *catalog =
        pdf_last_of(bytes, *size, pool_printf(pool, "\n%lu 0 obj\n<< /Type /Catalog", root));
    const char *page = memmem(bytes, *size, page_head, sizeof page_head - 1);
    struct pdf_update update = {*size, {.pool = pool}, {.pool = pool}};
    unsigned long page_number;

    if (root == 0 || next == 0 || catalog == NULL || page == NULL)
        return NULL;
    page_number = pdf_number_before(bytes, page);
    while (page > bytes && page[-1] >= '0' && page[-1] <= '9')
        page--;
    if (!object_complete(
            &update, catalog + 1, root,
            pool_printf(pool, "/AcroForm << /Fields [%lu 0 R] /SigFlags 3 >>", next + 1)) ||
        !object_complete(&update, page, page_number,
                         pool_printf(pool, "/Annots [%lu 0 R]", next + 1)))
        return NULL;
    pdf_object_add(&update, next, signature_object(pool, sealer, next, now));
    pdf_object_add(&update, next + 1,
                   pool_printf(pool,
                               "%lu 0 obj\n<< /Type /Annot\n   /Subtype /Widget\n   /FT /Sig\n"
                               "   /T (Sceau)\n   /TU %s\n   /V %lu 0 R\n   /F 132\n"
                               "   /Rect [0 0 0 0]\n   /P %lu 0 R\n>>\nendobj\n",
                               next + 1, pdf_text(pool, sealer->name), next, page_number));
    return pdf_update_end(&update, bytes, size, next + 2);
}

/* Writes the ranges that are signed, then the signature over them, into the places left for both.
 */
static bool place_fill(struct pool *pool, const struct seal *seal, char *whole, size_t size)
{
    const char *range = pdf_last_of(whole, size, range_place);
    const char *contents = pdf_last_of(whole, size, "/Contents <");
    size_t begin, end, length;
    const char *cms;
    char *data;

    if (range == NULL || contents == NULL)
        return false;
    begin = (size_t)(contents - whole) + strlen("/Contents ");
    end = begin + 2 * SIGNATURE_MAX + 2;
    memcpy(whole + (range - whole),
           pool_printf(pool, "0 %010zu %010zu %010zu", begin, end, size - end),
           strlen(range_place));
    data = pool_alloc(pool, size);
    memcpy(data, whole, begin);
    memcpy(data + begin, whole + end, size - end);
    cms = cms_make(pool, seal, data, begin + size - end);
    if (cms == NULL)
        return false;
    length = strlen(cms);
    memcpy(whole + begin + 1, cms, length);
    return true;
}

const char *pdf_seal(struct pool *pool, const struct pdf_sealer *sealer, const char *bytes,
                     size_t *size, time_t now, const char **problem)
{
    size_t length = *size;
    const char *whole = NULL;
    struct seal seal;
    char *copy;

    *problem = seal_open(&seal, sealer, now);
    if (*problem == NULL && (whole = prepared(pool, sealer, bytes, &length, now)) == NULL)
        *problem = "the document is not as it is drawn";
    if (*problem != NULL) {
        seal_close(&seal);
        return NULL;
    }
    copy = pool_alloc(pool, length);
    memcpy(copy, whole, length);
    if (!place_fill(pool, &seal, copy, length))
        *problem = "it cannot be signed";
    seal_close(&seal);
    *size = length;
    return *problem == NULL ? copy : NULL;
}
