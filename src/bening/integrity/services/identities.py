"""The name of a reporter who gave it: asked for with reasons, released or refused by the custodian alone."""

from __future__ import annotations

from datetime import date

from bening.core.decision import Reason, Refused

from .. import crypto, items
from ..database import atomic
from ..models import Act, Holder, Identity, IdentityRequest, Report
from .dialogue import Opened


@atomic
def ask_identity(opened: Opened, reason: str, *, by: Holder, on: date) -> IdentityRequest:
    """Ask for the name. The reporter sees in the dialogue that it was asked for."""
    report = opened.report
    identity = Identity.objects.filter(report=report, custodian__active=True).order_by("pk").first()
    if identity is None:
        raise Refused(Reason("integrity.no_identity"))
    if not reason.strip():
        raise Refused(Reason("integrity.reason_missing"))
    if IdentityRequest.objects.filter(report=report, investigator=by, decision="").exists():
        raise Refused(Reason("integrity.already_asked"))
    custodian = identity.custodian
    _told(report, by, "identity_asked", on)
    return IdentityRequest.objects.create(
        report=report,
        investigator=by,
        custodian=custodian,
        day=on,
        reason=crypto.seal_told(bytes(custodian.public), {"reason": reason.strip()}),
    )


@atomic
def decide_identity(
    request: IdentityRequest, release: bool, reason: str, *, by: Holder, private: bytes, on: date
) -> None:
    """Release or refuse, with reasons. A released name is sealed to the investigator who asked alone."""
    if by.pk != request.custodian_id or by.pk == request.investigator_id:
        raise Refused(Reason("integrity.holder_concerned"))
    if request.decision:
        raise Refused(Reason("state.already_done"))
    if not reason.strip():
        raise Refused(Reason("integrity.reason_missing"))
    told = {"reason": reason.strip()}
    if release:
        identity = Identity.objects.get(report=request.report, custodian=by)
        told["name"] = crypto.unseal_told(private, bytes(identity.sealed))["name"]
    sealed = crypto.seal_told(bytes(request.investigator.public), told)
    decision = "released" if release else "refused"
    waiting = IdentityRequest.objects.filter(pk=request.pk, decision="")
    if waiting.update(decision=decision, answer=sealed) != 1:
        raise Refused(Reason("state.already_done"))
    _told(request.report, by, f"identity_{decision}", on)


def reason_asked(request: IdentityRequest, private: bytes) -> str:
    """Why the name is asked for, for the custodian."""
    reason: str = crypto.unseal_told(private, bytes(request.reason))["reason"]
    return reason


def name_released(request: IdentityRequest, private: bytes) -> dict[str, str]:
    """The custodian's answer, for the investigator who asked: reason, and name if it was released."""
    return crypto.unseal_told(private, bytes(request.answer or b""))


def _told(report: Report, by: Holder, act: str, on: date) -> None:
    """Written down among the acts, and said to the reporter."""
    items.add_text(report, "answer", {"event": act, "by": by.title}, on=on)
    Act.objects.create(day=on, holder=by, report=report.pk, act=act)
