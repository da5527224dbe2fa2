"""When a service that applicants need is down: what is accepted meanwhile, what time everybody gets back.

In 2024 the e-stamp failed near the deadline, and the days given back were decided by circular. Here an
outage is declared by two people, and the whole timetable moves by the same days for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bening.core.sentences.shape import Sentence
from bening.core.timetable import Phase


@dataclass(frozen=True, slots=True)
class Service:
    """A service outside our hands, and what is accepted while it is down."""

    name: Sentence
    fallback: Sentence


SERVICES: Mapping[str, Service] = {
    "e-meterai": Service(
        Sentence("e-meterai", "the e-stamp"),
        Sentence(
            "Selama gangguan, meterai tempel diterima.",
            "While it was down, a paper stamp is accepted.",
        ),
    ),
    "dukcapil": Service(
        Sentence("data kependudukan (NIK dan KK)", "the population registry (NIK and KK)"),
        Sentence(
            "Pendaftaran diterima tanpa pencocokan NIK; petugas mencocokkannya kemudian.",
            "Applications are taken without the registry; officers compare with it later.",
        ),
    ),
    "pddikti": Service(
        Sentence("pangkalan data pendidikan tinggi", "the registry of higher education"),
        Sentence(
            "Ijazah dinilai dari berkasnya; petugas mencocokkannya kemudian.",
            "Diplomas are judged by the document; officers compare with the registry later.",
        ),
    ),
    "situs": Service(
        Sentence("situs ini", "this site"),
        Sentence(
            "Yang sudah tersimpan tidak hilang dan dapat diteruskan.",
            "What was saved is not lost and can be continued.",
        ),
    ),
}
"""Code, as the log writes it → the service."""


def days_lost(began: datetime, ended: datetime, registration: Phase) -> int:
    """Whole days by which the window is extended: the part of the outage inside it, rounded up; 0 outside."""
    lost = min(ended, registration.ends) - max(began, registration.starts)
    return max(0, -(-lost // timedelta(days=1)))


def extended(phases: Mapping[str, tuple[date, date]], days: int) -> dict[str, tuple[date, date]]:
    """The timetable with `days` more for the registration; what comes after it moves by as many.

    A phase that runs beside the registration and ends with or after it lasts longer; one that is over
    before its end stays.
    """
    more = timedelta(days=days)
    _, last = phases["registration"]
    return {
        name: (starts + more if starts > last else starts, ends + more if ends >= last else ends)
        for name, (starts, ends) in phases.items()
    }
