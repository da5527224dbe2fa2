"""Sentences of `bening rank --compare`: why a published list may say something else."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "compare.not_listed": Sentence(
        "Tidak ada di daftar resmi, padahal ada di data nilai.",
        "Not in the official list, though in the scores.",
    ),
    "compare.not_in_scores": Sentence(
        "Ada di daftar resmi (baris {row}), tetapi tidak ada di data nilai.",
        "In the official list (row {row}), but not in the scores.",
    ),
    "compare.other_formasi": Sentence(
        "Di data nilai, peserta ini melamar formasi lain.",
        "In the scores, this person applied for another formasi.",
    ),
    "compare.follows_score": Sentence(
        "Mungkin akibat nilai yang berbeda di kolom {column}.",
        "May follow from the different score in column {column}.",
    ),
    "compare.decided_by_people": Sentence(
        "Aturan tidak menentukan hasil ini; daftar resmi menulis {code}, jadi ada keputusan "
        "yang tidak terlihat.",
        "The rules do not decide this; the official list says {code}, so somebody decided out of sight.",
    ),
    "compare.score_left_out": Sentence(
        "Daftar resmi tidak memuat nilai ini.", "The official list leaves this score out."
    ),
    "compare.no_score_due": Sentence(
        "Menurut data, peserta ini tidak memperoleh nilai ini.",
        "By the scores, no such score is due to this person.",
    ),
    "compare.marks": Sentence(
        "Jumlah TWK {twk}, TIU {tiu}, dan TKP {tkp} adalah nilai hitungan ulang.",
        "TWK {twk}, TIU {tiu} and TKP {tkp} add up to the recomputed value.",
    ),
    "compare.cut_not_rounded": Sentence(
        "Sama persis bila desimalnya dipotong, bukan dibulatkan.",
        "Exactly this if decimals are cut off instead of rounded.",
    ),
    "compare.parts_rounded": Sentence(
        "Sama persis bila bagian SKD dan SKB dibulatkan dahulu, lalu dijumlahkan.",
        "Exactly this if the parts of SKD and SKB are rounded first and then added.",
    ),
    "compare.skd_of_500": Sentence(
        "Sama persis bila SKD dibagi 500, padahal nilai tertingginya {maximum}.",
        "Exactly this if the SKD is divided by 500, although its maximum is {maximum}.",
    ),
    "compare.weights_exchanged": Sentence(
        "Sama persis bila bobot SKD dan SKB tertukar.",
        "Exactly this if the weights of SKD and SKB are exchanged.",
    ),
    "compare.extra_left_out": Sentence(
        "Sama persis bila tes tambahan tidak dihitung.", "Exactly this if the extra test is not counted."
    ),
    "compare.unexplained": Sentence(
        "Tidak ada cara hitung yang dikenal yang menghasilkan nilai ini.",
        "No known way of computing gives this value.",
    ),
}
