"""The practice test: sound items, marks by the regulation, a time that takes no answer, only a count kept."""

import re
from collections import Counter

import pytest
from django.urls import reverse

from bening.core import regulation as regulations
from bening.outreach import practice
from bening.outreach.models import PracticeTests
from bening.outreach.views import practice as views

RULES = regulations.load("cpns-2024")
SKD = RULES.skd
GENERAL = SKD.thresholds["umum"]
EVERY = [item for part in practice.PARTS for item in practice.items(part)]


def best(asked):
    return {item.key: item.best for item in asked}


# -- the items ----------------------------------------------------------------------------------


def test_items_are_many_and_each_stands_once():
    assert Counter(item.part for item in EVERY) == {"twk": 20, "tiu": 24, "tkp": 30}
    assert len({item.key for item in EVERY}) == len({item.text for item in EVERY}) == len(EVERY)


@pytest.mark.parametrize("part", practice.PARTS)
def test_items_have_five_options_and_a_reason(part):
    for item in practice.items(part):
        assert len(set(item.options)) == 5, item.key
        assert all(words.strip() == words and words for words in (item.text, item.why, *item.options))
        assert sorted(item.points) == ([1, 2, 3, 4, 5] if part == "tkp" else [0, 0, 0, 0, 5]), item.key


@pytest.mark.parametrize("part", practice.PARTS)
def test_best_answer_is_not_given_away_by_its_place_or_length(part):
    asked = practice.items(part)
    places = Counter(item.best for item in asked)
    longest = sum(1 for item in asked if item.words(item.best) == max(item.options, key=len))

    assert set(places) == set(practice.LETTERS)
    assert max(places.values()) <= len(asked) / 3
    assert longest <= len(asked) * 0.45


def test_calculations_are_what_arithmetic_says():
    import tomllib

    told = tomllib.loads((practice.FOLDER / "tiu.toml").read_text("utf-8"))["item"]
    proofs = {one["key"]: one["proof"] for one in told if "proof" in one}
    assert len(proofs) >= 12
    for item in practice.items("tiu"):
        if item.key in proofs:
            assert re.fullmatch(r"[0-9 +*/()-]+", proofs[item.key])
            said = float(re.sub(r"[^0-9,]", "", item.words(item.best)).replace(",", "."))
            assert eval(proofs[item.key]) == said, item.key


def test_puzzles_of_order_have_one_solution():
    from itertools import permutations

    queue = [
        one
        for one in permutations(("Ani", "Beni", "Citra", "Dodi", "Eka"))
        if one.index("Beni") == one.index("Citra") + 1
        and one.index("Ani") < one.index("Citra")
        and one[4] == "Dodi"
        and one[3] == "Eka"
    ]
    days = [
        one
        for one in permutations(("Keuangan", "Kepegawaian", "Perencanaan", "Umum"))
        if one[1] == "Kepegawaian"
        and one.index("Perencanaan") not in (0, 3)
        and one.index("Keuangan") < one.index("Umum")
    ]
    by_key = {item.key: item.words(item.best) for item in practice.items("tiu")}

    assert {one[2] for one in queue} == {by_key["analitis-antre"]}
    assert {one[3] for one in days} == {by_key["analitis-rapat"]}


# -- papers and marks -----------------------------------------------------------------------------


def test_two_sets_share_nothing_and_are_a_third_of_the_real_paper():
    first, second = practice.paper("semua", "1"), practice.paper("semua", "2")

    assert not {item.key for item in first} & {item.key for item in second}
    assert {item.key for item in first + second} == {item.key for item in practice.paper("semua", "12")}
    assert len(first) == 37
    assert practice.minutes(first, RULES.skd_paper) == 34
    assert practice.minutes(first, RULES.skd_paper, longer=True) == 44
    assert {item.part for item in practice.paper("tkp", "1")} == {"tkp"}


def test_all_best_answers_earn_the_whole_paper():
    asked = practice.paper("semua", "1")
    result = practice.mark(asked, best(asked), SKD, GENERAL)

    assert result.total.projected == SKD.maximum["total"]
    assert result.missed == ()
    assert all(one.earned == one.most and one.reached for one in result.parts)


def test_nothing_answered_earns_nothing_and_misses_every_threshold():
    asked = practice.paper("semua", "1")
    result = practice.mark(asked, {"unknown": "a", asked[0].key: "z"}, SKD, GENERAL)

    assert result.total.earned == result.total.answered == 0
    assert [one.part for one in result.missed] == ["twk", "tiu", "tkp"]


