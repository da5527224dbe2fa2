"""A second set of layouts, other offices' habits: drawn with `--set others`. Kept for looking at, never for tuning."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.foreign.layouts import A4, CARD, COURSES, SEX, WIDE, Paper
from benchmarks.foreign.people import Someone

WORDS = {
    "0": "nol",
    "1": "satu",
    "2": "dua",
    "3": "tiga",
    "4": "empat",
    "5": "lima",
    "6": "enam",
    "7": "tujuh",
    "8": "delapan",
    "9": "sembilan",
}


def _grid(rows: list[tuple[str, str]], style: str = "") -> str:
    return (
        f'<div style="display:grid;grid-template-columns:auto 1fr;gap:6px 18px;{style}">'
        + "".join(f"<span>{label}</span><span>: {value}</span>" for label, value in rows)
        + "</div>"
    )


def ktp_two_lines(p: Someone) -> Paper:
    name = p.name.upper().replace(" ", "<br>&nbsp;&nbsp;", 1) if p.name.count(" ") > 1 else p.name.upper()
    rows = [
        ("Nama", name),
        ("Tempat/Tgl Lahir", f"{p.birth_place.upper()}, {p.born:%d-%m-%Y}"),
        ("Jenis Kelamin", SEX[p.sex]),
        ("Alamat", p.address.upper()),
        ("RT/RW", "011/003"),
        ("Kel/Desa", p.village.upper()),
        ("Kecamatan", "MUARA TEMBESI"),
        ("Agama", "ISLAM"),
        ("Status Perkawinan", "KAWIN"),
        ("Pekerjaan", "GURU HONORER"),
        ("Kewarganegaraan", "WNI"),
        ("Berlaku Hingga", "SEUMUR HIDUP"),
    ]
    html = f"""<style>body{{font:18px Carlito;background:repeating-linear-gradient(45deg,#bfe0ee 0 14px,#c9e6f2 14px 28px)}}h2{{margin:8px;text-align:center;font-size:22px}}
    .n{{margin:4px 26px;font:28px OCRA,monospace}}.p{{position:absolute;right:40px;top:110px;width:160px;height:210px;background:#1f4fa3}}</style>
    <h2>PROVINSI SUMATERA BARAT<br>KABUPATEN AGAM</h2><div class=n>NIK : {p.nik}</div>{_grid(rows, "margin:4px 26px;width:560px;gap:1px 18px")}<div class=p></div>
    <p style="position:absolute;right:40px;top:330px;width:160px;text-align:center;margin:0">AGAM<br>02-11-2014<br>SPESIMEN</p>"""
    fields = {
        "nik": p.nik,
        "name": p.name,
        "birth_place": p.birth_place,
        "birth_date": p.born.isoformat(),
        "sex": p.sex,
    }
    return "ktp", html, fields, CARD


def ijazah_school(p: Someone) -> Paper:
    school = f"SMA Negeri {p.number % 9 + 1} {p.birth_place}"
    number = f"DN-10/M-SMA/13/{p.number + 1234567:07}"
    rows = [
        ("nama", f"<b>{p.name.upper()}</b>"),
        ("tempat dan tanggal lahir", f"{p.birth_place}, {p.long(p.born)}"),
        ("nama orang tua/wali", "SUPARMAN"),
        ("nomor induk siswa nasional", f"99{p.number + 3456789:08}"),
        ("nomor peserta ujian", f"3-{p.number:02}-10-05-0123-{p.number + 45:04}-4"),
    ]
    html = f"""<style>body{{font:20px 'Liberation Serif';background:#fbf7e6}}p{{margin:12px 70px}}</style><div style="text-align:center;padding-top:40px">
    <b>KEMENTERIAN PENDIDIKAN DAN KEBUDAYAAN<br>REPUBLIK INDONESIA</b><h1 style="margin:8px">IJAZAH</h1><b>SEKOLAH MENENGAH ATAS</b><br>Peminatan: Matematika dan Ilmu Pengetahuan Alam<br>Tahun Pelajaran {p.graduated.year - 1}/{p.graduated.year}</div>
    <p>Yang bertanda tangan di bawah ini, Kepala {school} menerangkan bahwa:</p>{_grid(rows, "margin:10px 110px")}
    <p style="text-align:center"><b>LULUS</b></p><p>dari satuan pendidikan setelah memenuhi seluruh kriteria sesuai dengan peraturan perundang-undangan.</p>
    <p style="margin-left:420px">{p.birth_place}, {p.long(p.graduated)}<br>Kepala Sekolah,<br><br><br>Drs. H. Mawardi<br>NIP 196505121990031007</p><p style="text-align:center">SPESIMEN &nbsp; {number}</p>"""
    fields = {
        "name": p.name,
        "birth_place": p.birth_place,
        "birth_date": p.born.isoformat(),
        "number": number,
    }
    return "ijazah", html, fields, A4


def ijazah_stacked(p: Someone) -> Paper:
    html = f"""<style>body{{font:19px 'DejaVu Serif';text-align:center;background:linear-gradient(#fff,#eef3e6)}}div{{margin:7px}}small{{color:#444}}</style>
    <div style="padding-top:34px;font-size:27px">{p.school.upper()}</div><div>Fakultas Ilmu Terapan</div><div style="font-size:38px">IJAZAH</div><div><small>No. {p.diploma}</small></div>
    <div>menerangkan bahwa</div><div style="font-size:30px"><b>{p.name}</b></div><div>lahir di {p.birth_place} tanggal {p.long(p.born)}, NIM {p.student}</div>
    <div>telah lulus ujian akhir pada tanggal {p.long(p.graduated)}</div><div>Program Studi<br><b>{p.programme}</b></div><div>Jenjang Pendidikan Strata Satu (S1)</div>
    <div>dengan Yudisium <b>{"Dengan Pujian" if p.cumlaude else "Sangat Memuaskan"}</b></div><div style="margin-top:50px">{p.birth_place}, {p.long(p.graduated.replace(day=28))}</div><div>SPESIMEN</div>"""
    fields = {
        "name": p.name,
        "birth_place": p.birth_place,
        "birth_date": p.born.isoformat(),
        "programme": p.programme,
        "institution": p.school,
        "number": p.diploma,
        "graduation_date": p.graduated.isoformat(),
        "predicate": "Dengan Pujian" if p.cumlaude else "Sangat Memuaskan",
    }
    return "ijazah", html, fields, WIDE


def transkrip_side(p: Someone) -> Paper:
    rows = "".join(
        f"<tr><td>{n}.</td><td>{course}</td><td>{2 + n % 3}</td><td>{3 + n % 2}.00</td></tr>"
        for n, course in enumerate(COURSES, 1)
    )
    words = " ".join("koma" if sign == "." else WORDS[sign] for sign in p.gpa)
    head = [
        ("NAMA", p.name.upper()),
        ("NOMOR INDUK MAHASISWA", p.student),
        ("TEMPAT, TGL LAHIR", f"{p.birth_place}, {p.long(p.born)}"),
        ("PROGRAM STUDI", p.programme.upper()),
        ("TANGGAL YUDISIUM", p.long(p.graduated)),
    ]
    html = f"""<style>body{{font:15px 'DejaVu Sans'}}table{{border-collapse:collapse}}td{{padding:3px 8px;border:1px dotted #777}}</style>
    <h2 style="text-align:center;padding-top:30px">{p.school.upper()}<br>TRANSKRIP NILAI AKADEMIK</h2>{_grid(head, "margin:0 50px 14px")}
    <div style="display:flex;gap:24px;margin:0 50px"><table>{rows}</table><div>Jumlah SKS Kumulatif = 148<br><br>Indeks Prestasi Kumulatif = {p.gpa.replace(".", ",")}<br>({words})<br><br>SPESIMEN</div></div>"""
    fields = {
        "name": p.name,
        "programme": p.programme,
        "institution": p.school,
        "gpa": p.gpa,
        "birth_date": p.born.isoformat(),
        "graduation_date": p.graduated.isoformat(),
    }
    return "transkrip", html, fields, A4


def lamaran_short(p: Someone) -> Paper:
    html = f"""<style>body{{font:17px Carlito}}p{{margin:14px 80px}}</style><p style="padding-top:50px">Jambi, 28 Agustus 2024</p><p>Kepada<br>Yth. Bapak Bupati Batang Hari<br>c.q. Kepala BKPSDMD<br>di –<br>&nbsp;&nbsp;&nbsp;Muara Bulian</p>
    <p>Hal: Permohonan mengikuti seleksi CPNS</p><p>Saya yang bertanda tangan di bawah ini, {p.name}, lahir di {p.birth_place} pada tanggal {p.long(p.born)}, NIK {p.nik}, beralamat di {p.address}, lulusan S1 {p.programme},
    mengajukan permohonan untuk melamar sebagai Calon Pegawai Negeri Sipil pada formasi AHLI PERTAMA - GURU IPA.</p><p>Demikian, terima kasih.</p><p>Pemohon,<br><br><br>SPESIMEN<br>({p.name})</p>"""
    return "surat_lamaran", html, {"name": p.name, "nik": p.nik, "birth_date": p.born.isoformat()}, A4


def registration_card(p: Someone) -> Paper:
    number = f"{p.number + 31}01 4 2 1 23 {p.number + 5551212}"
    rows = [
        ("Nomor STR", number),
        ("Nama", p.name.upper()),
        ("Tempat, Tanggal Lahir", f"{p.birth_place}, {p.long(p.born)}"),
        ("Jenis Kelamin", SEX[p.sex]),
        ("Profesi", "BIDAN"),
        ("Perguruan Tinggi", p.school),
        ("Masa Berlaku", "SEUMUR HIDUP"),
    ]
    html = f"""<style>body{{font:17px 'Liberation Sans'}}</style><h2 style="text-align:center;padding-top:30px">KEMENTERIAN KESEHATAN REPUBLIK INDONESIA<br>SURAT TANDA REGISTRASI<br><small>REGISTRATION CERTIFICATE</small></h2>
    {_grid(rows, "margin:30px 90px;gap:14px 30px")}<p style="margin:30px 90px">SPESIMEN. Ditetapkan di Jakarta, 4 Januari 2024</p>"""
    return (
        "str",
        html,
        {"name": p.name, "number": number, "birth_date": p.born.isoformat(), "institution": p.school},
        A4,
    )


def accreditation_letter(p: Someone) -> Paper:
    number = f"0{p.number + 412}/LAM-PTKes/Akr/Sar/V/{p.graduated.year - 2}"
    html = f"""<style>body{{font:18px 'Liberation Serif'}}p{{margin:14px 80px}}</style><h3 style="text-align:center;padding-top:40px">KEPUTUSAN<br>LEMBAGA AKREDITASI MANDIRI PENDIDIKAN TINGGI KESEHATAN<br>Nomor : {number}</h3>
    <p style="text-align:center">tentang<br>STATUS, NILAI, PERINGKAT DAN MASA BERLAKU HASIL AKREDITASI PROGRAM STUDI</p><p>Menetapkan: Program Studi {p.programme} pada Program Sarjana {p.school} terakreditasi dengan peringkat B, berlaku tanggal 9 Mei {p.graduated.year - 2} sampai dengan 8 Mei {p.graduated.year + 3}.</p><p>SPESIMEN</p>"""
    return "akreditasi", html, {"programme": p.programme, "institution": p.school, "number": number}, A4


def police_form(p: Someone) -> Paper:
    number = f"SKCK/YANMIN/{p.number + 4321}/VIII/2024/SAT INTELKAM"
    rows = [
        ("Nama", p.name.upper()),
        ("Tempat Tanggal Lahir", f"{p.birth_place.upper()} / {p.born:%d-%m-%Y}"),
        ("Alamat Sekarang", p.address.upper()),
        ("Nomor KTP", p.nik),
        ("Rumus Sidik Jari", "-"),
    ]
    html = f"""<style>body{{font:16px 'DejaVu Sans';background:#fffdf0}}p{{margin:14px 60px}}</style><p style="padding-top:30px">POLRI DAERAH SUMATERA BARAT<br>RESOR KOTA</p><h3 style="text-align:center">SURAT KETERANGAN CATATAN KEPOLISIAN<br>Nomor: {number}</h3>
    {_grid(rows, "margin:0 60px")}<p>Setelah diadakan penelitian hingga saat dikeluarkan surat keterangan ini, tidak pernah terlibat dalam kejahatan. Berlaku sampai dengan tanggal 20 Februari 2025.</p><p>Dikeluarkan di Padang, 20 Agustus 2024. SPESIMEN</p>"""
    return (
        "skck",
        html,
        {"name": p.name, "nik": p.nik, "number": number, "birth_date": p.born.isoformat()},
        A4,
    )


def teacher_portrait(p: Someone) -> Paper:
    number = f"{p.number + 21}12{p.number + 40312345:08}"
    html = f"""<style>body{{font:20px 'Liberation Serif';text-align:center;background:#f2fbf4}}div{{margin:12px 60px}}</style><div style="padding-top:50px">KEMENTERIAN PENDIDIKAN DAN KEBUDAYAAN<br>LEMBAGA PENDIDIKAN TENAGA KEPENDIDIKAN<br>{p.school.upper()}</div>
    <div style="font-size:36px">Sertifikat Pendidik</div><div>No. Sertifikat : {number}</div><div>Berdasarkan hasil Pendidikan Profesi Guru, menyatakan</div><div style="font-size:28px">{p.name.upper()}</div><div>tempat/tanggal lahir {p.birth_place}, {p.long(p.born)}</div><div>LULUS dan berhak menyandang sebutan Guru Profesional</div><div>SPESIMEN</div>"""
    return (
        "serdik",
        html,
        {"name": p.name, "number": number, "birth_date": p.born.isoformat(), "institution": p.school},
        A4,
    )


def disability_form(p: Someone) -> Paper:
    rows = [
        ("Nama Pasien", p.name.upper()),
        ("Tanggal Lahir", f"{p.born:%d/%m/%Y}"),
        ("NIK", p.nik),
        ("Alamat", p.address),
    ]
    html = f"""<style>body{{font:17px 'Liberation Sans'}}p{{margin:14px 70px}}</style><p style="padding-top:30px;text-align:center">DINAS KESEHATAN KABUPATEN BATANG HARI<br>UPTD PUSKESMAS MUARA BULIAN</p><h3 style="text-align:center">SURAT KETERANGAN PENYANDANG DISABILITAS</h3>
    <p>Dokter yang memeriksa menerangkan:</p>{_grid(rows, "margin:0 70px")}<p>Jenis disabilitas: sensorik netra (low vision). Tingkat: sedang.</p><p>SPESIMEN, Agustus 2024</p>"""
    return "surat_disabilitas", html, {"name": p.name, "nik": p.nik, "birth_date": p.born.isoformat()}, A4


def driving_new(p: Someone) -> Paper:
    number = f"{p.number + 1240:04}{p.born:%y%m}{p.number + 118:06}"
    html = f"""<style>body{{font:19px Carlito;background:linear-gradient(90deg,#d7e8f7,#f6f6f6)}}p{{margin:4px 34px}}</style><h2 style="margin:10px 34px">INDONESIA &nbsp; SURAT IZIN MENGEMUDI &nbsp; A</h2><p>Nomor SIM : {number}</p>
    <p>Nama : {p.name.upper()}</p><p>Tempat/Tgl. Lahir : {p.birth_place.upper()}, {p.born:%d-%m-%Y}</p><p>Alamat : {p.address.upper()}</p><p>Pekerjaan : KARYAWAN SWASTA</p><p>Berlaku hingga : 04-05-2028</p><p>SPESIMEN POLRI</p>"""
    return "sim", html, {"name": p.name, "number": number, "birth_date": p.born.isoformat()}, CARD


def training(p: Someone) -> Paper:
    number = f"{p.number + 77}/SERT/DIKLAT/2023"
    html = f"""<style>body{{font:21px 'EB Garamond';text-align:center;border:12px solid #845}}div{{margin:12px}}</style><div style="padding-top:30px;font-size:40px">SERTIFIKAT</div><div>Nomor: {number}</div><div>diberikan kepada</div><div style="font-size:32px">{p.name}</div>
    <div>atas partisipasinya sebagai peserta dalam Pelatihan Bantuan Hidup Dasar yang diselenggarakan pada tanggal 3 Maret 2023</div><div>SPESIMEN</div>"""
    return "sertifikat", html, {"name": p.name, "number": number}, WIDE


PAPERS: tuple[Callable[[Someone], Paper], ...] = (
    ktp_two_lines, ijazah_school, ijazah_stacked, transkrip_side, lamaran_short, registration_card, accreditation_letter, police_form, teacher_portrait,
    disability_form, driving_new, training,
)  # fmt: skip
NAMES = tuple(paper.__name__.replace("_", "-") for paper in PAPERS)
