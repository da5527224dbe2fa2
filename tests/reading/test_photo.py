"""A pas foto: what is plainly right passes, what is plainly wrong is said, all else goes to a person."""

import io

import numpy as np
import pytest
from PIL import Image

from bening.core.decision import Outcome
from bening.reading.checks import Read
from bening.reading.faces import Face, brightened, find_faces
from bening.reading.photo import check_photo, check_selfie
from bening.reading.pictures.flatten import Page
from bening.reading.pictures.sheets import Sheet
from bening.reading.portrait_kind import person_on
from tests.reading import drawn

MET, NOT_MET, UNCERTAIN, NO_DATA = Outcome.MET, Outcome.NOT_MET, Outcome.UNCERTAIN, Outcome.NO_DATA


def outcomes(picture, **options):
    return {check.code.removeprefix("photo."): check for check in check_photo(picture, **options)}


def test_good_photo_meets_everything():
    found = outcomes(drawn.jpeg(drawn.noisy(drawn.portrait(), np.random.default_rng(1))))

    assert {check.outcome for check in found.values()} == {MET}
    assert set(found) == {"one_face", "background", "size", "sharp", "original"}


@pytest.mark.parametrize("red", [(219, 21, 20), (150, 20, 30), (190, 30, 45), (255, 60, 60)])
def test_red_ground_is_red_bright_and_in_shadow(red):
    assert outcomes(drawn.portrait(ground=red))["background"].outcome is MET
    assert outcomes(drawn.shaded(drawn.portrait(ground=red), 0.6))["background"].outcome is MET


@pytest.mark.parametrize(
    "other", [(30, 60, 190), (250, 250, 250), (240, 140, 170), (40, 140, 70), (128, 128, 128)]
)
def test_another_ground_all_around_is_not_met(other):
    check = outcomes(drawn.jpeg(drawn.portrait(ground=other)))["background"]

    assert check.outcome is NOT_MET
    assert check.reason.code == "photo.ground_differs"


def test_half_another_ground_is_for_a_person():
    picture = drawn.portrait()
    picture[:, :110] = drawn.BLUE

    assert outcomes(picture)["background"].outcome is UNCERTAIN


def test_ground_that_the_announcement_asks_for_is_the_one_that_counts():
    assert outcomes(drawn.portrait(ground=drawn.BLUE), background="blue")["background"].outcome is MET
    assert outcomes(drawn.portrait(), background="blue")["background"].outcome is NOT_MET


def test_without_a_face_nothing_is_said_of_the_ground():
    empty = np.full((800, 600, 3), drawn.RED, np.uint8)
    found = outcomes(empty)

    assert found["one_face"].outcome is UNCERTAIN
    assert {found[name].outcome for name in ("background", "sharp", "size")} == {NO_DATA}


def test_two_people_are_for_a_person():
    pair = np.hstack([drawn.portrait((400, 533)), drawn.portrait((400, 533))])

    assert outcomes(pair)["one_face"].reason.code == "photo.several_faces"


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (drawn.portrait((240, 320)), "photo.too_few_pixels"),
        (drawn.portrait((700, 700)), "photo.other_shape"),
        (drawn.portrait(scale=0.45), "photo.face_size"),
    ],
)
def test_another_size_is_for_a_person(picture, reason):
    check = outcomes(picture)["size"]

    assert check.outcome is UNCERTAIN
    assert check.reason.code == reason


def test_slight_blur_passes_and_strong_blur_is_told():
    assert outcomes(drawn.blurred(drawn.portrait(), 1.5))["sharp"].outcome is MET
    assert outcomes(drawn.blurred(drawn.portrait(), 8))["sharp"].outcome is NOT_MET


def test_photo_of_a_screen_or_of_a_print_is_for_a_person():
    dice = np.random.default_rng(3)
    for picture in (drawn.from_a_screen(drawn.portrait()), drawn.on_a_table(drawn.portrait(), dice)):
        check = outcomes(drawn.jpeg(picture))["original"]
        assert check.outcome is UNCERTAIN
        assert check.reason.code == "photo.of_a_photo"


def test_dark_photo_is_brightened_before_its_face_is_missed():
    dark = (drawn.portrait() * 0.3).astype(np.uint8)

    assert brightened(dark).mean() > 1.5 * dark.mean()
    assert len(find_faces(dark)) == 1


def test_selfie_may_show_the_face_on_the_card_too():
    picture = drawn.portrait()
    picture[600:760, 60:180] = drawn.portrait((120, 160), ground=(200, 210, 220))
    (one, *_) = check_selfie(picture)

    assert one.outcome is MET
    assert check_selfie(np.zeros((300, 300, 3), np.uint8))[0].outcome is UNCERTAIN


def test_tiny_and_odd_pictures_break_nothing():
    for shape in ((1, 1), (10, 900), (49, 49), (64, 300)):
        assert len(check_photo(np.full((*shape, 3), 90, np.uint8))) == 5


def test_picture_read_from_a_file_is_taken_as_it_is():
    out = io.BytesIO()
    Image.fromarray(drawn.portrait()).save(out, "PNG")

    assert outcomes(np.asarray(Image.open(out)))["background"].outcome is MET


def test_face_whose_eyes_are_not_level_is_believed_less():
    level = Face((0, 0, 90, 100), 0.9, (30, 40), (60, 41))
    lying = Face((0, 0, 90, 100), 0.99, (30, 40), (35, 70))

    assert level.slant == pytest.approx(1.9, abs=0.1)
    assert lying.slant > 80


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_portrait_before_white_ground_in_uneven_light_is_a_pas_foto_however_it_lies(quarters):
    face = drawn.portrait((750, 1000), ground=(235, 235, 238), shirt=(40, 40, 60)).astype(np.float32)
    rows, columns = np.mgrid[0:1000, 0:750]
    away = np.hypot((rows - 250) / 1000, (columns - 200) / 750)
    lit = (face * (1.05 - 0.45 * away)[..., None]).clip(0, 255).astype(np.uint8)
    sent = np.ascontiguousarray(np.rot90(lit, quarters))
    sheet = Sheet(sent, 1, (sent.shape[1], sent.shape[0]))
    height, width = sent.shape[:2]
    page = Page(sent, 1, np.diag([1 / width, 1 / height, 1.0]))

    person = person_on(Read(sheet, page, (), False), "")

    assert person is not None
    assert person.kind == "pas_foto"
    assert person.picture.shape[0] > person.picture.shape[1]
