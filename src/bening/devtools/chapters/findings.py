"""Three findings: one that was put right and helped, one that nobody acted on in time, one just reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bening.devtools import cast
from bening.devtools.chapters.participation import TOPIC
from bening.stages.evaluation.services import findings as services


@dataclass
class Chapter:
    """The telling: `moment(day, hour)` places it in time."""

    announcement: Any
    moment: Callable[..., datetime]

    def begin(self) -> None:
        """Before the first assessments: one finding until it helped, one that stays undone."""
        finding = self._open(
            200,
            source="forum",
            reference=TOPIC,
            severity="major",
            unit="Sekretariat Panitia",
            title="Lokasi ujian diumumkan terlalu dekat dengan hari ujian",
            detail="Warga menyampaikan di forum bahwa tiga hari tidak cukup untuk mencari angkutan.",
            owner=cast.officer("secretary"),
        )
        action = services.act(
            finding,
            "Jadwal baku ditetapkan: lokasi diumumkan paling lambat sepuluh hari sebelum ujian.",
            "Keputusan Sekretaris Panitia nomor 12, tersimpan di arsip sekretariat.",
            by=cast.officer("secretary"),
            at=self.moment(202),
        )
        judge = cast.officer("publisher")
        finding = services.accept_action(action, by=judge, at=self.moment(203))
        seen = finding.effect_from + timedelta(hours=10)
        said = "Pada dua ujian sesudahnya lokasi diumumkan dua belas hari sebelumnya."
        services.check_effect(finding, True, said, by=judge, at=seen)
        self._open(
            249,
            source="verifier",
            reference="verifikator-1",
            severity="critical",
            unit="Tim Verifikasi",
            title="Alasan tidak memenuhi syarat tidak selalu menyebut dokumennya",
            detail="Lihat analisis putusan; contoh ada pada penyelia.",
            owner=cast.officer("supervisor"),
        )

    def end(self) -> None:
        """After the report: a finding whose action waits to be checked."""
        finding = self._open(
            272,
            source="report",
            reference="laporan-1",
            severity="minor",
            unit="BKPSDMD Bidang Pengembangan",
            title="Belum semua pegawai baru mempunyai pembimbing",
            detail="Dua unit belum menunjuk pembimbing untuk pegawai baru.",
            owner=cast.officer("assessor"),
        )
        services.act(
            finding,
            "Setiap unit menunjuk satu pembimbing untuk pegawai baru.",
            "Daftar pembimbing tanggal hari ini, nomor 800/45.",
            by=cast.officer("assessor"),
            at=self.moment(275),
        )

    def _open(self, day: int, **told: Any) -> Any:
        opener = cast.officer("evaluator")
        return services.open_finding(self.announcement, **told, by=opener, at=self.moment(day))
