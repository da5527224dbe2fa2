"""`bening inspect`: reads documents, compares them with what was typed, says what it found and where.

No Django. Two processes read at the same time on two cores. Exit code 0: all read; 1: at least one was
refused as unsafe or unreadable, with the reason; 2: asked in a wrong way, nothing was read.

Boxes are `[x0, y0, x1, y1]` in pixels of the page as a person sees it: of a picture in its own size, turned
as its camera said (EXIF); of a PDF at 150 dots an inch. `page` counts from 1, over all photos of a paper.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bening.core.decision import Check, Reason
from bening.reading.report import FIELDS, KINDS, Report

ENGINE = "BENING_READING_ENGINE"


class Usage(Exception):
    """The command was asked in a way it cannot answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One document: its name on the command line, its files, what was typed about it."""

    name: str
    files: tuple[Path, ...]
    claims: Mapping[str, str]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        if options.calibrate:
            folder = _folder(options.calibrate)
            from bening.reading.calibrate import calibrate

            return int(calibrate(folder))
        asked = _documents(options)
    except Usage as error:
        parser.print_usage(sys.stderr)
        print(f"bening inspect: {error}", file=sys.stderr)
        return 2
    return _inspect_all(asked, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bening inspect", description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="*", metavar="FILE", help="JPEG, PNG, HEIC or PDF; each one document")
    parser.add_argument("--expect", metavar="KIND", default="", help=f"what it should be: {' '.join(KINDS)}")
    parser.add_argument(
        "--claims", metavar="FILE.json", help="what was typed: an object of fields, or one for each file name"
    )
    parser.add_argument("--json", action="store_true", help="one line of JSON for each document")
    parser.add_argument("--together", action="store_true", help="all FILEs are photos of one paper")
    parser.add_argument(
        "--on", metavar="DATE", type=date.fromisoformat, help="validity is looked at on that day"
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes that read (default: the cores)")
    parser.add_argument("--language", choices=("id", "en"), default="id", help="of the sentences")
    parser.add_argument(
        "--calibrate", metavar="FOLDER", help="measure every threshold on a folder with gt.jsonl"
    )
    return parser


def _folder(name: str) -> Path:
    folder = Path(name)
    if not (folder / "gt.jsonl").is_file():
        raise Usage(f"{name}: no gt.jsonl there")
    return folder


def _documents(options: argparse.Namespace) -> list[Asked]:
    if not options.files:
        raise Usage("name at least one FILE")
    if options.expect and options.expect not in KINDS:
        raise Usage(f"--expect {options.expect}: one of {' '.join(KINDS)}")
    if options.workers is not None and options.workers < 1:
        raise Usage("--workers: at least 1")
    paths = [Path(name) for name in options.files]
    for path in paths:
        if not path.is_file():
            raise Usage(f"{path}: {'is a folder' if path.is_dir() else 'no such file'}")
    claims = _claims(options.claims)
    if options.together:
        return [Asked(str(paths[0]), tuple(paths), _claims_of(paths[0], claims))]
    return [Asked(str(path), (path,), _claims_of(path, claims)) for path in paths]


def _claims(name: str | None) -> Mapping[str, Any]:
    if not name:
        return {}
    try:
        told = json.loads(Path(name).read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Usage(f"{name}: {error}") from None
    if not isinstance(told, dict):
        raise Usage(f"{name}: an object is expected")
    for one in told.values() if _for_each_file(told) else [told]:
        for field, value in one.items():
            if field not in FIELDS:
                raise Usage(f"{name}: no field {field!r}; one of {' '.join(FIELDS)}")
            if not isinstance(value, str | int | float | None) or isinstance(value, bool):
                raise Usage(f"{name}: {field} must be a text")
    return told


def _for_each_file(told: Mapping[str, Any]) -> bool:
    return bool(told) and all(isinstance(value, dict) for value in told.values())


def _claims_of(path: Path, claims: Mapping[str, Any]) -> Mapping[str, str]:
    if _for_each_file(claims):
        claims = claims.get(str(path), claims.get(path.name, {}))
    return {field: str(value) for field, value in claims.items() if value is not None}


def _inspect_all(asked: Sequence[Asked], options: argparse.Namespace) -> int:
    from bening.reading.pool import Pool

    workers = min(options.workers or os.cpu_count() or 1, len(asked))
    pool = Pool(workers, maker=os.environ.get(ENGINE, ""))
    refused = False
    try:
        pool.start()
        with ThreadPoolExecutor(workers) as threads:
            for one, answer in zip(
                asked, threads.map(lambda one: _read(pool, one, options), asked), strict=True
            ):
                refused |= isinstance(answer, Reason)
                print(_line(answer) if options.json else _told(one, answer, options.language), flush=True)
                if isinstance(answer, Reason):
                    print(f"{one.name}: {_sentence(answer, options.language)}", file=sys.stderr)
    finally:
        pool.close()
    return int(refused)


def _read(pool: Any, asked: Asked, options: argparse.Namespace) -> Report | Reason:
    from bening.reading.pictures import Unreadable
    from bening.reading.question import Question

    question = Question(expect=options.expect, claims=asked.claims, on=options.on)
    try:
        report: Report = pool.inspect([path.read_bytes() for path in asked.files], question)
        return report
    except Unreadable as problem:
        return problem.reason
    except OSError:
        return Reason("file.damaged")


def _line(answer: Report | Reason) -> str:
    """The JSON of one document: a contract, see docs/guides/inspect.md."""
    if isinstance(answer, Reason):
        told: dict[str, Any] = {
            "kind": {"value": "lain", "confidence": 0.0},
            "fields": {},
            "checks": [],
            "seconds": 0.0,
            "refused": {"code": answer.code, "reason": _sentence(answer, "id")},
        }
        return json.dumps(told, ensure_ascii=False)
    fields = {
        name: {
            "value": field.value,
            "confidence": round(field.confidence, 4),
            "page": field.page,
            "box": _pixels(answer, field.page, field.box),
        }
        for name, field in answer.fields.items()
    }
    checks = [
        {
            "code": check.code,
            "outcome": check.outcome.value,
            "evidence": _evidence(answer, check),
        }
        for check in answer.checks
    ]
    told = {
        "kind": {"value": answer.kind, "confidence": round(answer.confidence, 4)},
        "fields": fields,
        "checks": checks,
        "seconds": answer.seconds,
    }
    return json.dumps(told, ensure_ascii=False)


def _evidence(report: Report, check: Check) -> dict[str, Any]:
    told: dict[str, Any] = dict(check.evidence)
    if isinstance(told.get("box"), str):
        shares = tuple(float(side) for side in told["box"].split())
        told["box"] = _pixels(report, int(told["page"]), shares)
    return {**told, "reason": check.reason.code} if check.reason else told


def _pixels(report: Report, page: int, box: tuple[float, ...] | None) -> list[int] | None:
    if box is None:
        return None
    width, height = report.drawn[page - 1]
    return [round(value * side) for value, side in zip(box, (width, height) * 2, strict=True)]


def _told(asked: Asked, answer: Report | Reason, language: str) -> str:
    """A table for people."""
    if isinstance(answer, Reason):
        return f"{asked.name}: {answer.code}\n"
    rows = [f"{asked.name}: {answer.kind} ({answer.confidence:.2f}), {answer.seconds:.1f} s"]
    rows += [f"  {name:<16} {field.value}  ({field.confidence:.2f})" for name, field in answer.fields.items()]
    for check in answer.checks:
        reason = check.reason or Reason(check.code, check.legal_basis, check.evidence)
        rows.append(f"  {check.outcome.value:<10} {check.code:<24} {_sentence(reason, language)}")
    return "\n".join(rows) + "\n"


def _sentence(reason: Reason, language: str) -> str:
    from bening.core.reasons import sentence

    return sentence(reason, language)
