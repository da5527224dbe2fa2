"""A statement is laid beside the announced text: words that differ are found, slips of reading forgiven."""

import random
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from bening.core.decision import Outcome
from bening.core.regulation import load
from bening.reading.alignment import align
from bening.reading.lines import lines_of, squeezed
from bening.reading.question import Clause
from bening.reading.report import Word
from bening.reading.statement import check_statement

CLAUSES = load("cpns-2024").statements
HEAD = "SURAT PERNYATAAN Yang bertanda tangan di bawah ini Nama SITI AMINAH menyatakan bahwa saya: "
END = " Demikian pernyataan ini saya buat. Muara Bulian, 3 September 2024"
WHOLE = HEAD + " ".join(f"{number}. {clause.text_id}" for number, clause in enumerate(CLAUSES, 1)) + END


def paper(text, width=80, confidence=0.97):
    """Lines as an engine gives them."""
    return [
        Word(line, confidence, (100, 100 + 40 * row, 100 + 10 * len(line), 130 + 40 * row))
        for row, line in enumerate(textwrap.wrap(text, width))
    ]


def outcomes(*texts, **options):
    return [
        check.outcome.value for check in check_statement([paper(text, **options) for text in texts], CLAUSES)
    ]


def test_announced_text_meets_every_clause():
    assert outcomes(WHOLE) == ["met"] * 5
    assert [check.evidence["clause"] for check in check_statement([paper(WHOLE)], CLAUSES)] == [
        clause.code for clause in CLAUSES
    ]


def test_spaces_capitals_and_signs_do_not_matter():
    assert outcomes(WHOLE.replace(" ", "")) == ["met"] * 5
    assert outcomes(WHOLE.upper().replace(",", " ")) == ["met"] * 5
    assert outcomes(WHOLE, width=33) == ["met"] * 5


def test_clause_turned_round_is_told_when_both_engines_read_it():
    lie = WHOLE.replace("Saya tidak pernah dipidana", "Saya pernah dipidana")

    assert outcomes(lie, lie)[0] == "not_met"
    assert outcomes(lie)[0] == "uncertain", "one engine alone may have lost a word"
    assert outcomes(lie, WHOLE)[0] == "met"
    check = check_statement([paper(lie)] * 2, CLAUSES)[0]
    assert check.evidence["missing"] == "tidak"
    assert outcomes(lie, confidence=1.0)[0] == "not_met", "text of the file itself is no reading"


def test_word_put_in_is_told():
    lie = WHOLE.replace("bersedia ditempatkan", "tidak bersedia ditempatkan")
    check = check_statement([paper(lie)] * 2, CLAUSES)[4]

    assert check.outcome is Outcome.NOT_MET
    assert check.evidence["added"] == "tidak"
    limited = WHOLE.replace(
        "Negara Kesatuan Republik Indonesia atau", "Negara Kesatuan Republik Indonesia di Jawa atau"
    )
    assert check_statement([paper(limited)] * 2, CLAUSES)[4].evidence["added"] == "dijawa"


def test_word_just_before_or_behind_a_clause_is_told_too():
    """An announced text that begins with the verb would stand unchanged behind a `tidak`."""
    short = [Clause("placed", "Bersedia ditempatkan di seluruh Indonesia.")]
    for lie in (
        "saya: 1. Tidak bersedia ditempatkan di seluruh Indonesia. Demikian",
        "saya: 1. Bersedia ditempatkan di seluruh Indonesia kecuali Papua. Demikian",
    ):
        assert check_statement([paper(lie)] * 2, short)[0].outcome is Outcome.NOT_MET
        assert check_statement([paper(lie)], short)[0].outcome is Outcome.UNCERTAIN
    assert (
        check_statement([paper("1. Bersedia ditempatkan di seluruh Indonesia.")], short)[0].outcome
        is Outcome.MET
    )


def test_missing_clause_is_not_taken_for_one_that_resembles_it():
    without = WHOLE.replace(CLAUSES[2].text_id, "")

    assert outcomes(without, without) == ["met", "met", "not_met", "met", "met"]
    assert outcomes(without)[2] == "uncertain"


def test_number_changed_is_for_a_person():
    assert outcomes(WHOLE.replace("2 tahun", "5 tahun"))[0] == "uncertain"


def test_half_a_line_under_a_stamp_is_for_a_person_not_against_the_applicant():
    hidden = WHOLE.replace("berdasarkan putusan pengadilan yang sudah", "")

    assert outcomes(hidden, hidden)[0] == "uncertain"


def test_page_that_cannot_be_read_says_nothing_against_anyone():
    assert outcomes("") == ["no_data"] * 5
    assert set(outcomes("Surat Lamaran Kepada Yth. Bupati Batanghari", "Surat Lamaran")) == {"uncertain"}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 4))
def test_slips_of_reading_are_never_held_against_anyone(seed, each_hundred):
    dice = random.Random(seed)

    def slips(text):
        return "".join(
            dice.choice(["", letter + letter, dice.choice("aeilotnm")])
            if letter.isalpha() and dice.random() < each_hundred / 100
            else letter
            for letter in text
        )

    assert "not_met" not in outcomes(slips(WHOLE), slips(WHOLE))


@given(st.text("abcdefghij ", max_size=40), st.text("abcdefghij ", max_size=60))
def test_alignment_counts_what_is_there(announced, read):
    found = align(announced, read)

    assert 0 <= found.found <= 1
    assert 0 <= found.start <= found.end <= max(1, len(squeezed(read)))
    if squeezed(announced) and squeezed(announced) in squeezed(read):
        assert found.found == 1
        assert found.same


def test_words_become_lines_from_top_to_bottom():
    words = [
        Word(text, 1, box)
        for text, box in (("c", (0, 50, 9, 60)), ("b", (50, 3, 59, 13)), ("a", (0, 0, 9, 10)))
    ]
    random.Random(1).shuffle(words)

    assert [line.text for line in lines_of(words)] == ["a b", "c"]
    assert lines_of(words)[0].box == (0, 0, 59, 13)
