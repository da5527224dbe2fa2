import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bening.integrity import crypto
from bening.integrity.crypto import CannotOpen
from bening.integrity.key_files import key_file, read_key_file

quick = settings(max_examples=25)
keys = st.builds(crypto.new_pair)
secrets = st.binary(min_size=32, max_size=32)


@quick
@given(keys, keys, st.binary(max_size=5000))
def test_a_sealed_text_opens_with_its_key_and_no_other(ours, others, plaintext):
    sealed = crypto.seal(ours.public, plaintext)

    assert crypto.unseal(ours.private, sealed) == plaintext
    with pytest.raises(CannotOpen):
        crypto.unseal(others.private, sealed)


@quick
@given(keys, st.binary(max_size=200), st.data())
def test_a_changed_text_does_not_open(pair, plaintext, data):
    sealed = bytearray(crypto.seal(pair.public, plaintext))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(CannotOpen):
        crypto.unseal(pair.private, bytes(sealed))


@quick
@given(keys, st.dictionaries(st.text(max_size=10), st.text(max_size=100), max_size=4))
def test_what_was_said_is_read_back_and_its_length_says_little(pair, told):
    sealed = crypto.seal_told(pair.public, told)

    assert crypto.unseal_told(pair.private, sealed) == told
    assert (len(sealed) - 48) % crypto.PADDING == 0


@given(secrets)
def test_two_halves_make_the_key_and_one_says_nothing(key):
    one, two = crypto.split(key)

    assert crypto.join(one, two) == crypto.join(two, one) == key
    assert crypto.split(key)[0] != one
    assert key not in (one, two)


@given(secrets, st.binary(min_size=16, max_size=16))
def test_a_form_has_one_receipt(secret, form):
    assert crypto.receipt_for(secret, form) == crypto.receipt_for(secret, form)
    assert crypto.receipt_for(secret, form[::-1] + b"x") != crypto.receipt_for(secret, form)


def test_a_receipt_opens_its_own_lock_only():
    salt = bytes(16)
    ours, others = crypto.open_receipt("1" * 20, salt), crypto.open_receipt("2" * 20, salt)
    locked = crypto.lock(ours.key, b"private key")

    assert crypto.unlock(crypto.open_receipt("1" * 20, salt).key, locked) == b"private key"
    assert ours.place not in (others.place, ours.key)
    with pytest.raises(CannotOpen):
        crypto.unlock(others.key, locked)
    with pytest.raises(CannotOpen):
        crypto.unlock(others.key, b"short")


def test_a_private_key_needs_its_passphrase():
    pair = crypto.new_pair()
    locked = crypto.lock_private(pair.private, "empat kata")

    assert crypto.public_of(crypto.unlock_private(locked, "empat kata")) == pair.public
    assert pair.private not in locked
    with pytest.raises(CannotOpen):
        crypto.unlock_private(locked, "lima kata")
    for wrong in (b"nothing", b"\x01" + b"\xff" * 120, bytes(120)):  # the second asks for 4 GB
        with pytest.raises(CannotOpen):
            crypto.unlock_private(wrong, "empat kata")


def test_a_key_file_is_read_back_and_nothing_else_is():
    assert read_key_file(key_file("auditor", b"locked").encode()) == b"locked"
    for wrong in (b"", b"\xff\xfe", b"bening-integrity-key v1\nauditor\n", b"a b c d", b"x" * 5000):
        assert read_key_file(wrong) == b""
    assert read_key_file(b"bening-integrity-key v1\nauditor\n!!!\n") == b""
