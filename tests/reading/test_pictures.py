"""Any file becomes upright pages, and every box finds its way back to the picture that was sent."""

import io
import time

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from bening.reading.ocr import engine
from bening.reading.pictures import LIMITS, Unreadable, open_files
from bening.reading.pictures.flatten import flatten
from bening.reading.turning import read_upright
from tests.reading.cards import NIK, card, moved, on_table, saved
from tests.reading.made import hostile
from tests.reading.test_render import written

HOSTILE = hostile()
TURNED = {
    0: lambda x0, y0, x1, y1: (x0, y0, x1, y1),
    90: lambda x0, y0, x1, y1: (1 - y1, x0, 1 - y0, x1),
    180: lambda x0, y0, x1, y1: (1 - x1, 1 - y1, 1 - x0, 1 - y0),
    270: lambda x0, y0, x1, y1: (y0, 1 - x1, y1, 1 - x0),
}


def nik_in(data: bytes):
    """The box of the NIK in shares of the page as drawn."""
    page, words = read_upright(flatten(open_files([data])[0]), engine("tiny"))
    found = [word for word in words if NIK in word.text.replace(" ", "")]
    assert found, [word.text for word in words]
    return page.box(found[0].box)


def close(one, other, within=0.03):
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < within


@pytest.mark.parametrize("degrees", TURNED)
def test_box_is_where_the_text_is_however_the_picture_is_turned(degrees):
    image, box = card()

    found = nik_in(saved(image.rotate(-degrees, expand=True)))

    assert close(found, TURNED[degrees](*box)), (found, box)


@pytest.mark.parametrize("degrees", [-8, 5])
def test_box_is_where_the_text_is_on_a_tilted_scan(degrees):
    image, box = card()
    width, height = image.size
    scan = image.rotate(degrees, expand=True, fillcolor=(250, 250, 250), resample=Image.Resampling.BICUBIC)
    turn = np.radians(-degrees)
    matrix = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1.0]])
    to_middle = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1.0]])
    from_middle = np.array([[1, 0, scan.width / 2], [0, 1, scan.height / 2], [0, 0, 1.0]])
    wanted = moved(box, from_middle @ matrix @ to_middle, image.size, scan.size)

    assert close(nik_in(saved(scan)), wanted)


def test_box_is_where_the_text_is_on_a_photo_of_the_card():
    image, box = card()
    corners = [(260, 180), (1180, 240), (1120, 840), (200, 760)]
    picture, turn = on_table(image, corners)

    page = flatten(open_files([saved(picture)])[0])
    found = nik_in(saved(picture))

    assert page.paper_found
    assert close(found, moved(box, turn, image.size, picture.size))


def test_edge_of_a_shadow_through_the_writing_is_not_taken_for_the_edge_of_the_paper():
    sheet = Image.new("RGB", (900, 1270), "white")
    for row in range(14):
        written_row = (60, 80 + 50 * row)
        ImageDraw.Draw(sheet).text(
            written_row,
            "menerangkan dengan sesungguhnya bahwa",
            font=ImageFont.load_default(24),
            fill="black",
        )
    light = 0.6 + 0.4 * np.sin(np.pi * np.arange(900) / 900)
    bent = Image.fromarray((np.asarray(sheet) * light[None, :, None]).astype(np.uint8))

    assert not flatten(open_files([saved(bent)])[0]).paper_found


def test_lit_part_of_a_paper_in_shadow_is_not_taken_for_the_paper():
    image, _ = card()
    picture, _ = on_table(image, [(60, 60), (1340, 60), (1340, 940), (60, 940)])
    pixels = np.asarray(picture).astype(np.float32)
    rows, columns = np.mgrid[0:1000, 0:1400]
    lit = 1 / (1 + np.exp((rows + 0.3 * columns - 1000) / 40))
    shadowed = Image.fromarray((pixels * (0.45 + 0.55 * lit[..., None])).astype(np.uint8))

    page = flatten(open_files([saved(shadowed)])[0])
    x0, y0 = page.point(0, 0)
    x1, y1 = page.point(1, 1)

    assert not page.paper_found or (x1 - x0 > 0.85 and y1 - y0 > 0.8)


