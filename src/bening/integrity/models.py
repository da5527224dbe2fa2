"""Tables of the host for anonymous reports. No table knows an account, an address or a time of day."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.core.integrity import CATEGORIES
from bening.infra.db import Moving

from .deadlines import RUNGS

OUTCOMES = ("founded", "unfounded", "elsewhere", "too_little")
HOLDERS = ("investigator", "custodian", "escrow")
ITEMS = ("report", "message", "answer", "copy", "original")


class Site(models.Model):
    """One row: the salt with which receipts become places and keys."""

    salt = models.BinaryField(max_length=16)


class Unit(models.Model):
    """One office of the registry, and the office over it (empty at the top)."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    parent = models.SlugField(max_length=40, blank=True)


class Holder(models.Model):
    """Somebody who has a key: receives reports, keeps identities apart, or keeps a half for an office.

    Never deleted: `active` ends. `locked` is the private key under its passphrase, if it is kept here at all.
    """

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    public = models.BinaryField(max_length=32)
    locked = models.BinaryField(null=True)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=HOLDERS), name="holder_kind")]


class Report(Moving):
    """One report. What it says is in its items, sealed; who is implicated too.

    `place` is where its receipt leads; `locked` its private key under the receipt's key. `received_on` is a
    day, never a time. `leaf` waits for a daily batch until `committed`.
    """

    lifecycle = lifecycle.INTEGRITY_REPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    category = models.CharField(max_length=12)
    received_on = models.DateField()
    place = models.BinaryField(max_length=32, unique=True)
    public = models.BinaryField(max_length=32)
    locked = models.BinaryField()
    confirmed = models.BooleanField(default=False)
    leaf = models.BinaryField(max_length=32, unique=True)
    committed = models.BooleanField(default=False)
    outcome = models.CharField(max_length=12, blank=True)
    expires_on = models.DateField()
    held = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(category__in=CATEGORIES), name="report_category"),
            models.CheckConstraint(
                condition=Q(state="closed", outcome__in=OUTCOMES) | (~Q(state="closed") & Q(outcome="")),
                name="report_closed_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=("expires_on",), name="report_expires")]


class ReportKey(models.Model):
    """The report's private key sealed to one receiver; for an escrow office only a half of it."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="keys")
    holder = models.ForeignKey(Holder, models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("report", "holder"), name="key_once")]


class Item(models.Model):
    """One thing said or attached, sealed to the report's own key. Never changed, only destroyed."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    day = models.DateField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("report", "number"), name="item_number"),
            models.CheckConstraint(condition=Q(kind__in=ITEMS), name="item_kind"),
        ]


class Identity(models.Model):
    """The reporter's name, if they chose to give it: sealed to one custodian, never to an investigator."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="identities")
    custodian = models.ForeignKey(Holder, models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("report", "custodian"), name="identity_once")]


class IdentityRequest(models.Model):
    """An investigator asks a custodian for the name, with reasons; the custodian decides, with reasons."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="requests")
    investigator = models.ForeignKey(Holder, models.PROTECT, related_name="+")
    custodian = models.ForeignKey(Holder, models.PROTECT, related_name="+")
    day = models.DateField()
    reason = models.BinaryField()
    decision = models.CharField(max_length=8, blank=True)
    answer = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(custodian=F("investigator")), name="identity_two_people"),
            models.CheckConstraint(
                condition=Q(decision="", answer__isnull=True)
                | Q(decision__in=("released", "refused"), answer__isnull=False),
                name="identity_decided_whole_or_not",
            ),
            models.UniqueConstraint(
                fields=("report", "investigator"), condition=Q(decision=""), name="identity_asked_once"
            ),
        ]


class Act(models.Model):
    """What a holder did with a report, by day. Only ever added to; outlives the report."""

    day = models.DateField()
    holder = models.ForeignKey(Holder, models.PROTECT, related_name="+")
    report = models.UUIDField()
    act = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=("report", "holder", "act", "day"), name="act_of_report")]


class Escalation(models.Model):
    """A promise to a reporter was broken and everybody who can do something was told, once for each rung."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="escalations")
    rung = models.CharField(max_length=12)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("report", "rung"), name="escalation_once"),
            models.CheckConstraint(condition=Q(rung__in=RUNGS), name="escalation_rung"),
        ]


class Tombstone(models.Model):
    """What is left of a destroyed report: category, month, how it ended, whether somebody reacted in time.

    Nothing leads back. `in_time` is empty for those from before it was counted.
    """

    category = models.CharField(max_length=12)
    month = models.CharField(max_length=7)
    outcome = models.CharField(max_length=12, blank=True)
    in_time = models.BooleanField(null=True)


class Batch(models.Model):
    """The leaves of one day and their filling, as they are published."""

    day = models.DateField(unique=True)
    leaves = models.BinaryField()
    holders = models.TextField()


class SentForm(models.Model):
    """A form that was carried out, or a slip that was used: a digest, so that it counts once.

    `day`: of the sending; of a slip the last one on which it would have counted.
    """

    digest = models.BinaryField(max_length=32, unique=True)
    day = models.DateField()
