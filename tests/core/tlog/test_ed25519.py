"""Signatures checked without a library: as RFC 8032 has them, and as OpenSSL judges them, bit for bit."""

import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core.tlog import ed25519
from tests.core.tlog.helpers import verify as openssl

# RFC 8032, section 7.1, tests 1 to 3: public key, message, signature.
RFC = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        "4a7c15e9716ed28dc027beceea1ec40a",
    ),
]
ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.mark.parametrize(("public", "message", "signature"), RFC)
def test_vectors_of_the_rfc(public, message, signature):
    public, message, signature = map(bytes.fromhex, (public, message, signature))

    assert ed25519.verify(public, message, signature)
    assert not ed25519.verify(public, message + b"!", signature)


def test_every_flipped_bit_is_judged_as_openssl_does():
    chosen = random.Random("ed25519")
    key = Ed25519PrivateKey.from_private_bytes(b"\x05" * 32)
    public, message = key.public_key().public_bytes_raw(), b"bening"
    whole = public + key.sign(message)
    assert ed25519.verify(whole[:32], message, whole[32:])
    for place in chosen.sample(range(len(whole) * 8), 24):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        public, signature = bytes(data[:32]), bytes(data[32:])
        assert ed25519.verify(public, message, signature) == openssl(public, message, signature) is False


@pytest.mark.parametrize(
    "public",
    [
        b"",
        (2).to_bytes(32, "little"),  # no point has this y
        (2**255 - 19 + 3).to_bytes(32, "little"),  # not the shortest writing
        (1 | 1 << 255).to_bytes(32, "little"),  # x is 0 and has no sign
    ],
)
def test_what_is_no_key_signs_nothing(public):
    assert not ed25519.verify(public, b"", bytes(64))


def test_signature_of_another_length_or_beyond_the_order_is_refused():
    public, message, signature = (bytes.fromhex(each) for each in RFC[1])
    second = int.from_bytes(signature[32:], "little") + ORDER  # the same to a careless verifier

    assert not ed25519.verify(public, message, signature[:63])
    assert not ed25519.verify(public, message, signature[:32] + second.to_bytes(32, "little"))
