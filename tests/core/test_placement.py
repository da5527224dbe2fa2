"""Filling seats that stayed empty: the worked example, each step, wishes, and silent ties."""

from dataclasses import replace
from fractions import Fraction

from bening.core.placement import Candidate, Seats, place
from bening.core.ranking import rank_final
from bening.core.ties import Contender, line_up
from tests.core.selection import RULES, by_name, codes, sat, seat

BELOW_GENERAL = {"twk": 60, "tiu": 80, "tkp": 160}
"""Enough for track disabilitas (300, TIU 80), not for umum."""


def with_extra(participant, formasi, final, **more):
    """Someone with exactly this final score: SKD 550 is worth 40, the extra test does the rest."""
    field_test = (Fraction(str(final)) - 40) / Fraction("0.6")
    extra = (field_test - 48) / Fraction("0.4")  # a CAT of 400 is worth 48 of the 100
    return sat(participant, formasi, 400, 150, 175, 225, skb_extra=extra, **more)


def test_filling_example_of_the_regulation():
    formasi = [
        seat("P1U", "P1", "umum"),
        seat("P2U", "P2", "umum"),
        seat("P3D", "P3", "disabilitas"),
    ]
    scores = [
        with_extra("a", "P1U", "74.1"),
        with_extra("b", "P1U", "73.0"),
        with_extra("c", "P2U", "70.2"),
    ]

    places = by_name(rank_final(formasi, scores, RULES))

    assert [places[name].final for name in "abc"] == [Fraction("74.1"), 73, Fraction("70.2")]
    assert {name: (p.code, p.placed_formasi) for name, p in places.items()} == {
        "a": ("P/L", "P1U"),
        "b": ("P/L-2", "P3D"),
        "c": ("P/L", "P2U"),
    }
    assert places["b"].reason == "final.outside_quota rank=2 quota=1; fill.moved step=c seat=P3D"


def test_step_a_fills_umum_seats_with_khusus_applicants_of_the_unit():
    formasi = [seat("D", track="disabilitas"), seat("U", track="umum")]
    scores = [sat("a", "D"), sat("b", "D", cat=300)]

    places = by_name(rank_final(formasi, scores, RULES))

    assert (places["b"].code, places["b"].placed_formasi) == ("P/L-1", "U")
    assert places["b"].reason == "final.outside_quota rank=2 quota=1; fill.moved step=a seat=U"


def test_step_b_fills_khusus_seats_with_anyone_of_the_unit_best_first():
    formasi = [seat("C", track="cumlaude"), seat("D", track="disabilitas"), seat("U")]
    scores = [sat("a", "U"), sat("b", "U", cat=310), sat("c", "C"), sat("d", "C", cat=320)]

    places = by_name(rank_final(formasi, scores, RULES))

    assert codes(places.values()) == {"a": "P/L", "b": "P/TL", "c": "P/L", "d": "P/L-1"}
    assert places["d"].reason.endswith("fill.moved step=b seat=D")
    assert places["b"].reason == "final.outside_quota rank=2 quota=1; fill.no_seat_left"


def test_steps_run_one_after_the_other_over_the_whole_regency():
    """The unit's own people come first, even if somebody elsewhere has a better score."""
    formasi = [seat("U1", "P1"), seat("D2", "P2", "disabilitas"), seat("U2", "P2")]
    scores = [sat("a", "U1"), sat("best", "U1", cat=399), sat("c", "U2"), sat("d", "U2", cat=300)]

    places = codes(rank_final(formasi, scores, RULES))

    assert places == {"a": "P/L", "best": "P/TL", "c": "P/L", "d": "P/L-1"}


def test_only_those_who_meet_the_umum_threshold_may_move():
    formasi = [seat("D", track="disabilitas"), seat("U", track="umum")]
    scores = [sat("a", "D"), sat("b", "D", cat=300, **BELOW_GENERAL)]

    place = by_name(rank_final(formasi, scores, RULES))["b"]

    assert (place.code, place.placed_formasi) == ("P/TL", "")
    assert place.reason == (
        "final.outside_quota rank=2 quota=1; fill.below_threshold twk=60 twk_min=65 tkp=160 tkp_min=166"
    )


