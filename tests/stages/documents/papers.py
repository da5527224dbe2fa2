"""Sari's papers as she typed them, drawn plainly so that a machine can read them."""

import io

from PIL import Image, ImageDraw, ImageFont

from tests.stages.registration.answers import ANSWERS

IDENTITY, EDUCATION = ANSWERS["identity"], ANSWERS["education"]


def _drawn(lines, size, left, top, font=27, kind="JPEG", **options):
    image = Image.new("RGB", size, (222, 232, 240) if kind == "JPEG" else (252, 251, 247))
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        place = (left, top + number * int(font * 1.7))
        pen.text(place, line, fill=(20, 30, 40), font=ImageFont.load_default(font))
    out = io.BytesIO()
    image.save(out, kind, quality=82, **options)
    return out.getvalue()


def card(
    nik,
    name=IDENTITY["name_ktp"],
    place=IDENTITY["birthplace"],
    born="12-03-1999",
    sex="P",
    kind="JPEG",
    size=(1000, 630),
):
    """Her card, or another person's."""
    lines = [
        "PROVINSI JAMBI",
        "KABUPATEN BATANG HARI",
        f"NIK : {nik}",
        f"Nama : {name.upper()}",
        f"Tempat/Tgl Lahir : {place.upper()}, {born}",
        f"Jenis Kelamin : {'PEREMPUAN' if sex == 'P' else 'LAKI-LAKI'}",
        "Alamat : JL. GAJAH MADA 12",
        "Agama : ISLAM",
        "Kewarganegaraan : WNI",
        "Berlaku Hingga : SEUMUR HIDUP",
    ]
    return _drawn(lines, size, 40, 40, 27 * size[0] // 1000, kind)


def transcript(gpa="3.51"):
    """Her transcript, as PDF."""
    lines = [
        "UNIVERSITAS JAMBI",
        "TRANSKRIP AKADEMIK",
        "",
        f"Nama : {IDENTITY['name_ijazah'].upper()}",
        "NIM : B10017123",
        "Program Studi : ILMU HUKUM",
        "",
        "No   Mata Kuliah                 SKS   Nilai",
        *(f"{n}    Hukum Tata Negara {n}          3     A" for n in range(1, 12)),
        "",
        "Jumlah SKS : 144",
        f"Indeks Prestasi Kumulatif (IPK) : {gpa}",
    ]
    return _drawn(lines, (1240, 1754), 120, 140, 27, "PDF", resolution=150)
