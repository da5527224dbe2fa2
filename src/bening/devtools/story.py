"""One recruitment of Batanghari told through the services, stage by stage: real formasi, invented people.

The story is placed in time so that "now" lies in what comes after the last stage told. Everything
that happens, happens through the services, in the order of the flow: so the demo holds no state
that the site could not reach, and telling it is itself a test of the whole way.
"""

from __future__ import annotations

import csv
import io
import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from bening.accounts import services as accounts
from bening.devtools import cast, papers
from bening.devtools.chapters import analyses, findings, participation, performance, survey
from bening.devtools.chapters import appointments as appointing
from bening.devtools.people import Person, people
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.announcements import services as announcing
from bening.stages.announcements.sscasn import COLUMNS
from bening.stages.documents import queries as documents
from bening.stages.documents import services as documenting
from bening.stages.documents.jobs import read_waiting_documents
from bening.stages.evaluation import services as evaluating
from bening.stages.registration import forms
from bening.stages.registration import services as registering
from bening.stages.results import services as resulting
from bening.stages.selection import queries as selection
from bening.stages.selection import services as selecting
from bening.stages.verification import queries as verification
from bening.stages.verification import services as verifying
from bening.stages.verification.services import Judgement
from bening.transparency import services as transparency

WIB = ZoneInfo("Asia/Jakarta")
SLUG, SEASON = "cpns-batanghari-2024", "cpns-2024"

DAYS: dict[str, tuple[int, int]] = {
    "announcement": (0, 15),
    "registration": (1, 22),
    "screening": (2, 29),
    "screening_result": (30, 32),
    "sanggah": (33, 35),
    "sanggah_answer": (33, 39),
    "post_sanggah": (41, 43),
    "skd": (50, 62),
    "skd_result": (63, 65),
    "skb": (70, 80),
    "final_result": (85, 87),
    "final_sanggah": (88, 90),
    "final_answer": (88, 94),
    "final_post": (95, 97),
    "filing": (98, 127),
    "appointment": (128, 160),
    "probation": (161, 526),
}
"""Phase → first and last day, counted from the day of the announcement."""

NOW_AT: dict[str, int] = {
    "announcements": 5,
    "registration": 12,
    "documents": 20,
    "verification": 34,
    "selection": 82,
    "results": 100,
    "appointments": 200,
    "evaluation": 280,
}
"""Last stage told → the day of the story that is today."""

STAGES = tuple(NOW_AT)
READ_BEFORE = 2
"""So many of the first applicants see their papers read before they submit, a second or less for each; the
worker reads those of the others after the start."""
SPECIALIST = "Dokter spesialis"
"""The profession of the story's doctors, in their form and on their registration."""


@dataclass
class Applicant:
    """Somebody of the story: the person, the account, and what is wrong with the papers, if anything."""

    person: Person
    user: Any
    application: Any = None
    flaw: str = ""


