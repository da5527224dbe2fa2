"""A "no" is a value: every reason at once, and only `NOT_MET` refuses."""

import pytest

from bening.core.decision import Check, Outcome, Reason, Refused, Verdict, require

REASON = Reason("age.too_old", "PP 11/2017 Ps. 23", {"age": 36})


def test_verdict_without_reasons_is_true():
    assert Verdict()
    assert not Verdict((REASON,))


def test_require_passes_in_silence_when_nothing_speaks_against():
    require(Verdict())
    require([])
    require(Check("a", outcome) for outcome in (Outcome.MET, Outcome.UNCERTAIN, Outcome.NO_DATA))


def test_require_raises_every_reason_of_a_verdict():
    other = Reason("education.not_listed")
    with pytest.raises(Refused) as caught:
        require(Verdict((REASON, other)))
    assert caught.value.reasons == (REASON, other)
    assert str(caught.value) == "age.too_old, education.not_listed"


def test_require_refuses_only_checks_that_are_not_met():
    checks = [
        Check("age.within_limits", Outcome.NOT_MET, "PP 11/2017", reason=REASON),
        Check("education.is_listed", Outcome.UNCERTAIN, reason=Reason("education.level_contradicts")),
        Check("gpa.reaches_minimum", Outcome.NOT_MET, "Pengumuman"),
    ]
    with pytest.raises(Refused) as caught:
        require(checks)
    assert caught.value.reasons == (REASON, Reason("gpa.reaches_minimum", "Pengumuman"))
