"""A whole log with its data verifies; nothing that an outsider can see may be changed unseen."""

import random

import pytest
from django.db import connection

from bening.core import events
from bening.core.tlog.merkle import leaf_hash
from bening.core.tlog.note import Note, VerifierKey, sign_note
from bening.transparency import anchor, keys, queries, services
from bening.transparency.models import Checkpoint, Entry, Log, Tile
from bening.transparency.verify.source import Missing
from bening.transparency.verify.trust import Memory
from tests.core.tlog.helpers import pair
from tests.transparency.world import START, World, codes, verify

pytestmark = pytest.mark.django_db


def test_whole_recruitment_verifies(world):
    report = verify(world.site())

    assert report.ok, [each.text("en") for each in report.problems]
    steps = [each.code for each in report.findings if each.kind == "step"]
    assert steps == [
        "step.checkpoint",
        "step.state",
        "step.tree",
        "step.history",
        "step.entries",
        "step.chain",
        "step.tables",
        "step.files",
        "step.ranking",
        "step.ranking",
        "step.ranking",
    ]


def test_key_from_the_site_itself_is_said_loudly(world):
    site = world.site()

    assert [each.code for each in verify(site).findings if each.kind == "note"] == [
        "note.key_from_site",
        "note.no_witnesses",
    ]
    trusted = verify(site, keys=[VerifierKey.parse(world.log.key)])
    assert [each.code for each in trusted.findings if each.kind == "note"] == ["note.no_witnesses"]


def test_key_of_another_log_is_not_enough(world):
    report = verify(world.site(), keys=[VerifierKey("elsewhere", 1, bytes(32))])

    assert codes(report) == ["key.not_trusted"]


def test_key_that_did_not_sign_is_refused(world):
    report = verify(world.site(), keys=[VerifierKey(world.log.origin, 1, bytes(32))])

    assert codes(report) == ["checkpoint.signature"]


def test_log_without_a_checkpoint_is_no_fault(db):
    made = World()

    class Bare(type(made.site())):
        def get(self, path):
            if path.endswith("/checkpoint"):
                raise Missing(path)
            return super().get(path)

    assert verify(Bare({})).ok


# --- every column of every table, a bit at a time -------------------------------------------------

# What only our own database shows: nobody outside can see these, and nothing depends on them.
UNSEEN = {
    (Entry, "id"): "order of arrival; the order that counts is idx",
    (Entry, "uuid"): "a copy of the id inside the body",
    (Entry, "leaf"): "recomputed from the body by whoever reads it",
    (Entry, "recorded_at"): "shown only in the acknowledgement, which its holder has",
    (Tile, "id"): "",
    (Checkpoint, "id"): "",
    (Checkpoint, "created_at"): "not published: our own clock proves nothing",
    (Log, "id"): "",
    (Log, "frozen"): "published as yes or no; see its own test",
}
COLUMNS = [
    (model, field.column)
    for model in (Entry, Tile, Checkpoint, Log)
    for field in model._meta.concrete_fields
    if (model, field.column) not in UNSEEN
]


def flipped(value, place):
    """The value with one bit turned."""
    if isinstance(value, str):
        data = value.encode()
        place %= len(data)
        return (data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]).decode(errors="replace")
    if isinstance(value, int):
        return value ^ 1
    data, place = bytes(value), place % len(bytes(value))
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.fixture
def released_world(world, drop_triggers):
    """Two checkpoints and more than one bundle, so that old checkpoints, full and partial tiles exist."""
    world.site()
    for _ in range(260):
        world.record(events.SoftwareReleased(version="bening-0.1.0", sha256="sha256:" + "0" * 64))
    site = world.site()
    services.open_log("2027", at=START)  # has no tiles and no checkpoint: rows can be moved there
    assert verify(site).ok
    drop_triggers()
    with connection.cursor() as cursor:  # the owner of the database can do this as well
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = 1")
    yield site
    with connection.cursor() as cursor:  # the connection outlives the test
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = 0")


