from datetime import UTC, datetime, timedelta

import pytest

from bening.integrity import tokens
from bening.integrity.crypto import ReceiptKey
from bening.integrity.tokens import BadToken

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
KEY = ReceiptKey(b"p" * 32, b"k" * 32)


@pytest.fixture(autouse=True)
def secret(settings):
    settings.BENING_INTEGRITY_SECRET = bytes(32)


def test_a_form_is_ours_for_a_day_and_for_whom_it_was_made():
    form = tokens.new_form(NOW, b"auditor")

    assert tokens.read_form(form, NOW, b"auditor") == tokens.read_form(
        form, NOW + timedelta(hours=23), b"auditor"
    )
    for at, bound in [
        (NOW + timedelta(hours=25), b"auditor"),
        (NOW - timedelta(hours=1), b"auditor"),
        (NOW, b"somebody"),
        (NOW, b""),
    ]:
        with pytest.raises(BadToken):
            tokens.read_form(form, at, bound)


@pytest.mark.parametrize("text", ["", "x", "!!!", "ä", "A" * 100, "A" * 75])
def test_what_we_did_not_write_is_refused(text):
    for read in (tokens.read_form, tokens.carried, tokens.seat):
        with pytest.raises(BadToken):
            read(text, NOW)


def test_a_changed_form_is_refused():
    form = tokens.new_form(NOW)
    changed = ("B" if form[0] == "A" else "A") + form[1:]

    with pytest.raises(BadToken):
        tokens.read_form(changed, NOW)


def test_what_a_receipt_opened_is_carried_for_half_an_hour_and_is_not_to_be_read():
    text = tokens.carry(KEY, NOW)

    assert tokens.carried(text, NOW + timedelta(minutes=29)) == KEY
    assert b"kkkk" not in tokens._read(text)
    with pytest.raises(BadToken):
        tokens.carried(text, NOW + timedelta(minutes=31))
    with pytest.raises(BadToken):
        tokens.seat(text, NOW)


def test_a_restart_forgets_what_was_carried(monkeypatch):
    text, cookie = tokens.carry(KEY, NOW), tokens.sit_down(7, b"k" * 32, NOW)
    monkeypatch.setattr(tokens, "_process", bytes(32))

    with pytest.raises(BadToken):
        tokens.carried(text, NOW)
    with pytest.raises(BadToken):
        tokens.seat(cookie, NOW)


def test_a_seat_lasts_twenty_minutes_and_binds_its_forms():
    one, two = (tokens.seat(tokens.sit_down(7, key * 32, NOW), NOW) for key in (b"a", b"b"))

    assert (one.holder, one.private) == (7, b"a" * 32)
    assert one.bound != two.bound
    with pytest.raises(BadToken):
        tokens.seat(tokens.sit_down(7, b"a" * 32, NOW), NOW + timedelta(minutes=21))
