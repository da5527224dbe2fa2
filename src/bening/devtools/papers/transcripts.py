"""Transcripts of marks of the splits `train` and `dev`: four layouts, of one and of two pages."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bening.devtools.papers import marks
from bening.devtools.papers.pages import Style, page, plain, signed, staff_number, style, waved
from bening.devtools.papers.sheet import Paper, Sheet
from bening.devtools.papers.subject import Subject

COURSES = """
    Pendidikan Agama;Religious Education, Pendidikan Pancasila;Pancasila Education, Kewarganegaraan;Civic Education,
    Bahasa Indonesia;Indonesian Language, Bahasa Inggris I;English I, Bahasa Inggris II;English II, Statistika Dasar;Basic Statistics,
    Metodologi Penelitian;Research Methodology, Kewirausahaan;Entrepreneurship, Pengantar Manajemen;Introduction to Management,
    Pengantar Akuntansi;Introduction to Accounting, Matematika Dasar;Basic Mathematics, Fisika Dasar;Basic Physics,
    Teori Organisasi;Organization Theory, Hukum Tata Negara;Constitutional Law, Sosiologi;Sociology, Psikologi Umum;Psychology,
    Komunikasi;Communication, Etika Profesi;Professional Ethics, Sistem Informasi Manajemen;Management Information Systems,
    Ekonomi Mikro;Microeconomics, Ekonomi Makro;Macroeconomics, Aplikasi Komputer;Computer Applications,
    Manajemen Proyek;Project Management, Perencanaan Pembangunan;Development Planning, Kebijakan Publik;Public Policy,
    Kesehatan Masyarakat;Public Health, Gizi dan Diet;Nutrition, Epidemiologi;Epidemiology, Evaluasi Program;Programme Evaluation,
    Analisis Data;Data Analysis, Praktikum Terpadu;Integrated Practicum, Magang;Internship, Kuliah Kerja Nyata;Community Service,
    Seminar Proposal;Proposal Seminar, Komputasi;Computing, Filsafat Ilmu;Philosophy of Science, Ilmu Budaya Dasar;Basic Humanities,
    Manajemen Mutu;Quality Management, Skripsi / Tugas Akhir;Final Project
