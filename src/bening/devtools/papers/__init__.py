"""Invented papers: plainly marked SPESIMEN, of the right kind, size and page count for each slot."""

from __future__ import annotations

import hashlib
import io

from PIL import Image, ImageDraw, ImageFont

from bening.devtools.people import Person

PAPER = (1240, 1754)  # A4 at 150 dots an inch
CARD = (1000, 630)
PHOTO = (600, 800)
RED = (190, 30, 45)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _write(image: Image.Image, lines: list[str], *, size: int, left: int, top: int) -> None:
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((left, top + number * int(size * 1.7)), line, fill=(20, 30, 40), font=_font(size))


def _specimen(image: Image.Image) -> Image.Image:
    pen = ImageDraw.Draw(image)
    width, height = image.size
    pen.text(
        (width // 8, height - height // 9), "SPESIMEN BENING", fill=(200, 120, 120), font=_font(width // 14)
    )
    return image


def _jpeg(image: Image.Image, quality: int = 82) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _pdf(*images: Image.Image) -> bytes:
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=150, quality=40)
    return out.getvalue()


def _page(title: str, lines: list[str]) -> Image.Image:
    image = Image.new("RGB", PAPER, (252, 251, 247))
    _write(image, [title], size=44, left=120, top=140)
    _write(image, lines, size=27, left=120, top=280)
    return _specimen(image)


def identity_card(person: Person) -> bytes:
    """A card with the fields of a KTP; no pattern, seal or typeface of the real one. JPEG."""
    image = Image.new("RGB", CARD, (205, 226, 238))
    born = f"{person.birth_place.upper()}, {person.born:%d-%m-%Y}"
    sex = "PEREMPUAN" if person.sex == "P" else "LAKI-LAKI"
    lines = [
        "PROVINSI JAMBI - KABUPATEN BATANG HARI",
        f"NIK : {person.nik}",
        f"Nama : {person.name.upper()}",
        f"Tempat/Tgl Lahir : {born}",
        f"Jenis Kelamin : {sex}",
        f"Alamat : {person.address.upper()}",
        "Berlaku Hingga : SEUMUR HIDUP",
    ]
    _write(image, lines, size=27, left=40, top=40)
    return _jpeg(_specimen(image))


def portrait(person: Person, background: tuple[int, int, int] = RED) -> bytes:
    """A drawn head before a plain background. JPEG."""
    shade = hashlib.sha256(person.nik.encode()).digest()[0] % 60
    image = Image.new("RGB", PHOTO, background)
    pen = ImageDraw.Draw(image)
    pen.ellipse((90, 560, 510, 1100), fill=(245, 245, 250))
    pen.ellipse((190, 180, 410, 480), fill=(150 + shade, 110 + shade, 90))
    pen.pieslice((180, 150, 420, 420), 180, 360, fill=(25, 20, 20))
    for x in (255, 345):
        pen.ellipse((x - 12, 310, x + 12, 326), fill=(20, 20, 20))
    pen.arc((260, 360, 340, 420), 20, 160, fill=(90, 30, 30), width=5)
    return _jpeg(image)


def selfie(person: Person) -> bytes:
    """The drawn head holding the card. JPEG."""
    head = Image.open(io.BytesIO(portrait(person, (196, 204, 190))))
    card = Image.open(io.BytesIO(identity_card(person))).resize((260, 164))
    head.paste(card, (300, 600))
    return _jpeg(head)


def application_letter(person: Person, position: str) -> bytes:
    """The letter to the Bupati. PDF."""
    lines = [
        "Kepada Yth. Bupati Batanghari di Muara Bulian",
        "",
        f"Nama: {person.name}",
        f"Tempat/tanggal lahir: {person.birth_place}, {person.born:%d-%m-%Y}",
        f"Jabatan yang dilamar: {position.title()}",
        "Dengan ini mengajukan permohonan mengikuti seleksi CPNS.",
        "",
        "Muara Bulian, September 2024      (tanda tangan, e-meterai SPESIMEN)",
    ]
    return _pdf(_page("SURAT LAMARAN", lines))


def statement(person: Person, clauses: list[str]) -> bytes:
    """The statement in the announced wording, clause by clause. PDF."""
    lines = [f"Saya, {person.name}, menyatakan:"]
    for number, clause in enumerate(clauses, start=1):
        words, line = clause.split(), f"{number}."
        for word in words:
            if len(line) + len(word) > 74:
                lines.append(line)
                line = "   "
            line += f" {word}"
        lines.append(line)
    return _pdf(_page("SURAT PERNYATAAN", [*lines, "", "(tanda tangan, e-meterai SPESIMEN)"]))


def diploma(person: Person, programme: str) -> bytes:
    """A diploma with number, programme and date. PDF."""
    lines = [
        person.university,
        "memberikan ijazah kepada",
        person.name,
        f"Program studi: {programme.title()}",
        f"Nomor ijazah: {person.diploma_number}",
        f"Tanggal lulus: {person.graduated:%d-%m-%Y}",
    ]
    return _pdf(_page("IJAZAH", lines))


def transcript(person: Person, programme: str) -> bytes:
    """Two pages of marks with the grade average. PDF."""
    first = [f"Nama: {person.name}", f"Program studi: {programme.title()}"]
    first += [f"Mata kuliah {n:02d}      3 SKS      {'AB'[n % 2]}" for n in range(1, 25)]
    return _pdf(_page("TRANSKRIP NILAI", first), _page("TRANSKRIP NILAI (2)", [f"IPK: {person.gpa}"]))


def accreditation(person: Person, programme: str) -> bytes:
    """A certificate of accreditation valid on the day of graduation. PDF."""
    lines = [
        "Badan Akreditasi Nasional Perguruan Tinggi (SPESIMEN)",
        f"{person.university}: {programme.title()}",
        "Peringkat: Baik Sekali",
        f"Berlaku: 01-01-{person.graduated.year - 2} s.d. 31-12-{person.graduated.year + 2}",
    ]
    return _pdf(_page("SERTIFIKAT AKREDITASI", lines))


def certificate(person: Person, title: str, lines: list[str]) -> bytes:
    """Any other paper with a title and lines. PDF."""
    return _pdf(_page(title, [f"Nama: {person.name}", *lines]))
