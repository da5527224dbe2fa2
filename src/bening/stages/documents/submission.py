"""What the log says about a sealed dossier: built from the sealed rows alone, so that it can be said again.

The entry shows three commitments. What they open to is given here, once for recording and again for the
applicant's own copy (`bukaan.json`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from bening.accounts import queries as accounts
from bening.core.tlog.canonical import Value, canonical
from bening.core.tlog.commitment import commit
from bening.core.tlog.note import encode64
from bening.infra.encryption import derive
from bening.stages.documents.models import Document, Dossier


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


def findings_digest(dossier: Dossier, documents: Iterable[Document]) -> str:
    """`sha256:…` over what the program found in each document, salted likewise."""
    found: dict[str, Any] = {document.slot: document.findings for document in documents}
    return "sha256:" + hashlib.sha256(salt(dossier) + canonical(found)).hexdigest()


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
