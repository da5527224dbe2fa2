"""Sentences of reading: fields, numbers, validity, and the documents of one dossier beside each other."""

from bening.core.sentences.shape import Sentence

VALIDITY = {
    "validity.str": Sentence(
        "STR berlaku pada hari ini dan sesuai jabatan.",
        "The practice registration (STR) holds today and fits the position.",
    ),
    "validity.skck": Sentence(
        "SKCK masih berlaku.",
        "The police record (SKCK) is still valid.",
    ),
    "validity.accreditation": Sentence(
        "Akreditasi berlaku pada tanggal kelulusan.",
        "The accreditation held on the day of graduation.",
    ),
    "validity.not_read": Sentence(
        "Isi dokumen tidak terbaca. Pindai atau foto ulang dengan cahaya cukup dan seluruh halaman terlihat.",
        "The document could not be read. Scan it or take it again in good light, with the whole page in "
        "view.",
    ),
    "validity.not_found": Sentence(
        "Masa berlaku tidak ditemukan pada dokumen. Pastikan bagian masa berlaku terlihat; jika sudah, "
        "biarkan: petugas akan memeriksanya.",
        "The period of validity was not found in the document. Make sure that it is in view; if it is, "
        "leave it: an officer will look.",
    ),
    "validity.not_on_day": Sentence(
        "Dokumen terbaca berlaku {first:date} sampai {last:date}, sedangkan yang dinilai tanggal "
        "{on:date}. Unggah dokumen yang masih berlaku; jika terbaca salah, biarkan: petugas akan "
        "memeriksanya.",
        "The document was read as valid {first:date} to {last:date}, but {on:date} counts. Upload one that "
        "is still valid; if it was misread, leave it: an officer will look.",
    ),
    "validity.internship": Sentence(
        "Dokumen terbaca sebagai STR internsip. Yang diminta STR untuk praktik; petugas akan memeriksanya.",
        "The document was read as an internship registration. One for practice is asked for; an officer "
        "will look.",
    ),
    "validity.other_profession": Sentence(
        "Profesi {profession} tidak ditemukan pada STR. Periksa apakah STR Anda sesuai jabatan; jika "
        "sesuai, biarkan: petugas akan memeriksanya.",
        "The profession {profession} was not found in the registration. Check that it fits the position; "
        "if it does, leave it: an officer will look.",
    ),
    "validity.no_graduation": Sentence(
        "Tanggal lulus belum diketahui, sehingga masa akreditasi belum dapat dinilai. Isi tanggal lulus "
        "Anda.",
        "The day of graduation is not known, so the accreditation cannot be judged yet. Fill in your day "
        "of graduation.",
    ),
    "validity.no_grade": Sentence(
        "Peringkat akreditasi tidak ditemukan pada dokumen; petugas akan memeriksanya.",
        "The grade of the accreditation was not found in the document; an officer will look.",
    ),
    "validity.other_grade": Sentence(
        "Peringkat akreditasi terbaca “{grade}”, yang tidak termasuk peringkat dalam peraturan; petugas "
        "akan memeriksanya.",
        "The grade was read as “{grade}”, which is not among those of the regulation; an officer will look.",
    ),
    "validity.no_span": Sentence(
        "Masa berlaku akreditasi tidak terbaca lengkap (peringkat {grade}); petugas akan membandingkannya "
        "dengan tanggal lulus {graduated_on:date}.",
        "The period of the accreditation could not be read in full (grade {grade}); an officer will "
        "compare it with the day of graduation, {graduated_on:date}.",
    ),
    "validity.not_at_graduation": Sentence(
        "Akreditasi terbaca berlaku {first:date} sampai {last:date} (peringkat {grade}), sedangkan Anda "
        "lulus {graduated_on:date}. Unggah akreditasi yang berlaku pada tanggal lulus.",
        "The accreditation was read as valid {first:date} to {last:date} (grade {grade}), but you "
        "graduated on {graduated_on:date}. Upload the one that held on that day.",
    ),
}

