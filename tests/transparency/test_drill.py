"""The tamper drill: whatever somebody inside changes, somebody outside names it.

The table below is the one of docs/transparency/tamper-drill.md; the last test holds one against the other.
Each attack owns the database, the web server and the log's key.
"""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bening.core import events, sampling
from bening.core.tlog.canonical import canonical
from bening.core.tlog.dataset import seal
from bening.core.tlog.note import ED25519, Note, VerifierKey, encode64, sign_note
from bening.core.tlog.tiles import Tile, entries_path
from tests.core.tlog.helpers import pair
from tests.transparency.drill import DAY, LOG, RELEASE, Adversary, forged_line, put_notes
from tests.transparency.world import SKD, SLUG

pytestmark = (
    pytest.mark.django_db
)  # so that there is a database; the season is made in it once and rolled back
PAGE = Path(__file__).parents[2] / "docs" / "transparency" / "tamper-drill.md"
OTHER = "sha256:" + "9" * 64


@pytest.fixture
def a(scene):
    """One adversary."""
    made = Adversary(scene, scene.at)
    made.serve_proof(scene.at["promised"])
    return made


def test_honest_season_holds_for_whoever_kept_everything(a, tmp_path):
    report = a.look(tmp_path)

    assert report.ok, [each.text("en") for each in report.problems]
    steps = [each.code for each in report.findings if each.kind == "step"]
    assert {"step.witnesses", "step.times", "step.remembered", "step.draw", "step.days"} <= set(steps)
    assert steps.count("step.opening") == 2
    assert "step.acknowledgement" in steps


# --- what is done to the log itself ---------------------------------------------------------------


def entry_changed(a):
    a.bundle(lambda told: told.__setitem__(30, told[30].replace(b'"v":1', b'"v":2')))


def entry_removed(a):
    a.bundle(lambda told: told.pop(12))


def entries_swapped(a):
    a.bundle(lambda told: told.__setitem__(slice(30, 32), [told[31], told[30]]))


def entry_slipped_in(a):
    a.bundle(lambda told: told.insert(40, told[39]))


def bundle_withheld(a):
    del a.files[LOG + entries_path(0, 256)]


def entry_and_tree_changed(a):
    a.replace(30, time="2026-09-01T02:00:00Z")
    a.rebuild(sign=False)


def state_changed(a):
    told = json.loads(a.files[f"{LOG}state.json"])
    a.files[f"{LOG}state.json"] = json.dumps(told | {"root": "A" * 43 + "="}).encode()


def release_unlisted(a):
    newest = max(a.notes)
    del a.notes[newest]
    put_notes(a.files, a.notes)
    a.files[f"{LOG}checkpoint"] = a.scene.notes[newest].encode()


def leaf_tile_forged(a):
    path = LOG + Tile(0, 0, 256).path
    data = bytearray(a.files[path])
    data[17 * 32] ^= 1
    a.files[path] = bytes(data)


def upper_tile_forged(a):
    path = LOG + Tile(1, 0, 1).path
    a.files[path] = bytes(32)


def tile_shortened(a):
    path = LOG + Tile(0, 0, 256).path
    a.files[path] = a.files[path][:-32]


def tile_and_entry_forged(a):
    """What deceives readers that let tiles vouch for entries (CVE-2026-56865)."""
    a.bundle(lambda told: told.__setitem__(30, told[31]))
    path = LOG + Tile(0, 0, 256).path
    data = a.files[path]
    a.files[path] = data[: 30 * 32] + data[31 * 32 : 32 * 32] + data[31 * 32 :]


def rewritten(a):
    a.replace(a.at["mine"], rules=OTHER)
    a.forget()
    a.rebuild()


def rewritten_quietly(a):
    """The old checkpoints stay in the list, so that nothing seems to be missing there."""
    a.replace(a.at["mine"], rules=OTHER)
    a.rebuild()


def application_taken_out(a):
    """Everything is built again without one person; their receipt is what is left."""
    a.entries = [RELEASE_IN_PLACE if n == a.at["mine"] else each for n, each in enumerate(a.entries)]
    a.forget()
    a.kept = {}
    a.policy = None
    a.rebuild()


def slipped_into_the_past(a):
    a.entries.insert(100, a.entries[99])
    a.forget()
    a.rebuild()


