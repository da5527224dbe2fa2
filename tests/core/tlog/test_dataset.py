import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bening.core.tlog.canonical import NotCanonical, canonical
from bening.core.tlog.dataset import Row, RowError, dataset_root, parse_line, seal
from bening.core.tlog.merkle import leaf_hash
from bening.core.tlog.note import NoteError, encode64
from tests.core.tlog.helpers import naive_root

ROWS = [{"peserta": f"{n:08d}", "twk": n} for n in range(5)]
SALTS = [bytes([n]) * 32 for n in range(5)]


def test_rows_read_back_and_their_root_is_rfc_6962():
    sealed = seal(ROWS, SALTS)

    assert [parse_line(row.line()[:-1]) for row in sealed] == sealed
    leaves = [leaf_hash(row.commitment) for row in sealed]
    assert dataset_root([row.commitment for row in sealed]) == naive_root(leaves)
    assert dataset_root([]) == naive_root([])


def test_erased_row_leaves_the_root_and_the_others_as_they_were():
    sealed = seal(ROWS, SALTS)
    erased = [Row(row.commitment) if n == 2 else row for n, row in enumerate(sealed)]
    read = [parse_line(row.line()[:-1]) for row in erased]

    assert [row.erased for row in read] == [False, False, True, False, False]
    assert dataset_root([row.commitment for row in read]) == dataset_root([row.commitment for row in sealed])


@given(st.data())
@settings(max_examples=40)
def test_no_changed_bit_of_a_row_goes_unseen(data):
    line = bytearray(seal(ROWS[3:4], SALTS[3:4])[0].line()[:-1])
    line[data.draw(st.integers(0, len(line) - 1))] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises((RowError, NotCanonical, NoteError)):
        parse_line(bytes(line))


@pytest.mark.parametrize(
    "shown",
    [
        [],
        {"baris": {}},
        {"baris": "x", "komitmen": "x", "salt": "x"},
        {"dihapus": 1},
        {"dihapus": encode64(b"short")},
        {"baris": {"a": 1}, "komitmen": encode64(b"\0" * 32), "salt": encode64(b"\0" * 32)},
    ],
)
def test_line_written_otherwise_is_refused(shown):
    with pytest.raises((RowError, NoteError)):
        parse_line(canonical(shown))