@pytest.mark.parametrize(("model", "column"), COLUMNS, ids=lambda each: getattr(each, "__name__", each))
def test_one_bit_of_any_column_is_seen(released_world, model, column):
    chosen = random.Random(f"{model.__name__}.{column}")
    rows = model.objects.filter(**{"season" if model is Log else "log__season": "2026"}).order_by("pk")
    for row in chosen.sample(list(rows), min(4, rows.count())):
        value = getattr(row, column)
        for place in chosen.sample(range(64), 3):
            changed = flipped(value, place)
            if column == "log_id":
                changed = Log.objects.get(season="2027").pk
            if column in ("idx", "n", "level", "size") and model is not Log:
                changed = value + 10_000  # any neighbour may be taken
            model.objects.filter(pk=row.pk).update(**{column: changed})
            assert not verify(released_world).ok, (
                f"{model.__name__} {row.pk}: {column} {value!r} → {changed!r}"
            )
            model.objects.filter(pk=row.pk).update(**{column: value})
    assert verify(released_world).ok


@pytest.mark.parametrize("index", [0, 1, 100, 255, 256, 278])
def test_changed_entry_is_named(released_world, index):
    entry = Entry.objects.get(log__season="2026", idx=index)
    Entry.objects.filter(pk=entry.pk).update(body=entry.body.replace('"v":1', '"v":2'))

    report = verify(released_world)
    changed = [each for each in report.problems if each.code == "entry.changed"]
    assert [each.facts for each in changed] == [{"index": index}]
    assert f"ENTRI {index} DIUBAH" in changed[0].text("id")


@pytest.mark.parametrize(("level", "n", "place"), [(0, 0, 17), (0, 1, 3), (1, 0, 0)])
def test_changed_tile_is_named(released_world, level, n, place):
    tile = Tile.objects.get(log__season="2026", level=level, n=n)
    data = bytearray(tile.data)
    data[place * 32 + 5] ^= 4
    Tile.objects.filter(pk=tile.pk).update(data=bytes(data))

    changed = [each.facts for each in verify(released_world).problems if each.code == "tile.changed"]
    width = {(0, 0): "", (0, 1): ".p/23", (1, 0): ".p/1"}[level, n]
    assert changed == [
        {
            "path": f"/log/2026/tile/{level}/{n:03d}{width}",
            "place": place,
            "index": (n * 256 + place) << 8 * level,
        }
    ]


def test_entry_and_its_tile_changed_together_are_seen(released_world):
    entry = Entry.objects.get(log__season="2026", idx=10)
    body = entry.body.replace('"v":1', '"v":2')
    Entry.objects.filter(pk=entry.pk).update(body=body)
    tile = Tile.objects.get(log__season="2026", level=0, n=0)
    data = bytearray(tile.data)
    data[10 * 32 : 11 * 32] = leaf_hash(body.encode())
    Tile.objects.filter(pk=tile.pk).update(data=bytes(data))

    found = codes(verify(released_world))
    assert "root.differs" in found
    assert "checkpoint.differs" in found


def test_two_entries_swapped_are_seen(released_world):
    first, second = (Entry.objects.get(log__season="2026", idx=index) for index in (30, 31))
    Entry.objects.filter(pk=first.pk).update(idx=None)
    Entry.objects.filter(pk=second.pk).update(idx=30)
    Entry.objects.filter(pk=first.pk).update(idx=31)

    found = [each.facts for each in verify(released_world).problems if each.code == "entry.changed"]
    assert found == [{"index": 30}, {"index": 31}]


def test_removed_entry_is_named(released_world):
    Entry.objects.filter(log__season="2026", idx=12)._raw_delete("default")

    [missing] = [each for each in verify(released_world).problems if each.code == "bundle.count"]
    assert (missing.facts["index"], missing.facts["found"]) == (12, 255)


def test_frozen_log_tells_the_world(world):
    site = world.site()
    Log.objects.update(frozen="the anchor is gone")

    assert codes(verify(site)) == ["state.frozen"]


# --- rewriting history with the true key ----------------------------------------------------------


