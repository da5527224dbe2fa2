"""The reference pages: written from the code, compared by a test, so that they cannot lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from itertools import combinations

from bening.core import events, lifecycle, reasons, regulation, regulation_numbers
from bening.infra.env import DECLARED

HEAD = "<!-- Written by `make docs` from the code. Do not edit. -->\n\n"


def settings_page() -> str:
    """Every setting with its default and help."""
    rows = [
        f"| `{each.name}` | {'(secret)' if each.secret else f'`{_plain(each.default)}`'} | {each.help} |"
        for each in sorted(DECLARED.values(), key=lambda each: each.name)
    ]
    return _page(
        "Settings",
        "Read from the environment; `NAME_FILE` names a file that holds the value.",
        ["| name | default | meaning |", "| --- | --- | --- |", *rows],
    )


def _plain(default: str) -> str:
    """A default without the folder of whoever writes the page, given as they gave it or whole."""
    import os

    given = os.environ.get("BENING_HOME", "") or "var"
    for home in (os.path.abspath(os.path.expanduser(given)), given):
        if default.startswith(f"{home}/"):
            return f"BENING_HOME{default[len(home) :]}"
    return default


def events_page() -> str:
    """Everything the public log may say."""
    parts: list[str] = []
    for kind in events.PUBLIC:
        names = ", ".join(f"`{each.name}`" for each in fields(kind))
        shape = (
            "about a person: fields below plus `commit` (subjek, isi, aktor)" if kind.personal else "public"
        )
        answers = ", ".join(f"`{each}`" for each in kind.answers) or "nothing"
        parts += [f"## `{kind.kind}`", "", (kind.__doc__ or "").strip().split("\n\n")[0], ""]
        parts += [f"* shape: {shape}", f"* fields: {names or 'none'}", f"* may answer: {answers}", ""]
    return _page("Events of the public log", "An event that is not here cannot be written.", parts)


def states_page() -> str:
    """Every state table as a diagram."""
    parts: list[str] = []
    for table in lifecycle.ALL:
        parts += [f"## {table.name}", "", "```mermaid", table.mermaid(), "```", ""]
    return _page("States", "One short table for each thing that is sealed.", parts)


def reasons_page() -> str:
    """Every reason code with its sentences."""
    rows = [
        f"| `{code}` | {_cell(told.id)} | {_cell(told.en)} |"
        for code, told in sorted(reasons.CATALOGUE.items())
    ]
    return _page(
        "Reasons",
        "A published code never changes. Braces hold facts.",
        ["| code | Indonesian | English |", "| --- | --- | --- |", *rows],
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def regulations_page() -> str:
    """The bundled regulations: digests, open points as read, every rule, and how any two differ."""
    known = [regulation.load(name) for name in regulation.names()]
    parts: list[str] = []
    for rules in known:
        every = regulation_numbers.numbers(rules)
        unread = sum(number.source is None or not number.source.verified for number in every)
        parts += [f"## `{rules.name}`: {rules.title}", "", f"`{rules.digest}`", ""]
        parts += [
            f"{len(every)} values, {unread} of them not verified.",
            "",
            "### Open points, as read here",
            "",
        ]
        parts += ["| point | rule | says | verified |", "| --- | --- | --- | --- |"]
        for point, numbers in regulation_numbers.switches(rules).items():
            parts += [f"| {point} | `{one.key}` | {_cell(one.says)} | {_read(one)} |" for one in numbers]
        parts += ["", "### Every rule", "", "| rule | says | basis | verified |", "| --- | --- | --- | --- |"]
        for one in every:
            basis = one.source.basis if one.source else ""
            parts.append(f"| `{one.key}` | {_cell(one.says)} | {_cell(basis)} | {_read(one)} |")
        parts.append("")
    for later, earlier in combinations(known, 2):
        parts += [f"## From `{earlier.name}` to `{later.name}`", ""]
        parts += [f"| rule | `{earlier.name}` | `{later.name}` |", "| --- | --- | --- |"]
        parts += [
            f"| `{one.key}` | {_cell(one.before)} | {_cell(one.after)} |"
            for one in regulation_numbers.changes(earlier, later)
        ]
        parts.append("")
    lead = "Numbers live in `src/bening/regulations/*.toml`; announcements are pinned to the digest of one."
    return _page("Regulations", lead, parts)


def _read(number: regulation_numbers.Number) -> str:
    return _mark(number.source is not None and number.source.verified)


def _mark(verified: bool) -> str:
    return "yes" if verified else "**no**"


def commands_page() -> str:
    """Every subcommand of `bening`."""
    from bening.cli import COMMANDS

    rows = [f"| `bening {name}` | {summary} |" for name, (_, summary) in sorted(COMMANDS.items())]
    return _page(
        "Commands", "`bening COMMAND --help` tells the rest.", ["| command | does |", "| --- | --- |", *rows]
    )


def reading_page() -> str:
    """How a document is read: outcomes, fields of each kind, every threshold with its measured error."""
    from bening.reading import match
    from bening.reading.fields import OF_KIND
    from bening.reading.limits import all_limits
    from bening.reading.thresholds import all_thresholds

    parts = ["## Outcomes", "", (match.__doc__ or "").strip(), "", "## Fields", ""]
    parts += ["| kind | fields that are read |", "| --- | --- |"]
    parts += [f"| `{kind}` | {', '.join(f'`{name}`' for name in names)} |" for kind, names in OF_KIND.items()]
    parts += ["", "## Thresholds", "", "| name | value | error as measured | measured by |"]
    parts.append("| --- | --- | --- | --- |")
    for tables in (all_thresholds(), all_limits()):
        for section, some in tables.items():
            parts += [
                f"| `{section}.{name}` | {told['value']} | {_cell(told['error'])} | `{told['command']}` |"
                for name, told in some.items()
            ]
    lead = "The rules of `bening inspect` and of every document that is sent in."
    return _page("Reading documents", lead, parts)


def _page(title: str, lead: str, lines: list[str]) -> str:
    return f"{HEAD}# {title}\n\n{lead}\n\n" + "\n".join(lines).rstrip() + "\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "reference/settings.md": settings_page,
    "reference/events.md": events_page,
    "reference/states.md": states_page,
    "reference/reasons.md": reasons_page,
    "reference/regulations.md": regulations_page,
    "reference/commands.md": commands_page,
    "reference/reading.md": reading_page,
}


def main(argv: list[str]) -> int:
    """Write every page that changed below the folder given (`docs`)."""
    import os
    from pathlib import Path

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    django.setup()  # loading the settings declares them
    if len(argv) != 1:
        print("usage: bening reference FOLDER")
        return 2
    for name, page in PAGES.items():
        path, text = Path(argv[0]) / name, page()
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            print(f"wrote {name}")
    return 0