def cut_short(a):
    a.entries = a.entries[: a.scene.second - 5]
    a.rebuild(releases=[len(a.entries)])


def first_entry_of_another_log(a):
    told = json.loads(a.entries[0])
    a.replace(0, key=told["acknowledgement"])
    a.forget()
    a.rebuild()


def second_genesis(a):
    a.entries.append(a.entries[0])
    a.rebuild()


def fork_for_newcomers(a):
    """Somebody who kept nothing is shown another branch; the witnesses have seen the first."""
    a.kept = {}
    a.entries = a.entries[: a.scene.second]
    a.say(RELEASE)
    a.forget()
    a.rebuild()


def fork_for_readers(a):
    a.entries = a.entries[: a.scene.second - 1]
    a.say(RELEASE)
    a.say(RELEASE)
    a.forget()
    a.policy = None
    a.rebuild()


def log_hidden(a):
    a.files["/.well-known/bening.json"] = b'{"v":1,"logs":[],"data":"/data/index.json"}'


def checkpoint_hidden(a):
    del a.files[f"{LOG}checkpoint"]


def standing_still(a):
    """The site goes back to the first release, and shows everything as it was then."""
    first = min(a.notes)
    a.entries = a.entries[:first]
    a.notes = {first: a.notes[first]}
    a.rebuild(sign=False)
    put_notes(a.files, a.notes)


def cosignature_forged(a):
    newest = max(a.notes)
    lines = [forged_line(one.key.name, one.key) for one in a.scene.witnesses.values()]
    a.notes[newest] = a.notes[newest].split("\n\n")[0] + "\n\n" + own_line(a.notes[newest]) + "".join(lines)
    put_notes(a.files, a.notes)


def own_line(note):
    return note.split("\n\n")[1].splitlines(keepends=True)[0]


def only_one_witness(a):
    for size, note in a.notes.items():
        a.notes[size] = "".join(line for line in note.splitlines(keepends=True) if not is_other(line))
    put_notes(a.files, a.notes)


def is_other(line):
    return line.startswith(("— kampus", "— pers"))


def colluding(a):
    """All witnesses sign whatever they are given; who kept a checkpoint knows better."""
    for store in a.stores.values():
        store.kept = store.row(a.scene.key.name).__class__(a.scene.key, 0, bytes(32), b"", 0)
    a.replace(a.at["mine"], rules=OTHER)
    a.forget()
    a.rebuild()


# --- when -----------------------------------------------------------------------------------------


def back_dated(a):
    a.say(RELEASE, at=a.scene.world.at - timedelta(days=2))
    a.rebuild()


def back_dated_within_the_order(a):
    """After the newest entry, so that the order is kept, but before the witnesses last saw the log."""
    a.say(RELEASE, at=a.scene.world.at + timedelta(minutes=20))
    a.rebuild()


def ahead_of_the_witnesses(a):
    a.say(RELEASE, at=a.now + timedelta(hours=3))
    a.rebuild()
    a.now += timedelta(days=1)


def from_the_future(a):
    a.say(RELEASE, at=a.now + timedelta(days=30))
    a.rebuild()


def time_and_id_apart(a):
    a.say(RELEASE)
    a.replace(-1, time="2026-09-20T00:00:00Z")
    a.rebuild()


def promise_redated(a):
    a.promise = a.promise.replace(b"2026-09-01", b"2026-09-09")


# --- what is left out -----------------------------------------------------------------------------


def promised_and_dropped(a):
    a.entries = [each for n, each in enumerate(a.entries) if n != a.at["promised"]]
    a.kept = {}
    a.forget()
    a.rebuild()
    a.files = {path: data for path, data in a.files.items() if "/proof/" not in path}


def promised_and_another_logged(a):
    a.replace(a.at["promised"], rules=OTHER)
    a.forget()
    a.rebuild()


def promise_answered_with_another_entry(a):
    [path] = [path for path in a.files if "/proof/" in path]
    a.files[path] = a.receipt


# --- decisions ------------------------------------------------------------------------------------


def receipt_of_no_entry(a):
    a.receipt = a.receipt.replace(b"index %d\n" % a.at["mine"], b"index %d\n" % (a.at["mine"] + 1))


