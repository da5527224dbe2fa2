"""Verdicts on sealed dossiers. Written by `verification.services` alone."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle, triage
from bening.infra.db import Moving, Versioned

ROUNDS = (("initial", "initial"), ("sanggah", "sanggah"), ("reopened", "reopened"))
OUTCOMES = (("ms", "ms"), ("tms", "tms"))


class Seed(models.Model):
    """A random number, committed to in the log before anybody applied, told there later.

    `wrapped`: the number under the installation's master key, so that a look into the database tells
    nobody who will be drawn.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=8, choices=(("sample", "sample"), ("queue", "queue")))
    share = models.PositiveIntegerField()
    commitment = models.CharField(max_length=71)
    wrapped = models.BinaryField()
    committed_at = models.DateTimeField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")
    revealed_at = models.DateTimeField(null=True)
    cut = models.BigIntegerField(null=True)
    reveal_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "purpose"], name="seed_once"),
            models.CheckConstraint(
                condition=Q(revealed_at__isnull=True, cut__isnull=True, reveal_entry__isnull=True)
                | Q(revealed_at__isnull=False, cut__isnull=False, reveal_entry__isnull=False),
                name="seed_revealed_whole_or_not",
            ),
        ]


class Triage(Versioned):
    """Where one sealed dossier goes, and what the program left to people.

    `household` and `village`: keyed hashes of the family card and of the village, only to keep the
    dossier from officers of the same ones. `drawn`: in the random sample, so people look at all of it.
    """

    dossier = models.OneToOneField("documents.Dossier", models.PROTECT, related_name="+")
    route = models.CharField(max_length=10, choices=[(one, one) for one in triage.ROUTES])
    doubts = models.JSONField(default=list)
    checked = models.PositiveIntegerField(default=0)
    household = models.CharField(max_length=64, blank=True, db_index=True)
    village = models.CharField(max_length=64, blank=True, db_index=True)
    drawn = models.BooleanField(default=False)
    triaged_at = models.DateTimeField()
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    referred_because = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(route="supervisor") | (Q(referred_by__isnull=False) & ~Q(referred_because="")),
                name="triage_referred_by_somebody_with_a_reason",
            ),
        ]


class Supplement(models.Model):
    """What the program had found when a dossier was sorted, where that is another than at its submission.

    `content`: word for word as the log's entry commits to it, sealed with the person's key. What people were
    shown can so be proven, though reading ended after the submission or an outage was declared since.
    """

    dossier = models.ForeignKey("documents.Dossier", models.PROTECT, related_name="+")
    content = models.BinaryField()
    entry = models.OneToOneField("transparency.Entry", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class Allocation(models.Model):
    """One dossier given to one officer for one step. Nobody picks: the queue's order is fixed.

    `ahead`: the next one, already given, so that its pictures can be fetched while this one is read.
    """

    dossier = models.ForeignKey("documents.Dossier", models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    step = models.CharField(
        max_length=8, choices=[(step, step) for step in ("propose", "refer", "approve", "decide")]
    )
    ahead = models.BooleanField(default=False)
    allocated_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "step"], condition=Q(done_at=None), name="allocation_one_open_per_step"
            ),
            models.UniqueConstraint(
                fields=["officer", "step", "ahead"],
                condition=Q(done_at=None),
                name="allocation_one_open_per_officer",
            ),
        ]


