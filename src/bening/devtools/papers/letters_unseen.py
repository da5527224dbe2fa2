"""Letters of the split `test`: layouts and faces that nothing was ever fitted to."""

from __future__ import annotations

from collections.abc import Sequence

from bening.devtools.papers.letters import duty, extra, sex_in_words, truth
from bening.devtools.papers.pages import Style, page, plain, style, white
from bening.devtools.papers.sheet import Paper
from bening.devtools.papers.subject import Subject


def application_table(subject: Subject, family: str, look: Style) -> Paper:
    """Addressee on the right, the person in a bordered table, date at the foot on the left."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(110, 150, "Perihal: Lamaran Pekerjaan", look.bold, look.size)
    for number, line in enumerate(("Kepada Yth.", subject.addressee, "di Muara Bulian")):
        sheet.text(780, 220 + number * 40, line, look.face, look.size)
    y = (
        sheet.paragraph(
            110,
            390,
            1010,
            "Dengan hormat, saya yang identitasnya tertera pada tabel berikut:",
            look.face,
            look.size,
        )
        + 10
    )
    rows = (
        ("Nama", look.named(subject.name)), ("Tempat lahir", subject.birth_place), ("Tanggal lahir", look.day(subject.born)),
        ("NIK", subject.nik), ("Jenis kelamin", sex_in_words(subject)), ("Program studi", subject.programme),
    )  # fmt: skip
    for label, value in rows:
        sheet.frame(110, y, 420, y + 48, 1)
        sheet.frame(420, y, 1120, y + 48, 1)
        sheet.text(126, y + 33, label, look.face, look.size)
        sheet.fitted(440, y + 33, value, look.face, look.size, 660)
        y += 48
    text = (
        f"bermaksud melamar formasi {subject.position} pada Pemerintah Kabupaten Batanghari. Seluruh berkas persyaratan "
        "telah saya unggah. Besar harapan saya untuk dapat mengikuti seleksi, dan atas perhatian Bapak saya ucapkan terima kasih."
    )
    y = sheet.paragraph(110, y + 60, 1010, text, look.face, look.size, leading=1.6)
    sheet.text(
        110, y + 40, f"Dibuat di {subject.place.town} pada {look.day(subject.written)}", look.face, look.size
    )
    stamp = duty(sheet, subject, dice, 420, y + 70)
    sheet.text(560, y + 300, f"{look.named(subject.name)}", look.bold, look.size, align="m")
    return Paper(
        "surat_lamaran", family, (sheet,), truth(subject, "nik", "sex", "programme"), extra(subject, stamp)
    )


def application_essay(subject: Subject, family: str, look: Style) -> Paper:
    """The person in sentences only, everything indented."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(
        1120, 140, f"{subject.place.town}, {look.day(subject.written)}", look.face, look.size, align="r"
    )
    sheet.paragraph(
        120,
        220,
        700,
        f"Yang terhormat {subject.addressee}, Jalan Jenderal Sudirman, Muara Bulian",
        look.face,
        look.size,
    )
    text = (
        f"Nama saya {look.named(subject.name)}, lahir di {subject.birth_place} pada tanggal {look.day(subject.born)}, beralamat di "
        f"{subject.address}. Saya lulusan {subject.institution.name} Program Studi {subject.programme}."
    )
    y = sheet.paragraph(120, 380, 1000, text, look.face, look.size, leading=1.75)
    text = (
        f"Dengan surat ini saya mengajukan permohonan untuk mengikuti seleksi CPNS dan mengisi jabatan {subject.position}. "
        "Saya menyatakan bahwa semua keterangan yang saya berikan adalah benar."
    )
    y = sheet.paragraph(120, y + 24, 1000, text, look.face, look.size, leading=1.75)
    sheet.text(620, y + 60, "Hormat saya,", look.face, look.size, align="m")
    stamp = duty(sheet, subject, dice, 520, y + 84)
    sheet.text(620, y + 320, look.named(subject.name), look.face, look.size, align="m")
    fields = truth(subject, "address", "programme", "institution")
    return Paper("surat_lamaran", family, (sheet,), fields, extra(subject, stamp))


def statement_framed(subject: Subject, family: str, look: Style, clauses: Sequence[str]) -> Paper:
    """Clauses in brackets within a frame; the person below them."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(120, 160, "Surat Pernyataan Pelamar", look.bold, 40)
    sheet.text(120, 220, "Saya menyatakan dengan sebenar-benarnya bahwa:", look.face, look.size)
    top = y = 270.0
    for number, clause in enumerate(clauses, start=1):
        sheet.text(140, y + 36, f"({number})", look.face, look.size)
        y = sheet.paragraph(210, y + 36, 880, clause, look.face, look.size) - 14
    sheet.frame(110, top, 1130, y + 20, 1.5)
    rows = [
        ("Nama", look.named(subject.name)),
        ("Lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
        ("NIK", subject.nik),
        ("Formasi", subject.position),
    ]
    y = sheet.rows(
        y + 90, rows, label=(120, look.face, look.size), value=(330, look.bold, look.size), most=780
    )
    sheet.text(120, y + 40, f"{subject.place.town}, {look.day(subject.written)}", look.face, look.size)
    stamp = duty(sheet, subject, dice, 110, y + 60)
    sheet.text(120, y + 290, look.named(subject.name), look.bold, look.size)
    others = {name: value for name, value in extra(subject, stamp).items() if name != "addressee"}
    return Paper("surat_pernyataan", family, (sheet,), truth(subject, "nik"), others)


def statement_running(subject: Subject, family: str, look: Style, clauses: Sequence[str]) -> Paper:
    """Each clause with a dash; the person in one running sentence; signature in the middle."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(620, 150, "PERNYATAAN", look.bold, 44, align="m")
    text = (
        f"Yang bertanda tangan di bawah ini {look.named(subject.name)} (NIK {subject.nik}), kelahiran {subject.birth_place}, "
        f"{look.day(subject.born)}, dengan penuh kesadaran menyatakan:"
    )
    y = sheet.paragraph(120, 240, 1000, text, look.face, look.size, leading=1.6) + 20
    for clause in clauses:
        sheet.text(130, y, "–", look.face, look.size)
        y = sheet.paragraph(170, y, 950, clause, look.face, look.size, leading=1.6) + 10
    sheet.text(
        620, y + 50, f"{subject.place.town}, {look.day(subject.written)}", look.face, look.size, align="m"
    )
    sheet.text(620, y + 90, "Yang menyatakan,", look.face, look.size, align="m")
    stamp = duty(sheet, subject, dice, 520, y + 110)
    sheet.text(620, y + 340, look.named(subject.name), look.bold, look.size, align="m")
    others = {
        name: value for name, value in extra(subject, stamp).items() if name not in ("addressee", "formasi")
    }
    return Paper("surat_pernyataan", family, (sheet,), truth(subject, "nik"), others)


APPLICATIONS = (
    ("lamaran_p", "test", application_table, style("caladea", white, size=26)),
    ("lamaran_q", "test", application_essay, style("noto-serif", plain((253, 252, 248)), size=25)),
)
STATEMENTS = (
    ("pernyataan_p", "test", statement_framed, style("caladea", white, size=26)),
    ("pernyataan_q", "test", statement_running, style("noto", plain((254, 254, 250)), size=25)),
)
"""Family, split, layout, style."""