def receipt_of_another_log(a):
    a.receipt = a.receipt.replace(b"/log/2026\n", b"/log/2025\n")


def decided_twice(a):
    a.person(events.VerificationHuman, a.at["mine"])
    a.rebuild()


def decided_of_nobody(a):
    a.person(events.VerificationHuman, a.at["auto"][0])
    a.rebuild()


def decided_of_two(a):
    a.person(events.VerificationHuman, *a.at["clear"][:2])
    a.rebuild()


def decision_before_its_application(a):
    a.person(events.VerificationHuman, len(a.entries) + 5)
    a.rebuild()


def answered_twice(a):
    a.person(events.ObjectionAnswered, a.at["objection"])
    a.rebuild()


def never_answered(a):
    a.person(events.ObjectionFiled, a.at["decision"])
    a.now += timedelta(days=40)
    a.say(RELEASE, at=a.now)
    a.rebuild()


def withdrawn_twice(a):
    first = a.at["kinds"].index("application.withdrawn")
    a.person(events.ApplicationWithdrawn, *json.loads(a.entries[first])["ref"])
    a.rebuild()


def objection_to_an_application(a):
    a.person(events.ObjectionFiled, a.at["mine"])
    a.rebuild()


def one_person_without_a_draw(a):
    a.person(events.VerificationClear, a.at["clear"][0], a.at["auto"][0])
    a.rebuild()


def one_person_though_drawn(a):
    seed, cut = bytes(range(32, 64)), sampling.threshold(50)
    place = next(n for n, each in enumerate(a.at["clear"]) if sampling.is_drawn(seed, each, cut))
    a.person(events.VerificationClear, a.at["clear"][place], a.at["auto"][place], a.at["revealed"])
    a.rebuild()


def one_person_as_two(a):
    """The entry says that two decided; what the applicant was given opens it."""
    a.decided_opening["buka"]["aktor"]["nilai"] = ["a1", "a1"]


# --- rules and the draw ---------------------------------------------------------------------------


def announcement_edited(a):
    a.files["/data/pengumuman.json"] += b" "


def timetable_edited(a):
    a.files["/data/jadwal.json"] = canonical({"jadwal": ["lebih lama"]})


def announcement_unpublished(a):
    a.catalogue(lambda told: told["files"].pop(0))


def decided_by_unknown_rules(a):
    a.person(events.ApplicationSubmitted, rules=OTHER)
    a.rebuild()


def second_seed(a):
    a.say(events.SeedCommitted(object=SLUG, purpose="sample", share=50, sha256=OTHER))
    a.rebuild()


def late_seed(a):
    told = json.loads(a.entries[a.at["rules"]])
    rules = {"regulation": told["regulation"], "rules": told["rules"], "sha256": OTHER}
    a.say(events.RulesPublished(object="susulan", edition=1, **rules))
    a.person(events.ApplicationSubmitted, rules=OTHER)
    a.say(events.SeedCommitted(object="susulan", purpose="sample", share=50, sha256=OTHER))
    a.rebuild()


def another_seed_revealed(a):
    committed = a.at["kinds"].index("seed.committed")
    a.say(events.SeedRevealed(SLUG, "sample", encode64(bytes(32)), sampling.threshold(50)), committed)
    a.rebuild()


def draw_cut_low(a):
    committed = a.at["kinds"].index("seed.committed")
    a.say(events.SeedRevealed(SLUG, "sample", encode64(bytes(range(32, 64))), 1), committed)
    a.rebuild()


# --- marks, rankings, tables ----------------------------------------------------------------------


def mark_changed(a):
    a.table("skd", lambda lines: [dict(each, baris=raised(each["baris"])) for each in lines])


def raised(row):
    return row | {"twk": 150} if row["participant"] == "00000003" else row


def mark_recommitted(a):
    [row] = seal([dict(SKD[2], twk=150)], [bytes(32)])
    a.table("skd", lambda lines: [*lines[:2], json.loads(row.line()), *lines[3:]])


def row_left_out(a):
    a.table("skb", lambda lines: lines[:-1])


def rows_in_another_order(a):
    a.table("skd", lambda lines: lines[::-1])


def row_added(a):
    a.table("skd", lambda lines: [*lines, lines[0]])


