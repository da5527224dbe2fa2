"""Names of things that codes stand for, in both languages: phases, tracks, levels, facts, services."""

from bening.core.sentences.shape import Sentence

PHASES = {
    "announcement": Sentence("pengumuman lowongan", "announcement of openings"),
    "registration": Sentence("pendaftaran", "registration"),
    "screening": Sentence("seleksi administrasi", "administrative screening"),
    "screening_result": Sentence("pengumuman hasil administrasi", "results of the screening"),
    "sanggah": Sentence("sanggah hasil administrasi", "objection to the screening (sanggah)"),
    "sanggah_answer": Sentence("jawaban sanggah", "answers to objections"),
    "post_sanggah": Sentence("pengumuman pascasanggah", "results after objections"),
    "skd": Sentence("SKD (tes dasar)", "basic test (SKD)"),
    "skd_result": Sentence("pengumuman hasil SKD", "results of the basic test"),
    "skb": Sentence("SKB (tes bidang)", "field test (SKB)"),
    "final_result": Sentence("pengumuman hasil akhir", "final results"),
    "final_sanggah": Sentence("sanggah hasil akhir", "objection to the final results (sanggah)"),
    "final_answer": Sentence("jawaban sanggah hasil akhir", "answers to final objections"),
    "final_post": Sentence("pengumuman akhir pascasanggah", "final results after objections"),
    "filing": Sentence("pemberkasan", "filing of documents"),
    "appointment": Sentence("pengangkatan", "appointment"),
    "probation": Sentence("masa percobaan", "probation"),
}
TRACKS = {
    "umum": Sentence("umum", "general"),
    "cumlaude": Sentence("lulusan terbaik (cumlaude)", "best graduates (cumlaude)"),
    "diaspora": Sentence("diaspora", "diaspora"),
    "disabilitas": Sentence("penyandang disabilitas", "persons with a disability"),
    "papua": Sentence("putra/putri Papua", "people of Papua"),
    "kalimantan": Sentence("putra/putri Kalimantan", "people of Kalimantan"),
    "daerah_tertinggal": Sentence("putra/putri daerah tertinggal", "people of underdeveloped regions"),
}
LEVELS = {
    "sd": Sentence("SD", "primary school (SD)"),
    "sltp": Sentence("SLTP", "junior secondary school (SLTP)"),
    "slta": Sentence("SLTA", "senior secondary school (SLTA)"),
    "d1": Sentence("D-I", "D-I"),
    "d2": Sentence("D-II", "D-II"),
    "d3": Sentence("D-III", "D-III"),
    "d4": Sentence("D-IV", "D-IV"),
    "s1": Sentence("S-1", "S-1"),
    "profesi": Sentence("profesi", "professional degree"),
    "s2": Sentence("S-2", "S-2"),
    "spesialis": Sentence("spesialis", "specialist degree"),
    "subspesialis": Sentence("subspesialis", "subspecialist degree"),
    "s3": Sentence("S-3", "S-3"),
}
FACTS = {
    "born": Sentence("tanggal lahir", "date of birth"),
    "sex": Sentence("jenis kelamin", "sex"),
    "education_level": Sentence("jenjang pendidikan", "level of education"),
    "programme": Sentence("program studi", "programme of study"),
    "graduated_on": Sentence("tanggal lulus", "day of graduation"),
    "gpa": Sentence("IPK atau nilai rata-rata ijazah", "GPA or average of the diploma"),
    "gpa_kind": Sentence("jenis nilai", "kind of mark"),
    "institution_accreditation": Sentence(
        "akreditasi perguruan tinggi dan masa berlakunya", "accreditation of the university and its validity"
    ),
    "programme_accreditation": Sentence(
        "akreditasi program studi dan masa berlakunya", "accreditation of the programme and its validity"
    ),
    "cumlaude": Sentence("predikat kelulusan", "distinction at graduation"),
    "foreign_degree": Sentence("apakah ijazah dari luar negeri", "whether the degree is foreign"),
    "equivalence": Sentence("surat penyetaraan ijazah", "equivalence of the degree"),
    "equal_to_cumlaude": Sentence("surat setara cumlaude", "letter that the degree is equal to cumlaude"),
    "school_registered": Sentence(
        "apakah ijazah sekolah terdaftar di kementerian",
        "whether the school diploma is registered with the ministry",
    ),
    "disability": Sentence("apakah Anda penyandang disabilitas", "whether you have a disability"),
    "declarations": Sentence("pernyataan pelamar", "the applicant's declaration"),
    "service": Sentence("status kepegawaian sekarang", "present service status"),
    "pppk_since": Sentence("tanggal mulai perjanjian kerja PPPK", "start of the PPPK contract"),
    "pppk_consent": Sentence("persetujuan pejabat untuk PPPK", "consent of the authority for a PPPK"),
    "practice_registration": Sentence("data STR", "practice registration (STR)"),
    "sanctioned": Sentence(
        "apakah Anda sedang dikenai larangan melamar", "whether you are barred from applying"
    ),
    "former_honorary_k2": Sentence("apakah Anda eks THK-II", "whether you are former THK-II"),
    "teacher_certificate": Sentence("sertifikat pendidik", "teacher's certificate"),
}
SERVICES = {
    "cpns": Sentence("CPNS", "a CPNS"),
    "pns": Sentence("PNS", "a PNS"),
    "tni": Sentence("prajurit TNI", "a soldier (TNI)"),
    "polri": Sentence("anggota Polri", "a police officer (Polri)"),
    "pppk": Sentence("PPPK", "a PPPK"),
}
KINDS = {
    "ktp": Sentence("KTP", "identity card (KTP)"),
    "kk": Sentence("kartu keluarga", "family card"),
    "ijazah": Sentence("ijazah", "diploma"),
    "transkrip": Sentence("transkrip nilai", "transcript"),
    "pas_foto": Sentence("pas foto", "passport photo"),
    "swafoto": Sentence("swafoto", "selfie"),
    "surat_lamaran": Sentence("surat lamaran", "letter of application"),
    "surat_pernyataan": Sentence("surat pernyataan", "statement"),
    "str": Sentence("STR", "professional registration (STR)"),
    "serdik": Sentence("sertifikat pendidik", "teacher's certificate"),
    "akreditasi": Sentence("sertifikat akreditasi", "certificate of accreditation"),
    "surat_disabilitas": Sentence("surat keterangan disabilitas", "letter on a disability"),
    "skck": Sentence("SKCK", "police record certificate (SKCK)"),
    "sim": Sentence("SIM", "driving licence"),
    "npwp": Sentence("NPWP", "tax card (NPWP)"),
    "sertifikat": Sentence("sertifikat", "certificate"),
    "lain": Sentence("dokumen lain", "another document"),
}
"""Kinds of documents that reading tells apart."""

MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
PAPERS = {
    **KINDS,
    "penyetaraan": Sentence("surat penyetaraan", "letter of equivalence"),
    "surat_cumlaude": Sentence("surat keterangan cumlaude", "letter of distinction"),
}
"""Kinds of documents, and slots of a dossier, in running text."""
READ = {
    "nik": Sentence("NIK", "NIK"),
    "name": Sentence("nama", "name"),
    "birth_place": Sentence("tempat lahir", "place of birth"),
    "birth_date": Sentence("tanggal lahir", "date of birth"),
    "sex": Sentence("jenis kelamin", "sex"),
    "address": Sentence("alamat", "address"),
    "programme": Sentence("program studi", "study programme"),
    "institution": Sentence("perguruan tinggi", "institution"),
    "number": Sentence("nomor", "number"),
    "graduation_date": Sentence("tanggal lulus", "date of graduation"),
    "predicate": Sentence("predikat", "predicate"),
    "gpa": Sentence("IPK", "grade average (GPA)"),
}
"""Fields that are read in documents."""
