"""Sentences about objections (sanggah) and their answers."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "objection.not_yours": Sentence(
        "Hanya orang yang diputuskan yang dapat menyanggah keputusan itu.",
        "Only the person whom a decision concerns can object to it.",
    ),
    "objection.already_filed": Sentence(
        "Sanggahan atas keputusan ini sudah Anda ajukan. Setiap keputusan dapat disanggah satu kali.",
        "You already objected to this decision. Each decision can be objected to once.",
    ),
    "objection.no_grounds": Sentence(
        "Pilih paling sedikit satu syarat yang Anda sanggah, lalu tulis alasannya.",
        "Choose at least one requirement that you object to, and write why.",
    ),
    "objection.ground_unknown": Sentence(
        "Syarat “{requirement}” tidak termasuk dalam keputusan yang dapat disanggah.",
        "The requirement “{requirement}” is not part of the decision that can be objected to.",
    ),
    "objection.argument_missing": Sentence(
        "Tulis alasan sanggahan untuk syarat “{requirement}”.",
        "Write why you object for the requirement “{requirement}”.",
    ),
    "objection.argument_too_long": Sentence(
        "Alasan untuk syarat “{requirement}” terlalu panjang: paling banyak {most:number} huruf.",
        "The reasons for the requirement “{requirement}” are too long: at most {most:number} letters.",
    ),
    "objection.ground_unanswered": Sentence(
        "Syarat “{requirement}” belum dijawab. Setiap alasan sanggahan harus dijawab.",
        "The requirement “{requirement}” is not answered. Every ground must be answered.",
    ),
    "objection.reasoning_missing": Sentence(
        "Tulis pertimbangan jawaban untuk syarat “{requirement}”.",
        "Write the reasoning of the answer for the requirement “{requirement}”.",
    ),
    "objection.basis_missing": Sentence(
        "Sebut dasar hukum jawaban untuk syarat “{requirement}”.",
        "Name the legal basis of the answer for the requirement “{requirement}”.",
    ),
}
