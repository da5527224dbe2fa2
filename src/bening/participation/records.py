"""The record of a complaint for another office (docs/transparency/complaint-record.md): JSON, CSV, PDF."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _

from bening.infra.templatetags.bening import waktu
from bening.infra.typesetting import typeset
from bening.participation import words
from bening.participation.models import Complaint
from bening.participation.queries import complaints as queries
from bening.participation.queries.comments import plain_cell

FORMAT = "bening/pengaduan/v1"


def record(complaint: Complaint) -> dict[str, Any]:
    """Everything another office needs. The name only if the complainant agreed to it."""
    told = queries.text_of(complaint)
    return {
        "format": FORMAT,
        "nomor": complaint.ticket,
        "instansi": complaint.institution.name,
        "kategori": complaint.category,
        "tingkat": complaint.level,
        "pengadu": complaint.person.name if complaint.may_share else "",
        "judul": told["subject"],
        "uraian": told["story"],
        "terlapor": told["named"],
        "diterima": complaint.filed_at.isoformat(),
        "tenggat_jawaban": complaint.answer_due_at.isoformat() if complaint.answer_due_at else "",
        "dijawab": complaint.answered_at.isoformat() if complaint.answered_at else "",
        "hasil": complaint.outcome,
        "langkah": [
            {"nomor": step.number, "jenis": step.kind, "waktu": step.at.isoformat(), "isi": _shown(step)}
            for step in queries.steps_of(complaint)
        ],
        "bukti": [
            {"sha256": each.sha256, "jenis": each.media_type, "ukuran": each.size}
            for each in queries.evidence_of(complaint)
        ],
    }


def _shown(step: queries.Told) -> str:
    return "" if step.kind == "filed" else step.text


def as_json(complaint: Complaint) -> bytes:
    """For a program."""
    return json.dumps(record(complaint), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def as_csv(complaint: Complaint) -> bytes:
    """For a table: one row a field, steps numbered."""
    told = record(complaint)
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["kolom", "isi"])
    for name, value in told.items():
        if isinstance(value, str):
            write.writerow([name, plain_cell(value)])
    for step in told["langkah"]:
        write.writerow(
            [f"langkah {step['nomor']}", plain_cell(f"{step['waktu']} {step['jenis']} {step['isi']}")]
        )
    for each in told["bukti"]:
        write.writerow(["bukti sha256", each["sha256"]])
    return out.getvalue().encode("utf-8-sig")


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("bening.participation") / "typst" / "complaint.typ").read_bytes()


def as_pdf(complaint: Complaint) -> bytes:
    """For paper."""
    return typeset(_template(), _paper(complaint), complaint.filed_at)


def _paper(complaint: Complaint) -> dict[str, Any]:
    """What the template of the paper shows, in the reader's language."""
    told = record(complaint)
    facts = [
        (_("Nomor"), told["nomor"]),
        (_("Instansi"), told["instansi"]),
        (_("Kategori"), str(dict(words.CATEGORIES).get(complaint.category, complaint.category))),
        (_("Pengadu"), told["pengadu"] or _("tidak disebutkan atas permintaan pengadu")),
        (_("Diterima"), waktu(complaint.filed_at)),
        (_("Tenggat jawaban"), waktu(complaint.answer_due_at) or "–"),
        (_("Dijawab"), waktu(complaint.answered_at) or "–"),
        (_("Yang diadukan"), told["terlapor"] or "–"),
    ]
    steps = [
        (waktu(step.at), str(words.STEPS.get(step.kind, step.kind)), _shown(step))
        for step in queries.steps_of(complaint)
    ]
    return {
        "title": told["judul"],
        "facts": facts,
        "story": told["uraian"],
        "steps": steps,
        "words": {
            "story": _("Uraian"),
            "steps": _("Langkah"),
            "evidence": _("Bukti (SHA-256)"),
            "page": _("Halaman"),
        },
        "evidence": [each["sha256"] for each in told["bukti"]],
    }


FORMATS = {
    "json": (as_json, "application/json"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "pdf": (as_pdf, "application/pdf"),
}
