"""What a witness is asked and answers: only what extends the newest checkpoint is cosigned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import ED25519, Note, VerifierKey, encode64, sign_note
from bening.core.tlog.witness import NOTHING, SIZE_TYPE, Refused, Request, judge, read, size_in

LOG = VerifierKey("log.example.id/2026", ED25519, bytes(32))
OTHER = VerifierKey("log.example.id/2026", ED25519, bytes([1]) * 32)


def sign(message):
    return b"s" * 60 + len(message).to_bytes(4, "big")


def verify(public, message, signature):
    return public == LOG.public and signature == sign(message)


def leaves(count, mark=b""):
    return [merkle.leaf_hash(mark + bytes([number])) for number in range(count)]


def asked(old, size, *, hashes=None, proof=None, key=LOG, text=None):
    hashes = hashes or leaves(size)
    checkpoint = Checkpoint(LOG.name, size, merkle.root_of(hashes)).text if text is None else text
    note = Note(checkpoint, (sign_note(checkpoint, key, sign),)).encode()
    if proof is None:
        whole = 0 < old < size
        proof = merkle.consistency_proof(old, size, merkle.from_leaves(hashes)) if whole else ()
    return Request(old, tuple(proof), note).encode()


def known(size, mark=b""):
    return (size, merkle.root_of(leaves(size, mark))) if size else NOTHING


def refusal(body, state, log=LOG):
    with pytest.raises(Refused) as refused:
        judge(read(body), log, state, verify)
    return refused.value


@given(st.integers(0, 40), st.integers(0, 40))
def test_what_extends_is_taken_and_only_that(old, new):
    old, new = sorted((old, new))
    assert judge(read(asked(old, new)), LOG, known(old), verify) == known(new)
    if old > 0:
        forked = asked(old, new, hashes=leaves(new, b"x"))
        assert refusal(forked, known(old)).status in (409, 422)


def test_another_size_than_remembered_is_told():
    told = refusal(asked(2, 5), known(3))

    assert (told.status, told.told, told.kind) == (409, "3\n", SIZE_TYPE)
    assert size_in(told.told.encode(), told.kind) == 3


def test_same_size_with_another_root_is_a_contradiction():
    told = refusal(asked(4, 4, hashes=leaves(4, b"x")), known(4))

    assert (told.status, told.kind) == (409, "text/plain; charset=utf-8")


@pytest.mark.parametrize("proof", [[], [b"p" * 32], [b"p" * 32] * 63])
def test_false_proof_is_a_contradiction(proof):
    assert refusal(asked(3, 7, proof=proof), known(3)).status == 422


def test_proof_from_nothing_is_refused():
    assert refusal(asked(0, 7, proof=[b"p" * 32]), NOTHING).status == 422


def test_only_the_log_is_believed():
    assert refusal(asked(0, 3, key=OTHER), NOTHING).status == 403
    assert refusal(asked(0, 3), NOTHING, log=VerifierKey("other", ED25519, LOG.public)).status == 403


def test_signature_that_is_false_under_the_right_key_is_refused():
    text = Checkpoint(LOG.name, 3, merkle.root_of(leaves(3))).text
    note = Note(text, (sign_note(text + "x", LOG, sign),)).encode()
    assert refusal(Request(0, (), note).encode(), NOTHING).status == 403


def test_old_above_the_size_is_a_mistake():
    assert refusal(asked(5, 3, proof=()), known(5)).status == 400


GOOD = asked(0, 3)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"old 0\n",
        b"old\n\n" + GOOD,
        b"old -1\n\n" + GOOD,
        b"old 01\n\n" + GOOD,
        b"new 0\n\n" + GOOD,
        b"old 0\nnot base 64\n\n" + GOOD,
        b"old 0\n" + b"AAAA\n" + b"\n" + GOOD,
        b"old 0\n" + encode64(bytes(32)).encode() + b"\n" + b"\xff\n\n" + GOOD,
        b"old 0\n" + (encode64(bytes(32)).encode() + b"\n") * 64 + b"\n" + GOOD,
        b"old 0\n\nno note",
        b"old 0\n\n" + Note("one line\n", (sign_note("x\n", LOG, sign),)).encode(),
        b"old 0\n\n" + b"x" * 1_000_001,
    ],
)
def test_what_is_no_request_is_a_mistake(body):
    with pytest.raises(Refused) as refused:
        read(body)
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("body", "kind", "size"),
    [
        (b"50\n", SIZE_TYPE, 50),
        (b"0\n", SIZE_TYPE, 0),
        (b"50", SIZE_TYPE, None),
        (b"050\n", SIZE_TYPE, None),
        (b"50\n", "text/plain", None),
        (b"\xff\n", SIZE_TYPE, None),
        (b"", SIZE_TYPE, None),
    ],
)
def test_size_in_an_answer(body, kind, size):
    assert size_in(body, kind) == size