def test_the_umum_threshold_of_the_position_counts():
    doctor = {"position": "Dokter Ahli Pertama"}
    formasi = [seat("D", track="disabilitas", **doctor), seat("U", track="umum", **doctor)]
    scores = [sat("a", "D"), sat("b", "D", cat=300, twk=60, tiu=90, tkp=165)]  # 315 and TIU 80 are enough

    assert codes(rank_final(formasi, scores, RULES))["b"] == "P/L-1"


def test_nobody_moves_between_positions_or_qualifications():
    formasi = [
        seat("F1"),
        seat("F2", unit="P2", position="Bidan"),
        seat("F3", unit="P3", qualification="S1"),
        seat("F4", unit="P4", position=" perawat  TERAMPIL"),
    ]
    scores = [sat("a"), sat("b", cat=300), sat("c", cat=290)]

    places = by_name(rank_final(formasi, scores, RULES))

    assert places["b"].placed_formasi == "F4"
    assert places["c"].code == "P/TL"


def test_the_wish_of_the_person_decides_between_empty_seats_else_the_unit():
    formasi = [seat("F1"), *(seat(f"E{n}", unit=f"Unit {n}") for n in range(1, 5))]
    scores = [
        sat("a"),
        sat("b", cat=390, preferred_units=("nowhere", "unit  4", "Unit 2")),
        sat("c", cat=380, preferred_units=("Unit 4", "Unit 2")),
    ]

    places = by_name(rank_final([*formasi, seat("F2", unit="Unit 0")], [*scores, sat("z", "F2")], RULES))
    without = by_name(rank_final(formasi, [replace(one, preferred_units=()) for one in scores], RULES))

    assert [places[name].placed_formasi for name in "bc"] == ["E4", "E2"]
    assert [without[name].placed_formasi for name in "bc"] == ["E1", "E2"]


def test_a_unit_with_several_seats_is_filled_in_order_of_code():
    formasi = [seat("F1"), seat("E2", unit="P2", quota=2), seat("E1", unit="P2")]
    scores = [sat("a"), sat("b", cat=390), sat("c", cat=380)]

    places = by_name(rank_final(formasi, scores, RULES))

    assert [places[name].placed_formasi for name in "bc"] == ["E1", "E2"]


def test_people_absent_or_below_the_cut_are_never_brought_back():
    formasi = [seat("F1"), seat("F2", unit="P2", quota=9)]
    scores = [sat("a", tkp=220), sat("b", tkp=215, skb_status="absent"), sat("c", tkp=210, skb_status="")]
    scores.append(sat("d", tkp=205))

    assert codes(rank_final(formasi, scores, RULES)) == {"a": "P/L", "b": "P/TH", "c": "", "d": "P"}


def test_a_silent_tie_for_an_empty_seat_is_left_to_people():
    formasi = [seat("F1"), seat("F2", unit="P2"), seat("E", unit="P3")]
    scores = [sat("a"), sat("b", cat=300), sat("c", "F2"), sat("d", "F2", cat=300)]

    places = by_name(rank_final(formasi, scores, RULES))

    assert codes(places.values()) == {"a": "P/L", "b": "", "c": "P/L", "d": ""}
    assert places["b"].reason == "final.outside_quota rank=2 quota=1; fill.undecided"


def test_a_silent_tie_does_not_matter_when_both_get_what_they_would_get_anyway():
    formasi = [seat("F1"), seat("F2", unit="P2"), seat("E3", unit="P3"), seat("E4", unit="P4")]
    scores = [sat("a"), sat("b", cat=300, preferred_units=("P4",)), sat("c", "F2")]
    scores.append(sat("d", "F2", cat=300))

    places = by_name(rank_final(formasi, scores, RULES))

    assert (places["b"].placed_formasi, places["d"].placed_formasi) == ("E4", "E3")


