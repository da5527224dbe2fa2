"""Diplomas of the splits `train` and `dev`: five layouts."""

from __future__ import annotations

from bening.devtools.papers import faces, marks, words
from bening.devtools.papers.pages import WIDE, Style, framed, page, plain, signed, staff_number, style, waved
from bening.devtools.papers.sheet import Paper, Sheet
from bening.devtools.papers.subject import Subject


def truth(subject: Subject, *also: str) -> dict[str, str]:
    """The fields that every diploma here prints, and those of `also`."""
    fields = {
        "name": subject.name, "birth_place": subject.birth_place, "birth_date": subject.born.isoformat(),
        "institution": subject.institution.name, "number": subject.number, "programme": subject.programme,
        "graduation_date": subject.graduated.isoformat(), "predicate": subject.predicate, "gpa": subject.gpa,
        "nik": subject.nik,
    }  # fmt: skip
    base = ("name", "birth_place", "birth_date", "institution", "number", "graduation_date")
    return {name: fields[name] for name in (*base, *also)}


def photo(sheet: Sheet, subject: Subject, x: float, y: float, width: float = 170) -> None:
    """The portrait glued on, half under the stamp."""
    colour = faces.RED if subject.look % 3 else faces.BLUE
    sheet.paste(faces.portrait(subject.look % 997, subject.sex, colour), x, y, width, width * 4 / 3, "photo")


