"""Computing and publishing: what must be there first, who may, what the log says, what never changes."""

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.notifications.models import Notice
from bening.stages.results import queries, services
from bening.stages.results.models import Place, Ranking
from bening.transparency import queries as transparency
from tests.stages.announcements.scene import formasi
from tests.stages.results.conftest import told
from tests.stages.selection.scene import Person
from tests.stages.selection.test_sealing import _change

GOOD, FAIR, WEAK = (95, 130, 187), (95, 125, 178), (65, 75, 166)


@pytest.fixture
def announcement(recruitment):
    people = lambda codes: [Person(f"3000000{n}", codes[0]) for n in (1, 2, 3)]  # noqa: E731
    return recruitment(formasi(1, jumlah_formasi="1"), people=people)


@pytest.fixture
def skd(announcement, take_skd):
    return take_skd(
        announcement, {"30000001": ("F01", *GOOD), "30000002": ("F01", *FAIR), "30000003": ("F01", *WEAK)}
    )


@pytest.fixture
def skb(announcement, skd, publish, take_skb):
    publish(announcement, "skd")
    return take_skb(announcement, {"30000001": 300, "30000002": 400})


@pytest.fixture
def computed(announcement, skb, hendra, after):
    return services.compute_ranking(announcement, "final", by=hendra, at=after)


def test_compute_skd_then_publish(announcement, skd, hendra, anton, after, log):
    ranking = services.compute_ranking(announcement, "skd", by=hendra, at=after)
    assert queries.ranking_of(announcement, "skd") is None

    services.publish_ranking(ranking, by=anton, at=after)

    event = transparency.record_of(ranking.entry).event
    assert (event.kind, event.stage, event.rows, event.root) == ("ranking.computed", "skd", 3, ranking.root)
    assert skd.root in event.inputs
    assert told(ranking) == {
        "30000001": (1, "P/L", ""),
        "30000002": (2, "P/L", ""),
        "30000003": (None, "TL", ""),
    }
    assert Notice.objects.filter(kind="ranking.published").count() == 3
    log.audit()


def test_final_waits_for_everything_before_it(announcement, hendra, after, log):
    with pytest.raises(Refused, match=r"^ranking\.no_skd_sheet$"):
        services.compute_ranking(announcement, "final", by=hendra, at=after)
    log.audit()


def test_final_waits_for_the_published_skd(announcement, skd, hendra, after):
    with pytest.raises(Refused, match=r"ranking\.skd_not_published, ranking\.no_skb_sheet"):
        services.compute_ranking(announcement, "final", by=hendra, at=after)


def test_publish_refuses_the_one_who_computed(computed, hendra, after, log):
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.publish_ranking(computed, by=hendra, at=after)

    computed.refresh_from_db()
    assert computed.state == "computed"
    log.audit()


def test_database_refuses_the_one_who_computed(computed):
    with pytest.raises(IntegrityError, match=r"ranking_four_eyes|CHECK"), transaction.atomic():
        Ranking.objects.filter(pk=computed.pk).update(approved_by=computed.computed_by)


def test_publish_waits_for_the_timetable(computed, anton, wib):
    with pytest.raises(Refused, match=r"ranking\.too_early"):
        services.publish_ranking(computed, by=anton, at=wib(2025, 1, 4, 23))


def test_only_one_computation_waits(announcement, computed, hendra, after):
    with pytest.raises(Refused, match=r"ranking\.waiting"):
        services.compute_ranking(announcement, "final", by=hendra, at=after)


def test_returned_computation_has_no_effect(announcement, computed, anton, hendra, after, log):
    services.return_ranking(computed, "Menunggu koreksi.", by=anton, at=after)

    again = services.compute_ranking(announcement, "final", by=hendra, at=after)

    assert (computed.state, again.number) == ("returned", 2)
    assert queries.final_ranking(announcement) is None
    log.audit()


def test_publish_computes_once_more(computed, anton, after):
    _change("results_place", "UPDATE results_place SET rank = 1 WHERE participant = '30000001'")

    with pytest.raises(Refused, match=r"ranking\.no_longer_follows"):
        services.publish_ranking(computed, by=anton, at=after)


def test_publish_refuses_when_a_sheet_was_corrected(announcement, computed, take_skb, anton, after):
    take_skb(announcement, {"30000001": 500, "30000002": 400}, cause="Salah salin.")

    with pytest.raises(Refused, match=r"ranking\.sheet_corrected"):
        services.publish_ranking(computed, by=anton, at=after)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE results_ranking SET root = 'x'",
        "UPDATE results_ranking SET state = 'computed'",
        "DELETE FROM results_ranking",
        "UPDATE results_place SET code = 'P/L'",
        "DELETE FROM results_place",
    ],
)
def test_published_ranking_never_changes(computed, anton, after, sql):
    services.publish_ranking(computed, by=anton, at=after)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        connection.cursor().execute(sql)


