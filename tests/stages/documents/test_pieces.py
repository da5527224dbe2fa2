"""Files on a broken line: pieces in order, sealed for their person, gone on where they stopped."""

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bening.stages.documents.pieces import LARGEST, PIECE, Gap, Upload
from tests import cast

pytestmark = pytest.mark.django_db
NAME = "a" * 32


@pytest.fixture
def upload():
    cache.clear()
    return Upload(cast.person("sari"), 7, "ijazah", NAME)


@given(st.lists(st.binary(min_size=1, max_size=60), min_size=1, max_size=8))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pieces_become_the_file_again(upload, pieces):
    upload.forget()
    for piece in pieces:
        upload.add(upload.received(), piece)
    assert upload.whole() == b"".join(pieces)


def test_piece_that_does_not_follow_tells_how_much_is_there(upload):
    upload.add(0, b"abc")
    for start, data in ((0, b"abc"), (5, b"x"), (3, b""), (3, bytes(PIECE + 1))):
        with pytest.raises(Gap) as gap:
            upload.add(start, data)
        assert gap.value.received == 3
    assert upload.add(3, b"def") == 6


def test_nobody_fills_the_cache(upload):
    piece = bytes(PIECE)
    for start in range(0, LARGEST, PIECE):
        upload.add(start, piece)
    with pytest.raises(Gap):
        upload.add(LARGEST, b"x")


def test_another_file_begins_anew_and_a_lost_piece_is_missed(upload):
    upload.add(0, b"abc")
    other = Upload(upload.person, 7, "ijazah", "b" * 32)
    assert (other.received(), other.whole()) == (0, None)
    other.add(0, b"xyz")
    assert (upload.received(), other.whole()) == (0, b"xyz")
    cache.delete(f"{other._key}/0")
    assert other.whole() is None
    other.forget()
    assert other.received() == 0


def test_pieces_open_for_their_person_alone(upload):
    upload.add(0, b"rahasia")
    assert b"rahasia" not in str(cache.get(f"{upload._key}/0")).encode()
    assert Upload(cast.person("hendra"), 7, "ijazah", NAME).whole() is None
