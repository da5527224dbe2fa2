"""Self-made certificates and signed PDFs."""

import datetime
import io
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

UTC = datetime.UTC
AT = datetime.datetime(2024, 9, 3, 9, 0, tzinfo=UTC)
BEGIN, END = datetime.datetime(2023, 1, 1, tzinfo=UTC), datetime.datetime(2030, 1, 1, tzinfo=UTC)


USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


def _used(authority):
    return ("key_cert_sign", "crl_sign") if authority else ("digital_signature", "content_commitment")


def _name(common):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def certificate(common, key, issuer, issuer_key, *, authority=False, end=END):
    return (
        x509.CertificateBuilder()
        .subject_name(_name(common))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGIN)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(**dict.fromkeys(USES, False) | {name: True for name in _used(authority)}),
            critical=True,
        )
        .sign(issuer_key, hashes.SHA256())
    )


@cache
def authority(common):
    key = ec.generate_private_key(ec.SECP256R1())
    return key, certificate(common, key, common, key, authority=True)


def root():
    return authority("Otoritas Uji")[1].public_bytes(serialization.Encoding.PEM)


@cache
def signer(common, *, trusted=True, end=END):
    key = ec.generate_private_key(ec.SECP256R1())
    issuer_key, issuer = authority("Otoritas Uji" if trusted else "Bukan Siapa-siapa")
    own = certificate(common, key, issuer.subject.rfc4514_string().partition("=")[2], issuer_key, end=end)
    store = pkcs12.serialize_key_and_certificates(
        b"uji", key, own, [issuer], serialization.BestAvailableEncryption(b"uji")
    )
    return signers.SimpleSigner.load_pkcs12_data(store, other_certs=[], passphrase=b"uji")


def signed(data, common="SITI AMINAH", *, field="Tanda", **options):
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    out = io.BytesIO()
    signers.sign_pdf(
        writer,
        signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256"),
        signer=signer(common, **options),
        new_field_spec=fields.SigFieldSpec(field),
        output=out,
    )
    return out.getvalue()
