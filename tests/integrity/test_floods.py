"""A flood costs whoever makes it, and keeps a person out for a minute at most, with scripts or without."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from bening.core.decision import Refused
from bening.core.effort import solve
from bening.integrity import crypto, limits, services, slips, tokens
from bening.integrity.models import Report
from tests.integrity.conftest import TODAY, UNITS
from tests.integrity.test_host import WORDS

FORM = re.compile(r'name="form" value="([^"]+)"')
BITS = re.compile(r'data-effort="form" data-bits="(\d+)"')


class Clock:
    """The time of the buckets and that of the forms, together."""

    def __init__(self, start, traveller, monkeypatch):
        self.start, self.traveller, self.past = start, traveller, 0.0
        monkeypatch.setattr(limits.time, "monotonic", lambda: 1000.0 + self.past)
        limits.forget()

    def pass_by(self, seconds):
        self.past += seconds
        self.traveller.move_to(self.start + timedelta(seconds=self.past))


@pytest.fixture
def clock(wib, monkeypatch):
    monkeypatch.setattr(crypto, "RECEIPT_MEMORY", 8192)
    monkeypatch.setattr(crypto, "RECEIPT_OPS", 1)
    start = wib(2026, 11, 24, 9)
    with time_machine.travel(start, tick=False) as traveller:
        yield Clock(start, traveller, monkeypatch)
    limits.forget()


def form(host):
    page = host.get("/lapor/").content.decode()
    found = BITS.search(page)
    return FORM.search(page)[1], int(found[1]) if found else 0


def send(host, token, **more):
    return host.post("/lapor/", {**WORDS, "form": token, **more})


@pytest.fixture
def flood(host, keys, clock):
    """Reports without any work, until they are refused."""

    def flooded():
        for _ in range(100):
            if send(host, form(host)[0]).status_code == 422:
                return Report.objects.count()
        raise AssertionError("nothing stopped it")

    return flooded


def test_while_it_is_calm_nothing_is_asked_and_no_script_runs(host, keys, clock):
    page = host.get("/lapor/")
    assert "script" not in page.headers["Content-Security-Policy"]
    assert b"<script" not in page.content
    assert send(host, FORM.search(page.content.decode())[1]).status_code == 200


def test_a_flood_meets_a_wait_and_a_person_gets_in_with_patience_alone(host, flood, clock):
    assert flood() == limits.CALM
    token, bits = form(host)
    assert bits == limits.LEAST_BITS
    refused = send(host, token)
    assert "Tunggu 60 detik" in refused.content.decode()
    assert WORDS["what"] in refused.content.decode(), "what was typed is not lost"
    clock.pass_by(60)
    assert send(host, FORM.search(refused.content.decode())[1]).status_code == 200


def test_a_patient_flood_keeps_nobody_out_for_longer_than_one_drop(host, flood, clock):
    flood()
    hoard = [form(host)[0] for _ in range(40)]
    clock.pass_by(60)
    assert [send(host, token).status_code for token in hoard].count(200) == limits.WAITED.most - limits.CALM
    late = send(host, form(host)[0])
    assert late.status_code == 422
    clock.pass_by(limits.WAITED.seconds)
    assert send(host, FORM.search(late.content.decode())[1]).status_code == 200


def test_work_goes_ahead_of_waiting_and_has_room_of_its_own(host, flood, clock):
    flood()
    hoard = [form(host)[0] for _ in range(40)]
    clock.pass_by(60)
    for token in hoard:
        send(host, token)
    page = host.get("/lapor/")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert not page.cookies
    token, bits = form(host)
    assert send(host, token, hasil="0").status_code == 422, "an answer that shows no work"
    assert send(host, token, hasil=solve(token, bits)).status_code == 200


def test_a_slip_goes_ahead_of_a_patient_flood_once(host, flood, clock, settings):
    """No script, no wait, and every other way in is full."""
    slip, other = (slips.new_slip(tokens.secret(), clock.start.date()) for _ in range(2))
    before = flood()
    hoard = [form(host)[0] for _ in range(40)]
    clock.pass_by(60)
    taken = [send(host, token).status_code for token in hoard].count(200)
    token, _ = form(host)
    assert send(host, token).status_code == 422, "the flood waits as well as anybody"

    typed = slip.lower().replace("-", " ")
    assert send(host, token, slip=typed).status_code == 200
    assert send(host, token, slip=typed).status_code == 200, "sent twice, answered twice, kept once"
    again = send(host, form(host)[0], slip=typed)

    assert "Karcis ini sudah dipakai" in again.content.decode()
    assert Report.objects.count() == before + taken + 1
    assert (
        "bukan karcis yang berlaku" in send(host, form(host)[0], slip="AAAA-BBBB-CCCC-DDDD").content.decode()
    )
    assert send(host, form(host)[0], slip=other).status_code == 200


def test_a_slip_is_not_spent_by_what_is_not_kept(host, flood, clock, keys):
    slip = slips.new_slip(tokens.secret(), clock.start.date())
    flood()
    token, _ = form(host)
    everybody = [code for code, _, _ in UNITS]
    assert send(host, token, slip=slip, units=everybody).status_code == 422, "nobody is independent"
    assert send(host, token, slip=slip).status_code == 200


def test_slips_count_for_this_quarter_and_the_next_and_nobody_else_prints_them():
    secret, day = bytes(32), date(2026, 11, 24)
    slip = slips.new_slip(secret, day)
    kept = slips.typed_slip(slip, secret, day)
    assert len(kept) == 32
    assert slips.last_day(day) == date(2027, 3, 31)
    assert slips.typed_slip(slip, secret, date(2027, 3, 31)) == kept
    assert slips.typed_slip(slip, secret, date(2027, 4, 1)) == b""
    assert slips.typed_slip(slip, bytes(31) + b"x", day) == b""
    for wrong in ("", "A" * 15, "A" * 17, "Ä" * 16, "9" * 16):
        assert slips.typed_slip(wrong, secret, day) == b""
    mistaken = slip.translate(str.maketrans("OIB", "018"))
    assert slips.typed_slip(mistaken, secret, day) == kept


def test_a_used_slip_is_remembered_as_long_as_it_counts_and_no_longer(file_report, clock):
    used = slips.typed_slip(slips.new_slip(bytes(32), TODAY), bytes(32), TODAY)
    file_report(slip=used)
    ends = slips.last_day(TODAY)
    services.destroy_expired(ends + timedelta(days=1))
    assert services.slip_spent(used)
    services.destroy_expired(ends + timedelta(days=3))
    assert not services.slip_spent(used)


def test_a_form_from_before_the_flood_gets_the_work_when_it_is_refused(host, flood, keys, clock):
    early, bits = form(host)
    assert bits == 0
    flood()
    refused = send(host, early).content.decode()
    token, bits = FORM.search(refused)[1], int(BITS.search(refused)[1])
    assert token != early
    assert send(host, token, hasil=solve(token, bits)).status_code == 200


def test_a_form_sent_again_in_a_flood_still_shows_its_receipt(host, flood, clock):
    token, _ = form(host)
    first = send(host, token).content.decode()
    flood()
    for _ in range(30):
        again = send(host, token).content.decode()
    assert re.search(r'id="kode">([0-9 ]+)', again)[1] == re.search(r'id="kode">([0-9 ]+)', first)[1]


def receipt_in(page):
    return re.search(r'id="kode">([0-9 ]+)', page.content.decode())[1].replace(" ", "")


def test_invented_receipts_keep_no_reporter_from_the_answer(host, keys, clock):
    receipt = receipt_in(send(host, form(host)[0]))
    wrong = "0" * 20
    assert not crypto.may_be_receipt(tokens.secret(), wrong)
    for _ in range(limits.RECEIPTS.most):
        assert "tidak dikenal" in host.post("/kotak/", {"receipt": wrong}).content.decode()
    assert "terlalu banyak" in host.post("/kotak/", {"receipt": wrong}).content.decode()

    assert WORDS["what"] in host.post("/kotak/", {"receipt": receipt}).content.decode()


def test_who_knocks_without_end_is_slowed_down_alone(host, keys, clock):
    often, other = (receipt_in(send(host, form(host)[0])) for _ in range(2))
    answers = [host.post("/kotak/", {"receipt": often}).status_code for _ in range(limits.OFTEN + 1)]
    assert answers == [200] * limits.OFTEN + [422]
    assert host.post("/kotak/", {"receipt": other}).status_code == 200
    clock.pass_by(limits.OFTEN_SECONDS)
    assert host.post("/kotak/", {"receipt": often}).status_code == 200


def test_no_receipt_is_told_of_a_form_that_was_not_sent(host, keys, clock):
    answer = host.post("/lapor/kode/", {"form": form(host)[0], "receipt": "1"})
    assert answer.status_code == 400
    assert 'id="kode"' not in answer.content.decode()


def test_visits_are_forgotten_when_they_count_no_more(clock):
    for number in range(limits.VISITED):
        limits.knock(number.to_bytes(4, "big"), ours=True)
    clock.pass_by(limits.OFTEN_SECONDS)
    limits.knock(b"new", ours=True)
    assert list(limits._visits) == [b"new"]


def test_work_grows_with_the_flood_and_ends_with_it(clock):
    asked = []
    for _ in range(7):
        for _ in range(limits.CALM * 2 ** len(asked) - len(limits._reports)):
            limits._reports.append(limits.time.monotonic())
        asked.append(limits.asked_bits())
    assert asked == [15, 16, 17, 18, 19, 20, 20]
    clock.pass_by(limits.HOUR + 1)
    assert limits.asked_bits() == 0


def test_a_bucket_fills_drop_by_drop(clock):
    bucket = limits.Bucket(2, 10)
    bucket.take()
    bucket.take()
    clock.pass_by(4)
    with pytest.raises(Refused) as refused:
        bucket.take()
    assert refused.value.reasons[0].facts == {"seconds": 6}
    clock.pass_by(6)
    bucket.take()
    clock.pass_by(1000)
    bucket.take()
    bucket.take()
    with pytest.raises(Refused):
        bucket.take()


def test_nothing_of_the_counting_is_written_down(host, flood, clock):
    flood()
    assert all(isinstance(each, float) for each in limits._reports)
