"""Diplomas of the split `test`: layouts and faces that nothing was ever fitted to."""

from __future__ import annotations

import segno
from PIL import Image

from bening.devtools.papers import marks, words
from bening.devtools.papers.diplomas import photo, truth
from bening.devtools.papers.pages import WIDE, Style, framed, page, plain, signed, staff_number, style, waved
from bening.devtools.papers.sheet import Paper, Sheet
from bening.devtools.papers.subject import Subject


def code(sheet: Sheet, text: str, x: float, y: float, side: float) -> None:
    """A QR code that says SPESIMEN."""
    matrix = [
        [0 if bit else 255 for bit in row] for row in segno.make(f"SPESIMEN {text}", micro=False).matrix
    ]
    image = Image.new("L", (len(matrix) + 4, len(matrix) + 4), 255)
    for row, bits in enumerate(matrix):
        for column, bit in enumerate(bits):
            image.putpixel((column + 2, row + 2), bit)
    sheet.paste(
        image.resize((side_of(image), side_of(image)), Image.Resampling.NEAREST).convert("RGB"),
        x,
        y,
        side,
        side,
    )


def side_of(image: Image.Image) -> int:
    """Pixels of a code before it is laid on a page."""
    return image.width * 8


def two_columns(subject: Subject, family: str, look: Style) -> Paper:
    """Across: Indonesian on the left half, English on the right."""
    sheet, dice = page(look, WIDE), subject.dice(family)
    sheet.fitted(877, 170, subject.institution.name, look.bold, 54, 1300, "m")
    sheet.text(877, 222, f"Nomor Ijazah Nasional: {subject.number}", look.face, 24, align="m")
    sheet.fitted(877, 330, look.named(subject.name), look.name, look.name_size, 1300, "m")
    left = (
        f"Lahir di {subject.birth_place}, {look.day(subject.born)}, dengan Nomor Induk Mahasiswa {subject.student}, "
        f"telah lulus dari Program Studi {subject.programme}, {subject.faculty}, pada tanggal {look.day(subject.graduated)} "
        f"dengan predikat {subject.predicate} dan berhak atas gelar {subject.degree}."
    )
    right = (
        f"Born in {subject.birth_place}, {words.english(subject.born)}, student number {subject.student}, has fulfilled "
        f"all the requirements and graduated on {words.english(subject.graduated)}, and is hereby conferred the degree "
        "with all the rights and privileges appertaining thereto."
    )
    one = sheet.paragraph(140, 430, 690, left, look.face, look.size, leading=1.6)
    sheet.line(877, 410, 877, max(one, 640), 1.5)
    sheet.paragraph(925, 430, 690, right, look.italic, look.size, leading=1.6)
    y = max(one, 660)
    sheet.text(140, y + 50, f"{subject.institution.town}, {look.day(subject.issued)}", look.face, look.size)
    signed(
        sheet, look, dice, 300, y + 100, ("Dekan / Dean",), subject.dean, under=staff_number(dice), room=140
    )
    signed(
        sheet,
        look,
        dice,
        1400,
        y + 100,
        ("Rektor / Rector",),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
        room=140,
    )
    photo(sheet, subject, 780, y + 80, 150)
    return Paper("ijazah", family, (sheet,), truth(subject, "programme", "predicate"))


def modern(subject: Subject, family: str, look: Style) -> Paper:
    """Upright, everything on the left edge, labels small above their values, a code below."""
    sheet, dice = page(look), subject.dice(family)
    sheet.paste(marks.crest((20, 40, 60), 12), 110, 110, 120, 120)
    sheet.fitted(110, 310, subject.institution.name, look.bold, 44, 1000)
    sheet.text(110, 380, "Ijazah", look.face, 64)
    sheet.fitted(110, 510, look.named(subject.name), look.name, look.name_size, 1000)
    y = 590.0
    for label, value in (
        ("Tempat, tanggal lahir", f"{subject.birth_place}, {look.day(subject.born)}"), ("Nomor Induk Kependudukan", subject.nik),
        ("Program studi", subject.programme), ("Gelar yang diberikan", subject.degree), ("Tanggal kelulusan", look.day(subject.graduated)),
        ("Nomor ijazah", subject.number), ("Nomor induk mahasiswa", subject.student),
    ):  # fmt: skip
        sheet.text(110, y, label, look.face, 21, (90, 90, 100))
        sheet.fitted(110, y + 36, value, look.bold, look.size, 980)
        y += 94
    where = f"{subject.institution.town}, {look.day(subject.issued)}"
    signed(
        sheet,
        look,
        dice,
        110,
        y + 30,
        (where, subject.institution.head),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
        align="l",
    )
    code(sheet, subject.number, 900, y + 60, 200)
    return Paper("ijazah", family, (sheet,), truth(subject, "programme", "nik"))


