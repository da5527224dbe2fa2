"""What certificates and letters of offices say, apart from how they look."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bening.devtools.papers.subject import Subject


@dataclass(frozen=True, slots=True)
class Content:
    """Head of the office, title, number, sentences, rows, who signs; and the truth."""

    kind: str
    heads: tuple[str, ...]
    title: str
    number: str
    intro: str
    rows: Sequence[tuple[str, str]]
    closing: str
    where: str
    office: str
    official: str
    fields: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)
    portrait: bool = False


Day = Callable[[date], str]


def _person(subject: Subject, *names: str) -> dict[str, str]:
    known = {
        "name": subject.name, "birth_place": subject.birth_place, "birth_date": subject.born.isoformat(), "sex": subject.sex,
        "nik": subject.nik, "address": subject.address, "programme": subject.programme, "institution": subject.institution.name,
        "graduation_date": subject.graduated.isoformat(),
    }  # fmt: skip
    return {name: known[name] for name in names}


def _sex(subject: Subject) -> str:
    return "Perempuan" if subject.sex == "P" else "Laki-laki"


def _born(subject: Subject, day: Day) -> str:
    return f"{subject.birth_place}, {day(subject.born)}"


PROFESSIONS = {
    "Keperawatan": "Perawat Vokasi", "Kebidanan": "Bidan Vokasi", "Sanitasi": "Tenaga Sanitasi Lingkungan",
    "Profesi Ners": "Perawat Profesi (Ners)", "Profesi Apoteker": "Apoteker", "Profesi Dokter": "Dokter",
}  # fmt: skip
"""Programme → profession of a registration."""


def registration(subject: Subject, dice: random.Random, day: Day) -> Content:
    """The registration of a health worker (STR); for life or for five years."""
    issued = subject.issued + timedelta(days=dice.randint(60, 400))
    until = (
        None if dice.random() < 0.4 else date(issued.year + 5, subject.born.month, min(28, subject.born.day))
    )
    profession = subject.profession or PROFESSIONS.get(subject.programme, "Perawat Profesi (Ners)")
    number = f"{dice.randint(10, 99)}{dice.randint(10, 99)}5{dice.randint(10, 99)}2{issued.year % 100}-{dice.randint(1000000, 9999999)}"
    rows = [
        ("Nomor Registrasi", number), ("Nama", subject.name.upper()), ("Tempat/Tanggal Lahir", _born(subject, day)), ("Jenis Kelamin", _sex(subject)),
        ("Perguruan Tinggi", subject.institution.name), ("Kompetensi", profession), ("Tanggal Lulus", day(subject.graduated)),
        ("Berlaku sampai dengan", day(until) if until else "Seumur Hidup"),
    ]  # fmt: skip
    fields = _person(subject, "name", "birth_place", "birth_date", "sex", "institution", "graduation_date")
    return Content(
        "str", ("KONSIL TENAGA KESEHATAN INDONESIA", "KEMENTERIAN KESEHATAN"), "SURAT TANDA REGISTRASI", "",
        "Berdasarkan peraturan perundang-undangan tentang tenaga kesehatan, diberikan kepada:", rows,
        "Pemegang surat ini berwenang menjalankan praktik sesuai dengan kompetensinya.", f"Jakarta, {day(issued)}",
        "Ketua Konsil,", subject.official, {**fields, "number": number},
        {"profession": profession, "from": issued.isoformat(), "until": until.isoformat() if until else "lifelong"}, portrait=True,
    )  # fmt: skip


def teaching(subject: Subject, dice: random.Random, day: Day) -> Content:
    """The certificate of a teacher (sertifikat pendidik)."""
    issued = subject.issued + timedelta(days=dice.randint(200, 900))
    field_of = dice.choice(
        (
            "Guru Kelas SD",
            "Matematika",
            "Bahasa Indonesia",
            "Pendidikan Jasmani dan Kesehatan",
            "Bimbingan dan Konseling",
        )
    )
    number = f"{dice.randint(10**11, 10**12 - 1)}"
    rows = [
        ("Nama", subject.name.upper()), ("Tempat, tanggal lahir", _born(subject, day)), ("Nomor Peserta", f"{dice.randint(10**13, 10**14 - 1)}"),
        ("Bidang Studi", field_of), ("Perguruan Tinggi Penyelenggara", subject.institution.name),
    ]  # fmt: skip
    return Content(
        "serdik", ("KEMENTERIAN PENDIDIKAN, KEBUDAYAAN, RISET, DAN TEKNOLOGI",), "SERTIFIKAT PENDIDIK", f"Nomor: {number}",
        "Berdasarkan Undang-Undang tentang Guru dan Dosen, menerangkan bahwa:", rows,
        "telah lulus uji kompetensi dan dinyatakan sebagai GURU PROFESIONAL pada bidang studi tersebut di atas.",
        f"{subject.institution.town}, {day(issued)}", "Rektor,", subject.official,
        {**_person(subject, "name", "birth_place", "birth_date", "institution"), "number": number},
        {"subject": field_of, "date": issued.isoformat()}, portrait=True,
    )  # fmt: skip


def accreditation(subject: Subject, dice: random.Random, day: Day) -> Content:
    """The accreditation of the programme, mostly valid on the day of graduation."""
    start = subject.graduated - timedelta(days=dice.randint(30, 1500))
    if dice.random() < 0.15:
        start = subject.graduated + timedelta(days=dice.randint(5, 300))
    until = start + timedelta(days=5 * 365)
    body, code = dice.choice(
        (
            ("BADAN AKREDITASI NASIONAL PERGURUAN TINGGI", "BAN-PT"),
            ("LEMBAGA AKREDITASI MANDIRI PENDIDIKAN TINGGI", "LAM"),
        )
    )
    number = f"{dice.randint(100, 9999)}/SK/{code}/Ak/S/{dice.choice(('II', 'V', 'VII', 'XII'))}/{start.year}"
    rows = [
        ("Program Studi", subject.programme), ("Jenjang", {"D3": "Diploma Tiga", "profesi": "Profesi"}.get(subject.level, "Sarjana")),
        ("Perguruan Tinggi", subject.institution.name), ("Peringkat Akreditasi", subject.accreditation.upper()),
        ("Berlaku sejak", day(start)), ("Berlaku sampai", day(until)),
    ]  # fmt: skip
    return Content(
        "akreditasi", (body,), "SERTIFIKAT AKREDITASI", f"Keputusan Nomor: {number}", "menyatakan bahwa:", rows,
        f"terakreditasi dengan peringkat {subject.accreditation}. Sertifikat ini berlaku {day(start)} sampai dengan {day(until)}.",
        f"Jakarta, {day(start)}", "Direktur Dewan Eksekutif,", subject.official,
        {**_person(subject, "programme", "institution"), "number": number},
        {"grade": subject.accreditation, "from": start.isoformat(), "until": until.isoformat()},
    )  # fmt: skip


def training(subject: Subject, dice: random.Random, day: Day) -> Content:
    """A certificate of a course."""
    course = dice.choice(
        (
            "Pelatihan Tenaga Administrasi",
            "Bantuan Hidup Dasar (BLS)",
            "TOEFL Prediction Test",
            "Kompetensi Operator Komputer",
            "Workshop Kurikulum Merdeka",
        )
    )
    on = subject.issued + timedelta(days=dice.randint(10, 500))
    number = f"{dice.randint(1, 999):03d}/SERT/{dice.choice(('LPK', 'DIKLAT', 'PNT'))}/{on.year}"
    rows = [
        ("Nama", subject.name.upper()),
        ("Tempat/tanggal lahir", _born(subject, day)),
        ("Kegiatan", course),
        ("Sebagai", "Peserta"),
        ("Lama", f"{dice.randint(8, 64)} jam pelajaran"),
    ]
    return Content(
        "sertifikat", ("LEMBAGA PELATIHAN KERJA MAJU BERSAMA",), "SERTIFIKAT", f"Nomor: {number}", "Diberikan kepada", rows,
        f"atas partisipasinya dalam kegiatan {course} yang diselenggarakan pada tanggal {day(on)}.",
        f"{subject.place.town}, {day(on)}", "Ketua Panitia,", subject.official,
        {**_person(subject, "name", "birth_place", "birth_date"), "number": number}, {"title": course},
    )  # fmt: skip


def police(subject: Subject, dice: random.Random, day: Day) -> Content:
    """The police certificate (SKCK), valid for six months."""
    on = date(2024, dice.randint(1, 9), dice.randint(1, 28))
    until = on + timedelta(days=182)
    number = f"SKCK/YANMAS/{dice.randint(1000, 9999)}/{dice.choice(('I', 'V', 'VIII'))}/YAN.2.3./{on.year}/SPESIMEN"
    rows = [
        ("Nama / Name", subject.name.upper()), ("Jenis Kelamin / Sex", _sex(subject)), ("Kebangsaan / Nationality", "INDONESIA"),
        ("Agama / Religion", subject.religion), ("Tempat dan tgl. lahir", _born(subject, day)), ("Tempat tinggal", subject.address),
        ("Pekerjaan / Occupation", subject.work), ("Nomor Kartu Tanda Penduduk", subject.nik),
    ]  # fmt: skip
    return Content(
        "skck", ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", f"RESOR {subject.place.regency.split(' ', 1)[-1]}"),
        "SURAT KETERANGAN CATATAN KEPOLISIAN", f"Nomor: {number}", "Diterangkan bersama ini bahwa:", rows,
        f"tidak memiliki catatan atau keterlibatan dalam kegiatan kriminal apapun. Berlaku dari tanggal {day(on)} sampai dengan {day(until)}.",
        f"{subject.place.town}, {day(on)}", "Kasat Intelkam,", subject.official,
        {**_person(subject, "name", "birth_place", "birth_date", "sex", "nik", "address"), "number": number},
        {"from": on.isoformat(), "until": until.isoformat()}, portrait=True,
    )  # fmt: skip


def disability(subject: Subject, dice: random.Random, day: Day) -> Content:
    """A doctor's letter on kind and degree of a disability."""
    on = date(2024, dice.randint(3, 9), dice.randint(1, 28))
    sort, degree = (
        dice.choice(("Disabilitas Fisik", "Disabilitas Sensorik Netra", "Disabilitas Sensorik Rungu")),
        dice.choice(("Ringan", "Sedang")),
    )
    hospital = dice.choice(("RSUD HAMBA MUARA BULIAN", "PUSKESMAS MUARA BULIAN", "RSUD RADEN MATTAHER JAMBI"))
    number = f"445/{dice.randint(100, 999)}/RM/{on.year}"
    rows = [
        ("Nama", subject.name.upper()), ("Tempat/Tgl Lahir", _born(subject, day)), ("Jenis Kelamin", _sex(subject)), ("Alamat", subject.address),
        ("Jenis Disabilitas", sort), ("Derajat Disabilitas", degree),
    ]  # fmt: skip
    return Content(
        "surat_disabilitas", ("PEMERINTAH KABUPATEN BATANG HARI", hospital), "SURAT KETERANGAN DISABILITAS", f"Nomor: {number}",
        "Yang bertanda tangan di bawah ini, dokter pemeriksa, menerangkan bahwa:", rows,
        "benar merupakan penyandang disabilitas sebagaimana tersebut di atas. Surat keterangan ini dipergunakan untuk melamar CPNS.",
        f"Muara Bulian, {day(on)}", "Dokter Pemeriksa,", f"dr. {subject.dean}",
        {**_person(subject, "name", "birth_place", "birth_date", "sex", "address"), "number": number},
        {"sort": sort, "degree": degree, "date": on.isoformat()},
    )  # fmt: skip