@dataclass
class Story:
    """The telling, and what was told so far."""

    today: date
    until: str = "evaluation"
    seed: int = 7
    size: int = 60
    tell: Callable[[str], None] = print
    applicants: list[Applicant] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first_day = self.today - timedelta(days=NOW_AT[self.until])
        self.dice = random.Random(self.seed)

    def at(self, day: int, hour: int = 9, minute: int = 0) -> datetime:
        """A moment of the story."""
        day_begins = datetime.combine(self.first_day + timedelta(days=day), time(hour), WIB)
        return day_begins + timedelta(minutes=minute)

    def between(self, first: int, last: int, number: int, of: int) -> datetime:
        """The `number`th of `of` moments from the first day's morning to the last day's evening, in order."""
        minutes = ((last - first) * 24 + 8) * 60 * number // max(of, 1)
        return self.at(first, 9) + timedelta(minutes=minutes)

    def run(self) -> None:
        """Tell every stage up to `until`."""
        for stage in STAGES[: STAGES.index(self.until) + 1]:
            getattr(self, stage)()
            self.tell(stage)

    # -- the stages ------------------------------------------------------------------------------

    def announcements(self) -> None:
        """The secretary drafts, the approver publishes; a second edition corrects one date."""
        institution = cast.gather_cast(self.at(-10))
        secretary, approver = cast.officer("secretary"), cast.officer("approver")
        transparency.open_log(SEASON, at=self.at(-2))
        edition = announcing.create_announcement(
            institution,
            title="Seleksi CPNS Kabupaten Batanghari Tahun 2024",
            slug=SLUG,
            season=SEASON,
            by=secretary,
            at=self.at(-2),
        )
        listing = announcing.import_formasi(
            edition, formasi_listing(), name="formasi.csv", by=secretary, at=self.at(-2, 10)
        )
        if listing.fault_count:
            raise ValueError(f"the demo's own formasi have faults: {listing.faults}")
        edition.refresh_from_db()
        summary = "Sebelas formasi jabatan fungsional untuk dua puluh enam kursi. Orang-orangnya rekaan."
        announcing.describe_edition(
            edition, title=edition.announcement.title, summary=summary, by=secretary, at=self.at(-2, 11)
        )
        announcing.choose_regulation(edition, "cpns-2024", by=secretary, at=self.at(-2, 11))
        announcing.set_timetable(edition, self._phases(), by=secretary, at=self.at(-2, 12))
        announcing.propose_edition(edition, by=secretary, at=self.at(-1))
        announcing.publish_edition(edition, by=approver, at=self.at(0, 8))
        self.announcement = announcements.announcement(SLUG)
        verifying.commit_seeds(self.announcement, at=self.at(0, 8, 1))
        self.chapter = participation.Chapter(institution, self.at)
        self.chapter.begin()

    def _phases(self) -> dict[str, tuple[date, date]]:
        day = self.first_day
        return {
            name: (day + timedelta(days=first), day + timedelta(days=last))
            for name, (first, last) in DAYS.items()
        }

    def registration(self) -> None:
        """People sign up, write their biodata and choose; one stays half done, for visitors."""
        stream = people(self.seed, on=self.first_day)
        places = list(self._spread(announcements.formasi_in(self.announcement)))
        for number, (person, formasi) in enumerate(zip(stream, places, strict=False)):
            at = self.between(2, 11, number, len(places))
            applicant = self._sign_up(person, at)
            self._write(applicant, formasi, at)
            self.applicants.append(applicant)
        draft = self._sign_up(next(stream), self.at(4))
        self._write(draft, places[0], self.at(4), sections=("identity", "contact"))

    def _spread(self, formasi: QuerySet[Any]) -> Iterator[Any]:
        """Formasi for `size` people: each gets some, larger ones and the first more than three a seat."""
        rows = list(formasi)
        wanted = [row for row in rows for _ in range(row.quota)] + [rows[0]] * 6 + [rows[4]] * 5
        while True:
            self.dice.shuffle(wanted)
            for row in wanted:
                if self.size <= 0:
                    return
                self.size -= 1
                yield row

    def _sign_up(self, person: Person, at: datetime) -> Applicant:
        user = accounts.register_person(
            nik=person.nik, name=person.name, email=person.email, password=cast.PASSWORD, at=at
        )
        accounts.confirm_email(user)
        return Applicant(person, user)

    def _write(
        self, applicant: Applicant, formasi: Any, at: datetime, sections: tuple[str, ...] | None = None
    ) -> None:
        application = registering.start_application(self.announcement, formasi, by=applicant.user, at=at)
        applicant.application = application
        rules = announcements.regulation_of(self.announcement)
        level, programme = accepted(formasi)
        doctor = rules.eligibility.practice_registration.include(formasi.position)
        typed = answers(applicant.person, level, programme, rules, doctor=doctor)
        for section, form in typed.items():
            if sections is None or section in sections:
                registering.save_section(
                    application,
                    section,
                    form.typed(),
                    complete=form.is_valid(),
                    seen=0,
                    by=applicant.user,
                    at=at,
                )
        application.refresh_from_db()

    def documents(self) -> None:
        """Everyone uploads every paper and submits; a few papers are not as they should be."""
        for number, applicant in enumerate(self.applicants):
            at = self.between(12, 19, number, len(self.applicants))
            applicant.flaw = {7: "photo", 15: "statement", 23: "diploma"}.get(number % 30, "")
            dossier = documenting.open_dossier(applicant.application, by=applicant.user, at=at)
            for rule, data in self._papers(applicant, dossier):
                found = documenting.look_at(rule, data)
                documenting.attach_document(dossier, rule, data, found, by=applicant.user, at=at)
            if number < READ_BEFORE:
                while read_waiting_documents():
                    pass
            dossier.refresh_from_db()
            self._submit(applicant, dossier, at + timedelta(minutes=20))

    @transaction.atomic
    def _submit(self, applicant: Applicant, dossier: Any, at: datetime) -> None:
        """As the page of submission does it."""
        application = dossier.application = applicant.application
        registering.enter_application(application, seen=application.version, by=applicant.user, at=at)
        documenting.seal_dossier(dossier, seen=dossier.version, by=applicant.user, at=at)
        applicant.application = application  # the number was given to this row

    def _papers(self, applicant: Applicant, dossier: Any) -> Iterator[tuple[Any, bytes]]:
        person, formasi = applicant.person, applicant.application.formasi
        _level, programme = accepted(formasi)
        other = "S-1 ILMU LAIN" if applicant.flaw == "diploma" else programme
        clauses = [clause.text_id for clause in announcements.regulation_of(self.announcement).statements]
        makers: dict[str, Callable[[], bytes]] = {
            "ktp": lambda: papers.identity_card(person),
            "pas_foto": lambda: papers.portrait(
                person, (40, 90, 180) if applicant.flaw == "photo" else papers.RED
            ),
            "swafoto": lambda: papers.selfie(person),
            "surat_lamaran": lambda: papers.application_letter(person, formasi.position),
            "surat_pernyataan": lambda: papers.statement(
                person, clauses[:3] if applicant.flaw == "statement" else clauses
            ),
            "ijazah": lambda: papers.diploma(person, other),
            "transkrip": lambda: papers.transcript(person, programme),
            "akreditasi": lambda: papers.accreditation(person, programme),
            "str": lambda: papers.registration(person, programme, SPECIALIST),
        }
        for slot in documents.slots_of(dossier):
            if slot.rule.optional:
                continue
            maker = makers.get(slot.rule.slot)
            title = slot.rule.title_id.upper()
            yield slot.rule, maker() if maker else papers.certificate(person, title, [])

    def verification(self) -> None:
        """What is clear is approved; two verifiers and two supervisors judge the rest; some object."""
        verifying.triage_dossiers(self.announcement, at=self.at(22, 12), most=len(self.applicants))
        verifying.draw_sample(self.announcement, at=self.at(23, 0, 5))
        self._approve_clear(("supervisor", "supervisor2"), self.at(23, 8))
        self._judge_all(
            ("verifier", "verifier2"),
            ("supervisor", "supervisor2"),
            lambda number: self.between(23, 28, number, len(self.applicants)),
        )
        self._object_some()
        if self.until != "verification":
            self._answer_all()

    def _judge_all(
        self, first: tuple[str, ...], second: tuple[str, ...], when: Callable[[int], datetime]
    ) -> None:
        flaws = self._flaws()
        for officer, allocation, at in self._desk(first, "propose", when):
            flaw = flaws[allocation.dossier.application.number]
            judgements = [
                judged(requirement.code, flaw)
                for requirement in verification.requirements_of(allocation.dossier)
            ]
            verifying.propose_verdict(allocation, judgements, by=officer, at=at)
        self._approve_all(second, when)

    def _flaws(self) -> dict[str, str]:
        return {applicant.application.number: applicant.flaw for applicant in self.applicants}

    def _approve_clear(self, roles: tuple[str, ...], at: datetime) -> None:
        for role in roles:
            officer = cast.officer(role)
            clear = list(verification.clear(self.announcement, officer).values_list("pk", flat=True))
            verifying.approve_clear(self.announcement, clear, by=officer, at=at)

    def _approve_all(self, second: tuple[str, ...], when: Callable[[int], datetime]) -> None:
        flaws = self._flaws()
        for officer, allocation, at in self._desk(second, "approve", when):
            verdict = verification.proposed_verdict(allocation.dossier)
            if verdict is not None and verdict.outcome == "tms":
                flaw = flaws[allocation.dossier.application.number]
                again = [judged(code, flaw) for code in verification.asked_again(verdict)]
                verifying.judge_again(allocation, again, by=officer, at=at)
            else:
                verifying.approve_verdict(allocation, by=officer, at=at)

    def _desk(
        self, roles: tuple[str, ...], step: str, when: Callable[[int], datetime]
    ) -> Iterator[tuple[Any, Any, datetime]]:
        """(officer, what lies on the desk, moment), in turn, until nobody is given anything.

        Whoever took part in a dossier before is not given it again; a colleague still may be.
        """
        done = idle = 0
        while idle < len(roles):
            officer, at = cast.officer(roles[(done + idle) % len(roles)]), when(done)
            allocation = verifying.allocate_next(officer, step, self.announcement, at=at)
            if allocation is None:
                idle += 1
                continue
            yield officer, allocation, at
            done, idle = done + 1, 0

    def _object_some(self) -> None:
        failed = [applicant for applicant in self.applicants if applicant.flaw]
        for number, applicant in enumerate(failed[:-1]):
            verdict = verification.initial_verdict(applicant.application)
            grounds = [finding.requirement for finding in verdict.findings.all() if not finding.met]
            said = "Berkas saya sudah sesuai dengan pengumuman; mohon diperiksa kembali dengan teliti."
            verifying.file_sanggah(
                verdict, dict.fromkeys(grounds, said), by=applicant.user, at=self.at(33, 9, number)
            )

    def _answer_all(self) -> None:
        reviewer = cast.officer("objection_reviewer")
        for number, objection in enumerate(objected.waiting_for(reviewer, "verification")):
            answer = "accepted" if number % 2 == 0 else "rejected"
            reasoning = {
                "accepted": "Setelah diperiksa kembali, berkas ini memenuhi syarat. Kami keliru.",
                "rejected": "Setelah diperiksa kembali, berkas ini tetap tidak sesuai dengan pengumuman.",
            }[answer]
            basis = "PermenPANRB 6/2024"
            decisions = {
                ground.requirement: (answer, reasoning, basis) for ground in objected.grounds_of(objection)
            }
            verifying.answer_sanggah(
                objection,
                decisions,
                precedents=dict.fromkeys(decisions, reasoning),
                by=reviewer,
                at=self.at(37, 9, number),
            )
        self._approve_all(("supervisor", "supervisor2"), lambda number: self.at(39, 9, number))

    def selection(self) -> None:
        """SKD for everyone who qualified, then SKB for those within the cut; two people each time."""
        self.chapter.end()
        qualified = verification.qualified_for(self.announcement)
        self._import("skd", self._skd_rows(qualified), self.at(62, 15))
        resulting_at = self.at(63, 8)
        self._rank("skd", resulting_at)
        self._import("skb", self._skb_rows(selection.invited_to_skb(self.announcement)), self.at(80, 15))

    def _import(self, kind: str, file: io.BytesIO, at: datetime) -> None:
        sheet = selecting.import_scores(
            self.announcement, kind, file, name=f"{kind}.csv", by=cast.officer("scorer"), at=at
        )
        approver = cast.officer("score_approver")
        selecting.approve_scores(sheet, by=approver, at=at + timedelta(hours=2))

    def _skd_rows(self, qualified: dict[str, str]) -> io.BytesIO:
        rows = []
        for number, formasi in sorted(qualified.items()):
            if self.dice.random() < 0.04:
                rows.append([number, formasi, "", "", "", "absent"])
                continue
            twk, tiu = self.dice.randint(12, 28) * 5, self.dice.randint(15, 33) * 5
            rows.append([number, formasi, twk, tiu, self.dice.randint(155, 215), "present"])
        return table(["participant", "formasi", "twk", "tiu", "tkp", "skd_status"], rows)

    def _skb_rows(self, invited: dict[str, str]) -> io.BytesIO:
        rows = [
            [number, formasi, self.dice.randint(50, 90) * 5, "", "present"]
            for number, formasi in sorted(invited.items())
        ]
        return table(["participant", "formasi", "skb_cat", "skb_extra", "skb_status"], rows)

    def _rank(self, stage: str, at: datetime) -> None:
        ranking = resulting.compute_ranking(self.announcement, stage, by=cast.officer("secretary"), at=at)
        approver = cast.officer("approver")
        resulting.publish_ranking(ranking, by=approver, at=at + timedelta(hours=1))

    def results(self) -> None:
        """The final ranking, the round of objections without any, the final result."""
        self._rank("final", self.at(85, 8))
        self._rank("final_after_sanggah", self.at(95, 8))

    def appointments(self) -> None:
        """Everyone with a seat files; one resigns and the next in rank is called; then all begin."""
        people_of = {each.application.number: each.person for each in self.applicants}
        appointing.Chapter(self.announcement, self.at, people_of.__getitem__).begin()

    def evaluation(self) -> None:
        """Two raters assess the first three months; two people publish the report; findings are acted on."""
        chapter = findings.Chapter(self.announcement, self.at)
        chapter.begin()
        asked = survey.Chapter(self.announcement.institution, self.at, random.Random(self.seed))
        asked.begin()
        work = performance.Chapter(self.announcement, self.at)
        work.begin()
        looked_into = analyses.Chapter(self.announcement, self.at)
        looked_into.begin()
        report = evaluating.draft_report(
            self.announcement,
            "Semua kursi yang berpeminat terisi menurut peringkat. Angka awal ini belum cukup untuk menilai "
            "apakah nilai seleksi meramalkan kinerja; laporan berikutnya menyusul setelah dua belas bulan.",
            by=cast.officer("evaluator"),
            at=self.at(270),
        )
        evaluating.publish_report(report, by=cast.officer("publisher"), at=self.at(271))
        chapter.end()
        looked_into.end()
        asked.end()
        work.end()


