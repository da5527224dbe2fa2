"""A survey of public satisfaction that is over and published, and one that runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from bening.devtools import cast
from bening.stages.evaluation.queries import survey as queries
from bening.stages.evaluation.services import survey as services
from bening.stages.evaluation.services.survey import Counter

COUNTERS = (
    Counter("BKPSDMD", "Loket informasi CPNS", 420),
    Counter("BKPSDMD", "Legalisasi ijazah", 160),
    Counter("Disdukcapil", "KTP elektronik", 1937),
)
ANSWERED = (58, 3, 41)
"""How many answered at each: at one so few that nothing is told of it."""
REMARKS = (
    "Nomor antrean sering tidak terlihat dari kursi belakang.",
    "Petugasnya sabar menjelaskan berkas yang kurang.",
    "Ibu Ratna melayani sambil menelepon.",
    "Jual cepat motor bekas, hubungi segera.",
)


@dataclass
class Chapter:
    """The telling: `moment(day, hour)` places it in time."""

    institution: Any
    moment: Callable[..., datetime]
    dice: Random

    def begin(self) -> None:
        """Proposed by one, opened by another, answered by visitors, published by nobody's decision."""
        survey = self._opened("Survei kepuasan masyarakat semester I", 205, 250)
        for place, (point, number) in enumerate(zip(queries.points_of(survey), ANSWERED, strict=True)):
            self._answer(point, number, place)
        for remark in list(queries.remarks_to_moderate(survey)):
            self._moderate(remark)
        services.publish_survey(survey, at=self.moment(251, 1))

    def end(self) -> None:
        """The next one runs, and somebody wrote what no moderator has read yet."""
        running = self._opened("Survei kepuasan masyarakat semester II", 265, 320)
        point = queries.points_of(running)[0]
        services.answer_at_kiosk(point, self._said(0), REMARKS[1], at=self.moment(266))

    def _opened(self, title: str, first: int, last: int) -> Any:
        survey = services.propose_survey(
            self.institution,
            title,
            COUNTERS,
            starts=self.moment(first).date(),
            ends=self.moment(last).date(),
            by=cast.officer("evaluator"),
            at=self.moment(first - 2),
        )
        return services.open_survey(survey, by=cast.officer("publisher"), at=self.moment(first - 1))

    def _answer(self, point: Any, number: int, place: int) -> None:
        evaluator, at = cast.officer("evaluator"), self.moment(210)
        codes = services.print_slips(point, number, by=evaluator, at=at)
        for turn in range(number):
            said, remark = self._said(place), REMARKS[turn] if place == 0 and turn < len(REMARKS) else ""
            if turn % 5 == 4:
                services.enter_paper(point, said, remark, by=evaluator, at=at)
            elif turn % 3 == 2:
                services.answer_at_kiosk(point, said, remark, at=at)
            else:
                services.answer_with_slip(codes[turn], said, remark, at=at)

    def _said(self, place: int) -> list[int]:
        usual = ((2, 3, 3, 4), (3, 3, 4, 4), (2, 2, 3, 3))[place]
        return [4 if element == 3 else self.dice.choice(usual) for element in range(9)]

    def _moderate(self, remark: Any) -> None:
        moderator, at = cast.officer("publisher"), self.moment(230)
        if remark.text == REMARKS[2]:
            services.hide_remark(remark, "personal_data", by=moderator, at=at)
        elif remark.text == REMARKS[3]:
            services.hide_remark(remark, "spam", by=moderator, at=at)
        else:
            services.show_remark(remark, by=moderator, at=at)
