"""Reading applications. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, prefetch_related_objects

from bening.accounts import queries as accounts
from bening.core import eligibility, identifiers
from bening.core.deadlines import day_of
from bening.core.decision import Check, Outcome, Reason
from bening.core.regulation import Regulation
from bening.core.timetable import window_open
from bening.stages.announcements import queries as announcements
from bening.stages.registration import biodata
from bening.stages.registration.models import SECTIONS, Application, SectionAnswer

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement, Edition, Formasi


# --- applications -----------------------------------------------------------------------------------


def applications_of(person: User) -> QuerySet[Application]:
    """What this person may see; the view's 404 is the access check.

    Read along, so that a page needs no query for them: `digest_in_force` of the announcement and the
    person's `wrapped_key`.
    """
    return drafts_of(person).select_related("announcement", "formasi").defer("formasi__search")


def drafts_of(person: User) -> QuerySet[Application]:
    """The same without announcement and formasi, for saving a section: every column read costs time."""
    return _with_edition_and_key().filter(person=person)


@lru_cache(maxsize=1)
def _with_edition_and_key() -> QuerySet[Application]:
    """Built once; never evaluated itself, only narrowed."""
    return Application.objects.annotate(
        digest_in_force=announcements.digest_in_force("announcement"), wrapped_key=accounts.key_of("person")
    )


def offered() -> QuerySet[Announcement]:
    """Published announcements, the edition in force read along."""
    return announcements.published().annotate(digest_in_force=announcements.digest_in_force("pk"))


def edition_for(announcement: Announcement) -> Edition:
    """The edition in force of an announcement, read along (`offered`) or asked for."""
    digest = getattr(announcement, "digest_in_force", None)
    if digest is None:
        return announcements.edition_in_force(announcement)
    return announcements.edition_with(announcement.pk, digest)


def belonging_to(application: Application, person: User) -> Application:
    """The application, knowing its person without a query."""
    application.person = person
    accounts.remember_key(person, getattr(application, "wrapped_key", None))
    return application


def with_answers(application: Application) -> Application:
    """The application, its answers read along once: for pages that ask for them more than once."""
    if application.state == "draft":
        prefetch_related_objects([application], "answers")
    return application


def edition_of(application: Application) -> Edition:
    """The edition in force of the announcement that was applied to."""
    digest = getattr(application, "digest_in_force", None)
    if digest is None:
        return announcements.edition_in_force(application.announcement)
    return announcements.edition_with(application.announcement_id, digest)


def live_application(person: User, season: str) -> Application | None:
    """The one application of this person in this period, drafts included."""
    return applications_of(person).filter(season=season).exclude(state="withdrawn").first()


def entered_for(announcement: Announcement) -> QuerySet[Application]:
    """Everyone who ended their registration, for one announcement; the documents stage starts here.

    Who withdraws later withdraws the dossier: `documents.queries` knows.
    """
    return Application.objects.filter(announcement=announcement, state="entered")


def submitted_before(announcement_id: int, moment: datetime) -> QuerySet[Application, str]:
    """The codes of the formasi of everybody who had submitted by then, one for each person."""
    found = Application.objects.filter(announcement=announcement_id, state="entered", entered_at__lt=moment)
    return found.values_list("formasi_code", flat=True)


def live_in(announcement: Announcement) -> QuerySet[Application]:
    """Every application that was begun or submitted and not withdrawn."""
    return Application.objects.filter(announcement=announcement).exclude(state="withdrawn")


def by_number(announcement: Announcement, number: str) -> Application | None:
    """The application with this participant number."""
    return Application.objects.filter(announcement=announcement, number=number).first()


def by_numbers(announcement: Announcement, numbers: Iterable[str]) -> dict[str, Application]:
    """Applications by participant number, in one query."""
    found = Application.objects.filter(announcement=announcement, number__in=list(numbers))
    return {application.number or "": application for application in found}


def numbers_of(announcement: Announcement, people: Iterable[int]) -> set[str]:
    """Participant numbers of these people, if they entered; an officer may not decide on their own."""
    found = entered_for(announcement).filter(person_id__in=list(people))
    return {number for number in found.values_list("number", flat=True) if number}


def person_of(application: Application) -> User:
    """Whose application it is; for notices and for four-eyes constraints, never for a verifier's page."""
    return application.person


