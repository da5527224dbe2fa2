"""Pages as words with boxes, as an engine would give them: no picture needed to test rules about words."""

import math

from bening.reading.report import Word

LETTER, HIGH, PITCH, LEFT = 10, 20, 34, 100


def page(*lines, confidence=0.98, number=1):
    """Rows of boxes from top to bottom: a text is one box, a list several with wide gaps between them."""
    words = []
    for row, line in enumerate(lines):
        x = LEFT
        for text in [line] if isinstance(line, str) else line:
            y = 50 + PITCH * row
            words.append(Word(text, confidence, (x, y, x + LETTER * len(text), y + HIGH), number))
            x += LETTER * len(text) + 70
    return words


def tilted(words, degrees):
    """The same page turned a little, boxes upright around the turned rows."""
    angle = math.radians(degrees)
    sine, cosine = math.sin(angle), math.cos(angle)
    turned = []
    for word in words:
        x0, y0, x1, y1 = word.box
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        across, down = 300 + x * cosine - y * sine, 300 + x * sine + y * cosine
        wide = (x1 - x0) * cosine + (y1 - y0) * abs(sine)
        high = (y1 - y0) * cosine + (x1 - x0) * abs(sine)
        box = (across - wide / 2, down - high / 2, across + wide / 2, down + high / 2)
        turned.append(Word(word.text, word.confidence, box, word.page))
    return turned


def ktp(nik="1504035205980001", name="SITI AMINAH", born="JAMBI, 12-05-1998", sex="PEREMPUAN", **other):
    """An identity card."""
    return page(
        "PROVINSI JAMBI",
        "KABUPATEN BATANG HARI",
        ["NIK", f": {nik}"],
        ["Nama", f": {name}"],
        ["Tempat/Tgl Lahir", f": {born}"],
        ["Jenis kelamin", f": {sex}", "Gol. Darah : O"],
        ["Alamat", f": {other.get('address', 'JL. MERDEKA NO. 12')}"],
        ["RT/RW", ": 003/002"],
        ["Kel/Desa", ": BAJUBANG LAUT"],
        ["Kecamatan", ": BAJUBANG"],
        ["Agama", ": ISLAM"],
        ["Status Perkawinan", ": BELUM KAWIN"],
        ["Pekerjaan", ": PELAJAR/MAHASISWA", "BATANG HARI"],
        ["Kewarganegaraan", ": WNI", "17-08-2019"],
        ["Berlaku Hingga", ": SEUMUR HIDUP"],
    )


def ijazah(**said):
    """A diploma in running text."""
    said = {
        "institution": "UNIVERSITAS JAMBI",
        "number": "462012020000123",
        "name": "Siti Aminah",
        "born": "Jambi, 12 Mei 1998",
        "programme": "Pendidikan Matematika",
        "graduated": "14 Agustus 2020",
        "issued": "25 Agustus 2020",
        **said,
    }
    return page(
        "KEMENTERIAN PENDIDIKAN DAN KEBUDAYAAN",
        said["institution"],
        "IJAZAH",
        f"Nomor Ijazah Nasional : {said['number']}",
        "dengan ini menyatakan bahwa",
        said["name"],
        f"NIM A1C216001, lahir di {said['born']}",
        "telah menyelesaikan dengan baik dan memenuhi segala persyaratan pendidikan Program Sarjana",
        f"Program Studi {said['programme']}",
        f"dan dinyatakan lulus pada tanggal {said['graduated']}, dengan predikat Dengan Pujian",
        "Kepadanya diberikan gelar Sarjana Pendidikan beserta segala hak dan kewajiban",
        f"Jambi, {said['issued']}",
        ["Dekan,", "Rektor,"],
    )


def transkrip(gpa="3,45", name="SITI AMINAH"):
    """A transcript of records."""
    return page(
        "UNIVERSITAS JAMBI",
        "TRANSKRIP AKADEMIK",
        ["Nama / Name", f": {name}"],
        ["NIM / Student Number", ": A1C216001"],
        ["Program Studi / Study Program", ": Pendidikan Matematika"],
        ["No", "Mata Kuliah", "SKS", "Nilai", "Mutu"],
        ["1", "Kalkulus", "3", "A", "12.00"],
        ["2", "Aljabar Linear", "3", "B", "9.00"],
        "Jumlah SKS : 144",
        f"Indeks Prestasi Kumulatif (IPK) : {gpa}",
        "Tanggal Yudisium : 14-08-2020",
        "Predikat : Dengan Pujian",
    )


