"""Invented Indonesian names by sex and region: of one to four words, with apostrophes and abbreviations."""

from __future__ import annotations

import random

REGIONS = ("jawa", "sunda", "batak", "minang", "melayu", "bugis", "bali", "timur", "arab")
_GIVEN = {
    (
        "jawa",
        "L",
    ): "Agus Bambang Eko Heru Joko Slamet Sugeng Tri Widodo Yudi Wahyu Dwi Rudi Purwanto Sigit Teguh",
    (
        "jawa",
        "P",
    ): "Sri Endang Retno Wulan Ningsih Lestari Rini Tri Dyah Kartika Murni Wahyuni Suci Titik Yanti",
    ("sunda", "L"): "Asep Dadang Ujang Cecep Iwan Dedi Yayan Encep Deden Tatang Rizki Gilang Rian Irwan",
    ("sunda", "P"): "Euis Neneng Lilis Ai Nani Rina Tuti Imas Teti Yeni Ineu Mira Nenden Siska",
    (
        "batak",
        "L",
    ): "Parlindungan Saut Tumpal Binsar Robert Maruli Poltak Ferdinand Hotman Jonathan Ucok Togar",
    ("batak", "P"): "Tiur Rotua Duma Lamria Ruth Ester Martha Hotmauli Debora Romauli Kristina Sondang",
    ("minang", "L"): "Afdal Yulius Rizal Syafri Zulkifli Nofrizal Ilham Hendri Fadhli Armen Ridwan Mulyadi",
    ("minang", "P"): "Yulia Rahmi Fitria Desmawati Elvira Nelvi Gusnita Rika Suryani Widya Mutia Yessi",
    ("melayu", "L"): "Muhammad Ahmad Azwar Hasan Raden Ibrahim Zainal Abdul Syahrul Mohd Hamdan Idris",
    ("melayu", "P"): "Siti Nur Fatimah Halimah Zubaidah Nurul Aisyah Maimunah Rohani Yusnita Hasanah Latifah",
    ("bugis", "L"): "Andi Daeng Baso Muh. Syamsul Sudirman Akbar Ambo Lukman Rustam Haeruddin",
    (
        "bugis",
        "P",
    ): "Andi Besse Hasnawati Rosmini Indo Marhumah Sitti Hj. Darmawati Nurhayati Irmayanti".replace(
        "Hj. ", ""
    ),
    ("bali", "L"): "Wayan Made Nyoman Ketut Gede Putu Kadek Komang",
    ("bali", "P"): "Wayan Made Nyoman Ketut Luh Putu Kadek Komang",
    ("timur", "L"): "Yohanes Petrus Marthen Frans Yakob Antonius Elias Simon Yosef Melkianus Alfons",
    ("timur", "P"): "Maria Yuliana Kristina Margaretha Theresia Agustina Fransiska Adolfina Naomi Selfina",
    ("arab", "L"): "Fa'iz Ma'ruf Abdurrahman Syarif Umar Yahya Mu'ammar Hafizh Rif'at Khairul",
    ("arab", "P"): "Nisa' Qurrota Raudhatul Jannah Khoirunnisa Mas'udah Ni'mah Zulaikha Robi'ah Syarifah",
}
_MIDDLE = {
    "jawa": "Adi Budi Nur Setyo Indra Puji Catur Dwi Rahayu Kurnia",
    "sunda": "Nugraha Kusnadi Permana Hidayat Komala Mulya",
    "batak": "Mangasi Halomoan Marihot Evelina Natalia",
    "minang": "Eka Putra Mulia Zul Wahyu Sari",
    "melayu": "Nur Syah Rahman Akmal Ridho Aini Fajri",
    "bugis": "Alam Reski Arman Tenri Batari",
    "bali": "Agus Eka Putra Sri Yoga Ayu",
    "timur": "Kristian Paulus Emanuel Rosalia Yosefina",
    "arab": "Nur Al Khair Ilmi Fadhil Zahra",
}
_LAST = {
    "jawa": "Santoso Wibowo Susilo Hartono Prasetyo Nugroho Setiawan Utomo Sulistyo Purnomo Rahayu Handayani",
    "sunda": "Suryana Supriatna Hermawan Gunawan Sutisna Rohaeti Nurjanah Sopandi Kurniawan Mulyana",
    "batak": "Siregar Nasution Simanjuntak Sitompul Lumbantoruan Hutagalung Panjaitan Manurung Sinaga Tambunan",
    "minang": "Tanjung Chaniago Piliang Koto Sikumbang Jambak Guci Caniago Putra Yanti",
    "melayu": "Syahputra Fauzi Hamzah Nasruddin Abdullah Marzuki Ramadhan Khairani Azizah Jamil",
    "bugis": "Mappanyukki Palaguna Tenriawaru Makkulau Sulaiman Rahim Mansyur Patompo",
    "bali": "Sudiarta Suardana Wirawan Astawa Dharmayanti Suryawan Adnyana Widiastuti Mahendra",
    "timur": "Lamak Wenda Manuputty Rumbiak Tefa Nahak Ledoh Kambu Tuhumury Bria Kogoya Latuconsina",
    "arab": "Al-Habsyi Ar-Rasyid Ma'arif Syafi'i An-Nur Hasyim Baraja Alatas Nu'man Ridho'i",
}
ALONE = {
    "L": [
        "Sukarno",
        "Suparman",
        "Sutrisno",
        "Mulyadi",
        "Tugiman",
        "Wagiman",
        "Sumarno",
        "Paijo",
        "Nasrul",
        "Yulianto",
        "Hermanto",
        "Ngadimin",
    ],
    "P": [
        "Nurhayati",
        "Sumiati",
        "Rohmah",
        "Suparmi",
        "Yuliana",
        "Marliana",
        "Juminten",
        "Sulastri",
        "Hartini",
        "Rosdiana",
        "Aminah",
        "Maryati",
    ],
}
FRONT = ("", "", "", "", "Drs. ", "Ir. ", "dr. ", "H. ")


def invent(dice: random.Random, sex: str) -> str:
    """A name; one in nine is a single word, one in nine has four."""
    if dice.random() < 0.11:
        return dice.choice(ALONE[sex])
    region = dice.choice(REGIONS)
    given = dice.sample(_GIVEN[region, sex].split(), 2)
    last = dice.choice(_LAST[region].split())
    words = [given[0]]
    if region == "bali":
        words = ["I" if sex == "L" else "Ni", *words]
    shape = dice.random()
    if shape < 0.45:
        words.append(dice.choice(_MIDDLE[region].split()))
    elif shape < 0.57:
        words += [given[1], dice.choice(_MIDDLE[region].split())]
    if words[-1] == last or len(words) > 3:
        words = words[:3]
    return " ".join(dict.fromkeys([*words, last]))