def test_whoever_loses_a_silent_tie_for_the_own_seat_would_move_so_both_wait():
    formasi = [seat("F1"), seat("E", unit="P2")]
    scores = [sat("a"), sat("b"), sat("c", cat=300)]

    places = by_name(rank_final(formasi, scores, RULES))

    assert codes(places.values()) == {"a": "", "b": "", "c": "P/TL"}
    assert places["c"].reason == "final.outside_quota rank=3 quota=1; fill.no_seat_left"


def test_an_order_that_gpa_decides_is_kept_among_people_the_law_leaves_open():
    """a before b by GPA; c, of another kind, may stand anywhere: only a is sure of a seat."""
    formasi = [seat(f"F{n}", unit=f"P{n}") for n in (1, 2, 3)]
    formasi += [seat("E4", unit="P4"), seat("E5", unit="P5")]
    scores = [sat(f"top{n}", f"F{n}") for n in (1, 2, 3)]
    scores += [
        sat("a", "F1", cat=300, gpa=Fraction("3.9"), gpa_kind="ipk", preferred_units=("P4",)),
        sat("b", "F2", cat=300, gpa=Fraction("3.1"), gpa_kind="ipk", preferred_units=("P5",)),
        sat("c", "F3", cat=300, gpa=Fraction(90), gpa_kind="ijazah", preferred_units=("P5",)),
    ]

    places = by_name(rank_final(formasi, scores, RULES))

    assert (places["a"].code, places["a"].placed_formasi) == ("P/L-2", "E4")
    assert (places["b"].code, places["c"].code) == ("", "")


def test_alike_people_are_not_told_apart_however_many_they_are():
    formasi = [seat("F1", quota=20), seat("E", unit="P2", quota=5)]
    scores = [sat(f"p{n:02}") for n in range(60)]

    places = rank_final(formasi, scores, RULES)

    assert {place.code for place in places} == {""}
    assert {place.reason.partition(" ")[0] for place in places} == {"seat.undecided"}


def test_silent_ties_with_too_many_orders_are_left_to_people_as_a_whole():
    formasi = [seat("F1"), *(seat(f"E{n}", unit=f"Q{n}") for n in range(7))]

    def tied(number):
        wishes = [tuple(f"Q{(n + k) % 7}" for k in range(7)) for n in range(number)]
        return [sat(f"p{n}", cat=300, preferred_units=wish) for n, wish in enumerate(wishes)]

    everyone = {"formasi": formasi, "rules": replace_multiple(RULES, 99)}
    seven = codes(rank_final(formasi, [sat("first"), *tied(7)], everyone["rules"]))
    many = codes(rank_final(formasi, [sat("first"), *tied(7), *more_of(tied(6))], everyone["rules"]))

    assert seven == {"first": "P/L", **dict.fromkeys((f"p{n}" for n in range(7)), "")}
    assert set(many.values()) == {"P/L", ""}


def more_of(people):
    return [replace(one, participant=f"q{one.participant}") for one in people]


def replace_multiple(rules, multiple):
    """The same rules with a wider cut, so that many reach the field test."""
    return replace(rules, skd=replace(rules.skd, cut_multiple=multiple))


def test_without_steps_nothing_is_filled():
    rules = replace(RULES, fill=())
    formasi = [seat("F1"), seat("E", unit="P2")]

    places = by_name(rank_final(formasi, [sat("a"), sat("b", cat=300)], rules))

    assert places["b"].reason == "final.outside_quota rank=2 quota=1"


def test_place_takes_formasi_without_candidates():
    contender = Contender("a", (1,))

    placed = place(
        [Seats("F1", "P1", "umum", 1), Seats("F2", "P2", "umum", 1)],
        {"F1": line_up([contender])},
        {"a": Candidate(contender, "F1", may_move=True)},
        RULES.fill,
    )

    assert placed["a"].formasi == "F1"
