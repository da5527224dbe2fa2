"""Reading people, roles and conflicts of interest. Others may import this module and `services`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bening.core.decision import Reason, Refused
from bening.infra.encryption import derive, lookup, unseal, unwrap

from .models import (
    AccessRecord,
    DeclaredOrigin,
    DeclaredRelative,
    Institution,
    Kind,
    Role,
    SignIn,
    SubjectKey,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def person(pk: int) -> User | None:
    """One person by number."""
    return User.objects.filter(pk=pk).first()


def person_by_email(email: str) -> User | None:
    """The active person whose address this is."""
    return User.objects.filter(email=email.strip().lower(), is_active=True).first()


def person_by_nik(nik: str) -> User | None:
    """The person registered with this NIK, found by its keyed hash."""
    return User.objects.filter(nik_lookup=lookup(nik, "nik")).first()


def has_confirmed_email(user: Any) -> bool:
    """Whether somebody opened the link in the letter."""
    return EmailAddress.objects.filter(user_id=user.pk, email=user.email, verified=True).exists()


def people(pks: Iterable[int]) -> dict[int, User]:
    """Several people by number, for lists."""
    return User.objects.in_bulk(list(pks))


# -- secrets -------------------------------------------------------------------------------------


def secret_of(user: Any) -> bytes:
    """The 32-byte secret from which everything of this person is sealed and committed.

    Refused with `person.erased` once the key is gone. Remembered on the instance, which lives as
    long as a request, so that a page with many sealed values makes one query.
    """
    known = user.__dict__.get("_secret")
    if known is None:
        found = SubjectKey.objects.filter(user_id=user.pk)
        wrapped = user.__dict__.get("_key") or found.values_list("wrapped", flat=True).first()
        if wrapped is None:
            raise Refused(Reason("person.erased", "UU 27/2022 Ps. 43"))
        known = user.__dict__["_secret"] = unwrap(wrapped, str(user.pk))
    return known


def key_of(reference: str) -> Subquery:
    """The wrapped key of a person, to be read along with rows that refer to them (`remember_key`)."""
    return Subquery(SubjectKey.objects.filter(user=OuterRef(reference)).values("wrapped")[:1])


def remember_key(user: Any, wrapped: bytes | None) -> None:
    """Spare `secret_of` its query: the key was read along. It is unwrapped only if it is needed."""
    user.__dict__["_key"] = wrapped


def secrets_of(users: Iterable[Any]) -> dict[int, bytes]:
    """The secrets of many people in one query, by number; erased people are left out."""
    keys = SubjectKey.objects.filter(user_id__in=[user.pk for user in users])
    return {key.user_id: unwrap(key.wrapped, str(key.user_id)) for key in keys}


def commit_secret(user: Any, season: str) -> bytes:
    """The secret behind this person's commitments in the log of one season."""
    return derive(secret_of(user), f"commit/{season}")


def officer_mark(user: Any, season: str) -> str:
    """An officer's pseudonym for one season: the same in every decision, linked to nobody outside."""
    return derive(commit_secret(user, season), "officer").hex()[:32]


def unseal_for(user: Any, sealed: bytes, context: str) -> bytes:
    """What was sealed for this person in this context; `CannotOpen` if it was not."""
    return unseal(secret_of(user), sealed, context)


def nik_of(user: User) -> str:
    """The NIK itself; who calls this also notes the access."""
    if user.nik_sealed is None:
        return ""
    return unseal_for(user, user.nik_sealed, f"nik/{user.pk}").decode()


# -- roles ---------------------------------------------------------------------------------------


def some_applicants(count: int) -> list[str]:
    """Addresses of the first people without any role; for the demo's welcome."""
    officers = Role.objects.values("user")
    plain = User.objects.exclude(pk__in=officers).filter(is_active=True).order_by("pk")
    return list(plain.values_list("email", flat=True)[:count])


def institutions() -> QuerySet[Institution]:
    """Every institution, by name."""
    return Institution.objects.order_by("name")


def institution(code: str) -> Institution | None:
    """One institution by its code."""
    return Institution.objects.filter(code=code).first()


def roles_of(user: Any, *kinds: str) -> QuerySet[Role]:
    """The active roles of one person, of these kinds if any are named."""
    found = Role.objects.filter(user_id=user.pk, state="active").select_related("institution")
    return found.filter(kind__in=kinds) if kinds else found


def has_role(user: Any, kind: str, institution: Any = None) -> bool:
    """Whether a person holds a role, for this institution or for any."""
    found = Role.objects.filter(user_id=user.pk, state="active", kind=kind)
    return (found.filter(institution=institution) if institution else found).exists()


