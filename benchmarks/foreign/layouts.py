"""The papers as HTML: each a function of a person, with the fields that are printed on it."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.foreign.people import Someone

Paper = tuple[str, str, dict[str, str], tuple[int, int]]
"""Kind, HTML of the body with its style, fields printed, width and height in CSS pixels."""

SEX = {"L": "LAKI-LAKI", "P": "PEREMPUAN"}
A4, WIDE, CARD = (794, 1123), (1123, 794), (860, 540)


def _rows(rows: list[tuple[str, str]], style: str = "") -> str:
    cells = "".join(f"<tr><td class=l>{label}</td><td>:</td><td>{value}</td></tr>" for label, value in rows)
    return f'<table style="{style}">{cells}</table>'


def ktp(p: Someone, *, mono: bool, split: bool) -> Paper:
    rows = [
        ("Nama", p.name.upper()),
        ("Tempat/Tgl Lahir", f"{p.birth_place.upper()}, {p.born:%d-%m-%Y}"),
        ("Jenis kelamin", f"{SEX[p.sex]} &nbsp;&nbsp; Gol. Darah : O"),
        ("Alamat", p.address.upper()),
        ("&nbsp;&nbsp;RT/RW", "004/002"),
        ("&nbsp;&nbsp;Kel/Desa", p.village.upper()),
        ("&nbsp;&nbsp;Kecamatan", "MUARA BULIAN"),
        ("Agama", "ISLAM"),
        ("Status Perkawinan", "BELUM KAWIN"),
        ("Pekerjaan", "PELAJAR/MAHASISWA"),
        ("Kewarganegaraan", "WNI"),
        ("Berlaku Hingga", "SEUMUR HIDUP" if split else "12-03-2028"),
    ]
    font = "OCRA,monospace" if mono else "'Liberation Sans',Arial"
    html = f"""<style>body{{background:linear-gradient(120deg,#a9d0e8,#cfe6f2 40%,#b7d7ea);font:19px 'Liberation Sans',Arial}}
    .l{{width:185px}}td{{padding:1px 3px;vertical-align:top}}h1{{text-align:center;font-size:23px;margin:14px 0 2px}}
    .nik{{font:30px {font};margin:8px 0 4px 22px}}table{{margin-left:20px;line-height:1.12}}
    .f{{position:absolute;right:34px;top:120px;width:170px;height:215px;background:#c0392b}}
    .f i{{position:absolute;left:50px;top:40px;width:70px;height:95px;border-radius:50%;background:#d9a679}}
    .d{{position:absolute;right:40px;top:350px;width:160px;text-align:center;font-size:15px;line-height:1.1}}</style>
    <h1>PROVINSI JAMBI<br>{"KABUPATEN BATANG HARI" if split else "KOTA JAMBI"}</h1>
    <div class=nik>NIK &nbsp;: {p.nik}</div>{_rows(rows)}<div class=f><i></i></div>
    <div class=d>BATANG HARI<br>17-08-2019<br>SPESIMEN</div>"""
    fields = {
        "nik": p.nik,
        "name": p.name,
        "birth_place": p.birth_place,
        "birth_date": p.born.isoformat(),
        "sex": p.sex,
        "address": p.address,
    }
    return "ktp", html, fields, CARD


def ijazah_classic(p: Someone) -> Paper:
    html = f"""<style>body{{font:22px 'EB Garamond';text-align:center;border:14px double #7a6a2a;background:#fffdf3}}
    h1{{font-size:44px;letter-spacing:6px;margin:8px}}.n{{font:40px 'Dancing Script';margin:12px}}p{{margin:9px 60px}}</style>
    <div style="text-align:right;padding:14px 40px;font-size:17px">Nomor Seri Ijazah: {p.diploma}</div>
    <p>KEMENTERIAN PENDIDIKAN, KEBUDAYAAN, RISET, DAN TEKNOLOGI</p><h2>{p.school.upper()}</h2><h1>IJAZAH</h1>
    <p>dengan ini menyatakan bahwa</p><div class=n>{p.name}</div>
    <p>Nomor Induk Mahasiswa {p.student}, lahir di {p.birth_place}, {p.long(p.born)}</p>
    <p>telah menyelesaikan dengan baik dan memenuhi segala persyaratan pendidikan Program Sarjana
    pada Program Studi <b>{p.programme}</b>, dan dinyatakan lulus pada tanggal {p.long(p.graduated)},
    dengan predikat {"Dengan Pujian" if p.cumlaude else "Sangat Memuaskan"}.</p>
    <p>Kepadanya diberikan gelar Sarjana beserta hak dan kewajiban yang melekat pada gelar tersebut. SPESIMEN</p>
    <p style="margin-top:60px">Diberikan di Jambi pada tanggal {p.long(p.graduated.replace(day=28))}</p>
    <div style="display:flex;justify-content:space-between;padding:20px 90px"><span>Dekan,<br><br><br>Prof. Dr. H. Amrizal</span>
    <span>Rektor,<br><br><br>Prof. Drs. Sutrisno, M.Sc.</span></div>"""
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


def ijazah_table(p: Someone) -> Paper:
    rows = [
        ("Nama", f"<b>{p.name.upper()}</b>"),
        ("Tempat dan Tanggal Lahir", f"{p.birth_place}, {p.long(p.born)}"),
        ("NIM", p.student),
        ("Nomor Ijazah Nasional", p.diploma),
        ("Program Studi", p.programme),
        ("Jenjang", "Sarjana (S1)"),
        ("Tanggal Lulus", p.long(p.graduated)),
    ]
    html = f"""<style>body{{font:20px 'Liberation Serif';background:#f4f8fb}}.c{{text-align:center}}td{{padding:7px}}.l{{width:260px}}</style>
    <div class=c style="padding-top:60px"><h2>{p.school.upper()}</h2><h1 style="font-size:52px">I J A Z A H</h1>
    <p>Rektor {p.school} memberikan ijazah kepada:</p></div>{_rows(rows, "margin:30px 70px")}
    <p style="margin:30px 70px">yang telah menyelesaikan seluruh kewajiban akademik sehingga kepadanya berhak menyandang gelar
    akademik Sarjana. Ijazah ini diserahkan setelah memenuhi semua persyaratan yang ditentukan. SPESIMEN</p>
    <div style="margin:60px 70px 0 420px">Padang, {p.long(p.graduated.replace(day=28))}<br>Rektor<br><br><br><br>Dr. Yuliandri, S.H.<br>NIP 196207181988101001</div>"""
    fields = {
        "name": p.name,
        "birth_place": p.birth_place,
        "birth_date": p.born.isoformat(),
        "programme": p.programme,
        "institution": p.school,
        "number": p.diploma,
        "graduation_date": p.graduated.isoformat(),
    }
    return "ijazah", html, fields, A4


def ijazah_bilingual(p: Someone) -> Paper:
    html = f"""<style>body{{font:19px Carlito;text-align:center;background:#fff}}i{{color:#555;font-size:16px}}p{{margin:10px 80px}}</style>
    <p style="padding-top:40px;text-align:left">No. Ijazah / <i>Diploma Number</i> : {p.diploma}</p>
    <h1>{p.school}</h1><p>memberikan kepada<br><i>awards to</i></p><h2 style="font-size:34px">{p.name}</h2>
    <p>Tempat, tanggal lahir / <i>Place, date of birth</i> : {p.birth_place}, {p.long(p.born)}</p>
    <p>gelar / <i>the degree of</i> <b>Sarjana</b><br>Program Studi / <i>Study Program</i> : <b>{p.programme}</b></p>
    <p>Tanggal Yudisium / <i>Date of Graduation</i> : {p.long(p.graduated)}</p>
    <p>Predikat Kelulusan / <i>Predicate</i> : {"Dengan Pujian / <i>Cum Laude</i>" if p.cumlaude else "Sangat Memuaskan / <i>Very Satisfactory</i>"}</p>
    <p style="margin-top:60px">SPESIMEN<br>Ditetapkan di Palembang, {p.long(p.graduated.replace(day=28))}</p>"""
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


COURSES = (
    "Pendidikan Agama",
    "Pancasila",
    "Bahasa Indonesia",
    "Kewarganegaraan",
    "Bahasa Inggris",
    "Statistika Dasar",
    "Metodologi Penelitian",
    "Kewirausahaan",
    "Filsafat Ilmu",
    "Etika Profesi",
    "Seminar Proposal",
    "Kuliah Kerja Nyata",
    "Praktik Lapangan",
    "Skripsi",
    "Pengantar Ilmu",
    "Teknologi Informasi",
    "Sosiologi",
    "Antropologi Budaya",
)


def transkrip_list(p: Someone) -> Paper:
    rows = "".join(
        f"<tr><td>{n}</td><td>MKU{100 + n}</td><td>{course}</td><td>{2 + n % 3}</td><td>{'A' if n % 3 else 'B+'}</td></tr>"
        for n, course in enumerate(COURSES, 1)
    )
    head = [("Nama Mahasiswa", p.name), ("NIM", p.student), ("Program Studi", p.programme), ("Jenjang", "S1")]
    html = f"""<style>body{{font:17px 'Liberation Serif'}}.t{{border-collapse:collapse;width:90%;margin:0 40px;font-size:16px}}.t td{{border:1px solid #444;padding:3px 6px}}.l{{width:170px}}</style>
    <div style="text-align:center;padding-top:40px"><h3>{p.school.upper()}</h3><h2>TRANSKRIP AKADEMIK</h2></div>
    {_rows(head, "margin:10px 40px")}<table class=t>{rows}</table>
    <p style="margin:16px 40px">Jumlah SKS : 146<br>Indeks Prestasi Kumulatif (IPK) : <b>{p.gpa.replace(".", ",")}</b><br>
    Predikat : {"Dengan Pujian" if p.cumlaude else "Sangat Memuaskan"}<br>Tanggal Lulus : {p.long(p.graduated)}</p>
    <p style="margin:16px 40px 0 480px">Dekan,<br><br><br>SPESIMEN</p>"""
    fields = {
        "name": p.name,
        "programme": p.programme,
        "institution": p.school,
        "gpa": p.gpa,
        "graduation_date": p.graduated.isoformat(),
    }
    return "transkrip", html, fields, A4


def transkrip_columns(p: Someone) -> Paper:
    half = [
        "".join(
            f"<tr><td>{course}</td><td>3</td><td>{'A-' if n % 2 else 'B'}</td></tr>"
            for n, course in enumerate(part)
        )
        for part in (COURSES[:9], COURSES[9:])
    ]
    html = f"""<style>body{{font:16px Carlito}}table{{border-collapse:collapse;width:46%;font-size:15px}}td{{border-bottom:1px solid #999;padding:4px}}</style>
    <h2 style="text-align:center;padding-top:30px">DAFTAR NILAI / TRANSKRIP<br><small>{p.school}</small></h2>
    <p style="margin:8px 40px">Nama / <i>Name</i>: <b>{p.name.upper()}</b> &nbsp;&nbsp; NIM / <i>Student ID</i>: {p.student}<br>
    Program Studi / <i>Study Program</i>: {p.programme}<br>Tempat/Tanggal Lahir: {p.birth_place}, {p.born:%d-%m-%Y}</p>
    <div style="display:flex;gap:4%;margin:0 40px"><table>{half[0]}</table><table>{half[1]}</table></div>
    <p style="margin:20px 40px">Total SKS: 144 &nbsp;&nbsp; IPK / <i>GPA</i>: {p.gpa} &nbsp;&nbsp; No. Transkrip: {p.number:05}/TR/{p.graduated.year} SPESIMEN</p>"""
    fields = {"name": p.name, "programme": p.programme, "institution": p.school, "gpa": p.gpa}
    return "transkrip", html, fields, WIDE


def lamaran(p: Someone) -> Paper:
    rows = [
        ("Nama", p.name),
        ("Tempat, tanggal lahir", f"{p.birth_place}, {p.long(p.born)}"),
        ("NIK", p.nik),
        ("Pendidikan", f"S1 {p.programme}"),
        ("Alamat", p.address),
    ]
    html = f"""<style>body{{font:18px 'Liberation Serif'}}.l{{width:190px}}p{{margin:12px 70px}}</style>
    <p style="padding-top:60px;text-align:right">Muara Bulian, 2 September 2024</p>
    <p>Perihal : Lamaran CPNS<br>Yth. Bupati Batang Hari<br>di Muara Bulian</p>
    <p>Dengan hormat, yang bertanda tangan di bawah ini:</p>{_rows(rows, "margin:0 70px")}
    <p>dengan ini mengajukan lamaran untuk mengikuti seleksi Calon Pegawai Negeri Sipil Kabupaten Batang Hari Tahun Anggaran 2024
    pada jabatan AHLI PERTAMA - PERAWAT. Sebagai bahan pertimbangan saya lampirkan dokumen yang dipersyaratkan.</p>
    <p>Demikian surat lamaran ini saya buat. Atas perhatian Bapak saya ucapkan terima kasih.</p>
    <p style="margin-left:460px">Hormat saya,<br><br>SPESIMEN<br><br>{p.name}</p>"""
    return "surat_lamaran", html, {"name": p.name, "nik": p.nik, "birth_date": p.born.isoformat()}, A4


def pernyataan(p: Someone) -> Paper:
    clauses = (
        "Tidak pernah dipidana dengan pidana penjara berdasarkan putusan pengadilan yang sudah mempunyai kekuatan hukum tetap karena melakukan tindak pidana dengan pidana penjara 2 (dua) tahun atau lebih;",
        "Tidak pernah diberhentikan dengan hormat tidak atas permintaan sendiri atau tidak dengan hormat sebagai PNS, PPPK, prajurit TNI, anggota Polri, atau pegawai swasta;",
        "Tidak berkedudukan sebagai CPNS, PNS, PPPK, prajurit TNI, atau anggota Polri;",
        "Tidak menjadi anggota atau pengurus partai politik atau terlibat politik praktis;",
        "Bersedia ditempatkan di seluruh wilayah Negara Kesatuan Republik Indonesia.",
    )
    items = "".join(f"<li>{clause}</li>" for clause in clauses)
    rows = [
        ("Nama", p.name.upper()),
        ("NIK", p.nik),
        ("Tempat/Tgl. Lahir", f"{p.birth_place} / {p.long(p.born)}"),
        ("Alamat", p.address),
    ]
    html = f"""<style>body{{font:18px 'Liberation Sans'}}.l{{width:180px}}p,ol{{margin:12px 70px}}</style>
    <h2 style="text-align:center;padding-top:60px">SURAT PERNYATAAN</h2><p>Saya yang bertanda tangan di bawah ini:</p>
    {_rows(rows, "margin:0 70px")}<p>Dengan ini menyatakan dengan sesungguhnya bahwa saya:</p><ol>{items}</ol>
    <p>Demikian pernyataan ini saya buat dengan sesungguhnya.</p>
    <p style="margin-left:440px">Muara Bulian, 3 September 2024<br>Yang membuat pernyataan,<br><br>METERAI TEMPEL 10000 SPESIMEN<br><br>{p.name}</p>"""
    return "surat_pernyataan", html, {"name": p.name, "nik": p.nik, "birth_date": p.born.isoformat()}, A4


def registration(p: Someone) -> Paper:
    number = f"18 02 5 2 1 22-{p.number + 4512357:07}"
    rows = [
        ("Nama", f"{p.name}, A.Md.Kep"),
        ("Tempat/Tanggal Lahir", f"{p.birth_place}, {p.born:%d-%m-%Y}"),
        ("Jenis Kelamin", SEX[p.sex].title()),
        ("Nomor Ijazah", p.diploma),
        ("Tanggal Lulus", p.long(p.graduated)),
        ("Perguruan Tinggi", p.school),
        ("Kompetensi", "Perawat"),
        ("STR berlaku sampai", "12 Maret 2028"),
    ]
    html = f"""<style>body{{font:17px 'Liberation Serif';background:#eef7ee}}.l{{width:220px}}td{{padding:5px}}</style>
    <div style="text-align:center;padding-top:50px"><h3>KONSIL TENAGA KESEHATAN INDONESIA</h3><h2>SURAT TANDA REGISTRASI PERAWAT</h2>
    <p>Nomor Registrasi : {number}</p></div>{_rows(rows, "margin:20px 80px")}<p style="margin:40px 80px">SPESIMEN. Ketua Konsil Keperawatan</p>"""
    return "str", html, {"name": p.name, "number": number.replace(" ", ""), "institution": p.school}, A4


def accreditation(p: Someone) -> Paper:
    number = f"{p.number + 412}/SK/BAN-PT/Ak/S/IV/{p.graduated.year - 1}"
    html = f"""<style>body{{font:21px 'Liberation Serif';text-align:center;border:8px solid #1f4e79}}p{{margin:16px 60px}}</style>
    <p style="padding-top:40px">BADAN AKREDITASI NASIONAL PERGURUAN TINGGI</p><h1>SERTIFIKAT AKREDITASI</h1>
    <p>Berdasarkan Keputusan BAN-PT No. {number}, menyatakan bahwa</p><h2>Program Studi {p.programme}<br>Program Sarjana<br>{p.school}</h2>
    <p>memenuhi syarat peringkat akreditasi</p><h1>BAIK SEKALI</h1>
    <p>Sertifikat akreditasi ini berlaku sejak tanggal 12 April {p.graduated.year - 1} sampai dengan 12 April {p.graduated.year + 4}</p><p>SPESIMEN</p>"""
    return "akreditasi", html, {"programme": p.programme, "institution": p.school, "number": number}, WIDE


def police(p: Someone) -> Paper:
    number = f"SKCK/YANMAS/{p.number + 1200}/IX/YAN.2.3./2024/INTELKAM"
    rows = [
        ("Nama / Name", p.name.upper()),
        ("Jenis Kelamin / Sex", SEX[p.sex].title()),
        ("Kebangsaan / Nationality", "INDONESIA"),
        ("Agama / Religion", "ISLAM"),
        ("Tempat dan tgl. lahir / Place and date of birth", f"{p.birth_place.upper()}, {p.long(p.born)}"),
        ("Alamat / Address", p.address),
        ("Nomor KTP / NIK", p.nik),
    ]
    html = f"""<style>body{{font:17px 'Liberation Sans';background:#fffbe9}}.l{{width:300px}}td{{padding:4px}}p{{margin:14px 60px}}</style>
    <p style="padding-top:40px">KEPOLISIAN NEGARA REPUBLIK INDONESIA<br>DAERAH JAMBI<br>RESOR BATANG HARI</p>
    <h2 style="text-align:center">SURAT KETERANGAN CATATAN KEPOLISIAN<br><small>POLICE RECORD</small></h2><p style="text-align:center">Nomor : {number}</p>
    <p>Diterangkan bersama ini bahwa :</p>{_rows(rows, "margin:0 60px")}
    <p>bahwa nama tersebut di atas tidak memiliki catatan atau keterlibatan dalam kegiatan kriminal apapun. Berlaku dari tanggal 5 September 2024 sampai dengan 5 Maret 2025. SPESIMEN</p>"""
    return (
        "skck",
        html,
        {"name": p.name, "nik": p.nik, "number": number, "birth_date": p.born.isoformat()},
        A4,
    )


def family(p: Someone) -> Paper:
    number = f"1504{p.number + 310:06}190001"[:16]
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>{nik}</td><td>{sex}</td><td>{p.birth_place.upper()}</td><td>{born}</td></tr>"
        for n, (name, nik, sex, born) in enumerate(
            [
                ("SUPARMAN", "1504010101659001", "LAKI-LAKI", "01-01-1965"),
                (p.name.upper(), p.nik, SEX[p.sex], f"{p.born:%d-%m-%Y}"),
            ],
            1,
        )
    )
    html = f"""<style>body{{font:16px 'Liberation Sans'}}table{{border-collapse:collapse;margin:10px 30px;width:94%}}td,th{{border:1px solid #333;padding:5px}}</style>
    <h1 style="text-align:center;padding-top:24px">KARTU KELUARGA<br><small>No. {number}</small></h1><p style="margin:4px 30px">Nama Kepala Keluarga : SUPARMAN<br>Alamat : {p.address.upper()}</p>
    <table><tr><th>No<th>Nama Lengkap<th>NIK<th>Jenis Kelamin<th>Tempat Lahir<th>Tanggal Lahir</tr>{rows}</table><p style="margin:30px">SPESIMEN. Kepala Dinas Kependudukan dan Pencatatan Sipil</p>"""
    return "kk", html, {"nik": p.nik, "name": p.name, "number": number}, WIDE


def driving(p: Someone) -> Paper:
    number = f"{1504 + p.number}-{p.born:%y%m}-{p.number + 118:06}"
    html = f"""<style>body{{font:20px 'Liberation Sans';background:linear-gradient(#fdf6e3,#f7d9a8)}}p{{margin:5px 30px}}</style>
    <h2 style="text-align:center;padding-top:14px;color:#8a1c1c">SURAT IZIN MENGEMUDI<br><small>DRIVING LICENSE</small> C</h2><p>INDONESIA &nbsp; {number}</p>
    <p>1. {p.name.upper()}</p><p>2. {p.birth_place.upper()}, {p.born:%d-%m-%Y}</p><p>3. O - {"PRIA" if p.sex == "L" else "WANITA"}</p><p>4. {p.address.upper()}</p><p>5. WIRASWASTA</p><p>6. JAMBI</p>
    <p>Berlaku s/d 12-03-2029 SPESIMEN</p>"""
    return "sim", html, {"name": p.name, "number": number, "birth_date": p.born.isoformat()}, CARD


def tax(p: Someone) -> Paper:
    number = f"{p.number + 71:02}.{p.number + 345}.678.9-331.000"
    html = f"""<style>body{{font:20px 'Liberation Sans';background:linear-gradient(#fff,#ffe9b0)}}p{{margin:9px 30px}}</style>
    <p style="padding-top:24px">KEMENTERIAN KEUANGAN REPUBLIK INDONESIA<br>DIREKTORAT JENDERAL PAJAK</p><h1 style="margin:10px 30px">NPWP : {number}</h1>
    <p>{p.name.upper()}</p><p>NIK : {p.nik}</p><p>{p.address.upper()}</p><p>KPP PRATAMA MUARA BULIAN</p><p>Tanggal Terdaftar 11/02/2021 SPESIMEN</p>"""
    return "npwp", html, {"name": p.name, "nik": p.nik, "number": number}, CARD


def teacher(p: Someone) -> Paper:
    number = f"{p.number + 1101234567:010}"
    html = f"""<style>body{{font:20px 'EB Garamond';text-align:center;border:10px ridge #2d6a4f}}p{{margin:10px 60px}}</style>
    <p style="padding-top:26px">{p.school.upper()}</p><h1>SERTIFIKAT PENDIDIK</h1><p>Nomor : {number}</p><p>diberikan kepada</p><h2>{p.name}, S.Pd.</h2>
    <p>Nomor Peserta {p.number + 2200345}, lahir di {p.birth_place} tanggal {p.long(p.born)}</p><p>sebagai GURU PROFESIONAL pada bidang studi {p.programme}</p><p>SPESIMEN. Rektor</p>"""
    return "serdik", html, {"name": p.name, "number": number, "institution": p.school}, WIDE


def disability(p: Someone) -> Paper:
    number = f"445/{p.number + 88}/RSUD-HAMBA/2024"
    rows = [
        ("Nama", p.name),
        ("Tempat/tanggal lahir", f"{p.birth_place}, {p.long(p.born)}"),
        ("NIK", p.nik),
        ("Alamat", p.address),
    ]
    html = f"""<style>body{{font:18px 'Liberation Serif'}}.l{{width:200px}}p{{margin:12px 70px}}</style>
    <p style="padding-top:40px;text-align:center">PEMERINTAH KABUPATEN BATANG HARI<br>RUMAH SAKIT UMUM DAERAH HAJI ABDOEL MADJID BATOE</p>
    <h2 style="text-align:center">SURAT KETERANGAN DISABILITAS</h2><p style="text-align:center">Nomor : {number}</p>
    <p>Yang bertanda tangan di bawah ini, dokter pemeriksa, menerangkan bahwa:</p>{_rows(rows, "margin:0 70px")}
    <p>adalah penyandang disabilitas fisik (daksa) derajat ringan.</p><p style="margin-left:440px">Muara Bulian, 20 Agustus 2024<br>Dokter pemeriksa<br><br>SPESIMEN</p>"""
    return "surat_disabilitas", html, {"name": p.name, "nik": p.nik, "number": number}, A4


def invoice(p: Someone) -> Paper:
    html = f"""<style>body{{font:18px 'Liberation Sans'}}p{{margin:10px 60px}}</style><h2 style="margin:60px">KUITANSI PEMBAYARAN</h2>
    <p>Telah terima dari {p.name}</p><p>Uang sejumlah dua ratus ribu rupiah</p><p>Untuk pembayaran fotokopi dan jilid</p><p>Muara Bulian, 1 September 2024</p>"""
    return "lain", html, {"name": p.name}, A4


PAPERS: tuple[Callable[[Someone], Paper], ...] = (
    lambda p: ktp(p, mono=True, split=True),
    lambda p: ktp(p, mono=False, split=False),
    ijazah_classic,
    ijazah_table,
    ijazah_bilingual,
    transkrip_list,
    transkrip_columns,
    lamaran,
    pernyataan,
    registration,
    accreditation,
    police,
    family,
    driving,
    tax,
    teacher,
    disability,
    invoice,
)
NAMES = (
    "ktp-ocra",
    "ktp-sans",
    "ijazah-classic",
    "ijazah-table",
    "ijazah-bilingual",
    "transkrip-list",
    "transkrip-columns",
    "lamaran",
    "pernyataan",
    "str",
    "akreditasi",
    "skck",
    "kk",
    "sim",
    "npwp",
    "serdik",
    "disabilitas",
    "lain",
)
