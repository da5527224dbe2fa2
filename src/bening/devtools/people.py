"""Invented people of Batanghari with consistent papers. No real person: every NIK ends in 9xxx."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DISTRICTS = {
    "150401": "Mersam",
    "150402": "Muara Tembesi",
    "150403": "Muara Bulian",
    "150404": "Batin XXIV",
    "150405": "Pemayung",
    "150406": "Maro Sebo Ulu",
    "150407": "Bajubang",
    "150408": "Maro Sebo Ilir",
}
WOMEN = """
    Siti Rahma, Nurhayati, Dewi Lestari, Rina Marlina, Fitri Handayani, Yuliana, Ayu Permata, Desi
    Ratnasari, Intan Puspita, Melati Kusuma, Nadia Safitri, Putri Anggraini, Rahmawati, Sri Wahyuni,
    Tuti Alawiyah, Wulan Oktaviani, Zahra Aulia, Lina Herlina, Mega Utami, Novita Anjani
"""
MEN = """
    Ahmad Fauzi, Budi Hartono, Dedi Kurniawan, Eko Prasetyo, Fajar Nugraha, Hendra Gunawan, Irfan
    Maulana, Joko Susilo, Muhammad Rizki, Rahmat Hidayat, Rudi Setiawan, Sandi Saputra, Teguh
    Santoso, Wahyu Ramadhan, Yusuf Iskandar, Zainal Abidin, Arif Budiman, Bayu Pratama, Dimas
    Wijaya, Guntur Siregar
"""
FAMILY = """
    Siregar, Nasution, Harahap, Lubis, Simanjuntak, Tanjung, Chaniago, Saputra, Wijaya, Kusuma,
    Pratama, Hasibuan, Manurung, Pane, Ritonga, Sitorus, Putra, Ramadhani, Syahputra, Hakim
"""


def _listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",")]


UNIVERSITIES = ("Universitas Jambi", "Universitas Batanghari", "Universitas Andalas", "Universitas Sriwijaya")


@dataclass(frozen=True)
class Person:
    """Everything an applicant types and every paper shows."""

    name: str
    sex: str  # L | P
    born: date
    birth_place: str
    district: str
    address: str
    nik: str
    family_card: str
    email: str
    phone: str
    university: str
    graduated: date
    diploma_number: str
    gpa: str


def people(seed: int, *, youngest: int = 22, oldest: int = 33, on: date) -> Iterator[Person]:
    """An endless stream of different people, the same for the same seed; ages at day `on`."""
    dice = random.Random(seed)
    serial = 9000
    while True:
        serial += 1
        sex = dice.choice("LP")
        name = f"{dice.choice(_listed(WOMEN if sex == 'P' else MEN))} {dice.choice(_listed(FAMILY))}"
        born = on - timedelta(days=dice.randint(youngest * 365 + 200, oldest * 365))
        code, district = dice.choice(sorted(DISTRICTS.items()))
        day = born.day + (40 if sex == "P" else 0)
        graduated = date(born.year + 22, dice.choice((3, 8, 9, 11)), dice.randint(1, 28))
        yield Person(
            name=name,
            sex=sex,
            born=born,
            birth_place=district,
            district=district,
            address=f"Jl. Sungai Batanghari No. {dice.randint(1, 180)}, {district}",
            nik=f"{code}{day:02d}{born:%m%y}{serial:04d}",
            family_card=f"{code}{dice.randint(1, 28):02d}{dice.randint(1, 12):02d}15{serial:04d}",
            email=f"{name.split()[0].lower()}.{serial}@contoh.example",
            phone=f"0812{dice.randint(10**7, 10**8 - 1)}",
            university=dice.choice(UNIVERSITIES),
            graduated=graduated,
            diploma_number=f"{dice.randint(10000, 99999)}{graduated.year}{serial:05d}{dice.randint(0, 9)}",
            gpa=f"{dice.randint(285, 395) / 100:.2f}",
        )