def people_with(kind: str, institution: Any) -> QuerySet[User]:
    """Who holds a role for an institution."""
    held = Role.objects.filter(user=OuterRef("pk"), state="active", kind=kind, institution=institution)
    return User.objects.filter(Exists(held), is_active=True).order_by("pk")


def officers_of(institution: Any) -> QuerySet[User]:
    """Everyone with any active role for an institution."""
    held = Role.objects.filter(user=OuterRef("pk"), state="active", institution=institution)
    return User.objects.filter(Exists(held), is_active=True).order_by("pk")


def institutions_of(user: Any, *kinds: str) -> QuerySet[Institution]:
    """The institutions for which a person holds one of these roles."""
    held = Role.objects.filter(user_id=user.pk, state="active", institution=OuterRef("pk"))
    return Institution.objects.filter(Exists(held.filter(kind__in=kinds) if kinds else held)).order_by("name")


def roles_with_second_factor(user: Any, *kinds: str) -> list[Role]:
    """`roles_of`, each with `second_factor`: whether its holder has set up a code app. One query."""
    has_totp = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)
    return list(roles_of(user, *kinds).annotate(second_factor=Exists(has_totp)))


def has_second_factor(user: Any) -> bool:
    """Whether this person has set up a code app (TOTP)."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def roles_managed_by(user: Any) -> QuerySet[Role]:
    """Every role of the institutions this person administers; newest first."""
    return (
        Role.objects.filter(institution__in=institutions_of(user, Kind.ADMINISTRATOR))
        .select_related("user", "institution", "proposed_by", "approved_by", "ended_by")
        .order_by("-proposed_at", "-pk")
    )


def untold_sign_ins() -> QuerySet[SignIn]:
    """Sign-ins from unknown devices of which their person does not know yet, the oldest first."""
    return SignIn.objects.filter(told_at=None, user__is_active=True).order_by("at", "pk")


# -- conflicts of interest and access -------------------------------------------------------------


def relatives_of(user: Any) -> QuerySet[DeclaredRelative]:
    """What this officer declared."""
    return DeclaredRelative.objects.filter(user_id=user.pk).order_by("declared_at")


def household_mark(family_card: str) -> str:
    """A family card as a keyed hash, for finding people of one household; empty for an empty number."""
    digits = "".join(filter(str.isdigit, family_card))
    return lookup(digits, "kk") if digits else ""


def village_mark(village: str, district: str) -> str:
    """A village as a keyed hash; the same for "Desa Pasar, Muara Bulian" and "PASAR, Kec. Muara Bulian"."""
    named = [_plain_place(village), _plain_place(district)]
    return lookup("|".join(named), "village") if all(named) else ""


_KINDS_OF_PLACE = {"desa", "kel", "kelurahan", "kec", "kecamatan", "dusun"}


def _plain_place(name: str) -> str:
    words = "".join(each if each.isalnum() else " " for each in name.lower()).split()
    return " ".join(word for word in words if word not in _KINDS_OF_PLACE)


def origins_of(user: Any) -> QuerySet[DeclaredOrigin]:
    """The households and villages this officer declared."""
    return DeclaredOrigin.objects.filter(user_id=user.pk).order_by("declared_at")


def is_related(officer: User, person: User) -> bool:
    """Whether these two are the same person or one declared the other as a relative."""
    if officer.pk == person.pk:
        return True
    either = Q(user_id=officer.pk, nik_lookup=person.nik_lookup)
    either |= Q(user_id=person.pk, nik_lookup=officer.nik_lookup)
    return DeclaredRelative.objects.filter(either, nik_lookup__isnull=False).exists()


def related_people(officer: User) -> set[int]:
    """Numbers of everyone this officer may not decide on: relatives either way, and the officer."""
    declared = DeclaredRelative.objects.filter(user_id=officer.pk).values("nik_lookup")
    found = set(User.objects.filter(nik_lookup__in=declared).values_list("pk", flat=True))
    if officer.nik_lookup:
        declaring = DeclaredRelative.objects.filter(nik_lookup=officer.nik_lookup)
        found |= set(declaring.values_list("user_id", flat=True))
    return found | {officer.pk}


def accesses_to(subject: Any) -> QuerySet[AccessRecord]:
    """Who read or exported this person's data; newest first."""
    return AccessRecord.objects.filter(subject_id=subject.pk).select_related("actor").order_by("-at", "-pk")