PAPERS = {
    "ktp": ktp(),
    "ijazah": ijazah(),
    "transkrip": transkrip(),
    "kk": page(
        "KARTU KELUARGA",
        "No. 1504031207100004",
        ["Nama Kepala Keluarga : AHMAD FAUZI", "Kecamatan : BAJUBANG"],
        ["Alamat : JL. MERDEKA", "Kabupaten/Kota : BATANG HARI"],
        ["No", "Nama Lengkap", "NIK", "Jenis Kelamin", "Tempat Lahir", "Tanggal Lahir", "Jenis Pekerjaan"],
        ["1", "AHMAD FAUZI", "1504031203700001", "LAKI-LAKI", "JAMBI", "12-03-1970", "PETANI"],
        ["2", "SITI AMINAH", "1504035205980001", "PEREMPUAN", "JAMBI", "12-05-1998", "PELAJAR"],
        ["No", "Status Hubungan Dalam Keluarga", "Kewarganegaraan", "Nama Orang Tua"],
    ),
    "surat_lamaran": page(
        "Muara Bulian, 2 September 2024",
        ["Perihal", ": Lamaran CPNS"],
        "Kepada Yth. Bupati Batanghari",
        "Dengan hormat,",
        "Saya yang bertanda tangan di bawah ini :",
        ["Nama", ": Siti Aminah"],
        ["Tempat, Tanggal Lahir", ": Jambi, 12 Mei 1998"],
        "mengajukan lamaran untuk formasi Guru Ahli Pertama. Sebagai bahan pertimbangan saya lampirkan",
        "fotokopi KTP, ijazah, transkrip nilai, surat pernyataan, SKCK dan pas foto.",
        "Demikian surat lamaran ini saya buat.",
        "Hormat saya,",
        "Siti Aminah",
    ),
    "surat_pernyataan": page(
        "SURAT PERNYATAAN",
        "Yang bertanda tangan di bawah ini :",
        ["Nama", ": Siti Aminah"],
        ["NIK", ": 1504035205980001"],
        "Dengan ini menyatakan dengan sesungguhnya bahwa saya :",
        "1. Tidak pernah dipidana dengan pidana penjara berdasarkan putusan pengadilan;",
        "2. Tidak pernah diberhentikan dengan hormat tidak atas permintaan sendiri;",
        "Demikian pernyataan ini saya buat dengan sebenarnya.",
        "Yang membuat pernyataan,",
        "Siti Aminah",
    ),
    "str": page(
        "KONSIL KESEHATAN INDONESIA",
        "SURAT TANDA REGISTRASI",
        "REGISTRATION CERTIFICATE",
        "Nomor STR : 14 02 5 2 1 23-4567890",
        ["Nama", ": SITI AMINAH, A.Md.Keb"],
        ["Tempat, Tanggal Lahir", ": Jambi, 12 Mei 1998"],
        ["Kompetensi", ": Bidan"],
        "Berlaku sampai dengan 12 Mei 2027",
    ),
    "serdik": page(
        "KEMENTERIAN PENDIDIKAN DAN KEBUDAYAAN",
        "SERTIFIKAT PENDIDIK",
        "Nomor : 1234567890123",
        "Diberikan kepada",
        "SITI AMINAH, S.Pd.",
        "Nomor Peserta : 19070118010001",
        "dinyatakan LULUS sebagai guru profesional pada bidang studi Matematika",
        "Pendidikan Profesi Guru dalam Jabatan",
    ),
    "akreditasi": page(
        "BADAN AKREDITASI NASIONAL PERGURUAN TINGGI",
        "SERTIFIKAT AKREDITASI",
        "No. 1234/SK/BAN-PT/Akred/S/V/2019",
        "menyatakan bahwa Program Studi Pendidikan Matematika, pada Program Sarjana",
        "Universitas Jambi, Kota Jambi",
        "terakreditasi dengan peringkat",
        "A",
        "Sertifikat akreditasi ini berlaku 5 (lima) tahun, sejak tanggal 21 Mei 2019 sampai 21 Mei 2024",
    ),
    "surat_disabilitas": page(
        "PEMERINTAH KABUPATEN BATANG HARI",
        "RUMAH SAKIT UMUM DAERAH HAMBA",
        "SURAT KETERANGAN DISABILITAS",
        "Nomor : 445/123/RSUD/2024",
        "Yang bertanda tangan di bawah ini dokter pemeriksa menerangkan bahwa",
        ["Nama", ": Siti Aminah"],
        "adalah penyandang disabilitas dengan ragam disabilitas fisik, derajat disabilitas ringan",
    ),
    "skck": page(
        "KEPOLISIAN NEGARA REPUBLIK INDONESIA",
        "DAERAH JAMBI RESOR BATANG HARI",
        "SURAT KETERANGAN CATATAN KEPOLISIAN",
        "POLICE RECORD",
        "Nomor : SKCK/YANMAS/1234/IX/2024/INTELKAM",
        "Diterangkan bersama ini bahwa :",
        ["Nama/Name", ": SITI AMINAH"],
        "tidak memiliki catatan atau keterlibatan dalam kegiatan kriminal apapun",
        "Berlaku dari tanggal 2 September 2024 sampai dengan 2 Maret 2025",
    ),
    "sim": page(
        "INDONESIA",
        "SURAT IZIN MENGEMUDI",
        "DRIVING LICENSE",
        "1234-5678-901234",
        "1. SITI AMINAH",
        "2. JAMBI, 12-05-1998",
        "3. O - WANITA",
        "4. JL. MERDEKA NO. 12",
        "POLDA JAMBI",
    ),
    "npwp": page(
        "KEMENTERIAN KEUANGAN REPUBLIK INDONESIA",
        "DIREKTORAT JENDERAL PAJAK",
        "NPWP : 09.254.294.3-331.000",
        "SITI AMINAH",
        "NIK : 1504035205980001",
        "KPP PRATAMA JAMBI",
    ),
    "sertifikat": page(
        "SERTIFIKAT",
        "No. 12/PAN/2023",
        "diberikan kepada",
        "SITI AMINAH",
        "sebagai PESERTA",
        "dalam Seminar Nasional Pendidikan yang diselenggarakan di Jambi",
    ),
}
"""One page of each kind."""

