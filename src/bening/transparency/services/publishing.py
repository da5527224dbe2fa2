"""Signing and releasing checkpoints. The order is the safety: commit → sign → anchor → release."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.core.tlog.note import Note, sign_note
from bening.infra.crashpoint import crashpoint

from .. import anchor, keys, queries
from ..models import Checkpoint, Log
from . import guarding


def publish(log: Log, *, at: datetime) -> bool:
    """Release a checkpoint of the log's present state; True if there was anything new.

    The signature is a pure function of size, root and key: doing it again after a crash gives the same bytes.
    """
    if queries.released_size(log) >= _committed(log).size:
        return False
    with anchor.held(log.season):
        state = _committed(log)
        if not guarding.may_go_on(log):
            return False
        text = queries.signed_text(state)
        signer = keys.read(keys.log_key_path(log.season))
        note = Note(text, (sign_note(text, signer.verifier, signer.sign),)).encode()
        crashpoint("publish.signed")  # signed but known to nobody: signed again, same bytes
        anchor.write(log.season, anchor.Anchor(state.origin, state.size, bytes(state.root)))
        crashpoint(
            "publish.anchored"
        )  # the anchor is ahead of what is served, never behind: released next time
        Checkpoint.objects.get_or_create(
            log=log, size=state.size, defaults={"note": note.decode(), "created_at": at}
        )
        crashpoint("publish.released")
    return True


def _committed(log: Log) -> Log:
    """The state as the database has it for good: never sign what a rollback could take back."""
    with transaction.atomic(durable=True):
        return Log.objects.get(pk=log.pk)
