"""Private files under random names, outside the web root, durable before the database commits.

Order kept everywhere: fsync of the file, fsync of its folder, then the database commit. A crash
in between leaves a file that no row names; a sweep removes such files after a day.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings


class Store(Protocol):
    """Where private bytes live."""

    def put(self, data: bytes) -> str:
        """Keep `data` durably; the random key under which it is found."""

    def get(self, key: str) -> bytes:
        """The bytes; FileNotFoundError if the key is unknown."""

    def delete(self, key: str) -> None:
        """Forget the bytes; nothing happens if the key is unknown."""

    def older_than(self, moment: datetime) -> Iterator[str]:
        """Keys that were put before `moment`; also what a crash left half-written."""


class FileStore:
    """Files in two levels of folders below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, key: str) -> Path:
        if not key.isalnum():
            raise FileNotFoundError(key)
        return self.root / key[:2] / key

    def put(self, data: bytes) -> str:
        """Write, fsync, rename, fsync the folder: after this a power cut cannot lose it."""
        key = secrets.token_hex(20)
        path = self._path(key)
        if not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            sync_folder(self.root)  # the new folder itself must survive as well
        partial = path.with_suffix(".part")
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.rename(partial, path)
        sync_folder(path.parent)
        return key

    def get(self, key: str) -> bytes:
        """The bytes of one file."""
        return self._path(key).read_bytes()

    def delete(self, key: str) -> None:
        """Remove one file."""
        path = self._path(key)
        path.unlink(missing_ok=True)
        path.with_suffix(".part").unlink(missing_ok=True)

    def older_than(self, moment: datetime) -> Iterator[str]:
        """Keys by the time of their files."""
        for path in self.root.glob("??/*"):
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < moment.timestamp():
                    yield path.stem


class S3Store:
    """Objects in one bucket of an S3-compatible store; the store's own durability holds."""

    def __init__(self, bucket: str, endpoint: str) -> None:
        import boto3  # optional extra: only the grown installation pays for it
        from botocore.config import Config

        self.bucket = bucket
        self.client = boto3.client(
            "s3",
            endpoint_url=endpoint or None,
            region_name=settings.BENING_S3_REGION,
            aws_access_key_id=settings.BENING_S3_KEY or None,
            aws_secret_access_key=settings.BENING_S3_SECRET or None,
            config=Config(s3={"addressing_style": "path"}, signature_version="s3v4"),
        )

    def put(self, data: bytes) -> str:
        """Put one object under a random key."""
        key = secrets.token_hex(20)
        self.client.put_object(Bucket=self.bucket, Key=key, Body=data)
        return key

    def get(self, key: str) -> bytes:
        """The bytes of one object."""
        try:
            return self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        except self.client.exceptions.NoSuchKey:
            raise FileNotFoundError(key) from None

    def delete(self, key: str) -> None:
        """Remove one object."""
        self.client.delete_object(Bucket=self.bucket, Key=key)

    def older_than(self, moment: datetime) -> Iterator[str]:
        """Keys by the time of their objects."""
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            for found in page.get("Contents", []):
                if found["LastModified"] < moment:
                    yield found["Key"]


def sync_folder(folder: Path) -> None:
    """fsync a folder, so that a rename inside it survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_durably(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Replace a file as a whole: readers see the old or the new content, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.rename(partial, path)
    sync_folder(path.parent)


def private_store() -> Store:
    """The store this installation uses."""
    if settings.BENING_S3_BUCKET:
        return _s3_store(settings.BENING_S3_BUCKET, settings.BENING_S3_ENDPOINT)
    return FileStore(settings.BENING_FILES)


@lru_cache(maxsize=4)
def _s3_store(bucket: str, endpoint: str) -> S3Store:
    """One client for each process: making one takes longer than putting a document. Threads may share it."""
    return S3Store(bucket, endpoint)
