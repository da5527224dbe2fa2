"""Sentences of reading: what a machine saw in pictures, letters and statements, and what to do about it."""

from bening.core.sentences.shape import Sentence

PHOTO = {
    "photo.one_face": Sentence(
        "Foto memuat tepat satu wajah.",
        "The photo shows exactly one face.",
    ),
    "photo.no_face_seen": Sentence(
        "Wajah tidak terlihat oleh program. Ambil foto dari depan dengan cahaya cukup dan tanpa masker; "
        "jika wajah Anda sudah jelas terlihat, biarkan: petugas akan memeriksanya.",
        "The program sees no face. Take the photo from the front, in good light, without a mask; if your "
        "face is plainly visible, leave it: an officer will look.",
    ),
    "photo.several_faces": Sentence(
        "Program melihat {faces} wajah. Unggah foto yang hanya memuat Anda; jika memang hanya Anda, "
        "biarkan: petugas akan memeriksanya.",
        "The program sees {faces} faces. Upload a photo of you alone; if it is you alone, leave it: an "
        "officer will look.",
    ),
    "photo.background": Sentence(
        "Latar foto berwarna seperti yang diminta pengumuman.",
        "The background of the photo has the announced colour.",
    ),
    "photo.ground_not_found": Sentence(
        "Bagian ini tidak dapat diukur karena letak wajah pada foto tidak ditemukan.",
        "This could not be measured, because the place of the face was not found.",
    ),
    "photo.ground_differs": Sentence(
        "Latar foto terbaca bukan warna yang diminta pengumuman. Ganti dengan foto berlatar sesuai "
        "pengumuman.",
        "The background was read as another colour than the announced one. Use a photo on the announced "
        "background.",
    ),
    "photo.ground_uneven": Sentence(
        "Warna latar foto tidak merata atau kurang jelas. Jika dapat, unggah foto dengan latar polos; jika "
        "tidak, petugas akan memeriksanya.",
        "The background is uneven or its colour is not clear. If you can, upload a photo on a plain "
        "background; if not, an officer will look.",
    ),
    "photo.size": Sentence(
        "Ukuran dan bentuk foto sesuai.",
        "The size and the shape of the photo are as they should be.",
    ),
    "photo.too_few_pixels": Sentence(
        "Foto terlalu kecil: {width} × {height} piksel. Unggah berkas foto yang asli, bukan kiriman lewat "
        "aplikasi percakapan.",
        "The photo is too small: {width} × {height} pixels. Upload the original file, not one sent through "
        "a chat application.",
    ),
    "photo.other_shape": Sentence(
        "Bentuk foto {width} × {height} piksel, bukan 3 × 4 atau 4 × 6. Potong foto dengan perbandingan itu.",
        "The photo is {width} × {height} pixels, not in the shape of 3 × 4 or 4 × 6. Crop it to that shape.",
    ),
    "photo.face_size": Sentence(
        "Wajah mengisi {percent}% tinggi foto. Potong atau ambil ulang agar kepala dan bahu terlihat penuh.",
        "The face fills {percent}% of the height. Crop it or take it again, with head and shoulders in full.",
    ),
    "photo.sharp": Sentence(
        "Wajah pada foto tajam.",
        "The face in the photo is sharp.",
    ),
    "photo.blurred": Sentence(
        "Wajah pada foto tampak buram. Ambil ulang dengan kamera yang tidak bergerak dan fokus pada wajah.",
        "The face looks blurred. Take it again with a steady camera, focused on the face.",
    ),
    "photo.original": Sentence(
        "Foto adalah foto asli, bukan hasil memotret layar atau cetakan.",
        "The photo is an original, not taken of a screen or a print.",
    ),
    "photo.of_a_photo": Sentence(
        "Foto ini tampak seperti hasil memotret layar atau cetakan. Unggah berkas foto yang asli; jika ini "
        "sudah berkas asli, biarkan: petugas akan memeriksanya.",
        "This looks like a picture taken of a screen or a print. Upload the original file; if this is the "
        "original, leave it: an officer will look.",
    ),
}

