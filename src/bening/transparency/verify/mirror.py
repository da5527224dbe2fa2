"""Copying everything a site publishes into a folder that any web server can carry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note
from bening.core.tlog.tiles import bundles_of, entries_path, tiles_of

from .days import day_paths
from .logs import Announced, announced_logs
from .source import Missing, Source, Unreachable
from .tables import INDEX

WELL_KNOWN = "/.well-known/bening.json"
TOOLS = ("/bening-verify.py", "/periksa/tanda-terima.html")
"""What a site gives along so that a copy can be checked with nothing else at hand; an old site has none."""


def copy_site(source: Source, folder: Path) -> int:
    """Copy all logs and open data; the number of files written.

    Full tiles and bundles never change, so those already there are left alone. The checkpoint of a log is
    written last: a copy that breaks off serves the older one, never one whose tiles are missing.
    """
    written = 0
    for log in announced_logs(source):
        written += _copy_log(source, log, folder)
    written += sum(_copy_tool(source, path, folder) for path in TOOLS)
    for path in (*_data_paths(source), *day_paths(source), WELL_KNOWN):
        write(folder, path, source.get(path))
        written += 1
    return written


def _copy_log(source: Source, log: Announced, folder: Path) -> int:
    try:
        note = source.get(f"{log.path}checkpoint")
    except Missing:
        return 0
    size = Checkpoint.parse(Note.parse(note).text).size
    written = 0
    for path in _log_paths(log, size):
        if is_immutable(path) and place(folder, path).exists():
            continue
        write(folder, path, source.get(path))
        written += 1
    listed = source.get(f"{log.path}checkpoints.jsonl")
    write(folder, f"{log.path}checkpoints.jsonl", listed)
    for told in map(json.loads, listed.splitlines()):
        write(folder, f"{log.path}checkpoints/{int(told['size'])}", str(told["note"]).encode())
        written += 1
    write(folder, f"{log.path}checkpoint", note)
    return written + 2


def _copy_tool(source: Source, path: str, folder: Path) -> bool:
    try:
        write(folder, path, source.get(path))
    except Missing:
        return False
    return True


def _log_paths(log: Announced, size: int) -> Iterator[str]:
    yield from (log.path + tile.path for tile in tiles_of(size))
    yield from (log.path + entries_path(n, width) for n, width in bundles_of(size))
    yield from (log.path + name for name in ("policy.txt", "state.json"))


def is_immutable(path: str) -> bool:
    """Whether what lies there can never change."""
    return "/tile/" in path


def _data_paths(source: Source) -> Iterator[str]:
    try:
        told = json.loads(source.get(INDEX))
    except Missing:
        return
    yield from (str(item["url"]) for item in (*told["tables"], *told["files"]))
    yield INDEX


def place(folder: Path, path: str) -> Path:
    """Where a published path lies in a folder; never outside it, nor on what the mirror remembers.

    The names come from the site, which may be hostile: no hidden file is one of a site but `.well-known`.
    """
    parts = path.strip("/").split("/")
    hidden = any(part.startswith(".") for part in (parts[1:] if parts[0] == ".well-known" else parts))
    if hidden or "" in parts or "\0" in path or "\\" in path:
        raise Unreachable(f"{path}: not the name of a published file")
    return folder.joinpath(*parts)


def write(folder: Path, path: str, data: bytes) -> None:
    """Put a file in place as a whole, so that a crash leaves the old one or the new one."""
    target = place(folder, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.part")
    partial.write_bytes(data)
    partial.replace(target)