class Verdict(Moving):
    """MS or TMS on one dossier: proposed by one person, sealed by another.

    `by_program`: every check of the program was met and one person approved it; only ever MS, and only
    what was not drawn for the sample (ADR 14).
    """

    lifecycle = lifecycle.VERDICT

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dossier = models.ForeignKey("documents.Dossier", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    round = models.CharField(max_length=8, choices=ROUNDS)
    outcome = models.CharField(max_length=3, choices=OUTCOMES)
    by_program = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)
    objection = models.ForeignKey("objections.Objection", models.PROTECT, null=True, related_name="+")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="verdict_two_different_people",
            ),
            models.CheckConstraint(
                condition=Q(by_program=False, proposed_by__isnull=False)
                | Q(by_program=True, proposed_by__isnull=True, outcome="ms", round="initial"),
                name="verdict_of_one_person_is_the_programs_ms",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by=None) | ~Q(proposed_by=F("person")),
                name="verdict_not_proposed_by_the_person_concerned",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("person")),
                name="verdict_not_approved_by_the_person_concerned",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed")
                | (Q(approved_by__isnull=False) & Q(decided_at__isnull=False) & Q(entry__isnull=False)),
                name="verdict_sealed_is_approved_and_logged",
            ),
            models.CheckConstraint(
                condition=Q(
                    ~Q(state="returned"), returned_by=None, returned_at__isnull=True, returned_because=""
                )
                | Q(
                    ~Q(returned_because=""),
                    Q(proposed_by=None) | ~Q(returned_by=F("proposed_by")),
                    ~Q(returned_by=F("person")),
                    state="returned",
                    returned_by__isnull=False,
                    returned_at__isnull=False,
                ),
                name="verdict_returned_by_another_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(round="initial", objection=None, supersedes=None)
                | Q(round__in=["sanggah", "reopened"], objection__isnull=False, supersedes__isnull=False),
                name="verdict_after_sanggah_names_both",
            ),
            models.UniqueConstraint(
                fields=["dossier", "round"], condition=~Q(state="returned"), name="verdict_one_per_round"
            ),
        ]


class Finding(models.Model):
    """What was found of one requirement in one verdict; a "not met" names its ground and legal basis.

    `requirement` is a document slot, or the code of a check that the program left to people.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="findings")
    requirement = models.CharField(max_length=60)
    met = models.BooleanField()
    ground = models.CharField(max_length=60, blank=True)
    legal_basis = models.CharField(max_length=200)
    verified = models.BooleanField()
    note = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verdict", "requirement"], name="finding_one_per_requirement"),
            models.CheckConstraint(
                condition=Q(met=True, ground="") | (Q(met=False) & ~Q(ground="") & ~Q(legal_basis="")),
                name="finding_not_met_has_a_ground_and_a_basis",
            ),
        ]


class Opinion(models.Model):
    """What one more person found of one requirement before seeing what the first had found.

    `blind`: the second person, who saw nothing of the first; otherwise the third, who decides between.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="opinions")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    blind = models.BooleanField()
    requirement = models.CharField(max_length=60)
    met = models.BooleanField()
    ground = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=280, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verdict", "requirement", "blind"], name="opinion_one_of_each_kind"
            ),
            models.CheckConstraint(
                condition=Q(met=True, ground="") | (Q(met=False) & ~Q(ground="")),
                name="opinion_not_met_has_a_ground",
            ),
        ]


class Ruling(models.Model):
    """Two people's answer to whether a programme is among those accepted; it holds for the same names.

    `stated` and `accepted`: the names in their one form (`core.programmes.plain`), the accepted ones sorted.
    """

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    verdict = models.OneToOneField(Verdict, models.PROTECT, related_name="+")
    level = models.CharField(max_length=60)
    stated = models.CharField(max_length=200)
    accepted = models.TextField()
    met = models.BooleanField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(stated="") & ~Q(accepted=""), name="ruling_names_both"),
        ]
        indexes = [models.Index(fields=["announcement", "stated"], name="ruling_found")]


class Reopening(models.Model):
    """A refusal taken up again, because the same ground was found wrong in somebody else's sanggah."""

    verdict = models.OneToOneField(Verdict, models.PROTECT, related_name="+")
    objection = models.ForeignKey("objections.Objection", models.PROTECT, related_name="+")
    requirement = models.CharField(max_length=60)
    ground = models.CharField(max_length=60)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(requirement="") & ~Q(ground=""), name="reopening_names_the_ground"
            ),
        ]


class Precedent(models.Model):
    """How a ground was judged in a sanggah, in words without a person, for everybody to read.

    `objection` ties it to its case for us; nothing public leads there.
    """

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    objection = models.ForeignKey("objections.Objection", models.PROTECT, related_name="+")
    requirement = models.CharField(max_length=60)
    ground = models.CharField(max_length=60)
    legal_basis = models.CharField(max_length=200)
    accepted = models.BooleanField()
    words = models.CharField(max_length=280)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objection", "requirement"], name="precedent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="precedent_has_words"),
        ]
        indexes = [models.Index(fields=["announcement", "requirement", "ground"], name="precedent_found")]
