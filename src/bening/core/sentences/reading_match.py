"""Sentences of reading: what was typed beside what was read."""

from bening.core.sentences.shape import Sentence

MATCH = {
    "match.nik": Sentence(
        "NIK pada dokumen sama dengan yang Anda tulis.",
        "NIK in the document is what you typed.",
    ),
    "match.name": Sentence(
        "Nama pada dokumen sama dengan yang Anda tulis.",
        "The name in the document is what you typed.",
    ),
    "match.birth_place": Sentence(
        "Tempat lahir pada dokumen sama dengan yang Anda tulis.",
        "The place of birth in the document is what you typed.",
    ),
    "match.birth_date": Sentence(
        "Tanggal lahir pada dokumen sama dengan yang Anda tulis.",
        "The date of birth in the document is what you typed.",
    ),
    "match.sex": Sentence(
        "Jenis kelamin pada dokumen sama dengan yang Anda tulis.",
        "The sex in the document is what you typed.",
    ),
    "match.address": Sentence(
        "Alamat pada dokumen sama dengan yang Anda tulis.",
        "The address in the document is what you typed.",
    ),
    "match.programme": Sentence(
        "Program studi pada dokumen sama dengan yang Anda tulis.",
        "The study programme in the document is what you typed.",
    ),
    "match.institution": Sentence(
        "Perguruan tinggi pada dokumen sama dengan yang Anda tulis.",
        "The institution in the document is what you typed.",
    ),
    "match.number": Sentence(
        "Nomor dokumen pada dokumen sama dengan yang Anda tulis.",
        "The number of the document in the document is what you typed.",
    ),
    "match.graduation_date": Sentence(
        "Tanggal lulus pada dokumen sama dengan yang Anda tulis.",
        "The date of graduation in the document is what you typed.",
    ),
    "match.predicate": Sentence(
        "Predikat pada dokumen sama dengan yang Anda tulis.",
        "The predicate in the document is what you typed.",
    ),
    "match.gpa": Sentence(
        "IPK pada dokumen sama dengan yang Anda tulis.",
        "The grade average (GPA) in the document is what you typed.",
    ),
    "match.other_read": Sentence(
        "Pada dokumen, {field:read} terbaca “{read}”, sedangkan Anda menulis “{typed}”. Jika "
        "dokumennya yang keliru, unggah yang benar; jika isian Anda yang keliru, katakan itu; jika terbaca "
        "salah, minta diperiksa orang.",
        "In the document, the {field:read} was read as “{read}”, but you typed “{typed}”. If the "
        "document is wrong, upload the right one; if you mistyped, say so; if it was misread, ask for a "
        "person to look.",
    ),
    "match.nearly_read": Sentence(
        "Pada dokumen, {field:read} terbaca “{read}”, hampir sama dengan yang Anda tulis, “{typed}”. "
        "Periksa ejaannya; jika isian Anda sudah benar, biarkan: petugas akan memeriksanya.",
        "In the document, the {field:read} was read as “{read}”, nearly what you typed, “{typed}”. Check "
        "the spelling; if what you typed is right, leave it: an officer will look.",
    ),
    "match.not_found": Sentence(
        "Yang Anda tulis untuk {field:read}, “{typed}”, tidak ditemukan pada dokumen. Periksa isian Anda "
        "atau unggah gambar yang lebih jelas; jika sudah benar, biarkan: petugas akan memeriksanya.",
        "What you typed for the {field:read}, “{typed}”, was not found in the document. Check it, or "
        "upload a clearer picture; if it is right, leave it: an officer will look.",
    ),
    "match.not_read": Sentence(
        "Bagian {field:read} pada dokumen tidak terbaca. Unggah gambar yang lebih jelas; jika tidak dapat, "
        "petugas akan memeriksanya.",
        "The {field:read} in the document could not be read. Upload a clearer picture; if you cannot, an "
        "officer will look.",
    ),
    "match.not_typed": Sentence(
        "Belum ada {field:read} yang Anda tulis untuk dibandingkan dengan dokumen.",
        "You have not typed the {field:read} yet, so there is nothing to compare with the document.",
    ),
}

SENTENCES = {**MATCH}
