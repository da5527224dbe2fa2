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
    "draft.no_clauses": Sentence(
        "Rancangan belum memuat pasal. Awali setiap pasal dengan baris “## Judul pasal”.",
        "The draft has no clauses. Begin each with a line “## Title of the clause”.",
    ),
    "draft.too_many_clauses": Sentence(
        "Paling banyak {most:number} pasal.", "At most {most:number} clauses."
    ),
    "draft.clause_twice": Sentence("Pasal {clause} ada dua kali.", "Clause {clause} stands there twice."),
    "draft.clause_unknown": Sentence(
        "Pasal {clause} tidak dikenal. Untuk pasal baru, jangan tulis tanda [k…].",
        "Clause {clause} is not known. Leave out the [k…] of a new clause.",
    ),
    "draft.origin_unknown": Sentence(
        "Asal {clause} bukan pasal lain dari versi terbit sebelumnya.",
        "The origin {clause} is no other clause of the version published before.",
    ),
    "draft.clause_empty": Sentence(
        "Pasal ke-{number} belum mempunyai judul atau isi, atau judulnya lebih dari 120 karakter.",
        "Clause number {number} has no title or no text, or a title of more than 120 characters.",
    ),
    "consultation.too_short": Sentence(
        "Waktu memberi masukan paling sedikit {days:number} hari, dan tanggapan menyusul setelahnya.",
        "Comments are taken for at least {days:number} days, and the answers follow after that.",
    ),
    "consultation.slug_taken": Sentence("Alamat singkat itu sudah dipakai.", "That short address is taken."),
    "consultation.wrong_phase": Sentence(
        "Ini tidak dapat dilakukan pada tahap konsultasi sekarang.",
        "This cannot be done in the present phase of the consultation.",
    ),
    "consultation.no_time_to_read": Sentence(
        "Masa masukan sudah dimulai: rancangan harus terbit lebih dulu supaya dapat dibaca.",
        "The time for comments has begun: the draft must be published before, so that it can be read.",
    ),
    "consultation.unanswered": Sentence(
        "Naskah akhir belum dapat terbit: {count:number} masukan belum mendapat tanggapan yang terbit.",
        "The final text cannot be published yet: {count:number} comments have no published answer.",
    ),
    "consultation.contested": Sentence(
        "Naskah akhir belum dapat terbit: atas {count:number} masukan yang disembunyikan keberatan masih"
        " berjalan atau masih dapat diajukan.",
        "The final text cannot be published yet: {count:number} hidden comments are under appeal, or may"
        " still be.",
    ),
    "comment.empty": Sentence("Tulisannya masih kosong.", "The text is still empty."),
    "comment.not_yours": Sentence("Ini bukan tulisan Anda.", "This is not yours."),
    "comment.proposal_without_words": Sentence(
        "Usulan memerlukan rumusan kata yang diusulkan.", "A proposal needs the wording it proposes."
    ),
    "comment.quote_not_found": Sentence(
        "Kutipan itu tidak ada dalam pasal ini.", "That quotation is not in this clause."
    ),
    "organisation.not_yours": Sentence(
        "Anda tidak terdaftar sebagai wakil organisasi yang terverifikasi ini.",
        "You are not the contact of this verified organisation.",
    ),
    "organisation.known": Sentence("Organisasi itu sudah terdaftar.", "That organisation is registered."),
    "moderation.without_reason": Sentence(
        "Sebutkan aturan dan alasannya; keduanya dibaca umum.",
        "Name the rule and the reason; both are read by the public.",
    ),
    "appeal.not_possible": Sentence(
        "Keberatan hanya dapat diajukan penulisnya, sekali untuk setiap penyembunyian, dan selama"
        " waktunya belum lewat.",
        "Only the author can appeal, once for each time the comment was hidden, and only in time.",
    ),
    "cluster.answered": Sentence(
        "Kelompok masukan ini sudah mempunyai tanggapan.", "This group of comments has an answer already."
    ),
    "cluster.other_clause": Sentence(
        "Kelompok itu tentang pasal lain.", "That group is about another clause."
    ),
    "cluster.empty": Sentence("Kelompok itu kosong.", "That group is empty."),
    "response.without_reason": Sentence("Tanggapan memerlukan alasan.", "An answer needs its reason."),
    "response.change_missing": Sentence(
        "Menerima berarti menyebut rumusan baru atau versi yang menghapus pasalnya; menolak tidak"
        " menyebutnya.",
        "Accepting names the new wording, or the version that dropped the clause; rejecting names none.",
    ),
    "response.nothing_changed": Sentence(
        "Rumusan itu tidak berbeda dari yang dikomentari, atau bukan versi sesudahnya yang terbit.",
        "That wording does not differ from the one commented on, or is not a later published version.",
    ),
    "support.not_possible": Sentence(
        "Yang dapat didukung hanya usulan orang lain.", "Only a suggestion of somebody else can be supported."
    ),
    "hearing.times": Sentence(
        "Dengar pendapat harus di masa depan dan berakhir setelah mulai.",
        "A hearing lies in the future and ends after it begins.",
    ),
    "hearing.not_yet": Sentence(
        "Dengar pendapat ini belum berlangsung.", "This hearing has not taken place yet."
    ),
    "declaration.gift_incomplete": Sentence(
        "Gratifikasi memerlukan perkiraan nilai dan tindakan.",
        "A gift needs its value and what became of it.",
    ),
    "declaration.not_yours": Sentence("Ini bukan pernyataan Anda.", "This is not your declaration."),
    "audit.sample": Sentence(
        "Undian paling sedikit 1, paling banyak {most:number}.", "At least 1, at most {most:number}."
    ),
    "audit.not_drawn": Sentence("Petugas itu tidak terundi.", "That officer was not drawn."),
}
