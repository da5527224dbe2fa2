"""An accepted ground opens equal cases again; precedents and results are public, without a person."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.core.decision import Refused
from bening.core.remedies import remedy
from bening.notifications.queries import notices_of
from bening.stages.verification import figures, queries, services
from bening.stages.verification.models import Precedent, Reopening
from bening.transparency import queries as transparency
from tests.cast import NAMES
from tests.stages.verification import scene
from tests.stages.verification.test_objecting import ACCEPTED, REJECTED, WHY
from tests.stages.verification.test_views import post

SAME = {"ijazah": "diploma.programme_differs"}
WORDS = {"ijazah": "Program studi serumpun yang tertulis dalam pengumuman termasuk kualifikasi."}


@pytest.fixture
def over(wib):
    """After the window for sanggah, before the results after it."""
    return wib(2024, 9, 23, 10)


@pytest.fixture
def two(announcement, sari, budi, joko, ratna, anton, during, at):
    """Sari and Budi refused on the same ground, Joko on another."""
    made = []
    for person, failed in ((sari, SAME), (budi, SAME), (joko, {"ijazah": "diploma.level_differs"})):
        dossier = scene.submit(announcement, by=person, at=during)
        scene.decide(announcement, ratna, anton, at=at, **failed)
        made.append(queries.verdicts_of(dossier).get())
    return made


@pytest.fixture
def accepted(two, sari, dewi, in_window):
    """Sari's sanggah, of which the ground was accepted."""
    objection = services.file_sanggah(two[0], {"ijazah": WHY["ijazah"]}, by=sari, at=in_window)
    services.answer_sanggah(objection, {"ijazah": ACCEPTED}, precedents=WORDS, by=dewi, at=in_window)
    return objection


def test_equal_cases_are_those_of_the_same_ground_and_requirement(two, accepted, announcement):
    (row,) = queries.accepted_grounds(announcement)

    assert (row.requirement, row.ground, row.equal) == ("ijazah", "diploma.programme_differs", 1)
    assert list(queries.equal_cases(two[0], "ijazah", "diploma.programme_differs")) == [two[1]]


def test_reopened_case_is_judged_anew_by_two_new_people(
    two, accepted, announcement, budi, dewi, hari, lela, ratna, anton, over, log
):
    (opened,) = services.reopen_equal_cases(accepted, "ijazah", by=dewi, at=over)
    assert opened.verdict == two[1]
    assert services.reopen_equal_cases(accepted, "ijazah", by=dewi, at=over) == []
    assert services.allocate_next(ratna, "propose", announcement, at=over) is None

    scene.propose(announcement, hari, at=over)
    while services.allocate_next(lela, "approve", announcement, at=over):
        scene.approve(announcement, lela, at=over)

    verdict = queries.verdicts_of(two[1].dossier).last()
    assert (verdict.round, verdict.outcome, verdict.supersedes) == ("reopened", "ms", two[1])
    assert transparency.record_of(verdict.entry).ref
    assert set(queries.qualified_for(announcement)) == {
        two[0].dossier.application.number,
        two[1].dossier.application.number,
    }
    assert notices_of(budi)[0].kind == "verdict.sealed"
    log.audit()


def test_reopened_case_may_be_refused_again_and_sent_back(
    two, accepted, announcement, dewi, hari, lela, officer, over, log
):
    services.reopen_equal_cases(accepted, "ijazah", by=dewi, at=over)
    scene.propose(announcement, hari, at=over)
    held = services.allocate_next(lela, "approve", announcement, at=over)
    while held.dossier != two[1].dossier:
        scene.approve(announcement, lela, at=over)
        held = services.allocate_next(lela, "approve", announcement, at=over)
    services.return_verdict(held, "Belum terbaca semua.", by=lela, at=over)
    assert queries.unsettled_after_sanggah(announcement) >= 1

    third = officer("Eko Prasetyo", "verifier")
    verdict = scene.propose(announcement, third, at=over, ijazah="document.unreadable")

    assert (verdict.round, verdict.supersedes) == ("reopened", two[1])
    log.audit()


def test_reopening_waits_for_the_end_of_the_window(two, accepted, dewi, sari, in_window, over):
    with pytest.raises(Refused, match=r"reopening\.window_open"):
        services.reopen_equal_cases(accepted, "ijazah", by=dewi, at=in_window)
    with pytest.raises(Refused, match=r"officer\.no_role"):
        services.reopen_equal_cases(accepted, "ijazah", by=sari, at=over)
    with pytest.raises(Refused, match=r"reopening\.ground_not_accepted"):
        services.reopen_equal_cases(accepted, "ktp", by=dewi, at=over)


def test_case_with_its_own_open_sanggah_is_answered_on_its_own(two, budi, sari, dewi, in_window, over):
    services.file_sanggah(two[1], {"ijazah": WHY["ijazah"]}, by=budi, at=in_window)
    objection = services.file_sanggah(two[0], {"ijazah": WHY["ijazah"]}, by=sari, at=in_window)
    services.answer_sanggah(objection, {"ijazah": ACCEPTED}, by=dewi, at=in_window)

    assert services.reopen_equal_cases(objection, "ijazah", by=dewi, at=over) == []
    assert not Reopening.objects.exists()


