"""What the worker does for the log."""

from django.utils.timezone import now

from . import queries, services


def sequence_and_publish() -> bool:
    """Sequence what waits in every log, then release a checkpoint; True if there was anything."""
    done = False
    for log in queries.logs():
        done |= services.sequence(log) > 0
        done |= services.publish(log, at=now())
    return done


def witness_checkpoints() -> bool:
    """Ask the witnesses to cosign what was released; True if one did."""
    return any([services.ask_witnesses(log, at=now()) > 0 for log in queries.logs()])
