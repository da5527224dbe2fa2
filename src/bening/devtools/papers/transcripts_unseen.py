"""Transcripts of the split `test`: layouts and faces that nothing was ever fitted to."""

from __future__ import annotations

from bening.devtools.papers.pages import WIDE, Style, page, plain, signed, staff_number, style, waved, white
from bening.devtools.papers.sheet import Paper
from bening.devtools.papers.subject import Subject
from bening.devtools.papers.transcripts import courses, table, truth


def by_terms(subject: Subject, family: str, look: Style) -> Paper:
    """One page without rules, courses by semester in two columns, the average in a box on top."""
    sheet, dice = page(look), subject.dice(family)
    chosen = courses(subject, dice)
    sheet.fitted(110, 130, subject.institution.name, look.bold, 38, 1000)
    sheet.text(110, 178, "Transkrip Nilai", look.face, 30)
    rows = [
        ("Nama lengkap", look.named(subject.name)),
        ("Tempat/tanggal lahir", f"{subject.birth_place} / {look.day(subject.born)}"),
        ("Nomor mahasiswa", subject.student),
        ("Program studi", subject.programme),
    ]
    y = sheet.rows(260, rows, label=(110, look.face, 23), value=(400, look.bold, 23), most=520, leading=1.5)
    sheet.frame(920, 226, 1130, 380, 2)
    sheet.text(1025, 276, "IPK", look.face, 24, align="m")
    sheet.text(1025, 340, subject.gpa, look.bold, 48, align="m")
    for term in range(8):
        left, top = 110 + 520 * (term % 2), y + 40 + 260 * (term // 2)
        sheet.text(left, top, f"Semester {term + 1}", look.bold, 22)
        for row, (_, name, _, credits, mark) in enumerate(chosen[term * 5 : term * 5 + 5], start=1):
            sheet.text(left, top + row * 38, name, look.face, 21)
            sheet.text(left + 400, top + row * 38, str(credits), look.face, 21, align="m")
            sheet.text(left + 460, top + row * 38, mark, look.face, 21, align="m")
    signed(
        sheet,
        look,
        dice,
        160,
        1500,
        (f"{subject.institution.town}, {look.day(subject.issued)}",),
        subject.dean,
        stamp=subject.institution.name,
        under=staff_number(dice),
        align="l",
        room=110,
    )
    return Paper("transkrip", family, (sheet,), truth(subject, "birth_place", "birth_date"))


def wide(subject: Subject, family: str, look: Style) -> Paper:
    """Across: three tables, the sums in a line below."""
    sheet, dice = page(look, WIDE), subject.dice(family)
    chosen = courses(subject, dice, 39)
    sheet.fitted(877, 110, subject.institution.name.upper(), look.bold, 34, 1400, "m")
    sheet.text(877, 156, f"TRANSKRIP PROGRAM STUDI {subject.programme.upper()}", look.bold, 26, align="m")
    sheet.text(100, 216, f"Nama : {look.named(subject.name)}", look.bold, 23)
    sheet.text(1654, 216, f"NIM : {subject.student}", look.bold, 23, align="r")
    columns = (("Mata Kuliah", 380.0, "l"), ("SKS", 60.0, "m"), ("Nilai", 64.0, "m"))
    for number in range(3):
        cells = [
            [name, str(credits), mark] for _, name, _, credits, mark in chosen[number * 13 : number * 13 + 13]
        ]
        bottom = table(sheet, look, 100 + number * 524, 246, columns, cells, step=43, size=21)
    sheet.text(
        100,
        bottom + 56,
        f"Jumlah SKS {sum(course[3] for course in chosen)}   Indeks Prestasi Kumulatif {subject.gpa.replace('.', ',')}   Yudisium {subject.predicate}",
        look.bold,
        25,
    )
    sheet.text(100, bottom + 96, f"Lulus tanggal {look.day(subject.graduated)}", look.face, 24)
    signed(
        sheet,
        look,
        dice,
        1420,
        bottom + 80,
        (subject.institution.head,),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
        room=120,
    )
    return Paper("transkrip", family, (sheet,), truth(subject, "graduation_date", "predicate"))


def summary_first(subject: Subject, family: str, look: Style) -> Paper:
    """Two pages: who and the sums on the first, the rest of the courses on the second."""
    sheets, dice = (page(look), page(look)), subject.dice(family)
    chosen = courses(subject, dice)
    sheet = sheets[0]
    sheet.text(1130, 120, f"No. Ijazah {subject.number}", look.face, 22, align="r")
    sheet.fitted(620, 200, subject.institution.name.upper(), look.bold, 36, 1000, "m")
    sheet.text(620, 256, "KUTIPAN DAFTAR NILAI", look.bold, 32, align="m")
    rows = [
        ("Nama", look.named(subject.name)),
        ("Lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
        ("Jurusan / Prodi", subject.programme),
        ("IPK", f"{subject.gpa} (skala 4,00)"),
        ("Kualifikasi", subject.predicate),
    ]
    y = sheet.rows(330, rows, label=(160, look.face, 26), value=(470, look.bold, 26), most=620)
    columns = (
        ("No", 60.0, "m"),
        ("Nama Mata Kuliah", 620.0, "l"),
        ("Bobot", 120.0, "m"),
        ("Nilai", 120.0, "m"),
    )
    for number, part in enumerate((chosen[:18], chosen[18:])):
        cells = [
            [str(1 + number * 18 + row), name, str(credits), mark]
            for row, (_, name, _, credits, mark) in enumerate(part)
        ]
        y = table(
            sheets[number],
            look,
            160,
            y if number == 0 else 160,
            columns,
            cells,
            step=46,
            size=24,
            ruled=False,
        )
    signed(
        sheets[1],
        look,
        dice,
        860,
        y + 80,
        (f"{subject.institution.town}, {look.day(subject.issued)}", "Kepala Biro Akademik"),
        subject.dean,
        stamp=subject.institution.name,
        under=staff_number(dice),
    )
    return Paper(
        "transkrip", family, sheets, truth(subject, "birth_place", "birth_date", "number", "predicate")
    )


FAMILIES = (
    ("transkrip_p", "test", by_terms, style("noto", white, capitals=False)),
    ("transkrip_q", "test", wide, style("caladea", waved((250, 251, 254), (214, 222, 236), 50))),
    ("transkrip_r", "test", summary_first, style("noto-serif", plain((253, 251, 246)))),
)  # fmt: skip
"""Family, split, layout, style."""
