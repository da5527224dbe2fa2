"""Invented formasi in the columns of SSCASN, and what makes a draft complete."""

import csv as csv_module
import io
from datetime import date
from pathlib import Path
from uuid import UUID

from bening.stages.announcements import services
from bening.stages.announcements.sscasn import COLUMNS

SHARED = Path(__file__).parents[4] / "shared" / "data"
"""Real public lists; not part of the project. Tests that need them say so loudly when they are absent."""

PHASES = {
    "announcement": (date(2024, 8, 19), date(2024, 9, 10)),
    "registration": (date(2024, 8, 20), date(2024, 9, 10)),
    "screening": (date(2024, 8, 20), date(2024, 9, 17)),
    "screening_result": (date(2024, 9, 19), date(2024, 9, 19)),
    "sanggah": (date(2024, 9, 20), date(2024, 9, 22)),
    "sanggah_answer": (date(2024, 9, 20), date(2024, 9, 24)),
    "post_sanggah": (date(2024, 9, 25), date(2024, 9, 29)),
    "skd": (date(2024, 10, 16), date(2024, 11, 14)),
    "skd_result": (date(2024, 11, 17), date(2024, 11, 19)),
    "skb": (date(2024, 12, 9), date(2024, 12, 20)),
    "final_result": (date(2025, 1, 5), date(2025, 1, 12)),
    "final_sanggah": (date(2025, 1, 13), date(2025, 1, 15)),
    "final_answer": (date(2025, 1, 14), date(2025, 1, 19)),
    "final_post": (date(2025, 1, 16), date(2025, 1, 22)),
}


def formasi(number, **changes):
    """The lines of one formasi: two programmes unless `programmes` says otherwise."""
    programmes = changes.pop("programmes", ("S-1 ILMU HUKUM", "D-IV STUDI KEBIJAKAN"))
    line = {
        "formasi_id": str(UUID(int=number + 1)),
        "ins_nm": "Pemerintah Kab. Batang Hari",
        "jp_nama": "CPNS",
        "formasi_nm": "UMUM",
        "jabatan_nm": f"ANALIS HUKUM KE-{number:05} AHLI PERTAMA",
        "lokasi_nm": "PEMERINTAH KABUPATEN BATANG HARI | SEKRETARIAT DAERAH | BAGIAN HUKUM",
        "jumlah_formasi": "2",
        "disable": "1",
        "gaji_min": "3000000",
        "gaji_max": "5000000",
    }
    line |= changes
    return [
        {
            **line,
            "jenjang_studi": "Diploma IV" if one.startswith("D-IV") else "S-1/Sarjana",
            "program_studi": one,
        }
        for one in programmes
    ]


THREE = (formasi(1), formasi(2), formasi(3, formasi_nm="PENYANDANG DISABILITAS"))


def lines_of(*formasi):
    return [line for lines in formasi for line in lines]


def csv(*formasi, lines=None):
    """The bytes of a listing."""
    text = io.StringIO()
    writer = csv_module.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(lines_of(*formasi) if lines is None else lines)
    return text.getvalue().encode()


def fill(edition, *, by, at, phases=PHASES):
    """Everything but the formasi."""
    services.describe_edition(
        edition, title=edition.terms["title"], summary="Sebelas jabatan di tujuh dinas.", by=by, at=at
    )
    services.choose_regulation(edition, "cpns-2024", by=by, at=at)
    services.set_timetable(edition, phases, by=by, at=at)
    clause = "Saya bersedia tidak pindah selama 10 tahun."
    return services.set_conditions(edition, min_gpa=300, clauses=[clause], by=by, at=at)
