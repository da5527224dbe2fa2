"""Invented people of the foreign layouts. NIK serials 9xxx: never given out."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

MEN = [
    "Bagas",
    "Fajar",
    "Gilang",
    "Hendrik",
    "Iqbal",
    "Joko",
    "Kurnia",
    "Lukman",
    "Mahendra",
    "Nanang",
    "Oki",
    "Purnomo",
    "Rangga",
    "Satria",
    "Taufik",
]
WOMEN = [
    "Anggi",
    "Bunga",
    "Citra",
    "Dewi",
    "Endang",
    "Fitriani",
    "Gita",
    "Hesti",
    "Indriani",
    "Juwita",
    "Kartika",
    "Lestari",
    "Mega",
    "Novita",
    "Puspita",
]
LAST = [
    "Hutabarat",
    "Pasaribu",
    "Wicaksono",
    "Nurhaliza",
    "Siregar",
    "Harahap",
    "Prasetya",
    "Yulianti",
    "Ramdhan",
    "Kusumawati",
    "Zulkarnain",
    "Tanjung",
    "Anggraini",
    "Maulana",
    "Sitorus",
    "Rachmawati",
    "Ferdiansyah",
    "Damanik",
    "Oktaviani",
    "Hasibuan",
]
PLACES = (
    "Muara Bulian",
    "Jambi",
    "Palembang",
    "Padang",
    "Bukittinggi",
    "Kuala Tungkal",
    "Sungai Penuh",
    "Medan",
)
AREAS = ("150401", "157101", "167103", "137105", "137506", "150601", "157201", "127109")
PROGRAMMES = (
    "Ilmu Komputer",
    "Keperawatan",
    "Pendidikan Guru Sekolah Dasar",
    "Ilmu Hukum",
    "Teknik Sipil",
    "Manajemen",
    "Akuntansi",
    "Kesehatan Masyarakat",
    "Agroteknologi",
    "Ilmu Pemerintahan",
)
SCHOOLS = (
    "Universitas Jambi",
    "Universitas Sriwijaya",
    "Universitas Andalas",
    "Universitas Negeri Padang",
    "Universitas Batanghari",
    "Institut Teknologi Sumatera",
    "Universitas Islam Negeri Sulthan Thaha Saifuddin",
)
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


@dataclass(frozen=True)
class Someone:
    """All that may be printed on any of the papers."""

    nik: str
    name: str
    birth_place: str
    born: date
    sex: str
    address: str
    village: str
    programme: str
    school: str
    graduated: date
    gpa: str
    diploma: str
    student: str
    cumlaude: bool
    number: int

    def long(self, day: date) -> str:
        """A date in words."""
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def someone(dice: random.Random, number: int) -> Someone:
    """One invented person."""
    sex = dice.choice("LP")
    first = MEN if sex == "L" else WOMEN
    parts = [dice.choice(first)]
    if dice.random() < 0.45:
        parts.append(dice.choice([name for name in first if name != parts[0]]))
    if dice.random() < 0.9:
        parts.append(dice.choice(LAST))
    born = date(1990, 1, 1) + timedelta(days=dice.randrange(5000))
    place = dice.randrange(len(PLACES))
    day = born.day + (40 if sex == "P" else 0)
    graduated = date(born.year + 22 + dice.randrange(3), dice.randrange(1, 13), dice.randrange(1, 28))
    gpa = dice.randrange(275, 399)
    return Someone(
        nik=f"{AREAS[place]}{day:02}{born.month:02}{born.year % 100:02}{9000 + dice.randrange(1000)}",
        name=" ".join(parts),
        birth_place=PLACES[place],
        born=born,
        sex=sex,
        address=f"Jl. {dice.choice(['Melati', 'Kenanga', 'Gajah Mada', 'Sultan Thaha'])} No. {dice.randrange(1, 99)}",
        village=dice.choice(["Rengas Condong", "Pasar Baru", "Teratai", "Sridadi"]),
        programme=dice.choice(PROGRAMMES),
        school=dice.choice(SCHOOLS),
        graduated=graduated,
        gpa=f"{gpa // 100}.{gpa % 100:02}",
        diploma=f"{dice.randrange(10, 99)}{dice.randrange(1000, 9999)}{graduated.year}{dice.randrange(10000, 99999)}",
        student=f"{dice.choice('ABFH')}{dice.randrange(1, 9)}D{dice.randrange(100000, 999999)}",
        cumlaude=gpa >= 351,
        number=number,
    )
