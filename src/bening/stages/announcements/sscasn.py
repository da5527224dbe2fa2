"""Formasi out of a listing in the columns of SSCASN: every fault with its row, column and mend.

One formasi stands on many lines, one for each accepted programme of study; its quota belongs to the
formasi and not to the line. The order of the lines never matters. Nothing is corrected in silence:
a line is taken as it is, or its fault is told.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bening.infra.tables import Row
from bening.stages.announcements.names import readable, same_institution, unit_parts

COLUMNS = (
    "formasi_id",
    "ins_nm",
    "jp_nama",
    "formasi_nm",
    "jabatan_nm",
    "lokasi_nm",
    "jumlah_formasi",
    "disable",
    "gaji_min",
    "gaji_max",
    "jenjang_studi",
    "program_studi",
)
LONGEST = {"ins_nm": 200, "jabatan_nm": 250, "lokasi_nm": 500, "program_studi": 250}
LARGEST_QUOTA = 10_000
KIND = "CPNS"

TRACKS = {
    "UMUM": "umum",
    "UMUM (NON OAP)": "umum",
    "LULUSAN TERBAIK": "cumlaude",
    "CUMLAUDE": "cumlaude",
    "DIASPORA": "diaspora",
    "PENYANDANG DISABILITAS": "disabilitas",
    "PUTRA/PUTRI KALIMANTAN": "kalimantan",
    "PUTRA/PUTRI DAERAH TERTINGGAL": "daerah_tertinggal",
    "PUTRA/PUTRI PAPUA": "papua",
    "PUTRA/PUTRI PAPUA DAN PAPUA BARAT": "papua",
    "ORANG ASLI PAPUA (OAP)": "papua",
}
LEVELS = {
    "SD": "sd",
    "SLTP": "sltp",
    "SLTA": "slta",
    "SLTA KEGURUAN": "slta",
    "SMK/SLTA KEJURUAN": "slta",
    "DIPLOMA I": "d1",
    "DIPLOMA II": "d2",
    "DIPLOMA III/SARJANA MUDA": "d3",
    "DIPLOMA IV": "d4",
    "S-1/SARJANA": "s1",
    "S-2": "s2",
    "S-3/DOKTOR": "s3",
}
_WITHIN = (  # SSCASN files these programmes under S-1, S-2 or S-3; the rules of age tell them apart
    ("SPESIALIS ", "spesialis"),
    ("SUBSPESIALIS ", "subspesialis"),
    ("PROFESI ", "profesi"),
)
_SHARED = (  # what every line of one formasi must say alike
    "ins_nm",
    "jp_nama",
    "formasi_nm",
    "jabatan_nm",
    "lokasi_nm",
    "jumlah_formasi",
    "disable",
    "gaji_min",
    "gaji_max",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: row as the spreadsheet counts (1 = heading), column, code, facts for the sentence."""

    row: int
    column: str
    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Listing:
    """What a file holds: formasi sorted by position, unit, track and id, or the faults in the way."""

    formasi: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lines: int = 0
    repeated: int = 0
    skipped: int = 0
    institutions: tuple[str, ...] = ()


Progress = Callable[[int], object]


def read_listing(
    rows: Iterable[Row], *, only: str = "", progress: Progress = lambda lines: None, step: int = 5000
) -> Listing:
    """Read every line; with `only`, lines of other institutions are counted and left out.

    A listing with faults has no formasi: nothing of it may be used. `progress` is told the number of
    lines read after each `step`.
    """
    listing = Listing()
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        listing.lines += 1
        if listing.lines % step == 0:
            progress(listing.lines)
        if only and row.cells["ins_nm"] and not same_institution(row.cells["ins_nm"], only):
            listing.skipped += 1
            continue
        listing.faults += _line_faults(row)
        groups[_identity(row.cells["formasi_id"])].append(row)
    for lines in (lines for source, lines in groups.items() if source):
        listing.faults += _contradictions(lines)
    if not groups:
        listing.faults.append(Fault(0, "", "table.no_rows"))
    listing.faults.sort(key=lambda fault: (fault.row, COLUMNS.index(fault.column) if fault.column else -1))
    listing.institutions = tuple(sorted({row.cells["ins_nm"] for lines in groups.values() for row in lines}))
    if not listing.faults:
        _fill(listing, groups)
    return listing


def _fill(listing: Listing, groups: Mapping[str, list[Row]]) -> None:
    for source, lines in groups.items():
        qualifications = {_qualification(row) for row in lines}
        listing.repeated += len(lines) - len(qualifications)
        listing.formasi.append(_formasi(source, lines, sorted(qualifications)))
    listing.formasi.sort(key=lambda f: (f["position"], f["unit"], f["track"], f["source"]))


