"""Sentences about files that somebody imports: what is wrong and how to mend it."""

from bening.core.sentences.shape import Sentence

SENTENCES = {
    "table.heading_missing": Sentence(
        "Kolom ini tidak ada pada baris judul. Tambahkan kolomnya dengan nama yang persis sama.",
        "This column is missing from the heading line. Add it under exactly this name.",
    ),
    "table.heading_twice": Sentence(
        "Judul kolom ini ada lebih dari satu. Hapus kolom yang tidak dipakai.",
        "This heading stands more than once. Remove the column that is not used.",
    ),
    "table.more_cells_than_headings": Sentence(
        "Baris ini memuat sel di luar kolom yang berjudul. Hapus sel itu, atau beri tanda kutip pada teks "
        "yang memuat koma.",
        "This line has cells beyond the headed columns. Remove them, or put quotes round text with a comma.",
    ),
    "table.not_utf8": Sentence(
        "Berkas ini bukan teks UTF-8. Simpan ulang sebagai “CSV UTF-8” atau sebagai .xlsx.",
        "This file is not UTF-8 text. Save it again as “CSV UTF-8” or as .xlsx.",
    ),
    "table.not_csv": Sentence(
        "Susunan CSV rusak ({value}). Simpan ulang dari aplikasi lembar kerja.",
        "The CSV is malformed ({value}). Save it again from your spreadsheet program.",
    ),
    "table.not_xlsx": Sentence(
        "Berkas ini bukan buku kerja .xlsx yang utuh. Buka dan simpan ulang sebagai .xlsx atau CSV.",
        "This file is not a sound .xlsx workbook. Open it and save it again as .xlsx or CSV.",
    ),
    "table.too_large": Sentence(
        "Isi buku kerja ini terlalu besar. Hapus lembar yang tidak dipakai, atau simpan sebagai CSV.",
        "The content of this workbook is too large. Remove sheets that are not used, or save it as CSV.",
    ),
    "table.no_rows": Sentence(
        "Tidak ada baris yang dapat dibaca. Periksa isi berkas, atau pilihan instansi saat mengunggah.",
        "There is no line to read. Check the file, or the choice of institution when uploading.",
    ),
    "cell.empty": Sentence(
        "Sel ini kosong. Isi nilainya.",
        "This cell is empty. Fill in its value.",
    ),
    "cell.too_long": Sentence(
        "Isi sel terlalu panjang. Paling banyak {longest:number} huruf.",
        "The cell is too long. At most {longest:number} letters.",
    ),
}
