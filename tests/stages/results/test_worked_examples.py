"""The worked examples of the selection arithmetic, carried through files, seals and publication."""

from datetime import date

from bening.stages.results import queries
from bening.stages.selection import queries as selection
from tests.stages.announcements.scene import formasi
from tests.stages.results.conftest import told
from tests.stages.selection.scene import Person

HIGH = {
    "1": (95, 140, 196),
    "2": (95, 135, 190),
    "3": (95, 130, 187),
    "4": (95, 125, 185),
    "5": (95, 125, 178),
}
"""Totals 431, 420, 412, 405, 398: the five who are safely within the cut."""


def entered(count):
    return lambda codes: [Person(f"2000000{n}", codes[0]) for n in range(1, count + 1)]


def by_number(code, marks):
    return {f"2000000{number}": (code, *parts) for number, parts in marks.items()}


def codes_of(announcement, ranking):
    return {number[-1]: code for number, (_, code, _) in told(ranking).items()}


def test_tie_at_the_cut_goes_by_tkp_then_tiu(recruitment, take_skd, publish, log):
    announcement = recruitment(formasi(1, jumlah_formasi="2"), people=entered(8))
    x, y, z = (95, 120, 175), (90, 120, 180), (95, 115, 180)
    take_skd(announcement, by_number("F01", HIGH | {"6": x, "7": y, "8": z}))

    ranking = publish(announcement, "skd")

    found = codes_of(announcement, ranking)
    assert [number for number, code in found.items() if code == "P/L"] == ["1", "2", "3", "4", "5", "7"]
    assert (found["6"], found["8"]) == ("P", "P")
    assert len(selection.invited_to_skb(announcement)) == 6
    log.audit()


def test_equal_in_everything_at_the_cut_are_all_taken(recruitment, take_skd, publish, log):
    announcement = recruitment(formasi(1, jumlah_formasi="2"), people=entered(8))
    x, y, z = (95, 120, 175), (90, 120, 180), (90, 120, 180)
    take_skd(announcement, by_number("F01", HIGH | {"6": x, "7": y, "8": z}))

    found = codes_of(announcement, publish(announcement, "skd"))

    assert [number for number, code in found.items() if code == "P/L"] == ["1", "2", "3", "4", "5", "7", "8"]
    assert found["6"] == "P"
    log.audit()


def test_high_total_below_one_threshold_is_not_enough(recruitment, take_skd, publish, log):
    announcement = recruitment(formasi(1), people=entered(2))
    take_skd(announcement, by_number("F01", {"1": (150, 75, 206), "2": (65, 80, 166)}))

    assert codes_of(announcement, publish(announcement, "skd")) == {"1": "TL", "2": "P/L"}
    log.audit()


def test_integration_gives_the_scores_of_the_example(recruitment, take_skd, take_skb, publish, log):
    announcement = recruitment(formasi(1, jumlah_formasi="2"), people=entered(4))
    a, b, c, d = (95, 130, 187), (95, 125, 178), (95, 140, 196), (95, 110, 172)
    take_skd(announcement, by_number("F01", {"1": a, "2": b, "3": c, "4": d}))
    publish(announcement, "skd")
    take_skb(announcement, {"20000001": 365, "20000002": 375, "20000003": 340, "20000004": 400})

    ranking = publish(announcement, "final")

    rows = [
        (place.participant[-1], place.skd_total, place.final, place.rank)
        for place in queries.places_of(ranking)
    ]
    assert rows == [
        ("4", 377, "75.418", 1),
        ("2", 398, "73.945", 2),
        ("1", 412, "73.764", 3),
        ("3", 431, "72.145", 4),
    ]
    assert codes_of(announcement, ranking) == {"4": "P/L", "2": "P/L", "1": "P/TL", "3": "P/TL"}
    assert ranking.inputs == 0
    log.audit()


def test_absent_at_skb_is_out(recruitment, take_skd, take_skb, publish, log):
    announcement = recruitment(formasi(1), people=entered(2))
    take_skd(announcement, by_number("F01", {"1": (95, 130, 187), "2": (95, 125, 178)}))
    publish(announcement, "skd")
    take_skb(announcement, {"20000002": 300})

    found = codes_of(announcement, publish(announcement, "final"))

    assert found == {"1": "P/TH", "2": "P/L"}
    log.audit()


def test_equal_finals_go_by_gpa_then_age(recruitment, take_skd, take_skb, publish, log):
    people = lambda codes: [  # noqa: E731
        Person("20000001", codes[0], gpa="3.40"),
        Person("20000002", codes[0], gpa="3.515"),
        Person("20000003", codes[0], gpa="3.40", born=date(1997, 1, 1)),
        Person("20000004", codes[0], gpa="3.99"),
    ]
    announcement = recruitment(formasi(1, jumlah_formasi="2"), people=people)
    same = (95, 130, 187)
    take_skd(announcement, by_number("F01", {"1": same, "2": same, "3": same, "4": (95, 125, 178)}))
    publish(announcement, "skd")
    take_skb(announcement, dict.fromkeys(("20000001", "20000002", "20000003"), 400) | {"20000004": 300})

    ranking = publish(announcement, "final")

    assert [place.participant[-1] for place in queries.places_of(ranking)] == ["2", "3", "1", "4"]
    shown = {row.values["participant"]: row.values for row in queries.open_inputs(ranking)}
    assert shown["20000002"] == {"participant": "20000002", "gpa": "3.515", "gpa_kind": "ipk"}
    assert shown["20000003"]["born"] == "1997-01-01"
    assert "20000004" not in shown
    log.audit()


def test_empty_seat_is_filled_from_another_unit(recruitment, take_skd, take_skb, publish, log):
    nurse = {"jabatan_nm": "PERAWAT TERAMPIL", "programmes": ("D-III KEPERAWATAN",), "jumlah_formasi": "1"}
    unit = "PEMERINTAH KABUPATEN BATANG HARI | DINAS KESEHATAN | PUSKESMAS P"
    announcement = recruitment(
        formasi(1, lokasi_nm=f"{unit}1", **nurse),
        formasi(2, lokasi_nm=f"{unit}2", **nurse),
        formasi(3, lokasi_nm=f"{unit}3", formasi_nm="PENYANDANG DISABILITAS", **nurse),
        people=lambda codes: [
            Person("20000001", codes[0]),
            Person("20000002", codes[0]),
            Person("20000003", codes[1]),
        ],
    )
    marks = {"1": ("F01", 95, 130, 187), "2": ("F01", 95, 125, 178), "3": ("F02", 95, 110, 172)}
    take_skd(announcement, {f"2000000{number}": row for number, row in marks.items()})
    publish(announcement, "skd")
    take_skb(announcement, {"20000001": 370, "20000002": 365, "20000003": 300})

    ranking = publish(announcement, "final")

    assert told(ranking) == {
        "20000001": (1, "P/L", "F01"),
        "20000002": (2, "P/L-2", "F03"),
        "20000003": (1, "P/L", "F02"),
    }
    assert {place.participant for place in queries.placed_in(ranking)} == {"20000001", "20000002", "20000003"}
    log.audit()
