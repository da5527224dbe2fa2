import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core.tlog import note as notes
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, NoteError, VerifierKey
from tests.core.tlog.helpers import pair, vectors, verify

VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""


def test_example_of_the_specification_verifies():
    key, note = VerifierKey.parse(VKEY), Note.parse(NOTE.encode())

    assert note.text == "This is an example message.\n"
    assert notes.signed_by(note, key, verify)
    assert str(key) == VKEY
    assert note.encode() == NOTE.encode()


def test_changed_text_is_refused():
    note = Note.parse(NOTE.replace("example message", "example massage").encode())

    with pytest.raises(NoteError, match=r"signature of example\.com/foo is false"):
        notes.signed_by(note, VerifierKey.parse(VKEY), verify)


def test_unknown_key_is_a_plain_no():
    _sign, public = pair()

    assert not notes.signed_by(Note.parse(NOTE.encode()), VerifierKey("someone", 1, public), verify)


def test_signature_of_ours_reads_back():
    sign, public = pair()
    key = VerifierKey("bening.example/log/2026", notes.ED25519, public)
    text = "a\n\nb\n"
    note = Note.parse(Note(text, (notes.sign_note(text, key, sign),)).encode())

    assert note.text == text
    assert notes.signed_by(note, VerifierKey.parse(str(key)), verify)


def test_checkpoints_of_tessera_are_reproduced_byte_for_byte():
    theirs = vectors("tessera-log")
    name, kind, seed = notes.decode_secret(theirs["signing_key"])
    key = VerifierKey.parse(theirs["verifier_key"])
    sign = Ed25519PrivateKey.from_private_bytes(seed).sign

    assert (name, kind) == (key.name, key.kind)
    assert notes.encode_secret(key, seed) == theirs["signing_key"]
    for size, written in theirs["checkpoints"].items():
        checkpoint = Checkpoint.parse(Note.parse(written.encode()).text)
        assert checkpoint.size == int(size)
        again = Note(checkpoint.text, (notes.sign_note(checkpoint.text, key, sign),))
        assert again.encode() == written.encode()


@pytest.mark.parametrize("case", vectors("sunlight-cosignatures")["cosigned"])
def test_cosignatures_of_sunlight_verify(case):
    key, note = VerifierKey.parse(case["verifier_key"]), Note.parse(case["checkpoint"].encode())

    assert notes.cosigned_at(note, key, verify) == 1767139200
    with pytest.raises(NoteError, match="false"):
        notes.cosigned_at(Note(note.text.replace("300", "301"), note.signatures), key, verify)


def test_cosignature_of_ours_reads_back():
    sign, public = pair()
    key = VerifierKey("witness.example/w1", notes.COSIGNATURE, public)
    text = Checkpoint("bening.example/log/2026", 0, b"\0" * 32).text
    note = Note(text, (notes.cosign_note(text, key, 1679315147, sign),))

    assert notes.cosigned_at(Note.parse(note.encode()), key, verify) == 1679315147
    assert notes.cosigned_at(Note.parse(NOTE.encode()), key, verify) is None


@pytest.mark.parametrize(
    "data",
    [
        b"no signature\n",
        b"text\n\nno newline at the end",
        b"text\n\n- name AAAAAAAA\n",
        NOTE.replace("example.com/foo Uw", "two words Uw").encode(),
        NOTE.replace("example.com/foo", "plus+sign").encode(),
        NOTE.replace("example message", "tab\tmessage").encode(),
        b"\xff" + NOTE.encode(),
        "text\n\n— name !!!!\n".encode(),
        "text\n\n— name AAAA\n".encode(),
        "text\n\n— name AAAAAAB=\n".encode(),
        b"text\n\n" + "— name AAAAAAAA\n".encode() * 101,
        b"x" * 1_000_001,
    ],
)
def test_note_refuses(data):
    with pytest.raises(NoteError):
        Note.parse(data)


@pytest.mark.parametrize(
    "text",
    [
        "only-a-name",
        "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+BukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm",
    ],
)
def test_verifier_key_refuses(text):
    with pytest.raises(NoteError):
        VerifierKey.parse(text)


@pytest.mark.parametrize("text", [VKEY, "PRIVATE+KEY+example.com/foo+530d903a+AekyeRrm"])
def test_signing_key_refuses(text):
    with pytest.raises(NoteError):
        notes.decode_secret(text)


def test_base64_of_another_length_is_refused():
    with pytest.raises(NoteError, match="3 bytes where 32 belong"):
        notes.decode64("AAAA", 32)


@pytest.mark.parametrize(
    "text",
    [
        "origin\n1\n",
        "origin\n01\n" + notes.encode64(b"\0" * 32) + "\n",
        "origin\n-1\n" + notes.encode64(b"\0" * 32) + "\n",
        "origin\n1\nAAAA\n",
        "\n1\n" + notes.encode64(b"\0" * 32) + "\n",
        "origin\n1\n" + notes.encode64(b"\0" * 32),
    ],
)
def test_checkpoint_refuses(text):
    with pytest.raises(NoteError):
        Checkpoint.parse(text)


def test_checkpoint_keeps_extension_lines():
    text = "origin\n1\n" + notes.encode64(b"\0" * 32) + "\nmore\n"

    assert Checkpoint.parse(text).extensions == ("more",)
    assert Checkpoint.parse(text).text == text