def test_marks_are_rounded_down_and_a_single_part_judges_no_total():
    asked = practice.paper("twk", "1")
    some = best(asked[:4]) | {asked[4].key: next(x for x in "abcde" if x != asked[4].best)}
    result = practice.mark(asked, some, SKD, GENERAL)
    part = result.parts[0]

    assert (part.earned, part.most, part.answered, part.projected) == (20, 50, 5, 60)
    assert part.reached is False
    assert result.total is None
    assert result.missed is None
    tiu = practice.paper("tiu", "1")
    third = practice.mark(tiu, best(tiu[:5]), SKD, GENERAL).parts[0]
    assert third.projected == 72  # 25 of 60 marks are 72.9 of 175


def test_threshold_of_a_total_only_says_nothing_of_a_part():
    asked = practice.paper("semua", "2")
    result = practice.mark(asked, best(asked), SKD, SKD.thresholds["disabilitas"])

    assert [one.reached for one in result.parts] == [None, True, None]
    assert result.total.reached


# -- pages ----------------------------------------------------------------------------------------


@pytest.fixture
def clock(db, monkeypatch, wib):
    """`clock(minute)`: that many minutes past ten."""

    def turn(minute=0):
        monkeypatch.setattr(views, "now", lambda: wib(2024, 8, 25, 10, minute))

    turn()
    return turn


@pytest.fixture
def paper(client, clock):
    """The address of a paper that began at ten."""
    answer = client.get(reverse("outreach:practice_paper"), {"paket": "1", "jalur": "cumlaude"})
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_start_page_offers_papers_without_account_or_cookie(client, clock):
    answer = client.get(reverse("outreach:practice"))

    assert "100 menit" in answer.content.decode()
    assert not answer.cookies


def test_looking_at_the_time_keeps_every_answer(client, clock, paper):
    asked = practice.paper("semua", "1")
    clock(20)
    page = client.post(paper, {asked[0].key: "c", "sisa": "1"}).content.decode()

    assert "Waktu tersisa 14 menit" in page
    assert re.search(rf'name="{asked[0].key}" value="c"[^>]* checked', page)
    assert page.count(" checked") == 1
    assert 'href="#soal-2"' in page
    assert 'href="#soal-1"' not in page
    assert PracticeTests.objects.count() == 0


def test_end_with_questions_left_is_asked_once(client, clock, paper):
    asked = practice.paper("semua", "1")
    page = client.post(paper, {asked[0].key: "c", "selesai": "1"}).content.decode()

    assert "Tetap selesai" in page
    assert 'name="yakin"' in page
    assert page.count(" checked") == 1
    assert "data-part" not in page


def test_time_that_is_over_takes_nothing_away(client, clock, paper):
    asked = practice.paper("semua", "1")
    clock(50)
    page = client.post(paper, best(asked) | {"selesai": "1", "yakin": "1"}).content.decode()

    assert 'data-part="total" data-earned="185" data-projected="550"' in page
    assert "Anda memakai 50 menit" in page
    assert "Waktunya 34 menit" in page


def test_result_names_what_is_missed_by_the_chosen_track(client, clock, paper):
    page = client.post(paper, {"selesai": "1", "yakin": "1"}).content.decode()

    assert 'data-missed="tiu total "' in page  # the track cumlaude has no threshold for twk and tkp
    assert "Kepmen" in page
    assert "Jawaban benar" in page


def test_forged_or_lost_beginning_is_marked_without_a_time(client, clock):
    address = reverse("outreach:practice_paper") + "?bagian=twk&mulai=1.forged"
    page = client.post(address, {"selesai": "1", "yakin": "1"}).content.decode()

    assert 'data-part="twk"' in page
    assert "Anda memakai" not in page
    assert client.get(address).status_code == 302  # a look begins anew


def test_finished_tests_are_counted_and_nothing_else(client, clock, paper, settings):
    from django.core.cache import cache

    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "practice": "2/m/ip"}
    pages = [client.post(paper, {"selesai": "1", "yakin": "1"}) for _ in range(3)]

    assert {page.status_code for page in pages} == {200}  # flooding costs nobody their result
    assert PracticeTests.objects.get().count == 2
    assert {field.name for field in PracticeTests._meta.get_fields()} == {"id", "day", "scope", "count"}
    assert "Sudah diselesaikan 2 kali" in client.get(reverse("outreach:practice")).content.decode()


def test_answers_need_no_cookie(paper, clock):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(paper, {"selesai": "1", "yakin": "1"}).status_code == 200
