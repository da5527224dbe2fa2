"""Whatever a hostile site serves, the verifier answers with a report, not with an accident."""

import json
import random

import pytest

from bening.transparency.verify.mirror import copy_site
from bening.transparency.verify.source import Missing, Unreachable
from tests.transparency.world import verify

pytestmark = pytest.mark.django_db
GARBAGE = (
    b"",
    b"\xff\xfe",
    b"[]",
    b"{}",
    b"null",
    b"7",
    b'"x"',
    b"\n\n",
    b'{"v":1}',
    b"[[[[[[",
    "— x AAAA\n".encode(),
)


class InMemory:
    """A whole site as a dictionary."""

    where = "memory"

    def __init__(self, files):
        self.files = files

    def get(self, path):
        if path not in self.files:
            raise Missing(path)
        return self.files[path]


@pytest.fixture
def files(world, tmp_path):
    copy_site(world.site(), tmp_path)
    found = (path for path in tmp_path.rglob("*") if path.is_file())
    return {f"/{path.relative_to(tmp_path)}": path.read_bytes() for path in found}


def spoilt(data, chosen):
    """The bytes cut, turned, doubled or replaced, or one value of the JSON by another kind."""
    way = chosen.randrange(5)
    if way == 0:
        return chosen.choice(GARBAGE)
    if way == 1:
        return data[: chosen.randrange(len(data) or 1)]
    if way == 2:
        place = chosen.randrange(len(data) or 1)
        return data[:place] + bytes([chosen.randrange(256)]) + data[place + 1 :]
    if way == 3:
        return data + data
    return replaced(data, chosen)


def replaced(data, chosen):
    """JSON with one value, at any depth, replaced by a value of another kind."""
    try:
        told = json.loads(data)
    except ValueError:
        return data[::-1]
    place = told
    while isinstance(place, (dict, list)) and place:
        key = chosen.choice(list(place) if isinstance(place, dict) else range(len(place)))
        inner = place[key]
        if not (isinstance(inner, (dict, list)) and inner and chosen.random() < 0.8):
            place[key] = chosen.choice([None, 7, -1, "x", [], {}, True, 1.5, [7], {"a": 1}])
            break
        place = inner
    return json.dumps(told).encode()


@pytest.mark.parametrize("seed", range(8))
def test_garbage_is_reported_and_never_an_accident(files, seed):
    chosen = random.Random(seed)
    assert verify(InMemory(files)).ok
    for _ in range(40):
        path = chosen.choice(sorted(files))
        data = spoilt(files[path], chosen)
        try:
            report = verify(InMemory({**files, path: data}))
        except Unreachable:
            assert path == "/.well-known/bening.json"
            continue
        for each in report.findings:
            assert each.text("id")
            assert each.text("en")
        json.dumps(report.as_json("en"))


def test_nothing_there_is_unreachable():
    with pytest.raises(Unreachable):
        verify(InMemory({}))
