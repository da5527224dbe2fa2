import pytest

from bening.reading.match import folds


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("AHMAD ALl", "AHMAD ALI"),
        ("lndah Sari", "Indah Sari"),
        ("Aldi ALDl", "Aldi ALDI"),
        ("SUSlLO", "SUSILO"),
        ("SutiIah", "Sutilah"),
        ("I1mu", "Ilmu"),
        ("Gun|wan", "Gunlwan"),
        ("R0BERT", "ROBERT"),
        ("lestari", "lestari"),
        ("D3", "D3"),
        ("I Putu", "I Putu"),
        ("10", "10"),
        ("AI NURHAYATl", "AI NURHAYATI"),
        ("IIN PARLINA", "IIN PARLINA"),
        ("AI", "AI"),
    ],
)
def test_letters_that_look_alike_are_put_right_by_their_neighbours(read, meant):
    assert folds.put_right(read) == meant


@pytest.mark.parametrize(("one", "other"), [("MULYADI", "MUIYADI"), ("SANTOSO", "SANTOSA"), ("Aldi", "Aidi")])
def test_letters_that_a_person_can_tell_apart_stay_apart(one, other):
    assert folds.letters(one) != folds.letters(other)


def test_codes_fold_letters_in_both_and_keep_digits_apart():
    assert folds.code("DN-1O Ma/06 OO12345") == folds.code("DN-10 Ma/06 0012345")
    assert folds.code("2oIs") == folds.code("2015")
    codes = {folds.code(digit) for digit in "0123456789"}
    assert len(codes) == 10


def test_short_form_in_capitals_within_a_word_is_left():
    assert folds.put_right("STIKes Baiturrahim") == "STIKes Baiturrahim"
    assert folds.put_right("HaIim") == "Halim"
