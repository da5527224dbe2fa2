"""Sentences of the registration: what is still missing before it can be ended."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "application.already_this_period": Sentence(
        "Anda sudah punya lamaran pada periode ini. Setiap orang hanya boleh melamar satu kali pada satu "
        "instansi dan satu formasi.",
        "You already have an application in this period. Everyone may apply once only, to one institution "
        "and "
        "one formasi.",
    ),
    "application.already_entered": Sentence(
        "Lamaran ini sudah dikirim atau dibatalkan. Isinya tidak dapat diubah lagi.",
        "This application was already submitted or given up. It cannot be changed any more.",
    ),
    "formasi.not_chosen": Sentence(
        "Anda belum memilih formasi.",
        "You have not chosen a formasi yet.",
    ),
    "formasi.withdrawn": Sentence(
        "Formasi {formasi} tidak ditawarkan lagi menurut perubahan pengumuman. Pilih formasi lain.",
        "Formasi {formasi} is no longer offered, by a change of the announcement. Choose another.",
    ),
    "section.identity_incomplete": Sentence(
        "Bagian Identitas belum lengkap.",
        "The section Identity is not complete.",
    ),
    "section.contact_incomplete": Sentence(
        "Bagian Alamat dan kontak belum lengkap.",
        "The section Address and contact is not complete.",
    ),
    "section.education_incomplete": Sentence(
        "Bagian Pendidikan belum lengkap.",
        "The section Education is not complete.",
    ),
    "section.declarations_incomplete": Sentence(
        "Bagian Pernyataan belum lengkap.",
        "The section Statements is not complete.",
    ),
    "section.placement_incomplete": Sentence(
        "Bagian Unit lain belum benar.",
        "The section Other units is not right yet.",
    ),
}
