"""A recruitment up to the tests: published formasi, and people whom verification found qualified.

The people are written straight into the tables of the earlier stages, in bulk: here it is only their
numbers, formasi and tie data that matter. How they really get there, the journeys show.
"""

import io
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from bening.accounts import services as accounts
from bening.accounts.models import SubjectKey, User
from bening.core.events import ApplicationSubmitted, VerificationAuto, VerificationHuman
from bening.infra.encryption import wrap
from bening.stages.announcements import queries as announcements
from bening.stages.announcements import services as announcing
from bening.stages.documents.models import Dossier
from bening.stages.registration import biodata
from bening.stages.registration.models import Application
from bening.stages.verification.models import Verdict
from bening.transparency import services as transparency
from tests.stages.announcements import scene


@dataclass(frozen=True)
class Person:
    """One participant: what the ranking may look at, beyond the marks."""

    number: str
    formasi: str
    gpa: str = "3.50"
    gpa_kind: str = "ipk"
    born: date = date(1998, 5, 12)
    units: tuple[str, ...] = ()
    qualified: bool = True
    name: str = ""


def publish(institution, secretary, approver, *formasi, at):
    """An announcement with these formasi, published by two people."""
    draft = announcing.create_announcement(
        institution,
        title="Seleksi CPNS Batanghari 2024",
        slug="cpns-2024",
        season="2024",
        by=secretary,
        at=at,
    )
    file = io.BytesIO(scene.csv(*formasi))
    announcing.import_formasi(draft, file, name="formasi.csv", by=secretary, at=at)
    draft.refresh_from_db()
    edition = announcing.propose_edition(scene.fill(draft, by=secretary, at=at), by=secretary, at=at)
    return announcing.publish_edition(edition, by=approver, at=at).announcement


def codes(announcement):
    """The codes of the formasi in the order in which they were given."""
    return [row.code for row in announcements.formasi_in(announcement)]


def enter(announcement, people, *, verifier, supervisor, at):
    """Enter and judge all these people; the first one's account is returned for pages of applicants."""
    first = User.objects.count() + 1
    rows = [
        User(email=f"peserta{first + n}@example.id", name=f"Peserta {n}", date_joined=at, password="!")
        for n, _ in enumerate(people)
    ]
    users = User.objects.bulk_create(rows)
    secrets = [n.to_bytes(32, "big") for n in range(first, first + len(users))]
    SubjectKey.objects.bulk_create(
        SubjectKey(user=user, wrapped=wrap(secret, str(user.pk)))
        for user, secret in zip(users, secrets, strict=True)
    )
    edition = announcements.edition_in_force(announcement)
    formasi = {row.code: row for row in announcements.formasi_in(announcement)}
    start = (Application.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    applications = Application.objects.bulk_create(
        Application(
            pk=start + n,
            state="entered",
            announcement=announcement,
            season=announcement.season,
            person=user,
            formasi=formasi[one.formasi],
            formasi_code=one.formasi,
            number=one.number,
            edition_digest=edition.digest,
            biodata=_sealed(one, secret, start + n),
            started_at=at,
            entered_at=at,
        )
        for n, (user, one, secret) in enumerate(zip(users, people, secrets, strict=True))
    )
    entries = _entries(users[0], edition, announcement.season, at)
    dossiers = Dossier.objects.bulk_create(
        Dossier(
            state="sealed",
            application=application,
            digest="sha256:" + "0" * 64,
            opened_at=at,
            sealed_at=at,
            entry=entries[0],
            findings_entry=entries[1],
        )
        for application in applications
    )
    Verdict.objects.bulk_create(
        Verdict(
            state="sealed",
            dossier=dossier,
            person=dossier.application.person,
            round="initial",
            outcome="ms" if one.qualified else "tms",
            proposed_by=verifier,
            proposed_at=at,
            approved_by=supervisor,
            decided_at=at,
            entry=entries[2],
        )
        for dossier, one in zip(dossiers, people, strict=True)
    )
    return users[0]


def _sealed(one, secret, pk):
    told = {
        "identity": {"born": one.born.isoformat(), **_named(one.name)},
        "education": {"gpa": one.gpa, "gpa_kind": one.gpa_kind},
        "placement": {"preferred_units": list(one.units)},
    }
    return biodata.pack(secret, told, biodata.biodata_context(pk))


def _named(name):
    if not name:
        return {}
    return {"name_ktp": name, "name_ijazah": name, "birthplace": "Muara Bulian", "sex": "P"}


def _entries(user, edition, season, at):
    """One application and what was decided on it, in the log; the rows of all people point there."""
    secret, fields = accounts.commit_secret(user, season), {"subjek": "a", "isi": {}, "aktor": "b"}
    rules, found = edition.digest, []
    for event in (ApplicationSubmitted(rules), VerificationAuto(rules), VerificationHuman(rules)):
        found.append(
            transparency.record(event, log=season, answers=found[:1], secret=secret, fields=fields, at=at)
        )
    return found


# --- files as the CAT exports them ---------------------------------------------------------------

SKD = ("Nomor Peserta", "Formasi", "TWK", "TIU", "TKP", "Status")
SKB = ("Nomor Peserta", "Formasi", "CAT", "Tambahan", "Status")


def csv(headings, rows):
    """Rows as an open CSV file."""
    lines = [";".join(map(str, row)) for row in (headings, *rows)]
    return io.BytesIO("\n".join(lines).encode())


def xlsx(headings, rows):
    """Rows as an open workbook, numbers as numbers, participant numbers as text."""
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file
