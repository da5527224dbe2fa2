"""What may be done with people, institutions and roles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction

from bening.core.decision import Reason, Refused, Verdict, require
from bening.infra.db import move
from bening.infra.encryption import lookup, new_secret, seal, wrap

from . import queries
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

secret_of = queries.secret_of
commit_secret = queries.commit_secret
unseal_for = queries.unseal_for
officer_mark = queries.officer_mark

SMALLEST_NUMBER_OF_ADMINISTRATORS = 2


def seal_for(user: Any, plaintext: bytes, context: str) -> bytes:
    """Encrypt something of this person; only `unseal_for` with the same context opens it."""
    return seal(secret_of(user), plaintext, context)


# -- people --------------------------------------------------------------------------------------


@transaction.atomic
def register_person(*, nik: str, name: str, email: str, password: str | None, at: datetime) -> User:
    """Make an account with its secret: all or nothing. The address is still to be confirmed.

    Without a password the account cannot be entered until one is made through the address.

    Refused with `nik.already_registered` if the NIK has an account, and with
    `account.registered_meanwhile` if another request for it, or for the address, was faster.
    """
    found = lookup(nik, "nik")
    if User.objects.filter(nik_lookup=found).exists():
        raise Refused(Reason("nik.already_registered"))
    user = User(email=email.strip().lower(), name=" ".join(name.split()), nik_lookup=found, date_joined=at)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise Refused(Reason("account.registered_meanwhile")) from None
    secret = new_secret()
    SubjectKey.objects.create(user=user, wrapped=wrap(secret, str(user.pk)))
    user.nik_sealed = seal(secret, nik.encode(), f"nik/{user.pk}")
    User.objects.filter(pk=user.pk).update(nik_sealed=user.nik_sealed)
    return user


@transaction.atomic
def correct_nik(user: User, nik: str) -> User:
    """Put a NIK right that was mistyped at registration; a caller above says until when that may be.

    Refused with `nik.already_registered` if somebody else has it.
    """
    found, sealed = lookup(nik, "nik"), seal_for(user, nik.encode(), f"nik/{user.pk}")
    try:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(nik_lookup=found, nik_sealed=sealed)
    except IntegrityError:
        raise Refused(Reason("nik.already_registered")) from None
    user.nik_lookup, user.nik_sealed = found, sealed
    return user


@transaction.atomic
def confirm_email(user: User) -> User:
    """Count the address as confirmed without a letter: for founders and for the demo."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    return user


@transaction.atomic
def set_up_code_app(user: User, secret: str = "") -> str:
    """Set up a code app (TOTP) for somebody without their phone and give its secret, in base 32.

    For the command line and the demo, where founders and officers are made; on the site people do it
    themselves. Setting it up again makes a new secret, or the one given (the demo prints its own).
    """
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    secret = secret or generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


@transaction.atomic
def end_sessions(user: User, *, keep: str | None = None) -> int:
    """End this person's open sessions on every device, but for the session `keep`; how many.

    With a session goes what was kept of the device: its address and the name of its browser.
    """
    ending = list(UserSession.objects.filter(user=user).exclude(session_key=keep or ""))
    for session in ending:
        session.end()
    return len(ending)


def note_sign_in(user: User, browser: str, *, known: bool, at: datetime) -> SignIn | None:
    """Write down a sign-in from a device that the account does not know; the first one ever alarms nobody.

    Of the browser's name only letters are kept: whoever signs in writes it, and it goes into a letter.
    """
    if known:
        return None
    first = not SignIn.objects.filter(user=user).exists()
    name = "".join(letter for letter in browser if letter.isalpha() or letter == " ").strip()[:60] or "?"
    return SignIn.objects.create(user=user, at=at, browser=name, told_at=at if first else None)


def sign_in_told(sign_in: SignIn, *, at: datetime) -> None:
    """Its person knows."""
    SignIn.objects.filter(pk=sign_in.pk).update(told_at=at)


@transaction.atomic
def erase(user: User, *, by: User, at: datetime, holds: tuple[Reason, ...] = ()) -> User:
    """Erase the person: the key goes, and with it everything sealed under it; name and address too.

    Refused with every reason in `holds`: a caller above names what still forbids it (an open
    objection, a period of retention). The row itself stays, for decisions refer to it.
    """
    require(Verdict(holds))
    SubjectKey.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    SignIn.objects.filter(user=user).delete()
    end_sessions(user)
    user.__dict__.pop("_secret", None)
    user.name, user.email, user.nik_lookup, user.nik_sealed = "", f"{user.pk}@erased.invalid", None, None
    user.is_active = False
    user.set_unusable_password()
    user.save()
    note_access(by, user, "person.erased", at=at)
    return user


