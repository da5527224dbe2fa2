"""Where private bytes live: the same behaviour on files and on a real S3-compatible store."""

import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bening.infra.storage import FileStore, S3Store, private_store

NOW = datetime.now(UTC)


def free_ports(count):
    """Ports nobody listens on; SeaweedFS also takes each one plus 10,000."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] % 20_000 + 20_000 for one in sockets]
    finally:
        for one in sockets:
            one.close()


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    """A store of its own on this machine, with one bucket; ended with the module."""
    weed = shutil.which("weed", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if weed is None:
        pytest.fail("weed is missing: the development requirements are not installed")
    folder = tmp_path_factory.mktemp("s3")
    (folder / "s3.json").write_text(
        '{"identities": [{"name": "bening", "credentials": [{"accessKey": "BENING", '
        '"secretKey": "rahasia"}], "actions": ["Admin", "Read", "Write", "List"]}]}'
    )
    master, volume, filer, s3 = free_ports(4)
    command = [weed, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3"]
    command += [f"-master.port={master}", f"-volume.port={volume}", f"-filer.port={filer}"]
    command += [f"-s3.port={s3}", f"-s3.config={folder / 's3.json'}", "-master.telemetry=false"]
    command += ["-master.volumeSizeLimitMB=64", "-volume.max=8"]
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        yield f"http://127.0.0.1:{s3}"
    finally:
        process.kill()  # it takes its time to end by itself, and its data is thrown away
        process.wait(20)


@pytest.fixture
def s3_store(s3, settings):
    settings.BENING_S3_KEY, settings.BENING_S3_SECRET = "BENING", "rahasia"
    store = S3Store("dokumen", s3)
    for _ in range(120):
        try:
            store.client.create_bucket(Bucket="dokumen")
        except (store.client.exceptions.BucketAlreadyExists, store.client.exceptions.BucketAlreadyOwnedByYou):
            return store
        except Exception:
            time.sleep(0.25)
        else:
            return store
    raise AssertionError("the store did not start")


@pytest.fixture(params=["files", "s3"])
def store(request, tmp_path):
    if request.param == "files":
        return FileStore(tmp_path / "files")
    return request.getfixturevalue("s3_store")


def test_store_gives_back_what_was_put(store):
    data = os.urandom(300_000)

    key = store.put(data)

    assert store.get(key) == data
    assert key.isalnum()
    assert len(key) == 40


def test_store_forgets_what_was_deleted(store):
    key = store.put(b"x")

    store.delete(key)
    store.delete(key)

    with pytest.raises(FileNotFoundError):
        store.get(key)


@pytest.mark.parametrize("key", ["0" * 40, "../../etc/passwd", "", "/etc/passwd"])
def test_store_knows_no_other_keys(tmp_path, key):
    with pytest.raises(FileNotFoundError):
        FileStore(tmp_path).get(key)


def test_store_tells_what_is_old(store):
    key = store.put(b"x")

    assert key not in set(store.older_than(NOW - timedelta(hours=1)))
    assert key in set(store.older_than(NOW + timedelta(hours=1)))


def test_equal_bytes_have_different_keys(store):
    assert store.put(b"x") != store.put(b"x")


def test_object_cannot_be_read_without_the_key_of_the_store(s3_store, s3):
    import http.client

    key = s3_store.put(b"rahasia")
    connection = http.client.HTTPConnection(s3.removeprefix("http://"))
    connection.request("GET", f"/dokumen/{key}")
    response = connection.getresponse()
    response.read()
    connection.close()

    assert response.status == 403


def test_half_written_file_is_swept_with_its_key(tmp_path):
    store = FileStore(tmp_path)
    (tmp_path / "ab").mkdir()
    partial = tmp_path / "ab" / ("ab" + "0" * 38 + ".part")
    partial.write_bytes(b"half")

    (key,) = store.older_than(NOW + timedelta(hours=1))
    store.delete(key)

    assert not partial.exists()


def test_file_and_every_new_folder_are_synced(tmp_path, monkeypatch):
    synced, fsync = [], os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda handle: (synced.append(os.readlink(f"/proc/self/fd/{handle}")), fsync(handle))
    )

    key = FileStore(tmp_path).put(b"x")

    folder = tmp_path / key[:2]
    assert synced == [str(tmp_path), str(folder / f"{key}.part"), str(folder)]


def test_settings_choose_the_store(s3, settings, tmp_path):
    settings.BENING_FILES = tmp_path
    assert isinstance(private_store(), FileStore)

    settings.BENING_S3_BUCKET, settings.BENING_S3_ENDPOINT = "dokumen", s3
    settings.BENING_S3_KEY, settings.BENING_S3_SECRET = "BENING", "rahasia"
    assert isinstance(private_store(), S3Store)
    assert private_store() is private_store()