STATEMENT = {
    "statement.clause": Sentence(
        "Setiap butir surat pernyataan sama dengan naskah pengumuman.",
        "Every clause of the statement is worded as announced.",
    ),
    "statement.not_read": Sentence(
        "Isi surat pernyataan tidak terbaca. Pindai atau foto ulang dengan cahaya cukup dan seluruh "
        "halaman terlihat.",
        "The statement could not be read. Scan it or take it again in good light, with the whole page in "
        "view.",
    ),
    "statement.clause_missing": Sentence(
        "Butir ini tidak ditemukan dalam surat pernyataan Anda. Gunakan naskah lengkap dari pengumuman, "
        "tanda tangani, lalu unggah lagi.",
        "This clause was not found in your statement. Use the complete announced text, sign it, and upload "
        "it again.",
    ),
    "statement.clause_turned": Sentence(
        "Butir ini terbaca berlawanan dengan naskah pengumuman. Kata yang tidak ada: {missing}. Kata "
        "tambahan: {added}. Periksa surat Anda dan gunakan naskah pengumuman.",
        "This clause was read as the opposite of the announced text. Words not there: {missing}. Words "
        "added: {added}. Check your letter and use the announced text.",
    ),
    "statement.clause_differs": Sentence(
        "Sebagian butir ini terbaca berbeda dengan naskah pengumuman. Kata yang tidak ditemukan: "
        "{missing}. Kata tambahan: {added}. Jika surat Anda sudah sama dengan naskah, biarkan: petugas "
        "akan memeriksanya.",
        "Part of this clause was read otherwise than announced. Words not found: {missing}. Words added: "
        "{added}. If your letter follows the announced text, leave it: an officer will look.",
    ),
}

DUPLICATE = {
    "duplicate.same_file": Sentence(
        "Berkas ini tidak dipakai pelamar lain.",
        "This file was not handed in by another applicant.",
    ),
    "duplicate.file_seen": Sentence(
        "Berkas yang sama persis juga diunggah pada {others} lamaran lain. Periksa apakah Anda mengunggah "
        "dokumen milik sendiri; petugas akan memeriksa keduanya.",
        "The very same file was also uploaded in {others} other applications. Check that you uploaded your "
        "own document; an officer will look at both.",
    ),
    "duplicate.same_document": Sentence(
        "Dokumen ini tidak dipakai pelamar lain.",
        "This document was not handed in by another applicant.",
    ),
    "duplicate.number_seen": Sentence(
        "Nomor atau kode pada dokumen ini juga ada pada dokumen pelamar lain. Periksa apakah Anda "
        "mengunggah dokumen milik sendiri; petugas akan memeriksa keduanya.",
        "A number or code of this document also stands on another applicant's document. Check that you "
        "uploaded your own; an officer will look at both.",
    ),
    "duplicate.text_seen": Sentence(
        "Isi dokumen ini {percent}% sama dengan dokumen pelamar lain. Periksa apakah Anda mengunggah "
        "dokumen milik sendiri; petugas akan memeriksa keduanya.",
        "The content of this document is {percent}% the same as another applicant's. Check that you "
        "uploaded your own; an officer will look at both.",
    ),
    "duplicate.same_portrait": Sentence(
        "Pas foto ini tidak dipakai pelamar lain.",
        "This photo was not handed in by another applicant.",
    ),
    "duplicate.portrait_seen": Sentence(
        "Pas foto ini tampak sama dengan foto pelamar lain. Periksa apakah Anda mengunggah foto sendiri; "
        "petugas akan memeriksa keduanya.",
        "This photo looks the same as another applicant's. Check that you uploaded your own; an officer "
        "will look at both.",
    ),
}

SENTENCES = {**PHOTO, **STATEMENT, **DUPLICATE}
