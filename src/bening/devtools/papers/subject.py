"""All that papers say about one invented person, drawn by lot; NIK serials are 9xxx, which no office issues."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bening.core.education import degree
from bening.devtools.papers import names
from bening.devtools.papers.places import (
    INSTITUTIONS,
    PLACES,
    PROGRAMMES,
    STREETS,
    VILLAGES,
    Institution,
    Place,
)
from bening.devtools.people import Person


@dataclass(frozen=True, slots=True)
class Subject:
    """One person. `name` is without degrees, `front` and `behind` are the degrees printed on some papers."""

    name: str
    front: str
    behind: str
    sex: str
    born: date
    birth_place: str
    nik: str
    family_card: str
    street: str
    rt_rw: str
    village: str
    district: str
    place: Place
    religion: str
    married: str
    work: str
    blood: str
    relatives: tuple[str, ...]
    level: str
    programme: str
    degree: str
    faculty: str
    institution: Institution
    student: str
    number: str
    pin: str
    started: int
    graduated: date
    issued: date
    gpa: str
    predicate: str
    accreditation: str
    official: str
    dean: str
    position: str
    addressee: str
    written: date
    stamp: str
    look: int
    profession: str = ""

    @property
    def address(self) -> str:
        """Street and everything behind it, as in a letter."""
        return f"{self.street}, RT {self.rt_rw.replace('/', ' RW ')}, {self.village}, Kec. {self.district}"

    def dice(self, what: str) -> random.Random:
        """Lots for one paper of this person, always the same."""
        return random.Random(f"{self.look}/{what}")


POSITIONS = (
    "Penata Layanan Operasional", "Perawat Ahli Pertama", "Guru Ahli Pertama - Guru Kelas",
    "Pranata Komputer Ahli Pertama", "Analis Kebijakan Ahli Pertama", "Bidan Terampil",
    "Pengelola Layanan Kesehatan", "Arsiparis Terampil", "Auditor Ahli Pertama", "Penyuluh Pertanian Terampil",
)  # fmt: skip
WORKS = (
    "PELAJAR/MAHASISWA", "KARYAWAN SWASTA", "BELUM/TIDAK BEKERJA", "GURU", "WIRASWASTA", "KARYAWAN HONORER",
    "MENGURUS RUMAH TANGGA", "PERAWAT", "BIDAN",
)  # fmt: skip


def invent(seed: str) -> Subject:
    """The person of a seed."""
    dice = random.Random(seed)
    sex = dice.choice("LP")
    born = date(1989, 1, 1) + timedelta(days=dice.randrange(365 * 10))
    place = dice.choice(PLACES)
    level = dice.choices(("SMA", "D3", "S1", "profesi"), (15, 20, 50, 15))[0]
    identity: dict[str, Any] = {
        "name": names.invent(dice, sex), "sex": sex, "born": born, "place": place,
        "front": "", "behind": "", "birth_place": dice.choice((place.town, dice.choice(PLACES).town)),
        "nik": _nik(dice, place, born, sex),
        "family_card": f"{place.code}{dice.randint(1, 28):02d}{dice.randint(1, 12):02d}"
                       f"{dice.randint(10, 22)}{dice.randint(9000, 9999)}",
        "street": dice.choice(STREETS).format(number=dice.randint(1, 240), block=dice.choice("ABCDEFGH")),
        "rt_rw": f"{dice.randint(1, 30):03d}/{dice.randint(0, 12):03d}",
        "village": dice.choice(VILLAGES), "district": dice.choice(place.districts),
        "religion": dice.choices(("ISLAM", "KRISTEN", "KATHOLIK", "HINDU", "BUDDHA"), (80, 8, 6, 4, 2))[0],
        "married": dice.choice(("BELUM KAWIN", "KAWIN")), "work": dice.choice(WORKS),
        "blood": dice.choice(("A", "B", "O", "AB", "-")),
        "relatives": tuple(names.invent(dice, each) for each in "LPLP"),
    }  # fmt: skip
    education = _education(dice, level, born)
    if dice.random() < 0.25:
        identity["front"] = dice.choice(("H. ", "Drs. ")) if sex == "L" else "Hj. "
    if dice.random() < 0.35 and "(" in education["degree"]:
        identity["behind"] = ", " + education["degree"].split("(")[1].rstrip(")")
    return Subject(**identity, **education, **_wishes(dice))


def _nik(dice: random.Random, place: Place, born: date, sex: str) -> str:
    day = born.day + (40 if sex == "P" else 0)
    return f"{place.code}{dice.randint(1, 18):02d}{day:02d}{born:%m%y}{dice.randint(9000, 9999)}"


def _education(dice: random.Random, level: str, born: date) -> dict[str, Any]:
    years = {"SMA": 18, "D3": 21, "S1": 22, "profesi": 23}[level] + dice.choice((0, 0, 1))
    graduated = date(born.year + years, dice.choice((2, 3, 5, 6, 8, 9, 10, 11)), dice.randint(1, 28))
    programme, degree, faculty = dice.choice(PROGRAMMES[level])
    points = dice.randint(275, 399)
    institution = dice.choice(INSTITUTIONS[level])
    return {
        "level": level, "programme": programme, "degree": degree, "faculty": faculty, "institution": institution,
        "student": _student(dice, graduated), "number": _number(dice, level, graduated),
        "pin": f"{dice.randint(10000, 99999)}{graduated.year}{dice.randint(100000, 999999)}",
        "started": graduated.year - {"SMA": 3, "D3": 3, "S1": 4, "profesi": 1}[level], "graduated": graduated,
        "issued": graduated + timedelta(days=dice.randint(4, 60)), "gpa": f"{points / 100:.2f}",
        "predicate": "Dengan Pujian" if points > 350 else "Sangat Memuaskan" if points > 300 else "Memuaskan",
        "accreditation": dice.choice(("Unggul", "A", "Baik Sekali", "B", "Baik")),
        "official": names.invent(dice, "L"), "dean": names.invent(dice, "P"),
    }  # fmt: skip


def _student(dice: random.Random, graduated: date) -> str:
    return (
        f"{dice.choice('ABCEFGH')}1{dice.choice('ABCDE')}{graduated.year % 100:03d}{dice.randint(1, 199):03d}"
    )


def _number(dice: random.Random, level: str, on: date) -> str:
    """Numbers of diplomas in the ways they are written; one in three is a national number."""
    serial = dice.randint(1, 99999)
    if level == "SMA":
        return f"{dice.choice(('DN', 'M-SMA', 'K-13'))}-{dice.randint(1, 34):02d}/Ma/{serial:07d}"
    return dice.choice(
        (
            f"{dice.randint(10000, 99999)}{on.year}{serial:06d}",
            f"{dice.randint(11, 99)}{dice.randint(1, 9)}{dice.randint(100, 999)}{on.year}1{serial:05d}",
            f"{serial:05d}/{dice.choice(('UN', 'FKIP', 'FT', 'SK', 'PT'))}{dice.randint(1, 90)}/{on.year}",
            f"{serial:04d}/{dice.choice((level[:2].upper(), 'IJZ', 'UN'))}/{dice.choice(('IX', 'VI', 'III'))}/{on.year}",
        )
    )


def _wishes(dice: random.Random) -> dict[str, Any]:
    written = date(2024, 8, 20) + timedelta(days=dice.randrange(18))
    return {
        "position": dice.choice(POSITIONS), "addressee": "Bupati Batanghari", "written": written,
        "stamp": f"{dice.choice('ABCDEFGHKLMNPQRSTUVWXYZ')}{dice.choice('ABCDEFGHKLMNPQ')}"
                 f"{dice.randint(0, 999):03d}JX{dice.randint(0, 999999999):09d}",
        "look": dice.randrange(2**31),
    }  # fmt: skip


def subject_of(person: Person, programme: str = "") -> Subject:
    """The person of the demonstration as a subject, so that both draw the same papers."""
    whole = invent(f"story/{person.nik}")
    place = next(each for each in PLACES if each.code == "1504")
    plain = programme if programme.startswith("PROFESI") else degree(programme)[1]
    home = place._replace(town=person.birth_place)
    return replace(
        whole,
        name=person.name, sex=person.sex, born=person.born, birth_place=person.birth_place, nik=person.nik,
        family_card=person.family_card, street=person.address.split(",")[0], district=person.district,
        place=home, institution=Institution(person.university, "Jambi", "Rektor"), number=person.diploma_number,
        graduated=person.graduated, issued=person.graduated + timedelta(days=20), gpa=person.gpa,
        programme=plain.title() or whole.programme, started=person.graduated.year - 4,
        level="profesi" if programme.startswith("PROFESI") else "D3" if "III" in programme[:5] else "S1",
        degree="Sarjana", faculty=f"Fakultas {plain.title()}",
    )  # fmt: skip
