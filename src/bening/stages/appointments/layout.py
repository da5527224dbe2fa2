"""The files exchanged with BKN: which columns, in which order, as CSV and as XLSX. Described in the guide."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from openpyxl import Workbook

from bening.infra.tables import neutral, xml_text

PROPOSED = (
    "nomor_peserta", "nik", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir",
    "jenis_kelamin", "status_kawin", "alamat", "jenjang", "program_studi", "perguruan_tinggi",
    "nomor_ijazah", "tanggal_lulus", "kode_formasi", "jabatan", "unit_kerja", "tmt",
)  # fmt: skip
"""Columns of a proposal. Days are ISO; sex is L or P; numbers are texts, so that no digit is lost."""
ANSWERED = ("nomor_peserta", "hasil", "nip", "tmt", "alasan")
"""Columns of an answer. `hasil`: nip (with nip and tmt) or kembali (with alasan)."""


def as_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """UTF-8 with the heading first; the same rows give the same bytes."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(PROPOSED)
    write.writerows([neutral(row[name]) for name in PROPOSED] for row in rows)
    return out.getvalue().encode()


def as_xlsx(rows: Iterable[Mapping[str, str]]) -> bytes:
    """The same as a workbook in which every cell is a text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("usul_nip")
    sheet.append(list(PROPOSED))
    for row in rows:
        sheet.append([neutral(xml_text(row[name])) for name in PROPOSED])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
