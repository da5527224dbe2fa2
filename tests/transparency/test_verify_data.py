"""Tables, files and rankings: a changed byte is named by row, a forged ranking by participant."""

import json
import random

import pytest

from bening.core import events
from bening.core.tlog.canonical import canonical
from bening.transparency import datasets, jobs, services
from bening.transparency.verify.source import Unreachable
from tests.transparency.world import FORMASI, SKD, SLUG, START, Site, World, codes, edited, erase, verify

pytestmark = pytest.mark.django_db
TABLES = ("formasi", "skd", "skb", "ranking-skd", "ranking-final", "result")


def facts(report, code):
    return [each.facts for each in report.problems if each.code == code]


@pytest.mark.parametrize("name", TABLES)
def test_one_bit_of_any_row_is_seen_and_the_row_named(world, name):
    site, path = world.site(), f"/data/{name}.jsonl"
    whole, chosen = site.files[path], random.Random(name)
    for place in chosen.sample(range(len(whole)), 12):
        site.files[path] = (
            whole[:place] + bytes([whole[place] ^ 1 << chosen.randrange(8)]) + whole[place + 1 :]
        )
        report = verify(site)
        named = facts(report, "table.line") + facts(report, "table.row_changed")
        line = whole[:place].count(b"\n") + 1
        lost_line_end = whole[place : place + 1] == b"\n"
        assert line in [each["line"] for each in named] or (lost_line_end and named), (place, codes(report))


def test_changed_mark_is_named_with_participant_and_values(world):
    site, path = world.site(), "/data/skd.jsonl"
    site.files[path] = edited(site.files[path], 3, lambda told: told["baris"].update(twk=150))

    report = verify(site)
    [changed] = [each for each in report.problems if each.code == "table.row_changed"]
    assert (changed.facts["line"], changed.facts["whom"]) == (3, " (00000003, A1)")
    assert "twk=150" in changed.text("id")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda lines: lines[:-1], {"table.rows", "table.root"}),
        (lambda lines: lines[::-1], {"table.root"}),
        (lambda lines: [*lines, lines[0]], {"table.rows", "table.root"}),
        (lambda lines: [*lines[:3], b"[]", *lines[4:]], {"table.line"}),
        (lambda lines: [*lines[:3], b'{"dihapus":7}', *lines[4:]], {"table.line"}),
        (lambda lines: [*lines[:3], b'{"dihapus":"AAAA"}', *lines[4:]], {"table.line"}),
        (lambda lines: [*lines[:3], b'{"baris":{"a":1},"x":1}', *lines[4:]], {"table.line"}),
    ],
)
def test_rows_removed_moved_added_or_broken_are_seen(world, change, expected):
    site = world.site()
    lines = site.files["/data/skd.jsonl"].splitlines()
    site.files["/data/skd.jsonl"] = b"\n".join(change(lines)) + b"\n"

    assert set(codes(verify(site))) - {"ranking.input_missing"} == expected


def test_row_replaced_with_its_commitment_is_seen(world):
    site = world.site()
    other = datasets.seal_rows([dict(SKD[0], twk=150)])
    lines = site.files["/data/skd.jsonl"].splitlines()
    site.files["/data/skd.jsonl"] = b"\n".join([*datasets.lines(other.rows), *lines[1:]]).replace(
        b"\n\n", b"\n"
    )

    assert facts(verify(site), "table.root") == [{"table": f"{SLUG}/skd", "index": world_index(site, "skd")}]


def world_index(site, kind):
    listed = json.loads(site.files["/data/index.json"])["tables"]
    return next(each["entry"] for each in listed if each["kind"] == kind)


def test_erased_row_leaves_everything_else_checkable(world):
    site = world.site()
    site.files["/data/skb.jsonl"] = erase(world.tables["skb"], 2)
    assert codes(verify(site)) == ["table.erased_too_many"]

    world.record(events.ErasurePerformed(people=1, rows=1, basis="uu-27-2022-8"))
    site.files |= {"/data/index.json": world.site().files["/data/index.json"]}
    report = verify(site)
    assert report.ok
    notes = [each.code for each in report.findings if each.kind == "note"]
    assert notes.count("note.erased_rows") == 1
    assert notes.count("note.not_recomputed") == 2


def test_changed_file_is_named(world):
    site = world.site()
    site.files["/data/jadwal.json"] += b" "

    assert facts(verify(site), "file.changed") == [{"path": "/data/jadwal.json", "index": 2}]


