"""A sealed refusal of Sari's dossier, as the verification stage leaves it, and an objection to it."""

from io import BytesIO
from uuid import uuid4

import pytest

from bening.accounts import services as accounts
from bening.core.events import ApplicationSubmitted, VerificationHuman
from bening.core.timetable import Phase
from bening.objections import services
from bening.stages.announcements import queries as announcements
from bening.stages.announcements import services as announcing
from bening.transparency.services import record
from tests.cast import JOINED
from tests.stages.announcements import scene


@pytest.fixture
def at(wib):
    return wib(2024, 9, 18, 9)


@pytest.fixture
def window(wib):
    return Phase("sanggah", wib(2024, 9, 18), wib(2024, 9, 20, 23, 59, 59))


@pytest.fixture
def rules(batanghari, hendra, anton):
    """The digest of a published edition: its rules, formasi and timetable stand in the log."""
    made = {"by": hendra, "at": JOINED}
    edition = announcing.create_announcement(
        batanghari, title="Seleksi CPNS 2024", slug="cpns-2024", season="2024", **made
    )
    announcing.import_formasi(edition, BytesIO(scene.csv(*scene.THREE)), name="formasi.csv", **made)
    edition.refresh_from_db()
    edition = announcing.propose_edition(scene.fill(edition, **made), **made)
    edition = announcing.publish_edition(edition, by=anton, at=JOINED)
    return announcements.edition_digest(edition.announcement)


@pytest.fixture
def refusal(rules, sari, ratna, anton, batanghari):
    """What an objection is about: arguments of `file_objection` that only the stage knows."""
    secret = accounts.commit_secret(sari, "2024")
    personal = {"log": "2024", "secret": secret, "at": JOINED}
    fields = {"subjek": "10418223", "isi": {"hasil": "TMS"}, "aktor": "pelamar"}
    submitted = record(ApplicationSubmitted(rules=rules), fields=fields, **personal)
    decided = record(VerificationHuman(rules=rules), fields=fields, answers=[submitted], **personal)
    return {
        "stage": "verification",
        "about": uuid4(),
        "institution": batanghari,
        "season": "2024",
        "rules": rules,
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
