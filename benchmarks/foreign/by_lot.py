"""A third set: wording, order, typeface, ground, seals and tables of every single paper are drawn by lot.

Drawn with `--set by_lot`. Two seeds share no layout; kept for looking at, never for tuning.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.foreign.grounds import GROUNDS, INKS, pen, seal, watermark, woven
from benchmarks.foreign.layouts import A4, CARD, SEX, WIDE, Paper
from benchmarks.foreign.people import Someone

SERIF = ("Noto Serif", "Caladea", "DejaVu Serif", "Noto Serif Display", "EB Garamond", "Liberation Serif")
SANS = (
    "Noto Sans",
    "DejaVu Sans Condensed",
    "Liberation Sans Narrow",
    "Carlito",
    "DejaVu Sans",
    "Liberation Sans",
)
TYPED = ("Liberation Mono", "DejaVu Sans Mono", *SERIF[:3], *SANS[:2])
Rows = Sequence[tuple[str, str]]
Size = tuple[int, int]


@dataclass
class Look:
    """What the lot says about one paper."""

    dice: random.Random
    font: str
    heads: str
    ground: str
    ink: str
    size: int

    @classmethod
    def of(cls, p: Someone, what: str, fonts: Sequence[str], size: int) -> Look:
        """The same for the same person and paper."""
        dice = random.Random(f"{p.nik}/{p.name}/{what}")
        return cls(
            dice, dice.choice(fonts), dice.choice(SERIF + SANS), dice.choice(GROUNDS), dice.choice(INKS), size
        )

    def any(self, *words: str) -> str:
        """One of them."""
        return self.dice.choice(words)

    def maybe(self, text: str, share: float = 0.5) -> str:
        """The text, or nothing."""
        return text if self.dice.random() < share else ""

    def rows(self, rows: Rows, margin: int = 70) -> str:
        """Labels and values: a table with or without lines, one below the other, or with dots between."""
        way = self.dice.choice(("table", "lined", "dots", "stacked", "table", "colon"))
        gap = self.dice.randrange(2, 9)
        if way in ("table", "lined"):
            line = "border:1px solid #555;" if way == "lined" else ""
            middle = "" if way == "lined" else "<td>:</td>"
            cells = "".join(
                f'<tr><td style="{line}padding:{gap}px;width:36%;vertical-align:top">{label}</td>{middle}'
                f'<td style="{line}padding:{gap}px">{value}</td></tr>'
                for label, value in rows
            )
            return f'<table style="margin:10px {margin}px;border-collapse:collapse;width:{86 - margin // 8}%">{cells}</table>'
        if way == "stacked":
            cells = "".join(
                f'<div style="margin:{gap}px 0"><small style="opacity:.75">{label}</small><br><b>{value}</b></div>'
                for label, value in rows
            )
        elif way == "dots":
            cells = "".join(
                f'<div style="margin:{gap}px 0">{label} {"." * max(2, 34 - len(label))} {value}</div>'
                for label, value in rows
            )
        else:
            cells = "".join(f'<div style="margin:{gap}px 0">{label}: {value}</div>' for label, value in rows)
        return f'<div style="margin:10px {margin}px">{cells}</div>'

    def page(self, body: str, size: Size, mark: str = "", style: str = "") -> str:
        """The whole, with ground, watermark and seal by lot."""
        width, height = size
        under = self.maybe(woven(self.dice, width, height)) + self.maybe(
            watermark(self.dice, width, height, mark or "SPESIMEN")
        )
        return (
            f"<style>body{{font:{self.size}px '{self.font}';color:{self.ink};background:{self.ground};{style}}}"
            f"h1,h2,h3{{font-family:'{self.heads}';margin:10px 40px;text-align:center}}p{{margin:11px 70px}}"
            f".c{{text-align:center}}</style>{under}{body}"
        )

    def day(self, day: date, p: Someone) -> str:
        """A date as this office writes it."""
        return self.any(
            p.long(day),
            p.long(day),
            f"{day:%d-%m-%Y}",
            f"{day:%d/%m/%Y}",
            f"{day.day:02} {p.long(day).split()[1]} {day.year}",
        )


def _born(p: Someone) -> dict[str, str]:
    return {"birth_place": p.birth_place, "birth_date": p.born.isoformat()}


def _grade(p: Someone, look: Look) -> str:
    if p.cumlaude:
        return look.any("Dengan Pujian", "Cum Laude", "Pujian")
    return look.any("Sangat Memuaskan", "Sangat Memuaskan", "Memuaskan")


def ktp(p: Someone) -> Paper:
    look = Look.of(p, "ktp", SANS, 18)
    split = look.dice.random() < 0.5
    rows = [
        ("Nama", p.name.upper()),
        (look.any("Tempat/Tgl Lahir", "Tempat / Tgl Lahir"), f"{p.birth_place.upper()}, {p.born:%d-%m-%Y}"),
        ("Jenis kelamin", f"{SEX[p.sex]} &nbsp;&nbsp;&nbsp; Gol. Darah : {look.any('A', 'B', 'AB', '-')}"),
        ("Alamat", p.address.upper()),
        ("&nbsp; RT/RW", f"{look.dice.randrange(1, 20):03}/{look.dice.randrange(1, 9):03}"),
        ("&nbsp; Kel/Desa", p.village.upper()),
        ("&nbsp; Kecamatan", look.any("MARO SEBO ULU", "PEMAYUNG", "BAJUBANG")),
        ("Agama", look.any("ISLAM", "KRISTEN", "KATHOLIK", "HINDU")),
        ("Status Perkawinan", look.any("BELUM KAWIN", "KAWIN", "CERAI HIDUP")),
        ("Pekerjaan", look.any("KARYAWAN SWASTA", "BELUM/TIDAK BEKERJA", "PERAWAT", "GURU")),
        ("Kewarganegaraan", "WNI"),
        ("Berlaku Hingga", look.any("SEUMUR HIDUP", f"{p.born:%d-%m}-2027")),
    ]
    cells = "".join(f"<tr><td style='width:178px'>{a}</td><td>:</td><td>{b}</td></tr>" for a, b in rows)
    number = look.any("OCRA", "OCRA", "Liberation Sans", "Noto Sans")
    issued = p.born.replace(year=p.born.year + 19, day=11)
    html = look.page(
        f"""<h2 style="font-size:22px;margin:10px 0 0">PROVINSI {look.any('JAMBI', 'SUMATERA SELATAN', 'RIAU')}<br>{look.any('KABUPATEN', 'KOTA')}
        {look.any('BATANG HARI', 'MERANGIN', 'SAROLANGUN')}</h2><div style="font:29px '{number}';margin:6px 24px">NIK {look.any('&nbsp;', '')}: {p.nik}</div>
        <table style="margin-left:{look.dice.randrange(14, 34)}px;line-height:1.1;font-weight:{look.any('400', '600')}">{cells}</table>
        <div style="position:absolute;right:36px;top:105px;width:{160 if split else 170}px;height:215px;background:{look.any('#b3262a', '#27489c')}">
        <div style="margin:34px auto;width:84px;height:110px;border-radius:50%;background:#c98f68"></div></div>
        <div style="position:absolute;right:38px;top:334px;width:165px;text-align:center;font-size:15px;line-height:1.1">{look.any('BATANG HARI', 'MERANGIN')}<br>{issued:%d-%m-%Y}<br>SPESIMEN</div>
        {look.maybe(pen(look.dice, 660, 420))}""",
        CARD, "INDONESIA", "background:linear-gradient(100deg,#b5d8ea,#dcebd8 55%,#bcd9ec)",
    )  # fmt: skip
    fields = {"nik": p.nik, "name": p.name, **_born(p), "sex": p.sex, "address": p.address}
    return "ktp", html, fields, CARD


def ijazah_sentences(p: Someone) -> Paper:
    look = Look.of(p, "ijazah1", (*SERIF, "Dancing Script"), 20)
    if look.font == "Dancing Script":
        look.size = 23
    name = f"<div class=c style=\"font:{look.any('34', '40', '30')}px '{look.any('Dancing Script', look.heads, look.font)}';margin:8px\">{p.name}</div>"
    programme = look.any("Program Studi", "Jurusan", "Program Studi", "Jurusan/Program Studi")
    parts = [
        f"<p class=c>{look.any('lahir di', 'dilahirkan di', 'Tempat dan tanggal lahir:')} {p.birth_place}, {look.any('', 'tanggal ')}{p.long(p.born)}</p>",
        f"<p class=c>{look.any('Nomor Induk Mahasiswa', 'NIM', 'Nomor Pokok Mahasiswa')} {look.any('', ': ')}{p.student}</p>",
        f"<p class=c>{look.any('telah menyelesaikan studi pada', 'dari')} {programme} <b>{p.programme}</b></p>",
        f"<p class=c>{look.any('lulus', 'dinyatakan lulus', 'telah lulus ujian sarjana')} {look.any('pada tanggal', 'tanggal')} {p.long(p.graduated)}</p>",
    ]
    look.dice.shuffle(parts)
    grade = _grade(p, look)
    later = p.graduated + timedelta(days=look.dice.randrange(10, 70))
    number = f'<p style="text-align:{look.any("left", "right", "center")}">{look.any("Nomor", "No. Seri", "Nomor Ijazah", "No.")}{look.any(" :", "", ":")} {p.diploma}</p>'
    top = look.dice.random() < 0.6
    html = look.page(
        f"""<div style="padding-top:26px">{number if top else ''}</div><h2>{look.any('REPUBLIK INDONESIA', 'KEMENTERIAN PENDIDIKAN TINGGI, SAINS, DAN TEKNOLOGI', 'YAYASAN PENDIDIKAN BANGSA')}</h2>
        <h2 style="font-size:30px">{look.any(p.school, p.school.upper())}</h2><h1 style="letter-spacing:{look.any('0', '8', '3')}px">{look.any('IJAZAH', 'Ijazah', 'I J A Z A H')}</h1>
        <p class=c>{look.any('dengan ini menyatakan bahwa', 'memberikan ijazah kepada', 'menerangkan bahwa')}</p>{name}{''.join(parts)}
        <p class=c>{look.any('dengan predikat kelulusan', 'dengan yudisium', 'dengan predikat')} {grade}, {look.any('sehingga berhak atas gelar', 'dan kepadanya diberikan gelar')} {look.any('Sarjana', 'Ahli Madya', 'Sarjana Terapan')}</p>
        <p style="text-align:right;margin-top:26px">{look.any('Jambi', 'Bengkulu', 'Yogyakarta')}, {p.long(later)}<br>{look.any('Rektor', 'Ketua', 'Direktur')},<br><br><br>Prof. Dr. {look.any('Hamdan Sulaiman, M.Sc.', 'Ida Mustika, S.E., M.M.')}</p>
        <p style="font-size:15px">SPESIMEN {'' if top else number}</p>{look.maybe(seal(look.dice, 640, 520, p.school.upper()[:34]), 0.7)}{look.maybe(pen(look.dice, 800, 620))}""",
        WIDE, p.school, look.any("", "outline:10px double #8a7430;outline-offset:-16px", "outline:3px solid #244;outline-offset:-12px"),
    )  # fmt: skip
    fields = {
        "name": p.name, **_born(p), "programme": p.programme, "institution": p.school, "number": p.diploma,
        "graduation_date": p.graduated.isoformat(), "predicate": grade,
    }  # fmt: skip
    return "ijazah", html, fields, WIDE


def ijazah_rows(p: Someone) -> Paper:
    look = Look.of(p, "ijazah2", SERIF + SANS, 18)
    grade, english = _grade(p, look), look.dice.random() < 0.4

    def both(one: str, other: str) -> str:
        """The label, with its English where this paper has both."""
        return f"{one} / <i>{other}</i>" if english else one

    rows = [
        (both(look.any("Nama", "Nama Lengkap"), "Name"), look.any(p.name, p.name.upper(), f"<b>{p.name}</b>")),
        (both(look.any("Tempat dan Tanggal Lahir", "Tempat, Tanggal Lahir", "Tempat/Tgl. Lahir"), "Place and Date of Birth"), f"{p.birth_place}, {look.day(p.born, p)}"),
        (both(look.any("NIM", "NPM", "Nomor Induk Mahasiswa"), "Student Number"), p.student),
        (both(look.any("Program Studi", "Jurusan/Program Studi", "Nama Program Studi"), "Study Programme"), p.programme),
        (both(look.any("Tanggal Lulus", "Tanggal Kelulusan", "Tanggal Yudisium", "Lulus Tanggal"), "Date of Graduation"), look.day(p.graduated, p)),
        (both(look.any("Predikat", "Predikat Kelulusan", "Yudisium"), "Predicate"), grade),
        (both(look.any("Nomor Ijazah", "Nomor Seri Ijazah", "Nomor Ijazah Nasional"), "Certificate Number"), p.diploma),
    ]  # fmt: skip
    look.dice.shuffle(rows)
    later = p.graduated + timedelta(days=look.dice.randrange(7, 50))
    html = look.page(
        f"""<h2 style="padding-top:44px">{look.any(p.school.upper(), p.school)}</h2><p class=c>{look.any('Terakreditasi BAN-PT Nomor 1123/SK/BAN-PT/Akred/PT/2021', 'SK Pendirian Nomor 44 Tahun 1999', 'Fakultas Terapan')}</p>
        <h1 style="font-size:46px">{look.any('IJAZAH', 'Ijazah', 'I J A Z A H')}</h1><p class=c>{look.any('Diberikan kepada:', 'Dengan ini menyatakan bahwa:', 'Rektor menerangkan bahwa')}</p>{look.rows(rows)}
        <p>{look.any('Pemegang ijazah ini berhak menggunakan gelar akademik yang sah sesuai peraturan perundang-undangan.', 'Ijazah ini diberikan beserta segala hak dan kewajiban yang melekat padanya.')}</p>
        <p style="margin:40px 60px 0 400px">{look.any('Palembang', 'Bandung', 'Pekanbaru')}, {p.long(later)}<br>{look.any('Rektor', 'Dekan', 'Direktur')}<br><br><br>Dr. Slamet Riyanto, M.Kes.<br>NIP 197003121998031002</p><p>SPESIMEN</p>
        {look.maybe(seal(look.dice, 330, 760, p.school.upper()[:34]), 0.7)}{look.maybe(seal(look.dice, 90, 420, 'TELAH DILEGALISIR SESUAI ASLINYA'), 0.25)}""",
        A4, p.school,
    )  # fmt: skip
    fields = {
        "name": p.name, **_born(p), "programme": p.programme, "institution": p.school, "number": p.diploma,
        "graduation_date": p.graduated.isoformat(), "predicate": grade,
    }  # fmt: skip
    return "ijazah", html, fields, A4


def ijazah_school(p: Someone) -> Paper:
    look = Look.of(p, "ijazah3", SERIF, 19)
    kind, long = look.dice.choice(
        (("SMK", "SEKOLAH MENENGAH KEJURUAN"), ("SMA", "SEKOLAH MENENGAH ATAS"), ("MA", "MADRASAH ALIYAH"))
    )
    school = f"{kind} Negeri {p.number % 7 + 1} {p.birth_place}"
    number = look.any(
        f"DN-{p.number % 34:02}/{kind}/{p.number + 2345678:07}", f"M-{kind}/06-3/{p.number + 1765432:07}"
    )
    year = p.born.year + 18
    rows = [
        (look.any("nama", "Nama"), look.any(p.name.upper(), p.name)),
        (look.any("tempat dan tanggal lahir", "Tempat, Tanggal Lahir"), f"{p.birth_place}, {p.long(p.born)}"),
        (look.any("nama orang tua", "nama orang tua/wali"), look.any("MARZUKI", "YOSEPHUS TARIGAN")),
        (look.any("nomor induk siswa", "NIS / NISN"), f"{p.number} / 99{p.number + 3456789:08}"),
    ]
    html = look.page(
        f"""<h3 style="padding-top:40px">KEMENTERIAN {look.any('PENDIDIKAN DAN KEBUDAYAAN', 'AGAMA')}<br>REPUBLIK INDONESIA</h3><h1>IJAZAH</h1><h3>{long}<br>TAHUN PELAJARAN {year - 1}/{year}</h3>
        <p>Yang bertanda tangan di bawah ini, Kepala {school}, menerangkan bahwa:</p>{look.rows(rows)}<h2>LULUS</h2><p>dari satuan pendidikan berdasarkan hasil ujian dan telah memenuhi seluruh kriteria sesuai peraturan perundang-undangan.</p>
        <p style="margin-left:400px">{p.birth_place}, {look.any('2 Mei', '4 Juni', '26 Mei')} {year}<br>Kepala,<br><br><br>Drs. Abu Bakar, M.Pd.</p><p class=c>{look.any('', 'No. ')}{number} &nbsp; SPESIMEN</p>{look.maybe(seal(look.dice, 300, 700, school.upper()[:34]), 0.7)}""",
        A4, "TUT WURI HANDAYANI",
    )  # fmt: skip
    return "ijazah", html, {"name": p.name, **_born(p), "number": number}, A4


COURSES = (
    "Kalkulus", "Fisika Dasar", "Agama", "Pancasila dan Kewarganegaraan", "Bahasa Indonesia", "Bahasa Inggris I",
    "Pengantar Manajemen", "Kimia Dasar", "Ilmu Sosial Budaya Dasar", "Aljabar Linier", "Metode Numerik", "Etika",
    "Kuliah Kerja Nyata", "Seminar", "Tugas Akhir/Skripsi", "Praktikum Terpadu", "Ekologi Umum", "Biostatistik",
    "Epidemiologi", "Hukum Perdata", "Evaluasi Pembelajaran", "Komunikasi", "Kapita Selekta", "Sosiologi Pedesaan",
)  # fmt: skip


def transkrip(p: Someone) -> Paper:
    look = Look.of(p, "transkrip", SERIF[:3] + SANS, 15)
    dice, wide = look.dice, look.dice.random() < 0.35
    size = WIDE if wide else A4
    courses = dice.sample(COURSES, 22 if wide else 16)
    lines = [
        f"<td>{n}</td><td>{dice.choice('ABCDE')}{dice.randrange(100, 999)}</td><td>{course}</td><td>{dice.randrange(1, 5)}</td>"
        f"<td>{dice.choice(('A', 'B', 'AB', 'A-', 'C+'))}</td><td>{dice.choice(('4.00', '3.50', '3.00', '12.0'))}</td>"
        for n, course in enumerate(courses, 1)
    ]
    tables = (lines[: len(lines) // 2], lines[len(lines) // 2 :]) if wide or dice.random() < 0.4 else (lines,)
    head = "<tr><th>No<th>Kode<th>Mata Kuliah<th>SKS<th>Nilai<th>Mutu</tr>"
    border = look.any("1px solid #444", "1px dotted #888", "0")
    drawn = "".join(
        f'<table style="border-collapse:collapse;font-size:{12 if len(tables) > 1 else 14}px;flex:1">{head}'
        + "".join(f"<tr>{line}</tr>" for line in table)
        + "</table>"
        for table in tables
    )
    grade, comma = _grade(p, look), look.any(p.gpa, p.gpa.replace(".", ","))
    words = look.any(
        "Indeks Prestasi Kumulatif (IPK)",
        "IPK",
        "Indeks Prestasi Kumulatif",
        "IP Kumulatif",
        "I.P.K.",
        "Index Prestasi Kumulatif / GPA",
    )
    rows = [
        (look.any("Nama", "Nama Mahasiswa", "NAMA"), look.any(p.name, p.name.upper())),
        (look.any("NIM", "NPM", "Nomor Mahasiswa"), p.student),
        (look.any("Tempat, Tgl Lahir", "Tempat/Tanggal Lahir"), f"{p.birth_place}, {look.day(p.born, p)}"),
        (look.any("Program Studi", "Jurusan", "Prodi"), look.any(p.programme, p.programme.upper())),
        (look.any("Tanggal Lulus", "Tanggal Yudisium", "Tgl. Lulus"), look.day(p.graduated, p)),
    ]
    tail = [
        f"{look.any('Jumlah SKS', 'Total SKS', 'Jumlah Kredit')} {look.any(':', '=')} {dice.randrange(110, 150)}",
        f"{words} {look.any(':', '=', ':')} {look.any(comma, f'<b>{comma}</b>')}",
        f"{look.any('Predikat', 'Yudisium', 'Predikat Kelulusan')} : {grade}",
        f"{look.any('Judul Skripsi', 'Judul Tugas Akhir')}: Kajian {look.any('Lahan Gambut', 'Mutu Layanan', 'Kebiasaan Membaca')} di Kabupaten Batang Hari",
    ]
    dice.shuffle(tail)
    html = look.page(
        f"""<style>td,th{{border:{border};padding:2px 5px}}</style><h2 style="padding-top:22px;font-size:22px">{look.any(p.school, p.school.upper())}</h2>
        <h3>{look.any('TRANSKRIP AKADEMIK', 'TRANSKRIP NILAI', 'DAFTAR NILAI (TRANSKRIP)', 'Transkrip Nilai Akademik')}</h3>{look.rows(rows, 44)}<div style="display:flex;gap:12px;margin:0 44px">{drawn}</div>
        <p style="margin:10px 44px">{'<br>'.join(tail)}</p><p style="margin:0 40px 0 {600 if wide else 440}px">{look.any('Jambi', 'Semarang')}, {p.long(p.graduated + timedelta(days=21))}<br>{look.any('Wakil Dekan I', 'Kepala BAAK', 'Dekan')}<br><br>SPESIMEN</p>
        {look.maybe(seal(dice, 420, size[1] - 240, p.school.upper()[:34]), 0.5)}""",
        size, p.school,
    )  # fmt: skip
    fields = {
        "name": p.name, "birth_date": p.born.isoformat(), "programme": p.programme, "institution": p.school,
        "gpa": p.gpa, "graduation_date": p.graduated.isoformat(), "predicate": grade,
    }  # fmt: skip
    return "transkrip", html, fields, size


def lamaran(p: Someone) -> Paper:
    look = Look.of(p, "lamaran", TYPED, 16)
    rows = [
        (look.any("Nama", "Nama Lengkap"), p.name),
        (look.any("NIK", "No. KTP", "Nomor Induk Kependudukan"), p.nik),
        (look.any("Tempat/Tanggal Lahir", "Tempat, Tgl. Lahir"), f"{p.birth_place}, {look.day(p.born, p)}"),
        ("Jenis Kelamin", SEX[p.sex].title()),
        (look.any("Alamat", "Alamat Lengkap", "Alamat Domisili"), p.address),
        (look.any("Pendidikan", "Pendidikan Terakhir"), f"S-1 {p.programme}"),
        (look.any("No. HP", "Telepon"), f"0812{p.number:04}7788"),
    ]
    look.dice.shuffle(rows)
    job = look.any("AHLI PERTAMA - BIDAN", "AHLI PERTAMA - PRANATA KOMPUTER", "TERAMPIL - PERAWAT")
    html = look.page(
        f"""<p style="padding-top:46px;text-align:{look.any('left', 'right')}">{look.any('Muara Bulian', 'Jambi')}, {look.any('27 Agustus', '5 September')} 2024</p>
        <p>{look.any('Perihal', 'Hal')} : {look.any('Lamaran CPNS Tahun 2024', 'Surat Lamaran', 'Permohonan menjadi CPNS')}<br>Lampiran : 1 (satu) berkas</p><p>{look.any('Kepada', '')}<br>Yth. Bupati {look.any('Batang Hari', 'Batanghari')}<br>di {look.any('Muara Bulian', 'tempat')}</p>
        <p>Dengan hormat,<br>{look.any('Yang bertanda tangan di bawah ini', 'Saya yang bertanda tangan di bawah ini')}:</p>{look.rows(rows)}
        <p>{look.any('mengajukan lamaran untuk menjadi', 'dengan ini melamar sebagai')} Calon Pegawai Negeri Sipil di lingkungan Pemerintah Kabupaten Batang Hari pada jabatan {job}. {look.any('Terlampir berkas yang dipersyaratkan.', 'Saya bersedia mengikuti seluruh tahapan seleksi.')}</p>
        <p>{look.any('Demikian surat ini saya buat dengan sebenarnya.', 'Atas perkenan Bapak/Ibu, saya ucapkan terima kasih.')}</p><p style="margin-left:430px">{look.any('Hormat saya', 'Pelamar', 'Pemohon')},<br><br>SPESIMEN<br><br>{p.name}</p>{pen(look.dice, 470, 880)}""",
        A4, "KABUPATEN BATANG HARI", "background:#fff",
    )  # fmt: skip
    return "surat_lamaran", html, {"name": p.name, "nik": p.nik, **_born(p), "address": p.address}, A4


CLAUSES = (
    "Tidak pernah dipidana dengan pidana penjara 2 (dua) tahun atau lebih berdasarkan putusan pengadilan yang berkekuatan hukum tetap;",
    "Tidak pernah diberhentikan tidak dengan hormat sebagai PNS, PPPK, prajurit TNI, anggota Polri, atau pegawai swasta;",
    "Tidak sedang berkedudukan sebagai CPNS, PNS, PPPK, prajurit TNI, atau anggota Polri;",
    "Tidak menjadi anggota atau pengurus partai politik atau terlibat politik praktis;",
    "Sehat jasmani dan rohani serta tidak mengonsumsi narkotika;",
    "Bersedia ditempatkan di seluruh wilayah Kabupaten Batang Hari dan tidak mengajukan pindah selama 10 tahun.",
)


def pernyataan(p: Someone) -> Paper:
    look = Look.of(p, "pernyataan", TYPED, 16)
    rows = [
        (look.any("Nama", "Nama Lengkap"), look.any(p.name, p.name.upper())),
        (look.any("NIK", "Nomor KTP (NIK)"), p.nik),
        (look.any("Tempat, Tanggal Lahir", "Tempat/tgl. lahir"), f"{p.birth_place}, {look.day(p.born, p)}"),
        ("Jabatan yang dilamar", look.any("AHLI PERTAMA - GURU KELAS", "TERAMPIL - ASISTEN APOTEKER")),
        (look.any("Alamat", "Alamat Rumah"), p.address),
    ]
    clauses = list(CLAUSES)
    look.dice.shuffle(clauses)
    items = "".join(f"<li style='margin:5px 0'>{clause}</li>" for clause in clauses)
    html = look.page(
        f"""<h2 style="padding-top:44px">{look.any('SURAT PERNYATAAN', 'SURAT PERNYATAAN PELAMAR', 'SURAT PERNYATAAN 5 POIN')}</h2><p>{look.any('Yang bertanda tangan di bawah ini', 'Saya yang bertanda tangan di bawah ini')}:</p>{look.rows(rows)}
        <p>{look.any('menyatakan dengan sesungguhnya bahwa saya', 'Dengan ini menyatakan bahwa saya')}:</p><ol style="margin:8px 80px">{items}</ol><p>Apabila pernyataan ini tidak benar, saya bersedia dituntut sesuai ketentuan yang berlaku.</p>
        <p style="margin-left:420px">{look.any('Muara Bulian', 'Sarolangun')}, 6 September 2024<br>{look.any('Yang menyatakan', 'Yang membuat pernyataan')},<br><br><span style="border:2px solid #a33;padding:8px;color:#a33">METERAI 10000 SPESIMEN</span><br><br>{p.name}</p>{pen(look.dice, 470, 960)}""",
        A4, "PERNYATAAN", "background:#fff",
    )  # fmt: skip
    return "surat_pernyataan", html, {"name": p.name, "nik": p.nik, **_born(p)}, A4


def registration(p: Someone) -> Paper:
    look = Look.of(p, "str", SANS + SERIF, 17)
    job = look.any("Perawat", "Bidan", "Apoteker", "Tenaga Gizi", "Ahli Teknologi Laboratorium Medik")
    number = look.any(
        f"{p.number + 10}{p.number + 5012345:07}{p.number % 90 + 10}",
        f"19 {p.number % 90 + 10} 5 2 2 18-{p.number + 2012345:07}",
        f"{p.number % 90 + 10}UM{p.number + 45678}",
    )
    rows = [
        (look.any("Nomor STR", "Nomor Registrasi", "No. Registrasi"), number),
        (look.any("Nama", "Nama Lengkap"), look.any(p.name, p.name.upper(), f"{p.name}, S.Kep., Ners")),
        (look.any("Tempat, Tanggal Lahir", "Tempat/Tanggal Lahir"), f"{p.birth_place}, {p.long(p.born)}"),
        ("Jenis Kelamin", SEX[p.sex].title()),
        (look.any("Kualifikasi Pendidikan", "Kompetensi"), job),
        (look.any("Perguruan Tinggi", "Asal Perguruan Tinggi", "Institusi Pendidikan"), p.school),
        (
            look.any("Berlaku Sampai", "Masa Berlaku", "Berlaku s.d."),
            look.any("Seumur Hidup", "11 Oktober 2027"),
        ),
    ]
    html = look.page(
        f"""<h3 style="padding-top:40px">{look.any('KONSIL KESEHATAN INDONESIA', 'KONSIL TENAGA KESEHATAN INDONESIA', 'KEMENTERIAN KESEHATAN')}</h3><h2>SURAT TANDA REGISTRASI<br>{look.maybe(job.upper())}</h2><p class=c>{look.maybe('Berdasarkan Undang-Undang Nomor 17 Tahun 2023 tentang Kesehatan')}</p>
        {look.rows(rows)}<p>{look.any('Diberikan kewenangan melakukan praktik sesuai kompetensinya.', 'Pemegang STR ini terdaftar sebagai tenaga kesehatan.')}</p><p style="margin-left:430px">Jakarta, {look.any('3 Maret 2022', '14 Juli 2024')}<br>{look.any('Ketua Konsil', 'Direktur Jenderal Tenaga Kesehatan')}<br><br>SPESIMEN</p>{look.maybe(seal(look.dice, 380, 560, 'KONSIL KESEHATAN INDONESIA'))}""",
        A4, "STR",
    )  # fmt: skip
    return (
        "str",
        html,
        {"name": p.name, "number": number, "birth_date": p.born.isoformat(), "institution": p.school},
        A4,
    )


def accreditation(p: Someone) -> Paper:
    look = Look.of(p, "akreditasi", SERIF, 19)
    number = look.any(
        f"{p.number + 3000}/SK/BAN-PT/Akred/S/XI/{p.graduated.year - 1}",
        f"{p.number:03}/SK/LAM-INFOKOM/Ak/S/VII/{p.graduated.year - 1}",
        f"{p.number}/SK/LAMEMBA/Ak-S/{p.graduated.year - 1}",
    )
    parts = [
        f"<p class=c>{look.any('Program Studi', 'menyatakan bahwa Program Studi')} <b>{p.programme}</b>{look.any(', Program Sarjana', '')}</p>",
        f"<p class=c>{look.any('pada', 'di')} {p.school}</p>",
    ]
    html = look.page(
        f"""<h3 style="padding-top:40px">{look.any('BADAN AKREDITASI NASIONAL PERGURUAN TINGGI', 'LEMBAGA AKREDITASI MANDIRI INFORMATIKA DAN KOMPUTER', 'LEMBAGA AKREDITASI MANDIRI EKONOMI MANAJEMEN BISNIS DAN AKUNTANSI')}</h3><h1>{look.any('SERTIFIKAT AKREDITASI', 'Sertifikat Akreditasi', 'SURAT KEPUTUSAN AKREDITASI')}</h1>
        <p class=c>{look.any('Berdasarkan Keputusan Nomor', 'Nomor', 'SK No.')} {number}</p>{''.join(parts)}<p class=c>{look.any('terakreditasi dengan peringkat', 'memperoleh peringkat')}</p><h1>{look.any('UNGGUL', 'BAIK SEKALI', 'A', 'B')}</h1>
        <p class=c>{look.any('berlaku sejak tanggal', 'Masa berlaku')} 3 Maret {p.graduated.year - 1} {look.any('sampai dengan', 's.d.')} 3 Maret {p.graduated.year + 4}</p><p class=c>SPESIMEN</p>{look.maybe(seal(look.dice, 480, 540, 'DEWAN EKSEKUTIF'), 0.7)}""",
        WIDE, "AKREDITASI", look.any("", "outline:8px ridge #556;outline-offset:-14px"),
    )  # fmt: skip
    return "akreditasi", html, {"programme": p.programme, "institution": p.school, "number": number}, WIDE


def police(p: Someone) -> Paper:
    look = Look.of(p, "skck", (*SANS, "Liberation Mono"), 15)
    number = f"SKCK/YANMAS/{p.number + 2100}/{look.any('VII', 'VIII', 'IX')}/{look.any('YAN.2.3.', 'RES.1.24.')}/2024/{look.any('INTELKAM', 'SATINTELKAM')}"
    rows = [
        ("Nama / Name", p.name.upper()),
        ("Jenis Kelamin / Sex", look.any(SEX[p.sex], SEX[p.sex].title())),
        (
            look.any("Tempat &amp; Tanggal Lahir / Place &amp; Date of Birth", "Tempat dan Tgl. Lahir"),
            f"{p.birth_place.upper()}, {look.day(p.born, p)}",
        ),
        (look.any("Alamat", "Tempat tinggal sekarang / Current address"), p.address.upper()),
        (look.any("Pekerjaan / Occupation", "Pekerjaan"), "KARYAWAN SWASTA"),
        (look.any("Nomor KTP / NIK", "NIK", "No. Identitas (KTP)"), p.nik),
    ]
    html = look.page(
        f"""<p style="padding-top:28px">KEPOLISIAN NEGARA REPUBLIK INDONESIA<br>DAERAH {look.any('JAMBI', 'RIAU')}<br>RESOR {look.any('BATANG HARI', 'MERANGIN')}</p><h3>SURAT KETERANGAN CATATAN KEPOLISIAN<br>{look.maybe('POLICE RECORD')}</h3><p class=c>{look.any('Nomor', 'No.')} : {number}</p>
        <p>Diterangkan bersama ini bahwa{look.maybe(' / This is to certify that')} :</p>{look.rows(rows, 60)}<p>{look.any('Setelah diadakan penelitian, yang bersangkutan tidak memiliki catatan kriminal.', 'bahwa nama tersebut di atas tidak pernah terlibat tindak pidana.')} Berlaku dari tanggal 12 Agustus 2024 sampai dengan 12 Februari 2025.</p>
        <p style="margin-left:400px">Dikeluarkan di : Muara Bulian<br>Pada tanggal : 12 Agustus 2024<br>SPESIMEN</p>{look.maybe(seal(look.dice, 380, 700, 'RESOR BATANG HARI POLRI'))}""",
        A4, "POLRI",
    )  # fmt: skip
    return (
        "skck",
        html,
        {"name": p.name, "nik": p.nik, "number": number, "birth_date": p.born.isoformat()},
        A4,
    )


def family(p: Someone) -> Paper:
    look = Look.of(p, "kk", SANS, 14)
    number = f"{p.nik[:6]}{p.number % 28 + 1:02}0719{p.number + 1000:04}"
    other = f"{p.nik[:6]}100365{p.number + 9000}"[:16]
    members = [
        ("SYAMSUDIN", other, "LAKI-LAKI", "10-03-1965", "KEPALA KELUARGA"),
        (p.name.upper(), p.nik, SEX[p.sex], f"{p.born:%d-%m-%Y}", "ANAK"),
        ("MARWAH", f"{p.nik[:6]}520468{p.number % 900 + 9000}", "PEREMPUAN", "12-04-1968", "ISTRI"),
    ]
    look.dice.shuffle(members)
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>{nik}</td><td>{sex}</td><td>{p.birth_place.upper()}</td><td>{born}</td><td>{rank}</td></tr>"
        for n, (name, nik, sex, born, rank) in enumerate(members, 1)
    )
    html = look.page(
        f"""<style>td,th{{border:1px solid #333;padding:4px}}</style><h1 style="padding-top:16px">KARTU KELUARGA</h1><h3>No. {look.any('', ': ')}{number}</h3><p style="margin:6px 30px">Nama Kepala Keluarga : SYAMSUDIN<br>Alamat : {p.address.upper()}<br>Desa/Kelurahan : {p.village.upper()}</p>
        <table style="border-collapse:collapse;margin:10px 30px;width:94%"><tr><th>No<th>Nama Lengkap<th>NIK<th>Jenis Kelamin<th>Tempat Lahir<th>Tanggal Lahir<th>Hubungan</tr>{rows}</table>
        <p>Dikeluarkan Tanggal : 19-07-2019 &nbsp; SPESIMEN</p><p style="margin-left:700px">KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL</p>""",
        WIDE, "DUKCAPIL",
    )  # fmt: skip
    return "kk", html, {"nik": p.nik, "name": p.name, "number": number}, WIDE


def driving(p: Someone) -> Paper:
    look = Look.of(p, "sim", SANS, 18)
    number = look.any(
        f"{p.number + 1300}-{p.born:%y%m}-{p.number + 218:06}",
        f"{p.number + 1300:04}{p.born:%y%m}{p.number + 218:06}",
    )
    rows = [
        (look.any("Nama", "1. Nama/Name"), p.name.upper()),
        (
            look.any("Tempat/Tgl Lahir", "2. Tempat, Tgl. Lahir"),
            f"{p.birth_place.upper()}, {p.born:%d-%m-%Y}",
        ),
        (
            look.any("Jenis Kelamin", "3. Jenis Kelamin"),
            look.any("PRIA" if p.sex == "L" else "WANITA", SEX[p.sex]),
        ),
        (look.any("Alamat", "4. Alamat/Address"), p.address.upper()),
        (look.any("Pekerjaan", "5. Pekerjaan"), "WIRASWASTA"),
    ]
    html = look.page(
        f"""<h2 style="margin:8px;color:{look.any('#7a1b1b', '#1b3d7a')}">{look.any('SURAT IZIN MENGEMUDI', 'SURAT IZIN MENGEMUDI<br><small>DRIVING LICENSE</small>')} {look.any('A', 'C')}</h2>
        <p style="margin:6px 30px;font-size:23px">{look.any('No. SIM ', 'INDONESIA &nbsp; ', 'No. ')}{number}</p>{look.rows(rows, 30)}<p style="margin:6px 30px">{look.any('Berlaku s/d', 'Berlaku hingga')} {look.any('03-11-2028', '21-06-2029')} SPESIMEN</p>""",
        CARD, "POLRI",
    )  # fmt: skip
    return "sim", html, {"name": p.name, "number": number, "birth_date": p.born.isoformat()}, CARD


def tax(p: Someone) -> Paper:
    look = Look.of(p, "npwp", SANS, 20)
    number = f"{p.number % 90 + 10}.{p.number % 800 + 100}.{(p.number * 7) % 800 + 100}.{p.number % 9}-{p.number % 300 + 301}.000"
    html = look.page(
        f"""<p style="margin:20px 30px 6px">{look.any('KEMENTERIAN KEUANGAN RI', 'KEMENTERIAN KEUANGAN REPUBLIK INDONESIA')}<br>DIREKTORAT JENDERAL PAJAK</p><div style="margin:6px 30px;font-size:30px">{look.any('NPWP : ', 'NPWP ', 'npwp: ')}{number}</div>
        <p style="margin:6px 30px">{p.name.upper()}</p><p style="margin:6px 30px">NIK{look.any(' : ', ' ')}{p.nik}</p><p style="margin:6px 30px">{p.address.upper()}<br>{p.village.upper()}</p><p style="margin:6px 30px">{look.any('KPP PRATAMA JAMBI', 'KPP Pratama Bangko')}<br>{look.any('Tanggal Terdaftar', 'Terdaftar')} 09/08/2019 SPESIMEN</p>""",
        CARD, "PAJAK",
    )  # fmt: skip
    return "npwp", html, {"name": p.name, "nik": p.nik, "number": number}, CARD


def teacher(p: Someone) -> Paper:
    look = Look.of(p, "serdik", SERIF, 19)
    number = f"{look.any('10', '08', '26')}{p.number % 90 + 10}{p.number + 60012345:08}"
    html = look.page(
        f"""<h3 style="padding-top:36px">{look.any('KEMENTERIAN PENDIDIKAN, KEBUDAYAAN, RISET, DAN TEKNOLOGI', 'KEMENTERIAN AGAMA REPUBLIK INDONESIA')}<br>{p.school.upper()}</h3><h1>{look.any('SERTIFIKAT PENDIDIK', 'Sertifikat Pendidik')}</h1><p class=c>{look.any('Nomor', 'No. Sertifikat', 'Nomor Sertifikat')}: {number}</p>
        <p class=c>{look.any('diberikan kepada', 'menyatakan bahwa', 'Diberikan kepada:')}</p><div class=c style="font-size:30px">{look.any(p.name, p.name.upper(), f'{p.name}, S.Pd.')}</div><p class=c>{look.any('lahir di', 'Tempat dan tanggal lahir:')} {p.birth_place}, {p.long(p.born)}</p>
        <p class=c>{look.any('telah memenuhi syarat sebagai GURU PROFESIONAL', 'dinyatakan LULUS dan berhak menggunakan sebutan Gr. sebagai guru profesional')} {look.any('bidang studi', 'pada bidang studi')} {look.any('Guru Kelas SD', 'Matematika', 'Bahasa Inggris')}</p><p style="text-align:right">{look.any('Bengkulu', 'Jambi')}, 18 November 2021<br>Rektor<br><br>SPESIMEN</p>{look.maybe(seal(look.dice, 690, 500, p.school.upper()[:34]))}""",
        WIDE, "PENDIDIK",
    )  # fmt: skip
    return (
        "serdik",
        html,
        {"name": p.name, "number": number, "birth_date": p.born.isoformat(), "institution": p.school},
        WIDE,
    )


def disability(p: Someone) -> Paper:
    look = Look.of(p, "disabilitas", TYPED, 16)
    number = look.any(f"440/{p.number}/PKM/2024", f"{p.number}/SKD/RSUD/VIII/2024")
    rows = [
        ("Nama", look.any(p.name, p.name.upper())),
        ("NIK", p.nik),
        (look.any("Tempat/Tgl Lahir", "Tempat, tanggal lahir"), f"{p.birth_place}, {look.day(p.born, p)}"),
        ("Alamat", p.address),
    ]
    look.dice.shuffle(rows)
    html = look.page(
        f"""<h3 style="padding-top:36px">PEMERINTAH KABUPATEN BATANG HARI<br>{look.any('DINAS KESEHATAN<br>PUSKESMAS PEMAYUNG', 'RUMAH SAKIT UMUM DAERAH')}</h3><h2>SURAT KETERANGAN {look.any('DISABILITAS', 'PENYANDANG DISABILITAS')}</h2><p class=c>{look.any('Nomor', 'No')} : {number}</p>
        <p>{look.any('Dokter yang bertanda tangan di bawah ini menerangkan bahwa', 'Yang bertanda tangan di bawah ini dokter pemerintah, menerangkan')}:</p>{look.rows(rows)}<p>{look.any('merupakan penyandang disabilitas sensorik rungu, derajat sedang.', 'adalah penyandang disabilitas fisik; alat bantu: kursi roda.')}</p><p style="margin-left:420px">Pemayung, 19 Agustus 2024<br>dr. Anita Sari<br>SPESIMEN</p>{look.maybe(seal(look.dice, 360, 600, 'DINAS KESEHATAN'))}""",
        A4, "SEHAT",
    )  # fmt: skip
    return (
        "surat_disabilitas",
        html,
        {"name": p.name, "nik": p.nik, "birth_date": p.born.isoformat(), "number": number},
        A4,
    )


def training(p: Someone) -> Paper:
    look = Look.of(p, "sertifikat", SERIF + SANS, 19)
    number = look.any(f"{p.number}/DIKLAT/BPSDM/2022", f"B-{p.number}/SERT/VI/2023")
    html = look.page(
        f"""<h1 style="padding-top:50px;font-size:44px">{look.any('SERTIFIKAT', 'SERTIFIKAT PELATIHAN', 'CERTIFICATE')}</h1><p class=c>{look.any('Nomor', 'No.')}: {number}</p><p class=c>{look.any('diberikan kepada', 'Diberikan kepada :')}</p><h2>{p.name}</h2>
        <p class=c>{look.any('atas partisipasinya sebagai peserta', 'yang telah mengikuti')} {look.any('Pelatihan Dasar Komputer', 'Workshop Penulisan Karya Ilmiah', 'Bimbingan Teknis Kearsipan')} yang diselenggarakan {look.any('pada tanggal 4 s.d. 6 Juni 2023', 'di Jambi tanggal 12 Mei 2022')}</p><p style="text-align:right">Ketua Panitia<br><br>SPESIMEN</p>{look.maybe(seal(look.dice, 760, 500, 'PANITIA PELAKSANA'))}""",
        WIDE, "SERTIFIKAT", look.any("", "outline:12px groove #865;outline-offset:-18px"),
    )  # fmt: skip
    return "sertifikat", html, {"name": p.name, "number": number}, WIDE


def other(p: Someone) -> Paper:
    look = Look.of(p, "lain", TYPED, 16)
    which = look.dice.randrange(4)
    if which == 0:
        body = f"""<h2 style="padding-top:50px">SURAT KETERANGAN KERJA</h2><p>Nomor : {p.number}/HRD/2023</p><p>Menerangkan bahwa {p.name}, bekerja sebagai staf administrasi pada CV Karya Mandiri sejak 1 Maret 2020 sampai dengan 30 Juni 2023.</p>"""
    elif which == 1:
        body = f"""<h2 style="padding-top:50px">DAFTAR RIWAYAT HIDUP</h2>{look.rows([("Nama", p.name), ("Tempat, Tanggal Lahir", f"{p.birth_place}, {p.long(p.born)}"), ("Agama", "Islam"), ("Pendidikan", f"SD, SMP, SMA, {p.school}")])}<p>Pengalaman kerja: tenaga honorer.</p>"""
    elif which == 2:
        body = f"""<h2 style="padding-top:50px">SURAT KETERANGAN SEHAT</h2><p>Yang diperiksa: {p.name}, umur {2024 - p.born.year} tahun. Tinggi 165 cm, berat 58 kg, tekanan darah 120/80. Dinyatakan SEHAT untuk melamar pekerjaan.</p>"""
    else:
        body = f"""<h2 style="padding-top:50px">BUKTI PEMBAYARAN LISTRIK</h2><p>IDPEL 5412{p.number}778, nama {p.name}, tarif R1/900 VA, jumlah tagihan Rp 143.500, terima kasih.</p>"""
    return "lain", look.page(body + "<p>SPESIMEN</p>", A4, "SALINAN"), {"name": p.name}, A4


PAPERS: tuple[Callable[[Someone], Paper], ...] = (
    ktp, ijazah_sentences, ijazah_rows, ijazah_school, transkrip, lamaran, pernyataan, registration, accreditation, police,
    family, driving, tax, teacher, disability, training, other,
)  # fmt: skip
NAMES = tuple(paper.__name__.replace("_", "-") for paper in PAPERS)
