"""What an applicant sent for one slot, made fit for it: the files of a form, or pieces that came before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bening.core.decision import Reason
from bening.core.regulation import DocumentRule
from bening.reading.findings import Intake, Limits
from bening.reading.fitting import FILES_AT_MOST, CannotFit, fit
from bening.stages.documents import queries, services
from bening.stages.documents.pieces import Upload
from bening.stages.documents.uploads import LARGEST_SENT

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Sent:
    """The file to keep, what was seen in it, what was mended; or why there is none."""

    data: bytes = b""
    intake: Intake | None = None
    mended: tuple[Reason, ...] = ()
    problems: tuple[Reason, ...] = ()


def piece_store(application: Any, slot: str, number: int, name: str) -> Upload:
    """Where the pieces of the file with this number and name lie."""
    return Upload(application.person, application.pk, f"{slot}/{number}", name)


def taken(request: HttpRequest, application: Any, rule: DocumentRule) -> Sent:
    """Everything sent for the slot as one file. 5 ms, or up to 2 s where photos have to be mended."""
    if refused := getattr(request, "upload_refused", 0):
        facts = {"size": refused, "largest": LARGEST_SENT}
        return Sent(problems=(Reason("file.stays_too_large", rule.source.basis, facts),))
    files, lost = _files(request, application, rule.slot)
    if lost:
        return Sent(problems=(Reason("file.pieces_lost"),))
    if not files:
        return Sent(problems=(Reason("file.not_chosen"),))
    return made_for(rule, files, quarters(request))


def made_for(rule: DocumentRule, files: list[bytes], turns: int = 0) -> Sent:
    """The files as the one file that the slot takes."""
    limits = queries.limits_of(rule)
    try:
        fitted = fit(files, limits, quarters=turns)
    except CannotFit as problem:
        return Sent(problems=(problem.reason,))
    found = services.look_at(rule, fitted.data)
    if found.problems:
        return Sent(problems=found.problems)
    return Sent(fitted.data, _noted(found, fitted.mended, files, limits), fitted.mended)


def _noted(found: Intake, mended: tuple[Reason, ...], files: list[bytes], limits: Limits) -> Intake:
    """What was seen, and that the file is another than was sent."""
    if not mended:
        return found
    facts = {**found.facts, "mended": " ".join(reason.code for reason in mended), "files": len(files)}
    facts["sent_bytes"] = sum(map(len, files))
    return Intake(found.media_type, found.pages, (), facts)


def quarters(request: HttpRequest) -> int:
    """How often the person turned the photo to the right."""
    sent = request.POST.get("putar", "")
    return int(sent) if sent in ("1", "2", "3") else 0


def _files(request: HttpRequest, application: Any, slot: str) -> tuple[list[bytes], bool]:
    """The files, and whether pieces of one were lost."""
    names = request.POST.getlist("unggahan")[:FILES_AT_MOST]
    if not names:
        return [file.read() for file in request.FILES.getlist("berkas")], False
    files = [piece_store(application, slot, number, name).whole() for number, name in enumerate(names)]
    return [data for data in files if data is not None], None in files


def forget_pieces(request: HttpRequest, application: Any, slot: str) -> None:
    """What was handed in needs its pieces no more."""
    for number, name in enumerate(request.POST.getlist("unggahan")[:FILES_AT_MOST]):
        piece_store(application, slot, number, name).forget()
