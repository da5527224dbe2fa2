"""The `bening` command: a table of subcommands, each imported only when it is called.

So `bening rank` starts in a few hundredths of a second and never loads Django.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from bening.infra.env import BadSetting

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("bening.cli.demo:main", "a working site with invented people of Batanghari"),
    "check": ("bening.cli.check:main", "refuse an unsafe configuration; check the invariants"),
    "evaluate": (
        "bening.stages.evaluation.evaluate_command:main",
        "carry a published analysis plan out on published data",
    ),
    "inspect": ("bening.cli.inspect:main", "read documents: kind, fields, checks, as a table or JSON"),
    "institution": (
        "bening.accounts.institution_command:main",
        "found an institution with its first two administrators",
    ),
    "integrity": ("bening.cli.integrity:main", "the host for anonymous reports: serve, keys, escrow, proofs"),
    "keys": ("bening.transparency.keys_command:main", "make the keys of a season's log"),
    "log": ("bening.transparency.log_command:main", "export or look at the transparency log"),
    "mirror": (
        "bening.transparency.verify.mirroring:main",
        "keep a verified copy of a site, which any web server can carry",
    ),
    "rank": (
        "bening.stages.results.rank_command:main",
        "rank participants from files: rules, formasi, scores",
    ),
    "reference": ("bening.cli.reference:main", "write the reference pages from the code"),
    "serve": ("bening.cli.serve:main", "run the web server"),
    "verify": (
        "bening.transparency.verify.command:main",
        "check a log, receipts and open data as an outsider",
    ),
    "watch": (
        "bening.transparency.verify.watch_command:main",
        "watch a log from outside: growth, forks, late entries, unanswered objections",
    ),
    "witness": ("bening.transparency.witness.command:main", "cosign the checkpoints of logs that others run"),
    "work": ("bening.cli.work:main", "run the background jobs"),
}
"""Name → where its `main(argv) -> exit code` lives, and what it does in one line."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and give its exit code; 2 for a bad setting, 2 and the usage for no such command."""
    name, *rest = [*(sys.argv[1:] if argv is None else argv), ""]
    if name in COMMANDS:
        try:
            return command(name)(rest[:-1])
        except BadSetting as error:
            print(f"bening {name}: {error}", file=sys.stderr)
            return 2
    if name in ("-h", "--help"):
        print(usage())
        return 0
    if name == "--version":
        from bening import __version__

        print(f"bening {__version__}")
        return 0
    if name:
        print(f"bening: no command {name}", file=sys.stderr)
    print(usage(), file=sys.stderr)
    return 2


def command(name: str) -> Callable[[list[str]], int]:
    """The function behind a subcommand; importing it here is what keeps the others light."""
    module, _, function = COMMANDS[name][0].partition(":")
    found: Callable[[list[str]], int] = getattr(import_module(module), function)
    return found


def usage() -> str:
    """All subcommands, one line each."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {summary}" for name, (_, summary) in sorted(COMMANDS.items())]
    return "\n".join(["usage: bening COMMAND …   (bening COMMAND --help tells more)", "", *lines])
