"""Clocks that stand still, comments that are alike, wordings side by side, numbers that are too small."""

from datetime import date, datetime
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.deadlines import WIB, Pause, paused_deadline, working_days_between, working_deadline
from bening.core.likeness import cosine, groups, vectors, words
from bening.core.suppression import hidden
from bening.core.wording import differences

FRIDAY = datetime(2026, 3, 13, 10, tzinfo=WIB)
HOLIDAYS = {date(2026, 3, 18), date(2026, 3, 19), date(2026, 3, 20)}


def at(day, hour=9):
    return datetime(2026, 3, day, hour, tzinfo=WIB)


def test_paused_deadline_counts_working_days_only():
    assert paused_deadline(FRIDAY, 3, HOLIDAYS).day == 23
    assert paused_deadline(FRIDAY, 3).day == 18
    assert paused_deadline(at(14), 0, HOLIDAYS).day == 16


def test_paused_deadline_stands_still_and_goes_on():
    assert paused_deadline(FRIDAY, 3, HOLIDAYS, [Pause(at(16))]) is None
    paused = Pause(at(16), at(24))
    assert paused_deadline(FRIDAY, 3, HOLIDAYS, [paused]).day == 26
    assert paused.covers(date(2026, 3, 16))
    assert not paused.covers(date(2026, 3, 24))


@given(st.integers(0, 40), st.integers(1, 30))
def test_paused_deadline_is_the_deadline_when_nothing_pauses(start, days):
    since = datetime(2026, 1, 1, 8, tzinfo=WIB).replace(month=1 + start % 12)
    assert paused_deadline(since, days, HOLIDAYS) == working_deadline(since, days, HOLIDAYS)
    assert working_days_between(since, working_deadline(since, days, HOLIDAYS), HOLIDAYS) == days


def test_working_days_between_leaves_out_what_was_paused():
    assert working_days_between(FRIDAY, at(24), HOLIDAYS) == 4
    assert working_days_between(FRIDAY, at(24), HOLIDAYS, [Pause(at(16), at(17))]) == 3


TEXTS = [
    "Batas umur 35 tahun terlalu rendah untuk dokter spesialis.",
    "Batas umur untuk dokter spesialis terlalu rendah, mohon dinaikkan.",
    "Syarat IPK 3,00 memberatkan lulusan kampus kecil.",
    "IPK 3,00 memberatkan lulusan dari kampus kecil di Jambi.",
    "Lokasi ujian terlalu jauh dari Mersam.",
    "…",
]


def test_alike_comments_come_together():
    assert groups(TEXTS) == [[0, 1], [2, 3], [4], [5]]


def test_every_text_is_in_exactly_one_group():
    assert sorted(chain.from_iterable(groups(TEXTS * 3, 0.9))) == list(range(18))
    assert groups([]) == []


def test_words_lose_common_ones_and_endings():
    assert words("Saya mohon persyaratannya diubahkan") == [
        "mohon", "persyaratan", "diubah", "mohon persyaratan", "persyaratan diubah",
    ]  # fmt: skip
    assert words("kan 35") == ["kan", "35", "kan 35"]


def test_a_text_is_most_like_itself():
    one, other = vectors(TEXTS[:2])
    assert cosine(one, one) == pytest.approx(1)
    assert 0 < cosine(one, other) < 1


def test_differences_name_words():
    pieces = [(each.kind, each.text) for each in differences("umur paling tinggi 35 tahun", "umur 40 tahun.")]
    assert ("gone", "35") in pieces or any(kind == "gone" and "35" in text for kind, text in pieces)
    assert pieces[0] == ("same", "umur ")
    assert pieces[-1] == ("new", ".")


@given(st.text("ab c.,", max_size=30), st.text("ab c.,", max_size=30))
def test_differences_lose_nothing(old, new):
    pieces = differences(old, new)
    assert "".join(each.text for each in pieces if each.kind != "new") == old
    assert "".join(each.text for each in pieces if each.kind != "gone") == new


def test_small_numbers_are_hidden_and_cannot_be_subtracted():
    assert hidden({"a": 40, "b": 12, "c": 0}) == set()
    assert hidden({"a": 40, "b": 12, "c": 3}) == {"b", "c"}
    assert hidden({"a": 40, "b": 2, "c": 4, "d": 1}) == {"b", "c", "d"}
    assert hidden({"a": 40, "b": 1, "c": 2}) == {"a", "b", "c"}
    assert hidden({"a": 1}) == {"a"}
