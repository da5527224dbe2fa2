"""Reading proposals to BKN: who may go into one, what a file says of each."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, QuerySet

from bening.accounts import queries as people
from bening.core.education import degree
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import layout
from bening.stages.appointments.models import Appointment, Line, Proposal
from bening.stages.appointments.queries import appointments_in
from bening.stages.appointments.queries.filing import curriculum_of
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement


def ready(announcement: Announcement) -> QuerySet[Appointment]:
    """Whose filing is complete and who have no number yet."""
    return appointments_in(announcement).filter(state="complete")


def proposals_of(announcement: Announcement) -> QuerySet[Proposal]:
    """What was sent, newest first."""
    found = Proposal.objects.filter(announcement=announcement)
    return found.annotate(people=Count("lines")).order_by("-number")


def proposed(announcement: Announcement) -> set[int]:
    """Appointments that were in a proposal since their file was last completed."""
    lines = Line.objects.filter(proposal__announcement=announcement, round=F("appointment__round"))
    return set(lines.values_list("appointment", flat=True))


def appointments_of(proposal: Proposal) -> list[Appointment]:
    """Who is in a proposal, in the order of its file."""
    lines = Line.objects.filter(proposal=proposal).order_by("pk")
    known = {one.pk: one for one in appointments_in(proposal.announcement)}
    return [known[pk] for pk in lines.values_list("appointment", flat=True)]


def rows_of(found: list[Appointment], effective_on: date) -> list[dict[str, str]]:
    """What the file says of each: from the sealed biodata, the curriculum and the formasi."""
    return [_row(one, effective_on) for one in found]


def _row(one: Appointment, effective_on: date) -> dict[str, str]:
    said = registration.biodata_of(one.application)
    identity, education = said.get("identity", {}), said.get("education", {})
    stated = curriculum_of(one)
    formasi: Any = announcements.formasi_by_code(one.announcement, one.formasi_code)
    return {
        "nomor_peserta": one.participant,
        "nik": people.nik_of(one.person),
        "nama": identity.get("name_ktp", ""),
        "gelar_depan": stated.get("title_before", ""),
        "gelar_belakang": stated.get("title_after", ""),
        "tempat_lahir": identity.get("birthplace", ""),
        "tanggal_lahir": identity.get("born", ""),
        "jenis_kelamin": identity.get("sex", ""),
        "status_kawin": stated.get("marital", ""),
        "alamat": stated.get("address", ""),
        "jenjang": education.get("level", ""),
        "program_studi": degree(education.get("programme", ""))[1].upper(),
        "perguruan_tinggi": education.get("institution", ""),
        "nomor_ijazah": education.get("ijazah_number", ""),
        "tanggal_lulus": education.get("graduated_on", ""),
        "kode_formasi": one.formasi_code,
        "jabatan": formasi.position,
        "unit_kerja": formasi.unit,
        "tmt": effective_on.isoformat(),
    }


def file_of(proposal: Proposal, form: str) -> bytes:
    """The file made again; as CSV it has the digest that was noted unless somebody's data changed since."""
    rows = rows_of(appointments_of(proposal), proposal.effective_on)
    return layout.as_xlsx(rows) if form == "xlsx" else layout.as_csv(rows)


def still_same(proposal: Proposal) -> bool:
    """Whether the file made again is the one that was sent."""
    return hashlib.sha256(file_of(proposal, "csv")).hexdigest() == proposal.sha256
