"""What a phone gives is made into what a slot takes; what cannot be mended is said."""

import io

import pikepdf
import pillow_heif
import pytest
from PIL import Image, ImageDraw, ImageFilter

from bening.core.reasons import CATALOGUE
from bening.reading import intake
from bening.reading.findings import JPEG, PDF, Limits
from bening.reading.fitting import CannotFit, fit
from tests.reading import made

CARD = Limits((JPEG,), 1, 204_800, 20, "Ketentuan unggah")
PAPER = Limits((PDF,), 1, 819_200, 20, "Ketentuan unggah")


def photo(width=3000, height=2000, kind="JPEG", **how):
    """A photo with grain, as cameras make it: it does not pack well."""
    image = Image.effect_noise((width // 4, height // 4), 60).resize((width, height)).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, width // 10, height // 10), fill=(200, 20, 30))
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(1)).save(out, kind, **how)
    return out.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


def codes(fitted):
    return [reason.code for reason in fitted.mended]


def test_large_photo_is_shrunk_to_the_limit_and_no_further_than_needed():
    sent = photo(quality=95)
    assert len(sent) > 1_000_000

    fitted = fit([sent], CARD)

    assert CARD.largest * 0.8 < len(fitted.data) <= CARD.largest
    assert codes(fitted) == ["file.shrunk"]
    assert not intake.look(fitted.data, CARD).problems


def test_photo_that_fits_and_pdf_are_not_touched():
    small = photo(600, 400, quality=70)
    assert fit([small], CARD).data is small
    pdf = made.pdf(filler=900_000)
    assert fit([pdf], PAPER).data is pdf


@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_other_pictures_become_what_the_slot_takes(kind):
    pillow_heif.register_heif_opener()
    sent = photo(800, 600, kind)

    fitted = fit([sent], CARD)

    assert opened(fitted.data).format == "JPEG"
    assert codes(fitted)[0] == "file.converted"


def test_pdf_of_one_page_becomes_the_photo_that_the_slot_asks_for():
    paper = fit([photo(1200, 1600, quality=90)], PAPER).data

    fitted = fit([paper], CARD)

    assert opened(fitted.data).format == "JPEG"
    assert opened(fitted.data).width * 4 == pytest.approx(opened(fitted.data).height * 3, rel=0.01)
    assert (codes(fitted)[0], fitted.mended[0].facts["found"]) == ("file.converted", "PDF")
    assert not intake.look(fitted.data, CARD).problems
    assert fit([paper], PAPER).data is paper


def test_photo_on_a_page_is_cut_out_of_the_paper_around_it():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(fit([photo(900, 1200)], PAPER).data)) as pdf:
        content = b"q 100 0 0 133 200 400 cm /Photo Do Q"
        pdf.pages[0].Contents = pikepdf.Stream(pdf, content)
        pdf.save(out)

    picture = opened(fit([out.getvalue()], CARD).data)

    assert picture.width * 4 == pytest.approx(picture.height * 3, rel=0.02)
    assert picture.getpixel((5, 5))[0] > picture.getpixel((5, 5))[1] + 60  # the red corner of the photo


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (made.pdf(pages=2), "pdf.too_many_pages"),
        (made.pdf()[:-40], "file.truncated"),
    ],
)
def test_pdf_that_cannot_become_a_photo_is_refused_with_its_reason(pdf, code):
    with pytest.raises(CannotFit) as refused:
        fit([pdf], CARD)
    assert refused.value.reason.code == code


def test_photos_of_one_paper_become_one_pdf_in_their_order():
    red, wide = photo(1200, 1700, quality=90), photo(1700, 1200, quality=90)

    fitted = fit([red, wide], PAPER)

    assert len(fitted.data) <= PAPER.largest
    assert codes(fitted)[0] == "file.joined"
    looked = intake.look(fitted.data, PAPER)
    assert (looked.problems, looked.pages) == ((), 2)
    with pikepdf.open(io.BytesIO(fitted.data)) as pdf:
        shapes = [[float(side) for side in page.mediabox[2:]] for page in pdf.pages]
    assert shapes == [[595, 842], [842, 595]]


def test_photo_is_laid_upright_and_turned_as_asked_and_tells_nothing_of_the_phone():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Merek Ponsel"

    fitted = fit([photo(900, 600, exif=exif)], CARD, quarters=1)

    picture = opened(fitted.data)
    assert picture.size == (900, 600)
    assert not dict(picture.getexif())
    assert b"Merek" not in fitted.data
    assert picture.convert("RGB").getpixel((880, 590))[0] > 150  # the corner: twice a quarter to the right


@pytest.mark.parametrize(
    ("files", "limits", "code"),
    [
        ([made.pdf(), made.pdf()], PAPER, "file.not_a_photo"),
        ([photo(100, 100), photo(100, 100)], CARD, "file.one_photo_only"),
        ([photo(100, 100)] * 11, PAPER, "file.too_many_photos"),
        ([photo(900, 900, quality=95)[:20_000] + b"x" * 300_000], CARD, "file.truncated"),
        ([photo(900, 900)], Limits((JPEG,), 1, 2_000, 1), "file.cannot_be_shrunk"),
    ],
)
def test_what_cannot_be_made_to_fit_is_said(files, limits, code):
    with pytest.raises(CannotFit) as refused:
        fit(files, limits, quarters=1)
    assert refused.value.reason.code == code
    assert code in CATALOGUE
