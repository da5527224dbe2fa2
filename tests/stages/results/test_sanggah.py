"""The round of sanggah of the final result, up to the result after it."""

import pytest

from bening.core.decision import Refused
from bening.objections.models import Objection
from bening.stages.registration import queries as registration
from bening.stages.results import queries, services
from bening.transparency import queries as transparency
from tests.stages.announcements.scene import formasi
from tests.stages.results.conftest import told
from tests.stages.selection.scene import Person


@pytest.fixture
def recruitment(batanghari, hendra, anton, lestari, yusuf, wib):
    """As elsewhere, but others than Ibu Dewi verified: she is free to answer."""
    from tests.stages.selection import scene

    def make(*lines, people):
        announcement = scene.publish(batanghari, hendra, anton, *lines, at=wib(2024, 8, 19, 8))
        found = people(scene.codes(announcement))
        scene.enter(announcement, found, verifier=lestari, supervisor=yusuf, at=wib(2024, 9, 1, 8))
        return announcement

    return make


@pytest.fixture
def final(recruitment, take_skd, take_skb, publish):
    people = lambda codes: [Person(f"5000000{n}", codes[0]) for n in (1, 2)]  # noqa: E731
    announcement = recruitment(formasi(1, jumlah_formasi="1"), people=people)
    take_skd(announcement, {f"5000000{n}": ("F01", 95, 130, 187) for n in (1, 2)})
    publish(announcement, "skd")
    take_skb(announcement, {"50000001": 400, "50000002": 350})
    return publish(announcement, "final")


@pytest.fixture
def loser(final):
    return registration.by_number(final.announcement, "50000002")


@pytest.fixture
def window(wib):
    return wib(2025, 1, 14, 9)


ARGUMENT = {"skb_marks": "Layar CAT menunjukkan 450, bukan 350. Foto layar ada pada pengawas."}
ACCEPTED = {"skb_marks": ("accepted", "Berita acara memang menyebut 450.", "PermenPANRB 6/2024")}


def file(loser, at, arguments=ARGUMENT):
    return services.file_final_sanggah(loser, arguments, by=loser.person, at=at)


def test_sanggah_is_filed_and_told(loser, final, window, log):
    objection = file(loser, window)

    assert (objection.about, objection.subject, objection.state) == (final.uuid, "50000002", "filed")
    assert (objection.first_officer, objection.second_officer) == (final.computed_by, final.approved_by)
    assert transparency.record_of(objection.entry).event.kind == "objection.filed"
    log.audit()


@pytest.mark.parametrize("day", [(2025, 1, 12, 9), (2025, 1, 16, 0, 0, 1)])
def test_sanggah_keeps_to_the_window(loser, wib, day, log):
    with pytest.raises(Refused, match=r"window\."):
        file(loser, wib(*day))
    log.audit()


def test_those_who_passed_have_nothing_to_object_to(final, window):
    winner = registration.by_number(final.announcement, "50000001")

    with pytest.raises(Refused, match=r"sanggah\.nothing_to_object_to"):
        file(winner, window)


def test_nobody_objects_for_another(loser, sari, window):
    with pytest.raises(Refused, match=r"objection\.not_yours"):
        services.file_final_sanggah(loser, ARGUMENT, by=sari, at=window)


def test_ground_must_be_known(loser, window):
    with pytest.raises(Refused, match=r"objection\.ground_unknown"):
        file(loser, window, {"interview": "x"})


@pytest.mark.parametrize("who", ["hendra", "anton"])
def test_those_who_made_the_result_do_not_answer(request, loser, window, who):
    objection = file(loser, window)

    with pytest.raises(Refused, match=r"officer\."):
        services.answer_final_sanggah(objection, ACCEPTED, by=request.getfixturevalue(who), at=window)
    assert Objection.objects.get().state == "filed"


def test_result_after_sanggah_waits_for_window_and_answers(loser, final, window, hendra, wib):
    file(loser, window)
    announcement = final.announcement

    with pytest.raises(Refused, match=r"ranking\.sanggah_window_open, ranking\.sanggah_unanswered"):
        services.compute_ranking(announcement, "final_after_sanggah", by=hendra, at=window)
    with pytest.raises(Refused, match=r"^ranking\.sanggah_unanswered$"):
        services.compute_ranking(announcement, "final_after_sanggah", by=hendra, at=wib(2025, 1, 17, 9))


def test_accepted_sanggah_leads_through_a_corrected_sheet_to_the_final_result(
    loser, final, window, dewi, take_skb, publish, hendra, wib, log
):
    announcement = final.announcement
    objection = file(loser, window)
    services.answer_final_sanggah(objection, ACCEPTED, by=dewi, at=window)
    take_skb(announcement, {"50000001": 400, "50000002": 450}, cause="Sanggah diterima.")

    after = publish(announcement, "final_after_sanggah", wib(2025, 1, 17, 9))

    event = transparency.record_of(after.entry).event
    assert (event.kind, event.stage, after.supersedes) == ("result.final", "final_after_sanggah", final)
    assert told(after) == {"50000002": (1, "P/L", "F01"), "50000001": (2, "P/TL", "")}
    assert queries.final_ranking(announcement) == after
    assert queries.place_of(loser).code == "P/L"
    with pytest.raises(Refused, match=r"ranking\.after_sanggah_published"):
        services.compute_ranking(announcement, "final", by=hendra, at=wib(2025, 1, 17, 9))
    log.audit()


def test_result_after_sanggah_may_equal_the_one_before(final, publish, wib, log):
    after = publish(final.announcement, "final_after_sanggah", wib(2025, 1, 17, 9))

    assert told(after) == told(final)
    log.audit()


def test_result_after_sanggah_can_be_corrected_too(final, publish, take_skb, wib, log):
    day = wib(2025, 1, 17, 9)
    first = publish(final.announcement, "final_after_sanggah", day)
    take_skb(final.announcement, {"50000001": 400, "50000002": 450}, cause="Putusan Ombudsman.")

    second = publish(final.announcement, "final_after_sanggah", day)

    assert (second.supersedes, told(second)["50000002"][1]) == (first, "P/L")
    log.audit()
