"""This site's own published files, asked for without a network: for the static export and for audits."""

from __future__ import annotations

from django.test import Client

from .verify.source import Missing, Unreachable


class InProcess:
    """A source for the verifier that is answered by the views of this very process."""

    where = "this site"

    def __init__(self) -> None:
        self._client = Client(raise_request_exception=False)

    def get(self, path: str) -> bytes:
        """The body of one published address."""
        response = self._client.get(path, secure=True)
        if response.status_code == 404:
            raise Missing(path)
        if response.status_code != 200:
            raise Unreachable(f"{path}: HTTP {response.status_code}")
        if response.streaming:
            return b"".join(response.streaming_content)
        return response.content

    def close(self) -> None:
        """Nothing is held open."""