@transaction.atomic
def declare_relative(user: User, nik: str, relation: str, *, at: datetime) -> DeclaredRelative:
    """Declare a relative who may apply. Declaring again changes nothing; it cannot be taken back."""
    relative, _ = DeclaredRelative.objects.get_or_create(
        user=user, nik_lookup=lookup(nik, "nik"), defaults={"relation": relation, "declared_at": at}
    )
    return relative


def declare_origin(
    user: User, family_card: str, village: str, district: str, *, at: datetime
) -> DeclaredOrigin:
    """Declare one's household and village. Declaring more adds to it; it cannot be taken back."""
    origin, _ = DeclaredOrigin.objects.get_or_create(
        user=user,
        household=queries.household_mark(family_card),
        village=queries.village_mark(village, district),
        defaults={"declared_at": at},
    )
    return origin


def note_access(actor: Any, subject: Any, what: str, *, at: datetime) -> AccessRecord:
    """Write down that `actor` read or exported data of `subject` (None: of many people)."""
    return AccessRecord.objects.create(
        actor_id=actor.pk, subject_id=subject.pk if subject is not None else None, what=what, at=at
    )


# -- institutions and roles -----------------------------------------------------------------------


@transaction.atomic
def found_institution(
    code: str, name: str, short: str, *, first: User, second: User, at: datetime
) -> Institution:
    """Create an institution with its first two administrators; every later role takes two people."""
    reasons = []
    if first.pk == second.pk:
        reasons.append(Reason("role.needs_two_people"))
    if Institution.objects.filter(code=code).exists():
        reasons.append(Reason("institution.already_founded", facts={"code": code}))
    require(Verdict(tuple(reasons)))
    institution = Institution.objects.create(code=code, name=name, short=short)
    for number, user in ((1, first), (2, second)):
        Role.objects.create(
            user=user,
            institution=institution,
            kind=Kind.ADMINISTRATOR,
            founding=number,
            proposed_at=at,
            approved_at=at,
            state="active",
        )
    return institution


@transaction.atomic
def propose_role(user: User, kind: str, institution: Institution, *, by: User, at: datetime) -> Role:
    """Propose a role for somebody else; another administrator has to approve it."""
    reasons = _not_administrator(by, institution)
    if user.pk == by.pk:
        reasons.append(Reason("role.for_oneself"))
    if not user.is_active:
        reasons.append(Reason("role.person_inactive"))
    held = Role.objects.filter(user=user, institution=institution, kind=kind)
    if held.filter(state__in=("proposed", "active")).exists():
        reasons.append(Reason("role.already_held"))
    require(Verdict(tuple(reasons)))
    return Role.objects.create(
        user=user, institution=institution, kind=kind, proposed_by=by, proposed_at=at, state="proposed"
    )


@transaction.atomic
def approve_role(role: Role, *, by: User, at: datetime) -> Role:
    """Let a proposed role count. The proposer and the person concerned cannot."""
    require(Verdict(tuple(_may_not_approve(role, by))))
    return move(role, "approve", approved_by=by, approved_at=at)


@transaction.atomic
def return_role(role: Role, *, by: User, at: datetime, why: str = "") -> Role:
    """Turn a proposal down; also the proposer may withdraw it."""
    require(Verdict(tuple(_not_administrator(by, role.institution))))
    return move(role, "return", ended_by=by, ended_at=at, ended_why=why)


@transaction.atomic
def revoke_role(role: Role, *, by: User, at: datetime, why: str) -> Role:
    """End a role. One administrator is enough, for it takes power away; who and why is kept.

    Two administrators must remain, or nobody could ever approve anything again.
    """
    reasons = _not_administrator(by, role.institution)
    if role.kind == Kind.ADMINISTRATOR:
        left = queries.people_with(Kind.ADMINISTRATOR, role.institution).exclude(pk=role.user_id).count()
        if left < SMALLEST_NUMBER_OF_ADMINISTRATORS:
            reasons.append(Reason("role.too_few_administrators"))
    require(Verdict(tuple(reasons)))
    return move(role, "revoke", ended_by=by, ended_at=at, ended_why=why)


def _not_administrator(user: User, institution: Institution) -> list[Reason]:
    if queries.has_role(user, Kind.ADMINISTRATOR, institution):
        return []
    return [Reason("role.not_administrator")]


def _may_not_approve(role: Role, by: User) -> list[Reason]:
    reasons = _not_administrator(by, role.institution)
    if by.pk == role.proposed_by_id:
        reasons.append(Reason("role.same_person_proposed"))
    if by.pk == role.user_id:
        reasons.append(Reason("role.for_oneself"))
    return reasons
