"""Where the published files come from: a website, or a folder with a static copy."""

from __future__ import annotations

import gzip
import http.client
import io
import zlib
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

LARGEST = 2 * 1024**3
TIMEOUT = 30
REDIRECTS = 5


class Missing(Exception):
    """There is no such file."""


class Unreachable(Exception):
    """The source did not answer, or not in a way that can be used."""


class Source(Protocol):
    """Gives the bytes behind a path such as `/log/2026/checkpoint`."""

    where: str

    def get(self, path: str) -> bytes:
        """The file; raises `Missing` or `Unreachable`."""

    def close(self) -> None:
        """Let go of what is held open."""


class Folder:
    """A static copy, as `bening log export` writes it."""

    def __init__(self, root: Path) -> None:
        self.where, self._root = str(root), root

    def get(self, path: str) -> bytes:
        """Read one file below the folder."""
        parts = path.split("?")[0].strip("/").split("/")
        if ".." in parts or "" in parts:
            raise Missing(path)
        try:
            return self._root.joinpath(*parts).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise Missing(path) from None
        except OSError as error:
            raise Unreachable(f"{path}: {error.strerror}") from None

    def close(self) -> None:
        """Nothing is held open."""


class Website:
    """A site over HTTP; one connection is kept open for all files."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Unreachable(f"{address}: not an address (http:// or https://) and not a folder")
        self.where = address
        self._scheme, self._host, self._prefix = parts.scheme, parts.netloc, parts.path.rstrip("/")
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> bytes:
        """Fetch one file, following redirects to the same path elsewhere (http → https)."""
        try:
            return self._got(path)
        except (http.client.HTTPException, ValueError) as error:  # a name or an answer that is none of HTTP
            self.close()
            raise Unreachable(f"{path}: {error}") from None

    def _got(self, path: str) -> bytes:
        target = self._prefix + path
        for _ in range(REDIRECTS):
            response = self._answer(target)
            data = response.read(LARGEST)
            if response.status in (301, 302, 307, 308):
                target = self._moved(response.headers.get("Location", ""), path)
            elif response.status == 404:
                raise Missing(path)
            elif response.status != 200:
                raise Unreachable(f"{path}: HTTP {response.status}")
            else:
                packed = response.headers.get("Content-Encoding") == "gzip"
                return self._unpacked(data, path) if packed else data
        raise Unreachable(f"{path}: too many redirects")

    @staticmethod
    def _unpacked(data: bytes, path: str) -> bytes:
        try:
            with gzip.open(io.BytesIO(data)) as file:
                unpacked = file.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise Unreachable(f"{path}: {error}") from None
        if len(unpacked) > LARGEST:  # a few kilobytes may unpack to more than any machine holds
            raise Unreachable(f"{path}: gzip, larger than {LARGEST} bytes")
        return unpacked

    def _moved(self, location: str, path: str) -> str:
        parts = urlsplit(location)
        if parts.netloc and (parts.scheme, parts.netloc) != (self._scheme, self._host):
            if parts.scheme not in ("http", "https") or not parts.path.endswith(path):
                raise Unreachable(f"{path}: moved to {location}")
            self.close()
            self._scheme, self._host = parts.scheme, parts.netloc
            self._prefix = parts.path.removesuffix(path)
        return parts.path

    def _answer(self, target: str) -> http.client.HTTPResponse:
        headers = {"Accept-Encoding": "gzip", "User-Agent": "bening-verify"}
        for attempt in (1, 2):  # a kept connection may have been closed meanwhile: then once more
            try:
                if self._connection is None:
                    self._connection = self._connect()
                self._connection.request("GET", target, headers=headers)
                return self._connection.getresponse()
            except (OSError, http.client.HTTPException) as error:
                self.close()
                if attempt == 2:
                    raise Unreachable(f"{self._scheme}://{self._host}{target}: {error}") from None
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Close the connection; the next file opens a new one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._scheme == "https" else http.client.HTTPConnection
        return kind(self._host, timeout=TIMEOUT)


def source_for(text: str) -> Source:
    """A folder if there is one of that name, else a website."""
    return Folder(Path(text)) if Path(text).is_dir() else Website(text)
