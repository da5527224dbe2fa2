"""Regions with their codes, schools and programmes of invented people. Real names of public places only."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A regency or city: four digits of Kemendagri, province, name, its town and some districts."""

    code: str
    province: str
    regency: str
    town: str
    districts: tuple[str, ...]


class Institution(NamedTuple):
    """A school or university; `head`: the office of who signs."""

    name: str
    town: str
    head: str


def _place(line: str) -> Place:
    code, province, regency, town, districts = (part.strip() for part in line.split("|"))
    return Place(code, province, regency, town, tuple(each.strip() for each in districts.split(",")))


PLACES = tuple(
    _place(line)
    for line in """
    1504|JAMBI|KABUPATEN BATANG HARI|Muara Bulian|Mersam, Muara Tembesi, Muara Bulian, Bajubang, Pemayung
    1571|JAMBI|KOTA JAMBI|Jambi|Telanaipura, Jambi Selatan, Kota Baru, Danau Teluk, Pasar Jambi
    1505|JAMBI|KABUPATEN MUARO JAMBI|Sengeti|Sekernan, Mestong, Kumpeh Ulu, Jambi Luar Kota
    1502|JAMBI|KABUPATEN MERANGIN|Bangko|Bangko, Pamenang, Tabir, Jangkat
    1371|SUMATERA BARAT|KOTA PADANG|Padang|Kuranji, Nanggalo, Padang Timur, Lubuk Begalung
    1671|SUMATERA SELATAN|KOTA PALEMBANG|Palembang|Ilir Barat I, Seberang Ulu II, Sukarami, Kalidoni
    1271|SUMATERA UTARA|KOTA MEDAN|Medan|Medan Johor, Medan Tembung, Medan Denai, Medan Baru
    1203|SUMATERA UTARA|KABUPATEN TAPANULI SELATAN|Sipirok|Sipirok, Batang Angkola, Arse
    1471|RIAU|KOTA PEKANBARU|Pekanbaru|Tampan, Marpoyan Damai, Rumbai, Sukajadi
    1771|BENGKULU|KOTA BENGKULU|Bengkulu|Gading Cempaka, Ratu Agung, Muara Bangka Hulu
    1871|LAMPUNG|KOTA BANDAR LAMPUNG|Bandar Lampung|Kedaton, Rajabasa, Sukarame
    3174|DKI JAKARTA|JAKARTA SELATAN|Jakarta|Tebet, Pasar Minggu, Cilandak, Jagakarsa
    3173|DKI JAKARTA|JAKARTA BARAT|Jakarta|Kembangan, Palmerah, Cengkareng
    3273|JAWA BARAT|KOTA BANDUNG|Bandung|Coblong, Buahbatu, Antapani, Cibiru
    3204|JAWA BARAT|KABUPATEN BANDUNG|Soreang|Soreang, Baleendah, Majalaya, Banjaran
    3374|JAWA TENGAH|KOTA SEMARANG|Semarang|Tembalang, Banyumanik, Candisari, Ngaliyan
    3310|JAWA TENGAH|KABUPATEN KLATEN|Klaten|Prambanan, Wedi, Delanggu, Jatinom
    3471|DAERAH ISTIMEWA YOGYAKARTA|KOTA YOGYAKARTA|Yogyakarta|Umbulharjo, Gondokusuman, Kotagede
    3578|JAWA TIMUR|KOTA SURABAYA|Surabaya|Rungkut, Wonokromo, Sukolilo, Tambaksari
    3505|JAWA TIMUR|KABUPATEN BLITAR|Blitar|Wlingi, Srengat, Kanigoro
    5171|BALI|KOTA DENPASAR|Denpasar|Denpasar Barat, Denpasar Utara
    5371|NUSA TENGGARA TIMUR|KOTA KUPANG|Kupang|Oebobo, Maulafa, Kelapa Lima
    6171|KALIMANTAN BARAT|KOTA PONTIANAK|Pontianak|Pontianak Kota, Pontianak Selatan
    6371|KALIMANTAN SELATAN|KOTA BANJARMASIN|Banjarmasin|Banjarmasin Utara, Banjarmasin Tengah
    7371|SULAWESI SELATAN|KOTA MAKASSAR|Makassar|Rappocini, Tamalanrea, Panakkukang
    7171|SULAWESI UTARA|KOTA MANADO|Manado|Malalayang, Wenang, Tikala
    8171|MALUKU|KOTA AMBON|Ambon|Sirimau, Nusaniwe, Baguala
    9171|PAPUA|KOTA JAYAPURA|Jayapura|Abepura, Heram, Muara Tami
    """.strip().splitlines()
)
STREETS = (
    "Jl. Jenderal Sudirman No. {number}", "Jl. Melati Gg. {block} No. {number}", "Dusun Suka Maju",
    "Perum Griya Asri Blok {block} No. {number}", "Jl. Kolonel Abunjani No. {number}", "Kp. Baru",
    "Jl. Prof. M. Yamin No. {number}", "Lr. Kenanga {number}", "Jl. Pahlawan No. {number}", "Jl. Lintas Timur KM {number}",
)  # fmt: skip
VILLAGES = (
    "Sridadi", "Rengas Condong", "Muara Bulian", "Teratai", "Sungai Baung", "Kembang Paseban", "Simpang IV Sipin",
    "Pasir Panjang", "Tegal Sari", "Sumber Agung", "Karang Anyar", "Bajubang Laut", "Mekar Jaya", "Pulau Betung",
)  # fmt: skip
KINSHIPS = ("KEPALA KELUARGA", "ISTRI", "ANAK", "ANAK")