@pytest.mark.parametrize("path", ["/data/skd.jsonl", "/data/jadwal.json"])
def test_file_that_is_gone_is_named(world, path):
    site = world.site()
    del site.files[path]

    assert path in [each["path"] for each in facts(verify(site), "unreadable")]


def relisted(site, change):
    """The site with another catalogue."""
    told = json.loads(site.files["/data/index.json"])
    change(told)
    site.files["/data/index.json"] = json.dumps(told).encode()
    return site


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda told: told["tables"].pop(), {"table.not_published"}),
        (lambda told: told["files"].pop(), {"file.not_published"}),
        (lambda told: told["files"][0].update(kind="schedule"), {"file.not_published"}),
        (lambda told: told["tables"][0].update(kind="skd"), {"table.not_in_log", "ranking.input_missing"}),
        (lambda told: told["tables"][5].update(entry=0), {"table.not_in_log", "table.not_published"}),
        (lambda told: told["tables"].append(dict(told["tables"][0], entry=3)), {"table.not_in_log"}),
        (lambda told: told["tables"][5].update(meta={"stage": "skd"}), {"table.particular"}),
        (lambda told: told["tables"][5].update(meta={"time": "2026-01-01T00:00:00Z"}), {"table.particular"}),
        (lambda told: told["tables"][5].update(meta={"new": 1, "stage": "final_after_sanggah"}), set()),
        (lambda told: told["tables"][5].update(meta=[1]), {"data.index_broken"}),
        (lambda told: told["tables"].append(dict(told["tables"][0], entry=99)), set()),
        (lambda told: told["tables"].append(dict(told["tables"][0], log="1999")), set()),
        (lambda told: told.pop("tables"), {"data.index_broken"}),
        (lambda told: told["tables"][0].pop("entry"), {"data.index_broken"}),
        (lambda told: told.update(tables=7), {"data.index_broken"}),
    ],
)
def test_catalogue_must_list_what_the_log_records(world, change, expected):
    assert set(codes(verify(relisted(world.site(), change)))) == expected


def test_missing_catalogue_is_a_fault_only_if_the_log_records_tables(world):
    site = world.site()
    del site.files["/data/index.json"]
    assert [each["path"] for each in facts(verify(site), "unreadable")] == ["/data/index.json"]


def test_missing_catalogue_is_no_fault_of_an_empty_log(db):
    services.open_log("2026", at=START)
    jobs.sequence_and_publish()
    report = verify(Site({}))
    assert report.ok
    assert "note.no_data" in [each.code for each in report.findings]


def test_site_that_fails_halfway_is_a_fault_that_names_the_path(world):
    class Failing(Site):
        def get(self, path):
            if path in ("/data/skd.jsonl", "/log/2026/tile/0/000.p/19"):
                raise Unreachable(f"{path}: HTTP 500")
            return super().get(path)

    report = verify(Failing(world.site().files))
    assert {each["path"] for each in facts(report, "unreadable")} == {
        "/data/skd.jsonl",
        "/log/2026/tile/0/000.p/19",
    }


# --- rankings -------------------------------------------------------------------------------------


def forged(change):
    """A world whose final ranking was changed before it was sealed, by somebody inside."""
    made = World()
    made.formasi = made.table("formasi", "formasi", FORMASI, events.FormationPublished, edition=1, seats=3)
    told = {"rules": made.regulation, "source": "sha256:" + "5" * 64}
    made.skd = made.table("skd", "skd", SKD, events.ScoreBatch, test="skd", **told)
    inputs, answers = ["formasi", "skd"], (made.formasi, made.skd)
    made.ranking("ranking-skd", "skd", inputs, events.RankingComputed, *answers, change=change)
    return made.site()


def test_favoured_participant_is_named(db):
    def favour(rows):
        return [dict(row, code="P/L") if row["participant"] == "00000001" else row for row in rows]

    [wrong] = [each for each in verify(forged(favour)).problems if each.code == "ranking.differs"]
    assert (wrong.facts["participant"], wrong.facts["field"]) == ("00000001", "code")
    assert (wrong.facts["published"], wrong.facts["computed"]) == ("P/L", "P")


def test_participant_left_out_or_invented_is_named(db):
    report = verify(forged(lambda rows: [*rows[1:], dict(rows[0], participant="99999999")]))

    named = {each["participant"] for each in facts(report, "ranking.missing")}
    assert named == {"00000005", "99999999"}