def quota_changed(a):
    a.table("formasi", lambda lines: [dict(each, baris=each["baris"] | {"quota": 9}) for each in lines])


def row_erased_in_silence(a):
    a.table("skb", lambda lines: [*lines[:-1], {"dihapus": lines[-1]["komitmen"]}])


def table_withheld(a):
    a.catalogue(lambda told: told["tables"].pop())


def table_beside_the_log(a):
    extra = {"name": f"{SLUG}/susulan", "kind": "skd", "url": "/data/skd.jsonl", "meta": {}}
    extra |= {"announcement": SLUG, "log": "2026", "entry": 3}
    a.catalogue(lambda told: told["tables"].append(extra))


def stage_renamed(a):
    a.catalogue(lambda told: told["tables"][-1].update(meta={"stage": "skd"}))


def ranking(a, change, **more):
    told = json.loads(a.entries[a.at["kinds"].index("ranking.computed")])
    facts = {name: told[name] for name in ("stage", "regulation", "rules", "engine")}
    facts |= {"inputs": tuple(told["inputs"])} | more
    rows = change([dict(row) for row in a.rows("ranking-skd")])
    a.seal("lagi", "ranking-skd", rows, events.RankingComputed, *told["ref"], **facts)
    a.rebuild()


def favoured(a):
    ranking(
        a, lambda rows: [row | {"code": "P/L"} if row["participant"] == "00000001" else row for row in rows]
    )


def left_out_of_the_ranking(a):
    ranking(a, lambda rows: [row for row in rows if row["participant"] != "00000004"])


def stranger_in_the_ranking(a):
    ranking(a, lambda rows: [*rows, dict(rows[0], participant="99999999")])


def ranked_by_other_rules(a):
    ranking(a, lambda rows: rows, rules=OTHER)


def ranked_from_a_hidden_table(a):
    ranking(a, lambda rows: rows, inputs=("B" * 42 + "A=",))


# --- openings, people, other texts ----------------------------------------------------------------


def another_value_claimed(a):
    a.opening["buka"]["isi"]["nilai"]["hasil"] = "MS"


def value_guessed(a):
    a.opening["buka"]["subjek"] = {"nilai": "00000042", "salt": encode64(bytes(32))}


def another_document(a):
    a.opening["dalam"]["ktp"]["nilai"] = "sha256:" + "2" * 64


def key_of_a_thief(a):
    _, public = pair()
    other = VerifierKey(a.scene.key.name, ED25519, public)
    told = json.loads(a.files["/.well-known/bening.json"])
    told["logs"][0]["key"] = str(other)
    a.files["/.well-known/bening.json"] = json.dumps(told).encode()


def key_replaced_past_the_old_one(a):
    told = json.loads(a.entries[0])
    a.say(events.KeyRotated(purpose="log", old=told["acknowledgement"], new=told["acknowledgement"]))
    a.rebuild()


def site_of_a_forger(a):
    told = json.loads(a.files["/.well-known/bening.json"])
    told["logs"][0]["origin"] = "batanghari-resmi.example/log/2026"
    a.files["/.well-known/bening.json"] = json.dumps(told).encode()


def signed_by_a_thief(a):
    sign, public = pair()
    other = VerifierKey(a.scene.key.name, ED25519, public)
    text = a.notes[max(a.notes)].split("\n\n")[0] + "\n"
    a.files[f"{LOG}checkpoint"] = Note(text, (sign_note(text, other, sign),)).encode()


def restored_backup(a):
    """A backup comes back and the log goes on from there, without the guard that would have stopped it."""
    a.entries = a.entries[: a.scene.second - 10]
    for _ in range(30):
        a.say(RELEASE)
    a.rebuild()


def restored_and_left(a):
    told = json.loads(a.files[f"{LOG}state.json"])
    a.files[f"{LOG}state.json"] = json.dumps(told | {"size": 20, "released": 20}).encode()


def nik_in_the_log(a):
    a.say(RELEASE)
    a.replace(-1, version="1504011203990001")
    a.rebuild()


def free_text_in_the_log(a):
    a.say(RELEASE)
    a.replace(-1, catatan="Sari, Muara Bulian")
    a.rebuild()


