"""Invented people of the papers drawn by lot: other names, places and studies than in the first two sets."""

from __future__ import annotations

import random
from datetime import date, timedelta

from benchmarks.foreign.people import Someone

MEN = (
    "Yohanes", "Wayan", "Teuku", "Andi", "Ahmad", "Muhammad", "Abdul", "Ucok", "Dedi", "Syahrul", "Rizky",
    "Bayu", "Christian", "Imam", "Kadek", "Slamet", "Zainal", "Faisal", "Dwi", "Hasan", "La Ode", "Daud",
)  # fmt: skip
WOMEN = (
    "Maria", "Ni Luh", "Cut", "Siti", "Sri", "Nur", "Ratna", "Wulan", "Yuliana", "Putri", "Tri", "Theresia",
    "Aisyah", "Fatimah", "Rosmawati", "Desi", "Elvira", "Halimah", "Winda", "Nur'aini", "Wa Ode", "Ester",
)  # fmt: skip
LAST = (
    "Simatupang", "Nainggolan", "Wijayanti", "Setyawan", "Al Farisi", "Manurung", "Suryani", "Pratiwi", "Lubis",
    "Ma'ruf", "Purba", "Hidayatullah", "Ginting", "Tampubolon", "Wahyuni", "Astuti", "Gunawan", "Sembiring",
    "Butar-Butar", "Rahmadani", "Khoirunnisa", "Firmansyah", "Situmorang", "Marpaung", "Zebua", "Daulay",
    "Panggabean", "Kristiani", "Abdillah", "Dalimunthe", "Yusuf", "Ndraha",
)  # fmt: skip
PLACES = (
    ("Kerinci", "150101"), ("Sarolangun", "150303"), ("Bangko", "150202"), ("Sungai Rengas", "150406"),
    ("Lubuk Linggau", "167301"), ("Yogyakarta", "347108"), ("Bandung", "327311"), ("Surakarta", "337204"),
    ("Pekanbaru", "147106"), ("Rantau Prapat", "121006"), ("Gunungsitoli", "127801"), ("Pangkalpinang", "197102"),
    ("Ogan Komering Ulu Timur", "160801"), ("Tanjung Jabung Barat", "150602"),
)  # fmt: skip
PROGRAMMES = (
    "Sistem Informasi", "Pendidikan Matematika", "Ilmu Keperawatan", "Kebidanan", "Farmasi", "Teknik Informatika",
    "Administrasi Publik", "Ekonomi Pembangunan", "Pendidikan Bahasa Inggris", "Gizi", "Arsitektur",
    "Perencanaan Wilayah dan Kota", "Ilmu Perpustakaan", "Statistika", "Pendidikan Guru Pendidikan Anak Usia Dini",
    "Teknologi Hasil Pertanian", "Hukum Keluarga Islam", "Psikologi", "Kedokteran Hewan", "Teknik Lingkungan",
    "Bimbingan dan Konseling", "Budidaya Perairan",
)  # fmt: skip
SCHOOLS = (
    "Universitas Gadjah Mada", "Universitas Bengkulu", "Institut Pertanian Bogor", "Politeknik Kesehatan Kemenkes Jambi",
    "Universitas Muhammadiyah Palembang", "Sekolah Tinggi Ilmu Kesehatan Harapan Ibu", "Universitas Diponegoro",
    "Institut Agama Islam Negeri Kerinci", "Universitas Riau", "Universitas HKBP Nommensen", "Universitas Lampung",
    "STIKes Baiturrahim", "Universitas Pendidikan Indonesia", "UIN Sunan Kalijaga",
)  # fmt: skip
STREETS = (
    "Pangeran Diponegoro",
    "Lintas Sumatera",
    "K.H. Ahmad Dahlan",
    "Cendrawasih",
    "Prof. M. Yamin",
    "Flamboyan II",
)
VILLAGES = ("Sungai Rengas", "Terusan", "Simpang Karmeo", "Bajubang Laut", "Kampung Baru", "Pelayangan")


def someone(dice: random.Random, number: int) -> Someone:
    """One invented person; names of one to four words."""
    sex = dice.choice("LP")
    first = MEN if sex == "L" else WOMEN
    parts = [dice.choice(first)]
    if (
        parts[0] in ("Muhammad", "Abdul", "Siti", "Sri", "Nur", "Ni Luh", "Cut", "Dwi", "Tri")
        or dice.random() < 0.4
    ):
        parts.append(dice.choice([name for name in first if name != parts[0] and " " not in name]))
    if dice.random() < 0.85:
        parts += dice.sample(LAST, 1 if dice.random() < 0.8 else 2)
    born = date(1989, 1, 1) + timedelta(days=dice.randrange(5200))
    place, area = dice.choice(PLACES)
    graduated = date(born.year + 22 + dice.randrange(4), dice.randrange(1, 13), dice.randrange(1, 28))
    gpa = dice.randrange(270, 400)
    return Someone(
        nik=f"{area}{born.day + (40 if sex == 'P' else 0):02}{born:%m%y}{9000 + dice.randrange(1000)}",
        name=" ".join(parts),
        birth_place=place,
        born=born,
        sex=sex,
        address=f"Jl. {dice.choice(STREETS)} No. {dice.randrange(1, 240)}",
        village=dice.choice(VILLAGES),
        programme=dice.choice(PROGRAMMES),
        school=dice.choice(SCHOOLS),
        graduated=graduated,
        gpa=f"{gpa // 100}.{gpa % 100:02}",
        diploma=dice.choice((
            f"{dice.randrange(10000, 99999)}{graduated.year}{dice.randrange(100000, 999999)}",
            f"{dice.randrange(100, 999)}/UN{dice.randrange(10, 60)}/{dice.choice(('S1', 'IJZ', 'FT'))}/{graduated.year}",
            f"{dice.choice(('UNIV', 'STI', 'FKIP'))}-{graduated.year}.{dice.randrange(1000, 9999)}.{dice.randrange(10, 99)}",
        )),
        student=f"{dice.randrange(10, 99)}{dice.randrange(10000000, 99999999)}",
        cumlaude=gpa >= 351,
        number=dice.randrange(40, 900),
    )  # fmt: skip
