"""The satisfaction survey: who may open it, one answer for each slip, and that nobody finds out whose."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.stages.evaluation import jobs
from bening.stages.evaluation.models import Survey, SurveyAnswer, SurveyRemark, SurveySlip
from bening.stages.evaluation.queries import survey as queries
from bening.stages.evaluation.services import survey as services
from bening.stages.evaluation.services.survey import Counter
from bening.transparency.queries import record_of
from tests.cast import give_role

COUNTERS = [
    Counter("Disdukcapil", "KTP elektronik", 1937),
    Counter("Disdukcapil", "Kartu keluarga", 2538),
    Counter("BKPSDMD", "Loket informasi", 100),
]
BEST = [4] * 9


@pytest.fixture
def at(wib):
    return wib(2026, 11, 2, 9)


@pytest.fixture
def later(wib):
    """The day after the last."""
    return wib(2026, 12, 1, 0, 30)


@pytest.fixture
def proposed(batanghari, dewi, at, hendra):
    return services.propose_survey(
        batanghari,
        "Survei kepuasan 2026",
        COUNTERS,
        starts=date(2026, 11, 1),
        ends=date(2026, 11, 30),
        by=dewi,
        at=at,
    )


@pytest.fixture
def survey(proposed, anton, at):
    return services.open_survey(proposed, by=anton, at=at)


@pytest.fixture
def fill(survey, at):
    """`fill(place, how many, answers)`: paper forms of one service."""

    def make(place, number, answers=BEST, channel="kiosk"):
        point = queries.points_of(survey)[place]
        for _ in range(number):
            services._take(point, channel, answers, "", at)
        return point

    return make


def index_of(survey):
    return {(line.level, line.unit, line.service): line for line in queries.results(survey)}


def test_slip_is_good_for_one_answer(survey, anton, at, log):
    point = queries.points_of(survey)[0]
    (code,) = services.print_slips(point, 1, by=anton, at=at)

    services.answer_with_slip(code.lower().replace("-", " "), BEST, "", at=at)

    with pytest.raises(Refused, match=r"survey\.slip_wrong"):
        services.answer_with_slip(code, BEST, "", at=at)
    with pytest.raises(Refused, match=r"survey\.slip_wrong"):
        services.answer_with_slip("AAAA-BBBB-CCCC", BEST, "", at=at)
    assert SurveyAnswer.objects.count() == 1
    log.audit()


def test_refused_answer_leaves_the_slip_unspent(survey, anton, at):
    (code,) = services.print_slips(queries.points_of(survey)[0], 1, by=anton, at=at)

    for wrong in ([4] * 8, [4] * 8 + [5], [4] * 8 + [0]):
        with pytest.raises(Refused, match=r"survey\.answers_wrong"):
            services.answer_with_slip(code, wrong, "", at=at)
    assert queries.slip(code) is not None


def test_answer_knows_neither_slip_nor_moment_nor_remark(survey, anton, at):
    """Read everything that is stored: no code, no time, and nothing that joins the three tables."""
    (code,) = services.print_slips(queries.points_of(survey)[0], 1, by=anton, at=at)
    services.answer_with_slip(code, BEST, "Antreannya lama.", at=at)

    answer, slip, remark = SurveyAnswer.objects.get(), SurveySlip.objects.get(), SurveyRemark.objects.get()
    assert {field.name for field in SurveyAnswer._meta.fields} - {f"u{n}" for n in range(1, 10)} == {
        "id", "point", "month", "channel",
    }  # fmt: skip
    assert answer.month == remark.month == date(2026, 11, 1)
    assert {field.name for field in SurveySlip._meta.fields} == {"id", "point", "code", "spent"}
    assert len({answer.pk, slip.pk, remark.pk}) == 3
    assert code not in slip.code


def test_answers_are_taken_only_on_the_days_of_the_survey(proposed, anton, wib, at, later):
    point = queries.points_of(proposed)[0]
    with pytest.raises(Refused, match=r"survey\.not_open"):
        services.print_slips(point, 1, by=anton, at=at)
    survey = services.open_survey(proposed, by=anton, at=at)
    point = queries.points_of(survey)[0]
    (code,) = services.print_slips(point, 1, by=anton, at=at)

    for moment in (wib(2026, 10, 31, 23, 59), later):
        with pytest.raises(Refused, match=r"survey\.not_open"):
            services.answer_with_slip(code, BEST, "", at=moment)
    with pytest.raises(Refused, match=r"survey\.not_open"):
        services.open_kiosk(point, by=anton, at=later)
    services.answer_with_slip(code, BEST, "", at=wib(2026, 11, 30, 23, 59))


def test_slips_are_printed_in_bounds(survey, anton, at):
    point = queries.points_of(survey)[0]

    for number in (0, 201):
        with pytest.raises(Refused, match=r"survey\.too_many_slips"):
            services.print_slips(point, number, by=anton, at=at)
    codes = services.print_slips(point, 200, by=anton, at=at)
    assert len(set(codes)) == 200
    assert not {"0", "1", "O", "I", "L", "U"} & set("".join(codes))


def test_new_kiosk_key_ends_the_old_one(survey, anton, at):
    point = queries.points_of(survey)[2]
    old = services.open_kiosk(point, by=anton, at=at)
    new = services.open_kiosk(point, by=anton, at=at)

    assert not queries.kiosk(old).exists()
    assert queries.kiosk(new).get() == point


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ends": date(2026, 10, 1)}, "days_wrong"),
        ({"starts": date(2026, 12, 1)}, "days_wrong"),
        ({"counters": []}, "points_missing"),
        ({"counters": [COUNTERS[0], COUNTERS[0]]}, "points_missing"),
        ({"counters": [Counter("A", "B", 0)]}, "points_missing"),
    ],
)
def test_survey_that_cannot_be_is_refused(batanghari, dewi, at, changes, code):
    usual = {"starts": date(2026, 11, 1), "ends": date(2026, 11, 30), "counters": COUNTERS}

    with pytest.raises(Refused, match=rf"survey\.{code}"):
        services.propose_survey(
            batanghari, "Survei", changes.pop("counters", COUNTERS),
            **{name: (usual | changes)[name] for name in ("starts", "ends")}, by=dewi, at=at,
        )  # fmt: skip


def test_proposer_neither_opens_nor_returns(proposed, dewi, anton, at):
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.open_survey(proposed, by=dewi, at=at)
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.return_survey(proposed, "Kurang.", by=dewi, at=at)
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_survey(proposed, "", by=anton, at=at)
    for changes in ({"opened_by": dewi}, {"state": "open"}, {"state": "published"}, {"title": "Lain"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Survey.objects.filter(pk=proposed.pk).update(**changes)
    assert services.return_survey(proposed, "Tambah loket.", by=anton, at=at).state == "returned"


# --- what comes out -----------------------------------------------------------------------------------


def test_index_is_that_of_the_regulation(fill, survey):
    fill(0, 6, [3, 3, 3, 4, 3, 3, 3, 4, 3])
    fill(0, 4, [4, 4, 2, 3, 4, 4, 4, 4, 4])
    fill(1, 8, [2] * 9)

    found = index_of(survey)

    line = found["service", "Disdukcapil", "KTP elektronik"]
    assert [float(mean) for mean in line.index.means] == [3.4, 3.4, 2.6, 3.6, 3.4, 3.4, 3.4, 4.0, 3.4]
    assert (str(line.index.value), line.index.grade) == ("85.00", "B")
    assert (line.needed, line.answers) == (321, 10)
    assert (str(found["service", "Disdukcapil", "Kartu keluarga"].index.value)) == "50.00"
    unit = found["unit", "Disdukcapil", ""]
    assert unit.answers == 18
    assert unit.index.value == found["all", "", ""].index.value


def test_few_answers_are_not_told_nor_left_to_be_subtracted(fill, survey):
    fill(0, 40)
    fill(1, 3, [1] * 9)
    fill(2, 9, [2] * 9)

    found = index_of(survey)

    assert found["service", "Disdukcapil", "Kartu keluarga"].index is None
    assert found["service", "Disdukcapil", "KTP elektronik"].index is None, (
        "the rest of the unit would tell it"
    )
    assert found["unit", "Disdukcapil", ""].answers == 43
    assert found["service", "BKPSDMD", "Loket informasi"].index is not None
    told = found["service", "Disdukcapil", "Kartu keluarga"].values()
    assert "answers" not in told
    assert "index" not in told


def test_small_unit_hides_the_next_smallest_too(fill, survey):
    fill(0, 40)
    fill(2, 2, [1] * 9)

    found = index_of(survey)

    assert {line.unit for line in found.values() if line.index is not None} == {""}


def test_survey_nobody_answered_has_no_figures(survey, later, log):
    services.publish_survey(survey, at=later)

    assert all("index" not in row for row in queries.published_lines(survey))
    log.audit()


def test_worker_publishes_the_day_after_and_the_log_knows(fill, survey, at, later, monkeypatch, log, client):
    fill(0, 12)
    monkeypatch.setattr(jobs, "now", lambda: at)
    assert not jobs.publish_surveys()
    with pytest.raises(Refused, match=r"survey\.not_open"):
        services.publish_survey(survey, at=at)

    monkeypatch.setattr(jobs, "now", lambda: later)
    assert jobs.publish_surveys()
    assert not jobs.publish_surveys()
    log.audit()
    survey.refresh_from_db()
    event = record_of(survey.entry).event
    assert (event.topic, event.dataset) == ("survey", "survei/1")
    (table,) = queries.datasets()
    served = b"".join(client.get(table.url).streaming_content).splitlines()
    assert [json.loads(line)["baris"] for line in served] == queries.published_lines(survey)
    assert len(served) == event.rows == 6


@pytest.mark.parametrize(
    ("table", "field"),
    [("surveyanswer", "u1"), ("surveyslip", "spent"), ("surveyrow", "position"), ("surveypoint", "served")],
)
def test_what_was_said_refuses_raw_sql(fill, survey, anton, at, later, table, field):
    point = fill(0, 6)
    (code,) = services.print_slips(point, 1, by=anton, at=at)
    services.answer_with_slip(code, BEST, "", at=at)
    services.publish_survey(survey, at=later)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM evaluation_{table}")
    if table != "surveyslip":
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE evaluation_{table} SET {field} = {field} + 1")
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            SurveySlip.objects.filter(spent=True).update(spent=False)


# --- remarks ------------------------------------------------------------------------------------------


@pytest.fixture
def remark(survey, at):
    def make(text):
        services._take(queries.points_of(survey)[0], "kiosk", BEST, text, at)
        return SurveyRemark.objects.get(text=text)

    return make


@pytest.mark.parametrize(
    "text",
    [
        "Pak Anton sangat lambat.",
        "anton wijaya baik sekali",
        "Hubungi saya di warga@example.id",
        "NIK saya 1504015203990001",
    ],
)
def test_remark_that_names_somebody_is_never_shown(remark, anton, dewi, at, text):
    held = remark(text)

    with pytest.raises(Refused, match=r"survey\.names_an_officer"):
        services.show_remark(held, by=dewi, at=at)
    services.hide_remark(held, "personal_data", by=dewi, at=at)
    assert queries.remarks_of(held.point.survey) == []
    assert queries.hidden_remarks(held.point.survey) == 1


def test_part_of_a_name_alone_may_be_a_plain_word(remark, dewi, at):
    held = remark("Wijaya kusuma di halaman itu indah sekali.")  # a flower; Anton's family name too

    assert services.show_remark(held, by=dewi, at=at).state == "visible"


def test_remark_is_shown_only_after_somebody_read_it(remark, dewi, at):
    held = remark("Kursi tunggunya kurang.")
    survey = held.point.survey
    assert queries.remarks_of(survey) == []

    services.show_remark(held, by=dewi, at=at)

    assert [each.text for each in queries.remarks_of(survey)] == ["Kursi tunggunya kurang."]
    with pytest.raises(IntegrityError), transaction.atomic():
        SurveyRemark.objects.filter(pk=held.pk).update(text="Bagus.")


def test_remark_is_hidden_by_a_rule_alone(remark, dewi, at):
    held = remark("Beli pulsa murah.")

    with pytest.raises(Refused, match=r"survey\.rule_missing"):
        services.hide_remark(held, "", by=dewi, at=at)
    for changes in (
        {"state": "visible"},
        {"state": "hidden", "moderated_by": dewi},
        {"state": "held", "moderated_by": dewi},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SurveyRemark.objects.filter(pk=held.pk).update(**changes)


def test_scale_holds_in_the_database(survey):
    point = queries.points_of(survey)[0]
    given = {f"u{n}": 4 for n in range(1, 10)}
    for changes in ({"u3": 5}, {"u9": 0}, {"channel": "phone"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SurveyAnswer.objects.create(
                **{"id": uuid4(), "point": point, "month": date(2026, 11, 1), "channel": "slip"}
                | given
                | changes
            )


def test_other_institutions_see_nothing(survey, tebo, lestari, yusuf, joko, at):
    give_role(joko, "evaluator", tebo, lestari, yusuf)

    assert not queries.surveys_for(joko).exists()
    assert not queries.point_for(joko, queries.points_of(survey)[0].pk).exists()
