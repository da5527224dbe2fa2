"""An announcement rests on clauses of a final consultation, and its requirements carry them."""

import pytest

from bening.core import regulation as regulations
from bening.core.decision import Refused
from bening.core.events import DraftPublished
from bening.participation.models import Clause, ClauseText, Consultation, Version
from bening.stages.announcements import pages
from bening.stages.announcements import services as announcing
from bening.stages.announcements.differences import between
from bening.transparency.services import open_log, record
from tests.cast import JOINED


@pytest.fixture
def final(batanghari, hendra, anton, wib):
    """A final text of one clause."""
    made = Consultation.objects.create(
        institution=batanghari,
        slug="kriteria",
        title="Kriteria",
        kind="criteria",
        season="2024",
        comment_from=wib(2024, 1, 1),
        comment_until=wib(2024, 2, 1),
        respond_until=wib(2024, 3, 1),
        created_by=hendra,
        created_at=JOINED,
        state="final",
    )
    version = Version.objects.create(
        consultation=made, number=1, final=True, drafted_by=hendra, state="draft"
    )
    clause = Clause.objects.create(consultation=made, uid="k1")
    ClauseText.objects.create(version=version, clause=clause, position=0, label="Pasal 1", text="Bersedia.")
    event = DraftPublished(object="kriteria", edition=1, phase="final", sha256="sha256:" + "a" * 64)
    entry = record(event, log=open_log("2024", at=JOINED), at=JOINED)
    Version.objects.filter(pk=version.pk).update(
        state="published", approved_by=anton, published_at=JOINED, sha256="sha256:" + "a" * 64, entry=entry
    )
    return version


@pytest.fixture
def edition(batanghari, hendra):
    return announcing.create_announcement(
        batanghari, title="CPNS", slug="cpns", season="2024", by=hendra, at=JOINED
    )


def test_requirements_carry_the_clause(final, edition, hendra):
    before = dict(edition.terms)
    announcing.cite_consultation(edition, slug="kriteria", uids=["k1"], by=hendra, at=JOINED)

    assert edition.terms["basis"]["sha256"] == "sha256:" + "a" * 64
    point = pages.requirements(edition, regulations.load("cpns-2024"), [])[-1]
    assert point.text == "Pasal 1: Bersedia."
    assert point.source.basis == "Konsultasi publik “Kriteria”, pasal k1"
    (change,) = between(before, [], edition.terms, []).conditions
    assert (change.name, change.new) == ("basis", ["Pasal 1"])
    announcing.cite_consultation(edition, slug="", uids=[], by=hendra, at=JOINED)
    assert edition.terms["basis"] == {}


@pytest.mark.parametrize(("slug", "uids"), [("kriteria", ["k1", "k2"]), ("lain", ["k1"]), ("kriteria", [])])
def test_only_clauses_of_a_final_text(final, edition, hendra, slug, uids):
    with pytest.raises(Refused, match=r"announcement\.clause_unknown"):
        announcing.cite_consultation(edition, slug=slug, uids=uids, by=hendra, at=JOINED)
