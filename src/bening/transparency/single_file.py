"""The verifier as one file: the same modules one after the other, readable, for any Python from 3.11 on.

Whoever checks us should not have to install us. The file is built from the sources and nothing else, so two
people who build it from the same release get the same bytes.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from bening import __version__

NAME = "bening-verify.py"
START = "bening.transparency.verify.command"
DATA = ("bening.regulations",)
"""Packages whose `.toml` files are read by the modules."""

_HEAD = '''#!/usr/bin/env python3
"""bening verify {version}: checks a transparency log, its receipts and its open data, as an outsider.

    python3 {name} https://SITE --key VKEY          the key from the printed announcement
    python3 {name} FOLDER                           a downloaded copy, without network
    python3 {name} --receipt FILE --open bukaan.json --key VKEY
    python3 {name} --help

Needs Python 3.11 or newer and nothing else; signatures are checked faster if the library
`cryptography` is installed. Nothing is written but a small memory of earlier visits (--no-memory: not
even that). Exit code: 0 all agrees, 1 something does not, 2 could not be checked.

The modules below are those of Bening {version}, unchanged, in the order of their names; they can be read from
top to bottom, and built again: bening log program FILE. Licence: as Bening.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("bening verify needs Python 3.11 or newer; this is " + sys.version.split()[0])

from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.resources.abc import Traversable, TraversableResources
from io import BytesIO, StringIO

FILES = {{
{files}}}


class Resource(Traversable):
    """A file or folder inside FILES."""

    name = ""

    def __init__(self, path):
        self.path, self.name = path, path.rpartition("/")[2]

    def iterdir(self):
        start = self.path + "/"
        below = {{each[len(start) :].split("/")[0] for each in FILES if each.startswith(start)}}
        return (Resource(self.path + "/" + each) for each in sorted(below))

    def is_dir(self):
        return self.path not in FILES

    def is_file(self):
        return self.path in FILES

    def joinpath(self, *names):
        return Resource("/".join((self.path, *names)))

    __truediv__ = joinpath

    def open(self, mode="r", encoding="utf-8", errors="strict"):
        text = FILES[self.path]
        return BytesIO(text.encode()) if "b" in mode else StringIO(text)

    def read_bytes(self):
        return FILES[self.path].encode()

    def read_text(self, encoding="utf-8"):
        return FILES[self.path]


class Inside(MetaPathFinder, Loader, TraversableResources):
    """Finds modules in FILES instead of on the disk."""

    def __init__(self, folder=""):
        self.folder = folder

    def find_spec(self, name, path=None, target=None):
        below = name.replace(".", "/")
        for file, package in ((below + "/__init__.py", True), (below + ".py", False)):
            if file in FILES:
                spec = ModuleSpec(name, Inside(below), origin=file, is_package=package)
                return spec
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        origin = module.__spec__.origin
        exec(compile(FILES[origin], origin, "exec"), module.__dict__)

    def get_resource_reader(self, name):
        return self

    def files(self):
        return Resource(self.folder)


sys.meta_path.insert(0, Inside())
'''
_TAIL = f"""
if __name__ == "__main__":
    from {START} import main

    sys.exit(main(sys.argv[1:]))
"""


@lru_cache(maxsize=1)
def build() -> bytes:
    """The program, from the modules of this very installation. The same bytes each time."""
    files = "".join(f"# {'=' * 100}\n{path!r}: {_quoted(text)},\n" for path, text in _files())
    return (_HEAD.format(version=__version__, name=NAME, files=files) + _TAIL).encode()


def digest() -> str:
    """The SHA-256 of the program, in hex: to compare with a printed one."""
    return hashlib.sha256(build()).hexdigest()


def _quoted(text: str) -> str:
    """The text as a literal that stays readable."""
    plain = "'''" not in text and not text.endswith(("'", "\\")) and "\r" not in text
    return f"r'''{text}'''" if plain else repr(text)


def _files() -> list[tuple[str, str]]:
    found = {}
    for name in _modules():
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        package = spec.submodule_search_locations is not None
        found[name.replace(".", "/") + ("/__init__.py" if package else ".py")] = Path(spec.origin).read_text()
        if name in DATA:
            for data in Path(spec.origin).parent.glob("*.toml"):
                found[f"{name.replace('.', '/')}/{data.name}"] = data.read_bytes().decode()
    return sorted(found.items())


def _modules() -> list[str]:
    """Every module of ours that the verifier imports, at any depth, and their packages."""
    seen, waiting = set[str](), [START, *DATA]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        waiting += [name.rpartition(".")[0]] if "." in name else []
        waiting += _imports(name)
    return sorted(seen)


def _imports(name: str) -> Iterator[str]:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    package = name if spec.submodule_search_locations is not None else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(Path(spec.origin).read_text())):
        if isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            target = ".".join(part for part in (base, node.module) if part)
            yield from (
                each for each in (target, *(f"{target}.{one.name}" for one in node.names)) if _ours(each)
            )
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names if _ours(one.name))


def _ours(name: str) -> bool:
    """Whether it is a module of this project (and not a name inside one)."""
    if name.partition(".")[0] != "bening":
        return False
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # its parent is a module, not a package
        return False