SIGNS = {
    "nik.consistent": Sentence(
        "Tanggal lahir dan jenis kelamin di dalam NIK sesuai dengan KTP.",
        "The date of birth and the sex in the NIK agree with the card.",
    ),
    "nik.contradicts_card": Sentence(
        "Bagian dari NIK tidak sesuai dengan isi KTP. Ini hanya peringatan: NIK lama yang keliru tetap "
        "sah. Petugas akan memeriksanya.",
        "Part of the NIK does not agree with the card. This is a warning only: an old NIK with a mistake "
        "is legal. An officer will look.",
    ),
    "forgery.age": Sentence(
        "Tanggal lahir dan tanggal lulus masuk akal.",
        "The dates of birth and graduation are plausible together.",
    ),
    "forgery.graduated_too_young": Sentence(
        "Tanggal lahir terbaca {born:date} dan tanggal lulus {graduated_on:date}; salah satunya mungkin "
        "salah baca. Petugas akan memeriksanya.",
        "Born was read as {born:date} and graduated as {graduated_on:date}; one may be misread. An officer "
        "will look.",
    ),
    "forgery.number_year": Sentence(
        "Tahun di dalam nomor ijazah sesuai dengan tahun lulus.",
        "The year in the diploma number fits the year of graduation.",
    ),
    "forgery.other_year": Sentence(
        "Nomor ijazah memuat tahun {year}, sedangkan tanggal lulus terbaca {graduated_on:date}. Petugas "
        "akan memeriksanya; ini belum berarti ada yang salah.",
        "The diploma number carries the year {year}, but graduation was read as {graduated_on:date}. An "
        "officer will look; this does not mean that something is wrong.",
    ),
    "forgery.number_institution": Sentence(
        "Kode program studi di dalam nomor ijazah sesuai dengan perguruan tinggi.",
        "The programme code in the diploma number fits the institution.",
    ),
    "forgery.other_institution": Sentence(
        "Kode di dalam nomor ijazah terdaftar untuk {listed}, sedangkan pada ijazah terbaca {read}. "
        "Petugas akan memeriksanya; ini belum berarti ada yang salah.",
        "The code in the diploma number is listed for {listed}, but the diploma was read as {read}. An "
        "officer will look; this does not mean that something is wrong.",
    ),
}

SIGNATURE = {
    "pdf.signature": Sentence(
        "Tanda tangan elektronik pada PDF utuh, tepercaya, dan atas nama yang benar.",
        "The electronic signature of the PDF is whole, trusted, and in the right name.",
    ),
    "pdf.signature_broken": Sentence(
        "PDF ini berubah setelah ditandatangani secara elektronik. Unggah berkas asli seperti yang Anda "
        "terima; jangan dicetak ulang atau disimpan ulang.",
        "This PDF was changed after it was signed electronically. Upload the original as you received it; "
        "do not print it or save it anew.",
    ),
    "pdf.signature_changed": Sentence(
        "Ada perubahan pada PDF setelah tanda tangan elektronik dibuat; petugas akan memeriksanya. Jika "
        "dapat, unggah berkas asli seperti yang Anda terima.",
        "Something was added to the PDF after the electronic signature; an officer will look. If you can, "
        "upload the original as you received it.",
    ),
    "pdf.signature_untrusted": Sentence(
        "Penerbit tanda tangan elektronik pada PDF ini ({signer}) tidak dikenal program atau sertifikatnya "
        "sudah lewat masa berlaku. Petugas akan memeriksanya.",
        "The issuer of the electronic signature of this PDF ({signer}) is not known to the program, or its "
        "certificate has run out. An officer will look.",
    ),
    "pdf.signature_other_name": Sentence(
        "Tanda tangan elektronik pada PDF ini atas nama {signer}, sedangkan nama Anda {typed}. Petugas "
        "akan memeriksanya.",
        "The electronic signature of this PDF is in the name of {signer}, but your name is {typed}. An "
        "officer will look.",
    ),
    "pdf.signature_unreadable": Sentence(
        "Tanda tangan elektronik pada PDF ini tidak dapat dibaca; petugas akan memeriksanya.",
        "The electronic signature of this PDF cannot be read; an officer will look.",
    ),
}

