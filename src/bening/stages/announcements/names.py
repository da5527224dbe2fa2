"""Names as people read them, out of listings that shout: "DINAS PANGAN" → "Dinas Pangan"."""

from __future__ import annotations

import re

_SMALL = {
    "atau",
    "bagi",
    "dalam",
    "dan",
    "dari",
    "dengan",
    "di",
    "ke",
    "oleh",
    "pada",
    "serta",
    "untuk",
    "yang",
}
_ACRONYMS = {
    *("APIP", "ASI", "ASN", "BKKBN", "BLUD", "DKI", "HAM", "HIV", "ICU", "IGD", "IKM", "IPA", "IPS", "ISPA"),
    *("IT", "KIA", "KUA", "NICU", "OAP", "PAUD", "PICU", "PONEK", "RSIA", "RSU", "RSUD", "SD", "SIM", "SMA"),
    *("SUPM", "TI", "TIK", "TNI", "UGD", "UKM", "UKP", "UMKM", "UPT", "UPTB", "UPTD", "USG", "UU"),
}
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_VOWEL = re.compile("[AEIOUY]")


def readable(text: str) -> str:
    """Title case for a name written in capitals; a name that has small letters is left as it is."""
    text = " ".join(text.split())
    if text != text.upper():
        return text
    return _WORD.sub(_cased, text)


def _cased(found: re.Match[str]) -> str:
    word = found.group()
    if word in _ACRONYMS or _ROMAN.fullmatch(word) or (len(word) < 5 and not _VOWEL.search(word)):
        return word
    if word.lower() in _SMALL and found.start():
        return word.lower()
    return word.capitalize()


def same_institution(one: str, other: str) -> bool:
    """Whether two spellings name one institution: "Pemerintah Kab. Batang Hari", "Kabupaten Batanghari"."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    name = re.sub(r"\bkab\b\.?", "kabupaten", name.casefold())
    return re.sub(r"pemerintah|[\W_]", "", name)


def unit_parts(path: str, institution: str) -> tuple[str, ...]:
    """The parts of a unit path `A | B | C`, readable, without the institution at its head."""
    parts = tuple(readable(part) for part in (one.strip(" -") for one in path.split("|")) if part)
    if len(parts) > 1 and (same_institution(parts[0], institution) or parts[0].startswith("Pemerintah ")):
        return parts[1:]
    return parts
