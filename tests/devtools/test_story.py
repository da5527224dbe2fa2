"""The story can be told to every one of its ends, and every telling stands up to a stranger."""

from datetime import date, timedelta

import pytest

from bening.devtools.invariants import violations
from bening.devtools.story import NOW_AT, STAGES, Story
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import queries as evaluation
from bening.transparency import queries as transparency

FIRST_DAY = date(2024, 8, 19)
NEWS = {
    "announcements": {"log.genesis", "formation.published", "rules.published"},
    "registration": set(),
    "documents": {"application.submitted", "verification.auto"},
    "verification": {"verification.human"},
    "selection": {"score.batch", "ranking.computed"},
    "results": {"result.final"},
    "appointments": {"appointment.made"},
    "evaluation": {"dataset.published", "performance.recorded"},
}
"""What each stage adds to the kinds of things that the log has said."""
IN_THE_PHASE = {
    "announcements": "registration",
    "registration": "registration",
    "documents": "registration",
    "verification": "sanggah",
    "selection": None,
    "results": "filing",
    "appointments": "probation",
    "evaluation": "probation",
}
"""Where "now" lies when the story ends at a stage: visitors can do what comes next."""


def told(until, size):
    """The story with its first day fixed: the same people, whatever its end."""
    heard = []
    story = Story(FIRST_DAY + timedelta(days=NOW_AT[until]), until, size=size, tell=heard.append)
    story.run()
    assert tuple(heard) == STAGES[: STAGES.index(until) + 1]
    return story


def kinds_in_the_log():
    return [transparency.record_of(entry).event.kind for entry in transparency.entries("cpns-2024")]


@pytest.mark.parametrize("until", STAGES[:-1])
def test_story_can_end_at_every_stage(db, log, until):
    story = told(until, size=2)

    log.audit(judge_times=True)
    assert list(violations()) == []
    expected = set().union(*(NEWS[stage] for stage in STAGES[: STAGES.index(until) + 1]))
    assert set(kinds_in_the_log()) >= expected
    timetable = announcements.timetable_of(story.announcement)
    if IN_THE_PHASE[until]:
        assert timetable.is_open(IN_THE_PHASE[until], story.at(NOW_AT[until], 10))


@pytest.mark.slow
def test_story_is_told_to_its_end_and_stands_up_to_a_stranger(db, log):
    """With enough people at work that some are assessed after the one who objects."""
    story = told("evaluation", size=11)

    log.audit(judge_times=True)
    assert list(violations()) == []
    kinds = kinds_in_the_log()
    assert set(kinds) >= set().union(*NEWS.values())
    assert kinds.count("application.submitted") == 11
    assert evaluation.published_reports().exists()
    states = set(appointments.appointments_in(story.announcement).values_list("state", flat=True))
    assert states == {"on_duty", "resigned"}
    assert appointments.on_duty(story.announcement).count() > 4


@pytest.mark.slow
def test_story_of_the_size_people_get_is_told_to_the_scores(db, log):
    """As many people as `make demo` has: objections are answered, accepted ones lead to a new verdict."""
    told("selection", size=60)

    log.audit(judge_times=True)
    kinds = kinds_in_the_log()
    assert kinds.count("application.submitted") == 60
    assert kinds.count("objection.filed") == kinds.count("objection.answered") >= 4
    assert kinds.count("verification.human") > 60
