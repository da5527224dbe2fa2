"""Files that no row names are removed after a day; all others stay."""

import os

import pytest
from django.utils.timezone import now

from bening.infra.storage import private_store
from bening.stages.documents import queries
from bening.worker import sweeping
from tests.stages.documents import scene


@pytest.fixture
def aged(files):
    """As if it had been put two days ago."""

    def make(key):
        path = files / key[:2] / key
        os.utime(path, (path.stat().st_mtime - 2 * 86_400,) * 2)
        return key

    return make


def test_sweep_removes_only_what_is_old_and_unnamed(dossier, sari, at, aged, stored):
    document = scene.attach(dossier, "ktp", by=sari, at=at)
    aged(document.key)
    lost, fresh = aged(private_store().put(b"b")), private_store().put(b"c")

    assert sweeping.sweep(now()) == 1

    assert queries.content(document)
    assert private_store().get(fresh) == b"c"
    with pytest.raises(FileNotFoundError):
        private_store().get(lost)


def test_sweep_files_looks_only_every_few_hours(db, aged, monkeypatch, stored):
    monkeypatch.setattr(sweeping, "_last", None)
    aged(private_store().put(b"a"))

    assert sweeping.sweep_files() is True
    aged(private_store().put(b"b"))
    assert sweeping.sweep_files() is False
    assert stored() == 1
