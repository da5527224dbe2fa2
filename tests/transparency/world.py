"""A small recruitment in the log, with published tables, for the tests of the verifier.

Ten people for two formasi; the tables lie in memory as the stages would serve them.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta

from bening.core import events, ranking, regulation
from bening.core.tlog.canonical import canonical
from bening.core.tlog.dataset import Row
from bening.transparency import datasets, jobs, queries, services
from bening.transparency.inprocess import InProcess
from bening.transparency.models import Entry
from bening.transparency.verify import rankings
from bening.transparency.verify.command import verify_source
from bening.transparency.verify.logs import Settings
from bening.transparency.verify.report import Report
from bening.transparency.verify.source import Missing

START = datetime(2026, 9, 1, 2, 0, 0, tzinfo=UTC)
SECRET = bytes(range(32))
SLUG = "batanghari-2026"
REGULATION = regulation.load("cpns-2024")
POSITION = {"position": "Analis", "qualification": "S-1 Hukum", "track": "umum"}
FORMASI = [
    {"formasi": "A1", "unit": "Dinas Satu", "quota": 1, **POSITION},
    {"formasi": "A2", "unit": "Dinas Dua", "quota": 2, **POSITION},
]
SKD = [
    {"participant": f"{n:08d}", "formasi": "A1" if n < 6 else "A2", "skd_status": "present"}
    | {"twk": 100 + 5 * n, "tiu": 100 + 5 * n, "tkp": 190 + n}
    for n in range(1, 10)
] + [{"participant": "00000010", "formasi": "A2", "skd_status": "absent"}]
INVITED = ("00000003", "00000004", "00000005", "00000006", "00000007", "00000008", "00000009")
SKB = [
    {"participant": number, "formasi": "A1" if number < "00000006" else "A2", "skb_status": "present"}
    | {"skb_cat": 300 + 7 * place}
    for place, number in enumerate(INVITED)
]


class Site:
    """What an outsider sees: the log through the real views, the data from memory."""

    where = "test"

    def __init__(self, files):
        self.files, self._log = files, InProcess()

    def get(self, path):
        if path.startswith("/data/"):
            if path not in self.files:
                raise Missing(path)
            return self.files[path]
        return self._log.get(path)

    def close(self):
        pass


class World:
    """Writes the recruitment through the services, stage by stage."""

    def __init__(self):
        self.at, self.files, self.tables, self.listed = START, {}, {}, []
        self.log = services.open_log("2026", at=self.at)
        edition = canonical({"judul": "Pengumuman"})
        self.rules = "sha256:" + hashlib.sha256(edition).hexdigest()
        self.regulation = REGULATION.digest
        pinned = {"regulation": REGULATION.name, "rules": self.regulation, "sha256": self.rules}
        self.published = self.record(events.RulesPublished(object=SLUG, edition=1, **pinned))
        self.file("rules", "/data/pengumuman.json", edition, self.published)
        schedule = canonical({"jadwal": []})
        digest = "sha256:" + hashlib.sha256(schedule).hexdigest()
        entry = self.record(events.SchedulePublished(object=SLUG, edition=1, sha256=digest))
        self.file("schedule", "/data/jadwal.json", schedule, entry)

    def record(self, event, *answers, **more):
        """Say something, a minute later than the last time."""
        self.at += timedelta(minutes=1)
        if event.personal:
            more = {"secret": SECRET, "fields": {"subjek": "1", "isi": {"hasil": "MS"}, "aktor": "x"}} | more
        return services.record(event, log=self.log, at=self.at, answers=answers, **more)

    def personal(self, kind, *answers, **more):
        """An event about a person under the rules of this recruitment."""
        return self.record(kind(rules=self.rules), *answers, **more)

    def file(self, kind, url, data, entry):
        """Publish a file."""
        self.files[url] = data
        self.listed.append(("files", kind, "", url, entry))

    def table(self, name, kind, rows, event, *answers, seal=datasets.seal_rows, **facts):
        """Seal and publish a table."""
        sealed = seal(rows)
        facts |= {"object": SLUG, "dataset": f"{SLUG}/{name}", "rows": sealed.count, "root": sealed.root}
        entry = self.record(event(**facts), *answers)
        self.files[f"/data/{name}.jsonl"] = b"".join(datasets.lines(sealed.rows))
        self.listed.append(("tables", kind, f"{SLUG}/{name}", f"/data/{name}.jsonl", entry))
        self.tables[name] = sealed
        return entry

    def applications(self):
        """Three people apply; one objects, is answered, and is decided again; one withdraws."""
        first, second, third = (self.personal(events.ApplicationSubmitted) for _ in range(3))
        self.personal(events.VerificationAuto, first)
        self.personal(events.VerificationHuman, first)
        decision = self.personal(events.VerificationHuman, second)
        objection = self.personal(events.ObjectionFiled, decision)
        answer = self.personal(events.ObjectionAnswered, objection)
        self.personal(events.VerificationHuman, second, decision, answer)
        self.personal(events.ApplicationWithdrawn, third)

    def selection(self):
        """Formasi, both tests, both rankings, the final result."""
        self.formasi = self.table(
            "formasi", "formasi", FORMASI, events.FormationPublished, edition=1, seats=3
        )
        told = {"rules": self.regulation, "source": "sha256:" + "5" * 64}
        self.skd = self.table("skd", "skd", SKD, events.ScoreBatch, test="skd", **told)
        self.ranking("ranking-skd", "skd", ["formasi", "skd"], events.RankingComputed, self.formasi, self.skd)
        self.skb = self.table("skb", "skb", SKB, events.ScoreBatch, test="skb", **told)
        inputs = ["formasi", "skd", "skb"]
        answers = (self.formasi, self.skd, self.skb)
        first = self.ranking("ranking-final", "final", inputs, events.RankingComputed, *answers)
        self.ranking("result", "final_after_sanggah", inputs, events.ResultFinal, *answers, first)

    def ranking(self, name, stage, inputs, event, *answers, change=lambda rows: rows):
        """Compute a ranking with the engine and publish it."""
        kind = name if name in ("ranking-skd", "result") else "ranking-final"
        facts = {
            "regulation": REGULATION.name,
            "rules": self.regulation,
            "engine": "bening-0.1.0",
            "stage": stage,
        }
        facts["inputs"] = tuple(self.tables[each].root for each in inputs)
        return self.table(name, kind, change(self.places(inputs, kind)), event, *answers, **facts)

    def places(self, inputs, kind):
        """The rows of a ranking, as the results stage publishes them."""
        rows = {each: [row.values for row in self.tables[each].rows] for each in inputs}
        lines = {name: rows.get(name, []) for name in rankings.INPUTS}
        rank = ranking.rank_skd if kind == "ranking-skd" else ranking.rank_final
        formasi = [rankings._formasi(row) for row in lines["formasi"]]
        places = rank(formasi, list(rankings._scores(lines)), REGULATION)
        told = [{"participant": place.participant, **rankings._told(place, 3)} for place in places]
        return [{name: value for name, value in row.items() if value is not None} for row in told]

    def site(self):
        """Everything released and listed, as it is served."""
        while jobs.sequence_and_publish():
            pass
        indexes = dict(Entry.objects.values_list("pk", "idx"))
        tables = [
            datasets.Table(name, kind, SLUG, url, "2026", indexes[entry.pk])
            for what, kind, name, url, entry in self.listed
            if what == "tables"
        ]
        files = [
            datasets.File(kind, SLUG, url, "2026", indexes[entry.pk])
            for what, kind, _, url, entry in self.listed
            if what == "files"
        ]
        self.files["/data/index.json"] = datasets.catalogue(tables, files)
        return Site(self.files)


def verify(source, **more):
    """Run the verification; the report."""
    report = Report()
    settings = Settings(more.pop("now", datetime.now(UTC).replace(year=2027)), **more)
    verify_source(source, settings, report)
    return report


def codes(report):
    """The codes of what is wrong."""
    return [each.code for each in report.problems]


def erase(table, line):
    """The lines of a table with one row erased."""
    rows = [Row(row.commitment) if n == line else row for n, row in enumerate(table.rows, 1)]
    return b"".join(datasets.lines(rows))


def edited(data, line, change):
    """The lines of a published file with one changed by `change(told)`."""
    lines = data.splitlines()
    told = json.loads(lines[line - 1])
    change(told)
    lines[line - 1] = canonical(told)
    return b"\n".join(lines) + b"\n"


__all__ = ["SECRET", "SLUG", "Site", "World", "codes", "edited", "erase", "queries", "verify"]
