import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core import events
from bening.core.events import BadEvent, Record, new_id, parse
from bening.core.tlog.canonical import canonical

AT = datetime(2026, 11, 24, 4, 5, 6, tzinfo=UTC)
DIGEST = "sha256:" + "0123456789" * 6 + "abcd"
ROOT = "A" * 43 + "="
KEY = "bening.example/log/2026+530d903a+" + "A" * 44
SAMPLE = {
    "Name": "cpns-2024",
    "Digest": DIGEST,
    "Root": ROOT,
    "Key": KEY,
    "Origin": "bening.example/log/2026",
    "Count": 3,
    "Roots": (ROOT, ROOT),
}
COMMIT = dict.fromkeys(("subjek", "isi", "aktor"), ROOT)


def record(kind, **changes):
    event = kind(**{field.name: SAMPLE[field.type] for field in fields(kind)} | changes)
    ref = (0, 4) if kind.must_answer else ()
    return Record(event, new_id(AT, b"0123456789"), AT, ref, COMMIT if kind.personal else None)


@pytest.mark.parametrize("kind", events.PUBLIC, ids=lambda kind: kind.kind)
def test_every_kind_reads_back(kind):
    data = record(kind).encode()

    assert parse(data) == record(kind)
    assert json.loads(data)["type"] == kind.kind


@pytest.mark.parametrize("kind", events.PUBLIC, ids=lambda kind: kind.kind)
def test_every_kind_says_what_it_is_for_and_answers_only_known_kinds(kind):
    assert kind.__doc__
    assert not kind.__doc__.startswith(kind.__name__ + "(")
    assert set(kind.answers) <= events.BY_KIND.keys()


def test_public_lists_every_event_once():
    defined = [each for each in vars(events).values() if isinstance(each, type) and hasattr(each, "kind")]

    assert sorted(each.kind for each in defined) == sorted(each.kind for each in events.PUBLIC)
    assert len(events.BY_KIND) == len(events.PUBLIC)


def test_every_personal_kind_has_the_same_shape():
    shapes = {
        tuple(sorted(json.loads(record(kind).encode()) | {"ref": []}))
        for kind in events.PUBLIC
        if kind.personal
    }

    assert shapes == {("commit", "id", "ref", "rules", "time", "type", "v")}


@pytest.mark.parametrize(
    ("kind", "changes", "says"),
    [
        (events.IncidentDeclared, {"code": "1504035205980001"}, "NIK"),
        (events.IncidentDeclared, {"code": "1504-0352-0598-0001"}, "NIK"),
        (events.IncidentDeclared, {"code": "sari@example.id"}, "short name"),
        (events.IncidentDeclared, {"code": "Siti Nurhaliza"}, "short name"),
        (events.IncidentDeclared, {"sha256": "abc"}, "64 hex digits"),
        (events.ErasurePerformed, {"people": -1}, "not a count"),
        (events.ErasurePerformed, {"people": True}, "not a count"),
        (events.ErasurePerformed, {"people": 1.5}, "float"),
        (events.LogGenesis, {"origin": "somewhere"}, "host/log/season"),
        (events.LogGenesis, {"key": "x"}, "verifier key"),
        (events.RankingComputed, {"inputs": ("x",)}, "hash in base 64"),
        (events.RankingComputed, {"inputs": "x"}, "not a list"),
    ],
)
def test_nothing_but_the_declared_forms_gets_in(kind, changes, says):
    with pytest.raises(BadEvent, match=says):
        record(kind, **changes).encode()


