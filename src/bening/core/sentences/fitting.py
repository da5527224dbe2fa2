"""Sentences of files that were made to fit, and of photos that could not be."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "file.shrunk": Sentence(
        "Foto Anda {size:size}; batasnya {largest:size}. Kami simpan {kept:size}. Periksa apakah tulisannya "
        "tetap terbaca.",
        "Your photo has {size:size}; the limit is {largest:size}. We keep {kept:size}. See whether the "
        "writing can still be read.",
    ),
    "file.converted": Sentence(
        "Berkas {found} diubah menjadi {made}, karena itulah yang diterima di sini.",
        "The {found} file was made a {made}, which is what is taken here.",
    ),
    "file.joined": Sentence(
        "{count} foto digabung menjadi satu PDF, menurut urutan Anda memilihnya.",
        "{count} photos were joined to one PDF, in the order in which you chose them.",
    ),
    "file.cannot_be_shrunk": Sentence(
        "Foto ini tidak dapat dikecilkan sampai batasnya tanpa merusak tulisannya. Foto ulang lebih dekat, "
        "dengan latar belakang polos.",
        "This photo cannot be made small enough without spoiling the writing. Take it again, closer, before "
        "a plain ground.",
    ),
    "file.not_a_photo": Sentence(
        "Berkas ke-{file} bukan foto JPG, PNG, atau HEIC. Yang dapat digabung hanya foto; untuk PDF, pilih "
        "satu berkas saja.",
        "File {file} is no JPG, PNG or HEIC photo. Only photos can be joined; of PDFs, choose one alone.",
    ),
    "file.one_photo_only": Sentence(
        "Anda memilih {count} berkas, padahal di sini hanya satu foto. Pilih satu saja.",
        "You chose {count} files, but here one photo is taken. Choose one.",
    ),
    "file.too_many_photos": Sentence(
        "Anda memilih {count} foto; paling banyak {most}. Pilih foto halaman yang diminta saja.",
        "You chose {count} photos; {most} are the most. Choose photos of the pages asked for only.",
    ),
}
