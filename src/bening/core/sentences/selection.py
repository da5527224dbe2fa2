"""Sentences about score sheets: what is wrong with a CAT export and how to mend it."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "score.no_rows": Sentence(
        "Tidak ada baris nilai. Ekspor ulang dari CAT dengan baris judul dan satu baris setiap peserta.",
        "There is no line with marks. Export again from the CAT, with a heading line and one line for each "
        "participant.",
    ),
    "score.sanggah_unsettled": Sentence(
        "Masih ada {cases:number} putusan setelah sanggah yang menunggu orang kedua. Tunggu sampai disahkan, "
        "supaya pelamar itu tidak tertinggal dari daftar peserta SKD.",
        "{cases:number} verdicts after sanggah still wait for their second person. Wait until they are "
        "sealed, so that these applicants are not left out of the SKD.",
    ),
    "score.participant_empty": Sentence(
        "Nomor peserta kosong. Isi nomornya atau hapus baris ini.",
        "The participant number is empty. Fill it in or remove this line.",
    ),
    "score.participant_unknown": Sentence(
        "Tidak ada peserta dengan nomor ini pada pengumuman ini. Periksa nomornya dengan daftar hadir.",
        "Nobody has this number in this announcement. Compare it with the attendance list.",
    ),
    "score.zeros_lost": Sentence(
        "Nol di depan nomor ini hilang karena sel disimpan sebagai angka. Jadikan kolom nomor "
        "peserta teks, "
        "lalu ekspor ulang.",
        "The leading zeros of this number were lost, because the cell was stored as a number. Make "
        "the column "
        "text and export again.",
    ),
    "score.not_qualified": Sentence(
        "Peserta ini tidak memenuhi syarat administrasi, jadi tidak boleh ada di lembar SKD. Hapus "
        "barisnya "
        "dan laporkan bila ia memang ikut tes.",
        "This participant did not qualify in the screening, so they may not be on the SKD sheet. "
        "Remove the "
        "line, and report it if they sat the test.",
    ),
    "score.not_invited": Sentence(
        "Peserta ini tidak masuk batas SKB menurut lembar SKD yang tersegel. Hapus barisnya dan "
        "laporkan bila "
        "ia memang ikut tes.",
        "By the sealed SKD sheet this participant is not within the cut to the SKB. Remove the line, and "
        "report it if they sat the test.",
    ),
    "score.participant_twice": Sentence(
        "Nomor peserta ini sudah ada di baris lain (dalam kurung). Sisakan satu baris yang benar.",
        "This number stands in another line too (in brackets). Keep the one that is right.",
    ),
    "score.participant_missing": Sentence(
        "Peserta ini seharusnya ada tetapi tidak ada di berkas. Tambahkan barisnya; bila ia tidak datang, "
        "tulis status “tidak hadir”.",
        "This participant should be in the file but is not. Add the line; if they did not come, write the "
        "status “tidak hadir”.",
    ),
    "score.formasi_differs": Sentence(
        "Kode formasi ini bukan formasi yang dilamar peserta. Perbaiki kode formasinya.",
        "This is not the formasi the participant applied for. Correct the code.",
    ),
    "score.status_unknown": Sentence(
        "Status ini tidak dikenal. Tulis hadir, tidak hadir, atau diskualifikasi.",
        "This status is not known. Write hadir, tidak hadir or diskualifikasi.",
    ),
    "score.mark_missing": Sentence(
        "Nilai kosong, padahal peserta hadir. Isi nilainya atau perbaiki statusnya.",
        "The mark is empty although the participant was present. Fill it in or correct the status.",
    ),
    "score.not_whole": Sentence(
        "Nilai harus bilangan bulat tanpa tanda lain. Salin lagi dari CAT.",
        "A mark is a whole number without any sign. Copy it again from the CAT.",
    ),
    "score.above_maximum": Sentence(
        "Nilai melebihi nilai tertinggi menurut peraturan. Periksa apakah kolomnya tertukar.",
        "The mark is above the greatest by the regulation. Check whether columns were swapped.",
    ),
    "score.not_a_multiple": Sentence(
        "Nilai ini tidak mungkin: setiap jawaban bernilai sama, jadi nilainya kelipatan angka dalam kurung.",
        "This mark is impossible: every answer counts the same, so it is a multiple of the number "
        "in brackets.",
    ),
    "score.total_differs": Sentence(
        "Jumlah ini bukan jumlah TWK, TIU, dan TKP. Periksa keempat sel pada baris ini.",
        "This total is not the sum of TWK, TIU and TKP. Check the four cells of this line.",
    ),
    "score.absent_with_marks": Sentence(
        "Ada nilai, padahal peserta tidak hadir. Kosongkan nilainya atau perbaiki statusnya.",
        "There is a mark although the participant was absent. Empty the cell or correct the status.",
    ),
    "score.no_extra_test": Sentence(
        "Peraturan ini tidak mengenal tes tambahan. Kosongkan kolom ini.",
        "This regulation knows no extra test. Empty this column.",
    ),
    "score.not_two_decimals": Sentence(
        "Nilai tambahan ditulis 0 sampai 100 dengan paling banyak dua angka di belakang koma.",
        "The extra mark is written as 0 to 100 with at most two decimals.",
    ),
    "score.extra_missing": Sentence(
        "Peserta lain pada jabatan yang sama mempunyai nilai tambahan, peserta ini tidak. Isi untuk semua "
        "atau kosongkan untuk semua.",
        "Others of the same position have an extra mark, this participant has none. Fill it in for all or "
        "for nobody.",
    ),
    "score.skd_not_sealed": Sentence(
        "Nilai SKD belum disegel. Siapa yang berhak mengikuti SKB dihitung dari lembar itu.",
        "The SKD marks are not sealed yet. Who may sit the SKB is computed from that sheet.",
    ),
    "score.test_not_begun": Sentence(
        "Menurut jadwal, {test} belum dimulai.",
        "By the timetable the {test} has not begun.",
    ),
    "score.cause_missing": Sentence(
        "Lembar {number} sudah ada. Tuliskan alasannya.",
        "There is sheet {number} already. Say why.",
    ),
    "score.sheet_waiting": Sentence(
        "Masih ada lembar yang menunggu orang kedua. Segel atau kembalikan lembar itu dahulu.",
        "Another sheet still waits for a second person. Seal or return that one first.",
    ),
    "score.rows_changed": Sentence(
        "Isi tabel nilai tidak lagi sama dengan yang diunggah. Jangan disegel; laporkan kepada pengelola "
        "sistem dan Inspektorat.",
        "The table of marks is no longer what was uploaded. Do not seal it; report it to the "
        "operator and the "
        "inspectorate.",
    ),
    "score.other_sheet_in_force": Sentence(
        "Sementara itu lembar lain sudah disegel. Kembalikan lembar ini dan unggah lagi sebagai koreksi.",
        "Another sheet was sealed meanwhile. Return this one and upload again as a correction.",
    ),
    "score.skd_was_corrected": Sentence(
        "Lembar SKD sudah dikoreksi sejak lembar SKB ini diunggah. Kembalikan lembar ini dan unggah lagi.",
        "The SKD sheet was corrected since this SKB sheet was uploaded. Return it and upload again.",
    ),
}