DOSSIER = {
    "dossier.same_person": Sentence(
        "Semua dokumen atas nama orang yang sama.",
        "All documents are in the name of the same person.",
    ),
    "dossier.other_person": Sentence(
        "Dokumen {slot:paper} terbaca atas nama {read} dengan tanggal lahir lain, bukan {typed}. Periksa "
        "apakah dokumen itu milik Anda, lalu ganti berkasnya.",
        "The {slot:paper} was read as in the name of {read}, with another date of birth, not {typed}. "
        "Check whether it is yours, and replace the file.",
    ),
    "dossier.name_differs": Sentence(
        "Nama pada {slot:paper} terbaca “{read}”, sedangkan Anda menulis “{typed}”. Periksa keduanya; jika "
        "ejaannya memang berbeda, biarkan: petugas akan memeriksanya.",
        "The name on the {slot:paper} was read as “{read}”, but you typed “{typed}”. Check both; if the "
        "spellings do differ, leave it: an officer will look.",
    ),
    "dossier.no_names": Sentence(
        "Belum ada dokumen dengan nama yang terbaca, sehingga belum dapat dibandingkan.",
        "No document with a name that could be read yet, so nothing can be compared.",
    ),
    "dossier.dates": Sentence(
        "Tanggal lahir dan tanggal lulus sama pada semua dokumen.",
        "The dates of birth and graduation are the same in all documents.",
    ),
    "dossier.date_differs": Sentence(
        "Pada {slot:paper}, {field:read} terbaca {read:date}, sedangkan seharusnya {typed:date}. Periksa "
        "isian dan dokumen Anda; jika terbaca salah, biarkan: petugas akan memeriksanya.",
        "In the {slot:paper}, the {field:read} was read as {read:date}, but should be {typed:date}. Check "
        "what you typed and the document; if it was misread, leave it: an officer will look.",
    ),
    "dossier.no_dates": Sentence(
        "Belum ada tanggal yang terbaca pada dokumen, sehingga belum dapat dibandingkan.",
        "No date could be read in the documents yet, so nothing can be compared.",
    ),
    "dossier.programme": Sentence(
        "Program studi pada ijazah termasuk kualifikasi formasi.",
        "The programme on the diploma is among the qualifications of the formasi.",
    ),
    "dossier.programme_not_read": Sentence(
        "Program studi pada ijazah tidak terbaca; petugas akan memeriksanya. Formasi ini menerima: "
        "{accepted}.",
        "The programme on the diploma could not be read; an officer will look. This formasi accepts: "
        "{accepted}.",
    ),
    "dossier.programme_not_listed": Sentence(
        "Program studi pada ijazah terbaca {read}. Formasi ini menerima: {accepted}. Periksa pilihan "
        "formasi Anda; jika terbaca salah, biarkan: petugas akan memeriksanya.",
        "The programme on the diploma was read as {read}. This formasi accepts: {accepted}. Check your "
        "choice of formasi; if it was misread, leave it: an officer will look.",
    ),
    "dossier.gpa": Sentence(
        "IPK pada transkrip memenuhi batas dalam pengumuman.",
        "The grade average on the transcript reaches the announced minimum.",
    ),
    "dossier.gpa_not_read": Sentence(
        "IPK pada transkrip tidak terbaca; petugas akan memeriksanya. Batas paling rendah: "
        "{minimum:decimal}.",
        "The grade average on the transcript could not be read; an officer will look. The minimum is "
        "{minimum:decimal}.",
    ),
    "dossier.gpa_too_low": Sentence(
        "IPK pada transkrip terbaca {read:decimal}; batas paling rendah {minimum:decimal}. Jika terbaca "
        "salah, biarkan: petugas akan memeriksanya.",
        "The grade average on the transcript was read as {read:decimal}; the minimum is {minimum:decimal}. "
        "If it was misread, leave it: an officer will look.",
    ),
    "dossier.all_slots_searched": Sentence(
        "Setiap dokumen wajib ada di tempatnya.",
        "Every required document is in its place.",
    ),
    "dossier.found_elsewhere": Sentence(
        "Dokumen {slot:paper} tidak ada di tempatnya, tetapi tampaknya ada di berkas {found_in:paper} "
        "halaman {page}. Pindahkan ke tempatnya; jika tidak sempat, petugas akan melihatnya di sana.",
        "The {slot:paper} is not in its place, but seems to be in the file of the {found_in:paper}, page "
        "{page}. Move it to its place; if you cannot, an officer will look for it there.",
    ),
    "dossier.found_nowhere": Sentence(
        "Dokumen {slot:paper} tidak ditemukan di tempatnya maupun di {files} berkas lain ({pages} "
        "halaman). Unggah dokumen itu; jika sudah ada, petugas akan mencarinya.",
        "The {slot:paper} was found neither in its place nor in the {files} files ({pages} pages). Upload "
        "it; if it is there, an officer will look for it.",
    ),
}

SENTENCES = {**VALIDITY, **SIGNS, **SIGNATURE, **DOSSIER}