@pytest.mark.parametrize("words", ["Ibu Sari benar.", "Lihat nomor 12345678.", "Tulis ke sari@example.id"])
def test_precedent_that_names_somebody_is_refused(two, sari, dewi, in_window, words, log):
    objection = services.file_sanggah(two[0], {"ijazah": WHY["ijazah"]}, by=sari, at=in_window)

    with pytest.raises(Refused, match=r"precedent\.names_somebody"):
        services.answer_sanggah(
            objection, {"ijazah": ACCEPTED}, precedents={"ijazah": words}, by=dewi, at=in_window
        )
    assert not Precedent.objects.exists()
    log.audit()


@pytest.mark.parametrize("table", ["precedent", "reopening"])
def test_sealed_rows_refuse_raw_sql(accepted, dewi, over, table):
    services.reopen_equal_cases(accepted, "ijazah", by=dewi, at=over)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE verification_{table} SET requirement = 'x'")


# --- pages --------------------------------------------------------------------------------------------


def test_equal_cases_are_opened_by_a_button(client, two, accepted, announcement, dewi, over, clock, log):
    client.force_login(dewi)
    clock(over)
    address = reverse("verification:equal", args=[announcement.slug])
    html = client.get(address).content.decode()
    assert 'data-equal="1"' in html

    answer = post(client, f"{address}{accepted.pk}/ijazah/")

    assert answer.headers["Location"] == address
    assert Reopening.objects.count() == 1
    assert 'data-equal="0"' in client.get(address).content.decode()
    log.audit()


def test_precedents_are_public_from_their_day_and_name_nobody(
    client, accepted, announcement, over, wib, clock
):
    address = reverse("verification:precedents", args=[announcement.slug])
    clock(over)
    assert client.get(address).status_code == 404
    clock(wib(2024, 9, 25, 8))

    html = client.get(address).content.decode()

    assert WORDS["ijazah"] in html
    assert "Sanggahan diterima" in html
    assert not any(word in html for name in ("sari", "dewi", "budi") for word in NAMES[name].split())


def test_list_of_results_is_public_by_number_from_its_day(client, two, announcement, at, wib, clock):
    address = reverse("verification:screening", args=[announcement.slug])
    clock(at)
    assert client.get(address).status_code == 404
    clock(wib(2024, 9, 19, 8))

    html = client.get(address).content.decode()
    number = two[0].dossier.application.number

    assert html.count('data-outcome="tms"') == 3
    assert number in html
    assert NAMES["sari"] not in html
    assert client.get(address, {"nomor": number}).content.decode().count("data-outcome") == 1
    lines = client.get(reverse("verification:screening_csv", args=[announcement.slug])).content.decode()
    assert f"{number},{two[0].dossier.application.formasi_code},TMS,initial" in lines


def test_list_of_results_follows_the_sanggah(
    client, two, accepted, announcement, lela, hari, over, wib, clock
):
    scene.approve(announcement, lela, at=over)
    address = reverse("verification:screening", args=[announcement.slug])
    number = two[0].dossier.application.number
    for day, outcome in ((24, "tms"), (25, "ms")):
        clock(wib(2024, 9, day, 8))
        with CaptureQueriesContext(connection) as made:
            html = client.get(address, {"nomor": number, "hari": day}).content.decode()
        assert f'data-outcome="{outcome}"' in html
        assert len(made) <= 8


def test_refusal_says_what_would_have_met_it(client, two, sari, wib, clock):
    client.force_login(sari)
    clock(wib(2024, 9, 19, 8))

    html = client.get(reverse("verification:result", args=[two[0].dossier.application.pk])).content.decode()

    assert remedy("diploma.programme_differs", "Ijazah") in html


# --- figures ------------------------------------------------------------------------------------------


def test_figures_count_what_was_done(two, accepted, announcement, ratna):
    assert figures.reversal(announcement) == figures.Reversal(3, 1, 1)
    assert {one.step for one in figures.times(announcement)} == {"propose", "approve"}
    assert figures.proposals(announcement) == {ratna.pk: (3, 3)}
    units, alpha = figures.agreement(announcement)
    assert (units, alpha) == (9, 1.0)
    assert figures.verifiers(announcement, named=False) == [], "nobody to compare with"


def test_figures_are_public_without_names_and_with_names_for_supervisors(
    client, two, accepted, announcement, hari, anton, ratna, budi, during, at, wib, clock
):
    address = reverse("verification:figures", args=[announcement.slug])
    clock(at)
    assert "data-reversal" not in client.get(address).content.decode()
    clock(wib(2024, 9, 26, 8))
    html = client.get(address, {"hari": 26}).content.decode()
    assert "data-reversal" in html
    assert not any(NAMES[name] in html for name in ("ratna", "anton", "sari"))
    client.force_login(anton)
    desk = client.get(reverse("verification:desk_figures", args=[announcement.slug])).content.decode()
    assert "data-alpha" in desk
    client.force_login(ratna)
    assert client.get(reverse("verification:desk_figures", args=[announcement.slug])).status_code == 404


def test_rejected_ground_is_a_precedent_too(two, sari, dewi, in_window, announcement):
    objection = services.file_sanggah(two[0], {"ijazah": WHY["ijazah"]}, by=sari, at=in_window)
    services.answer_sanggah(objection, {"ijazah": REJECTED}, precedents=WORDS, by=dewi, at=in_window)

    assert [one.accepted for one in queries.precedents(announcement)] == [False]
    assert queries.accepted_grounds(announcement) == []
