"""Sentences of files and dossiers: what is wrong with a file, and what to do about it."""

from bening.core.sentences.shape import Sentence

_PRINT_ID = "Buka berkas di ponsel atau komputer, pilih Cetak, simpan sebagai PDF, lalu unggah hasilnya."
_PRINT_EN = "Open the file on your phone or computer, choose Print, save as PDF, and upload the result."
_RESAVE_ID = "Buka gambar, simpan ulang sebagai JPG baru (atau foto ulang), lalu unggah hasilnya."
_RESAVE_EN = "Open the picture, save it again as a new JPG (or take it again), and upload the result."

SENTENCES = {
    "file.empty": Sentence(
        "Berkas ini kosong (0 byte). Pilih berkas lagi; mungkin pengirimannya terputus.",
        "This file is empty (0 bytes). Choose the file again; perhaps the transfer was cut off.",
    ),
    "file.not_chosen": Sentence(
        "Belum ada berkas yang dipilih. Pilih satu berkas, lalu unggah.",
        "No file was chosen. Choose one file, then upload.",
    ),
    "file.too_large": Sentence(
        "Berkas ini {size:size}; paling besar {largest:size}. Perkecil dulu: untuk foto, turunkan ukuran "
        "gambarnya; untuk PDF, pindai ulang dengan mutu lebih rendah.",
        "This file has {size:size}; the most is {largest:size}. Make it smaller first: for a photo, reduce "
        "the "
        "picture size; for a PDF, scan again at a lower quality.",
    ),
    "file.too_small": Sentence(
        "Berkas ini hanya {size:size}; paling kecil {smallest:size}. Pindai atau foto ulang dengan mutu "
        "lebih "
        "tinggi agar terbaca.",
        "This file has only {size:size}; the least is {smallest:size}. Scan or take it again at a higher "
        "quality, so that it can be read.",
    ),
    "file.wrong_kind": Sentence(
        "Isi berkas ini {found}, bukan {allowed}. Simpan dokumen Anda sebagai {allowed}, lalu unggah lagi. "
        "Mengganti nama berkas saja tidak mengubah isinya.",
        "The content of this file is {found}, not {allowed}. Save your document as {allowed} and upload "
        "again. "
        "Renaming a file does not change its content.",
    ),
    "file.unknown_kind": Sentence(
        "Isi berkas ini bukan {allowed}, atau berkasnya rusak. Simpan dokumen Anda sebagai {allowed}, lalu "
        "unggah lagi.",
        "The content of this file is not {allowed}, or the file is damaged. Save your document as {allowed} "
        "and upload again.",
    ),
    "file.junk_before": Sentence(
        f"Ada isi lain sebelum awal PDF ini, sehingga bukan PDF yang utuh. {_PRINT_ID}",
        f"Something else stands before the beginning of this PDF, so it is not a proper PDF. {_PRINT_EN}",
    ),
    "file.data_after_end": Sentence(
        "Ada isi lain setelah akhir berkas ini. Buka berkas, simpan ulang sebagai berkas baru, lalu unggah "
        "hasilnya.",
        "Something else stands after the end of this file. Open it, save it again as a new file, and upload "
        "the result.",
    ),
    "file.hides_archive": Sentence(
        "Di dalam berkas ini tersembunyi berkas lain (arsip ZIP). Simpan ulang dokumennya saja, lalu unggah.",
        "Another file (a ZIP archive) is hidden in this file. Save the document alone and upload it.",
    ),
    "file.hides_code": Sentence(
        f"Di dalam gambar ini ada kode program. {_RESAVE_ID}",
        f"There is program code in this picture. {_RESAVE_EN}",
    ),
    "file.malware": Sentence(
        "Berkas ini dikenali sebagai virus (berkas uji). Periksa perangkat Anda, lalu unggah dokumen yang "
        "bersih.",
        "This file is recognised as a virus (test file). Check your device, then upload a clean document.",
    ),
    "file.encrypted": Sentence(
        f"PDF ini dikunci dengan kata sandi, sehingga petugas tidak dapat memeriksanya. Buka dengan kata "
        f"sandi "
        f"Anda, lalu buat salinan tanpa kunci. {_PRINT_ID}",
        f"This PDF is locked with a password, so nobody can check it. Open it with your password and make an "
        f"unlocked copy. {_PRINT_EN}",
    ),
    "file.truncated": Sentence(
        "Berkas ini terpotong: bagian akhirnya hilang. Unggah lagi dari berkas aslinya; mungkin penyalinan "
        "atau pengunduhannya terputus.",
        "This file is cut off: its end is missing. Upload it again from the original; perhaps copying or "
        "downloading it was interrupted.",
    ),
    "file.damaged": Sentence(
        "Berkas ini rusak dan tidak dapat dibaca dengan pasti. Pindai atau foto ulang, atau buka lalu simpan "
        "ulang, kemudian unggah hasilnya.",
        "This file is damaged and cannot be read reliably. Scan or take it again, or open and save it again, "
        "and upload the result.",
    ),
    "file.not_read": Sentence(
        "Dokumen ini tidak dapat dibaca mesin. Petugas akan memeriksanya; Anda juga boleh memindai ulang dan "
        "mengunggahnya lagi.",
        "This document cannot be read by the machine. An officer will look at it; you may also scan it again "
        "and upload it anew.",
    ),
    "file.too_complex": Sentence(
        f"Berkas ini terlalu rumit untuk diperiksa dengan aman. {_PRINT_ID}",
        f"This file is too complex to be checked safely. {_PRINT_EN}",
    ),
    "file.stays_too_large": Sentence(
        "Kiriman ini lebih besar daripada yang dapat diterima ({largest:size}), sehingga tidak dibaca. "
        "Perkecil "
        "berkasnya, lalu unggah lagi.",
        "This upload is larger than can be accepted ({largest:size}), so it was not read. Make the file "
        "smaller "
        "and upload it again.",
    ),
    "file.pieces_lost": Sentence(
        "Sebagian kiriman hilang di perjalanan. Pilih berkasnya lagi, lalu unggah; maaf atas gangguan ini.",
        "A part of what was sent was lost on the way. Choose the file again and upload; we are sorry.",
    ),
    "image.too_many_pixels": Sentence(
        "Gambar ini terlalu besar ({megapixels} megapiksel). Perkecil ukurannya, lalu unggah lagi.",
        "This picture is too large ({megapixels} megapixels). Reduce its size and upload it again.",
    ),
    "pdf.script": Sentence(
        f"PDF ini berisi program (JavaScript atau formulir XFA). {_PRINT_ID}",
        f"This PDF contains a program (JavaScript or an XFA form). {_PRINT_EN}",
    ),
    "pdf.launch": Sentence(
        f"PDF ini dapat menjalankan program atau mengirim data. {_PRINT_ID}",
        f"This PDF can start programs or send data. {_PRINT_EN}",
    ),
    "pdf.automatic_action": Sentence(
        f"PDF ini menjalankan sesuatu sendiri saat dibuka. {_PRINT_ID}",
        f"This PDF does something by itself when it is opened. {_PRINT_EN}",
    ),
    "pdf.attachment": Sentence(
        f"Di dalam PDF ini ada berkas lampiran. {_PRINT_ID}",
        f"There is a file attached inside this PDF. {_PRINT_EN}",
    ),
    "pdf.media": Sentence(
        f"PDF ini berisi suara, video, atau objek 3D. {_PRINT_ID}",
        f"This PDF contains sound, video or a 3D object. {_PRINT_EN}",
    ),
    "pdf.too_many_pages": Sentence(
        "PDF ini {pages} halaman; paling banyak {most}. Unggah halaman yang diminta saja.",
        "This PDF has {pages} pages; the most is {most}. Upload only the pages asked for.",
    ),
    "pdf.page_too_large": Sentence(
        f"Ada halaman yang lebih besar dari 5 meter. {_PRINT_ID}",
        f"A page is larger than 5 metres. {_PRINT_EN}",
    ),
    "pdf.unpacks_too_large": Sentence(
        f"Isi PDF ini menjadi sangat besar saat dibuka. {_PRINT_ID}",
        f"The content of this PDF becomes very large when opened. {_PRINT_EN}",
    ),
    "document.missing": Sentence(
        "Dokumen ini belum diunggah: {title_id}.",
        "This document has not been uploaded: {title_en}.",
    ),
    "dossier.already_sealed": Sentence(
        "Berkas lamaran ini sudah dikirim dan tidak dapat diubah lagi.",
        "This application file was already submitted and cannot be changed any more.",
    ),
    "dossier.withdrawn": Sentence(
        "Lamaran ini sudah ditarik.",
        "This application was withdrawn.",
    ),
    "application.not_entered": Sentence(
        "Lamaran belum dapat dikirim: isian Anda belum lengkap atau baru saja diubah.",
        "The application cannot be submitted yet: your details are incomplete or were changed just now.",
    ),
}
