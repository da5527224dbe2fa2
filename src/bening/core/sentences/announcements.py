"""Sentences of the first stage: formasi that are imported, editions that are drafted and published."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "formasi.id_not_uuid": Sentence(
        "“{value}” bukan nomor formasi (UUID). Salin nomornya dari SSCASN, dengan atau tanpa tanda hubung.",
        "“{value}” is no formasi number (UUID). Copy it from SSCASN, with or without hyphens.",
    ),
    "formasi.kind_unknown": Sentence(
        "Jenis pengadaan “{value}” tidak dikenal. Tulis CPNS, atau pindahkan baris ini ke pengumuman lain.",
        "“{value}” is no known kind of recruitment. Write CPNS, or move the line to another announcement.",
    ),
    "formasi.track_unknown": Sentence(
        "Jenis kebutuhan “{value}” tidak dikenal. Tulis seperti di SSCASN, misalnya UMUM atau PENYANDANG "
        "DISABILITAS.",
        "“{value}” is no known track. Write it as SSCASN does, such as UMUM or PENYANDANG DISABILITAS.",
    ),
    "formasi.level_unknown": Sentence(
        "Jenjang “{value}” tidak dikenal. Tulis satu jenjang pada satu baris, misalnya S-1/Sarjana.",
        "“{value}” is no known level. Write one level on a line, such as S-1/Sarjana.",
    ),
    "formasi.quota_not_a_count": Sentence(
        "Jumlah formasi “{value}” bukan bilangan bulat dari 1 sampai 10.000. Tulis angkanya saja.",
        "The number of seats “{value}” is not a whole number from 1 to 10,000. Write only digits.",
    ),
    "formasi.disability_not_0_or_1": Sentence(
        "“{value}” tidak dapat dipakai. Tulis 1 jika terbuka bagi penyandang disabilitas, 0 jika tidak.",
        "“{value}” cannot be used. Write 1 if open to persons with a disability, 0 if not.",
    ),
    "formasi.salary_not_a_count": Sentence(
        "Penghasilan “{value}” bukan angka rupiah. Tulis angkanya saja, tanpa Rp, titik, atau koma.",
        "The salary “{value}” is no number of rupiah. Write only digits, without Rp, point or comma.",
    ),
    "formasi.salary_reversed": Sentence(
        "Penghasilan terendah ({least:number}) melebihi yang tertinggi ({most:number}). Tukar keduanya.",
        "The least salary ({least:number}) is above the greatest ({most:number}). Exchange them.",
    ),
    "formasi.contradicts": Sentence(
        "“{value}” berbeda dari baris {other_row} (“{other}”), padahal formasinya sama. Samakan keduanya.",
        "“{value}” differs from row {other_row} (“{other}”), yet the formasi is the same. Make them equal.",
    ),
    "announcement.clause_unknown": Sentence(
        "Konsultasi “{slug}” belum mempunyai naskah akhir dengan semua pasal itu.",
        "Consultation “{slug}” has no final text with all of these clauses.",
    ),
    "announcement.slug_taken": Sentence(
        "Alamat “{slug}” sudah dipakai pengumuman lain. Pilih alamat lain.",
        "The address “{slug}” is taken by another announcement. Choose another.",
    ),
    "edition.not_draft": Sentence(
        "Pengumuman ini sudah diusulkan atau diterbitkan, sehingga tidak dapat diubah.",
        "This announcement was proposed or published already, so it cannot be changed.",
    ),
    "edition.another_in_work": Sentence(
        "Masih ada versi lain yang sedang disusun. Selesaikan dulu versi itu.",
        "Another version is still being drafted. Finish that one first.",
    ),
    "edition.none_published": Sentence(
        "Belum ada versi yang diterbitkan, jadi belum ada yang dapat diubah.",
        "No version was published yet, so there is nothing to change.",
    ),
    "edition.formasi_missing": Sentence(
        "Formasi belum diimpor.",
        "The formasi have not been imported yet.",
    ),
    "edition.regulation_missing": Sentence(
        "Peraturan belum dipilih.",
        "No regulation was chosen yet.",
    ),
    "edition.regulation_changed": Sentence(
        "Berkas peraturan {regulation} berubah sejak dipilih. Pilih lagi peraturannya.",
        "The file of the regulation {regulation} changed since it was chosen. Choose it again.",
    ),
    "edition.track_not_in_regulation": Sentence(
        "{formasi} formasi memakai jenis kebutuhan {track:track}, yang tidak diatur dalam peraturan ini.",
        "{formasi} formasi are on the track {track:track}, which this regulation does not know.",
    ),
    "edition.timetable_missing": Sentence(
        "Jadwal belum diisi.",
        "The timetable is not set yet.",
    ),
    "edition.title_missing": Sentence(
        "Judul pengumuman belum diisi.",
        "The announcement has no title yet.",
    ),
    "edition.summary_missing": Sentence(
        "Ringkasan pengumuman belum diisi.",
        "The announcement has no summary yet.",
    ),
    "edition.import_running": Sentence(
        "Berkas formasi masih dibaca. Tunggu sampai selesai.",
        "A file of formasi is still being read. Wait until it is done.",
    ),
    "edition.change_missing": Sentence(
        "Alasan perubahan belum diisi.",
        "The reason for the change is missing.",
    ),
    "edition.unchanged": Sentence(
        "Versi ini sama dengan versi yang sudah terbit. Tidak ada yang perlu diterbitkan.",
        "This version is the same as the published one. There is nothing to publish.",
    ),
    "edition.four_eyes": Sentence(
        "Pengumuman harus disetujui oleh orang yang berbeda dari pengusulnya.",
        "An announcement must be approved by someone other than the person who proposed it.",
    ),
    "outage.not_understood": Sentence(
        "Pilih layanan, lalu isi saat mulai dan saat pulih yang benar.",
        "Choose the service and give the right beginning and end.",
    ),
    "outage.registration_over": Sentence(
        "Pendaftaran sudah berakhir, jadi waktunya tidak dapat ditambah lagi.",
        "The registration is over, so no time can be added.",
    ),
    "outage.outside_registration": Sentence(
        "Gangguan itu tidak terjadi selama pendaftaran.", "That outage was not during the registration."
    ),
    "outage.fallback_holds": Sentence(
        "Layanan {service:outage} terganggu, jadi hal ini tidak dapat diperiksa dan tidak dihitung sebagai "
        "keraguan. {service:fallback}",
        "{service:outage} was down, so this could not be checked and does not count as a doubt. "
        "{service:fallback}",
    ),
}
