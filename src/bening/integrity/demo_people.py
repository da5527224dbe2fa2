"""Who has keys in the demo; invented."""

from __future__ import annotations

PASSPHRASE = "empat kata yang tertulis di demo"  # noqa: S105 -- of invented people
PEOPLE = (
    ("inspektorat-1", "investigator", "inspektorat", "Auditor madya"),
    ("ombudsman-1", "investigator", "ombudsman", "Asisten pemeriksa"),
    ("bkpsdmd-1", "investigator", "bkpsdmd-pengadaan", "Petugas kepatuhan"),
    ("kampus-1", "custodian", "perguruan", "Pemegang identitas"),
    ("cadangan-sekda", "escrow", "sekda", "Kantor cadangan pertama"),
    ("cadangan-dprd", "escrow", "dprd", "Kantor cadangan kedua"),
)