def test_personal_pattern_names_what_it_found():
    assert events.personal_pattern("hubungi sari@example.id") == "an e-mail address"
    assert events.personal_pattern("batanghari-cpns-2024/skd/2024-10-19/1") is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda body: body.update(catatan="x"), "fields"),
        (lambda body: body.pop("rules"), "fields"),
        (lambda body: body.update(type="gossip.heard"), "known type"),
        (lambda body: body.update(v=2), "known type and version"),
        (lambda body: body.update(id="x"), "UUID version 7"),
        (lambda body: body.update(id=7), "UUID version 7"),
        (lambda body: body.update(id=body["id"].upper()), "UUID version 7"),
        (lambda body: body.update(id="0192f0c1-7c3a-4d10-9b1e-5f2f3a9c1b22"), "UUID version 7"),
        (
            lambda body: body.update(id=str(new_id(datetime(2020, 1, 1, tzinfo=UTC), b"0" * 10))),
            "different moments",
        ),
        (lambda body: body.update(time="2026-11-24 04:05:06Z"), "moment in UTC"),
        (lambda body: body.update(time="2026-13-24T04:05:06Z"), "moment in UTC"),
        (lambda body: body.update(time=5), "moment in UTC"),
        (lambda body: body.update(ref=[]), "ref is not a list"),
        (lambda body: body.update(ref=4), "ref is not a list"),
        (lambda body: body.pop("ref"), "answers nothing"),
        (lambda body: body.update(ref=[4, 0]), "rising list"),
        (lambda body: body.update(ref=[4, 4]), "rising list"),
        (lambda body: body.update(ref=[-1]), "rising list"),
        (lambda body: body.update(ref=["0"]), "rising list"),
        (lambda body: body.update(ref=[True]), "rising list"),
        (lambda body: body.update(commit="x"), "commit holds"),
        (lambda body: body["commit"].update(nama=ROOT), "commit holds"),
        (lambda body: body["commit"].update(isi="x"), "hash in base 64"),
    ],
)
def test_parse_is_strict(change, says):
    body = json.loads(record(events.VerificationHuman).encode())
    change(body)

    with pytest.raises(BadEvent, match=says):
        parse(canonical(body))


PERSONAL = [kind for kind in events.PUBLIC if kind.personal]


def read_or_nothing(way, data):
    try:
        return way(data)
    except BadEvent:
        return None


@given(st.sampled_from(PERSONAL), st.lists(st.integers(0, 2**53 - 1), max_size=3), st.data())
def test_quick_way_reads_exactly_what_the_strict_way_reads(kind, ref, data):
    body = json.loads(record(kind).encode()) | {"ref": ref}
    if not ref:
        del body["ref"]
    written = bytearray(canonical(body))
    for place in data.draw(st.lists(st.integers(0, len(written) - 1), max_size=1)):
        written[place] ^= 1 << data.draw(st.integers(0, 7))

    quick, strict = (read_or_nothing(way, bytes(written)) for way in (events._usual, events._any))
    assert quick == strict or (quick is None and max(ref) >= 10**15)


def test_quick_way_is_the_usual_way():
    for kind in PERSONAL:
        assert events._usual(record(kind).encode()) == record(kind)


@pytest.mark.parametrize("data", [b"[]", b"{}", b"7", b"{", b'{"v": 1}', b"x" * 8193])
def test_parse_refuses_what_is_no_entry(data):
    with pytest.raises(BadEvent):
        parse(data)


def test_event_that_answers_nothing_has_no_ref():
    with pytest.raises(BadEvent, match="ref is not a list"):
        replace(record(events.WitnessPolicy), ref=(1,)).encode()


def test_time_with_a_fraction_is_refused():
    with pytest.raises(BadEvent, match="whole seconds"):
        replace(record(events.WitnessPolicy), time=AT.replace(microsecond=5)).encode()


@given(st.integers(0, 2**40), st.binary(min_size=10, max_size=10))
def test_new_id_is_a_uuid_7_that_holds_its_moment(milliseconds, random):
    at = datetime.fromtimestamp(milliseconds / 1000, UTC)
    made = new_id(at, random)

    assert (made.version, made.variant) == (7, UUID(int=0b10 << 62).variant)
    assert made.int >> 80 == int(at.timestamp() * 1000)


def test_new_id_wants_ten_bytes():
    with pytest.raises(ValueError, match="ten"):
        new_id(AT, b"short")
