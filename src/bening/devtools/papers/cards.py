"""Plastic cards: the identity card in several families, driving licence, taxpayer card. No real emblem on any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PIL import Image

from bening.devtools.papers import faces, grounds, marks, words
from bening.devtools.papers.sheet import CARD, INK, Colour, Paper, Sheet
from bening.devtools.papers.subject import Subject

SCALE = 1.25
PIXELS = (round(CARD[0] * SCALE), round(CARD[1] * SCALE))


@dataclass(frozen=True, slots=True)
class Look:
    """What makes a family of identity cards."""

    face: str
    number: str
    ground: Callable[[], Image.Image]
    size: float = 29
    number_size: float = 46
    head_size: float = 33
    bold: str = ""
    expires: bool = False
    two_lines: int = 0
    """Letters after which a name goes on in the next line; 0: only where it does not fit."""
    degrees: bool = False
    colon: float = 262
    photo: Colour = faces.RED


def identity_card(subject: Subject, family: str, look: Look) -> Paper:
    """An identity card: labels and order as everyone knows them, and SPESIMEN across it."""
    sheet = Sheet(CARD, look.ground(), SCALE)
    marks.specimen(sheet, 128, (176, 196, 214))
    bold = look.bold or look.face
    sheet.text(506, 48, f"PROVINSI {subject.place.province}", bold, look.head_size, align="m")
    sheet.text(506, 88, subject.place.regency, bold, look.head_size, align="m")
    sheet.text(34, 148, "NIK", bold, look.head_size + 5)
    nik_colon = look.colon - 60
    sheet.text(nik_colon - 24, 148, ":", bold, look.head_size + 3)
    sheet.text(nik_colon, 148, subject.nik, look.number, look.number_size)
    _rows(sheet, subject, look)
    _photo(sheet, subject, look)
    fields = {
        "nik": subject.nik, "name": subject.name, "birth_place": subject.birth_place,
        "birth_date": subject.born.isoformat(), "sex": subject.sex, "address": subject.street,
    }  # fmt: skip
    return Paper("ktp", family, (sheet,), fields, {"district": subject.district, "village": subject.village})


def _rows(sheet: Sheet, subject: Subject, look: Look) -> None:
    name = (f"{subject.front}{subject.name}{subject.behind}" if look.degrees else subject.name).upper()
    sex = "PEREMPUAN" if subject.sex == "P" else "LAKI-LAKI"
    birth = f"{subject.birth_place.upper()}, {words.dashed(subject.born)}"
    rows = [
        ("Nama", name), ("Tempat/Tgl Lahir", birth), ("Jenis kelamin", sex), ("Alamat", subject.street.upper()),
        ("      RT/RW", subject.rt_rw), ("      Kel/Desa", subject.village.upper()),
        ("      Kecamatan", subject.district.upper()), ("Agama", subject.religion),
        ("Status Perkawinan", subject.married),
        ("Pekerjaan", subject.work), ("Kewarganegaraan", "WNI"), ("Berlaku Hingga", _until(subject, look)),
    ]  # fmt: skip
    y, step = 190.0, look.size * 1.19
    colon = max(look.colon, 34 + max(sheet.width(label, look.face, look.size) for label, _ in rows) + 32)
    most = 770 - colon
    lines = sum(len(_name_lines(sheet, value, look, most)) if label == "Nama" else 1 for label, value in rows)
    step = min(step, 425 / lines)
    for label, value in rows:
        sheet.text(34, y, label, look.face, look.size)
        sheet.text(colon - 20, y, ":", look.face, look.size)
        parts = _name_lines(sheet, value, look, most) if label == "Nama" else [value]
        for part in parts:
            sheet.fitted(colon, y, part, look.face, look.size, most)
            y += step
        if label == "Jenis kelamin":
            sheet.text(570, y - step, f"Gol. Darah : {subject.blood}", look.face, look.size)


def _name_lines(sheet: Sheet, name: str, look: Look, most: float) -> list[str]:
    if look.two_lines and len(name) > look.two_lines and " " in name:
        first, last = name.rsplit(" ", 1)
        return [first, last]
    return sheet.wrapped(name, look.face, look.size, most)


def _until(subject: Subject, look: Look) -> str:
    if not look.expires:
        return "SEUMUR HIDUP"
    return words.dashed(date(2017 + subject.look % 3, subject.born.month, min(28, subject.born.day)))


def _photo(sheet: Sheet, subject: Subject, look: Look) -> None:
    picture = faces.portrait(subject.look % 997, subject.sex, look.photo)
    sheet.paste(picture, 786, 132, 198, 264, "photo")
    dice = subject.dice("ktp")
    issued = date(
        dice.randint(2012, 2016) if look.expires else dice.randint(2017, 2023), dice.randint(1, 12), 14
    )
    sheet.fitted(885, 430, subject.place.regency, look.face, look.size * 0.86, 210, "m")
    sheet.text(885, 460, words.dashed(issued), look.face, look.size * 0.86, align="m")
    sheet.paste(marks.signature(dice, colour=(30, 30, 40)), 800, 478, 170, 90, "signature")


def _flat() -> Image.Image:
    return grounds.rosettes(PIXELS, (196, 222, 240), (150, 190, 222), strength=0.35)


def _faded() -> Image.Image:
    return grounds.waves(PIXELS, (214, 226, 232), (182, 206, 214), lines=34, strength=0.5)


def _strong() -> Image.Image:
    return grounds.waves(PIXELS, (178, 212, 236), (118, 168, 206), lines=46, bend=0.11, strength=0.5)


def _mint() -> Image.Image:
    return grounds.rosettes(PIXELS, (204, 230, 236), (134, 186, 208), strength=0.5)


def _dull() -> Image.Image:
    return grounds.waves(PIXELS, (206, 214, 222), (160, 176, 196), lines=60, bend=0.02, strength=0.6)


def _sky() -> Image.Image:
    return grounds.rosettes(PIXELS, (172, 208, 238), (116, 166, 214), strength=0.42)


LOOKS = {
    "ktp_a": ("train", Look("sans", "ocr", _flat)),
    "ktp_b": ("train", Look("narrow", "ocr", _faded, size=31, expires=True, bold="narrow-bold", number_size=44, degrees=True)),
    "ktp_c": ("train", Look("dejavu", "dejavu-bold", _strong, size=26, number_size=41, two_lines=14, photo=faces.BLUE)),
    "ktp_d": ("dev", Look("carlito", "ocr", _mint, size=31, two_lines=18, bold="carlito-bold")),
    "ktp_e": ("dev", Look("carlito", "carlito-bold", _dull, size=30, number_size=50, expires=True, degrees=True)),
    "ktp_f": ("test", Look("noto", "ocr", _sky, size=28, bold="noto-bold")),
    "ktp_g": ("test", Look("noto", "noto-bold", _strong, size=27, number_size=44, expires=True, two_lines=16)),
    "ktp_h": ("test", Look("caladea", "ocr", _dull, size=29, colon=280, degrees=True, photo=faces.BLUE)),
}  # fmt: skip
"""Family → split and look."""
LICENCES = (
    ("sim_a", "train", "sans", (200, 210, 240)),
    ("sim_b", "dev", "carlito", (236, 204, 208)),
    ("sim_p", "test", "noto", (204, 226, 208)),
)
TAXPAYERS = (
    ("npwp_a", "train", "sans", (240, 230, 170)),
    ("npwp_b", "dev", "carlito", (232, 232, 206)),
    ("npwp_p", "test", "caladea", (240, 222, 160)),
)
"""Family, split, face, tone."""


def licence(subject: Subject, family: str, face: str, tone: Colour) -> Paper:
    """A driving licence: numbered lines beside a portrait."""
    sheet = Sheet(CARD, grounds.waves(PIXELS, (238, 240, 242), tone, lines=40, strength=0.4), SCALE)
    marks.specimen(sheet, 128, (214, 190, 190))
    bold = face + "-bold"
    sheet.text(506, 60, "SURAT IZIN MENGEMUDI", bold, 38, align="m")
    sheet.text(506, 98, "INDONESIA · DRIVING LICENSE", face, 24, align="m")
    sheet.text(930, 80, "C", bold, 66, align="m")
    number = f"{subject.born:%y%m}-{subject.born:%y%m}-{subject.look % 10**6:06d}"
    sheet.text(60, 150, number, bold, 34)
    sex = "WANITA" if subject.sex == "P" else "PRIA"
    birth = f"{subject.birth_place.upper()}, {words.dashed(subject.born)}"
    rows = [
        ("1.", subject.name.upper()), ("2.", birth), ("3.", f"{subject.blood} - {sex}"), ("4.", subject.street.upper()),
        ("", f"{subject.village.upper()} {subject.district.upper()}"), ("5.", subject.work), ("6.", subject.place.regency),
    ]  # fmt: skip
    y = 206.0
    for label, value in rows:
        sheet.text(300, y, label, face, 28)
        sheet.fitted(340, y, value, face, 28, 640)
        y += 44
    sheet.paste(faces.portrait(subject.look % 997, subject.sex, faces.BLUE), 56, 186, 204, 272, "photo")
    expires = date(2026 + subject.look % 3, subject.born.month, min(28, subject.born.day))
    sheet.text(300, y + 24, f"Berlaku s/d : {words.dashed(expires)}", bold, 28)
    fields = {
        "name": subject.name, "birth_place": subject.birth_place, "birth_date": subject.born.isoformat(),
        "sex": subject.sex, "address": subject.street, "number": number,
    }  # fmt: skip
    return Paper("sim", family, (sheet,), fields, {"until": expires.isoformat()})


def taxpayer(subject: Subject, family: str, face: str, tone: Colour) -> Paper:
    """A taxpayer card."""
    sheet = Sheet(CARD, grounds.rosettes(PIXELS, tone, (250, 226, 120), strength=0.3), SCALE)
    marks.specimen(sheet, 128, (214, 190, 150))
    bold = face + "-bold"
    sheet.paste(marks.crest((70, 80, 120), 6), 50, 34, 110, 110)
    sheet.text(190, 78, "KEMENTERIAN KEUANGAN REPUBLIK INDONESIA", bold, 30)
    sheet.text(190, 120, "DIREKTORAT JENDERAL PAJAK", bold, 30)
    dice = subject.dice("npwp")
    number = f"{dice.randint(10, 99)}.{dice.randint(100, 999)}.{dice.randint(100, 999)}.{dice.randint(1, 9)}-{dice.randint(100, 999)}.000"
    y = 226.0
    for label, value in (
        ("NPWP", number), ("", subject.name.upper()), ("NIK", subject.nik), ("", subject.street.upper()),
        ("", f"{subject.village.upper()}, {subject.district.upper()}"), ("", subject.place.regency),
    ):  # fmt: skip
        sheet.fitted(
            70, y, f"{label} : {value}" if label else value, bold if label else face, 36 if label else 31, 880
        )
        y += 58
    sheet.text(70, y + 10, f"Terdaftar : {words.dashed(subject.graduated)}", face, 26, INK)
    fields = {"name": subject.name, "nik": subject.nik, "address": subject.street, "number": number}
    return Paper("npwp", family, (sheet,), fields)
