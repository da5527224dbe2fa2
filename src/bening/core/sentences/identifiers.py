"""Sentences about numbers of people. They never show the number."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "nik.has_16_digits": Sentence("NIK terdiri dari 16 angka.", "A NIK has 16 digits."),
    "nik.not_16_digits": Sentence(
        "NIK harus 16 angka tanpa spasi. Anda menulis {digits} karakter.",
        "A NIK has 16 digits without blanks. You wrote {digits} characters.",
    ),
    "nik.region_known": Sentence("Kode provinsi pada NIK dikenal.", "The province code in the NIK is known."),
    "nik.region_unknown": Sentence(
        "Kode provinsi pada NIK, {region}, tidak dikenal. Periksa kembali NIK Anda.",
        "The province code in the NIK, {region}, is not known. Please look at your NIK again.",
    ),
    "nik.date_is_real": Sentence("Tanggal pada NIK ada.", "The date in the NIK exists."),
    "nik.date_not_real": Sentence(
        "Tanggal pada NIK tidak ada di kalender. Periksa kembali NIK Anda.",
        "The date in the NIK is not in the calendar. Please look at your NIK again.",
    ),
    "nik.has_sequence": Sentence("Nomor urut pada NIK ada.", "The NIK has a sequence number."),
    "nik.sequence_zero": Sentence(
        "Nomor urut pada NIK adalah 0000. Periksa kembali NIK Anda.",
        "The sequence number in the NIK is 0000. Please look at your NIK again.",
    ),
    "nik.matches_birth": Sentence(
        "Tanggal lahir sama dengan yang ada pada NIK.", "The date of birth is the one in the NIK."
    ),
    "nik.other_birth": Sentence(
        "Tanggal lahir berbeda dari yang ada pada NIK. NIK lama bisa memang demikian; "
        "petugas akan memeriksanya.",
        "The date of birth is not the one in the NIK. Old NIKs may be so; an officer will look at it.",
    ),
    "nik.matches_sex": Sentence(
        "Jenis kelamin sama dengan yang ada pada NIK.", "The sex is the one in the NIK."
    ),
    "nik.other_sex": Sentence(
        "Jenis kelamin berbeda dari yang ada pada NIK. Petugas akan memeriksanya.",
        "The sex is not the one in the NIK. An officer will look at it.",
    ),
    "kk.has_16_digits": Sentence(
        "Nomor Kartu Keluarga terdiri dari 16 angka.", "A family card number has 16 digits."
    ),
    "kk.not_16_digits": Sentence(
        "Nomor Kartu Keluarga harus 16 angka tanpa spasi. Anda menulis {digits} karakter.",
        "A family card number has 16 digits without blanks. You wrote {digits} characters.",
    ),
    "kk.region_known": Sentence(
        "Kode provinsi pada nomor Kartu Keluarga dikenal.",
        "The province code in the family card number is known.",
    ),
    "kk.region_unknown": Sentence(
        "Kode provinsi pada nomor Kartu Keluarga, {region}, tidak dikenal. Periksa kembali nomornya.",
        "The province code in the family card number, {region}, is not known. Please look at it again.",
    ),
    "nip.has_18_digits": Sentence("NIP terdiri dari 18 angka.", "An employee number has 18 digits."),
    "nip.not_18_digits": Sentence(
        "NIP harus 18 angka tanpa spasi. Yang ditulis {digits} karakter.",
        "An employee number has 18 digits without blanks. {digits} characters were written.",
    ),
    "nip.matches_birth": Sentence(
        "Tanggal lahir sama dengan yang ada pada NIP.", "The date of birth is the one in the number."
    ),
    "nip.other_birth": Sentence(
        "Tanggal lahir pada NIP berbeda dari data pelamar.",
        "The date of birth in the number is not the applicant's.",
    ),
    "nip.matches_start": Sentence(
        "Bulan TMT sama dengan yang ada pada NIP.", "The month of start is the one in the number."
    ),
    "nip.other_start": Sentence(
        "Bulan TMT pada NIP berbeda dari yang ditetapkan.",
        "The month of start in the number is not the one that was set.",
    ),
    "nip.matches_sex": Sentence(
        "Jenis kelamin sama dengan yang ada pada NIP.", "The sex is the one in the number."
    ),
    "nip.other_sex": Sentence(
        "Jenis kelamin pada NIP berbeda dari data pelamar.",
        "The sex in the number is not the applicant's.",
    ),
    "nip.has_sequence": Sentence("Nomor urut pada NIP ada.", "The number has a sequence."),
    "nip.sequence_zero": Sentence("Nomor urut pada NIP adalah 000.", "The sequence in the number is 000."),
}
