"""When a service that applicants need is down: what is accepted meanwhile, what time everybody gets back.

In 2024 the e-stamp failed near the deadline, and the days given back were decided by circular. Here an
outage is declared by two people, the whole timetable moves by the same days for all, and what a check could
not find out because the service was silent counts against nobody: the declared fallback holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bening.core.decision import Check, Outcome, Reason
from bening.core.sentences.shape import Sentence
from bening.core.timetable import Phase


@dataclass(frozen=True, slots=True)
class Service:
    """A service outside our hands, and what is accepted while it is down.

    `unanswered`: reasons of open checks that its silence explains; none where no check asks it by itself. A
    sign against a document (a serial seen twice) is never among them.
    """

    name: Sentence
    fallback: Sentence
    unanswered: frozenset[str] = frozenset()


SERVICES: Mapping[str, Service] = {
    "e-meterai": Service(
        Sentence("e-meterai", "the e-stamp"),
        Sentence(
            "Selama gangguan, meterai tempel diterima.",
            "While it was down, a paper stamp is accepted.",
        ),
        frozenset({"stamp.serial_unread", "stamp.service_down", "stamp.not_asked"}),
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
FALLBACK = "outage.fallback_holds"
"""The reason of a check that is left open by an outage: not met and no doubt either."""


def services_down(outages: Iterable[Mapping[str, object]], handed_in: datetime) -> tuple[str, ...]:
    """The services whose fallback holds for a document handed in at that moment: those down before it.

    The fallback holds from the beginning of an outage to the end of the registration, for a letter stamped on
    paper meanwhile may come later; what came before the outage had the service.
    """
    began = ((str(one["service"]), datetime.fromisoformat(str(one["began"]))) for one in outages)
    return tuple(dict.fromkeys(name for name, since in began if since <= handed_in))


def set_aside(checks: Iterable[Check], down: Iterable[str]) -> tuple[Check, ...]:
    """The checks; those left open by the silence of a service that was `down` bear its fallback as reason.

    What is found stays as it is, for a check that was not made is not met; `is_set_aside` tells them apart.
    """
    silent = {reason: name for name in down for reason in SERVICES[name].unanswered}
    return tuple(_fallen_back(check, silent) for check in checks)


def _fallen_back(check: Check, silent: Mapping[str, str]) -> Check:
    code = check.reason.code if check.reason else ""
    if code not in silent or check.outcome not in (Outcome.UNCERTAIN, Outcome.NO_DATA):
        return check
    return replace(check, reason=Reason(FALLBACK, check.legal_basis, {"service": silent[code]}))


def is_set_aside(check: Check) -> bool:
    """Whether the fallback of a declared outage holds for this check."""
    return check.reason is not None and check.reason.code == FALLBACK


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
