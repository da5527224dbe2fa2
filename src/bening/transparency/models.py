"""The tables of the log. Written by `transparency.services` alone; triggers forbid everything else."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Log(models.Model):
    """One log a recruitment season, and its state: how many entries have an index, and the root over them.

    `frozen` holds the reason why nothing may be written or signed; empty in health.
    """

    season = models.CharField(max_length=40, unique=True)
    origin = models.CharField(max_length=160, unique=True)
    key = models.CharField(max_length=300)
    acknowledgement_key = models.CharField(max_length=300)
    size = models.PositiveBigIntegerField(default=0)
    root = models.BinaryField(max_length=32)
    frozen = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """The name of the log as its checkpoints have it."""
        return self.origin


class Entry(models.Model):
    """One thing that was said. It waits for its index (`idx` empty) until the sequencer takes it."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="+")
    uuid = models.UUIDField(unique=True)
    body = models.TextField()
    leaf = models.BinaryField(max_length=32, unique=True)
    idx = models.PositiveBigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            # Partial on purpose: PostgreSQL lets nobody refer to it, so that giving an index does not wait
            # for a business transaction that holds a foreign key to the entry.
            models.UniqueConstraint(
                fields=["log", "idx"], condition=Q(idx__isnull=False), name="entry_index_is_unique"
            ),
        ]
        indexes = [
            models.Index(fields=["log", "id"], condition=Q(idx__isnull=True), name="entry_waiting"),
        ]

    def __str__(self) -> str:
        """Where it stands; never what it says."""
        return f"{self.uuid} #{self.idx}"


class Tile(models.Model):
    """256 neighbouring hashes of the tree, or fewer on its right edge; grows until it is full."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    n = models.PositiveBigIntegerField()
    data = models.BinaryField(max_length=8192)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "level", "n"], name="tile_is_unique"),
        ]


class Witnessing(models.Model):
    """How far one witness follows a log: the size it last cosigned, or why it does not."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField(default=0)
    cosigned_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "name"], name="witness_is_unique"),
        ]

    def __str__(self) -> str:
        """Who, and how far."""
        return f"{self.name} at {self.size}"


class Checkpoint(models.Model):
    """A signed checkpoint that was released. Witnesses' lines may be appended; nothing else changes."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="+")
    size = models.PositiveBigIntegerField()
    note = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "size"], name="checkpoint_is_unique"),
        ]
