"""From the seat to the first day of duty: one resigns, papers are filed, BKN returns one, letters go out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bening.devtools import cast, papers
from bening.devtools.people import Person
from bening.stages.appointments import letter_words, letters_pdf, queries, services
from bening.stages.appointments.layout import ANSWERED
from bening.stages.appointments.queries import filing, proposals
from bening.stages.appointments.services import filing as handing
from bening.stages.appointments.services.letters import issue_letter
from bening.stages.appointments.services.proposals import import_answer, propose_numbers
from bening.stages.documents import queries as documents

AS_APPLIED = ("pas_foto", "ijazah", "transkrip", "surat_pernyataan")
"""Papers of which the file of the application is handed in again."""
LETTERS = {
    "skck": ("SURAT KETERANGAN CATATAN KEPOLISIAN", "Kepolisian Resor Batanghari", "tidak memiliki catatan"),
    "surat_sehat": ("SURAT KETERANGAN SEHAT", "RSUD Hamba Muara Bulian", "sehat jasmani dan rohani"),
    "surat_napza": ("SURAT KETERANGAN BEBAS NAPZA", "RSUD Hamba Muara Bulian", "bebas narkotika"),
}
STATED = {
    "title_before": "",
    "title_after": "S.Tr.",
    "marital": "single",
    "address": "Jl. Gajah Mada, Muara Bulian",
}
SIGNED = {"signatory": "Drs. H. Rahmat Hidayat, M.Si.", "office": "Bupati Batanghari"}


@dataclass
class Chapter:
    """The telling: `moment(day, hour)` places it in time, `person_of` knows who a participant number is."""

    announcement: Any
    moment: Callable[..., datetime]
    person_of: Callable[[str], Person]

    def begin(self) -> None:
        """Everyone with a seat files; one resigns and the next in rank is called; then all begin."""
        services.open_filing(self.announcement, by=cast.officer("secretary"), at=self.moment(98))
        self._step(next(iter(queries.appointments_in(self.announcement))), "resign", 101, because="letter")
        self._file()
        self._exchange()
        self._letters("sk", "numbered", 155)
        for each in self._in("numbered"):
            self._step(each, "start", 161, day=self.moment(161).date().isoformat())
        self._letters("spmt", "on_duty", 162)

    # -- the filing --------------------------------------------------------------------------------------

    def _file(self) -> None:
        """The first hands in every paper, one of them twice; of the others the originals are seen."""
        for number, each in enumerate(self._in("filing")):
            self._state(each)
            slots = [slot.rule.slot for slot in filing.slots_of(each)] if number == 0 else ["drh"]
            for slot in slots:
                self._hand_in(each, slot, self._paper(each, slot, self.moment(80).date()), 104)
            if number == 0:
                self._return(each, "skck", "SKCK ini untuk keperluan lain. Mintalah SKCK untuk melamar CPNS.")
                self._hand_in(each, "skck", self._paper(each, "skck", self.moment(107).date()), 108)
            self._accept(each, 110)
            self._complete(each, 115)

    def _state(self, each: Any) -> None:
        handing.save_curriculum(each, STATED, by=each.person, at=self.moment(103))

    def _paper(self, each: Any, slot: str, day: date) -> bytes:
        if slot in AS_APPLIED:
            dossier = documents.dossier_of(each.application)
            assert dossier is not None
            return documents.content(documents.documents_of(dossier).get(slot=slot))
        if slot == "drh":
            return letters_pdf.drawn(letter_words.curriculum(each), self.moment(103))
        title, office, finding = LETTERS[slot]
        lines = [f"Berlaku {letter_words.day(day)} s/d {letter_words.day(day + timedelta(days=180))}."]
        lines += [
            f"{office} menerangkan bahwa yang bersangkutan {finding}.",
            "Keperluan: melamar CPNS.",
        ]
        return papers.certificate(self.person_of(each.participant), title, lines)

    def _hand_in(self, each: Any, slot: str, data: bytes, day: int) -> None:
        each.refresh_from_db()
        rule = next(one for one in filing.rules_of(self.announcement) if one.slot == slot)
        found = handing.look_at(rule, data)
        handing.hand_in(each, rule, data, found, by=each.person, at=self.moment(day, 10))

    def _return(self, each: Any, slot: str, because: str) -> None:
        paper = filing.papers_of(each).get(slot=slot)
        handing.return_paper(paper, because, by=cast.officer("secretary"), at=self.moment(106))

    def _accept(self, each: Any, day: int) -> None:
        for paper in filing.papers_of(each).filter(outcome=""):
            handing.accept_paper(paper, by=cast.officer("secretary"), at=self.moment(day))

    def _complete(self, each: Any, day: int) -> None:
        empty = [slot.rule.slot for slot in filing.slots_of(each) if slot.paper is None]
        self._step(each, "complete", day, seen=",".join(empty))

    # -- the exchange with BKN ---------------------------------------------------------------------------

    def _exchange(self) -> None:
        """BKN sets the numbers of all but the first, whose file comes back and goes out again."""
        sent = self._propose(128)
        if not sent:
            return
        back = [(sent[0].participant, "kembali", "", "", "Ijazah tidak terbaca pada berkas yang dikirim.")]
        self._answer([*back, *map(self._number, sent[1:])], 135)
        self._complete(sent[0], 138)
        self._answer(map(self._number, self._propose(140)), 146)

    def _propose(self, day: int) -> list[Any]:
        if not proposals.ready(self.announcement).exists():
            return []
        at = self.moment(day)
        made = propose_numbers(self.announcement, self._effective(), by=cast.officer("secretary"), at=at)
        return proposals.appointments_of(made)

    def _answer(self, rows: Iterable[tuple[str, ...]], day: int) -> None:
        file = io.StringIO()
        write = csv.writer(file)
        write.writerow(ANSWERED)
        write.writerows(rows)
        data = io.BytesIO(file.getvalue().encode())
        import_answer(self.announcement, data, by=cast.officer("secretary"), at=self.moment(day, 9))
        approver = cast.officer("approver")
        for step in queries.steps_waiting(self.announcement, approver):
            services.approve_step(step, by=approver, at=self.moment(day, 14))

    def _effective(self) -> date:
        return self.moment(150).date().replace(day=1)

    def _number(self, each: Any) -> tuple[str, ...]:
        person = self.person_of(each.participant)
        sex = "2" if person.sex == "P" else "1"
        number = f"{person.born:%Y%m%d}{self._effective():%Y%m}{sex}{each.pk % 999 + 1:03d}"
        return each.participant, "nip", number, self._effective().isoformat(), ""

    # -- steps and letters -------------------------------------------------------------------------------

    def _in(self, state: str) -> list[Any]:
        return list(queries.appointments_in(self.announcement).filter(state=state))

    def _step(self, each: Any, kind: str, on: int, /, **facts: str) -> None:
        each.refresh_from_db()
        by, second = cast.officer("secretary"), cast.officer("approver")
        step = services.record_step(each, kind, facts, by=by, at=self.moment(on, 9))
        services.approve_step(step, by=second, at=self.moment(on, 14))

    def _letters(self, kind: str, state: str, day: int) -> None:
        by, second = cast.officer("secretary"), cast.officer("approver")
        dated = self.moment(day).date()
        for number, each in enumerate(self._in(state), start=1):
            facts = {"letter": f"800.1.2.3/{number:03}/BKPSDMD/{dated.year}", "dated": dated.isoformat()}
            step = services.record_step(each, kind, facts | SIGNED, by=by, at=self.moment(day, 9))
            issue_letter(step, by=second, at=self.moment(day, 14))
