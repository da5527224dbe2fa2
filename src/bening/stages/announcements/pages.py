"""What the pages show of an edition: steps in time, requirements and papers with their legal basis."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bening.core.deadlines import day_of
from bening.core.facts import Facts
from bening.core.requirements import offered_documents
from bening.core.rules import DocumentRule, Regulation, Source, Threshold
from bening.stages.announcements import queries, words
from bening.stages.announcements.content import formasi_rows
from bening.stages.announcements.differences import Differences
from bening.stages.announcements.models import Edition, Formasi
from bening.stages.announcements.postings import job_posting

LONGEST_TABLE = 60
"""More formasi than this are not listed on the announcement's own page; the explorer shows them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One phase as the timeline shows it; `state` is `past`, `now` or nothing."""

    name: str
    first: date
    last: date
    state: str

    @property
    def span(self) -> tuple[date, date]:
        """First and last day, for the filter that writes both."""
        return self.first, self.last


def steps(edition: Edition, at: datetime) -> list[Step]:
    """The timetable, with what is open now."""
    found = []
    for phase in queries.timetable_in(edition).phases:
        state = "now" if phase.is_open(at) else "past" if phase.is_over(at) else ""
        found.append(Step(phase.name, day_of(phase.starts), day_of(phase.ends), state))
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """One requirement in a sentence, and where it stands; `url` of the clause it rests on, if it does."""

    text: str
    source: Source
    url: str = ""


def requirements(edition: Edition, regulation: Regulation, tracks: Sequence[str]) -> list[Point]:
    """What is asked of everyone, and of those on the tracks of this announcement."""
    rule = regulation.eligibility
    points = [
        *ages(regulation),
        Point(_("Program studi Anda tercantum persis pada formasi yang dipilih."), rule.education),
    ]
    if least := edition.terms.get("min_gpa"):
        told = {"least": _decimal(least), "scale": _decimal(rule.gpa_scale * 100)}
        points.append(Point(_("IPK paling rendah %(least)s pada skala %(scale)s.") % told, rule.gpa))
    points += [
        Point(
            _("Perguruan tinggi atau program studi terakreditasi pada tanggal kelulusan."),
            rule.accreditation.source,
        ),
        Point(_("Ijazah luar negeri memiliki surat penyetaraan."), rule.foreign_degree),
        *_of_tracks(regulation, tracks),
        Point(_service(regulation), rule.service.source),
        Point(
            _("Jabatan tenaga kesehatan memerlukan STR yang berlaku, bukan STR internsip."),
            rule.practice_registration.source,
        ),
        Point(
            _(
                "Tidak sedang dilarang melamar karena pernah mengundurkan diri setelah lulus "
                "(%(years)s tahun anggaran)."
            )
            % {"years": rule.sanction_years},
            rule.sanction,
        ),
        Point(_("Satu orang hanya dapat melamar satu formasi."), rule.one_application),
        *_of_consultation(edition),
    ]
    return points


def _of_consultation(edition: Edition) -> Iterator[Point]:
    """Clauses of a final consultation that the announcement rests on, each with its id."""
    basis = edition.terms.get("basis") or {}
    for clause in basis.get("clauses", []):
        told = {"title": basis["title"], "clause": clause["id"]}
        where = _("Konsultasi publik “%(title)s”, pasal %(clause)s") % told
        url = f"{reverse('participation:consultation', args=[basis['consultation']])}#{clause['id']}"
        yield Point(f"{clause['label']}: {clause['text']}", Source(where, verified=True), url)


def ages(regulation: Regulation) -> Iterator[Point]:
    """The limits of age, with their exceptions."""
    rule = regulation.eligibility.age
    told = {"least": rule.minimum, "most": rule.maximum}
    yield Point(_("Usia %(least)s sampai %(most)s tahun pada saat melamar.") % told, rule.source)
    for exception in rule.exceptions:
        levels = ", ".join(words.level(level) for level in exception.levels)
        told = {
            "most": exception.maximum,
            "positions": ", ".join(exception.positions.phrases),
            "levels": f" ({levels})" if levels else "",
        }
        text = _("Usia paling tinggi %(most)s tahun untuk jabatan: %(positions)s%(levels)s.") % told
        yield Point(text, exception.source)


def _of_tracks(regulation: Regulation, tracks: Sequence[str]) -> Iterator[Point]:
    rule = regulation.eligibility
    if "cumlaude" in tracks:
        grades = _(" atau ").join(rule.cumlaude.grades)
        text = _(
            "Formasi lulusan terbaik: predikat dengan pujian; perguruan tinggi dan program studi "
            "terakreditasi %(grades)s."
        )
        yield Point(text % {"grades": grades}, rule.cumlaude.source)
    if "disabilitas" in tracks:
        text = _("Formasi penyandang disabilitas: surat keterangan jenis dan derajat disabilitas.")
        yield Point(text, rule.disability)
    for code, source in rule.by_people.items():
        if code in tracks:
            text = _("%(track)s: syarat khususnya diperiksa oleh panitia.") % {"track": words.track(code)}
            yield Point(text, source)


def _service(regulation: Regulation) -> str:
    barred = ", ".join(
        code.upper() if code != "polri" else "Polri" for code in regulation.eligibility.service.barred
    )
    return _("Tidak sedang menjadi %(barred)s.") % {"barred": barred}