# --- what was stated --------------------------------------------------------------------------------


def answers_of(application: Application) -> dict[str, SectionAnswer]:
    """The sections saved so far, sealed."""
    return {row.section: row for row in application.answers.all()}


def opened(application: Application, row: SectionAnswer) -> biodata.Answers:
    """What was typed in one section."""
    context = biodata.section_context(application.pk, row.section)
    return biodata.unpack(accounts.secret_of(application.person), row.sealed, context)


def biodata_of(application: Application) -> biodata.Biodata:
    """Everything the person stated: the sealed snapshot once entered, before that the sections so far."""
    if application.biodata is not None:
        secret = accounts.secret_of(application.person)
        return biodata.unpack(secret, application.biodata, biodata.biodata_context(application.pk))
    return {section: opened(application, row) for section, row in answers_of(application).items()}


def facts_of(application: Application) -> eligibility.Facts:
    """What the rules may see of this person, as stated."""
    return biodata.facts(biodata_of(application))


def tie_data(announcement: Announcement) -> dict[str, biodata.TieData]:
    """(IPK or average, its kind, born, preferred units) of each entered participant, by number.

    Two queries, however many participants; about 0.1 ms of decryption each. Erased people are left out.
    """
    rows = list(entered_for(announcement).select_related("person").only("number", "biodata", "person"))
    secrets = accounts.secrets_of([row.person for row in rows])
    return {
        row.number or "": biodata.tie_data(
            biodata.unpack(secrets[row.person_id], row.biodata, biodata.biodata_context(row.pk))
        )
        for row in rows
        if row.person_id in secrets
    }


def stated_by_all(announcement: Announcement, fields: Iterable[str]) -> dict[str, dict[str, Any]]:
    """For statistics: the named fields (`section.field`) of everyone entered, by number, and nothing else.

    Two queries, however many participants; about 0.1 ms of decryption each. Erased people are left out.
    """
    rows = list(entered_for(announcement).select_related("person").only("number", "biodata", "person"))
    secrets = accounts.secrets_of([row.person for row in rows])
    wanted = [(name, *name.split(".", 1)) for name in fields]
    found = {}
    for row in rows:
        if row.person_id in secrets:
            said = biodata.unpack(secrets[row.person_id], row.biodata, biodata.biodata_context(row.pk))
            found[row.number or ""] = {
                name: said.get(section, {}).get(field, "") for name, section, field in wanted
            }
    return found


def stated(application: Application, fields: Iterable[str]) -> dict[str, Any]:
    """For a verifier: only the named fields (`section.field`), nothing else the person stated.

    The blind view: what is under check may be compared with the document, the rest stays closed.
    """
    answers = biodata_of(application)
    parts = ((name, *name.split(".", 1)) for name in fields)
    return {name: answers.get(section, {}).get(field, "") for name, section, field in parts}


# --- whether it may be entered -------------------------------------------------------------------------


def rules_of(edition: Edition) -> Regulation:
    """The regulation of an edition, with the clauses that the announcement adds to the statement.

    Remembered on the edition, which is read once by each process (`edition_of`).
    """
    known: Regulation | None = edition.__dict__.get("_rules")
    if known is None:
        known = replace(announcements.pinned(edition), statements=announcements.statements_in(edition))
        edition.__dict__["_rules"] = known
    return known


def checks(application: Application, on: date) -> tuple[Check, ...]:
    """Every eligibility rule on what was stated, for the formasi chosen; `on` is the day of application."""
    edition = edition_of(application)
    seat = announcements.seat(application.formasi, edition)
    return eligibility.evaluate(facts_of(application), seat, rules_of(edition), on=on)


@dataclass(frozen=True, slots=True)
class Fit:
    """One formasi and what speaks for and against it for one person."""

    formasi: Formasi
    checks: tuple[Check, ...]

    def of(self, outcome: Outcome) -> list[Check]:
        """The checks with one outcome, clauses of the statement left out: they are the same everywhere."""
        return [
            check
            for check in self.checks
            if check.outcome is outcome and not check.code.startswith("declaration.")
        ]

    @property
    def against(self) -> list[Check]:
        """What is not met."""
        return self.of(Outcome.NOT_MET)

    @property
    def doubtful(self) -> list[Check]:
        """What an officer will have to look at."""
        return self.of(Outcome.UNCERTAIN)

    @property
    def unknown(self) -> list[Check]:
        """What was not stated yet."""
        return self.of(Outcome.NO_DATA)


