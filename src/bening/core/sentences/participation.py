"""Sentences about complaints, consultations, the forum and the register of interests."""

from __future__ import annotations

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "participation.too_many": Sentence(
        "Batasnya {most:number}. Silakan lanjutkan besok, atau gabungkan dalam satu tulisan.",
        "The limit is {most:number}. Please go on tomorrow, or put it into one text.",
    ),
    "text.too_long": Sentence(
        "Tulisan paling panjang {most:number} karakter.", "A text has at most {most:number} characters."
    ),
    "complaint.empty": Sentence("Tulisannya masih kosong.", "The text is still empty."),
    "complaint.closed": Sentence("Pengaduan ini sudah ditutup.", "This complaint is closed."),
    "complaint.not_yours": Sentence("Ini bukan pengaduan Anda.", "This is not your complaint."),
    "complaint.not_handler": Sentence(
        "Hanya penangan pengaduan ini yang dapat melakukannya.",
        "Only the handler of this complaint can do that.",
    ),
    "complaint.cannot_handle": Sentence(
        "Orang ini tidak dapat menangani pengaduan ini: disebut di dalamnya, berkerabat, pernah menjawabnya, "
        "atau tidak mempunyai peran.",
        "This person cannot handle this complaint: named in it, related, or without the role.",
    ),
    "complaint.answer_without_reason": Sentence("Jawaban memerlukan alasan.", "An answer needs its reason."),
    "complaint.handover_without_reason": Sentence(
        "Penerusan memerlukan alasan.", "Handing over needs a reason."
    ),
    "complaint.reopen_without_reason": Sentence(
        "Tuliskan apa yang belum selesai.", "Say what is not solved yet."
    ),
    "complaint.reopen_too_late": Sentence(
        "Pengaduan hanya dapat dibuka kembali sampai {ends:moment}. Ajukan yang baru dan sebut nomor ini.",
        "The complaint could be reopened until {ends:moment}. File a new one and name this number.",
    ),
}
