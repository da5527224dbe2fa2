"""What the columns of the files of results mean. Their names and order are those of the exchange format."""

from __future__ import annotations

from bening.core.entries import GPA_KINDS, STATUSES
from bening.transparency.opendata import Described, Field

_NEEDED = {"required": True}
_MARK = {"minimum": 0}
_PERCENT = {"minimum": 0, "maximum": 100}

PARTICIPANT = Field(
    "string", "Nomor peserta, bukan NIK", "Participant number, not an identity number", _NEEDED
)
SEAT = Field("string", "Kode formasi", "Code of the formasi", _NEEDED)

RANKING = Described(
    "Hasil dan peringkat. Satu baris untuk setiap peserta, byte demi byte seperti keluaran `bening rank`.",
    "Result and ranking. One row for each participant, byte for byte what `bening rank` writes.",
    {
        "participant": PARTICIPANT,
        "formasi": SEAT,
        "skd_total": Field("integer", "Jumlah nilai SKD", "Total of the SKD marks", _MARK),
        "skb100": Field("number", "Nilai SKB pada skala 100", "SKB mark on a scale of 100", _PERCENT),
        "final": Field("number", "Nilai akhir pada skala 100", "Final score on a scale of 100", _PERCENT),
        "rank": Field("integer", "Peringkat dalam formasi", "Rank within the formasi", {"minimum": 1}),
        "code": Field("string", "Kode hasil, misalnya P/L", "Code of the outcome, such as P/L", _NEEDED),
        "placed_formasi": Field("string", "Formasi yang diisi", "The formasi that is filled"),
        "reason": Field("string", "Alasan hasil dalam kata", "The reason of the outcome in words"),
    },
    key="participant",
)

SCORES = Described(
    "Nilai peserta. Masukan peringkat; IPK, tanggal lahir, dan pilihan hanya ada jika aturan memerlukannya.",
    "Marks of participants. What the ranking was made from; GPA, birth date and wishes only where needed.",
    {
        "participant": PARTICIPANT,
        "formasi": SEAT,
        "twk": Field("integer", "Nilai TWK", "Mark of the civics test (TWK)", _MARK),
        "tiu": Field("integer", "Nilai TIU", "Mark of the intelligence test (TIU)", _MARK),
        "tkp": Field("integer", "Nilai TKP", "Mark of the personality test (TKP)", _MARK),
        "skd_status": Field("string", "Kehadiran SKD", "Presence at SKD", {"enum": sorted(STATUSES)}),
        "skb_cat": Field("integer", "Nilai CAT SKB", "CAT mark of SKB", _MARK),
        "skb_extra": Field("number", "Nilai tes SKB lain", "Mark of the other SKB test", _PERCENT),
        "skb_status": Field("string", "Kehadiran SKB", "Presence at SKB", {"enum": sorted(STATUSES)}),
        "gpa": Field("number", "IPK atau nilai ijazah", "GPA or mark of the certificate", _PERCENT),
        "gpa_kind": Field("string", "Jenis nilai itu", "Kind of that mark", {"enum": sorted(GPA_KINDS)}),
        "born": Field("date", "Tanggal lahir", "Date of birth"),
        "preferred_units": Field("string", "Unit yang dipilih", "Units wished for"),
        "decided": Field("integer", "Urutan putusan panitia", "Place the committee decided", {"minimum": 1}),
    },
    key="participant",
)

FORMASI = Described(
    "Formasi. Kursi yang dipakai menghitung peringkat.",
    "Formasi. The seats for which the ranking was made.",
    {
        "formasi": SEAT,
        "position": Field("string", "Jabatan", "Position", _NEEDED),
        "qualification": Field("string", "Pendidikan yang diterima", "Education that is accepted"),
        "unit": Field("string", "Unit kerja", "Unit"),
        "track": Field("string", "Jenis kebutuhan", "Track of the seat", _NEEDED),
        "quota": Field("integer", "Jumlah kursi", "Number of seats", {"required": True, "minimum": 0}),
    },
    key="formasi",
)
