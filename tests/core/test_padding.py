import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.padding import BATCH, leaf, padded, root
from bening.core.tlog.merkle import leaf_hash, node_hash

FILLING = [bytes([place, *range(31)]) for place in range(BATCH)]
NONCE = bytes(range(32))


@given(st.integers(0, 7))
def test_a_batch_has_one_size_whatever_is_in_it(count):
    ours = [leaf(str(number).encode(), NONCE) for number in range(count)]
    batch = padded(ours, FILLING)

    assert len(batch) == BATCH
    assert set(ours) <= set(batch)
    assert batch == tuple(sorted(batch))
    assert len(root(batch)) == 32


def test_a_root_is_that_of_rfc_6962():
    level = [leaf_hash(each) for each in padded([], FILLING)]
    while len(level) > 1:
        level = [node_hash(one, two) for one, two in zip(level[::2], level[1::2], strict=True)]

    assert root(padded([], FILLING)) == level[0]


def test_a_leaf_binds_statement_and_nonce():
    other = bytes(32)

    assert len({leaf(b"a", NONCE), leaf(b"b", NONCE), leaf(b"a", other)}) == 3
    with pytest.raises(ValueError, match="32 bytes"):
        leaf(b"a", b"short")


@pytest.mark.parametrize(
    ("ours", "filling"),
    [
        ([bytes([n]) * 32 for n in range(65)], FILLING),
        ([], FILLING[:-1]),
        ([FILLING[5]], FILLING),
        ([b"short"], FILLING),
    ],
    ids=["too many", "too little filling", "the same twice", "wrong size"],
)
def test_what_is_no_batch_is_refused(ours, filling):
    with pytest.raises(ValueError, match="leaves"):
        padded(ours, filling)


def test_a_root_of_what_is_no_batch_is_refused():
    batch = padded([], FILLING)

    with pytest.raises(ValueError, match="in order"):
        root(batch[::-1])
    with pytest.raises(ValueError, match="in order"):
        root(batch[:-1])