def unknown_kind(a):
    a.say(RELEASE)
    a.replace(-1, type="person.noted")
    a.rebuild()


def same_id_again(a):
    a.entries.append(a.entries[-1])
    a.rebuild()


def day_changed(a):
    path = f"/integritas/{DAY}.json"
    told = json.loads(a.files[path])
    told["leaves"][3] = "f" * 64
    a.files[path] = canonical(told | {"leaves": sorted(told["leaves"])})


def holder_added(a):
    path = f"/integritas/{DAY}.json"
    told = json.loads(a.files[path])
    a.files[path] = canonical(told | {"holders": told["holders"].replace("Inspektur", "Bupati")})


def day_twice(a):
    told = json.loads(a.entries[a.at["kinds"].index("integrity.committed")])
    a.say(events.IntegrityCommitted(day=DAY, root=told["root"], holders=told["holders"]))
    a.rebuild()


RELEASE_IN_PLACE = b'{"v":1}'

A = "change, delete, reorder or insert an entry"
B = "rewrite history and sign again"
C = "show others another history"
D = "back-date"
E = "take a form and never log it"
F = "decide outside the log"
G = "decide twice, or hide a decision"
H = "change the rules late"
I = "alter marks"  # noqa: E741 -- the ninth row
J = "publish a wrong ranking"
K = "claim another value for a commitment"
L = "erase to hide"
M = "steal the key of the log"
N = "restore an old backup"
O = "witnesses sleep or collude"  # noqa: E741 -- and the fifteenth
P = "a false site"
Q = "deceive readers of tiles"
R = "personal data in the log"
S = "change a day of anonymous reports"

