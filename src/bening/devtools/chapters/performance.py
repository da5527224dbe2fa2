"""The first year at work: plans, feedback, two raters, answers and an objection, training, e-Kinerja."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bening.accounts import queries as people
from bening.devtools import cast
from bening.objections import queries as objected
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.instrument import instrument
from bening.stages.evaluation.services import official, performance, terms

GOALS = (
    ("Layanan harian di unit", "Semua permohonan selesai dalam 3 hari kerja"),
    ("Laporan bulanan", "Terkirim paling lambat tanggal 5, tanpa koreksi angka"),
)
SEEN = "Menyelesaikan tugas tiga bulan pertama tepat waktu; melayani warga dengan ramah."
LATE = (2, 3)
"""Their first period is assessed when the story is nearly over."""
SECOND = "Saya melihat hal yang sama saat bertugas bersama di loket."


@dataclass
class Chapter:
    """The telling: `moment(day, hour)` places it in time."""

    announcement: Any
    moment: Callable[..., datetime]

    def begin(self) -> None:
        """Everyone agrees on a plan, is trained and rated by two; most answer, one objects."""
        everyone = list(appointments.on_duty(self.announcement))
        for number, each in enumerate(everyone):
            self._plan(each, answered=number % 5 != 4)
        performance.close_unanswered(self.moment(180))
        self._train(everyone)
        rated = [(n, self._assess(n, each)) for n, each in enumerate(everyone) if n not in LATE]
        for number, done in rated:  # all are rated before the first is answered: the log goes by days
            self._answer(number, done)

    def end(self) -> None:
        """Silence is taken for what it is; e-Kinerja; one waits for the employee, one for a second rater."""
        everyone = list(appointments.on_duty(self.announcement))
        performance.close_unanswered(self.moment(268))
        self._take_official(everyone)
        for number, each in enumerate(everyone):
            if number in LATE:
                self._assess(number, each)

    def _plan(self, each: Any, *, answered: bool) -> None:
        head = cast.officer("assessor")
        plan = performance.propose_plan(each, GOALS, by=head, at=self.moment(163))
        if answered:
            performance.agree_to_plan(plan, by=each.person, at=self.moment(164))
        performance.give_feedback(
            each, "Laporan bulan pertama rapi. Cantumkan sumber angkanya.", by=head, at=self.moment(200)
        )

    def _assess(self, number: int, each: Any) -> Any:
        """Two raters; the third then waits for the employee, the fourth is rated by one alone so far."""
        first, second = cast.officer("assessor"), cast.officer("assessor2")
        day = 277 if number in LATE else 255
        assessment = performance.rate(each, "m3", self._marks(number), SEEN, by=first, at=self.moment(day))
        if number == LATE[1]:
            return assessment
        return performance.rate_second(
            assessment, self._marks(number + 1), SECOND, by=second, at=self.moment(day + 1)
        )

    def _answer(self, number: int, done: Any) -> None:
        """The second objects, every sixth says nothing, the others accept."""
        if number == 1:
            self._object(done)
        elif number % 6 != 5:
            said = "Terima kasih. Saya akan memperbaiki laporan bulanan." if number % 3 == 0 else ""
            performance.accept_assessment(done, said, by=done.person, at=self.moment(257))

    def _marks(self, number: int) -> dict[str, tuple[int | None, str]]:
        """Threes and fours; every rater leaves out what they did not see."""
        marks: dict[str, tuple[int | None, str]] = {}
        for place, criterion in enumerate(instrument().criteria(len(GOALS))):
            seen = (number + place) % 7 != 6 or place < len(GOALS)
            marks[criterion] = (3 + (number + place) % 3 % 2, "") if seen else (None, "")
        return marks

    def _object(self, done: Any) -> None:
        performance.object_to_assessment(
            done,
            {"behaviour": "Penilai hanya melihat saya di loket pada hari Senin, bukan di lapangan."},
            by=done.person,
            at=self.moment(256, 15),
        )
        objection = objected.objection_about("performance", done.uuid)
        reasoning = "Keduanya mencatat pengamatan pada empat hari yang berbeda, termasuk di lapangan."
        performance.answer_objection(
            objection,
            {"behaviour": ("rejected", reasoning, "PermenPANRB 6/2022")},
            by=cast.officer("objection_reviewer"),
            at=self.moment(257),
        )

    def _train(self, everyone: Sequence[Any]) -> None:
        """The basic training of most is on record; one result still waits for its second person."""
        secretary, approver = cast.officer("secretary"), cast.officer("approver")
        for number, each in enumerate(everyone[:-1] or everyone):
            told = terms.record_training(
                each,
                7850 + 130 * (number % 9),
                self.moment(240).date(),
                f"STTPP {number + 101}/LATSAR",
                by=secretary,
                at=self.moment(252),
            )
            if number:
                terms.approve_training(told, by=approver, at=self.moment(253))

    def _take_official(self, everyone: Sequence[Any]) -> None:
        lines = ["nip,periode,predikat,predikat_unit"]
        for number, each in enumerate(everyone):
            nip = people.unseal_for(
                each.person, each.number_sealed, appointments.number_context(each.pk)
            ).decode()
            lines.append(f"{nip},triwulan-1,{'Sangat Baik' if number % 4 == 0 else 'Baik'},Baik")
        taken = official.import_official(
            self.announcement,
            io.BytesIO("\n".join(lines).encode()),
            "e-kinerja-triwulan-1.csv",
            by=cast.officer("evaluator"),
            at=self.moment(266),
        )
        official.approve_official(taken, by=cast.officer("publisher"), at=self.moment(267))
