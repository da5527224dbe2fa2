"""`bening integrity …`: keys, offices and escrow of the host for anonymous reports; proofs for anybody."""

from __future__ import annotations

import argparse
import base64
import getpass
import json
import os
import sys
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

LEAST_PASSPHRASE = 12


class Mistake(Exception):
    """What was asked cannot be done; the message says why."""


def main(argv: list[str]) -> int:
    """Run one of the subcommands; exit 1 with a sentence when it cannot be done."""
    options = parser().parse_args(argv)
    try:
        act: Callable[[argparse.Namespace], int] = options.act
        return act(options)
    except Mistake as error:
        print(f"bening integrity: {error}", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """All subcommands but `serve` and `work`, which belong to the command line itself."""
    whole = argparse.ArgumentParser(
        prog="bening integrity",
        description=__doc__,
        epilog="`serve` and `work` run the host (each has --help)",
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("units", help="load the registry of offices")
    one.add_argument("file", nargs="?", type=Path, help="TOML; without it the bundled example")
    one.set_defaults(act=units)
    one = commands.add_parser("keys", help="make a key pair for one person or office")
    one.add_argument("code", help="short name of the key, such as inspektorat-1")
    one.add_argument("--out", type=Path, required=True, help="file for the locked private key")
    one.set_defaults(act=keys)
    one = commands.add_parser("register", help="let a public key receive reports from now on")
    one.add_argument("code")
    one.add_argument("public", help="the public key that `keys` printed")
    one.add_argument("--kind", choices=("investigator", "custodian", "escrow"), default="investigator")
    one.add_argument("--unit", required=True, help="office in the registry")
    one.add_argument("--title", required=True, help="how people see them: an office or a function, no name")
    one.add_argument("--keep", type=Path, help="locked key file to keep on this host, for signing in by name")
    one.set_defaults(act=register)
    one = commands.add_parser("end", help="no report is sealed to this key any more")
    one.add_argument("code")
    one.set_defaults(act=end)
    one = commands.add_parser("holders", help="who has keys, and the fingerprints")
    one.set_defaults(act=holders)
    one = commands.add_parser("escrow", help="both offices together give a report to an investigator")
    one.add_argument("report", help="identifier of the report")
    one.add_argument("key_files", nargs=2, type=Path, metavar="KEYFILE")
    one.add_argument("--to", required=True, help="key name of the investigator")
    one.set_defaults(act=escrow)
    one = commands.add_parser("slips", help="print slips that let a report in during a flood")
    one.add_argument("count", type=int, help="how many; lay them in open piles where many people pass")
    one.add_argument("--out", type=Path, required=True, help="text file to print, cut and then delete")
    one.set_defaults(act=slips)
    one = commands.add_parser("late", help="reports whose promises are broken, for the two escrow offices")
    one.set_defaults(act=late)
    one = commands.add_parser("proof", help="check a reporter's bukti.json against the published batch")
    one.add_argument("proof", type=Path)
    one.add_argument("batch", type=Path, help="the file of that day, from the main site")
    one.set_defaults(act=proof)
    return whole


def set_up() -> None:
    """The host's own settings and its own tables."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bening.config.integrity_settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", database="integrity", interactive=False, verbosity=0)


def ask_passphrase(what: str, *, new: bool = False) -> str:
    """From the terminal, or from BENING_INTEGRITY_PASSPHRASE for scripts."""
    if "BENING_INTEGRITY_PASSPHRASE" in os.environ:
        return os.environ["BENING_INTEGRITY_PASSPHRASE"]
    said = getpass.getpass(f"{what}: ")
    if new and len(said) < LEAST_PASSPHRASE:
        raise Mistake(
            f"at least {LEAST_PASSPHRASE} characters: four or five words that do not belong together"
        )
    if new and getpass.getpass("again: ") != said:
        raise Mistake("the two are not the same")
    return said


def units(options: argparse.Namespace) -> int:
    """Load a registry; a mistake in it leaves everything as it was."""
    set_up()
    from bening.core.decision import Refused

    from . import services

    source = options.file or files("bening.integrity") / "units.toml"
    try:
        told = tomllib.loads(source.read_text(encoding="utf-8"))
        rows = [(code, str(each["name"]), str(each.get("under", ""))) for code, each in told.items()]
    except (OSError, KeyError, AttributeError, TypeError, tomllib.TOMLDecodeError) as error:
        raise Mistake(f"{source}: {error!r}") from None
    try:
        print(f"{services.load_units(rows)} offices")
    except Refused as refused:
        raise Mistake(_told(refused)) from None
    return 0


def keys(options: argparse.Namespace) -> int:
    """Needs no host: it may be run on any machine, and should be, by the person themself."""
    from . import crypto
    from .key_files import key_file

    if options.out.exists():
        raise Mistake(f"{options.out} exists; a key is never written over")
    pair = crypto.new_pair()
    locked = crypto.lock_private(pair.private, ask_passphrase("new passphrase", new=True))
    with open(os.open(options.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key_file(options.code, locked))
    print(f"public key:  {base64.b64encode(pair.public).decode()}")
    print(f"fingerprint: {crypto.fingerprint(pair.public)}")
    print(f"private key, locked: {options.out}   (without it and its passphrase nothing can be opened)")
    return 0


def register(options: argparse.Namespace) -> int:
    """The operator registers public keys only."""
    set_up()
    from bening.core.decision import Refused

    from . import crypto, services
    from .key_files import read_key_file

    try:
        public = base64.b64decode(options.public, validate=True)
    except ValueError:
        public = b""
    if len(public) != crypto.KEY:
        raise Mistake("not a public key: 44 characters, as `bening integrity keys` prints it")
    locked = read_key_file(options.keep.read_bytes()) if options.keep else None
    try:
        services.add_holder(
            options.code, options.kind, unit=options.unit, title=options.title, public=public, locked=locked
        )
    except Refused as refused:
        raise Mistake(_told(refused)) from None
    print(f"{options.code}: {options.kind}, {crypto.fingerprint(public)}")
    return 0


def end(options: argparse.Namespace) -> int:
    """What was sealed to them stays sealed to them; new reports are not."""
    set_up()
    from bening.core.decision import Refused

    from . import services

    try:
        services.end_holder(options.code)
    except Refused as refused:
        raise Mistake(_told(refused)) from None
    print(f"{options.code}: ended")
    return 0


def holders(options: argparse.Namespace) -> int:
    """One line each, and the digest that the log holds every day."""
    set_up()
    from . import crypto, queries

    for each in queries.holders(queries.INVESTIGATOR, queries.CUSTODIAN, queries.ESCROW):
        print(
            f"{each.code:<20} {each.kind:<12} {each.unit.code:<20} {crypto.fingerprint(bytes(each.public))}"
        )
    print(queries.holders_digest(queries.holders_text()))
    return 0


def escrow(options: argparse.Namespace) -> int:
    """Both passphrases are typed here; the opening is counted in public."""
    set_up()
    from django.utils.timezone import localdate

    from bening.core.decision import Refused

    from . import queries, services
    from .crypto import CannotOpen, unlock_private
    from .key_files import read_key_file

    report, to = queries.report_by_id(options.report), queries.holder_by_code(options.to)
    if report is None or to is None:
        raise Mistake("no such report, or no such investigator")
    try:
        privates = [
            unlock_private(read_key_file(path.read_bytes()), ask_passphrase(f"passphrase of {path.name}"))
            for path in options.key_files
        ]
        services.escrow_open(report, *privates, to=to, on=localdate())
    except CannotOpen as error:
        raise Mistake(str(error)) from None
    except Refused as refused:
        raise Mistake(_told(refused)) from None
    print(f"{options.to} has the key now. The public count of openings: {queries.escrow_openings()}")
    return 0


MOST_SLIPS = 5000
SLIP = """\
{line}

  {site}
  Lapor kecurangan tanpa nama. Karcis untuk saat banyak kiriman:

      {slip}

  Ketik di bawah laporan, bila diminta. Satu kali pakai, sampai {day}.
  Tidak tercatat siapa yang mengambil karcis ini.

"""
"""What people read on one slip, in Indonesian, to be cut at the line."""


def slips(options: argparse.Namespace) -> int:
    """Nothing of them is kept here. A slip that is handed out by an officer points at whoever got it."""
    if not 0 < options.count <= MOST_SLIPS:
        raise Mistake(f"from 1 to {MOST_SLIPS} slips at a time")
    set_up()
    from django.conf import settings
    from django.utils.formats import date_format
    from django.utils.timezone import localdate
    from django.utils.translation import override

    from . import tokens
    from .slips import last_day, new_slip

    today = localdate()
    with override("id"):
        day = date_format(last_day(today), "j F Y")
    told = {"line": "- " * 34 + "-", "site": settings.BENING_INTEGRITY_SITE or "-", "day": day}
    try:
        with open(os.open(options.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            for _ in range(options.count):
                file.write(SLIP.format(slip=new_slip(tokens.secret(), today), **told))
    except OSError as error:
        raise Mistake(f"{options.out}: {error.strerror}") from None
    print(f"{options.count} slips until {day}: print {options.out}, cut, lay them out, delete the file")
    return 0


def late(options: argparse.Namespace) -> int:
    """Identifier and broken promise, one line each; nothing of what they say or when they came."""
    set_up()
    from django.utils.timezone import localdate

    from . import services

    for report, rung in services.sleeping(localdate()):
        print(f"{report.pk}  {rung}")
    return 0


def proof(options: argparse.Namespace) -> int:
    """Pure: two files, no host. Exit 1 when the report was not committed to on that day."""
    from bening.core import padding
    from bening.core.tlog.canonical import canonical

    try:
        said = json.loads(options.proof.read_text(encoding="utf-8"))
        batch = json.loads(options.batch.read_text(encoding="utf-8"))
        leaf = padding.leaf(canonical(said["statement"]), base64.b64decode(said["nonce"]))
        leaves = [bytes.fromhex(each) for each in batch["leaves"]]
        root = padding.root(leaves)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Mistake(f"not a proof and a batch: {error!r}") from None
    if leaf not in leaves or said["day"] != batch["day"]:
        raise Mistake("this report is not in the batch of that day")
    print(f"committed on {batch['day']}; root {base64.b64encode(root).decode()}")
    print("The root stands in the public log (integrity.committed); `bening verify` checks the log.")
    return 0


def _told(refused: Exception) -> str:
    from bening.core.decision import Refused
    from bening.core.reasons import sentence

    reasons = refused.reasons if isinstance(refused, Refused) else ()
    return " ".join(sentence(reason, "en") for reason in reasons)
