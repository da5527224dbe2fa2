"""Sentences of the host for anonymous reports. None of them says what was typed."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "integrity.busy": Sentence(
        "Saat ini terlalu banyak kiriman. Tunggu {seconds:number} detik, lalu kirim sekali lagi; yang Anda"
        " tulis tidak hilang. Saluran KPK dan Ombudsman juga terbuka.",
        "Too much is being sent just now. Wait {seconds:number} seconds, then send once more; what you wrote"
        " is not lost. The channels of KPK and the Ombudsman are open too.",
    ),
    "integrity.slip_spent": Sentence(
        "Karcis ini sudah dipakai. Pakai karcis lain, atau kosongkan dan kirim tanpa karcis.",
        "This slip was used already. Use another, or leave it empty and send without one.",
    ),
    "integrity.page_too_old": Sentence(
        "Halaman ini sudah terlalu lama terbuka. Mulailah lagi; yang sudah terkirim tidak hilang.",
        "This page was open for too long. Begin again; what was sent is not lost.",
    ),
    "integrity.nobody_independent": Sentence(
        "Tidak ada penerima di sini yang bebas dari orang yang Anda sebut. Laporan tidak disimpan. Pakailah"
        " saluran KPK (jaga.id, kws.kpk.go.id) atau Ombudsman.",
        "No receiver here is free of the people you named. The report was not kept. Use the channel of KPK"
        " (jaga.id, kws.kpk.go.id) or the Ombudsman.",
    ),
    "integrity.no_custodian": Sentence(
        "Tidak ada pemegang identitas yang bebas dari orang yang Anda sebut. Kosongkan nama Anda, lalu kirim"
        " lagi.",
        "No custodian of names is free of the people you named. Leave out your name and send again.",
    ),
    "integrity.attachment_kind": Sentence(
        "Lampiran hanya dapat berupa foto (JPG, PNG) atau PDF. Untuk berkas lain, kirim foto layarnya.",
        "An attachment is a photo (JPG, PNG) or a PDF. Of any other file, send a picture of the screen.",
    ),
    "integrity.attachment_unreadable": Sentence(
        "Lampiran ini tidak dapat digambar ulang: rusak, terkunci, atau terlalu rumit. Kirim foto layarnya.",
        "This attachment cannot be drawn anew: damaged, locked or too complex. Send a picture of the screen.",
    ),
    "integrity.attachment_pages": Sentence(
        "PDF ini lebih dari {most:number} halaman. Kirim bagian yang penting saja.",
        "This PDF has more than {most:number} pages. Send only the part that matters.",
    ),
    "integrity.receipt_unknown": Sentence(
        "Kode ini tidak dikenal. Periksa angkanya. Laporan yang sudah dihapus juga tidak dikenal lagi.",
        "This code is not known. Check its digits. A report that was destroyed is not known any more either.",
    ),
    "integrity.key_wrong": Sentence(
        "Kunci atau kata sandinya tidak cocok, atau kunci itu sudah tidak berlaku.",
        "Key and passphrase do not fit, or the key does not count any more.",
    ),
    "integrity.unit_unknown": Sentence(
        "Unit “{unit}” (untuk {under}) tidak ada dalam daftar.",
        "The unit “{unit}” (for {under}) is not in the registry.",
    ),
    "integrity.holder_exists": Sentence(
        "Kunci dengan nama “{holder}” sudah ada.",
        "There is a key named “{holder}” already.",
    ),
    "integrity.holder_unknown": Sentence(
        "Tidak ada kunci yang berlaku dengan nama “{holder}”.",
        "There is no key that counts named “{holder}”.",
    ),
    "integrity.holder_concerned": Sentence(
        "Orang ini tidak boleh menerima: disebut dalam laporan, bawahan yang disebut, atau bukan penyelidik.",
        "This person may not receive it: named in the report, under somebody named, or no investigator.",
    ),
    "integrity.holder_has_key": Sentence(
        "Orang ini sudah memegang kunci laporan ini.",
        "This person has the key of this report already.",
    ),
    "integrity.two_offices": Sentence(
        "Kunci cadangan dipegang tepat dua kantor yang berbeda.",
        "The escrow is held by exactly two different offices.",
    ),
    "integrity.outcome_missing": Sentence(
        "Pilih hasil dan tulis penjelasan untuk pelapor.",
        "Choose an outcome and write a word for the reporter.",
    ),
    "integrity.no_identity": Sentence(
        "Pelapor tidak memberi nama, atau tidak ada pemegang identitas yang dapat membukanya.",
        "The reporter gave no name, or no custodian can open it.",
    ),
    "integrity.reason_missing": Sentence(
        "Tulis alasannya.",
        "Write the reasons.",
    ),
    "integrity.already_asked": Sentence(
        "Permintaan Anda atas identitas ini belum dijawab.",
        "Your request for this name is not answered yet.",
    ),
}
