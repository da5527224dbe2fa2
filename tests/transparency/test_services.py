import json
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from bening.core import events
from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint as CheckpointText
from bening.core.tlog.commitment import commit
from bening.core.tlog.note import Note, VerifierKey, decode64, signed_by
from bening.core.tlog.receipt import Receipt
from bening.transparency import anchor, keys, queries, services
from bening.transparency.models import Checkpoint, Entry, Log, Tile

AT = datetime(2026, 11, 24, 4, 5, 6, 250_000, tzinfo=UTC)
RULES = "sha256:" + "0" * 64
SECRET = bytes(range(32))
FIELDS = {"subjek": "00000042", "isi": {"hasil": "MS"}, "aktor": ["a", "b"]}

pytestmark = pytest.mark.django_db


@pytest.fixture
def season():
    return services.open_log("2026", at=AT)


def submit(log, **more):
    event = events.ApplicationSubmitted(rules=RULES)
    return services.record(event, log=log, at=AT, secret=SECRET, fields=FIELDS, **more)


def decide(log, *answered):
    event = events.VerificationHuman(rules=RULES)
    return services.record(event, log=log, at=AT, answers=answered, secret=SECRET, fields=FIELDS)


def released(log):
    services.sequence(log)
    services.publish(log, at=AT)
    return queries.checkpoint(log)


def test_open_log_says_who_it_is_and_opens_once(season):
    [entry] = Entry.objects.all()
    genesis = queries.record_of(entry).event

    assert genesis == events.LogGenesis("127.0.0.1/log/2026", season.key, season.acknowledgement_key)
    assert services.open_log("2026", at=AT) == season
    assert Entry.objects.count() == 1


def test_record_writes_a_row_that_waits(season):
    entry = submit("2026")

    record = queries.record_of(entry)
    assert (entry.idx, entry.recorded_at, record.time) == (None, AT, AT.replace(microsecond=0))
    assert bytes(entry.leaf) == merkle.leaf_hash(entry.body.encode())
    assert record.event == events.ApplicationSubmitted(rules=RULES)
    assert "00000042" not in entry.body


def test_record_outside_a_transaction_is_a_mistake(season, monkeypatch):
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)

    with pytest.raises(RuntimeError, match="transaction"):
        submit(season)


def test_record_about_a_person_needs_their_secret(season):
    with pytest.raises(TypeError, match="secret"):
        services.record(events.ApplicationSubmitted(rules=RULES), log=season, at=AT)


def test_record_gives_what_it_answers_an_index_first(season):
    application = submit(season)
    decision = decide(season, application, None)

    assert queries.record_of(decision).ref == (1,)
    assert Entry.objects.get(pk=application.pk).idx == 1
    assert Entry.objects.get(pk=decision.pk).idx is None


def test_record_refuses_to_answer_what_such_an_event_cannot_answer(season):
    application = submit(season)

    with pytest.raises(events.BadEvent, match=r"cannot answer application\.submitted"):
        services.record(
            events.ObjectionFiled(rules=RULES),
            log=season,
            at=AT,
            answers=[application],
            secret=SECRET,
            fields=FIELDS,
        )


def test_record_refuses_to_answer_an_entry_of_another_log(season):
    other = services.open_log("2027", at=AT)

    with pytest.raises(events.BadEvent, match="cannot answer"):
        decide(season, submit(other))


def test_sequence_and_publish_make_every_proof_verify(season):
    entries = [submit(season) for _ in range(300)]
    note = Note.parse(released(season).note.encode())
    checkpoint = CheckpointText.parse(note.text)

    assert checkpoint.size == 301
    assert signed_by(note, VerifierKey.parse(season.key), keys.verify)
    for entry in entries[::37]:
        receipt = Receipt.parse(queries.receipt(entry))
        receipt.verify(checkpoint)
        assert receipt.entry == entry.body.encode()


def test_sequence_does_nothing_when_nothing_waits(season):
    assert services.sequence(season) == 1
    assert services.sequence(season) == 0
    assert services.publish(season, at=AT)
    assert not services.publish(season, at=AT)


def test_sequence_in_many_batches_is_the_same_tree(season, monkeypatch):
    monkeypatch.setattr("bening.transparency.services.sequencing.BATCH", 7)
    entries = [submit(season) for _ in range(40)]

    assert services.sequence(season) == 41
    log = Log.objects.get(pk=season.pk)
    leaves = [bytes(leaf) for leaf in Entry.objects.order_by("idx").values_list("leaf", flat=True)]
    assert bytes(log.root) == merkle.root_of(leaves)
    assert [entry.pk for entry in entries] == list(
        Entry.objects.filter(idx__gt=0).order_by("idx").values_list("pk", flat=True)
    )


def test_receipt_waits_for_a_checkpoint(season):
    entry = submit(season)

    assert queries.receipt(entry) is None
    services.sequence(season)
    assert queries.receipt(entry) is None
    services.publish(season, at=AT)
    assert queries.receipt(entry) is not None


def test_acknowledgement_is_signed_at_once_and_always_the_same(season):
    entry = submit(season)
    note = Note.parse(queries.acknowledgement(entry))

    kind, origin, leaf, taken, promised = note.text.splitlines()
    assert (kind, origin) == ("bening/tanda-terima/v1", season.origin)
    assert decode64(leaf) == bytes(entry.leaf)
    assert (taken, promised) == ("2026-11-24T04:05:06Z", "2026-11-24T04:06:06Z")
    assert signed_by(note, VerifierKey.parse(season.acknowledgement_key), keys.verify)
    assert queries.acknowledgement(Entry.objects.get(pk=entry.pk)) == note.encode()


