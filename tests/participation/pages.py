"""Sending forms as a browser does."""

from uuid import uuid4


def send(client, address, **fields):
    """POST a form with its key; the answer."""
    return client.post(address, {"once": str(uuid4()), **fields})


def signed_in(client, user):
    """The same client as another person."""
    client.force_login(user)
    return client