def accepted(formasi: Any) -> tuple[str, str]:
    """The first level and programme that a formasi takes."""
    first = formasi.qualifications[0]
    return first["level"], first["programme"]


def formasi_listing() -> io.BytesIO:
    """The eleven formasi in the columns of an SSCASN export."""
    told = tomllib.loads(files("bening.devtools").joinpath("batanghari.toml").read_text())
    rows = [
        [
            f"00000000-0000-4000-8000-{number:012d}",
            "Pemerintah Kab. Batang Hari",
            "CPNS",
            "UMUM",
            each["position"],
            each["unit"],
            each["seats"],
            int(each["open_to_disability"]),
            3000000,
            5000000,
            level,
            programme,
        ]
        for number, each in enumerate(told["formasi"], start=1)
        for level, programme in each["accepts"]
    ]
    return table(list(COLUMNS), rows)


def table(heading: list[str], rows: list[list[Any]]) -> io.BytesIO:
    """A CSV file in memory."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows(rows)
    return io.BytesIO(text.getvalue().encode())


def judged(requirement: str, flaw: str) -> Judgement:
    """What a careful verifier says of one requirement, given what is wrong with the papers."""
    grounds = {
        ("photo", "pas_foto"): "photo.background_wrong",
        ("statement", "surat_pernyataan"): "statement.text_differs",
        ("diploma", "ijazah"): "diploma.programme_differs",
    }
    ground = grounds.get((flaw, requirement), "")
    return Judgement(requirement, not ground, ground)


def answers(
    person: Person, level: str, programme: str, rules: Any, *, doctor: bool = False
) -> dict[str, forms.SectionForm]:
    """Every section filled in as the person would; a `doctor` has a practice registration."""
    registered = {"str_profession": SPECIALIST, "str_internship": forms.NO} if doctor else {}
    from_year, to_year = person.graduated.year - 2, person.graduated.year + 2
    accreditation = rules.eligibility.accreditation
    grade = "B" if "B" in accreditation.grades else accreditation.grades[0]
    declared = {f"{forms.CLAUSE}{clause.code}": forms.YES for clause in rules.statements}
    return {
        "identity": forms.IdentityForm(
            {
                "name_ktp": person.name,
                "name_ijazah": person.name,
                "birthplace": person.birth_place,
                "born": person.born.isoformat(),
                "sex": person.sex,
                "kk": person.family_card,
            }
        ),
        "contact": forms.ContactForm(
            {
                "phone": person.phone,
                "street": person.address,
                "village": "Pasar",
                "district": person.district,
                "regency": "Batanghari",
                "province": "Jambi",
            }
        ),
        "education": forms.DegreeForm(
            {
                "level": level,
                "programme": programme,
                "institution": person.university,
                "ijazah_number": person.diploma_number,
                "graduated_on": person.graduated.isoformat(),
                "gpa_kind": "ipk",
                "gpa": person.gpa,
                "cumlaude": forms.NO,
                "foreign_degree": forms.NO,
                "institution_grade": grade,
                "institution_body": accreditation.bodies[0],
                "institution_from": f"{from_year}-01-01",
                "institution_to": f"{to_year}-12-31",
                "has_str": forms.YES if doctor else forms.NO,
                **registered,
            },
            rules=rules,
        ),
        "declarations": forms.DeclarationsForm(
            {
                **declared,
                "service": "none",
                "sanctioned": forms.NO,
                "disability": forms.NO,
                "former_honorary_k2": forms.NO,
            },
            rules=rules,
        ),
    }
