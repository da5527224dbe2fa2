"""Dossiers and documents. The bytes lie encrypted in the private store; here is how to find them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bening.core import lifecycle
from bening.infra.db import Moving, Versioned


class Dossier(Moving):
    """All proof of one application; collected while that is a draft, sealed when it is submitted.

    Once `sealed` only `withdraw` is left: a trigger refuses every other change.
    """

    lifecycle = lifecycle.DOSSIER

    application = models.OneToOneField("registration.Application", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=80, blank=True)
    opened_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    findings_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"], digest="", sealed_at__isnull=True)
                | Q(
                    ~Q(digest=""),
                    state__in=["sealed", "withdrawn"],
                    sealed_at__isnull=False,
                    entry__isnull=False,
                    findings_entry__isnull=False,
                ),
                name="sealed_is_complete",
            ),
            # What was submitted in the log is also taken back there.
            models.CheckConstraint(
                condition=Q(~Q(state="withdrawn"), withdrawn_at__isnull=True, withdrawal__isnull=True)
                | Q(state="withdrawn", withdrawn_at__isnull=False, entry__isnull=True)
                | Q(state="withdrawn", withdrawn_at__isnull=False, withdrawal__isnull=False),
                name="withdrawal_is_logged",
            ),
        ]

    def __str__(self) -> str:
        return f"dossier {self.pk} ({self.state})"


class Document(models.Model):
    """One file in one slot. Never changed: another file in the slot is another row, until all are sealed."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="documents")
    slot = models.CharField(max_length=40)
    key = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    pages = models.PositiveIntegerField()
    findings = models.JSONField()
    uploaded_at = models.DateTimeField()
    sealed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "slot"], name="one_document_per_slot"),
            models.CheckConstraint(
                condition=Q(media_type__in=["image/jpeg", "image/png", "application/pdf"]),
                name="media_type_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slot} of dossier {self.dossier_id}"


class Reading(Versioned):
    """What a machine read in one document, or that it is still to be read. The row is the queue.

    `asked`: keyed hash of what was asked of it, typed facts included; `statement`: the version of the
    application at which that was so. `report` is sealed with the person's key; open stands only what names
    nobody. `words`: keyed hashes of
    the words, `WORD_BYTES` each, for finding the same paper under another name. Sealed with its document.
    """

    WAITING, READ, UNREADABLE = "waiting", "read", "unreadable"
    WORD_BYTES = 6

    document = models.OneToOneField(Document, models.PROTECT, related_name="reading")
    state = models.CharField(max_length=16, default=WAITING)
    waits_since = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    engine = models.CharField(max_length=120, blank=True)
    milliseconds = models.PositiveIntegerField(default=0)
    doubts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)
    asked = models.CharField(max_length=64, blank=True)
    statement = models.PositiveIntegerField(default=0)
    report = models.BinaryField(null=True)
    words = models.BinaryField(default=bytes)
    compared = models.BooleanField(default=False)
    sealed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", read_at__isnull=True, report__isnull=True, sealed=False)
                | Q(state="read", read_at__isnull=False, report__isnull=False)
                | Q(~Q(problem=""), state="unreadable", read_at__isnull=False, report__isnull=True),
                name="reading_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["waits_since"], condition=Q(state="waiting"), name="reading_waits"),
            models.Index(
                fields=["kind"], condition=Q(state="read", compared=False), name="reading_uncompared"
            ),
            models.Index(fields=["statement"], condition=Q(state="read", sealed=False), name="reading_open"),
        ]

    def __str__(self) -> str:
        return f"reading of document {self.document_id} ({self.state})"


class Trace(models.Model):
    """Something that only one paper has (a number, a code), as a keyed hash that names nothing."""

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="traces")
    sort = models.CharField(max_length=24)
    hash = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "hash"], name="trace_once")]

    def __str__(self) -> str:
        return f"{self.sort} of reading {self.reading_id}"


class Likeness(models.Model):
    """Two papers of different people that are alike in their words or their face. For officers alone."""

    one = models.ForeignKey(Reading, models.PROTECT, related_name="+")
    other = models.ForeignKey(Reading, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other", "code"], name="likeness_once")]

    def __str__(self) -> str:
        return f"{self.one_id} is like {self.other_id}"


class Ask(models.Model):
    """The applicant asks that a person looks at one doubt of the machine, and may say what is wrong."""

    LOOK, MISTYPED = "look", "mistyped"

    document = models.ForeignKey(Document, models.PROTECT, related_name="asks")
    code = models.CharField(max_length=60)
    says = models.CharField(max_length=16)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "code"], name="ask_once"),
            models.CheckConstraint(condition=Q(says__in=["look", "mistyped"]), name="ask_says_known"),
        ]

    def __str__(self) -> str:
        return f"{self.code} of document {self.document_id}: {self.says}"


class Findings(models.Model):
    """What the program had found at the moment of submission, word for word as the log commits to it."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="findings")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"findings of dossier {self.dossier_id}"
