"""The same paper under another name is found, other people's papers of the same form are not."""

import random
import time

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.decision import Outcome
from bening.reading.faces import find_faces
from bening.reading.portraits import PortraitHash, check_portrait, portrait_hash
from bening.reading.report import Field, Word
from bening.reading.similar import Alike, Index, check_same_document, check_same_file, keys_of, tokens_of
from tests.reading import drawn

FORM = "republik indonesia kementerian pendidikan ijazah universitas dengan menyatakan lahir lulus rektor"


def diploma(seed):
    """The words of one diploma: those of the form, and some of its own."""
    dice = random.Random(seed)
    own = ["".join(dice.choices("abcdefghijklmnop", k=dice.randint(4, 9))) for _ in range(6)]
    numbers = [str(dice.randrange(1000, 10**9)) for _ in range(4)]
    return frozenset([*FORM.split(), *own, *numbers])


def seen_again(tokens, seed, lost=0.1):
    """Another photograph of it: a tenth of the words read otherwise."""
    dice = random.Random(seed)
    return frozenset(token + "x" if dice.random() < lost else token for token in sorted(tokens))


def test_same_paper_is_found_among_thousands_and_quickly():
    index = Index((f"d{seed}", diploma(seed)) for seed in range(3000))

    began = time.process_time()
    for seed in range(0, 3000, 60):
        (found, *_) = index.most_alike(seen_again(diploma(seed), seed))
        assert found.name == f"d{seed}"
    assert (time.process_time() - began) / 50 < 0.02


def test_other_peoples_papers_of_the_same_form_are_not_alike():
    index = Index((f"d{seed}", diploma(seed)) for seed in range(300))

    assert not any(index.most_alike(diploma(seed)) for seed in range(1000, 1100))


def test_with_few_papers_only_plain_copies_are_found():
    index = Index([("one", diploma(1)), ("two", diploma(2))])

    assert index.most_alike(diploma(3)) == ()
    assert [one.name for one in index.most_alike(diploma(2))] == ["two"]


def test_own_papers_are_left_out_and_a_paper_can_be_taken_back():
    index = Index([("own", diploma(1)), ("other", diploma(2))])

    assert index.most_alike(diploma(1), but_not=frozenset({"own"})) == ()
    index.add("own", diploma(5))
    assert index.most_alike(diploma(1)) == ()
    index.remove("own")
    index.remove("own")
    assert len(index) == 1


@given(
    st.lists(st.frozensets(st.text("abc", min_size=1, max_size=3)), max_size=8), st.frozensets(st.text("abc"))
)
def test_shares_stay_between_nothing_and_all(documents, asked):
    index = Index((str(place), tokens) for place, tokens in enumerate(documents))

    found = index.most_alike(asked)
    assert all(0 < one.share <= 1.000001 for one in found)
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)


def test_tokens_are_words_of_four_letters_and_numbers_of_three_digits():
    words = [Word("Universitas Jambi, NIM: 12 345 a/b café", 1, (0, 0, 1, 1))]

    assert tokens_of(words) == {"universitas", "jambi", "345", "cafe"}


def sure(**values):
    return {name: Field(value, 0.99) for name, value in values.items()}


@pytest.mark.parametrize(
    ("kind", "fields", "keys"),
    [
        ("ktp", sure(nik="1504035205980001"), ("nik:1504035205980001",)),
        ("kk", sure(nik="1504035205980001"), ()),
        ("akreditasi", sure(number="1234/SK/BAN-PT/Ak/S/I/2020"), ()),
        (
            "ijazah",
            sure(number="57201-2020-00123-4", institution="Universitas Jambi"),
            ("ijazah:572012020001234",),
        ),
        (
            "ijazah",
            sure(number="9897/2018", institution="Universitas Jambi"),
            ("ijazah:98972018:universitasjambi",),
        ),
        ("ijazah", sure(number="9897/2018"), ()),
        ("ijazah", {"number": Field("572012020001234", 0.5)}, ()),
        ("surat_lamaran", sure(number="800/123/2024"), ()),
    ],
)
def test_keys_are_numbers_that_only_one_paper_has(kind, fields, keys):
    assert keys_of(kind, fields) == keys


def test_codes_and_stamps_are_keys_unless_they_name_everybody():
    keys = keys_of(
        "ijazah", {}, codes=["https://unja.ac.id/", "https://ijazah.example/v/57201202000123"], stamp="AB 12"
    )

    assert [key.partition(":")[0] for key in keys] == ["stamp", "code"]
    assert keys_of("akreditasi", {}, codes=["https://ban-pt.example/sk/123456789012"], stamp="X1") == (
        "stamp:x1",
    )


def test_hit_is_for_a_person_and_shared_papers_are_not_asked():
    assert check_same_file("ijazah", 1)[0].outcome is Outcome.UNCERTAIN
    assert check_same_file("ijazah", 0)[0].outcome is Outcome.MET
    assert check_same_file("kk", 3) == ()
    found = check_same_document("ijazah", keys_elsewhere=["ijazah:1"])[0]
    assert (found.outcome, found.reason.code) == (Outcome.UNCERTAIN, "duplicate.number_seen")
    assert "1" not in str(found.evidence["key"])
    assert check_same_document("ijazah", alike=[Alike("x", 0.6)])[0].evidence["percent"] == 60
    assert check_same_document("ijazah")[0].outcome is Outcome.MET
    assert check_same_document("akreditasi", alike=[Alike("x", 0.9)]) == ()


def hashed(picture):
    return portrait_hash(picture, find_faces(picture)[0])


def test_edited_portrait_is_the_same_photo_and_another_is_not():
    face = drawn.portrait()
    own, dice = hashed(face), np.random.default_rng(1)
    edits = {
        "saved anew": drawn.jpeg(cv2.resize(face, None, fx=0.5, fy=0.5), 40),
        "brighter": np.clip(face.astype(int) + 25, 0, 255).astype(np.uint8),
        "cropped": face[24:, 18:-18].copy(),
        "mirrored": face[:, ::-1].copy(),
        "noisy": drawn.noisy(face, dice),
    }
    for edit, picture in edits.items():
        assert check_portrait(own, {"other": hashed(picture)}).outcome is Outcome.UNCERTAIN, edit
    assert check_portrait(own, {}).outcome is Outcome.MET
    other = hashed(drawn.portrait(shirt=(40, 40, 60), hair=(90, 70, 40)))
    assert check_portrait(own, {"other": other}).outcome is Outcome.MET, "alike in build, in other clothes"
    assert own.distance(own) == 0
    assert PortraitHash.of_text(own.text) == own


@pytest.mark.parametrize("text", ["", "x", "00", "0" * 31, "0" * 34])
def test_what_is_no_hash_of_a_portrait_is_none(text):
    assert PortraitHash.of_text(text) is None


def test_hash_without_colours_finds_nothing():
    bare = PortraitHash.of_text("0" * 32)

    assert not bare.is_same_photo(bare)
