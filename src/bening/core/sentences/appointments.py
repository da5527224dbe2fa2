"""Sentences of appointments: papers of the filing, the exchange with BKN, placement, letters."""

from bening.core.sentences.shape import Sentence

SENTENCES: dict[str, Sentence] = {
    # papers of the filing
    "filing.closed": Sentence(
        "Berkas ini tidak dapat diubah sekarang: masa pemberkasan berakhir, atau berkasnya sudah diterima.",
        "This paper cannot be changed now: the filing has ended, or the paper was accepted.",
    ),
    "filing.papers_open": Sentence(
        "{papers} berkas belum diterima petugas. Periksa dulu, baru catat lengkap.",
        "{papers} papers are not accepted yet. Judge them first, then record the filing as complete.",
    ),
    "filing.papers_missing": Sentence(
        "{papers} berkas wajib belum ada, dan aslinya belum dinyatakan terlihat.",
        "{papers} required papers are not there, and their originals were not said to be seen.",
    ),
    "filing.changed_since": Sentence(
        "Berkas berubah sejak pemberkasan ini dicatat lengkap. Kembalikan, lalu periksa lagi.",
        "The papers changed since this filing was recorded as complete. Return it and look again.",
    ),
    "filing.names_the_person": Sentence("Surat menyebut nama pemegangnya", "The letter names its holder"),
    "filing.name_not_read": Sentence(
        "Nama pemegang tidak terbaca pada surat ini. Petugas melihatnya.",
        "The name of its holder could not be read on this letter. An officer looks at it.",
    ),
    "filing.public_facility": Sentence(
        "Surat dari fasilitas pemerintah", "The letter is from a public facility"
    ),
    "filing.facility_not_read": Sentence(
        "Nama fasilitas kesehatan pemerintah tidak terbaca pada surat ini. Petugas melihatnya.",
        "The name of a public health facility could not be read on this letter. An officer looks at it.",
    ),
    "filing.same_as_applied": Sentence(
        "Berkas sama dengan yang dikirim saat melamar", "The file is the one that was sent when applying"
    ),
    "filing.other_file": Sentence(
        "Berkas ini tidak sama persis dengan yang dikirim saat melamar. Petugas membandingkannya.",
        "This file is not exactly the one that was sent when applying. An officer compares them.",
    ),
    # the exchange with BKN
    "proposal.nobody": Sentence(
        "Belum ada pemberkasan lengkap yang menunggu diusulkan.",
        "No complete filing waits to be proposed.",
    ),
    "answer.participant_unknown": Sentence(
        "Nomor peserta ini tidak ada di antara yang diangkat.",
        "This participant number is not among those appointed.",
    ),
    "answer.not_proposed": Sentence(
        "Peserta ini belum pernah diusulkan, jadi belum dapat dijawab.",
        "This participant was never proposed, so there is nothing to answer.",
    ),
    "answer.not_waiting": Sentence(
        "Peserta ini tidak sedang menunggu jawaban, atau jawabannya sudah tercatat.",
        "This participant waits for no answer, or the answer is already recorded.",
    ),
    "answer.result_unknown": Sentence(
        "Kolom hasil hanya boleh berisi nip atau kembali.", "The column hasil may say nip or kembali only."
    ),
    "answer.twice": Sentence(
        "Nilai ini muncul dua kali dalam berkas.", "This value stands in the file twice."
    ),
    "answer.too_many_rows": Sentence(
        "Berkas ini terlalu panjang. Bagilah menjadi beberapa berkas.",
        "This file is too long. Split it into several.",
    ),
    "answer.reason_too_long": Sentence(
        "Alasan paling panjang {most} huruf; tulis lebih singkat.",
        "A reason may have {most} letters at most; write it shorter.",
    ),
    # placement and letters
    "placement.unit_of_formasi": Sentence(
        "Unit penempatan sesuai dengan formasi", "The unit is the one of the formasi"
    ),
    "placement.other_unit": Sentence(
        "Formasi menyebut {unit}, tetapi penempatan yang dicatat {said}.",
        "The formasi names {unit}, but the recorded unit is {said}.",
    ),
    "letter.not_now": Sentence(
        "Surat ini belum dapat diterbitkan: SK menunggu NIP, SPMT menunggu mulai bertugas.",
        "This letter cannot be issued yet: the SK needs the employee number, the SPMT the start of duty.",
    ),
    "letter.incomplete": Sentence(
        "Tuliskan nomor surat, nama, dan jabatan penanda tangan.",
        "Give the number of the letter, and the name and office of who signs it.",
    ),
    "letter.not_drawn": Sentence(
        "Surat disahkan dari halaman surat, karena isinya disusun sebelum disahkan.",
        "A letter is sealed on its own page, because it is drawn before it is sealed.",
    ),
    "letter.key_unusable": Sentence(
        "Kunci tanda tangan tidak dapat dibuka, jadi surat belum terbit. Hubungi pengelola sistem.",
        "The signing key cannot be opened, so no letter was issued. Ask the operator of the system.",
    ),
}
