"""Typed letters of applicants: the application in four layouts, the statement in three."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bening.devtools.papers import marks
from bening.devtools.papers.pages import Style, page, plain, style, white
from bening.devtools.papers.sheet import Paper, Sheet
from bening.devtools.papers.subject import Subject

PAPERS_SENT = (
    "Scan KTP elektronik", "Pas foto berlatar belakang merah", "Scan ijazah asli", "Scan transkrip nilai asli",
    "Surat pernyataan bermeterai", "Bukti akreditasi program studi",
)  # fmt: skip


def duty(sheet: Sheet, subject: Subject, dice: random.Random, x: float, y: float) -> str:
    """The duty stamp with the signature over it; electronic or glued. Returns its kind."""
    if dice.random() < 0.65:
        sheet.paste(marks.electronic_stamp(subject.stamp), x, y, 150, 186, "stamp")
        marks.sign(sheet, dice, x + 120, y + 100, width=260)
        return "electronic"
    sheet.paste(marks.paper_stamp(dice, subject.stamp), x, y + 14, 200, 130, "stamp")
    marks.sign(sheet, dice, x + 90, y + 84, width=270)
    return "paper"


def truth(subject: Subject, *also: str) -> dict[str, str]:
    """The fields that every letter prints, and those of `also`."""
    fields = {
        "name": subject.name, "birth_place": subject.birth_place, "birth_date": subject.born.isoformat(),
        "nik": subject.nik, "sex": subject.sex, "address": subject.address, "programme": subject.programme,
        "institution": subject.institution.name,
    }  # fmt: skip
    return {name: fields[name] for name in ("name", "birth_place", "birth_date", *also)}


def extra(subject: Subject, stamp: str) -> dict[str, str]:
    """What else a letter says."""
    return {
        "addressee": subject.addressee, "formasi": subject.position, "date": subject.written.isoformat(),
        "stamp": stamp, "serial": subject.stamp, "signed": "yes",
    }  # fmt: skip


def sex_in_words(subject: Subject) -> str:
    """As letters write it."""
    return "Perempuan" if subject.sex == "P" else "Laki-laki"


def application_block(subject: Subject, family: str, look: Style) -> Paper:
    """Place and date on the right, addressee on the left."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(
        1100, 170, f"{subject.place.town}, {look.day(subject.written)}", look.face, look.size, align="r"
    )
    y = 230.0
    for label, value in (("Lampiran", "1 (satu) berkas"), ("Perihal", "Lamaran CPNS Tahun 2024")):
        sheet.text(140, y, label, look.face, look.size)
        sheet.text(290, y, f": {value}", look.face, look.size)
        y += 40
    for line in ("Kepada", f"Yth. {subject.addressee}", "di", "     Muara Bulian"):
        y += 40
        sheet.text(140, y, line, look.face, look.size)
    y = sheet.paragraph(
        140, y + 80, 960, "Dengan hormat, yang bertanda tangan di bawah ini :", look.face, look.size
    )
    rows = [
        ("Nama", look.named(subject.name)), ("Tempat/Tanggal Lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
        ("Jenis Kelamin", sex_in_words(subject)), ("NIK", subject.nik), ("Pendidikan", f"{subject.level} {subject.programme}"),
        ("Alamat", subject.address), ("Jabatan yang Dilamar", subject.position),
    ]  # fmt: skip
    y = sheet.rows(
        y + 14,
        rows,
        label=(170, look.face, look.size),
        value=(500, look.face, look.size),
        most=590,
        leading=1.5,
    )
    text = (
        f"Bersama ini mengajukan permohonan kepada Bapak/Ibu agar kiranya dapat diterima sebagai Calon Pegawai Negeri "
        f"Sipil di lingkungan Pemerintah Kabupaten Batanghari pada formasi jabatan {subject.position}. Sebagai bahan "
        "pertimbangan, saya lampirkan:"
    )
    y = sheet.paragraph(140, y + 20, 960, text, look.face, look.size)
    for number, paper in enumerate(PAPERS_SENT, start=1):
        sheet.text(180, y, f"{number}. {paper};", look.face, look.size)
        y += look.size * 1.4
    y = sheet.paragraph(
        140,
        y + 14,
        960,
        "Demikian permohonan ini saya sampaikan, atas perhatiannya saya ucapkan terima kasih.",
        look.face,
        look.size,
    )
    sheet.text(760, y + 20, "Hormat saya,", look.face, look.size)
    stamp = duty(sheet, subject, dice, 700, y + 40)
    sheet.text(760, y + 270, look.named(subject.name), look.bold, look.size)
    return Paper(
        "surat_lamaran",
        family,
        (sheet,),
        truth(subject, "nik", "sex", "address", "programme"),
        extra(subject, stamp),
    )


def application_title(subject: Subject, family: str, look: Style) -> Paper:
    """A title in the middle, the date above the signature."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(620, 180, "SURAT LAMARAN", look.bold, 38, align="m")
    sheet.paragraph(
        140,
        270,
        960,
        f"Kepada Yth. {subject.addressee} c.q. Kepala BKPSDMD Kabupaten Batanghari di Tempat",
        look.face,
        look.size,
    )
    rows = [
        ("Nama Lengkap", look.named(subject.name)), ("Tempat, tanggal lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
        ("Perguruan Tinggi", subject.institution.name), ("Program Studi", subject.programme), ("Nomor KTP", subject.nik),
    ]  # fmt: skip
    y = sheet.rows(
        420, rows, label=(140, look.face, look.size), value=(480, look.face, look.size), most=620, leading=1.7
    )
    text = (
        "Dengan ini saya mengajukan lamaran untuk mengikuti Seleksi Pengadaan Calon Pegawai Negeri Sipil Pemerintah "
        f"Kabupaten Batanghari Tahun Anggaran 2024 untuk jabatan {subject.position}. Saya bersedia mengikuti seluruh "
        "tahapan seleksi sesuai dengan ketentuan yang berlaku, dan apabila di kemudian hari data yang saya sampaikan "
        "tidak benar maka saya bersedia menerima sanksi."
    )
    y = sheet.paragraph(140, y + 30, 960, text, look.face, look.size, leading=1.7)
    y = sheet.paragraph(
        140, y + 20, 960, "Demikian surat lamaran ini saya buat dengan sebenarnya.", look.face, look.size
    )
    sheet.text(700, y + 80, f"{subject.place.town}, {look.day(subject.written)}", look.face, look.size)
    sheet.text(700, y + 120, "Pelamar,", look.face, look.size)
    stamp = duty(sheet, subject, dice, 690, y + 140)
    sheet.text(700, y + 370, f"({look.named(subject.name)})", look.bold, look.size)
    return Paper(
        "surat_lamaran",
        family,
        (sheet,),
        truth(subject, "nik", "programme", "institution"),
        extra(subject, stamp),
    )


def application_plain(subject: Subject, family: str, look: Style) -> Paper:
    """A letter as from a typewriter: everything on the left edge."""
    sheet, dice = page(look), subject.dice(family)
    y = 160.0
    for line in (
        f"{subject.place.town}, {look.day(subject.written)}",
        "",
        "Hal : Permohonan Menjadi CPNS",
        "",
        f"Yth. Bapak {subject.addressee}",
        "Muara Bulian",
        "",
        "Saya yang bertanda tangan di bawah ini:",
    ):
        sheet.text(150, y, line, look.face, look.size)
        y += look.size * 1.5
    for label, value in (
        ("nama", look.named(subject.name)),
        ("lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
        ("pendidikan", f"{subject.level}, {subject.programme}"),
        ("alamat", subject.street),
    ):
        sheet.fitted(190, y, f"{label:<11}: {value}", look.face, look.size, 900)
        y += look.size * 1.5
    text = f"memohon agar dapat diterima sebagai CPNS pada Pemerintah Kabupaten Batanghari, formasi {subject.position}. Semua data dan dokumen yang saya unggah adalah benar."
    y = sheet.paragraph(150, y + 20, 940, text, look.face, look.size, leading=1.6)
    sheet.text(150, y + 40, "Hormat saya,", look.face, look.size)
    stamp = duty(sheet, subject, dice, 150, y + 60)
    sheet.text(150, y + 290, look.named(subject.name), look.face, look.size)
    return Paper("surat_lamaran", family, (sheet,), truth(subject, "programme"), extra(subject, stamp))


def statement_numbered(subject: Subject, family: str, look: Style, clauses: Sequence[str]) -> Paper:
    """Title, person in rows, numbered clauses."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(620, 170, "SURAT PERNYATAAN", look.bold, 36, align="m")
    sheet.text(140, 260, "Yang bertanda tangan di bawah ini :", look.face, look.size)
    rows = [
        ("Nama", look.named(subject.name)), ("Tempat/Tanggal Lahir", f"{subject.birth_place}, {look.day(subject.born)}"),
        ("NIK", subject.nik), ("Agama", subject.religion.title()), ("Alamat", subject.address),
    ]  # fmt: skip
    y = sheet.rows(
        320, rows, label=(160, look.face, look.size), value=(480, look.face, look.size), most=610, leading=1.5
    )
    sheet.text(140, y + 24, "dengan ini menyatakan dengan sesungguhnya, bahwa saya :", look.face, look.size)
    y = _clauses(sheet, look, clauses, 150, y + 74, "{}.")
    y = sheet.paragraph(
        140,
        y + 16,
        960,
        "Demikian pernyataan ini saya buat dengan sesungguhnya, dan saya bersedia dituntut di pengadilan serta menerima segala tindakan yang diambil apabila terbukti pernyataan saya ini tidak benar.",
        look.face,
        look.size,
    )
    return _stated(sheet, subject, family, look, dice, y, 720, ("nik", "address"))


def statement_lettered(subject: Subject, family: str, look: Style, clauses: Sequence[str]) -> Paper:
    """A sentence about the person, clauses by letters."""
    sheet, dice = page(look), subject.dice(family)
    sheet.text(620, 150, "SURAT PERNYATAAN", look.bold, 36, align="m")
    sheet.text(620, 194, "PELAMAR CALON PEGAWAI NEGERI SIPIL", look.bold, 27, align="m")
    text = f"Saya yang bernama {look.named(subject.name)}, lahir di {subject.birth_place} tanggal {look.day(subject.born)}, pemegang KTP nomor {subject.nik}, melamar jabatan {subject.position}, dengan ini menyatakan bahwa:"
    y = sheet.paragraph(130, 280, 980, text, look.face, look.size, leading=1.6)
    y = _clauses(sheet, look, clauses, 140, y + 16, "abcdefghijklmnop")
    y = sheet.paragraph(
        130, y + 16, 980, "Pernyataan ini saya buat tanpa paksaan dari siapa pun.", look.face, look.size
    )
    return _stated(sheet, subject, family, look, dice, y, 160, ("nik",))


def _clauses(sheet: Sheet, look: Style, clauses: Sequence[str], x: float, y: float, numbers: str) -> float:
    for number, clause in enumerate(clauses):
        mark = numbers.format(number + 1) if "{" in numbers else f"{numbers[number]}."
        sheet.text(x, y, mark, look.face, look.size)
        y = sheet.paragraph(x + 50, y, 900, clause, look.face, look.size) + 8
    return y


def _stated(
    sheet: Sheet,
    subject: Subject,
    family: str,
    look: Style,
    dice: random.Random,
    y: float,
    x: float,
    also: tuple[str, ...],
) -> Paper:
    sheet.text(x, y + 40, f"{subject.place.town}, {look.day(subject.written)}", look.face, look.size)
    sheet.text(x, y + 80, "Yang membuat pernyataan,", look.face, look.size)
    stamp = duty(sheet, subject, dice, x - 10, y + 94)
    sheet.text(x, y + 320, look.named(subject.name), look.bold, look.size)
    others = extra(subject, stamp)
    if family != "pernyataan_b":
        del others["formasi"]
    del others["addressee"]
    return Paper("surat_pernyataan", family, (sheet,), truth(subject, *also), others)


APPLICATIONS = (
    ("lamaran_a", "train", application_block, style("serif", white)),
    ("lamaran_b", "train", application_title, style("sans", white, size=26)),
    ("lamaran_c", "dev", application_plain, style("mono", plain((255, 255, 252)), italic="mono", size=25)),
    ("lamaran_d", "dev", application_title, style("carlito", white, size=29)),
)  # fmt: skip
STATEMENTS = (
    ("pernyataan_a", "train", statement_numbered, style("serif", white)),
    ("pernyataan_b", "train", statement_lettered, style("sans", white, size=25)),
    ("pernyataan_c", "dev", statement_numbered, style("carlito", white, size=28)),
)  # fmt: skip
"""Family, split, layout, style."""
