"""People, their secrets, and the roles two others gave them. Written by `accounts.services` alone."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from bening.core import lifecycle
from bening.infra.db import Moving


class User(AbstractBaseUser):
    """One person, applicant or officer or both. The NIK is sealed; only its keyed hash can be compared.

    After erasure the row stays (others refer to it) with an empty name, an unusable address and no NIK.
    """

    email = models.EmailField(_("alamat surel"), unique=True)
    name = models.CharField(_("nama lengkap"), max_length=120)
    nik_lookup = models.CharField(max_length=64, unique=True, null=True)
    nik_sealed = models.BinaryField(null=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField()

    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="user_email_is_lower_case"),
        ]

    def __str__(self) -> str:
        """A number, never a name or address: this may end up in a server log."""
        return f"user {self.pk}"


class SubjectKey(models.Model):
    """The 32-byte secret of one person, wrapped under the master key; deleting it erases the person."""

    user = models.OneToOneField(User, models.PROTECT, primary_key=True, related_name="+")
    wrapped = models.BinaryField()


class SignIn(models.Model):
    """A sign-in from a device that this account did not know: its person is told. Gone with the person.

    Of the device only the name of its browser is kept. The row is the queue: it waits while `told_at` is
    null.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    browser = models.CharField(max_length=80)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=("at",), condition=Q(told_at=None), name="sign_in_untold")]


class Institution(models.Model):
    """A body that recruits: it has officers and announcements."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=40)

    def __str__(self) -> str:
        """The name as people know it."""
        return self.name


class Kind(models.TextChoices):
    """What a role allows. The order is the order of the recruitment."""

    ADMINISTRATOR = "administrator", _("Pengelola peran")
    SECRETARY = "secretary", _("Sekretaris panitia")
    APPROVER = "approver", _("Penyetuju pengumuman dan hasil")
    VERIFIER = "verifier", _("Verifikator berkas")
    SUPERVISOR = "supervisor", _("Penyelia verifikasi")
    OBJECTION_REVIEWER = "objection_reviewer", _("Penelaah sanggah")
    SCORER = "scorer", _("Pengunggah nilai")
    SCORE_APPROVER = "score_approver", _("Penyetuju nilai")
    ASSESSOR = "assessor", _("Penilai kinerja")
    EVALUATOR = "evaluator", _("Penyusun evaluasi")
    PUBLISHER = "publisher", _("Penerbit laporan")
    OPERATOR = "operator", _("Operator sistem")
    COMPLAINT_OFFICER = "complaint_officer", _("Penangan pengaduan")
    FACILITATOR = "facilitator", _("Pengelola konsultasi publik")
    MODERATOR = "moderator", _("Moderator forum")
    INSPECTOR = "inspector", _("Inspektorat")


class Role(Moving):
    """What one person may do for one institution: proposed by one administrator, approved by another.

    The first two administrators of an institution have nobody to propose them; they are `founding`
    number 1 and 2, which the database allows once each.
    """

    lifecycle = lifecycle.ROLE

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    founding = models.PositiveSmallIntegerField(null=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(proposed_by=F("approved_by")), name="role_takes_two_people"),
            models.CheckConstraint(condition=~Q(user=F("proposed_by")), name="role_not_proposed_for_oneself"),
            models.CheckConstraint(condition=~Q(user=F("approved_by")), name="role_not_approved_for_oneself"),
            models.CheckConstraint(
                condition=Q(founding__isnull=True, proposed_by__isnull=False)
                | Q(founding__in=(1, 2), kind="administrator", proposed_by__isnull=True),
                name="role_is_proposed_or_founding",
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(founding__isnull=False) | Q(approved_by__isnull=False),
                name="role_active_was_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("returned", "revoked")) | Q(ended_by__isnull=False),
                name="role_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.ROLE.states()), name="role_state_is_known"
            ),
            models.UniqueConstraint(fields=("institution", "founding"), name="role_two_founders_only"),
            models.UniqueConstraint(
                fields=("user", "institution", "kind"),
                condition=Q(state__in=("proposed", "active")),
                name="role_once_at_a_time",
            ),
        ]


class Relation(models.TextChoices):
    """How a declared person is related."""

    SPOUSE = "spouse", _("Suami atau istri")
    PARENT = "parent", _("Orang tua atau mertua")
    CHILD = "child", _("Anak atau menantu")
    SIBLING = "sibling", _("Saudara kandung atau ipar")
    OTHER = "other", _("Kerabat lain atau kepentingan lain")


class DeclaredRelative(models.Model):
    """A conflict of interest an officer declared: a person, known only by the keyed hash of the NIK."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    nik_lookup = models.CharField(max_length=64)
    relation = models.CharField(max_length=10, choices=Relation)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("user", "nik_lookup"), name="relative_declared_once"),
        ]


class DeclaredOrigin(models.Model):
    """An officer's household and village, only as keyed hashes: files from there go to others."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    household = models.CharField(max_length=64)
    village = models.CharField(max_length=64)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("user", "household", "village"), name="origin_declared_once"),
        ]


class AccessRecord(models.Model):
    """Who read or exported whose data (UU 27/2022 asks for it). Never changed, never deleted."""

    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    subject = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=80)
    at = models.DateTimeField()