def _decimal(hundredths: int) -> str:
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return text if words.reads_english() else text.replace(".", ",")


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, and for whom it is."""

    rule: DocumentRule
    whom: str


def papers(rules: Sequence[DocumentRule]) -> list[Paper]:
    """Every document slot with the people it concerns, in words."""
    return [Paper(rule, _whom(rule)) for rule in rules]


def _whom(rule: DocumentRule) -> str:
    if rule.always:
        return _("semua pelamar")
    told = [words.track(track) for track in rule.tracks]
    if rule.positions is not None:
        told.append(_("jabatan tertentu"))
    told += [str(_FACTS[fact]()) for fact in rule.facts if fact in _FACTS]
    if rule.optional:
        told.append(_("jika ada"))
    return "; ".join(told)


_FACTS = {
    "disability": lambda: _("yang menyatakan diri penyandang disabilitas"),
    "foreign_degree": lambda: _("lulusan luar negeri"),
    "former_honorary_k2": lambda: _("eks THK-II"),
    "teacher_certificate": lambda: _("pemilik sertifikat pendidik"),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The thresholds of one track."""

    track: str
    threshold: Threshold

    @property
    def told(self) -> str:
        """ "TWK 65, TIU 80, TKP 166"."""
        return least(self.threshold)


def least(threshold: Threshold) -> str:
    """The least marks of a threshold, in one line."""
    names = {"total": _("jumlah")}
    parts = threshold.minimum.items()
    return ", ".join(f"{names.get(part, part.upper())} {marks}" for part, marks in parts)


def thresholds(regulation: Regulation, tracks: Sequence[str]) -> list[Marks]:
    """The least marks of the basic test on these tracks, in the regulation's order."""
    known = regulation.skd.thresholds
    return [Marks(track, known[track]) for track in regulation.tracks if track in tracks]


def proof(edition: Edition) -> str:
    """The address of the log's proof for the formasi of this edition; empty while it has no index."""
    entry = edition.entry
    if entry is None or entry.idx is None:
        return ""
    leaf = urlsafe_b64encode(bytes(entry.leaf)).decode().rstrip("=")
    return reverse("transparency:proof", args=[entry.log.season, leaf])


def overview(edition: Edition, at: datetime) -> dict[str, Any]:
    """Everything the body of an announcement shows but its formasi; no query is made here."""
    regulation = queries.pinned(edition)
    tracks = tuple(edition.facets.get("tracks", {}))
    timetable = queries.timetable_in(edition)
    return {
        "edition": edition,
        "announcement": edition.announcement,
        "facets": edition.facets,
        "regulation": regulation,
        "regulation_title": words.told(regulation, "title"),
        "proof": proof(edition),
        "steps": steps(edition, at),
        "registration": timetable.phase("registration"),
        "registration_open": timetable.is_open("registration", at),
        "registration_begun": timetable.has_begun("registration", at),
        "requirements": requirements(edition, regulation, tracks),
        "statements": [Point(words.told(one, "text"), one.source) for one in queries.statements_in(edition)],
        "papers": papers(regulation.documents),
        "thresholds": thresholds(regulation, tracks),
    }


def seat(formasi: Formasi, edition: Edition, at: datetime) -> dict[str, Any]:
    """One formasi, with the requirements and papers of exactly this seat."""
    regulation, timetable = queries.pinned(edition), queries.timetable_in(edition)
    threshold = regulation.skd.threshold(formasi.track, formasi.position)
    registration = timetable.phase("registration")
    offered = registration is not None and registration.is_open(at) and not formasi.withdrawn
    return {
        "edition": edition,
        "announcement": edition.announcement,
        "formasi": formasi,
        "posting": job_posting(formasi, edition, registration) if registration and offered else "",
        "regulation": regulation,
        "requirements": requirements(edition, regulation, [formasi.track]),
        "papers": papers(offered_documents(regulation, formasi.track, formasi.position, Facts())),
        "thresholds": [Marks(formasi.track, threshold)],
        "registration": registration,
        "registration_open": timetable.is_open("registration", at),
        "registration_begun": timetable.has_begun("registration", at),
    }


def listed(edition: Edition) -> list[Formasi] | None:
    """The formasi of a published edition, or None if there are too many for one table."""
    if edition.facets.get("formasi", 0) > LONGEST_TABLE:
        return None
    return list(queries.formasi_in(edition.announcement).only(*queries.IN_A_TABLE))


def drafted(edition: Edition) -> list[Formasi] | None:
    """The formasi of a draft, for the preview; rows that are in no table yet."""
    if edition.facets.get("formasi", 0) > LONGEST_TABLE:
        return None
    return list(formasi_rows(edition))


MOST_SHOWN = 100
"""Of each kind of difference; the rest is counted."""


def shown(differences: Differences | None) -> dict[str, Any] | None:
    """Differences as the page shows them: capped, with the numbers of all."""
    if differences is None:
        return None
    long = {name: getattr(differences, name) for name in ("added", "removed", "changed")}
    return {
        "any": bool(differences),
        "timetable": differences.timetable,
        "conditions": differences.conditions,
        "seats": differences.seats,
        **{name: items[:MOST_SHOWN] for name, items in long.items()},
        **{f"{name}_count": len(items) for name, items in long.items()},
        "hidden": sum(max(0, len(items) - MOST_SHOWN) for items in long.values()),
    }