def classic(subject: Subject, family: str, look: Style) -> Paper:
    """Upright, everything in the middle, label and value in the lower half."""
    sheet, dice = page(look), subject.dice(family)
    middle = 620.0
    sheet.paste(marks.crest((120, 90, 30), 10), 555, 120, 130, 130)
    sheet.text(middle, 310, "KEMENTERIAN PENDIDIKAN DAN KEBUDAYAAN", look.face, 26, align="m")
    sheet.fitted(middle, 360, subject.institution.name.upper(), look.bold, 44, 1000, "m")
    sheet.text(middle, 440, "I J A Z A H", look.bold, 58, align="m")
    sheet.text(middle, 484, f"Nomor : {subject.number}", look.face, 25, align="m")
    sheet.text(middle, 560, "dengan ini menyatakan bahwa", look.italic, 28, align="m")
    sheet.fitted(middle, 632, look.named(subject.name), look.name, look.name_size, 960, "m")
    y = sheet.rows(
        710,
        [
            ("Tempat, tanggal lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
            ("Nomor Pokok Mahasiswa", subject.student), ("Tahun masuk", str(subject.started)),
            ("Fakultas", subject.faculty), ("Program Studi", subject.programme), ("Tanggal Lulus", look.day(subject.graduated)),
            ("Predikat Kelulusan", subject.predicate),
        ],
        label=(190, look.face, look.size), value=(530, look.face, look.size), most=560,
    )  # fmt: skip
    y = sheet.paragraph(
        170, y + 24, 900,
        "telah menyelesaikan dengan baik dan memenuhi segala syarat pendidikan, oleh sebab itu kepadanya "
        f"diberikan ijazah dan gelar {subject.degree} beserta segala hak dan kewajiban yang melekat pada gelar tersebut.",
        look.face, look.size, align="m",
    )  # fmt: skip
    where = f"{subject.institution.town}, {look.day(subject.issued)}"
    signed(sheet, look, dice, 340, y + 70, ("", "Dekan,"), subject.dean, under=staff_number(dice))
    photo(sheet, subject, 540, y + 70, 150)
    name = subject.institution.name
    signed(
        sheet,
        look,
        dice,
        900,
        y + 70,
        (where, f"{subject.institution.head},"),
        subject.official,
        stamp=name,
        under=staff_number(dice),
    )
    return Paper("ijazah", family, (sheet,), truth(subject, "programme", "predicate"))


def prose(subject: Subject, family: str, look: Style) -> Paper:
    """Across, in sentences without labels."""
    sheet, dice = page(look, WIDE), subject.dice(family)
    middle = 877.0
    sheet.text(130, 130, f"No. {subject.number}", look.face, 24)
    sheet.text(1624, 130, f"NPM {subject.student}", look.face, 24, align="r")
    sheet.paste(marks.crest((30, 60, 120), 7), 820, 100, 114, 114)
    sheet.fitted(middle, 280, subject.institution.name.upper(), look.bold, 50, 1400, "m")
    sheet.text(middle, 336, "memberikan", look.italic, 28, align="m")
    sheet.text(middle, 402, "IJAZAH", look.bold, 54, align="m")
    sheet.text(middle, 452, "kepada", look.italic, 28, align="m")
    sheet.fitted(middle, 524, look.named(subject.name), look.name, look.name_size, 1300, "m")
    text = (
        f"lahir di {subject.birth_place} pada tanggal {look.day(subject.born)}, yang telah menyelesaikan studi pada "
        f"Program Studi {subject.programme} {subject.faculty} dan dinyatakan lulus pada tanggal "
        f"{look.day(subject.graduated)}, sehingga kepadanya diberikan gelar {subject.degree} "
        "beserta segala hak dan kewajiban yang berkaitan dengan gelar tersebut."
    )
    y = sheet.paragraph(260, 600, 1234, text, look.face, look.size + 2, align="m", leading=1.6)
    where = f"Diberikan di {subject.institution.town}, {look.day(subject.issued)}"
    sheet.text(middle, y + 20, where, look.face, look.size, align="m")
    signed(sheet, look, dice, 400, y + 76, ("Dekan",), subject.dean, under=staff_number(dice), room=130)
    photo(sheet, subject, 800, y + 66, 140)
    name = subject.institution.name
    signed(
        sheet,
        look,
        dice,
        1350,
        y + 76,
        (subject.institution.head,),
        subject.official,
        stamp=name,
        under=staff_number(dice),
        room=130,
    )
    return Paper("ijazah", family, (sheet,), truth(subject, "programme"))


def school(subject: Subject, family: str, look: Style) -> Paper:
    """The form of a secondary school: who signs, then the pupil in rows."""
    sheet, dice = page(look), subject.dice(family)
    for y, text, size in (
        (190.0, "KEMENTERIAN PENDIDIKAN DAN KEBUDAYAAN", 26),
        (230.0, "REPUBLIK INDONESIA", 26),
        (330.0, "IJAZAH", 56),
        (380.0, "SEKOLAH MENENGAH ATAS", 32),
        (424.0, f"PEMINATAN {subject.programme.upper()}", 27),
        (466.0, f"TAHUN PELAJARAN {subject.graduated.year - 1}/{subject.graduated.year}", 27),
    ):
        sheet.text(620, y, text, look.bold, size, align="m")
    sheet.text(
        160,
        560,
        f"Yang bertanda tangan di bawah ini, Kepala {subject.institution.name}",
        look.face,
        look.size,
    )
    sheet.text(160, 604, "menerangkan bahwa:", look.face, look.size)
    y = sheet.rows(
        670,
        [
            ("nama", look.named(subject.name)),
            ("tempat dan tanggal lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
            ("nama orang tua/wali", subject.relatives[0]), ("nomor induk siswa", f"{subject.look % 9000 + 1000}"),
            ("nomor induk siswa nasional", f"00{subject.look % 10**8:08d}"),
            ("satuan pendidikan", subject.institution.name),
        ],
        label=(200, look.face, look.size), value=(600, look.face, look.size), most=480,
    )  # fmt: skip
    sheet.text(620, y + 50, "LULUS", look.bold, 50, align="m")
    y = sheet.paragraph(
        160, y + 110, 920,
        "dari satuan pendidikan berdasarkan kriteria kelulusan sesuai dengan peraturan perundang-undangan pada "
        f"tanggal {look.day(subject.graduated)}.", look.face, look.size,
    )  # fmt: skip
    photo(sheet, subject, 330, y + 60, 170)
    where = f"{subject.institution.town}, {look.day(subject.graduated)}"
    signed(
        sheet,
        look,
        dice,
        700,
        y + 70,
        (where, "Kepala Sekolah,"),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
        align="l",
    )
    sheet.text(620, 1620, subject.number, look.bold, 34, align="m")
    return Paper("ijazah", family, (sheet,), truth(subject))


def rows(subject: Subject, family: str, look: Style) -> Paper:
    """Upright, labels on the left from top to bottom, the number below."""
    sheet, dice = page(look), subject.dice(family)
    sheet.paste(marks.crest((20, 100, 90), 5), 150, 150, 140, 140)
    sheet.fitted(320, 210, subject.institution.name.upper(), look.bold, 36, 790)
    sheet.text(320, 258, f"Terakreditasi {subject.accreditation}", look.face, 25)
    sheet.line(150, 310, 1090, 310, 3)
    sheet.text(620, 410, "IJAZAH", look.bold, 60, align="m")
    sheet.text(150, 490, "Diberikan kepada :", look.face, look.size)
    y = sheet.rows(
        560,
        [
            ("Nama", look.named(subject.name)), ("Tempat/Tanggal Lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
            ("NIM", subject.student), ("NIK", subject.nik), ("Jenjang Pendidikan", "Diploma Tiga" if subject.level == "D3" else "Sarjana"),
            ("Program Studi", subject.programme), ("Tanggal Yudisium", look.day(subject.graduated)),
            ("Indeks Prestasi Kumulatif", subject.gpa.replace(".", ",")), ("Gelar/Sebutan", subject.degree),
        ],
        label=(150, look.face, look.size), value=(560, look.bold, look.size), most=540, leading=1.75,
    )  # fmt: skip
    y = sheet.paragraph(
        150,
        y + 30,
        940,
        "Ijazah ini diserahkan setelah yang bersangkutan memenuhi semua persyaratan yang ditentukan dan kepadanya diberikan hak sesuai dengan peraturan yang berlaku.",
        look.face,
        look.size,
    )
    where = f"{subject.institution.town}, {look.day(subject.issued)}"
    signed(
        sheet,
        look,
        dice,
        720,
        y + 60,
        (where, f"{subject.institution.head},"),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
        align="l",
    )
    photo(sheet, subject, 400, y + 60, 160)
    sheet.text(150, 1600, f"Nomor Seri Ijazah : {subject.number}", look.face, 26)
    return Paper("ijazah", family, (sheet,), truth(subject, "programme", "gpa", "nik"))


def two_tongues(subject: Subject, family: str, look: Style) -> Paper:
    """Upright, every line in Indonesian and below it in English."""
    sheet, dice = page(look), subject.dice(family)
    sheet.fitted(620, 220, subject.institution.name.upper(), look.bold, 44, 1000, "m")
    sheet.text(620, 300, "IJAZAH", look.bold, 54, align="m")
    sheet.text(620, 342, "Certificate of Graduation", look.italic, 28, align="m")
    sheet.text(620, 392, f"Nomor Ijazah / Certificate Number: {subject.number}", look.face, 25, align="m")
    sheet.text(620, 470, "Dengan ini menerangkan bahwa / This is to certify that", look.italic, 26, align="m")
    sheet.fitted(620, 540, look.named(subject.name), look.name, look.name_size, 980, "m")
    y = 620.0
    pairs = (
        ("Tempat dan tanggal lahir", "Place and date of birth", f"{subject.birth_place}, {look.day(subject.born)}"),
        ("Nomor induk mahasiswa", "Student number", subject.student),
        ("Program studi", "Study programme", subject.programme), ("Tanggal lulus", "Date of graduation", look.day(subject.graduated)),
        ("Indeks prestasi kumulatif", "Grade point average", subject.gpa), ("Predikat", "Predicate", subject.predicate),
    )  # fmt: skip
    for label, foreign, value in pairs:
        sheet.text(170, y, label, look.face, look.size)
        sheet.text(170, y + 30, foreign, look.italic, look.size * 0.8)
        sheet.fitted(560, y, f": {value}", look.bold, look.size, 560)
        y += 84
    y = sheet.paragraph(
        170,
        y + 10,
        900,
        f"berhak menyandang gelar / is entitled to the degree of {subject.degree}.",
        look.face,
        look.size,
    )
    where = f"{subject.institution.town}, {look.day(subject.issued)}"
    signed(sheet, look, dice, 330, y + 60, ("", "Dekan / Dean"), subject.dean, under=staff_number(dice))
    signed(
        sheet,
        look,
        dice,
        900,
        y + 60,
        (where, "Rektor / Rector"),
        subject.official,
        stamp=subject.institution.name,
        under=staff_number(dice),
    )
    return Paper("ijazah", family, (sheet,), truth(subject, "programme", "gpa", "predicate"))


FAMILIES = (
    ("ijazah_a", "train", ("S1", "profesi"), classic, style("serif", framed((252, 249, 238), (150, 120, 50), "braid"))),
    ("ijazah_b", "train", ("S1", "profesi"), prose, style("sans", waved((248, 250, 246), (200, 220, 200)), day=words.old, name="serif-italic", capitals=False)),
    ("ijazah_c", "train", ("SMA",), school, style("serif", framed((250, 250, 250), (70, 90, 140), "boxes"), name="serif", capitals=True)),
    ("ijazah_d", "train", ("D3", "S1"), rows, style("sans", framed((250, 252, 248), (60, 130, 110), "lines"))),
    ("ijazah_e", "dev", ("D3", "S1", "profesi"), two_tongues, style("garamond", framed((252, 250, 244), (120, 40, 50), "lines"), size=29)),
    ("ijazah_f", "dev", ("S1", "profesi"), classic, style("garamond", waved((252, 248, 236), (230, 210, 170)), name="garamond-italic", name_size=54, capitals=False, size=29)),
    ("ijazah_g", "dev", ("SMA",), school, style("carlito", plain((250, 248, 240)), day=words.padded)),
    ("ijazah_h", "dev", ("D3",), rows, style("carlito", framed((254, 253, 250), (100, 60, 130), "boxes"), day=words.padded)),
)  # fmt: skip
"""Family, split, levels, layout, style."""
