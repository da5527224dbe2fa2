"""Sentences of pictures of papers: whether they can be read, and whether they are what the slot asks for."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "image.legible": Sentence(
        "Tulisan pada dokumen terbaca.",
        "The writing on the document can be read.",
    ),
    "image.hardly_legible": Sentence(
        "Tulisan pada dokumen sulit dibaca. Foto ulang dengan cahaya cukup, kamera tidak bergerak, dan "
        "kertas rata; jika Anda dapat membacanya dengan jelas, biarkan: petugas akan memeriksanya.",
        "The writing is hard to read. Take the photo again in good light, with a steady camera and the paper "
        "flat; if you can read it plainly, leave it: an officer will look.",
    ),
    "image.nothing_written": Sentence(
        "Tidak ada tulisan yang terbaca pada gambar ini.",
        "No writing was found in this picture.",
    ),
    "image.resolution": Sentence(
        "Tulisan pada dokumen cukup besar untuk dibaca.",
        "The writing is large enough to be read.",
    ),
    "image.small_writing": Sentence(
        "Tulisan hanya setinggi {pixels} piksel. Pindai atau foto lebih dekat, satu halaman memenuhi gambar, "
        "paling sedikit 150 titik per inci.",
        "The writing is only {pixels} pixels high. Scan or photograph closer, one page filling the picture, "
        "at 150 dots an inch or more.",
    ),
    "image.glare": Sentence(
        "Tidak ada pantulan cahaya yang menutupi tulisan.",
        "No glare hides the writing.",
    ),
    "image.glaring": Sentence(
        "Pantulan cahaya menutupi {percent}% gambar. Foto ulang tanpa lampu kilat, agak miring dari lampu.",
        "Glare covers {percent}% of the picture. Take it again without flash, away from the lamp.",
    ),
    "kind.expected": Sentence(
        "Dokumen ini adalah dokumen yang diminta.",
        "This is the document that was asked for.",
    ),
    "kind.other_found": Sentence(
        "Dokumen ini terbaca sebagai {found:kind}, bukan {expected:kind}. Jika terunggah di tempat yang "
        "salah, pindahkan ke tempatnya.",
        "This document reads as {found:kind}, not {expected:kind}. If it was uploaded in the wrong place, "
        "move it.",
    ),
    "kind.not_recognised": Sentence(
        "Jenis dokumen ini belum dapat dipastikan oleh program. Jika sudah benar, biarkan: petugas akan "
        "memeriksanya.",
        "The program is not sure what kind of document this is. If it is the right one, leave it: an officer "
        "will look.",
    ),
}
