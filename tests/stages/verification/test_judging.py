"""A TMS takes two people who judge alike without knowing of each other; else a third decides."""

import io
import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from PIL import Image

from bening.accounts.queries import accesses_to
from bening.core.decision import Check, Outcome, Refused
from bening.core.grounds import OTHER, grounds_for
from bening.reading.report import Field, Report
from bening.stages.documents import queries as documents
from bening.stages.verification import queries, record, services
from bening.stages.verification.models import Allocation, Opinion, Triage
from bening.stages.verification.services import Judgement
from bening.transparency import queries as transparency
from tests.cast import give_role
from tests.stages.verification import scene
from tests.stages.verification.test_views import pictures, post, take

WRONG = {"ijazah": "diploma.programme_differs"}


@pytest.fixture
def proposed(announcement, dossier, ratna, at):
    """A TMS proposed by Ibu Ratna."""
    return scene.propose(announcement, ratna, at=at, **WRONG)


@pytest.fixture
def third(officer):
    return officer("Citra Maharani", "supervisor")


def other(verdict, **changes):
    """The first's judgements, but for what is changed: requirement → ground, empty for met."""
    return [
        Judgement(one.requirement, not changes[one.requirement], changes[one.requirement])
        if one.requirement in changes
        else one
        for one in scene.alike(verdict)
    ]


def judge_again(announcement, officer, judgements, at):
    allocation = services.allocate_next(officer, "approve", announcement, at=at)
    return services.judge_again(allocation, judgements, by=officer, at=at)


def test_second_is_asked_of_more_than_what_is_in_dispute(proposed):
    asked = queries.asked_again(proposed)

    assert "ijazah" in asked
    assert len(asked) == 3
    assert asked == queries.asked_again(proposed), "the same whenever the page is asked for"


def test_tms_is_never_just_approved(proposed, announcement, anton, at, log):
    allocation = services.allocate_next(anton, "approve", announcement, at=at)

    with pytest.raises(Refused, match=r"verdict\.judge_blind"):
        services.approve_verdict(allocation, by=anton, at=at)
    log.audit()


def test_alike_seals_the_tms(proposed, announcement, anton, ratna, at, log):
    verdict = judge_again(announcement, anton, scene.alike(proposed), at)

    assert (verdict.state, verdict.outcome, verdict.approved_by) == ("sealed", "tms", anton)
    assert Opinion.objects.filter(verdict=verdict, blind=True, officer=anton).count() == 3
    log.audit()


@pytest.mark.parametrize("changes", [{"ijazah": ""}, {"ijazah": "diploma.level_differs"}])
def test_different_goes_to_a_third(proposed, announcement, anton, lela, ratna, third, at, changes, log):
    verdict = judge_again(announcement, anton, other(proposed, **changes), at)

    assert verdict.state == "proposed"
    assert [one.requirement for one, _ in queries.differences(verdict)] == ["ijazah"]
    for officer, step in ((anton, "decide"), (anton, "approve"), (lela, "approve"), (ratna, "propose")):
        assert services.allocate_next(officer, step, announcement, at=at) is None
    assert services.allocate_next(third, "decide", announcement, at=at) is not None
    log.audit()


def test_third_who_sides_with_the_first_seals_the_proposal(proposed, announcement, anton, lela, at, log):
    judge_again(announcement, anton, other(proposed, ijazah=""), at)
    allocation = services.allocate_next(lela, "decide", announcement, at=at)

    verdict = services.decide_between(allocation, {"ijazah": "first"}, by=lela, at=at)

    assert (verdict, verdict.state, verdict.outcome, verdict.approved_by) == (proposed, "sealed", "tms", lela)
    log.audit()


def test_third_who_sides_with_the_second_makes_it_their_verdict(
    proposed, announcement, dossier, anton, lela, at, log
):
    judge_again(announcement, anton, other(proposed, ijazah=""), at)
    allocation = services.allocate_next(lela, "decide", announcement, at=at)

    verdict = services.decide_between(allocation, {"ijazah": "second"}, by=lela, at=at)

    assert (verdict.outcome, verdict.proposed_by, verdict.approved_by) == ("ms", anton, lela)
    states = [one.state for one in queries.verdicts_of(dossier)]
    assert states == ["returned", "sealed"]
    assert len(record.said(verdict, lela)["aktor"]) == 2
    assert transparency.record_of(verdict.entry).event.kind == "verification.human"
    log.audit()


def test_third_decides_every_difference(proposed, announcement, anton, lela, at, log):
    judge_again(announcement, anton, other(proposed, ijazah=""), at)
    allocation = services.allocate_next(lela, "decide", announcement, at=at)

    with pytest.raises(Refused, match=r"finding\.missing"):
        services.decide_between(allocation, {}, by=lela, at=at)
    log.audit()