DRILL = [
    (A, entry_changed, "entry.changed", "ENTRY 30"),
    (A, entry_removed, "bundle.count", "entry 12"),
    (A, entries_swapped, "entry.changed", "ENTRY 31"),
    (A, entry_slipped_in, "bundle.count", "entry 40"),
    (A, bundle_withheld, "unreadable", "tile/entries/000"),
    (A, entry_and_tree_changed, "checkpoint.differs", "koran.txt"),
    (A, same_id_again, "entry.id_twice", "same id"),
    (B, rewritten, "checkpoint.differs", "koran.txt"),
    (B, rewritten_quietly, "checkpoint.differs", "checkpoints.jsonl:2"),
    (B, application_taken_out, "receipt.gone", "entry {mine}"),
    (B, slipped_into_the_past, "checkpoint.differs", "koran.txt"),
    (B, cut_short, "checkpoint.ahead", "koran.txt"),
    (B, first_entry_of_another_log, "key.genesis", "first entry"),
    (B, second_genesis, "entry.genesis", "only once"),
    (B, state_changed, "state.differs", "state of the database"),
    (B, release_unlisted, "checkpoint.not_listed", "list of released checkpoints"),
    (C, fork_for_newcomers, "witness.no_quorum", "saksi"),
    (C, fork_for_readers, "checkpoint.differs", "koran.txt"),
    (C, log_hidden, "log.gone", "/log/2026"),
    (C, checkpoint_hidden, "checkpoint.gone", "/log/2026/checkpoint"),
    (C, standing_still, "checkpoint.ahead", "koran.txt"),
    (C, cosignature_forged, "witness.false", "/log/2026/checkpoint"),
    (D, back_dated, "entry.backdated", "Entry {next}"),
    (D, back_dated_within_the_order, "entry.older_than_witnessed", "Entry {next}"),
    (D, ahead_of_the_witnesses, "entry.newer_than_witnessed", "Entry {next}"),
    (D, from_the_future, "entry.future", "Entry {next}"),
    (D, time_and_id_apart, "entry.refused", "Entry {next}"),
    (D, promise_redated, "receipt.false", "janji"),
    (E, promised_and_dropped, "receipt.late", "janji"),
    (E, promised_and_another_logged, "receipt.gone", "janji"),
    (E, promise_answered_with_another_entry, "receipt.late", "janji"),
    (F, receipt_of_no_entry, "receipt.false", "lamaran"),
    (F, receipt_of_another_log, "receipt.false", "lamaran"),
    (F, table_beside_the_log, "table.not_in_log", "entry 3"),
    (F, decided_of_nobody, "decision.of_nothing", "Entry {next}"),
    (F, decided_of_two, "decision.of_nothing", "Entry {next}"),
    (F, decision_before_its_application, "entry.refers_forward", "Entry {next}"),
    (G, decided_twice, "decision.twice", "application {mine}"),
    (G, answered_twice, "objection.answered_twice", "objection {objection}"),
    (G, never_answered, "objection.unanswered", "entry {next}"),
    (G, withdrawn_twice, "withdrawal.twice", "Entry {next}"),
    (G, objection_to_an_application, "entry.refers_wrongly", "entry {mine}"),
    (G, one_person_without_a_draw, "decision.short_without_draw", "Entry {next}"),
    (G, one_person_though_drawn, "decision.short_though_drawn", "Entry {next}"),
    (G, one_person_as_two, "opening.unlawful", "entry {decision}"),
    (H, announcement_edited, "file.changed", "/data/pengumuman.json"),
    (H, timetable_edited, "file.changed", "/data/jadwal.json"),
    (H, announcement_unpublished, "file.not_published", "rules"),
    (H, decided_by_unknown_rules, "entry.rules_unknown", "Entry {next}"),
    (H, second_seed, "seed.twice", "Entry {next}"),
    (H, late_seed, "seed.late", "random number"),
    (H, another_seed_revealed, "seed.differs", "Entry {next}"),
    (H, draw_cut_low, "seed.cut_too_low", "Entry {next}"),
    (I, mark_changed, "table.row_changed", "00000003"),
    (I, mark_recommitted, "table.root", f"{SLUG}/skd"),
    (I, row_left_out, "table.rows", f"{SLUG}/skb"),
    (I, rows_in_another_order, "table.root", f"{SLUG}/skd"),
    (I, row_added, "table.rows", f"{SLUG}/skd"),
    (I, quota_changed, "table.row_changed", "A1"),
    (J, favoured, "ranking.differs", "00000001"),
    (J, left_out_of_the_ranking, "ranking.missing", "00000004"),
    (J, stranger_in_the_ranking, "ranking.missing", "99999999"),
    (J, ranked_by_other_rules, "ranking.regulation", f"{SLUG}/lagi"),
    (J, ranked_from_a_hidden_table, "ranking.input_missing", f"{SLUG}/lagi"),
    (J, table_withheld, "table.not_published", f"{SLUG}/result"),
    (J, stage_renamed, "table.particular", "stage"),
    (K, another_value_claimed, "opening.false", "isi"),
    (K, value_guessed, "opening.false", "subjek"),
    (K, another_document, "opening.false", "isi.ktp"),
    (L, row_erased_in_silence, "table.erased_too_many", "1 rows"),
    (M, signed_by_a_thief, "checkpoint.signature", "/log/2026/checkpoint"),
    (M, key_of_a_thief, "key.genesis", "key"),
    (M, key_replaced_past_the_old_one, "key.rotated_wrongly", "Entry {next}"),
    (N, restored_backup, "checkpoint.differs", "koran.txt"),
    (N, restored_and_left, "state.behind", "20 entries"),
    (O, only_one_witness, "witness.no_quorum", "saksi"),
    (O, colluding, "checkpoint.differs", "koran.txt"),
    (P, site_of_a_forger, "key.not_trusted", "batanghari-resmi.example"),
    (Q, leaf_tile_forged, "tile.changed", "tile/0/000"),
    (Q, upper_tile_forged, "tile.changed", "tile/1/000.p/1"),
    (Q, tile_shortened, "tile.length", "tile/0/000"),
    (Q, tile_and_entry_forged, "checkpoint.differs", "koran.txt"),
    (R, nik_in_the_log, "entry.refused", "Entry {next}"),
    (R, free_text_in_the_log, "entry.refused", "Entry {next}"),
    (R, unknown_kind, "entry.refused", "Entry {next}"),
    (S, day_changed, "day.differs", DAY),
    (S, holder_added, "day.differs", DAY),
    (S, day_twice, "day.twice", DAY),
]


