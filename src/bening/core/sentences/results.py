"""Sentences about rankings: why a place is what it is, and why a ranking cannot be computed or "
"published."""

from bening.core.sentences.shape import Sentence

_TIED_ID, _TIED_EN = "Nilainya sama dengan peserta lain", "Equal with another participant"

PLACES = {
    "skd.awaiting": Sentence("Nilai SKD belum ada.", "There is no SKD mark yet."),
    "skd.absent": Sentence("Tidak hadir di SKD.", "Absent at the SKD."),
    "skd.disqualified": Sentence("Didiskualifikasi di SKD.", "Disqualified at the SKD."),
    "skd.below_threshold": Sentence("Di bawah nilai ambang batas.", "Below the threshold."),
    "skd.within_cut": Sentence(
        "Memenuhi ambang batas, peringkat {rank}; yang berhak mengikuti SKB paling banyak {limit} orang.",
        "Meets the threshold, rank {rank}; at most {limit} people may sit the SKB.",
    ),
    "skd.outside_cut": Sentence(
        "Memenuhi ambang batas, tetapi peringkat {rank}; yang berhak mengikuti SKB paling banyak "
        "{limit} orang.",
        "Meets the threshold, but rank {rank}; at most {limit} people may sit the SKB.",
    ),
    "cut.tied_all_taken": Sentence(
        "Sama dalam semua nilai dengan peserta di batas, jadi semua diikutkan: {taken} orang, bukan {limit}.",
        "Equal in every mark with those at the limit, so all are taken: {taken} people instead of {limit}.",
    ),
    "cut.tie_decided": Sentence(
        f"{_TIED_ID}; urutannya ditentukan oleh {{by}}.", f"{_TIED_EN}; decided by {{by}}."
    ),
    "skb.awaiting": Sentence("Nilai SKB belum ada.", "There is no SKB mark yet."),
    "skb.absent": Sentence("Tidak hadir di SKB.", "Absent at the SKB."),
    "skb.disqualified": Sentence("Didiskualifikasi di SKB.", "Disqualified at the SKB."),
    "skb.not_invited": Sentence(
        "Tidak berhak mengikuti SKB, jadi nilai SKB tidak dihitung.",
        "Not entitled to the SKB, so the SKB mark is not counted.",
    ),
    "final.within_quota": Sentence("Peringkat {rank} untuk {quota} kursi.", "Rank {rank} for {quota} seats."),
    "final.outside_quota": Sentence(
        "Peringkat {rank}, sedangkan kursinya {quota}.", "Rank {rank}, while there are {quota} seats."
    ),
    "seat.undecided": Sentence(
        "Peringkat {rank} untuk {quota} kursi, sama dengan peserta lain; menunggu keputusan.",
        "Rank {rank} for {quota} seats, equal with others; awaits a decision.",
    ),
    "fill.moved": Sentence(
        "Mengisi kursi kosong di formasi {seat} (langkah {step}).",
        "Fills an empty seat of formasi {seat} (step {step}).",
    ),
    "fill.below_threshold": Sentence(
        "Tidak dapat pindah ke kursi kosong, karena di bawah ambang batas umum.",
        "Cannot move to an empty seat, being below the general threshold.",
    ),
    "fill.no_seat_left": Sentence(
        "Kursi kosong yang boleh diisi sudah terisi peserta lain.",
        "The empty seats that could be had were taken by others.",
    ),
    "fill.undecided": Sentence(
        "Kursi kosong bergantung pada nilai yang sama; menunggu keputusan.",
        "An empty seat hangs on a tie; awaits a decision.",
    ),
    "tie.decided": Sentence(
        f"{_TIED_ID}; urutannya ditentukan oleh {{by}}.", f"{_TIED_EN}; decided by {{by}}."
    ),
    "tie.undefined": Sentence(
        "Nilai akhirnya sama dengan peserta {rival} dan aturan tidak menentukan urutannya.",
        "The final score is equal to that of participant {rival}, and the rules do not say who comes first.",
    ),
}
ACTS = {
    "ranking.waiting": Sentence(
        "Masih ada perhitungan tahap ini yang menunggu orang kedua. Terbitkan atau kembalikan dahulu.",
        "A computation of this stage still waits for a second person. Publish or return it first.",
    ),
    "ranking.no_skd_sheet": Sentence(
        "Belum ada lembar nilai SKD yang tersegel.", "There is no sealed SKD sheet yet."
    ),
    "ranking.no_skb_sheet": Sentence(
        "Belum ada lembar nilai SKB yang tersegel.", "There is no sealed SKB sheet yet."
    ),
    "ranking.skd_not_published": Sentence(
        "Hasil SKD dari lembar SKD yang berlaku belum terbit. Hitung dan terbitkan hasil SKD dahulu.",
        "The SKD result of the sheet in force is not published. Compute and publish it first.",
    ),
    "ranking.skb_of_other_skd": Sentence(
        "Lembar SKB diperiksa terhadap lembar SKD yang lama. Unggah koreksi lembar SKB, agar semua "
        "yang berhak "
        "ada di dalamnya.",
        "The SKB sheet was checked against an older SKD sheet. Upload a corrected SKB sheet, so "
        "that everyone "
        "entitled is on it.",
    ),
    "ranking.after_sanggah_published": Sentence(
        "Hasil setelah sanggah sudah terbit; hasil sebelumnya tidak dapat dihitung lagi.",
        "The result after sanggah is published; the earlier one can no longer be computed.",
    ),
    "ranking.final_not_published": Sentence(
        "Hasil akhir sebelum sanggah belum terbit.", "The final result before sanggah is not published yet."
    ),
    "ranking.sanggah_window_open": Sentence(
        "Masa sanggah hasil akhir belum berakhir.", "The sanggah period of the final result is not over yet."
    ),
    "ranking.sanggah_unanswered": Sentence(
        "Masih ada {count} sanggah yang belum dijawab.", "{count} objections are not answered yet."
    ),
    "ranking.too_early": Sentence(
        "Menurut jadwal, hasil ini belum waktunya terbit.", "By the timetable this result is not due yet."
    ),
    "ranking.places_undecided": Sentence(
        "{count} tempat belum diputuskan. Putuskan nilai yang sama, lalu hitung sekali lagi.",
        "{count} places are not decided. Decide the ties, then compute again.",
    ),
    "ranking.sheet_corrected": Sentence(
        "Lembar nilai sudah dikoreksi sejak perhitungan ini. Kembalikan, lalu hitung lagi.",
        "A score sheet was corrected since this computation. Return it and compute again.",
    ),
    "ranking.other_in_force": Sentence(
        "Sementara itu hasil lain sudah terbit. Kembalikan perhitungan ini, lalu hitung lagi.",
        "Another result was published meanwhile. Return this computation and compute again.",
    ),
    "ranking.no_longer_follows": Sentence(
        "Dihitung sekali lagi, hasilnya tidak sama dengan isi tabel. Kembalikan dan hitung lagi; "
        "bila tetap "
        "berbeda, laporkan kepada Inspektorat.",
        "Computed once more, the result is not what the table holds. Return it and compute again; "
        "if it still "
        "differs, report it to the inspectorate.",
    ),
    "ranking.cause_missing": Sentence("Tuliskan alasannya.", "Say why."),
    "tie.not_open": Sentence(
        "Urutan harus memuat semua peserta dari satu nilai sama yang menunggu keputusan, "
        "masing-masing sekali.",
        "An order names everyone of one tie that waits for a decision, each once.",
    ),
    "tie.law_decides": Sentence(
        "Menurut aturan, peserta {first} di atas peserta {second}. Urutan tidak boleh bertentangan "
        "dengan itu.",
        "By the rules participant {first} stands above {second}. The order may not contradict that.",
    ),
    "tie.ground_missing": Sentence("Tuliskan dasar dan alasan urutan ini.", "Give the ground of this order."),
}
SENTENCES = PLACES | ACTS