def rewrite(world):
    """Do what the holder of the database and of the key could do: another history, newly signed."""
    Checkpoint.objects.all().delete()
    Tile.objects.all().delete()
    for entry in Entry.objects.filter(log=world.log):
        body = entry.body.replace("bening-0.1.0", "bening-0.1.1")
        Entry.objects.filter(pk=entry.pk).update(body=body, leaf=leaf_hash(body.encode()), idx=None)
    Log.objects.filter(pk=world.log.pk).update(size=0, root=b"")
    anchor.path_of("2026").unlink()
    services.sequence(world.log)
    services.publish(world.log, at=world.at)


def test_rewritten_history_is_seen_by_whoever_kept_a_checkpoint(world, drop_triggers):
    for _ in range(3):
        world.record(events.SoftwareReleased(version="bening-0.1.0", sha256="sha256:" + "0" * 64))
    site = world.site()
    kept = site.get("/log/2026/checkpoint")
    drop_triggers()
    rewrite(world)
    world.record(events.WitnessPolicy(sha256="sha256:" + "0" * 64))
    world.site()

    assert verify(site).ok  # a stranger who comes for the first time cannot know
    report = verify(site, since=[("koran.txt", kept)])
    assert [(each.code, each.facts["where"]) for each in report.problems] == [
        ("checkpoint.differs", "koran.txt")
    ]


def test_shortened_log_is_seen_by_whoever_kept_a_checkpoint(world):
    site = world.site()
    kept = queries.checkpoint(world.log)
    signer = keys.read(keys.log_key_path("2026"))
    text = kept.note.split("\n\n")[0].replace("\n19\n", "\n119\n") + "\n"
    forged = Note(text, (sign_note(text, signer.verifier, signer.sign),)).encode()

    report = verify(site, since=[("koran.txt", forged)])
    assert codes(report) == ["checkpoint.ahead"]


def test_memory_recalls_the_earlier_visit(world, tmp_path, drop_triggers):
    for _ in range(3):
        world.record(events.SoftwareReleased(version="bening-0.1.0", sha256="sha256:" + "0" * 64))
    site, memory = world.site(), Memory(tmp_path)
    assert verify(site, memory=memory).ok
    world.record(events.WitnessPolicy(sha256="sha256:" + "0" * 64))
    world.site()

    again = verify(site, memory=memory)
    assert again.ok
    assert "note.key_remembered" in [each.code for each in again.findings]
    assert "step.remembered" in [each.code for each in again.findings]

    drop_triggers()
    rewrite(world)
    assert codes(verify(site, memory=memory)) == ["checkpoint.differs"]


def test_memory_sees_another_key(world, tmp_path, drop_triggers):
    site, memory = world.site(), Memory(tmp_path)
    verify(site, memory=memory)
    drop_triggers()
    sign, public = pair()
    other = VerifierKey(world.log.origin, 1, public)
    Log.objects.filter(pk=world.log.pk).update(key=str(other))
    text = queries.checkpoint(world.log).note.split("\n\n")[0] + "\n"
    Checkpoint.objects.update(note=Note(text, (sign_note(text, other, sign),)).encode().decode())

    assert codes(verify(site, memory=memory)) == ["key.changed", "checkpoint.signature"]
    assert codes(verify(site)) == ["key.genesis"]  # even the first visit sees the key of the first entry


def test_memory_that_is_broken_is_as_if_empty(world, tmp_path):
    site, memory = world.site(), Memory(tmp_path)
    verify(site, memory=memory)
    for path in tmp_path.iterdir():
        path.write_text("{")

    assert "note.key_from_site" in [each.code for each in verify(site, memory=memory).findings]


def test_key_that_was_replaced_in_the_log_is_lawful(world, drop_triggers):
    """The acknowledgement key, under the one before it; announced without such an entry it is not."""
    new = VerifierKey(keys.acknowledgement_name(world.log.origin), 1, pair()[1])
    drop_triggers()
    Log.objects.filter(pk=world.log.pk).update(acknowledgement_key=str(new))
    site = world.site()
    assert codes(verify(site)) == ["key.genesis"]

    old = world.log.acknowledgement_key
    world.record(events.KeyRotated(purpose="ack", old=old, new=str(new)))
    assert verify(world.site()).ok