OTHERS = {
    "graduation letter": page(
        "UNIVERSITAS JAMBI",
        "SURAT KETERANGAN LULUS",
        "Nomor : 12/UN21/2020",
        "Dekan menerangkan bahwa",
        "Nama : Siti Aminah",
        "telah dinyatakan lulus pada tanggal 14 Agustus 2020, ijazah sedang dalam proses",
    ),
    "health letter": page(
        "RUMAH SAKIT UMUM DAERAH HAMBA",
        "SURAT KETERANGAN SEHAT",
        "Dokter pemeriksa menerangkan bahwa",
        "Nama : Siti Aminah",
        "dalam keadaan sehat jasmani dan rohani",
    ),
    "semester report": page(
        "KARTU HASIL STUDI",
        "Nama : Siti Aminah",
        ["Mata Kuliah", "SKS", "Nilai"],
        "Indeks Prestasi Semester : 3,40",
        "Indeks Prestasi Kumulatif : 3,41",
    ),
    "work letter": page(
        "SURAT KETERANGAN PENGALAMAN KERJA",
        "Yang bertanda tangan di bawah ini Kepala Sekolah menerangkan bahwa",
        "Nama : Siti Aminah",
        "telah bekerja sebagai guru honorer sejak 1 Januari 2021",
    ),
    "birth certificate": page(
        "KUTIPAN AKTA KELAHIRAN",
        "NIK : 1504035205980001",
        "PROVINSI JAMBI",
        "bahwa di JAMBI pada tanggal 12 Mei 1998 telah lahir SITI AMINAH anak perempuan dari",
    ),
    "student card": page("UNIVERSITAS JAMBI", "KARTU TANDA MAHASISWA", "SITI AMINAH", "NIM A1C216001"),
    "letter of residence": page(
        "PEMERINTAH KABUPATEN BATANG HARI",
        "SURAT KETERANGAN DOMISILI",
        "Nomor : 470/12/2024",
        ["Nama", ": SITI AMINAH"],
        ["NIK", ": 1504035205980001"],
        ["Tempat/Tgl Lahir", ": Jambi, 12-05-1998"],
        ["Jenis Kelamin", ": Perempuan"],
        ["Agama", ": Islam"],
        ["Status Perkawinan", ": Belum Kawin"],
        ["Pekerjaan", ": Pelajar"],
        ["Kewarganegaraan", ": WNI"],
        "adalah benar penduduk Desa Bajubang Laut Kecamatan Bajubang",
    ),
    "health insurance card": page(
        "KARTU INDONESIA SEHAT",
        "BPJS KESEHATAN",
        "Nomor Kartu : 0001234567890",
        "Nama : SITI AMINAH",
        "NIK : 1504035205980001",
        "Tanggal Lahir : 12-05-1998",
        "Alamat : JL. MERDEKA",
    ),
    "child card": page(
        "KARTU IDENTITAS ANAK",
        "PROVINSI JAMBI",
        "NIK : 1504035205180001",
        "Nama : SITI AMINAH",
        "Tempat/Tgl Lahir : JAMBI, 12-05-2018",
        "Jenis Kelamin : PEREMPUAN Gol. Darah : O",
        "Nama Kepala Keluarga : AHMAD",
        "Agama : ISLAM Kewarganegaraan : WNI",
        "RT/RW : 001/002 Kel/Desa : BAJUBANG Berlaku Hingga : 12-05-2035",
    ),
    "licence to practise": page(
        "DINAS KESEHATAN",
        "SURAT IZIN PRAKTIK BIDAN",
        "Nomor : 446/SIPB/2023",
        "Berdasarkan Surat Tanda Registrasi nomor 1402521 memberikan izin praktik kepada",
        "Nama : Siti Aminah, A.Md.Keb",
        "Nomor STR : 14 02 5 2 1",
    ),
    "member card": page(
        "PERSATUAN PERAWAT NASIONAL INDONESIA", "KARTU TANDA ANGGOTA", "SITI AMINAH", "NIRA 1504"
    ),
    "decree": page(
        "KEPUTUSAN BUPATI BATANG HARI",
        "NOMOR 800/123/BKPSDM/2021",
        "TENTANG PENGANGKATAN TENAGA HONORER",
        "Memutuskan : Menetapkan",
        "Nama : Siti Aminah, Pendidikan : S1",
    ),
    "pay slip": page(
        "SLIP GAJI", "Nama : Siti Aminah", "Jabatan : Guru", "Gaji pokok Rp 1.000.000", "Potongan BPJS"
    ),
    "diploma supplement": page(
        "UNIVERSITAS JAMBI",
        "SURAT KETERANGAN PENDAMPING IJAZAH",
        "DIPLOMA SUPPLEMENT",
        "Nama Lengkap : Siti Aminah",
        "Nomor Ijazah : 462012020000123",
        "Program Studi : Pendidikan Matematika",
        "Gelar : S.Pd.",
        "Jenis dan Jenjang Pendidikan : Sarjana",
    ),
    "equivalence": page(
        "KEMENTERIAN PENDIDIKAN TINGGI",
        "KEPUTUSAN PENYETARAAN IJAZAH",
        "menetapkan ijazah atas nama Siti Aminah dari University of Malaya setara dengan Sarjana",
    ),
    "leave request": page(
        "Kepada Yth. Kepala Dinas",
        "Perihal : Permohonan Cuti",
        "Dengan hormat, bersama ini saya mengajukan permohonan cuti",
        "Hormat saya,",
    ),
    "resignation": page(
        "Kepada Yth. Direktur",
        "Perihal : Pengunduran Diri",
        "Dengan hormat, melalui surat ini saya mengajukan pengunduran diri",
        "Hormat saya,",
        "Siti Aminah",
    ),
    "school report": page(
        "LAPORAN HASIL BELAJAR",
        "RAPOR",
        ["Mata Pelajaran", "Nilai"],
        "Nama : Siti Aminah",
        "Sekolah : SMA Negeri 1 Batang Hari",
    ),
    "recommendation": page(
        "SURAT REKOMENDASI",
        "Yang bertanda tangan di bawah ini Rektor Universitas Jambi menerangkan bahwa",
        "Nama : Siti Aminah",
        "direkomendasikan untuk melamar CPNS",
    ),
    "drug test": page(
        "RUMAH SAKIT UMUM DAERAH HAMBA",
        "SURAT KETERANGAN BEBAS NARKOBA",
        "Dokter pemeriksa menerangkan bahwa",
        "Nama : Siti Aminah",
        "hasil pemeriksaan NAPZA negatif",
    ),
    "vaccination": page(
        "SERTIFIKAT VAKSINASI COVID-19", "diberikan kepada SITI AMINAH", "NIK 1504035205980001"
    ),
    "land title": page("BADAN PERTANAHAN NASIONAL", "SERTIFIKAT", "HAK MILIK No. 123", "Luas 200 m2"),
    "invoice of fiscal office": page(
        "DIREKTORAT JENDERAL PAJAK", "BUKTI PENERIMAAN SPT", "NPWP : 09.254.294.3-331.000", "Tahun Pajak 2023"
    ),
    "receipt": page("KWITANSI", "Telah terima dari Siti Aminah", "Rp 100.000"),
    "nothing": [],
}
"""Papers that belong in no slot."""
