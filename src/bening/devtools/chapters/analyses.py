"""Questions put to the selection: registered before anybody looked, answered whatever came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bening.devtools import cast
from bening.stages.evaluation.services import analyses as services

ASKED: tuple[tuple[str, str, dict[str, tuple[str, ...]]], ...] = (
    (
        "fairness",
        "Apakah perempuan dan laki-laki, kelompok umur, dan penyandang disabilitas lulus setiap tahap dengan "
        "peluang yang sama?",
        {"steps": ("screening", "skd", "final"), "groupings": ("sex", "age", "disability")},
    ),
    ("agreement", "Apakah dua pemeriksa yang tidak saling melihat menilai syarat yang sama dengan sama?", {}),
    ("funnel", "Apakah ada pemeriksa yang menolak jauh lebih banyak atau lebih sedikit?", {}),
    ("validity", "Apakah nilai seleksi berhubungan dengan kinerja pada tiga bulan pertama?", {}),
)


@dataclass
class Chapter:
    """The telling: `moment(day, hour)` places it in time."""

    announcement: Any
    moment: Callable[..., datetime]

    def begin(self) -> None:
        """Plans by one person, registered by another, carried out as soon as the data are final."""
        evaluator, publisher = cast.officer("evaluator"), cast.officer("publisher")
        planned = [
            services.propose_analysis(
                self.announcement, kind, question, data=data, by=evaluator, at=self.moment(257, hour)
            )
            for hour, (kind, question, data) in enumerate(ASKED, start=8)
        ]
        for hour, analysis in enumerate(planned, start=8):
            services.register_analysis(analysis, by=publisher, at=self.moment(258, hour))
        for hour, analysis in enumerate(planned, start=8):
            services.ask_analysis(analysis, by=evaluator, at=self.moment(259, hour))
            services.publish_analysis(analysis, at=self.moment(259, hour, 1))

    def end(self) -> None:
        """One more question waits for the second person, and one is registered and not run yet."""
        evaluator = cast.officer("evaluator")
        analysis = services.propose_analysis(
            self.announcement,
            "validity",
            "Apakah nilai seleksi berhubungan dengan kinerja setelah dua belas bulan?",
            data={},
            by=evaluator,
            at=self.moment(273),
        )
        services.register_analysis(analysis, by=cast.officer("publisher"), at=self.moment(276, 8))
        services.propose_analysis(
            self.announcement,
            "fairness",
            "Apakah pelamar dari semua umur lulus SKD dengan peluang yang sama?",
            data={"steps": ("skd",), "groupings": ("age",)},
            by=evaluator,
            at=self.moment(276),
        )
