"""A log that disappears as a whole must not look like a site in order."""

import pytest

from bening.transparency.models import Checkpoint, Log
from bening.transparency.verify import command
from bening.transparency.verify.trust import Memory
from tests.transparency.conftest import *  # noqa: F403 -- the same log
from tests.transparency.world import Site, codes, verify


@pytest.fixture
def remembered(world, tmp_path):
    """The memory of somebody who has been at the site."""
    memory = Memory(tmp_path)
    assert verify(world.site(), memory=memory).ok
    return memory


def test_log_that_is_announced_no_more_is_missed(world, remembered, drop_triggers):
    drop_triggers()
    kept = world.site().get("/log/2026/checkpoint")
    Log.objects.update(season="2027", origin="lain.example/log/2027")

    assert codes(verify(Site({}), memory=remembered))[0] == "log.gone"
    assert codes(verify(Site({}), since=[("koran.txt", kept)]))[0] == "log.gone"


def test_checkpoint_that_is_gone_is_missed(world, remembered, drop_triggers):
    kept = world.site().get("/log/2026/checkpoint")
    drop_triggers()
    Checkpoint.objects.all().delete()

    assert codes(verify(Site({}), memory=remembered)) == ["checkpoint.gone"]
    assert codes(verify(Site({}), since=[("koran.txt", kept)])) == ["checkpoint.gone"]


def test_log_of_another_site_is_not_missed_here(world, remembered):
    class Elsewhere(Site):
        where = "https://lain.example"

        def get(self, path):
            if path == "/.well-known/bening.json":
                return b'{"v": 1, "logs": []}'
            return super().get(path)

    assert codes(verify(Elsewhere({}), memory=remembered)) == []


def test_nothing_to_check_is_not_called_good(tmp_path, capsys):
    (tmp_path / ".well-known").mkdir()
    (tmp_path / ".well-known" / "bening.json").write_text('{"v": 1, "logs": []}')

    assert command.main([str(tmp_path), "--no-memory"]) == command.UNUSABLE
    assert "nothing to check" in capsys.readouterr().err
