"""SKD and final ranking: the worked examples, each code and reason, and what holds for all inputs."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bening.core.ranking import ScoreLine, rank_final, rank_skd, tie_breakers_needed
from bening.core.reason_text import read
from bening.core.scoring import decimal_text
from tests.core import oracle
from tests.core.selection import RULES, by_name, codes, sat, sat_skd, seat

X, Y, Z = (95, 120, 175), (90, 120, 180), (95, 115, 180)


def cut_example(z):
    """Quota 2, so six go on; totals 431, 420, 412, 405, 398 and three times 390."""
    marks = {"A": (115, 136, 180), "B": (110, 130, 180), "C": (110, 122, 180), "D": (105, 120, 180)}
    marks |= {"E": (100, 118, 180), "X": X, "Y": Y, "Z": z}
    return [sat_skd(name, "F1", *parts) for name, parts in marks.items()]


def test_cut_example_breaks_the_tie_by_tkp_then_tiu():
    places = by_name(rank_skd([seat(quota=2)], cut_example(Z), RULES))

    assert codes(places.values()) == {**dict.fromkeys("ABCDEY", "P/L"), "X": "P", "Z": "P"}
    assert [places[name].rank for name in "ABCDEYZX"] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert places["Y"].reason == "skd.within_cut rank=6 limit=6; cut.tie_decided by=tiu ahead_of=Z"
    assert places["Z"].reason == "skd.outside_cut rank=7 limit=6; cut.tie_decided by=tiu behind=Y"
    assert places["X"].reason == "skd.outside_cut rank=8 limit=6; cut.tie_decided by=tkp behind=Y"
    assert places["A"].reason == "skd.within_cut rank=1 limit=6"


def test_cut_example_takes_all_who_are_equal_on_every_part():
    places = by_name(rank_skd([seat(quota=2)], cut_example(Y), RULES))

    assert sum(place.code == "P/L" for place in places.values()) == 7
    assert [places[name].rank for name in "YZX"] == [6, 6, 8]
    assert places["Z"].reason == "skd.within_cut rank=6 limit=6; cut.tied_all_taken taken=7 limit=6"


@pytest.mark.parametrize(("other", "code"), [("A", "P/L-2"), ("B", "P/TL")])
def test_nobody_moves_to_another_institution(other, code):
    seats = [replace(seat("F1"), institution="A"), replace(seat("F2", unit="P2"), institution=other)]

    assert codes(rank_final(seats, [sat("a", cat=450), sat("b", cat=400)], RULES))["b"] == code


def test_rank_skd_without_anyone_outside_has_no_edge():
    [place] = rank_skd([seat()], [sat_skd("a")], RULES)

    assert (place.code, place.reason) == ("P/L", "skd.within_cut rank=1 limit=3")


def test_rank_skd_below_the_threshold_whatever_the_total():
    [place] = rank_skd([seat()], [sat_skd("a", "F1", 150, 75, 206)], RULES)

    assert (place.skd_total, place.rank, place.code) == (431, None, "TL")
    assert place.reason == "skd.below_threshold tiu=75 tiu_min=80"


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [("absent", "TH", "skd.absent"), ("disqualified", "DIS", "skd.disqualified"), ("", "", "skd.awaiting")],
)
def test_rank_skd_without_sitting_has_a_code_and_no_marks(status, code, reason):
    score = replace(sat_skd("a"), skd_status=status)

    for rank in (rank_skd, rank_final):
        [place] = rank([seat()], [score], RULES)
        assert (place.code, place.reason, place.rank, place.skd_total) == (code, reason, None, None)


def test_rank_skd_uses_the_threshold_of_track_and_position():
    formasi = [
        seat("D1", track="disabilitas"),
        seat("D2", track="umum"),
        seat("D3", track="umum", position="Dokter Ahli Pertama"),
        seat("D4", track="cumlaude"),
    ]
    marks = (45, 90, 180)  # 315, but TWK below 65
    scores = [sat_skd(code.lower(), code, *marks) for code in ("D1", "D2", "D3", "D4")]

    assert codes(rank_skd(formasi, scores, RULES)) == {"d1": "P/L", "d2": "TL", "d3": "P/L", "d4": "P/L"}


def test_integration_example():
    totals = {"A": (112, 120, 180), "B": (98, 120, 180), "C": (130, 121, 180), "D": (77, 120, 180)}
    cats = {"A": 365, "B": 375, "C": 340, "D": 400}
    scores = [sat(name, "F1", cats[name], *totals[name]) for name in "ABCD"]

    places = rank_final([seat(quota=2)], scores, RULES)

    assert [(p.participant, decimal_text(p.final, 3), p.rank, p.code) for p in places] == [
        ("D", "75.418", 1, "P/L"),
        ("B", "73.945", 2, "P/L"),
        ("A", "73.764", 3, "P/TL"),
        ("C", "72.145", 4, "P/TL"),
    ]
    assert places[0].reason == "final.within_quota rank=1 quota=2"
    assert places[3].reason == "final.outside_quota rank=4 quota=2"
    assert (places[0].placed_formasi, places[3].placed_formasi) == ("F1", "")


def test_rank_final_compares_exact_values_not_published_ones():
    a = sat("a", cat=400, skb_extra=Fraction("80.0001"))
    b = sat("b", cat=400, skb_extra=Fraction(80))

    first, second = rank_final([seat()], [b, a], RULES)

    assert decimal_text(first.final, 3) == decimal_text(second.final, 3)
    assert [(p.participant, p.rank, p.code) for p in (first, second)] == [("a", 1, "P/L"), ("b", 2, "P/TL")]
    assert first.reason == "final.within_quota rank=1 quota=1"


@pytest.mark.parametrize(
    ("skb_status", "code", "reason"),
    [("absent", "P/TH", "skb.absent"), ("disqualified", "DIS", "skb.disqualified"), ("", "", "skb.awaiting")],
)
def test_rank_final_without_the_field_test(skb_status, code, reason):
    [place] = rank_final([seat()], [sat("a", skb_status=skb_status)], RULES)

    assert (place.code, place.reason, place.rank, place.final) == (code, reason, None, None)
    assert place.skd_total == 400


def test_rank_final_keeps_skd_codes_of_those_not_invited():
    scores = [sat(name, tkp=tkp) for name, tkp in zip("abcd", (220, 215, 210, 205), strict=True)]
    scores.append(replace(sat_skd("low", "F1", 60, 100, 200), skb_status="absent"))

    places = by_name(rank_final([seat()], scores, RULES))

    assert codes(places.values()) == {"a": "P/L", "b": "P/TL", "c": "P/TL", "d": "P", "low": "TL"}
    assert (places["d"].rank, places["d"].final) == (None, None)
    assert places["d"].reason == "skd.outside_cut rank=4 limit=3; skb.not_invited"
    assert places["low"].reason == "skd.below_threshold twk=60 twk_min=65"


# Equal final scores: 11 SKD marks are worth 0.8 points, and 20/3 CAT marks are worth as much.
TIES = [
    ("skd_total", {"cat": 380, "tkp": 211}, {"cat": 390, "tkp": 178, "tiu": 105, "twk": 100}),
    ("tkp", {"tkp": 205, "tiu": 95}, {"tkp": 200, "tiu": 100}),
    ("tiu", {"tiu": 105, "twk": 95}, {"tiu": 100, "twk": 100}),
    ("gpa", {"gpa": Fraction("3.51"), "gpa_kind": "ipk"}, {"gpa": Fraction("3.5"), "gpa_kind": "ipk"}),
    ("born", {"born": date(1990, 1, 1)}, {"born": date(1990, 1, 2)}),
]


@pytest.mark.parametrize(("key", "better", "worse"), TIES[1:], ids=[key for key, *_ in TIES[1:]])
def test_tie_order_decides_key_by_key(key, better, worse):
    same = {"gpa": Fraction(3), "gpa_kind": "ipk", "born": date(1990, 5, 5)}
    scores = [sat("worse", **{**same, **worse}), sat("better", **{**same, **better})]

    first, second = rank_final([seat()], scores, RULES)

    assert (first.participant, first.rank, first.code) == ("better", 1, "P/L")
    assert (second.participant, second.rank, second.code) == ("worse", 2, "P/TL")
    assert first.reason.endswith(f"tie.decided by={key} ahead_of=worse")
    assert second.reason.endswith(f"tie.decided by={key} behind=better")


def test_tie_order_begins_with_the_skd_total():
    # 33 SKD marks weigh 2.4 points, as do 20 CAT marks.
    scores = [sat("a", cat=400, twk=100, tiu=100, tkp=200), sat("b", cat=380, twk=100, tiu=110, tkp=223)]

    first, second = rank_final([seat()], scores, RULES)

    assert first.final == second.final
    assert (first.participant, first.rank, second.rank) == ("b", 1, 2)
    assert first.reason == "final.within_quota rank=1 quota=1; tie.decided by=skd_total ahead_of=a"


@pytest.mark.parametrize(
    ("own", "other", "at"),
    [
        ({"gpa": Fraction(3), "gpa_kind": "ipk"}, {"gpa": Fraction(90), "gpa_kind": "ijazah"}, "gpa"),
        ({"gpa": Fraction(3), "gpa_kind": "ipk"}, {}, "gpa"),
        ({}, {}, "gpa"),
        ({"gpa": Fraction(3), "gpa_kind": "ipk", "born": date(1990, 1, 1)},) * 2 + ("everything",),
        ({"gpa": Fraction(3), "gpa_kind": "ipk"},) * 2 + ("born",),
    ],
)
def test_undefined_tie_for_the_last_seat_is_left_to_people(own, other, at):
    scores = [sat("a", **own), sat("b", **other), sat("c", cat=300)]

    places = by_name(rank_final([seat()], scores, RULES))

    assert codes(places.values()) == {"a": "", "b": "", "c": "P/TL"}
    assert (places["a"].rank, places["b"].rank, places["c"].rank) == (1, 1, 3)
    assert places["a"].reason == f"seat.undecided rank=1 quota=1; tie.undefined at={at} rival=b"
    assert places["a"].placed_formasi == ""


def test_undefined_tie_within_the_quota_is_told_and_both_are_placed():
    places = rank_final([seat(quota=2)], [sat("a"), sat("b")], RULES)

    assert [(p.code, p.rank) for p in places] == [("P/L", 1), ("P/L", 1)]
    assert places[1].reason == "final.within_quota rank=1 quota=2; tie.undefined at=gpa rival=a"


@pytest.mark.parametrize(
    ("formasi", "scores", "message"),
    [
        ([seat(), seat()], [], "formasi F1 is listed twice"),
        ([seat()], [sat("a", "F9")], "participant a: no formasi F9"),
        ([seat()], [sat("a"), sat("a")], "participant a is listed twice"),
        ([seat()], [replace(sat("a"), tiu=None)], "participant a sat the SKD but a mark is missing"),
        ([seat()], [replace(sat("a"), skb_cat=None)], "sat the SKB but the CAT mark is missing"),
    ],
)
def test_rank_final_refuses_lines_that_contradict_each_other(formasi, scores, message):
    with pytest.raises(ValueError, match=message):
        rank_final(formasi, scores, RULES)


def test_rank_final_refuses_a_tie_order_with_marks_after_personal_keys():
    rules = replace(RULES, final=replace(RULES.final, tie_order=("skd_total", "gpa", "tkp", "born")))

    with pytest.raises(ValueError, match="marks must come before gpa and born"):
        rank_final([seat()], [sat("a")], rules)


def test_places_are_sorted_by_formasi_rank_and_participant():
    formasi = [seat("F2"), seat("F1")]
    scores = [
        sat("p1", "F2", twk=60),
        sat("p2", "F2"),
        sat("p4", "F1", cat=300),
        sat("p3", "F1", cat=400),
        ScoreLine("p0", "F1"),
    ]

    order = [place.participant for place in rank_final(formasi, scores, RULES)]

    assert order == ["p3", "p4", "p0", "p2", "p1"]


# --- what holds for all inputs -------------------------------------------------------------------

UNITS = ("P1", "P2", "P3")
TRACKS = ("umum", "umum", "disabilitas", "cumlaude")
few = {
    "twk": st.sampled_from([60, 65, 70, 70]),
    "tiu": st.sampled_from([75, 80, 85, 85]),
    "tkp": st.sampled_from([166, 200, 200, 200]),
    "skb_cat": st.sampled_from([300, 300, 400]),
    "skd_status": st.sampled_from(["present"] * 8 + ["absent", "disqualified", ""]),
    "skb_status": st.sampled_from(["present"] * 8 + ["absent", "disqualified", ""]),
    "gpa": st.sampled_from([None, Fraction(3), Fraction(3), Fraction("3.5")]),
    "gpa_kind": st.sampled_from(["ipk", "ipk", "ipk", "ijazah"]),
    "born": st.sampled_from([None, date(1990, 1, 1), date(1990, 1, 1), date(1991, 1, 1)]),
    "preferred_units": st.lists(st.sampled_from([*UNITS, "P9"]), unique=True, max_size=2).map(tuple),
}


@st.composite
def selections(draw, most):
    """A few formasi of which most belong together, and people who are often equal."""
    number = draw(st.integers(1, 4))
    formasi = [
        seat(
            f"F{n}",
            draw(st.sampled_from(UNITS)),
            draw(st.sampled_from(TRACKS)),
            draw(st.integers(1, 2)),
            draw(st.sampled_from(["Perawat", "Perawat", "Perawat", "Dokter"])),
        )
        for n in range(number)
    ]
    people = draw(st.lists(st.tuples(st.integers(0, number - 1), st.fixed_dictionaries(few)), max_size=most))
    return formasi, [ScoreLine(f"p{n}", f"F{where}", **own) for n, (where, own) in enumerate(people)]


@settings(max_examples=300, deadline=None)
@given(selections(most=6))
def test_rank_final_agrees_with_the_naive_oracle(selection):
    formasi, scores = selection

    places = rank_final(formasi, scores, RULES)

    assert {p.participant: (p.code, p.rank, p.placed_formasi) for p in places} == oracle.final(
        formasi, scores
    )
    for place in places:
        if place.final is not None:
            assert place.final == oracle.final_of(
                next(s for s in scores if s.participant == place.participant)
            )


@settings(deadline=None)
@given(selections(most=30))
def test_rank_skd_agrees_with_the_naive_oracle(selection):
    formasi, scores = selection

    assert {p.participant: (p.code, p.rank) for p in rank_skd(formasi, scores, RULES)} == oracle.skd(
        formasi, scores
    )


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_rank_skd_agrees_with_window_functions_of_sqlite(random):
    formasi = [seat(f"F{n}", quota=random.randint(1, 4)) for n in range(8)]
    scores = [
        sat_skd(
            f"p{n}",
            f"F{random.randint(0, 7)}",
            random.randrange(50, 100, 5),
            random.randrange(70, 110, 5),
            random.randint(160, 175),
        )
        for n in range(300)
    ]

    assert {
        p.participant: (p.code, p.rank) for p in rank_skd(formasi, scores, RULES)
    } == oracle.skd_by_sqlite(formasi, scores)


@settings(deadline=None)
@given(selections(most=20), st.randoms(use_true_random=False))
def test_ranking_ignores_the_order_of_input(selection, random):
    formasi, scores = selection
    shuffled = random.sample(formasi, len(formasi)), random.sample(scores, len(scores))

    assert rank_skd(*shuffled, RULES) == rank_skd(formasi, scores, RULES)
    assert rank_final(*shuffled, RULES) == rank_final(formasi, scores, RULES)


@settings(deadline=None)
@given(selections(most=25))
def test_nobody_is_placed_beyond_a_quota_and_everyone_has_a_reason(selection):
    formasi, scores = selection
    places = rank_final(formasi, scores, RULES)

    assert sorted(p.participant for p in places) == sorted(s.participant for s in scores)
    for line in formasi:
        assert sum(p.placed_formasi == line.code for p in places) <= line.quota
    for place in places:
        assert read(place.reason)
        assert bool(place.placed_formasi) == (place.code in ("P/L", "P/L-1", "P/L-2"))
        if place.code == "":
            said = {reason.code for reason in read(place.reason)}
            assert said & {"skd.awaiting", "skb.awaiting", "seat.undecided", "fill.undecided"}


@settings(max_examples=200, deadline=None)
@given(selections(most=20))
def test_only_the_tie_breakers_needed_have_to_be_published(selection):
    formasi, scores = selection
    needed = tie_breakers_needed(formasi, scores, RULES)
    published = [
        replace(
            score,
            gpa=score.gpa if "gpa" in needed.get(score.participant, ()) else None,
            gpa_kind=score.gpa_kind if "gpa" in needed.get(score.participant, ()) else "",
            born=score.born if "born" in needed.get(score.participant, ()) else None,
        )
        for score in scores
    ]

    assert rank_final(formasi, published, RULES) == rank_final(formasi, scores, RULES)


def test_tie_breakers_are_needed_only_where_a_tie_reaches_them():
    same = {"gpa": Fraction(3), "gpa_kind": "ipk", "born": date(1990, 1, 1)}
    scores = [
        sat("a", **same),
        sat("b", **same),
        sat("c", **{**same, "gpa": Fraction("3.5")}),
        sat("alone", cat=300, **same),
        sat("elsewhere", "F2", **same),
    ]

    needed = tie_breakers_needed([seat(quota=2), seat("F2", unit="P2")], scores, RULES)

    assert needed == {"a": {"gpa", "born"}, "b": {"gpa", "born"}, "c": {"gpa"}}


def test_tie_breakers_are_needed_between_formasi_only_if_a_seat_is_empty():
    own = {"gpa": Fraction(3), "gpa_kind": "ipk", "born": date(1990, 1, 1)}
    scores = [sat("a", "F1"), sat("b", "F1", cat=300, **own), sat("c", "F2"), sat("d", "F2", cat=300, **own)]
    formasi = [seat("F1"), seat("F2", unit="P2")]

    assert tie_breakers_needed(formasi, scores, RULES) == {}
    assert tie_breakers_needed([*formasi, seat("E", unit="P3")], scores, RULES) == {
        "b": {"gpa", "born"},
        "d": {"gpa", "born"},
    }