"""
Course = tuple[str, str, str, int, str]
"""Code, name, name in English, credits, mark."""


def courses(subject: Subject, dice: random.Random, most: int = 40) -> list[Course]:
    """The marks of a person; their average is not the one printed, as rounding and repeats would have it."""
    named = [tuple(part.strip() for part in each.split(";")) for each in COURSES.split(",")]
    level = float(subject.gpa)
    chosen = []
    for number, (name, foreign) in enumerate(named[:most], start=1):
        mark = min(
            ("A", "A-", "B+", "B", "C"), key=lambda m: abs(_POINTS[m] - level + dice.uniform(-0.6, 0.6))
        )
        chosen.append(
            (
                f"{subject.institution.name[:1]}{subject.programme[:2].upper()}{100 + number}",
                name,
                foreign,
                dice.choice((2, 2, 3, 3, 4)),
                mark,
            )
        )
    return chosen


_POINTS = {"A": 4.0, "A-": 3.7, "B+": 3.3, "B": 3.0, "C": 2.0}


def truth(subject: Subject, *also: str) -> dict[str, str]:
    """The fields that every transcript here prints, and those of `also`."""
    fields = {
        "name": subject.name, "programme": subject.programme, "gpa": subject.gpa, "institution": subject.institution.name,
        "birth_place": subject.birth_place, "birth_date": subject.born.isoformat(), "number": subject.number,
        "graduation_date": subject.graduated.isoformat(), "predicate": subject.predicate,
    }  # fmt: skip
    return {name: fields[name] for name in ("name", "programme", "gpa", "institution", *also)}


def head_of(sheet: Sheet, subject: Subject, look: Style, title: str, middle: float = 620) -> None:
    """Name of the institution over a line, and the title."""
    sheet.paste(marks.crest((40, 70, 120), 8), middle - 520, 70, 104, 104)
    sheet.fitted(middle + 40, 104, subject.institution.name.upper(), look.bold, 36, 880, "m")
    sheet.text(middle + 40, 144, subject.faculty.upper(), look.face, 23, align="m")
    sheet.line(middle - 520, 192, middle + 520, 192, 3)
    sheet.text(middle, 248, title, look.bold, 34, align="m")


def table(
    sheet: Sheet,
    look: Style,
    x: float,
    y: float,
    columns: Sequence[tuple[str, float, str]],
    rows: Sequence[Sequence[str]],
    *,
    step: float = 27,
    size: float = 19,
    ruled: bool = True,
) -> float:
    """A table; `columns`: heading, width, alignment. Returns its lower edge."""
    places, left = [], x
    for heading, wide, align in columns:
        places.append((left + {"l": 8, "m": wide / 2, "r": wide - 8}[align], align))
        sheet.text(left + wide / 2, y + step * 0.72, heading, look.bold, size, align="m")
        left += wide
    top = y
    for row in rows:
        y += step
        for (place, align), cell in zip(places, row, strict=True):
            sheet.text(place, y + step * 0.72, cell, look.face, size, align=align)
    bottom = y + step
    if ruled:
        for number in range(len(rows) + 2):
            sheet.line(x, top + number * step, left, top + number * step, 1, (90, 90, 90))
        edge = x
        for wide in (0.0, *(column[1] for column in columns)):
            edge += wide
            sheet.line(edge, top, edge, bottom, 1, (90, 90, 90))
    else:
        sheet.line(x, top + step, left, top + step, 1.5)
    return bottom


def _rows(chosen: Sequence[Course], first: int = 1) -> list[list[str]]:
    return [
        [str(number), code, name, str(credits), mark, f"{credits * _POINTS[mark]:.1f}"]
        for number, (code, name, _, credits, mark) in enumerate(chosen, start=first)
    ]


COLUMNS = (
    ("No", 54.0, "m"),
    ("Kode", 120.0, "m"),
    ("Mata Kuliah", 530.0, "l"),
    ("SKS", 74.0, "m"),
    ("Nilai", 84.0, "m"),
    ("Mutu", 98.0, "m"),
)


def one_table(subject: Subject, family: str, look: Style) -> Paper:
    """One page, one table."""
    sheet, dice = page(look), subject.dice(family)
    chosen = courses(subject, dice, 36)
    head_of(sheet, subject, look, "TRANSKRIP AKADEMIK")
    y = sheet.rows(
        300,
        [("Nama", look.named(subject.name)), ("Tempat, Tgl. Lahir", f"{subject.birth_place}, {look.day(subject.born)}"), ("NIM", subject.student), ("Program Studi", subject.programme)],
        label=(140, look.face, 23), value=(440, look.face, 23), most=640, leading=1.4,
    )  # fmt: skip
    y = table(sheet, look, 140, y, COLUMNS, _rows(chosen), step=25, size=18)
    credits = sum(course[3] for course in chosen)
    y = sheet.rows(
        y + 32,
        [("Jumlah SKS", str(credits)), ("Indeks Prestasi Kumulatif (IPK)", subject.gpa.replace(".", ",")), ("Predikat Kelulusan", subject.predicate), ("Tanggal Lulus", look.day(subject.graduated))],
        label=(140, look.bold, 22), value=(540, look.bold, 22), most=500, leading=1.4,
    )  # fmt: skip
    signed(
        sheet,
        look,
        dice,
        900,
        y + 14,
        (f"{subject.institution.town}, {look.day(subject.issued)}", "Dekan,"),
        subject.dean,
        stamp=subject.institution.name,
        under=staff_number(dice),
        room=100,
    )
    return Paper(
        "transkrip",
        family,
        (sheet,),
        truth(subject, "birth_place", "birth_date", "predicate", "graduation_date"),
    )


def two_pages(subject: Subject, family: str, look: Style) -> Paper:
    """Two pages, the average at the end of the second."""
    sheets, dice = (page(look), page(look)), subject.dice(family)
    chosen = courses(subject, dice)
    for number, (sheet, part) in enumerate(zip(sheets, (chosen[:24], chosen[24:]), strict=True)):
        head_of(sheet, subject, look, "TRANSKRIP NILAI" if number == 0 else "TRANSKRIP NILAI (LANJUTAN)")
        rows = [
            ("Nama Mahasiswa", look.named(subject.name)),
            ("Nomor Induk Mahasiswa", subject.student),
            ("Program Studi", subject.programme),
        ]
        y = sheet.rows(
            310, rows, label=(140, look.face, 24), value=(470, look.face, 24), most=640, leading=1.5
        )
        y = table(sheet, look, 140, y, COLUMNS, _rows(part, 1 + 24 * number), step=40, size=23)
    sheet = sheets[1]
    sheet.text(140, y + 60, f"Total SKS : {sum(course[3] for course in chosen)}", look.bold, 25)
    sheet.text(140, y + 104, f"Indeks Prestasi Kumulatif : {subject.gpa}", look.bold, 25)
    sheet.text(140, y + 148, f"Nomor Ijazah : {subject.number}", look.face, 25)
    signed(
        sheet,
        look,
        dice,
        860,
        y + 220,
        (f"{subject.institution.town}, {look.day(subject.issued)}", "Wakil Dekan Bidang Akademik,"),
        subject.dean,
        stamp=subject.institution.name,
        under=staff_number(dice),
    )
    return Paper("transkrip", family, sheets, truth(subject, "number"))


def beside(subject: Subject, family: str, look: Style) -> Paper:
    """One page, two tables beside each other."""
    sheet, dice = page(look), subject.dice(family)
    chosen = courses(subject, dice)
    head_of(sheet, subject, look, "DAFTAR NILAI MATA KULIAH")
    rows = [
        ("NAMA", look.named(subject.name)),
        ("NPM", subject.student),
        ("PROGRAM STUDI", subject.programme.upper()),
        ("TANGGAL YUDISIUM", look.day(subject.graduated)),
    ]
    y = sheet.rows(310, rows, label=(100, look.face, 24), value=(400, look.bold, 24), most=740, leading=1.5)
    columns = (("No", 46.0, "m"), ("Mata Kuliah", 330.0, "l"), ("K", 44.0, "m"), ("N", 56.0, "m"))
    for number, part in enumerate((chosen[:20], chosen[20:])):
        cells = [
            [str(1 + number * 20 + row), name, str(credits), mark]
            for row, (_, name, _, credits, mark) in enumerate(part)
        ]
        bottom = table(sheet, look, 100 + number * 530, y + 10, columns, cells, step=40, size=20)
    sheet.frame(100, bottom + 40, 640, bottom + 170)
    sheet.text(120, bottom + 86, f"Jumlah kredit : {sum(course[3] for course in chosen)}", look.face, 24)
    sheet.text(
        120, bottom + 136, f"IPK : {subject.gpa.replace('.', ',')}  ({subject.predicate})", look.bold, 26
    )
    signed(
        sheet,
        look,
        dice,
        900,
        bottom + 70,
        (f"{subject.institution.town}, {look.day(subject.issued)}", "Ketua Program Studi,"),
        subject.dean,
        stamp=subject.institution.name,
        under=staff_number(dice),
        room=110,
    )
    return Paper("transkrip", family, (sheet,), truth(subject, "graduation_date", "predicate"))


def bilingual(subject: Subject, family: str, look: Style) -> Paper:
    """One page; courses and labels in two languages."""
    sheet, dice = page(look), subject.dice(family)
    chosen = courses(subject, dice, 30)
    head_of(sheet, subject, look, "TRANSKRIP AKADEMIK / ACADEMIC TRANSCRIPT")
    rows = [
        ("Nama / Name", look.named(subject.name)),
        ("NIM / Student ID", subject.student),
        ("Program Studi / Study Program", subject.programme),
        ("No. Ijazah / Diploma No.", subject.number),
    ]
    y = sheet.rows(310, rows, label=(110, look.face, 22), value=(480, look.face, 22), most=650, leading=1.5)
    columns = (
        ("No", 50.0, "m"),
        ("Mata Kuliah / Course", 700.0, "l"),
        ("SKS / Credit", 140.0, "m"),
        ("Nilai / Grade", 140.0, "m"),
    )
    cells = [
        [str(row), f"{name} / {foreign}", str(credits), mark]
        for row, (_, name, foreign, credits, mark) in enumerate(chosen, start=1)
    ]
    y = table(sheet, look, 110, y, columns, cells, step=29, size=19)
    sheet.text(110, y + 44, f"Indeks Prestasi Kumulatif / Grade Point Average : {subject.gpa}", look.bold, 23)
    sheet.text(
        110, y + 80, f"Tanggal Lulus / Date of Graduation : {look.day(subject.graduated)}", look.face, 23
    )
    signed(
        sheet,
        look,
        dice,
        900,
        y + 110,
        ("Dekan / Dean",),
        subject.dean,
        stamp=subject.institution.name,
        under=staff_number(dice),
        room=110,
    )
    return Paper("transkrip", family, (sheet,), truth(subject, "number", "graduation_date"))


FAMILIES = (
    ("transkrip_a", "train", one_table, style("serif", plain())),
    ("transkrip_b", "train", two_pages, style("sans", plain((254, 254, 252)))),
    ("transkrip_c", "dev", beside, style("carlito", plain((250, 252, 250)))),
    ("transkrip_d", "dev", bilingual, style("garamond", waved((254, 253, 248), (226, 232, 226)))),
)  # fmt: skip
"""Family, split, layout, style."""
