"""A mirror holds only what was verified, goes on where it broke off, and is a site of its own."""

import argparse

import pytest

from bening.transparency.verify import command, mirroring
from bening.transparency.verify.mirror import place
from bening.transparency.verify.report import Report
from bening.transparency.verify.source import Folder, Unreachable
from tests.transparency.drill import LOG, RELEASE, Adversary, Published, entry_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def a(scene):
    return Adversary(scene, scene.at)


class Counting(Published):
    """Counts what is asked for, and breaks off after so many files."""

    def __init__(self, files, most=10_000):
        super().__init__(files)
        self.asked, self.most = [], most

    def get(self, path):
        if len(self.asked) >= self.most:
            raise Unreachable("the line is dead")
        self.asked.append(path)
        return super().get(path)


@pytest.fixture
def mirror(a, tmp_path):
    """`mirror(source)`: bring the mirror up to date."""
    folder = tmp_path / "mirror"
    given = argparse.Namespace(folder=folder, key=[str(a.scene.key)], trust=None)

    def run(source):
        return mirroring.mirror(source, given, Report(), a.now)[0]

    run.folder = folder
    return run


def test_mirror_is_a_whole_site(a, mirror, capsys):
    assert mirror(Counting(a.files)).ok

    for path, data in a.files.items():
        assert Folder(mirror.folder).get(path) == data, path
    asked = [str(mirror.folder), "--no-memory", "--key", str(a.scene.key)]
    assert command.main(asked) == command.GOOD
    assert not (mirror.folder / mirroring.NEW).exists()


def test_second_time_asks_only_for_what_is_new(a, mirror):
    mirror(Counting(a.files))
    a.say(RELEASE)
    a.rebuild()
    again = Counting(a.files)

    assert mirror(again).ok
    assert LOG + entry_path(a, 0) not in again.asked  # a full bundle never changes
    assert LOG + entry_path(a, 1) in again.asked
    assert Folder(mirror.folder).get(f"{LOG}checkpoint") == a.files[f"{LOG}checkpoint"]


def test_copy_that_broke_off_goes_on(a, mirror):
    first = Counting(a.files, most=6)
    mirror(first)
    had = {path for path in first.asked if "/tile/" in path}
    assert had
    again = Counting(a.files)
    mirror(again)

    assert Folder(mirror.folder).get(f"{LOG}checkpoint") == a.files[f"{LOG}checkpoint"]


def test_forged_site_replaces_nothing(a, mirror):
    mirror(Counting(a.files))
    good = Folder(mirror.folder).get(f"{LOG}checkpoint")
    table = Folder(mirror.folder).get("/data/skd.jsonl")
    a.table("skd", lambda lines: lines[:-1])
    a.entries[-1] = a.entries[-2]
    a.forget()
    a.rebuild()

    assert not mirror(Counting(a.files)).ok
    assert Folder(mirror.folder).get(f"{LOG}checkpoint") == good
    assert Folder(mirror.folder).get("/data/skd.jsonl") == table


def test_command_says_what_it_did(a, tmp_path, capsys):
    site = tmp_path / "site"
    for path, data in a.files.items():
        (site / path.lstrip("/")).parent.mkdir(parents=True, exist_ok=True)
        (site / path.lstrip("/")).write_bytes(data)

    assert mirroring.main([str(site), str(tmp_path / "kept"), "--lang", "en"]) == 0
    assert "everything agrees" in capsys.readouterr().out
    (tmp_path / "bare").mkdir()
    assert mirroring.main([str(tmp_path / "bare"), str(tmp_path / "kept2")]) == 2


@pytest.mark.parametrize(
    "name",
    [
        "/.bening-mirror/0.json", "/data/../../x", "/.bening-new/x", "/data/.htaccess", "/data//x",
        "/a\\..\\x", "/.well-known/../x", "/.well-known/.bening-mirror", "/data/a\0",
    ],
)  # fmt: skip
def test_hostile_site_names_no_file_of_the_mirror_itself(a, tmp_path, name):
    with pytest.raises(Unreachable, match="not the name of a published file"):
        place(tmp_path, name)
    assert place(tmp_path, "/.well-known/bening.json") == tmp_path / ".well-known" / "bening.json"


def test_site_that_names_what_the_mirror_remembers_is_refused(a, mirror):
    mirror(Counting(a.files))
    (memory,) = (mirror.folder / mirroring.MEMORY).iterdir()
    known, taken = memory.read_bytes(), f"/{mirroring.MEMORY}/{memory.name}"
    a.catalogue(lambda told: told["files"].append({**told["files"][0], "url": taken, "entry": 10**6}))
    a.files[taken] = b"{}"

    with pytest.raises(Unreachable):
        mirror(Counting(a.files))

    assert memory.read_bytes() == known
