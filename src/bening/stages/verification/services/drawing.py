"""Random numbers that are fixed before anybody could gain by knowing them, and told afterwards."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from bening.core import sampling
from bening.core.decision import Reason, Refused
from bening.core.events import SeedCommitted, SeedRevealed
from bening.core.tlog.note import encode64
from bening.infra.encryption import wrap
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.verification import queries
from bening.stages.verification.models import Seed, Triage
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement


@transaction.atomic
def commit_seeds(announcement: Announcement, *, at: datetime) -> list[Seed]:
    """Fix the numbers of the sample and of the queue, each once; say so in the log.

    A number for the sample fixed after somebody applied could have been searched for: there is none
    then, and every dossier of that recruitment goes the long way.
    """
    known = {seed.purpose for seed in queries.seeds_of(announcement)}
    early = not documents.sealed_dossiers(announcement).exists()
    wanted = [purpose for purpose in (queries.SAMPLE, queries.QUEUE) if purpose not in known]
    return [_commit(announcement, one, at) for one in wanted if early or one != queries.SAMPLE]


def _commit(announcement: Announcement, purpose: str, at: datetime) -> Seed:
    number = secrets.token_bytes(sampling.SEED_SIZE)
    seed = Seed(
        announcement=announcement,
        purpose=purpose,
        share=sampling.SHARE if purpose == queries.SAMPLE else 0,
        commitment=sampling.commitment(number),
        committed_at=at,
    )
    seed.wrapped = wrap(number, queries.seed_owner(seed))
    seed.entry = transparency.record(
        SeedCommitted(
            object=announcements.log_object(announcement),
            purpose=purpose,
            share=seed.share,
            sha256=seed.commitment,
        ),
        log=announcements.log_season(announcement),
        at=at,
    )
    seed.save(force_insert=True)
    return seed


@transaction.atomic
def draw_sample(announcement: Announcement, *, at: datetime) -> Seed:
    """Tell the number of the sample and draw: once, after the registration, when all dossiers are sorted."""
    # gather
    seed = queries.seed_of(announcement, queries.SAMPLE)
    registration = announcements.timetable_of(announcement).phase("registration")
    # decide
    if seed is None or seed.revealed_at is not None:
        raise Refused(Reason("sample.nothing_to_draw"))
    if registration is None or not registration.is_over(at):
        raise Refused(Reason("sample.registration_open"))
    if queries.untriaged(announcement).exists():
        raise Refused(Reason("sample.dossiers_unread"))
    # write
    number = queries.number_of(seed)
    rows = list(queries.drawable(announcement))
    cut = sampling.cut(number, seed.share, [row.index for row in rows if row.route == "clear"])
    _reveal(seed, number, cut, at)
    drawn = [row.pk for row in rows if sampling.is_drawn(number, row.index, cut)]
    for start in range(0, len(drawn), 500):
        Triage.objects.filter(pk__in=drawn[start : start + 500]).update(drawn=True)
    return seed


@transaction.atomic
def tell_queue(announcement: Announcement, *, at: datetime) -> Seed:
    """Tell the number of the queue once the results are out: the order can be checked from then on."""
    seed = queries.seed_of(announcement, queries.QUEUE)
    if seed is None or seed.revealed_at is not None:
        raise Refused(Reason("sample.nothing_to_draw"))
    if not announcements.timetable_of(announcement).has_begun("post_sanggah", at):
        raise Refused(Reason("sample.desk_at_work"))
    _reveal(seed, queries.number_of(seed), 0, at)
    return seed


def _reveal(seed: Seed, number: bytes, cut: int, at: datetime) -> Any:
    announcement = seed.announcement
    seed.reveal_entry = transparency.record(
        SeedRevealed(
            object=announcements.log_object(announcement),
            purpose=seed.purpose,
            seed=encode64(number),
            cut=cut,
        ),
        log=announcements.log_season(announcement),
        answers=[seed.entry],
        at=at,
    )
    seed.cut, seed.revealed_at = cut, at
    seed.save(update_fields=["cut", "revealed_at", "reveal_entry"])
