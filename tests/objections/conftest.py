"""A sealed refusal of Sari's dossier, as the verification stage leaves it, and an objection to it."""

from uuid import uuid4

import pytest

from bening.accounts import services as accounts
from bening.core.events import ApplicationSubmitted, RulesPublished, VerificationHuman
from bening.core.timetable import Phase
from bening.objections import services
from bening.transparency.services import open_log, record
from tests.cast import JOINED

RULES = "sha256:" + "ab" * 32


@pytest.fixture
def at(wib):
    return wib(2024, 9, 18, 9)


@pytest.fixture
def window(wib):
    return Phase("sanggah", wib(2024, 9, 18), wib(2024, 9, 20, 23, 59, 59))


@pytest.fixture
def refusal(sari, ratna, anton, batanghari, db):
    """What an objection is about: arguments of `file_objection` that only the stage knows."""
    open_log("2024", "test.example/log/2024", at=JOINED)
    published = {"object": "cpns-2024", "edition": 1, "regulation": "cpns-2024"}
    record(RulesPublished(rules=RULES, sha256=RULES, **published), log="2024", at=JOINED)
    secret = accounts.commit_secret(sari, "2024")
    personal = {"log": "2024", "secret": secret, "at": JOINED}
    fields = {"subjek": "10418223", "isi": {"hasil": "TMS"}, "aktor": "pelamar"}
    submitted = record(ApplicationSubmitted(rules=RULES), fields=fields, **personal)
    decided = record(VerificationHuman(rules=RULES), fields=fields, answers=[submitted], **personal)
    return {
        "stage": "verification",
        "about": uuid4(),
        "institution": batanghari,
        "season": "2024",
        "rules": RULES,
        "subject": "10418223",
        "person": sari,
        "first_officer": ratna,
        "second_officer": anton,
        "allowed": ["ijazah", "transkrip"],
        "answers": [decided],
    }


@pytest.fixture
def file(refusal, window, wib, sari, at):
    """`file(…)` files Sari's objection; any argument may be changed."""

    def filing(**changes):
        usual = {
            "arguments": {"ijazah": "Program studi saya sama, hanya namanya diganti tahun 2022."},
            "window": window,
            "answer_due_at": wib(2024, 9, 27, 23, 59, 59),
            "by": sari,
            "at": at,
        }
        return services.file_objection(**refusal | usual | changes)

    return filing
