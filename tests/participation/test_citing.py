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
from tests.participation.pages import send
from tests.stages.announcements.test_committee_pages import dates, listing


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
    version.refresh_from_db()
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


def test_from_the_committees_form_to_the_public_page(final, batanghari, hendra, anton, client, log):
    """Typed by the secretary, published by somebody else, read by everybody, and kept in the edition."""
    client.force_login(hendra)
    fields = {"institution": batanghari.pk, "title": "CPNS 2024", "slug": "cpns-2024", "season": "2024"}
    address = send(client, "/panitia/pengumuman/baru/", **fields).url
    send(client, f"{address}uraian/", title="CPNS 2024", summary="Tiga formasi.")
    send(client, f"{address}formasi/", file=listing())
    form = client.get(f"{address}ketentuan/").content.decode()
    assert "<code>kriteria</code>" in form
    assert "<code>k1</code>" in form
    wrong = send(client, f"{address}ketentuan/", regulation="cpns-2024", basis="kriteria k7")
    assert (wrong.status_code, "k7" in wrong.content.decode()) == (422, False)
    assert (
        send(client, f"{address}ketentuan/", regulation="cpns-2024", basis="kriteria k1").status_code == 302
    )
    send(client, f"{address}jadwal/", **dates())
    assert send(client, f"{address}usulkan/").status_code == 302
    client.force_login(anton)
    assert send(client, f"{address}terbitkan/").url == "/pengumuman/cpns-2024/"
    client.logout()

    html = client.get("/pengumuman/cpns-2024/").content.decode()
    assert '<span lang="id">Pasal 1: Bersedia.</span>' in html
    assert "Konsultasi publik “Kriteria”, pasal k1" in html
    assert '<a href="/konsultasi/kriteria/#k1">' in html
    assert 'id="k1"' in client.get("/konsultasi/kriteria/").content.decode()
    kept = client.get("/pengumuman/cpns-2024/versi/1.json").json()["basis"]
    assert (kept["sha256"], [each["id"] for each in kept["clauses"]]) == (final.sha256, ["k1"])
    log.audit()