def ceremonial(subject: Subject, family: str, look: Style) -> Paper:
    """Across, a name in script, the year in words, the number in a corner."""
    sheet, dice = page(look, WIDE), subject.dice(family)
    sheet.paste(marks.crest((140, 100, 20), 9), 150, 130, 150, 150)
    sheet.fitted(920, 190, subject.institution.name.upper(), look.bold, 46, 1150, "m")
    sheet.text(920, 240, f"SK Akreditasi {subject.accreditation}", look.face, 23, align="m")
    sheet.text(877, 350, "Dengan rahmat Tuhan Yang Maha Esa", look.italic, 28, align="m")
    sheet.text(877, 396, "diberikan ijazah ini kepada", look.face, 26, align="m")
    sheet.fitted(877, 486, look.named(subject.name), look.name, look.name_size, 1250, "m")
    sheet.text(
        877, 548, f"lahir di {subject.birth_place}, {look.day(subject.born)}", look.face, look.size, align="m"
    )
    text = (
        f"atas keberhasilannya menempuh ujian {subject.programme} sesuai dengan Undang-Undang yang berlaku pada tanggal "
        f"{look.day(subject.graduated)} (tahun {words.spelled(subject.graduated.year)}), dan berhak memakai gelar {subject.degree}."
    )
    y = sheet.paragraph(270, 610, 1214, text, look.face, look.size, align="m", leading=1.6)
    signed(
        sheet,
        look,
        dice,
        420,
        y + 50,
        (f"{subject.institution.town}, {look.day(subject.issued)}", "Dekan,"),
        subject.dean,
        under=staff_number(dice),
        room=140,
    )
    signed(
        sheet,
        look,
        dice,
        1330,
        y + 50,
        ("", f"{subject.institution.head},"),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
        room=140,
    )
    sheet.text(1610, 1130, f"No. Ijazah: {subject.number}", look.face, 23, align="r")
    return Paper("ijazah", family, (sheet,), truth(subject, "programme"))


def school_form(subject: Subject, family: str, look: Style) -> Paper:
    """A school's diploma across two blocks: the holder left, school and result right, number on top."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(1090, 172, f"Nomor: {subject.number}", look.bold, 27, align="r")
    sheet.text(620, 240, "IJAZAH", look.bold, 60, align="m")
    sheet.fitted(620, 296, subject.institution.name.upper(), look.bold, 38, 1000, "m")
    sheet.text(
        620,
        350,
        f"Tahun Ajaran {subject.graduated.year - 1}/{subject.graduated.year}",
        look.face,
        28,
        align="m",
    )
    sheet.paragraph(
        130,
        450,
        980,
        "Berdasarkan hasil rapat pleno dewan guru, dengan ini dinyatakan bahwa",
        look.face,
        look.size,
    )
    sheet.fitted(620, 540, look.named(subject.name), look.name, look.name_size, 980, "m")
    y = sheet.rows(
        620,
        [
            ("Lahir di", subject.birth_place), ("Tanggal lahir", look.day(subject.born)), ("Anak dari", subject.relatives[0]),
            ("NISN", f"00{subject.look % 10**8:08d}"), ("Asal sekolah", subject.institution.name), ("Peminatan", subject.programme),
            ("Dinyatakan lulus tanggal", look.day(subject.graduated)),
        ],
        label=(240, look.face, look.size), value=(600, look.face, look.size), most=520, leading=1.8,
    )  # fmt: skip
    sheet.text(620, y + 40, "TELAH LULUS", look.bold, 44, align="m")
    photo(sheet, subject, 180, y + 120, 170)
    signed(
        sheet,
        look,
        dice,
        840,
        y + 130,
        (f"{subject.institution.town}, {look.day(subject.issued)}", "Kepala Sekolah"),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
    )
    return Paper("ijazah", family, (sheet,), truth(subject))


def vocational(subject: Subject, family: str, look: Style) -> Paper:
    """Across: a column of rows on the right of portrait and number."""
    sheet, dice = page(look, WIDE), subject.dice(family)
    sheet.fitted(1060, 160, subject.institution.name.upper(), look.bold, 42, 1180, "m")
    sheet.text(1060, 240, "IJAZAH PENDIDIKAN TINGGI", look.bold, 44, align="m")
    photo(sheet, subject, 160, 170, 190)
    sheet.text(160, 480, "No. Seri", look.face, 22)
    sheet.fitted(160, 514, subject.number, look.bold, 26, 330)
    sheet.text(160, 570, "NIM", look.face, 22)
    sheet.text(160, 604, subject.student, look.bold, 26)
    y = sheet.rows(
        320,
        [
            ("Menyatakan bahwa", look.named(subject.name)), ("Kelahiran", f"{subject.birth_place}, {look.day(subject.born)}"),
            ("Program Pendidikan", {"D3": "Diploma Tiga", "profesi": "Profesi"}.get(subject.level, "Sarjana")),
            ("Program Studi", subject.programme), ("Lulus tanggal", look.day(subject.graduated)), ("IPK / Predikat", f"{subject.gpa} / {subject.predicate}"),
            ("Gelar", subject.degree),
        ],
        label=(540, look.face, look.size), value=(880, look.bold, look.size), most=740, leading=1.75,
    )  # fmt: skip
    signed(
        sheet, look, dice, 640, y + 50, ("Ketua Jurusan",), subject.dean, under=staff_number(dice), room=140
    )
    signed(
        sheet,
        look,
        dice,
        1370,
        y + 50,
        (f"{subject.institution.town}, {look.day(subject.issued)}", subject.institution.head),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
        room=140,
    )
    return Paper("ijazah", family, (sheet,), truth(subject, "programme", "gpa", "predicate"))


FAMILIES = (
    ("ijazah_p", "test", ("S1", "profesi"), two_columns, style("caladea", framed((252, 252, 246), (40, 80, 60), "braid"))),
    ("ijazah_q", "test", ("S1", "D3", "profesi"), modern, style("noto", plain((255, 255, 255), 1.5), name_size=50, capitals=False)),
    ("ijazah_r", "test", ("S1", "profesi"), ceremonial, style("display", waved((253, 250, 240), (226, 206, 160), 44), name="script", name_size=76, size=29)),
    ("ijazah_s", "test", ("SMA",), school_form, style("noto-serif", framed((252, 252, 250), (120, 60, 60), "lines"), size=25, day=words.padded)),
    ("ijazah_t", "test", ("D3", "profesi"), vocational, style("caladea", waved((246, 250, 252), (200, 216, 230), 50), day=words.old)),
)  # fmt: skip
"""Family, split, levels, layout, style."""