def test_outsider_names_the_place_that_was_changed(computed, anton, after, log):
    services.publish_ranking(computed, by=anton, at=after)
    log.audit()

    _change("results_place", "UPDATE results_place SET code = 'P/L' WHERE participant = '30000001'")
    report = log.look(judge_times=False)

    told = "\n".join(problem.text("id") for problem in report.problems)
    assert not report.ok
    assert "30000001" in told
    assert "30000002" not in told


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("place", "formasi", "'F02'"),
        ("place", "skd_total", "413"),
        ("place", "skb100", "'60.001'"),
        ("place", "final", "'99.000'"),
        ("place", "rank", "1"),
        ("place", "position", "9"),
        ("place", "placed_formasi", "'F01'"),
        ("place", "reason", "'final.within_quota rank=1 quota=1'"),
        ("place", "salt", "commitment"),
        ("place", "commitment", "salt"),
        ("ranking", "root", "inputs_root"),
        ("ranking", "rows", "2"),
        ("ranking", "engine", "'bening-9'"),
        ("ranking", "regulation", "'cpns-2021'"),
        ("ranking", "regulation_digest", "edition_digest"),
        ("ranking", "published_at", "computed_at"),
        ("ranking", "number", "7"),
    ],
)
def test_outsider_finds_any_changed_column(computed, anton, after, wib, log, table, column, value):
    services.publish_ranking(computed, by=anton, at=wib(2025, 1, 6, 15))
    log.audit()
    where = f"id = {computed.pk}"
    if table == "place":
        where = f"ranking_id = {computed.pk} AND participant = '30000001'"

    _change(f"results_{table}", f"UPDATE results_{table} SET {column} = {value} WHERE {where}")
    told = "\n".join(problem.text("id") for problem in log.look(judge_times=False).problems)

    assert "peringkat-final-" in told


def test_outsider_finds_a_place_forged_with_a_fitting_commitment(computed, anton, after, log):
    services.publish_ranking(computed, by=anton, at=after)
    log.audit()
    forged = Place.objects.get(ranking=computed, participant="30000001")
    forged.code, forged.placed_formasi = "P/L", "F01"
    seal = queries.encode64(queries.commitment_of(forged))
    _change(
        "results_place",
        f"UPDATE results_place SET code = 'P/L', placed_formasi = 'F01', commitment = '{seal}'"
        f" WHERE ranking_id = {computed.pk} AND participant = '30000001'",
    )

    report = log.look(judge_times=False)

    assert not report.ok
    assert any("peringkat-final-1" in problem.text("id") for problem in report.problems)


def test_correction_is_a_new_ranking_that_names_the_old(
    announcement, computed, take_skb, publish, anton, after, log
):
    first = services.publish_ranking(computed, by=anton, at=after)
    take_skb(announcement, {"30000001": 500, "30000002": 400}, cause="Salah salin.")

    second = publish(announcement, "final")

    assert (second.supersedes, queries.final_ranking(announcement)) == (first, second)
    assert told(first)["30000001"][1] == "P/TL"
    assert told(second)["30000001"][1] == "P/L"
    log.audit()


def test_corrected_skd_asks_for_a_new_skd_result_and_a_new_skb_sheet(
    announcement, skb, take_skd, take_skb, publish, hendra, after, log
):
    marks = {"30000001": ("F01", *GOOD), "30000002": ("F01", *FAIR), "30000003": ("F01", 65, 80, 166)}
    take_skd(announcement, marks, cause="TIU nomor 30000003 keliru.")
    with pytest.raises(Refused, match=r"ranking\.skd_not_published, ranking\.skb_of_other_skd"):
        services.compute_ranking(announcement, "final", by=hendra, at=after)

    publish(announcement, "skd")
    take_skb(announcement, {"30000001": 300, "30000002": 400, "30000003": 500}, cause="Peserta tambahan.")

    assert told(publish(announcement, "final"))["30000003"][1] == "P/L"
    log.audit()


def test_standing_of_one_application(announcement, computed, anton, after, publish):
    from bening.stages.registration import queries as registration

    application = registration.by_number(announcement, "30000002")
    assert queries.skd_code(application) == "P/L"
    assert queries.place_of(application) is None

    services.publish_ranking(computed, by=anton, at=after)

    assert queries.place_of(application).placed_formasi == "F01"