def other(subject: Subject, dice: random.Random, day: Day) -> Content:
    """Papers that belong in no slot: a receipt, a card for an examination, a letter of an employer."""
    title, rows = dice.choice(
        (
            ("KUITANSI PEMBAYARAN", [("Telah terima dari", subject.name), ("Uang sejumlah", "Dua ratus lima puluh ribu rupiah"), ("Untuk pembayaran", "Fotokopi dan penjilidan")]),
            ("KARTU TANDA PESERTA UJIAN", [("Nama Peserta", subject.name.upper()), ("Nomor Peserta", f"{dice.randint(10**7, 10**8 - 1)}"), ("Ruang", "Lab 2"), ("Sesi", "3")]),
            ("SURAT KETERANGAN KERJA", [("Nama", subject.name), ("Jabatan", "Staf Administrasi"), ("Masa kerja", "2 tahun 4 bulan"), ("Alamat", subject.address)]),
            ("DAFTAR RIWAYAT HIDUP", [("Nama lengkap", subject.name), ("Hobi", "Membaca"), ("Telepon", "0812-0000-0000"), ("Alamat", subject.address)]),
            ("UNDANGAN RAPAT", [("Kepada", subject.name), ("Acara", "Rapat pleno panitia"), ("Tempat", "Aula lantai 2")]),
        )
    )  # fmt: skip
    return Content(
        "lain", (dice.choice(("CV MITRA ABADI", "YAYASAN HARAPAN BANGSA", "PT SUMBER REJEKI")),), title, "", "Dengan ini diterangkan:", rows,
        "Demikian agar menjadi periksa.", f"{subject.place.town}, {day(subject.written)}", "Pimpinan,", subject.official,
        _person(subject, "name"), {"title": title},
    )  # fmt: skip


MAKERS = {
    "str": registration, "serdik": teaching, "akreditasi": accreditation, "sertifikat": training, "skck": police,
    "surat_disabilitas": disability, "lain": other,
}  # fmt: skip
"""Kind → what such a paper says."""