@pytest.mark.parametrize(
    ("row", "attack", "code", "named"), DRILL, ids=lambda each: getattr(each, "__name__", "")
)
def test_attack_is_seen_and_named(a, tmp_path, row, attack, code, named):
    names = {name: at for name, at in a.at.items() if isinstance(at, int)} | {"next": len(a.entries)}
    attack(a)
    report = a.look(tmp_path)

    found = [each for each in report.problems if each.code == code]
    assert found, [each.text("en") for each in report.problems]
    wanted = named.format(**{name: f"{at:,}" for name, at in names.items()})
    assert any(wanted in each.text("en") for each in found), [each.text("en") for each in found]


# --- what nobody outside can see ------------------------------------------------------------------


def marks_false_from_the_start(a):
    """Sealed as they were given; whoever gave them lied."""
    told = json.loads(a.entries[a.at["kinds"].index("score.batch")])
    rows = [dict(row) | ({"twk": 150} if row["participant"] == "00000009" else {}) for row in SKD]
    facts = {name: told[name] for name in ("test", "rules", "source")}
    a.seal("susulan", "skd", rows, events.ScoreBatch, *told.get("ref", ()), **facts)
    a.rebuild()


def one_person_with_two_marks(a):
    """Two accounts, two marks, one hand."""


def erased_and_said_so(a):
    row_erased_in_silence(a)
    a.say(events.ErasurePerformed(people=1, rows=1, basis="uu-27-2022-8"))
    a.rebuild()


def dated_into_a_pause(a):
    """Nothing was written and nothing cosigned for days: the next entry may claim any moment of the pause."""
    a.now += timedelta(days=3)
    a.say(RELEASE, at=a.scene.world.at + timedelta(hours=2))
    a.rebuild()


def turned_away_at_the_door(a):
    """Never taken, so never promised: no note, no entry."""


def everybody_colludes_before_anybody_looks(a):
    """All witnesses and the log, against somebody who kept nothing."""
    colluding(a)
    a.replace(
        a.at["mine"], rules=a.scene.rules, commit=dict.fromkeys(("subjek", "isi", "aktor"), "A" * 43 + "=")
    )
    a.forget()
    for store in a.stores.values():
        store.kept = store.kept.__class__(a.scene.key, 0, bytes(32), b"", 0)
    a.rebuild()


UNSEEN = [
    (
        marks_false_from_the_start,
        True,
        "a signed file of the exam site, made when the session ends, held against the import",
    ),
    (
        one_person_with_two_marks,
        True,
        "officers who sign with a token of their own; attendance on paper; rotation",
    ),
    (
        erased_and_said_so,
        True,
        "the legal ground looked at by the supervisor of data protection: the count is public",
    ),
    (
        dated_into_a_pause,
        True,
        "a daily entry (there is one for anonymous reports) and a daily cosignature: then the pause is a day",
    ),
    (
        turned_away_at_the_door,
        True,
        "witnesses at the counter, and the acknowledgement as the only proof of a form that is accepted",
    ),
    (
        everybody_colludes_before_anybody_looks,
        False,
        "witnesses in other sectors, checkpoints in newspapers, receipts kept",
    ),
]


@pytest.mark.parametrize(("attack", "kept", "needed"), UNSEEN, ids=lambda each: getattr(each, "__name__", ""))
def test_what_cannot_be_seen_is_honestly_unseen(a, tmp_path, attack, kept, needed):
    attack(a)
    report = a.look(tmp_path, memory=kept)

    assert report.ok, [each.text("en") for each in report.problems]


def test_drill_is_large_enough_and_documented():
    assert len({attack for _, attack, *_ in DRILL}) == len(DRILL) >= 40
    assert page_of_drill() in PAGE.read_text()


def page_of_drill():
    """The two tables of the documentation."""
    lines = ["| threat | attack | what `bening verify` says |", "| --- | --- | --- |"]
    lines += [f"| {row} | {words(attack)} | `{code}` |" for row, attack, code, _ in DRILL]
    lines += ["", "| cannot be seen from outside | what would be needed |", "| --- | --- |"]
    lines += [f"| {words(attack)} | {needed} |" for attack, _, needed in UNSEEN]
    return "\n".join(lines) + "\n"


def words(attack):
    """An attack in words: its name, and what its docstring adds."""
    said = attack.__name__.replace("_", " ")
    return (
        f"{said}: {attack.__doc__.strip()[0].lower()}{attack.__doc__.strip()[1:-1]}"
        if attack.__doc__
        else said
    )