def test_nobody_who_judged_the_dossier_answers_its_sanggah(
    proposed, announcement, anton, lela, batanghari, murni, hasan, sari, at, in_window, log
):
    """The dissenting second stands neither as first nor as second of the sealed verdict."""
    judge_again(announcement, anton, other(proposed, ijazah=""), at)
    allocation = services.allocate_next(lela, "decide", announcement, at=at)
    verdict = services.decide_between(allocation, {"ijazah": "first"}, by=lela, at=at)
    give_role(anton, "objection_reviewer", batanghari, murni, hasan)
    objection = services.file_sanggah(verdict, {"ijazah": "Sudah sesuai."}, by=sari, at=in_window)

    answer = {"ijazah": ("accepted", "Sudah sesuai.", "PermenPANRB 6/2024")}
    with pytest.raises(Refused, match=r"officer\.decided_before"):
        services.answer_sanggah(objection, answer, by=anton, at=in_window)
    log.audit()


@pytest.mark.parametrize(
    "sql", ["UPDATE verification_opinion SET met = 1 = 1", "DELETE FROM verification_opinion"]
)
def test_opinion_refuses_raw_sql(proposed, announcement, anton, at, sql):
    judge_again(announcement, anton, other(proposed, ijazah=""), at)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- what stands in no list ---------------------------------------------------------------------------


def test_no_requirement_has_more_than_nine_grounds_and_other_is_for_supervisors():
    from bening.core.grounds import BY_CHECK, BY_DOCUMENT

    for requirement in [*BY_DOCUMENT, *BY_CHECK, "anything"]:
        assert OTHER not in grounds_for(requirement)
        assert len(grounds_for(requirement)) <= 9
        assert grounds_for(requirement, supervisor=True)[-1] == OTHER


def test_verifier_refers_what_fits_no_ground(announcement, dossier, ratna, hari, lela, at, log):
    allocation = services.allocate_next(ratna, "propose", announcement, at=at)
    with pytest.raises(Refused, match=r"finding\.ground_missing"):
        services.propose_verdict(allocation, scene.judgements(dossier, ijazah=OTHER), by=ratna, at=at)

    services.refer_dossier(allocation, "Ijazah ini dicabut kampusnya.", by=ratna, at=at)

    assert services.allocate_next(hari, "propose", announcement, at=at) is None
    referred = services.allocate_next(lela, "refer", announcement, at=at)
    silent = [
        Judgement(one.requirement, one.met, one.ground) for one in scene.judgements(dossier, ijazah=OTHER)
    ]
    with pytest.raises(Refused, match=r"finding\.words_missing"):
        services.propose_verdict(referred, silent, by=lela, at=at)
    verdict = services.propose_verdict(referred, scene.judgements(dossier, ijazah=OTHER), by=lela, at=at)
    assert verdict.outcome == "tms"
    log.audit()


# --- pages --------------------------------------------------------------------------------------------


def test_blind_page_shows_nothing_of_the_first(client, proposed, announcement, anton, at, clock, log):
    client.force_login(anton)
    clock(at)
    address = take(client, announcement, "approve")

    html = client.get(address).content.decode()

    assert len(re.findall(r"data-requirement=", html)) == 3
    assert "checked" not in html.split("data-desk")[1].split("</form>")[0]
    assert "TMS" not in html
    answers = {one.requirement: "met" if one.met else one.ground for one in scene.alike(proposed)}
    assert post(client, address).status_code == 422
    assert post(client, address, **answers).status_code == 302
    assert queries.verdicts_of(proposed.dossier).get().state == "sealed"
    log.audit()


def test_third_decides_on_a_page_without_names(client, proposed, announcement, anton, lela, at, clock, log):
    judge_again(announcement, anton, other(proposed, ijazah=""), at)
    client.force_login(lela)
    clock(at)
    address = take(client, announcement, "decide")
    html = client.get(address).content.decode()
    assert 'value="first"' in html
    assert 'value="second"' in html
    assert post(client, address).status_code == 422

    assert post(client, address, ijazah="second").status_code == 302

    assert [one.outcome for one in queries.verdicts_of(proposed.dossier) if one.state == "sealed"] == ["ms"]
    log.audit()


def test_third_may_send_both_back(client, proposed, announcement, anton, lela, at, clock):
    judge_again(announcement, anton, other(proposed, ijazah=""), at)
    client.force_login(lela)
    clock(at)
    address = take(client, announcement, "decide")

    assert post(client, f"{address}kembalikan/", because="Keduanya keliru.").status_code == 302
    assert queries.verdicts_of(proposed.dossier).get().state == "returned"


def test_verifier_refers_through_the_page(client, announcement, dossier, ratna, at, clock):
    client.force_login(ratna)
    clock(at)
    address = take(client, announcement)

    assert post(client, f"{address}serahkan/").status_code == 422
    assert post(client, f"{address}serahkan/", because="Ijazah dicabut.").status_code == 302
    assert queries.triage_of(dossier).route == "supervisor"


REPORT = Report(
    kind="ktp",
    confidence=0.99,
    fields={
        "name": Field("SARI WULANDARI", 0.99, 1, (0.1, 0.1, 0.6, 0.3)),
        "birth_date": Field("1999-03-12", 0.98, 1, (0.3, 0.5, 0.6, 0.6)),
        "sex": Field("P", 0.98, 1, (0.3, 0.7, 0.4, 0.8)),  # nobody compared it: no box, no doubt
    },
    checks=(Check("match.name", Outcome.MET), Check("match.birth_date", Outcome.UNCERTAIN)),
)