def test_opening_opens_every_field_and_each_inner_value_alone(season):
    inner = {"ktp": "sha256:" + "1" * 64, "ijazah": "sha256:" + "2" * 64}
    officer = bytes(32)
    entry = submit(season, inner=inner, actor_secret=officer)
    committed = queries.record_of(entry).commit
    shown = json.loads(queries.opening(entry, FIELDS, secret=SECRET, inner=inner, actor_secret=officer))

    for field, opened in shown["buka"].items():
        assert commit(field, decode64(opened["salt"]), opened["nilai"]) == decode64(committed[field])
    for name, opened in shown["dalam"].items():
        assert opened["nilai"] == inner[name]
        expected = decode64(shown["buka"]["isi"]["nilai"]["dalam"][name])
        assert commit(f"isi.{name}", decode64(opened["salt"]), opened["nilai"]) == expected


def test_inner_values_need_an_object_to_lie_in(season):
    with pytest.raises(TypeError, match="object"):
        services.record(
            events.ApplicationSubmitted(rules=RULES),
            log=season,
            at=AT,
            secret=SECRET,
            fields=FIELDS | {"isi": "text"},
            inner={"ktp": "x"},
        )


@pytest.mark.parametrize(
    "change",
    [
        lambda: Entry.objects.filter(idx=0).update(idx=5),
        lambda: Entry.objects.filter(idx=0).update(idx=None),
        lambda: Entry.objects.filter(idx=0).update(body="{}"),
        lambda: Entry.objects.filter(idx=None).update(body="{}"),
        lambda: Entry.objects.filter(idx=None).update(leaf=b"0" * 32, idx=9),
        lambda: Entry.objects.filter(idx=0).delete(),
        lambda: Entry.objects.filter(idx=None).delete(),
        lambda: Tile.objects.update(data=b"0" * 32),
        lambda: Tile.objects.update(data=b""),
        lambda: Tile.objects.all().delete(),
        lambda: Checkpoint.objects.update(note="x"),
        lambda: Checkpoint.objects.update(size=7),
        lambda: Checkpoint.objects.all().delete(),
        lambda: Log.objects.update(size=0),
        lambda: Log.objects.update(root=b"0" * 32),
        lambda: Log.objects.update(origin="x"),
        lambda: Log.objects.all().delete(),
    ],
)
def test_database_refuses_every_other_change(season, change):
    released(season)
    submit(season)

    with pytest.raises(DatabaseError), transaction.atomic():
        change()


def test_witness_lines_may_be_appended_to_a_checkpoint(season):
    checkpoint = released(season)

    assert Checkpoint.objects.update(note=checkpoint.note + "— witness AAAAAAAA\n") == 1


def test_entry_changed_while_it_waited_is_not_sequenced(season, drop_triggers):
    drop_triggers()
    Entry.objects.filter(pk=submit(season).pk).update(body="{}")

    with pytest.raises(services.LogTampered):
        services.sequence(season)
    assert Log.objects.get(pk=season.pk).size == 0


def test_restored_backup_freezes_the_log_until_the_entries_are_back(season, caplog):
    submit(season)
    released(season)
    kept = anchor.read("2026")
    anchor.write("2026", anchor.Anchor(kept.origin, 5, b"\1" * 32))

    submit(season)
    assert services.sequence(season) == 0
    assert not services.publish(season, at=AT)
    assert "LOG FROZEN" in caplog.text
    with pytest.raises(services.LogFrozen, match="5 entries was released, the database holds 2"):
        submit(season)

    anchor.write("2026", kept)
    assert services.sequence(season) == 1
    submit(season)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.unlink(), "the anchor is gone"),
        (lambda path: path.write_text("{"), "cannot be read"),
        (lambda path: path.write_text('{"origin": "x", "size": 1, "root": "00"}'), "belongs to x"),
        (
            lambda path: path.write_text('{"origin": "127.0.0.1/log/2026", "size": 1, "root": "00"}'),
            "not those that were released",
        ),
    ],
)
def test_log_that_does_not_fit_the_anchor_is_frozen(season, spoil, says):
    released(season)
    spoil(anchor.path_of("2026"))
    Log.objects.filter(pk=season.pk)
    submit(season)

    assert services.sequence(season) == 0
    assert says in Log.objects.get(pk=season.pk).frozen


def test_signing_twice_gives_the_same_bytes(season, drop_triggers):
    first = released(season).note
    drop_triggers()
    Checkpoint.objects.all().delete()

    assert released(season).note == first


def test_production_opens_no_log_without_keys_made_before(settings):
    settings.BENING_PRODUCTION = True
    settings.BENING_LOG_KEYS = settings.BENING_ACKNOWLEDGEMENT_KEYS = settings.BENING_ANCHORS

    with pytest.raises(keys.KeyMissing, match="bening keys SEASON"):
        services.open_log("2030", at=AT)

    keys.make_pair("2030", "127.0.0.1/log/2030")
    assert services.open_log("2030", at=AT).key.startswith("127.0.0.1/log/2030+")


def test_key_that_others_can_read_is_not_used(season):
    path = keys.log_key_path("2026")
    path.chmod(0o644)
    try:
        with pytest.raises(keys.KeyMissing, match="chmod 600"):
            keys.read(path)
    finally:
        path.chmod(0o600)
    assert str(keys.read(path).verifier) == season.key


def test_key_that_is_no_key_is_not_used(settings):
    path = settings.BENING_ANCHORS / "x.key"
    path.parent.mkdir(parents=True)
    with pytest.raises(keys.KeyMissing, match="no key"):
        keys.read(path)
    path.write_text("nonsense")
    path.chmod(0o600)

    with pytest.raises(keys.KeyMissing, match="not a signing key"):
        keys.read(path)
