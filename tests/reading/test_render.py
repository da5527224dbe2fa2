"""Pictures of pages: drawn apart, without anything of the original but what can be seen."""

import io
import time
from contextlib import suppress

import pikepdf
import pytest
from PIL import Image

from bening.reading.findings import JPEG, PDF, PNG
from bening.reading.render import CannotDraw, NoSuchPage, page_picture
from tests.reading.made import hostile, pdf, photo

HOSTILE = hostile()


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def written(text):
    """A page of A4 with a line in a font that is not embedded."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(f"BT /F1 40 Tf 60 700 Td ({text}) Tj ET".encode())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_page_of_a_pdf_is_a_picture_of_the_usual_width():
    picture = opened(page_picture(pdf(pages=3), PDF, 2))

    assert picture.format == "JPEG"
    assert max(picture.size) <= 3200
    assert picture.size[0] <= 1600


def test_page_shows_text_in_a_font_that_is_not_embedded():
    picture = opened(page_picture(written("IJAZAH"), PDF, 1)).convert("L")

    assert picture.size == (1240, 1755)
    assert picture.crop((100, 180, 700, 320)).getextrema()[0] < 80


@pytest.mark.parametrize(("data", "kind", "page"), [(pdf(), PDF, 2), (pdf(), PDF, 0), (photo(), JPEG, 2)])
def test_page_that_is_not_there(data, kind, page):
    with pytest.raises(NoSuchPage):
        page_picture(data, kind, page)


def test_picture_carries_nothing_of_the_original_but_pixels():
    exif = Image.Exif()
    exif[0x010E] = "Jl. Gajah Mada 12"
    exif[0x0112] = 6
    data = photo(size=(300, 400), exif=exif.tobytes())

    drawn = page_picture(data, JPEG, 1)

    assert b"Gajah" in data
    assert b"Gajah" not in drawn
    assert b"Exif" not in drawn
    assert opened(drawn).size == (400, 300), "turned as the camera said"


@pytest.mark.parametrize("kind", [JPEG, PNG])
def test_large_picture_is_made_smaller(kind):
    format_name = "JPEG" if kind == JPEG else "PNG"

    assert opened(page_picture(photo(format_name, size=(4000, 3000)), kind, 1)).size == (1600, 1200)


@pytest.mark.parametrize("name", sorted(name for name in HOSTILE if name.endswith((".pdf", ".jpg", ".png"))))
def test_hostile_file_never_harms_the_process_that_asks(name):
    """Such files are refused on arrival; should one be stored all the same, drawing it ends."""
    kind = {"pdf": PDF, "jpg": JPEG, "png": PNG}[name.rsplit(".", 1)[1]]
    start = time.monotonic()

    with suppress(CannotDraw, NoSuchPage):
        assert opened(page_picture(HOSTILE[name], kind, 1)).format == "JPEG"
    assert time.monotonic() - start < 25