def read_ktp(monkeypatch):
    """Only the KTP was read, and the dossier as a whole is in doubt."""
    report = lambda document: REPORT if document.slot == "ktp" else None  # noqa: E731
    whole = Check("dossier.same_person", Outcome.UNCERTAIN)
    found = (*(Check(one.code, one.outcome, evidence={"slot": "ktp"}) for one in REPORT.checks), whole)
    monkeypatch.setattr(documents, "reading_of", report)
    monkeypatch.setattr(documents, "reports_of", lambda _: {"ktp": REPORT})
    monkeypatch.setattr(documents, "asked_for_person", lambda _: {"ktp": {"match.birth_date": "mistyped"}})
    monkeypatch.setattr(documents, "checks_of", lambda _: found)


def test_desk_shows_what_was_read_and_covers_whose_it_is(
    client,
    announcement,
    dossier,
    ratna,
    sari,
    at,
    clock,
    monkeypatch,
):
    read_ktp(monkeypatch)
    client.force_login(ratna)
    clock(at)

    html = client.get(take(client, announcement)).content.decode()

    assert 'class="box-doubt" x="0.3000" y="0.5000" width="0.3000" height="0.1000"' in html
    assert 'data-check="match.birth_date"' in html
    assert 'data-check="dossier.same_person"' in html
    assert "saya salah ketik" in html
    assert "terbaca: 12 Maret 1999" in html
    assert "SARI" not in html
    assert html.count("<rect") == 1
    card = next(one for one in pictures(html) if "/ktp/" in one)
    assert html.index("/ktp/1.jpg") < html.index("/ijazah/1.jpg")
    shown, whole = (
        Image.open(io.BytesIO(client.get(card + more).content)).convert("L") for more in ("", "?utuh=1")
    )
    spot = (int(shown.width * 0.3), int(shown.height * 0.2))
    assert abs(shown.getpixel(spot) - 205) < 6
    assert shown.getpixel(spot) != whole.getpixel(spot) or shown.tobytes() != whole.tobytes()
    assert "document:ktp:uncovered" in [one.what for one in accesses_to(sari)]


def test_drawn_dossier_is_judged_without_hints(
    client,
    announcement,
    dossier,
    ratna,
    at,
    clock,
    monkeypatch,
):
    read_ktp(monkeypatch)
    Triage.objects.update(drawn=True)
    client.force_login(ratna)
    clock(at)

    html = client.get(take(client, announcement)).content.decode()

    assert "<rect" not in html
    assert "data-check" not in html
    assert "terpilih acak" in html


def test_next_dossier_is_given_ahead_with_its_pictures(
    client,
    announcement,
    sari,
    budi,
    joko,
    ratna,
    during,
    at,
    clock,
    log,
):
    for person in (sari, budi, joko):
        scene.submit(announcement, by=person, at=during)
    client.force_login(ratna)
    clock(at)
    first = take(client, announcement)

    told = client.post(f"{first}berikutnya/").json()["pictures"]

    assert client.post(f"{first}berikutnya/").json()["pictures"] == told
    assert Allocation.objects.filter(done_at=None).count() == 2
    assert client.get(told[0]).headers["Content-Type"] == "image/jpeg"
    allocation = queries.allocations_of(ratna).get()
    services.propose_verdict(allocation, scene.judgements(allocation.dossier), by=ratna, at=at)
    second = take(client, announcement)
    assert second in told[0]
    assert pages_unseen(ratna) >= {"ktp", "ijazah"}, "fetched ahead is not looked at"
    client.post(f"{second}berikutnya/")
    answers = {
        one.code: "met" for one in queries.requirements_of(queries.allocations_of(ratna).get().dossier)
    }
    post(client, second, berhenti="1", **answers)
    assert not Allocation.objects.filter(done_at=None).exists()
    log.audit()


def pages_unseen(officer):
    from bening.stages.verification import pages

    row = queries.allocations_of(officer).get()
    return pages.unseen(officer, row, queries.requirements_of(row.dossier))


def test_given_ahead_and_forgotten_goes_back(announcement, sari, budi, ratna, hari, during, at):
    for person in (sari, budi):
        scene.submit(announcement, by=person, at=during)
    services.allocate_next(ratna, "propose", announcement, at=at)
    services.reserve_next(ratna, "propose", announcement, at=at)

    assert services.allocate_next(hari, "propose", announcement, at=at) is None
    assert services.allocate_next(hari, "propose", announcement, at=at + services.AHEAD * 1.1) is not None


def test_judging_page_needs_few_queries(client, announcement, dossier, ratna, at, clock, log):
    from django.test.utils import CaptureQueriesContext

    client.force_login(ratna)
    clock(at)
    address = take(client, announcement)
    with CaptureQueriesContext(connection) as made:
        client.get(address)
    assert len(made) <= 20, "\n".join(one["sql"][:150] for one in made.captured_queries)
    assert reverse("verification:desk") in client.get(address).content.decode()
