"""May the log go on? Not when its state no longer contains what was released."""

from __future__ import annotations

import logging

from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint as CheckpointText
from bening.core.tlog.note import Note

from .. import anchor, queries
from ..models import Checkpoint, Log, Witnessing

logger = logging.getLogger(__name__)


def may_go_on(log: Log) -> bool:
    """Compare the state with the anchor; freeze the log and say so loudly if it does not fit.

    Frozen means: nothing is recorded, sequenced or signed. When the state fits again (the missing entries
    were brought back from published tiles or a mirror), the log thaws by itself.
    """
    state = Log.objects.get(pk=log.pk)
    problem = _problem(state)
    if problem and problem != state.frozen:
        logger.critical("LOG FROZEN: %s: %s. See docs/operations/trust.md.", log.origin, problem)
    if problem != state.frozen:
        Log.objects.filter(pk=log.pk).update(frozen=problem)
    log.frozen = problem
    return not problem


def _problem(state: Log) -> str:
    try:
        kept = anchor.read(state.season)
    except anchor.AnchorBroken as error:
        return f"the anchor cannot be read ({error})"[:300]
    if kept is None:
        released = Checkpoint.objects.filter(log=state).exists()
        return "checkpoints were released, but the anchor is gone" if released else ""
    if kept.origin != state.origin:
        return f"the anchor belongs to {kept.origin}"[:300]
    if kept.size > state.size:
        return f"a checkpoint of {kept.size} entries was released, the database holds {state.size}"
    if merkle.root(kept.size, queries.tree(state)) != kept.root:
        return f"the first {kept.size} entries are not those that were released"
    ahead = Witnessing.objects.filter(log=state, size__gt=state.size).order_by("-size").first()
    if ahead is not None:
        return f"the witness {ahead.name} cosigned {ahead.size} entries, the database holds {state.size}"
    return ""


def adopt_anchor(log: Log) -> bool:
    """Where no anchor is, take the newest checkpoint of the database as one; False if there is one already.

    For a move to another machine. Whoever does this vouches that no newer checkpoint was ever
    released: compare with a mirror first.
    """
    newest = queries.checkpoint(log)
    if newest is None or anchor.path_of(log.season).exists():
        return False
    told = CheckpointText.parse(Note.parse(newest.note.encode()).text)
    anchor.write(log.season, anchor.Anchor(told.origin, told.size, told.root))
    return may_go_on(log)
