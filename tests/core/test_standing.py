"""Where an applicant stands, from the first draft to duty: one walk through every seal, and its edges."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core import lifecycle
from bening.core.deadlines import WIB
from bening.core.reasons import CATALOGUE
from bening.core.standing import (
    STAGE_OF,
    Appointed,
    Judged,
    Objected,
    Published,
    Seals,
    standing,
)
from bening.core.timetable import Timetable, of_days


def on(month, day, year=2024):
    return datetime(year, month, day, 12, tzinfo=WIB)


TIMETABLE = of_days(
    {
        "registration": (date(2024, 8, 20), date(2024, 9, 10)),
        "screening_result": (date(2024, 9, 18), date(2024, 9, 19)),
        "sanggah": (date(2024, 9, 20), date(2024, 9, 22)),
        "sanggah_answer": (date(2024, 9, 20), date(2024, 9, 24)),
        "post_sanggah": (date(2024, 9, 23), date(2024, 9, 29)),
        "skd": (date(2024, 10, 16), date(2024, 11, 14)),
        "skd_result": (date(2024, 11, 17), date(2024, 11, 19)),
        "skb": (date(2024, 11, 20), date(2024, 12, 20)),
        "final_result": (date(2025, 1, 5), date(2025, 1, 12)),
        "final_sanggah": (date(2025, 1, 13), date(2025, 1, 15)),
        "final_post": (date(2025, 1, 16), date(2025, 1, 22)),
        "filing": (date(2025, 1, 23), date(2025, 2, 21)),
        "appointment": (date(2025, 2, 22), date(2025, 3, 23)),
        "probation": (date(2025, 4, 1), date(2026, 3, 31)),
    }
)
DRAFT = Seals(started_at=on(8, 21))
ENTERED = replace(DRAFT, entered_at=on(8, 22))
SEALED = replace(ENTERED, dossier_sealed_at=on(8, 23))
SHOWN_ON = on(9, 18)
MS = replace(SEALED, verdict=Judged("ms", on(9, 5), SHOWN_ON))
TMS = replace(SEALED, verdict=Judged("tms", on(9, 5), SHOWN_ON))
OBJECTED = replace(TMS, objection=Objected(on(9, 21)))
REJECTED = replace(TMS, objection=Objected(on(9, 21), on(9, 24)))
ANSWERED = replace(TMS, objection=Objected(on(9, 21), on(9, 24), accepted=True))
ACCEPTED = replace(ANSWERED, verdict_after=Judged("ms", on(9, 25), on(9, 26)))
STILL_TMS = replace(ANSWERED, verdict_after=Judged("tms", on(9, 25), on(9, 26)))
SKD_ON, FINAL_ON, AFTER_ON = on(11, 18), on(1, 6, 2025), on(1, 17, 2025)
SKD = replace(MS, skd=Published("P/L", SKD_ON))


def final(code, **more):
    return replace(SKD, final=Published(code, FINAL_ON), **more)


def appointed(state):
    return final("P/L", appointment=Appointed(state, on(2, 1, 2025)))


OBJECTION = Objected(on(1, 14, 2025))
ANSWER = Objected(on(1, 14, 2025), on(1, 15, 2025))
OPEN_ANSWER = Objected(on(1, 14, 2025), on(1, 15, 2025), accepted=True)


@pytest.mark.parametrize(
    ("seals", "at", "code", "shown", "since", "coming"),
    [
        (DRAFT, on(8, 21), "application.draft", "", on(8, 21), "registration"),
        (DRAFT, on(9, 11), "application.lapsed", "", on(8, 21), None),
        (replace(DRAFT, withdrawn_at=on(8, 25)), on(8, 26), "application.withdrawn", "", on(8, 25), None),
        (ENTERED, on(8, 22), "dossier.open", "", on(8, 22), "registration"),
        (ENTERED, on(9, 11), "dossier.lapsed", "", on(8, 22), None),
        (SEALED, on(9, 11), "dossier.sealed", "", on(8, 23), "screening_result"),
        # a verdict is not seen before the results are announced
        (TMS, on(9, 17), "dossier.sealed", "", on(8, 23), "screening_result"),
        (TMS, SHOWN_ON, "verdict.not_qualified", "TMS", on(9, 5), "sanggah"),
        (TMS, on(9, 23), "verdict.not_qualified", "TMS", on(9, 5), None),
        (
            replace(SEALED, verdict=Judged("ms", on(9, 5), None)),
            on(9, 30),
            "dossier.sealed",
            "",
            on(8, 23),
            None,
        ),
        (MS, SHOWN_ON, "verdict.qualified", "MS", on(9, 5), "skd"),
        (OBJECTED, on(9, 21), "objection.filed", "TMS", on(9, 21), "post_sanggah"),
        (REJECTED, on(9, 24), "objection.rejected", "TMS", on(9, 24), None),
        (ANSWERED, on(9, 24), "objection.filed", "TMS", on(9, 21), "post_sanggah"),
        (ACCEPTED, on(9, 25), "objection.filed", "TMS", on(9, 21), "post_sanggah"),
        (ACCEPTED, on(9, 26), "objection.accepted", "MS", on(9, 25), "skd"),
        (STILL_TMS, on(9, 26), "objection.rejected", "TMS", on(9, 25), None),
        (SKD, on(11, 17), "verdict.qualified", "MS", on(9, 5), None),
        (SKD, SKD_ON, "basic_test.passed", "P/L", SKD_ON, "skb"),
        (replace(MS, skd=Published("P", SKD_ON)), SKD_ON, "basic_test.outside_cut", "P", SKD_ON, None),
        (replace(MS, skd=Published("TL", SKD_ON)), SKD_ON, "basic_test.below_threshold", "TL", SKD_ON, None),
        (replace(MS, skd=Published("TH", SKD_ON)), SKD_ON, "basic_test.absent", "TH", SKD_ON, None),
        (replace(MS, skd=Published("DIS", SKD_ON)), SKD_ON, "basic_test.disqualified", "DIS", SKD_ON, None),
        (replace(MS, skd=Published("", SKD_ON)), SKD_ON, "basic_test.waiting", "", SKD_ON, "skd_result"),
        (final("P/L"), on(1, 5, 2025), "basic_test.passed", "P/L", SKD_ON, None),
        (final("P/L"), FINAL_ON, "final.passed", "P/L", FINAL_ON, "filing"),
        (final("P/L-2"), FINAL_ON, "final.passed", "P/L-2", FINAL_ON, "filing"),
        (final("P/TL"), FINAL_ON, "final.not_passed", "P/TL", FINAL_ON, "final_sanggah"),
        (final("P/TL"), on(1, 16, 2025), "final.not_passed", "P/TL", FINAL_ON, None),
        (final("P"), FINAL_ON, "final.not_passed", "P", FINAL_ON, "final_sanggah"),
        (final(""), FINAL_ON, "final.waiting", "", FINAL_ON, "final_post"),
        (
            final("P/TL", final_objection=OBJECTION),
            on(1, 14, 2025),
            "final_objection.filed",
            "P/TL",
            on(1, 14, 2025),
            "final_post",
        ),
        (
            final("P/TL", final_objection=ANSWER),
            on(1, 15, 2025),
            "final_objection.rejected",
            "P/TL",
            on(1, 15, 2025),
            None,
        ),
        (
            final("P/TL", final_objection=OPEN_ANSWER, final_after=Published("P/L", AFTER_ON)),
            on(1, 16, 2025),
            "final_objection.filed",
            "P/TL",
            on(1, 14, 2025),
            "final_post",
        ),
        (
            final("P/TL", final_objection=OPEN_ANSWER, final_after=Published("P/L", AFTER_ON)),
            AFTER_ON,
            "final_objection.accepted",
            "P/L",
            AFTER_ON,
            "filing",
        ),
        (
            final("P/TL", final_objection=OPEN_ANSWER, final_after=Published("P/TL", AFTER_ON)),
            AFTER_ON,
            "final_objection.rejected",
            "P/TL",
            AFTER_ON,
            None,
        ),
        # someone else's sanggah changed the result of one who did not object
        (
            final("P/L", final_after=Published("P/TL", AFTER_ON)),
            AFTER_ON,
            "final.not_passed",
            "P/TL",
            AFTER_ON,
            None,
        ),
        (appointed("filing"), on(2, 1, 2025), "appointment.filing", "", on(2, 1, 2025), "filing"),
        (appointed("complete"), on(2, 1, 2025), "appointment.complete", "", on(2, 1, 2025), "appointment"),
        (appointed("numbered"), on(2, 1, 2025), "appointment.numbered", "", on(2, 1, 2025), "appointment"),
        (appointed("on_duty"), on(2, 1, 2025), "appointment.on_duty", "", on(2, 1, 2025), "probation"),
        (appointed("resigned"), on(2, 1, 2025), "appointment.resigned", "APS", on(2, 1, 2025), None),
    ],
)
def test_standing(seals, at, code, shown, since, coming):
    found = standing(seals, TIMETABLE, at=at)
    assert (found.code, found.shown, found.since) == (code, shown, since)
    assert (found.next_step.name if found.next_step else None) == coming
    assert found.stage == STAGE_OF[code.partition(".")[0]]


def test_standing_without_a_timetable_has_no_next_step_and_nothing_lapses():
    for seals, code in ((DRAFT, "application.draft"), (ENTERED, "dossier.open")):
        found = standing(seals, Timetable(()), at=on(12, 1))
        assert (found.code, found.next_step) == (code, None)


@pytest.mark.parametrize("state", lifecycle.APPOINTMENT.states())
def test_standing_knows_every_state_of_an_appointment(state):
    assert standing(appointed(state), TIMETABLE, at=on(3, 1, 2025)).stage == "appointments"


MOMENTS = st.datetimes(datetime(2024, 8, 1), datetime(2025, 6, 1), timezones=st.just(WIB))
MAYBE = st.none() | MOMENTS
VERDICTS = st.none() | st.builds(Judged, st.sampled_from(["ms", "tms"]), MOMENTS, MAYBE)
OBJECTIONS = st.none() | st.builds(Objected, MOMENTS, MAYBE, st.booleans())


def results(codes):
    return st.none() | st.builds(Published, st.sampled_from(codes), MOMENTS)


ANY_SEALS = st.builds(
    Seals,
    started_at=MOMENTS,
    entered_at=MAYBE,
    withdrawn_at=MAYBE,
    dossier_sealed_at=MAYBE,
    verdict=VERDICTS,
    objection=OBJECTIONS,
    verdict_after=VERDICTS,
    skd=results(["P/L", "P", "TL", "TH", "DIS", ""]),
    final=results(["P/L", "P/L-1", "P/TL", "P/TH", "TL", ""]),
    final_objection=OBJECTIONS,
    final_after=results(["P/L", "P/TL"]),
    appointment=st.none() | st.builds(Appointed, st.sampled_from(lifecycle.APPOINTMENT.states()), MOMENTS),
)


@given(ANY_SEALS, MOMENTS)
def test_standing_always_says_something_that_has_a_sentence(seals, at):
    found = standing(seals, TIMETABLE, at=at)
    assert found.code in CATALOGUE
    assert found.next_step is None or not found.next_step.is_over(at)


@given(st.sampled_from(["ms", "tms"]), st.integers(1, 10**6))
def test_standing_never_shows_a_verdict_before_its_time(outcome, seconds):
    seals = replace(SEALED, verdict=Judged(outcome, on(9, 5), SHOWN_ON))
    found = standing(seals, TIMETABLE, at=SHOWN_ON - timedelta(seconds=seconds))
    assert (found.code, found.shown) == ("dossier.sealed", "")