def fits(facts: eligibility.Facts, formasi: Iterable[Formasi], edition: Edition, on: date) -> list[Fit]:
    """For each formasi, every check on what was stated. No query."""
    rules = rules_of(edition)
    return [
        Fit(one, eligibility.evaluate(facts, announcements.seat(one, edition), rules, on=on))
        for one in formasi
    ]


@lru_cache(maxsize=64)
def programmes_in(announcement_id: int, digest: str) -> tuple[str, ...]:
    """Programmes that the formasi of an edition accept, to pick from while typing; at most 400."""
    rows = announcements.formasi_in(announcement_id).values_list("qualifications", flat=True)[:200]
    return tuple(sorted({one["programme"] for qualifications in rows for one in qualifications})[:400])


def other_units(formasi: Formasi) -> list[str]:
    """Units with a seat of the same position and education: where an empty seat may be filled from here."""
    key = announcements.qualification_key(formasi)
    rows = announcements.formasi_in(formasi.announcement).filter(position=formasi.position)
    units = [
        row.unit for row in rows.exclude(unit=formasi.unit) if announcements.qualification_key(row) == key
    ]
    return sorted(set(units))


def nik_warnings(person: User, identity: biodata.Answers) -> list[Check]:
    """What the NIK says differently from what was stated. A warning for people, never a refusal."""
    born = biodata.as_date(identity.get("born", ""))
    found = identifiers.check_nik(accounts.nik_of(person), born, identity.get("sex", ""))
    found += identifiers.check_family_card(identity["kk"]) if identity.get("kk") else ()
    return [check for check in found if check.outcome is Outcome.UNCERTAIN]


@dataclass(frozen=True, slots=True)
class Review:
    """All that is looked at when a registration is ended, at one moment."""

    biodata: biodata.Biodata
    complete: dict[str, bool]
    checks: tuple[Check, ...]
    reasons: tuple[Reason, ...]
    edition: Edition


def review(application: Application, at: datetime) -> Review:
    """Every check on the draft, and every reason why it cannot be entered now."""
    edition = edition_of(application)
    rows = answers_of(application)
    stated = {section: opened(application, row) for section, row in rows.items()}
    complete = _complete(rows)
    found: tuple[Check, ...] = ()
    if application.formasi is not None:
        (fit,) = fits(biodata.facts(stated), [application.formasi], edition, day_of(at))
        found = fit.checks
    reasons = (
        *window_open(announcements.timetable_in(edition), "registration", at).reasons,
        *_lacking(application, complete),
        *_against(found, whole=all(complete.values())),
    )
    return Review(stated, complete, found, reasons, edition)


def lacking(application: Application) -> tuple[Reason, ...]:
    """What a draft still misses before it can be said which documents belong to it; nothing of the rules."""
    return _lacking(application, _complete(answers_of(application)))


def _complete(rows: dict[str, SectionAnswer]) -> dict[str, bool]:
    """Section → whether it is complete; other units need not be named."""
    complete = {section: section in rows and rows[section].complete for section in SECTIONS}
    return complete | {"placement": "placement" not in rows or rows["placement"].complete}


def _lacking(application: Application, complete: dict[str, bool]) -> tuple[Reason, ...]:
    unfinished = (Reason(f"section.{section}_incomplete") for section, done in complete.items() if not done)
    return (*_about_formasi(application), *unfinished)


def _about_formasi(application: Application) -> tuple[Reason, ...]:
    if application.formasi is None:
        return (Reason("formasi.not_chosen"),)
    if application.formasi.withdrawn:
        return (Reason("formasi.withdrawn", facts={"formasi": application.formasi.code}),)
    return ()


def _against(found: tuple[Check, ...], *, whole: bool) -> tuple[Reason, ...]:
    """Reasons of what is not met and of what is not known; an uncertain check goes to people instead.

    While a section is incomplete, that alone is said: what it leaves open is no reason of its own.
    """
    against = (Outcome.NOT_MET, Outcome.NO_DATA) if whole else (Outcome.NOT_MET,)
    return tuple(
        check.reason or Reason(check.code, check.legal_basis) for check in found if check.outcome in against
    )
