"""What the log says about a sealed dossier: built from the sealed rows alone, so that it can be said again.

The entry shows three commitments. What they open to is given here, once for recording and again for the
applicant's own copy (`bukaan.json`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bening.accounts import queries as accounts
from bening.core.decision import Check
from bening.core.tlog.canonical import Value, canonical
from bening.core.tlog.commitment import commit
from bening.core.tlog.note import encode64
from bening.infra.encryption import derive
from bening.reading.report import Report
from bening.stages.documents import reports
from bening.stages.documents.models import Ask, Document, Dossier, Findings, Reading
from bening.transparency import queries as transparency

if TYPE_CHECKING:
    from bening.transparency.models import Entry


def secret(dossier: Dossier) -> bytes:
    """The secret behind this person's commitments in this season."""
    return accounts.commit_secret(dossier.application.person, dossier.application.season)


def salt(dossier: Dossier) -> bytes:
    """The salt of the dossier's digest: nobody can guess the digest of a known set of files."""
    return derive(secret(dossier), f"dossier/{dossier.application_id}")


def digest(dossier: Dossier, documents: Iterable[Document]) -> str:
    """`sha256:…` over slot and SHA-256 of every document, salted."""
    rows: list[Value] = [
        {"berkas": document.slot, "sha256": document.sha256}
        for document in sorted(documents, key=lambda document: document.slot)
    ]
    return "sha256:" + commit("berkas", salt(dossier), rows).hex()


def findings_context(dossier: Dossier) -> str:
    """What the sealed findings are bound to."""
    return f"documents/findings/{dossier.pk}"


def findings(dossier: Dossier, documents: Iterable[Document], readings: Mapping[str, Reading]) -> bytes:
    """All that the program has found by now, as canonical JSON: what the log will commit to.

    Each document: what the first look saw, what reading gave (if it is there already), what the
    applicant said of it. Besides: the checks of all documents together. Nothing of other applicants.
    """
    read = reports.reports_of(dossier, readings)
    asks = {(ask.document_id, ask.code): ask.says for ask in Ask.objects.filter(document__dossier=dossier)}
    told: dict[str, Any] = {
        document.slot: {
            **document.findings,
            **({"bacaan": _read(read[document.slot])} if document.slot in read else {}),
            "kata_pelamar": {code: says for (pk, code), says in asks.items() if pk == document.pk},
        }
        for document in documents
    }
    slots = [document.slot for document in documents]
    checks = reports.across(dossier, read, slots)
    return canonical({"dokumen": told, "bersama": [_check(check) for check in checks]})


def _read(report: Report) -> dict[str, Any]:
    """One reading as it is committed to: numbers as text, for the log knows no fractions."""
    return {
        "jenis": report.kind,
        "keyakinan": f"{report.confidence:.2f}",
        "mesin": list(report.engines),
        "terbaca": {name: field.value for name, field in report.fields.items()},
        "pemeriksaan": [_check(check) for check in report.checks],
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "kode": check.code,
        "hasil": check.outcome.value,
        "alasan": check.reason.code if check.reason else "",
        "bukti": dict(check.evidence),
    }


def findings_digest(dossier: Dossier, found: bytes) -> str:
    """`sha256:…` over what the program found, salted likewise."""
    return "sha256:" + hashlib.sha256(salt(dossier) + found).hexdigest()


def findings_file(dossier: Dossier, entry: Entry, found: bytes) -> bytes:
    """`temuan.json`: what the program had found, and the opening of the entry that commits to it.

    `temuan` of the opening is `sha256:` over the salt (`garam`) followed by `isi`, byte for byte. For the
    applicant alone.
    """
    fields = said_of_findings(dossier, dossier.digest, findings_digest(dossier, found))
    opening = transparency.opening(entry, fields, secret=secret(dossier))
    told = {"bukaan": json.loads(opening), "garam": encode64(salt(dossier)), "isi": found.decode()}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def findings_fit(dossier: Dossier, entry: Entry, found: bytes) -> bool:
    """Whether an entry of the log commits to exactly these findings of this dossier."""
    fields = said_of_findings(dossier, dossier.digest, findings_digest(dossier, found))
    opened = transparency.openings(entry.uuid, fields, secret(dossier), None)
    commit = transparency.record_of(entry).commit or {}
    return all(commit.get(each.field) == encode64(each.commitment()) for each in opened)


def kept_findings(dossier: Dossier) -> bytes | None:
    """The findings word for word as they were committed to; None of a dossier from before they were kept."""
    row = Findings.objects.filter(dossier=dossier).first()
    if row is None:
        return None
    return accounts.unseal_for(dossier.application.person, bytes(row.content), findings_context(dossier))


def said(dossier: Dossier, dossier_digest: str) -> dict[str, Value]:
    """subjek, isi and aktor of `application.submitted`."""
    application = dossier.application
    return {
        "subjek": application.number or "",
        "isi": {
            "formasi": application.formasi_code,
            "edisi": application.edition_digest,
            "berkas": dossier_digest,
            "garam_berkas": encode64(salt(dossier)),
        },
        "aktor": "pelamar",
    }


def each_document(documents: Iterable[Document]) -> dict[str, Value]:
    """The values that can be opened one by one: the SHA-256 of each document."""
    return {document.slot: document.sha256 for document in documents}


def said_of_findings(dossier: Dossier, dossier_digest: str, found: str) -> dict[str, Value]:
    """subjek, isi and aktor of `verification.auto`."""
    return {
        "subjek": dossier.application.number or "",
        "isi": {"berkas": dossier_digest, "temuan": found},
        "aktor": "program",
    }


def said_of_withdrawal(dossier: Dossier) -> dict[str, Value]:
    """subjek, isi and aktor of `application.withdrawn`."""
    return {
        "subjek": dossier.application.number or "",
        "isi": {"berkas": dossier.digest, "ditarik": True},
        "aktor": "pelamar",
    }
