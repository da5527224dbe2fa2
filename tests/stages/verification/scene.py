"""Sealed dossiers made through the services, and judgements on them. Papers are drawn once a run."""

from datetime import date
from functools import lru_cache

from bening.devtools import papers
from bening.devtools.people import people
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.documents import services as documenting
from bening.stages.verification import evidence, queries, services
from bening.stages.verification.services import Judgement
from tests.stages.registration import scene as registering


@lru_cache
def paper(slot):
    """An invented paper for one slot; the same for everyone, for its pixels do not matter here."""
    person = next(people(1, on=date(2024, 8, 20)))
    makers = {
        "ktp": lambda: papers.identity_card(person),
        "pas_foto": lambda: papers.portrait(person),
        "swafoto": lambda: papers.selfie(person),
        "transkrip": lambda: papers.transcript(person, "ILMU HUKUM"),
    }
    return makers.get(slot, lambda: papers.certificate(person, slot.upper(), []))()


@lru_cache
def looked_at(rule):
    """What the first look finds in that paper."""
    return documenting.look_at(rule, paper(rule.slot))


def hand_in(application, *, by, at, beyond=()):
    """Every required paper and the optional ones in `beyond`, sealed."""
    dossier = documenting.open_dossier(application, by=by, at=at)
    for slot in documents.slots_of(dossier):
        if slot.required or slot.rule.slot in beyond:
            documenting.attach_document(
                dossier, slot.rule, paper(slot.rule.slot), looked_at(slot.rule), by=by, at=at
            )
    dossier.refresh_from_db()
    documenting.seal_dossier(dossier, seen=dossier.version, by=by, at=at)
    return documents.dossiers_of(by).get(pk=dossier.pk)


def submit(announcement, *, by, at, number=0, beyond=(), **changes):
    """A whole application to the first formasi (or another), from the first answer to the sealed dossier."""
    code = list(announcements.formasi_in(announcement))[number].code
    application = registering.enter(announcement, by=by, at=at, code=code, **changes)
    dossier = hand_in(application, by=by, at=at, beyond=beyond)
    services.triage_dossiers(announcement, at=at + evidence.PATIENCE * 1.1)  # no worker reads here
    return dossier


def judgements(dossier, **failed):
    """Everything met but the requirements named, each with its ground; dots are written as `__`."""
    grounds = {name.replace("__", "."): ground for name, ground in failed.items()}
    return [
        Judgement(one.code, one.code not in grounds, grounds.get(one.code, ""), "Periksa kembali.")
        if one.code in grounds
        else Judgement(one.code, True)
        for one in queries.requirements_of(dossier)
    ]


def propose(announcement, officer, *, at, **failed):
    """The officer takes the next dossier and proposes a verdict on it."""
    allocation = services.allocate_next(officer, "propose", announcement, at=at)
    return services.propose_verdict(allocation, judgements(allocation.dossier, **failed), by=officer, at=at)


def approve(announcement, officer, *, at):
    """The officer takes the next proposal and seals it; a TMS by judging alike without having seen it."""
    allocation = services.allocate_next(officer, "approve", announcement, at=at)
    verdict = queries.proposed_verdict(allocation.dossier)
    if verdict.outcome == "ms":
        return services.approve_verdict(allocation, by=officer, at=at)
    return services.judge_again(allocation, alike(verdict), by=officer, at=at)


def alike(verdict):
    """The judgements of somebody who finds exactly what the first person found."""
    asked = queries.asked_again(verdict)
    return [
        Judgement(one.requirement, one.met, one.ground, one.note)
        for one in verdict.findings.all()
        if one.requirement in asked
    ]


def decide(announcement, first, second, *, at, **failed):
    """A sealed verdict by two people."""
    propose(announcement, first, at=at, **failed)
    return approve(announcement, second, at=at)
