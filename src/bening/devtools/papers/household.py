"""The family card (KK): a wide page with two tables of everyone in the household."""

from __future__ import annotations

from collections.abc import Sequence

from bening.devtools.papers import words
from bening.devtools.papers.pages import WIDE, Style, page, plain, signed, style, waved
from bening.devtools.papers.places import KINSHIPS
from bening.devtools.papers.sheet import Paper, Sheet
from bening.devtools.papers.subject import Subject

Row = tuple[str, ...]


def _members(subject: Subject) -> list[Row]:
    """The person and relatives: name, NIK, sex, born at, born on, faith, schooling, work."""
    dice = subject.dice("kk")
    members: list[Row] = []
    for place, (name, sex) in enumerate(zip(subject.relatives, "LPLP", strict=True)):
        day, month, year = dice.randint(1, 28), dice.randint(1, 12), (62, 66, 97, 99)[place]
        nik = f"{subject.place.code}{dice.randint(1, 9):02d}{day + (40 if sex == 'P' else 0):02d}{month:02d}{year}{dice.randint(9000, 9999)}"
        members.append(
            (
                name.upper(),
                nik,
                sex,
                subject.place.town.upper(),
                f"{day:02d}-{month:02d}-19{year}",
                subject.religion,
                "SLTA/SEDERAJAT",
                "WIRASWASTA",
            )
        )
    own = (
        subject.name.upper(),
        subject.nik,
        subject.sex,
        subject.birth_place.upper(),
        words.dashed(subject.born),
        subject.religion,
        "DIPLOMA IV/STRATA I",
        subject.work,
    )
    members[2 if subject.sex == "L" else 3] = own
    return members


def _table(
    sheet: Sheet, look: Style, y: float, columns: tuple[tuple[str, float], ...], rows: Sequence[Row]
) -> float:
    step, size = 46.0, look.size * 0.68
    for number, row in enumerate([tuple(name for name, _ in columns), *rows]):
        x = 70.0
        for (_, wide), cell in zip(columns, row, strict=True):
            sheet.frame(x, y + number * step, x + wide, y + (number + 1) * step, 1, (90, 90, 90))
            sheet.fitted(
                x + 6, y + number * step + 31, cell, look.bold if number == 0 else look.face, size, wide - 10
            )
            x += wide
    return y + (len(rows) + 1) * step


COLUMNS = (
    ("No", 44.0), ("Nama Lengkap", 400.0), ("NIK", 250.0), ("Jenis Kelamin", 150.0), ("Tempat Lahir", 190.0), ("Tanggal Lahir", 150.0),
    ("Agama", 120.0), ("Pendidikan", 310.0),
)  # fmt: skip
MORE = (
    ("No", 44.0),
    ("Jenis Pekerjaan", 350.0),
    ("Status Hubungan Dalam Keluarga", 420.0),
    ("Kewarganegaraan", 260.0),
    ("Nama Ayah", 270.0),
    ("Nama Ibu", 270.0),
)


def family_card(subject: Subject, family: str, look: Style, split_head: bool) -> Paper:
    """`split_head`: the head of the page stands in two columns; else under each other in the middle."""
    sheet, dice = page(look, WIDE), subject.dice(family)
    members = _members(subject)
    sheet.text(877, 100, "KARTU KELUARGA", look.bold, 54, align="m")
    sheet.text(877, 152, f"No. {subject.family_card}", look.bold, 36, align="m")
    head = [
        ("Nama Kepala Keluarga", members[0][0]), ("Alamat", subject.street.upper()), ("RT/RW", subject.rt_rw), ("Desa/Kelurahan", subject.village.upper()),
        ("Kecamatan", subject.district.upper()), ("Kabupaten/Kota", subject.place.regency), ("Provinsi", subject.place.province),
    ]  # fmt: skip
    size = look.size * 0.82
    if split_head:
        sheet.rows(220, head[:4], label=(90, look.face, size), value=(400, look.face, size), most=520)
        y = (
            sheet.rows(220, head[4:], label=(1000, look.face, size), value=(1240, look.face, size), most=440)
            + size * 1.6
        )
    else:
        y = sheet.rows(
            210, head, label=(90, look.face, size), value=(400, look.face, size), most=900, leading=1.3
        )
    cells = [
        (str(n), m[0], m[1], "LAKI-LAKI" if m[2] == "L" else "PEREMPUAN", m[3], m[4], m[5], m[6])
        for n, m in enumerate(members, start=1)
    ]
    y = _table(sheet, look, y + 10, COLUMNS, cells)
    father, mother = members[0][0], members[1][0]
    rows = [
        (str(n), m[7], KINSHIPS[n - 1], "WNI", father if n > 2 else "-", mother if n > 2 else "-")
        for n, m in enumerate(members, start=1)
    ]
    y = _table(sheet, look, y + 30, MORE, rows)
    sheet.text(90, y + 50, f"Dikeluarkan Tanggal : {words.dashed(subject.issued)}", look.face, size)
    signed(sheet, look, dice, 480, y + 80, ("KEPALA KELUARGA",), members[0][0], room=110)
    signed(
        sheet,
        look,
        dice,
        1400,
        y + 60,
        (f"KEPALA DINAS KEPENDUDUKAN {subject.place.regency}",),
        subject.official,
        stamp="dinas kependudukan",
        room=110,
    )
    fields = {
        "name": subject.name,
        "nik": subject.nik,
        "number": subject.family_card,
        "address": subject.street,
        "birth_place": subject.birth_place,
        "birth_date": subject.born.isoformat(),
    }
    return Paper("kk", family, (sheet,), fields, {"head": subject.relatives[0]})


LOOKS = (
    ("kk_a", "train", True, style("sans", waved((240, 248, 252), (196, 220, 236), 44))),
    ("kk_b", "dev", True, style("carlito", plain((252, 252, 252)), size=30)),
    ("kk_p", "test", False, style("noto", waved((242, 246, 252), (206, 216, 236), 52), size=25)),
)
"""Family, split, head in two columns, style."""
