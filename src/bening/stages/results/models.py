"""The tables of the rankings. Written by `results.services` alone."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

SKD, FINAL, AFTER_SANGGAH = "skd", "final", "final_after_sanggah"
STAGES = (SKD, FINAL, AFTER_SANGGAH)


class Ranking(Moving):
    """One computation of a ranking from sealed sheets; published once a second person took it over."""

    lifecycle = lifecycle.RANKING

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    skd_sheet = models.ForeignKey("selection.ScoreSheet", models.PROTECT, related_name="+")
    skb_sheet = models.ForeignKey("selection.ScoreSheet", models.PROTECT, null=True, related_name="+")
    regulation = models.CharField(max_length=60)
    regulation_digest = models.CharField(max_length=71)
    edition_digest = models.CharField(max_length=71)
    engine = models.CharField(max_length=20)
    rows = models.PositiveIntegerField()
    root = models.CharField(max_length=44)
    inputs = models.PositiveIntegerField()
    inputs_root = models.CharField(max_length=44)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    computed_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    inputs_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "stage", "number"], name="ranking_number_once"),
            models.UniqueConstraint(
                fields=["announcement", "stage"],
                condition=Q(state="published", supersedes__isnull=True),
                name="ranking_one_first",
            ),
            models.UniqueConstraint(
                fields=["supersedes"], condition=Q(state="published"), name="ranking_one_successor"
            ),
            models.CheckConstraint(condition=Q(stage__in=STAGES), name="ranking_stage_known"),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.RANKING.states()), name="ranking_state_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("computed_by")),
                name="ranking_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(approved_by__isnull=False, published_at__isnull=False, entry__isnull=False),
                name="ranking_published_whole",
            ),
            models.CheckConstraint(
                condition=Q(stage=SKD) | Q(skb_sheet__isnull=False), name="ranking_final_needs_skb"
            ),
        ]


class Place(models.Model):
    """What one participant's marks led to. Never changed, not even before publication.

    Scores are text, exactly as published; ranks were made from exact fractions, not from them.
    """

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    participant = models.CharField(max_length=20)
    formasi = models.CharField(max_length=64)
    skd_total = models.PositiveSmallIntegerField(null=True)
    skb100 = models.CharField(max_length=12, blank=True)
    final = models.CharField(max_length=12, blank=True)
    rank = models.PositiveIntegerField(null=True)
    code = models.CharField(max_length=8)
    placed_formasi = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    salt = models.CharField(max_length=44)
    commitment = models.CharField(max_length=44)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ranking", "participant"], name="place_once_a_ranking"),
        ]
        indexes = [models.Index(fields=["ranking", "formasi", "position"], name="place_by_formasi")]


class TieInput(models.Model):
    """What a ranking looked at beyond the marks, for those people whose place needed it.

    Published with the ranking, so that it can be recomputed; everyone else's stays private. The
    value of `decided` is the place the committee gave among equals, on `ground` (0: no decision).
    """

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="+")
    participant = models.CharField(max_length=20)
    gpa = models.CharField(max_length=8, blank=True)
    gpa_kind = models.CharField(max_length=8, blank=True)
    born = models.DateField(null=True)
    preferred_units = models.TextField(blank=True)
    decided = models.PositiveSmallIntegerField(default=0)
    ground = models.CharField(max_length=500, blank=True)
    salt = models.CharField(max_length=44)
    commitment = models.CharField(max_length=44)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ranking", "participant"], name="tie_input_once_a_ranking"),
        ]


class TieDecision(Moving):
    """The order two people gave to participants whom the rules leave equal, with its ground."""

    lifecycle = lifecycle.TIE_DECISION

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    participants = models.JSONField()
    ground = models.CharField(max_length=500)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="tie_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.TIE_DECISION.states()), name="tie_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed") | Q(approved_by__isnull=False, sealed_at__isnull=False),
                name="tie_sealed_whole",
            ),
        ]