def test_portrait_on_a_card_is_not_taken_for_the_paper():
    image, _ = card()
    image.paste((200, 30, 40), (720, 150, 960, 470))
    image.paste((230, 190, 160), (780, 220, 900, 380))

    page = flatten(open_files([saved(image)])[0])

    assert not page.paper_found or page.picture.shape[1] > 900
    assert nik_in(saved(image))


def test_picture_is_turned_as_the_camera_said():
    image, box = card()
    exif = Image.Exif()
    exif[0x0112] = 6

    sheet = open_files([saved(image.rotate(90, expand=True), exif=exif.tobytes())])[0]

    assert sheet.drawn == image.size
    assert close(nik_in(saved(image.rotate(90, expand=True), exif=exif.tobytes())), box)


@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_picture_of_another_kind_is_read(kind):
    image, box = card()

    assert close(nik_in(saved(image, kind)), box)


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "RGBA", "I;16"])
def test_picture_of_any_depth_is_read(mode):
    image, box = card((2600, 1638))
    grey = image.convert("L")
    if mode == "I;16":
        sent = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    else:
        sent = (grey if mode == "1" else image).convert(mode)

    assert close(nik_in(saved(sent, "PNG")), box)


def test_picture_of_one_pixel_has_nothing_to_read():
    (sheet,) = open_files([saved(Image.new("RGB", (1, 1)), "PNG")])
    assert not flatten(sheet).paper_found


def test_small_picture_is_enlarged_and_a_large_one_made_smaller():
    image, _ = card((500, 315))
    small = flatten(open_files([saved(image)])[0])
    large = open_files([saved(card()[0].resize((4000, 2520)))])[0]

    assert small.picture.shape[:2] == (630, 1000)
    assert small.enlarged == pytest.approx(2.0)
    assert large.picture.shape[1] == 2400
    assert large.drawn == (4000, 2520)


def test_several_photos_are_the_pages_of_one_paper():
    image, _ = card()
    document = io.BytesIO()
    image.save(document, "PDF", save_all=True, append_images=[image])

    sheets = open_files([saved(image), document.getvalue(), saved(image, "PNG")])

    assert [sheet.number for sheet in sheets] == [1, 2, 3, 4]


def test_transparent_picture_lies_on_white_paper():
    clear = Image.new("RGBA", (200, 100), (0, 0, 0, 0))

    assert open_files([saved(clear, "PNG")])[0].picture.min() == 255


def test_page_with_text_brings_its_words_and_their_places():
    text = "ijazah ini milik fakultas ilmu"

    sheet = open_files([written(text)])[0]

    assert sheet.words is not None
    assert text in " ".join(word.text for word in sheet.words)
    assert sheet.words[0].page == 1


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_file_is_refused_with_a_reason_in_time(name):
    start = time.monotonic()

    with pytest.raises(Unreadable) as refused:
        open_files([HOSTILE[name]])
    assert refused.value.reason.code.split(".")[0] in ("file", "pdf", "image")
    assert time.monotonic() - start < 15


def test_heic_that_carries_more_or_is_cut_is_refused():
    data = saved(card()[0], "HEIF")

    for wrong in (data[: len(data) // 2], data + b"PK\x03\x04 more than a picture", data[:30] + b"\0" * 99):
        with pytest.raises(Unreadable):
            open_files([wrong])


def test_too_many_pages_or_files_are_refused():
    document = pikepdf.new()
    for _ in range(LIMITS.pages):
        document.add_blank_page(page_size=(300, 300))
    out = io.BytesIO()
    document.save(out)
    picture = saved(card()[0])

    for files in ([out.getvalue(), picture], [picture] * 11, []):
        with pytest.raises(Unreadable):
            open_files(files)