def _programmes(text: str) -> tuple[tuple[str, str, str], ...]:
    rows = (tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines())
    return tuple((name, degree, faculty) for name, degree, faculty in rows)


PROGRAMMES = {
    "SMA": _programmes("Ilmu Pengetahuan Alam||\nIlmu Pengetahuan Sosial||\nMatematika dan Ilmu Alam||"),
    "D3": _programmes(
        """Keperawatan|Ahli Madya Keperawatan (A.Md.Kep.)|Jurusan Keperawatan
        Kebidanan|Ahli Madya Kebidanan (A.Md.Keb.)|Jurusan Kebidanan
        Sanitasi|Ahli Madya Kesehatan Lingkungan (A.Md.Kes.)|Jurusan Kesehatan Lingkungan
        Manajemen Informatika|Ahli Madya Komputer (A.Md.Kom.)|Jurusan Teknologi Informasi
        Akuntansi|Ahli Madya Akuntansi (A.Md.Ak.)|Jurusan Akuntansi"""
    ),
    "S1": _programmes(
        """Ilmu Hukum|Sarjana Hukum (S.H.)|Fakultas Hukum
        Manajemen|Sarjana Ekonomi (S.E.)|Fakultas Ekonomi dan Bisnis
        Akuntansi|Sarjana Akuntansi (S.Ak.)|Fakultas Ekonomi dan Bisnis
        Teknik Sipil|Sarjana Teknik (S.T.)|Fakultas Teknik
        Teknik Informatika|Sarjana Komputer (S.Kom.)|Fakultas Ilmu Komputer
        Sistem Informasi|Sarjana Komputer (S.Kom.)|Fakultas Ilmu Komputer
        Pendidikan Guru Sekolah Dasar|Sarjana Pendidikan (S.Pd.)|Fakultas Keguruan dan Ilmu Pendidikan
        Pendidikan Matematika|Sarjana Pendidikan (S.Pd.)|Fakultas Keguruan dan Ilmu Pendidikan
        Matematika|Sarjana Matematika (S.Mat.)|Fakultas Sains dan Teknologi
        Agribisnis|Sarjana Pertanian (S.P.)|Fakultas Pertanian
        Kesehatan Masyarakat|Sarjana Kesehatan Masyarakat (S.K.M.)|Fakultas Kesehatan Masyarakat
        Ilmu Administrasi Negara|Sarjana Administrasi Publik (S.A.P.)|Fakultas Ilmu Sosial dan Ilmu Politik
        Manajemen Pendidikan Islam|Sarjana Pendidikan (S.Pd.)|Fakultas Tarbiyah dan Keguruan
        Farmasi|Sarjana Farmasi (S.Farm.)|Fakultas Farmasi"""
    ),
    "profesi": _programmes(
        """Profesi Ners|Ners (Ns.)|Fakultas Keperawatan
        Profesi Apoteker|Apoteker (apt.)|Fakultas Farmasi
        Pendidikan Profesi Guru|Guru (Gr.)|Fakultas Keguruan dan Ilmu Pendidikan
        Profesi Dokter|Dokter (dr.)|Fakultas Kedokteran"""
    ),
}
"""Level → programme, degree with its short form, faculty."""


def _institutions(head: str, names: str) -> tuple[Institution, ...]:
    pairs = (one.strip().rsplit("@", 1) for one in names.split(";"))
    return tuple(Institution(name, town, head) for name, town in pairs)


UNIVERSITIES = _institutions(
    "Rektor",
    """Universitas Jambi@Jambi; Universitas Batanghari@Jambi; Universitas Andalas@Padang; Universitas Sriwijaya@Palembang;
    Universitas Negeri Padang@Padang; Universitas Muhammadiyah Jambi@Jambi; Universitas Sumatera Utara@Medan;
    Universitas Islam Negeri Sulthan Thaha Saifuddin Jambi@Jambi; Universitas Terbuka@Tangerang Selatan;
    Universitas Diponegoro@Semarang; Universitas Brawijaya@Malang; Universitas Hasanuddin@Makassar;
    Universitas Bengkulu@Bengkulu; Universitas Riau@Pekanbaru; Institut Teknologi Sumatera@Bandar Lampung""",
)
INSTITUTIONS = {
    "SMA": _institutions(
        "Kepala Sekolah",
        """SMA Negeri 1 Batang Hari@Muara Bulian; SMA Negeri 5 Kota Jambi@Jambi; SMA Negeri 3 Padang@Padang;
        SMA Xaverius 1 Jambi@Jambi; SMA Negeri 8 Muaro Jambi@Sengeti; SMA Negeri 2 Merangin@Bangko""",
    ),
    "D3": _institutions(
        "Direktur",
        """Politeknik Kesehatan Kementerian Kesehatan Jambi@Jambi; Politeknik Negeri Sriwijaya@Palembang;
        Akademi Kebidanan Budi Mulia Jambi@Jambi; Politeknik Negeri Padang@Padang;
        Sekolah Tinggi Ilmu Kesehatan Harapan Ibu@Jambi; Politeknik Jambi@Jambi""",
    ),
    "S1": UNIVERSITIES,
    "profesi": UNIVERSITIES[:5] + UNIVERSITIES[9:12],
}
