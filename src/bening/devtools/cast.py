"""The officers of the demo: one account for each role, with roles that two people gave."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bening.accounts import queries as people
from bening.accounts import services as accounts

if TYPE_CHECKING:
    from bening.accounts.models import Institution, User

PASSWORD = "sungai-batanghari-jernih"  # noqa: S105 -- printed on purpose: the demo's accounts are for everyone
TOTP_SECRET = "BENINGDEMOBENINGDEMOBENINGDEMO23"  # noqa: S105 -- likewise; `bening demo --code` shows the code
INSTITUTION = "5501"

OFFICERS: dict[str, tuple[str, str]] = {
    "administrator": ("Hasan Basri", "150403010178"),
    "administrator2": ("Nurul Hidayah", "150403480279"),
    "secretary": ("Siti Maryam", "150403430380"),
    "approver": ("Anton Wijaya", "150403140481"),
    "verifier": ("Ratna Dewi", "150403550582"),
    "verifier2": ("Hendri Saputra", "150403160683"),
    "supervisor": ("Maman Sulaiman", "150403170784"),
    "supervisor2": ("Lela Kartika", "150403580885"),
    "objection_reviewer": ("Dewi Sartika", "150403590986"),
    "scorer": ("Rudi Hartono", "150403201087"),
    "score_approver": ("Yanti Susanti", "150403611188"),
    "assessor": ("Bambang Irawan", "150403221289"),
    "assessor2": ("Kurnia Sari", "150403630190"),
    "evaluator": ("Faisal Rahman", "150403240291"),
    "publisher": ("Mira Lestari", "150403650392"),
    "complaint_officer": ("Rosmala Dewi", "150403670484"),
    "complaint_officer2": ("Herman Sawiran", "150403280585"),
    "facilitator": ("Indah Permata", "150403690686"),
    "facilitator2": ("Taufik Rahman", "150403300787"),
    "moderator": ("Nining Suryani", "150403420888"),
    "moderator2": ("Gatot Subekti", "150403130989"),
    "inspector": ("Sulastri Amin", "150403541079"),
    "inspector2": ("Darwis Effendi", "150403151178"),
}
"""Role (a second holder has a 2 behind it) → name and the first twelve digits of an invented NIK."""


def address(role: str) -> str:
    """The e-mail address with which an officer of the demo signs in."""
    return f"{role}@bening.example"


def officer(role: str) -> User:
    """An officer of the demo."""
    found = people.person_by_email(address(role))
    if found is None:
        raise LookupError(role)
    return found


def gather_cast(at: datetime) -> Institution:
    """Make every officer with a confirmed address and a second factor; two administrators give the roles."""
    known = {role: _register(role, number, at) for number, role in enumerate(OFFICERS, start=9001)}
    first, second = known["administrator"], known["administrator2"]
    institution = accounts.found_institution(
        INSTITUTION, "Pemerintah Kab. Batang Hari", "Batanghari", first=first, second=second, at=at
    )
    for role, user in known.items():
        if not role.startswith("administrator"):
            kind = role.removesuffix("2")
            proposed = accounts.propose_role(user, kind, institution, by=first, at=at)
            accounts.approve_role(proposed, by=second, at=at)
    return institution


def _register(role: str, serial: int, at: datetime) -> User:
    name, start = OFFICERS[role]
    user = accounts.register_person(
        nik=f"{start}{serial}", name=name, email=address(role), password=PASSWORD, at=at
    )
    accounts.confirm_email(user)
    accounts.set_up_code_app(user, TOTP_SECRET)
    return user
