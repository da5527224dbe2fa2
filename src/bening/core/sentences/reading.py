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
        "Isi dokumen ini sangat mirip ({percent}%) dengan dokumen pelamar lain. Periksa apakah Anda "
        "mengunggah dokumen milik sendiri; petugas akan memeriksa keduanya.",
        "The content of this document is very much like another applicant's ({percent}%). Check that you "
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

LETTER = {
    "letter.addressee": Sentence(
        "Surat ditujukan kepada pejabat yang disebut pengumuman.",
        "The letter is addressed to the officer named in the announcement.",
    ),
    "letter.not_read": Sentence(
        "Isi surat tidak terbaca. Pindai atau foto ulang dengan cahaya cukup dan seluruh halaman terlihat.",
        "The letter could not be read. Scan it or take it again in good light, with the whole page in view.",
    ),
    "letter.other_addressee": Sentence(
        "Surat terbaca ditujukan: “{read}”. Pengumuman meminta: {addressee}. Perbaiki surat Anda; jika "
        "sudah sesuai, biarkan: petugas akan memeriksanya.",
        "The letter was read as addressed: “{read}”. The announcement asks for: {addressee}. Correct your "
        "letter; if it is right, leave it: an officer will look.",
    ),
    "letter.addressee_not_found": Sentence(
        "Tujuan surat ({addressee}) tidak ditemukan pada bagian atas surat. Periksa surat Anda; jika sudah "
        "tertulis, biarkan: petugas akan memeriksanya.",
        "The addressee ({addressee}) was not found in the upper part of the letter. Check your letter; if "
        "it is there, leave it: an officer will look.",
    ),
    "letter.formasi": Sentence(
        "Surat menyebut formasi yang Anda pilih.",
        "The letter names the formasi you chose.",
    ),
    "letter.other_formasi": Sentence(
        "Surat terbaca menyebut {read}, sedangkan formasi yang Anda pilih {formasi}. Perbaiki surat atau "
        "pilihan formasi Anda.",
        "The letter was read as naming {read}, but you chose {formasi}. Correct the letter or your choice.",
    ),
    "letter.formasi_not_found": Sentence(
        "Formasi yang Anda pilih ({formasi}) tidak ditemukan dalam surat. Periksa surat Anda; jika sudah "
        "tertulis, biarkan: petugas akan memeriksanya.",
        "The formasi you chose ({formasi}) was not found in the letter. Check your letter; if it is there, "
        "leave it: an officer will look.",
    ),
    "letter.dated": Sentence(
        "Surat bertanggal, dan tanggalnya dalam masa pendaftaran.",
        "The letter bears a date within the days of registration.",
    ),
    "letter.no_date_found": Sentence(
        "Tanggal surat tidak ditemukan. Periksa apakah surat Anda bertanggal; jika sudah, biarkan: petugas "
        "akan memeriksanya.",
        "No date of the letter was found. Check that your letter bears one; if it does, leave it: an "
        "officer will look.",
    ),
    "letter.other_date": Sentence(
        "Tanggal surat terbaca {date:date}, di luar {first:date} sampai {last:date}. Periksa surat Anda; "
        "jika tanggalnya benar, biarkan: petugas akan memeriksanya.",
        "The date of the letter was read as {date:date}, not between {first:date} and {last:date}. Check "
        "your letter; if the date is right, leave it: an officer will look.",
    ),
    "letter.signed": Sentence(
        "Surat ditandatangani.",
        "The letter is signed.",
    ),
    "letter.place_not_found": Sentence(
        "Tempat tanda tangan tidak ditemukan pada surat; petugas akan memeriksanya. Pastikan nama Anda "
        "tertulis di bawah tanda tangan.",
        "The place of the signature was not found; an officer will look. Make sure that your name stands "
        "under the signature.",
    ),
    "letter.no_ink_found": Sentence(
        "Tanda tangan tidak terlihat di atas nama Anda. Tanda tangani surat dengan pena, lalu pindai lagi; "
        "jika sudah, biarkan: petugas akan memeriksanya.",
        "No signature is seen above your name. Sign the letter with a pen and scan it again; if you did, "
        "leave it: an officer will look.",
    ),
}

STAMP = {
    "stamp.present": Sentence(
        "Dokumen bermeterai.",
        "The document bears a duty stamp.",
    ),
    "stamp.not_seen": Sentence(
        "Meterai tidak terlihat oleh program. Pastikan meterai tertempel dan terlihat utuh; jika sudah, "
        "biarkan: petugas akan memeriksanya.",
        "The program sees no duty stamp. Make sure that it is there and wholly in view; if it is, leave "
        "it: an officer will look.",
    ),
    "stamp.readable": Sentence(
        "Nomor seri meterai terbaca.",
        "The serial number of the stamp can be read.",
    ),
    "stamp.serial_unread": Sentence(
        "Nomor seri {sort} tidak terbaca. Pindai lagi dengan lebih tajam jika dapat; jika tidak, petugas "
        "akan memeriksanya.",
        "The serial number of the stamp ({sort}) could not be read. Scan it again more sharply if you can; "
        "if not, an officer will look.",
    ),
    "stamp.unique": Sentence(
        "Meterai ini belum terlihat pada dokumen lain.",
        "This stamp was not seen on another document.",
    ),
    "stamp.seen_elsewhere": Sentence(
        "Nomor seri meterai ini juga terlihat pada {others} dokumen lain. Satu meterai hanya untuk satu "
        "dokumen; petugas akan memeriksa keduanya.",
        "This serial number was also seen on {others} other documents. One stamp is for one document only; "
        "an officer will look at both.",
    ),
    "stamp.genuine": Sentence(
        "Penerbit menyatakan meterai ini asli.",
        "The issuer says that this stamp is genuine.",
    ),
    "stamp.not_asked": Sentence(
        "Keaslian meterai belum dapat dipastikan: hanya penerbit yang mengetahuinya. Tidak ada yang perlu "
        "Anda lakukan.",
        "Whether the stamp is genuine is not known yet: only the issuer can tell. There is nothing you "
        "need to do.",
    ),
    "stamp.service_down": Sentence(
        "Layanan pemeriksa meterai sedang terganggu, sehingga keasliannya belum dapat dipastikan. Gangguan "
        "ini tidak merugikan Anda; pemeriksaan diulang setelah layanan pulih.",
        "The service that checks stamps is down, so nothing is known yet. This is not held against you; "
        "the check is repeated when the service is back.",
    ),
    "stamp.used_before": Sentence(
        "Menurut penerbit, nomor seri meterai ini sudah pernah dipakai. Petugas akan memeriksanya; siapkan "
        "bukti pembelian meterai.",
        "The issuer says that this serial number was used before. An officer will look; keep your proof of "
        "purchase.",
    ),
    "stamp.unknown_serial": Sentence(
        "Nomor seri meterai yang terbaca tidak dikenal penerbit; mungkin salah baca. Petugas akan "
        "memeriksanya.",
        "The issuer does not know the serial number that was read; it may have been misread. An officer "
        "will look.",
    ),
}

SENTENCES = {**PHOTO, **STATEMENT, **DUPLICATE, **LETTER, **STAMP}