def _identity(text: str) -> str:
    """The UUID in one spelling, with or without hyphens in the file; empty if it is none."""
    try:
        return str(uuid.UUID(hex=text.replace("-", ""))) if len(text) in (32, 36) else ""
    except ValueError:
        return ""


def _line_faults(row: Row) -> list[Fault]:
    cells = row.cells
    found = [Fault(row.number, name, "cell.empty") for name in COLUMNS if not cells[name]]
    found += [
        Fault(row.number, name, "cell.too_long", {"longest": longest})
        for name, longest in LONGEST.items()
        if len(cells[name]) > longest
    ]
    for name, code, good in _CELL_RULES:
        if cells[name] and not good(cells[name]):
            found.append(Fault(row.number, name, code, {"value": cells[name][:60]}))
    if not found and int(cells["gaji_min"]) > int(cells["gaji_max"]):
        facts = {"least": int(cells["gaji_min"]), "most": int(cells["gaji_max"])}
        found.append(Fault(row.number, "gaji_min", "formasi.salary_reversed", facts))
    return found


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 13


_CELL_RULES: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("formasi_id", "formasi.id_not_uuid", _identity),
    ("jp_nama", "formasi.kind_unknown", lambda text: text.upper() == KIND),
    ("formasi_nm", "formasi.track_unknown", lambda text: _same(text) in TRACKS),
    ("jumlah_formasi", "formasi.quota_not_a_count", lambda t: _is_count(t) and 0 < int(t) <= LARGEST_QUOTA),
    ("disable", "formasi.disability_not_0_or_1", lambda text: text in ("0", "1")),
    ("gaji_min", "formasi.salary_not_a_count", _is_count),
    ("gaji_max", "formasi.salary_not_a_count", _is_count),
    ("jenjang_studi", "formasi.level_unknown", lambda text: _same(text) in LEVELS),
)


def _same(text: str) -> str:
    """A cell for comparing: capitals, single spaces."""
    return " ".join(text.upper().split())


def _contradictions(lines: list[Row]) -> list[Fault]:
    """Lines that say something else than most lines of their formasi (on a draw: than the first)."""
    found = []
    for name in _SHARED:
        said = Counter(_same(row.cells[name]) for row in lines)
        if len(said) == 1:
            continue
        most = said.most_common(1)[0][0]
        model = next(row for row in lines if _same(row.cells[name]) == most)
        facts = {"other_row": model.number, "other": model.cells[name][:60]}
        found += [
            Fault(row.number, name, "formasi.contradicts", {"value": row.cells[name][:60], **facts})
            for row in lines
            if _same(row.cells[name]) != most
        ]
    return found


def _qualification(row: Row) -> tuple[str, str]:
    programme = " ".join(row.cells["program_studi"].split())
    special = (level for start, level in _WITHIN if programme.upper().startswith(start))
    return next(special, LEVELS[_same(row.cells["jenjang_studi"])]), programme


def _formasi(source: str, lines: list[Row], qualifications: list[tuple[str, str]]) -> dict[str, Any]:
    cells = {name: min(" ".join(row.cells[name].split()) for row in lines) for name in _SHARED}
    parts = unit_parts(cells["lokasi_nm"], cells["ins_nm"])
    return {
        "source": source,
        "institution": cells["ins_nm"],
        "position": readable(cells["jabatan_nm"]),
        "agency": parts[0],
        "unit": " · ".join(parts),
        "track": TRACKS[_same(cells["formasi_nm"])],
        "quota": int(cells["jumlah_formasi"]),
        "open_to_disability": cells["disable"] == "1",
        "salary_min": int(cells["gaji_min"]),
        "salary_max": int(cells["gaji_max"]),
        "qualifications": [{"level": level, "programme": programme} for level, programme in qualifications],
        "written": {
            "position": cells["jabatan_nm"],
            "unit": cells["lokasi_nm"],
            "track": cells["formasi_nm"],
        },
    }


def give_codes(formasi: list[dict[str, Any]], known: Mapping[str, str]) -> list[dict[str, Any]]:
    """The same formasi with public codes `F01`, `F02` …, in the order of the codes.

    A formasi keeps the code its source id ever had in this announcement (`known`); new ones take the
    next numbers, so that no code ever comes to mean something else.
    """
    last = max((code_number(code) for code in known.values()), default=0)
    new = [item for item in formasi if item["source"] not in known]
    width = max(2, len(str(last + len(new))))
    codes = dict(known)
    codes |= {item["source"]: f"F{last + place:0{width}d}" for place, item in enumerate(new, start=1)}
    coded = [{"code": codes[item["source"]], **item} for item in formasi]
    return sorted(coded, key=lambda item: code_number(item["code"]))


def code_number(code: str) -> int:
    """The running number in a code: 7 for `F07`."""
    return int(code[1:])
