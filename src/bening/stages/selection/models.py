"""The tables of the score sheets. Written by `selection.services` alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

SKD, SKB = "skd", "skb"
PRESENT, ABSENT, DISQUALIFIED = "present", "absent", "disqualified"


class ScoreSheet(Moving):
    """The marks of one test as one file brought them; sealed once a second person compared them.

    A correction is a new sheet that `supersedes` the old one. At most one sealed sheet starts the
    chain of a test and each sealed sheet has at most one sealed successor, so that the sheet in
    force is never in doubt.
    """

    lifecycle = lifecycle.SCORE_SHEET

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=3)
    number = models.PositiveIntegerField()
    source_name = models.CharField(max_length=200)
    source_digest = models.CharField(max_length=71)
    cause = models.CharField(max_length=280, blank=True)
    rows = models.PositiveIntegerField()
    root = models.CharField(max_length=44)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sealed_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "kind", "number"], name="sheet_number_once"),
            models.UniqueConstraint(
                fields=["announcement", "kind"],
                condition=Q(state="sealed", supersedes__isnull=True),
                name="sheet_one_first",
            ),
            models.UniqueConstraint(
                fields=["supersedes"], condition=Q(state="sealed"), name="sheet_one_successor"
            ),
            models.CheckConstraint(condition=Q(kind__in=[SKD, SKB]), name="sheet_kind_known"),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.SCORE_SHEET.states()), name="sheet_state_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("imported_by")),
                name="sheet_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed")
                | Q(approved_by__isnull=False, sealed_at__isnull=False, entry__isnull=False),
                name="sheet_sealed_whole",
            ),
            models.CheckConstraint(
                condition=Q(kind=SKD, follows__isnull=True) | Q(kind=SKB, follows__isnull=False),
                name="sheet_skb_follows_skd",
            ),
        ]


class ScoreRow(models.Model):
    """The marks of one participant on one sheet. Never changed, not even before the sheet is sealed.

    `extra` is in hundredths of a mark. Absent people have no marks; for disqualified ones the CAT
    may or may not have exported them.
    """

    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, related_name="+")
    participant = models.CharField(max_length=20)
    formasi = models.CharField(max_length=64)
    status = models.CharField(max_length=12)
    twk = models.PositiveSmallIntegerField(null=True)
    tiu = models.PositiveSmallIntegerField(null=True)
    tkp = models.PositiveSmallIntegerField(null=True)
    cat = models.PositiveSmallIntegerField(null=True)
    extra = models.PositiveIntegerField(null=True)
    salt = models.CharField(max_length=44)
    commitment = models.CharField(max_length=44)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "participant"], name="score_once_a_sheet"),
            models.CheckConstraint(
                condition=Q(status__in=[PRESENT, ABSENT, DISQUALIFIED]), name="score_status_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(twk__isnull=False, tiu__isnull=False, tkp__isnull=False, cat__isnull=True)
                    & Q(extra__isnull=True)
                )
                | Q(twk__isnull=True, tiu__isnull=True, tkp__isnull=True, cat__isnull=False)
                | Q(
                    twk__isnull=True, tiu__isnull=True, tkp__isnull=True, cat__isnull=True, extra__isnull=True
                ),
                name="score_of_one_test",
            ),
            models.CheckConstraint(
                condition=~Q(status=PRESENT) | Q(twk__isnull=False) | Q(cat__isnull=False),
                name="score_present_has_marks",
            ),
            models.CheckConstraint(
                condition=~Q(status=ABSENT) | Q(twk__isnull=True, cat__isnull=True),
                name="score_absent_has_none",
            ),
        ]
        indexes = [models.Index(fields=["sheet", "formasi"], name="score_by_formasi")]

    @property
    def total(self) -> int | None:
        """The SKD total; nothing without marks."""
        return None if self.twk is None else self.twk + self.tiu + self.tkp

    @property
    def extra_text(self) -> str:
        """The mark of the extra test as people write it; empty without one."""
        return "" if self.extra is None else f"{self.extra // 100}.{self.extra % 100:02d}"