def test_ranking_by_other_rules_is_named(db, world):
    event = events.RankingComputed(
        object=SLUG, stage="skd", dataset=f"{SLUG}/x", rows=0, root=datasets.table_root([]),
        regulation="cpns-2024", rules=world.rules, inputs=(world.tables["skd"].root,), engine="bening-0.1.0",
    )  # fmt: skip
    entry = world.record(event, world.skd)
    world.files["/data/x.jsonl"] = b""
    world.listed.append(("tables", "ranking-skd", f"{SLUG}/x", "/data/x.jsonl", entry))

    assert "ranking.regulation" in codes(verify(world.site()))


def test_ranking_by_an_unknown_regulation_cannot_be_computed(world):
    event = events.RankingComputed(
        object=SLUG, stage="skd", dataset=f"{SLUG}/x", rows=0, root=datasets.table_root([]),
        regulation="cpns-1999", rules=world.regulation, inputs=(), engine="bening-0.1.0",
    )  # fmt: skip
    entry = world.record(event, world.skd)
    world.files["/data/x.jsonl"] = b""
    world.listed.append(("tables", "ranking-skd", f"{SLUG}/x", "/data/x.jsonl", entry))

    assert codes(verify(world.site())) == ["ranking.impossible"]


def test_ranking_of_marks_that_cannot_be_read_is_named(db):
    made = World()
    made.formasi = made.table("formasi", "formasi", FORMASI, events.FormationPublished, edition=1, seats=3)
    told = {"rules": made.regulation, "source": "sha256:" + "5" * 64}
    rows = [{"participant": "1", "formasi": "A1", "skd_status": "present", "twk": "x", "tiu": 1, "tkp": 1}]
    made.skd = made.table("skd", "skd", rows, events.ScoreBatch, test="skd", **told)
    made.places = lambda *_: []
    made.ranking("ranking-skd", "skd", ["formasi", "skd"], events.RankingComputed, made.formasi, made.skd)

    assert codes(verify(made.site())) == ["ranking.impossible"]


def test_ranking_from_inputs_recorded_later_is_named(world):
    told = {"rules": world.regulation, "source": "sha256:" + "5" * 64}
    late = datasets.seal_rows(SKD)
    world.tables["late"] = late
    world.ranking(
        "zz", "skd", ["formasi", "late"], events.RankingComputed, world.formasi, change=lambda rows: []
    )
    world.listed[-1] = (*world.listed[-1][:1], "ranking-skd", *world.listed[-1][2:])
    world.table("late", "skd", SKD, events.ScoreBatch, test="skd", seal=lambda rows: late, **told)

    assert facts(verify(world.site()), "ranking.inputs_late") == [
        {"table": f"{SLUG}/zz", "input": f"{SLUG}/late"}
    ]


def test_ranking_that_names_a_table_nobody_published_is_named(world):
    world.tables["secret"] = datasets.seal_rows(SKD)
    inputs = ["formasi", "secret"]
    world.ranking("zz", "final", inputs, events.RankingComputed, world.formasi, change=lambda rows: [])

    assert facts(verify(world.site()), "ranking.input_missing") == [
        {"table": f"{SLUG}/zz", "root": world.tables["secret"].root}
    ]


def test_ties_and_extra_tests_are_recomputed(db):
    made = World()
    made.formasi = made.table("formasi", "formasi", FORMASI, events.FormationPublished, edition=1, seats=3)
    told = {"rules": made.regulation, "source": "sha256:" + "5" * 64}
    same = {"formasi": "A1", "twk": 120, "tiu": 120, "tkp": 200, "skd_status": "present"}
    skd = [{"participant": number} | same for number in ("1", "2", "3")]
    skb = [
        {
            "participant": number,
            "formasi": "A1",
            "skb_cat": 300,
            "skb_extra": "80.50",
            "skb_status": "present",
        }
        for number in ("1", "2", "3")
    ]
    ties = [
        {"participant": "1", "gpa": "3.50", "gpa_kind": "ipk", "preferred_units": "Dinas Dua"},
        {"participant": "2", "gpa": "3.60", "gpa_kind": "ipk"},
        {"participant": "3", "gpa": "3.50", "gpa_kind": "ipk", "born": "1999-05-01"},
    ]
    made.skd = made.table("skd", "skd", skd, events.ScoreBatch, test="skd", **told)
    made.skb = made.table("skb", "skb", skb, events.ScoreBatch, test="skb", **told)
    made.table("ties", "ties", ties, events.DatasetPublished, topic="ties")
    inputs = ["formasi", "skd", "skb", "ties"]
    made.ranking("ranking-final", "final", inputs, events.RankingComputed, made.formasi, made.skd, made.skb)

    assert verify(made.site()).ok
    assert canonical(made.tables["ranking-final"].rows[0].values).count(b'"participant":"2"') == 1
