"""What stands in a letter. Letters are Indonesian whatever the reader's language: they are official."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from bening.stages.announcements import queries as announcements
from bening.stages.appointments.queries.filing import curriculum_of
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.stages.appointments.models import Appointment

TITLES = {
    "sk": "Keputusan tentang Pengangkatan Calon Pegawai Negeri Sipil",
    "spmt": "Surat Pernyataan Melaksanakan Tugas",
}
MARITAL = {"single": "Belum kawin", "married": "Kawin", "divorced": "Cerai hidup", "widowed": "Cerai mati"}


def day(value: date) -> str:
    """1 Maret 2025."""
    return format_date(value, "d MMMM y", locale="id")


def letter(
    appointment: Appointment, kind: str, facts: Mapping[str, str], numbered: Mapping[str, str]
) -> dict[str, Any]:
    """Everything that the drawing of a letter wants. `numbered`: the facts of the step "number"."""
    announcement = appointment.announcement
    formasi: Any = announcements.formasi_by_code(announcement, appointment.formasi_code)
    said = registration.stated(appointment.application, ["identity.name_ktp", "identity.birthplace"])
    stated = curriculum_of(appointment)
    name = _titled(said["identity.name_ktp"], stated)
    rows = [
        ("Nama", name),
        ("NIP", numbered["number"]),
        ("Jabatan", formasi.position),
        ("Unit kerja", appointment.placed_unit or formasi.unit),
        ("TMT CPNS", day(date.fromisoformat(numbered["effective"]))),
    ]
    if kind == "spmt" and appointment.started_on:
        rows.append(("Mulai melaksanakan tugas", day(appointment.started_on)))
    return {
        "title": TITLES[kind],
        "institution": announcement.institution.name,
        "number": facts["letter"],
        "opening": [_OPENING[kind]],
        "rows": rows,
        "closing": [_CLOSING[kind]],
        "place": f"{_DATED[kind]} {day(date.fromisoformat(facts['dated']))}",
        "office": facts["office"],
        "signatory": facts["signatory"],
        "footer": f"{announcement.title} · nomor peserta {appointment.participant}",
    }


_OPENING = {
    "sk": "Mengangkat sebagai Calon Pegawai Negeri Sipil, dengan masa percobaan menurut peraturan, nama yang "
    "tersebut di bawah ini:",
    "spmt": "Yang bertanda tangan di bawah ini menyatakan bahwa pegawai yang tersebut di bawah ini sudah "
    "nyata melaksanakan tugas:",
}
_DATED = {"sk": "Ditetapkan pada", "spmt": "Dibuat pada"}
_CLOSING = {
    "sk": "Keputusan ini berlaku sejak TMT tersebut. Bila kemudian ternyata ada kekeliruan, keputusan ini "
    "diperbaiki sebagaimana mestinya.",
    "spmt": "Pernyataan ini dibuat dengan sesungguhnya untuk dipergunakan sebagaimana mestinya.",
}


def _titled(name: str, stated: dict[str, Any]) -> str:
    before, after = stated.get("title_before", ""), stated.get("title_after", "")
    return f"{before + ' ' if before else ''}{name}{', ' + after if after else ''}"


def _birth(said: Mapping[str, str]) -> str:
    return f"{said['identity.birthplace']}, {day(date.fromisoformat(said['identity.born']))}"


def curriculum(appointment: Appointment) -> dict[str, Any]:
    """The curriculum (DRH) to be printed and signed."""
    stated = curriculum_of(appointment)
    fields = ["identity.name_ktp", "identity.birthplace", "identity.born", "education.level",
              "education.programme", "education.institution", "contact.phone"]  # fmt: skip
    said = registration.stated(appointment.application, fields)
    rows = [
        ("Nama", _titled(said["identity.name_ktp"], stated)),
        ("Tempat, tanggal lahir", _birth(said)),
        ("Status perkawinan", MARITAL.get(stated.get("marital", ""), "")),
        ("Alamat", stated.get("address", "")),
        ("Nomor telepon", said["contact.phone"]),
        ("Pendidikan", f"{said['education.programme']}, {said['education.institution']}"),
        ("Riwayat pendidikan lain", stated.get("education", "")),
        ("Riwayat pekerjaan", stated.get("experience", "")),
        ("Organisasi", stated.get("organisations", "")),
        ("Keluarga", stated.get("family", "")),
    ]
    return {
        "title": "Daftar Riwayat Hidup",
        "institution": appointment.announcement.institution.name,
        "number": "",
        "opening": [],
        "rows": [(label, value or "–") for label, value in rows],
        "closing": [
            "Daftar riwayat hidup ini saya buat dengan sesungguhnya. Bila di kemudian hari ada keterangan "
            "yang tidak benar, saya bersedia dituntut di muka pengadilan dan menerima segala tindakan "
            "pemerintah."
        ],
        "place": "........................., .........................",
        "office": "Yang membuat,",
        "signatory": said["identity.name_ktp"],
        "sealed": "",
        "footer": f"{appointment.announcement.title} · nomor peserta {appointment.participant}",
    }
