"""`bening witness`: an independent witness for logs of recruitment. Exit 0 done, 2 not possible."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sqlite3
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core.tlog.note import COSIGNATURE, NoteError, VerifierKey, decode_secret, encode_secret

from .server import Witness, serve
from .store import NoStore, Store

DONE, IMPOSSIBLE = 0, 2


def main(argv: list[str]) -> int:
    """Run one of the subcommands."""
    options = _parser().parse_args(argv)
    try:
        return int(options.act(options))
    except (NoStore, NoteError, OSError, sqlite3.Error) as error:
        print(f"bening witness: {error}", file=sys.stderr)
        return IMPOSSIBLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bening witness", description="Cosign the checkpoints of transparency logs that others run."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("init", help="make the key and the memory of a new witness")
    one.add_argument("name", help="name of the witness, such as saksi.example.id/batanghari")
    one.set_defaults(act=_init)
    one = commands.add_parser("add", help="witness this log from now on")
    one.add_argument(
        "vkey", help="key of the log, from the announcement's decree, never from the log's own site"
    )
    one.set_defaults(act=_add)
    one = commands.add_parser("show", help="what is remembered of each log, and evidence against it")
    one.set_defaults(act=_show)
    one = commands.add_parser("serve", help="answer add-checkpoint")
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=int, default=8300)
    one.set_defaults(act=_serve)
    for each in commands.choices.values():
        each.add_argument("--home", type=Path, default=Path("witness"), help="folder of key and memory")
    return parser


def _init(options: argparse.Namespace) -> int:
    key = Ed25519PrivateKey.generate()
    verifier = VerifierKey(options.name, COSIGNATURE, key.public_key().public_bytes_raw())
    Store.init(options.home / "witness.sqlite3")
    path = options.home / "witness.key"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(encode_secret(verifier, key.private_bytes_raw()) + "\n")
        file.flush()
        os.fsync(file.fileno())
    print(verifier)
    return DONE


def _add(options: argparse.Namespace) -> int:
    store = Store(options.home / "witness.sqlite3")
    key = VerifierKey.parse(options.vkey)
    if store.row(key.name):
        raise NoStore(f"{key.name} is witnessed already")
    store.add(key)
    print(f"witnessing {key.name}")
    return DONE


def _show(options: argparse.Namespace) -> int:
    store = Store(options.home / "witness.sqlite3")
    for origin in store.origins():
        row = store.row(origin)
        evidence = store.evidence(origin)
        print(f"{origin}: size {row.size if row else 0}, {len(evidence)} contradictions kept")
        print((row.note.decode() if row else "").rstrip())
    return DONE


def signer(home: Path) -> tuple[VerifierKey, Ed25519PrivateKey]:
    """The witness's key. Raises `NoteError` or `OSError`."""
    path = home / "witness.key"
    if path.stat().st_mode & 0o077:
        raise NoteError(f"{path}: others can read this key. Mend: chmod 600 {path}")
    name, kind, seed = decode_secret(path.read_text().strip())
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return VerifierKey(name, kind, key.public_key().public_bytes_raw()), key


def _serve(options: argparse.Namespace) -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    verifier, key = signer(options.home)
    witness = Witness(Store(options.home / "witness.sqlite3"), verifier, key.sign)
    server = serve(witness, options.host, options.port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))
    print(f"{verifier}\nhttp://{options.host}:{server.server_port}/add-checkpoint", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return DONE
