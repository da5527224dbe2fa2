"""Text of a PDF is believed when it is what a person sees, and only then."""

import io
import zlib

import numpy as np
import pikepdf
import pypdfium2
import pytest
import typst

from bening.reading.pdf_text import text_of_page

Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array
HONEST = b"BT /F1 12 Tf 72 700 Td (Nama: SITI AMINAH, lahir di Muara Bulian) Tj ET\n"
NIK = b"(NIK 1504035205980001) Tj ET\n"


def page(*content, change=None, box=(0, 0, 595, 842)):
    document = pikepdf.Pdf.new()
    document.add_blank_page(page_size=box[2:])
    sheet = document.pages[0].obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    sheet.Resources = Dictionary(Font=Dictionary(F1=font))
    sheet.Contents = document.make_indirect(pikepdf.Stream(document, b"".join(content)))
    if change:
        change(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def picture(document, sheet):
    stream = pikepdf.Stream(document, zlib.compress(b"\xff" * 100))
    stream.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10))
    stream.Filter, stream.BitsPerComponent, stream.ColorSpace = Name.FlateDecode, 8, Name.DeviceGray
    sheet.Resources.XObject = Dictionary(I=document.make_indirect(stream))


def form(document, sheet):
    inner = pikepdf.Stream(document, b"BT /F1 12 Tf 72 500 Td " + NIK)
    inner.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842])))
    inner.Resources = sheet.Resources
    sheet.Resources.XObject = Dictionary(X=document.make_indirect(inner))


def note(document, sheet):
    square = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=Array([70, 690, 400, 720]), IC=Array([1, 1, 1])
    )
    sheet.Annots = Array([document.make_indirect(square)])


def link(document, sheet):
    away = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([70, 690, 400, 720]))
    sheet.Annots = Array([document.make_indirect(away)])


def hidden_layer(document, sheet):
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
    sheet.Resources.Properties = Dictionary(L=layer)
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


OUTLINES = b"0 g 100 600 m " + b"110 610 120 620 130 600 c " * 2100 + b"f\n"

LIES = {
    "invisible": (b"BT 3 Tr /F1 12 Tf 72 500 Td " + NIK, None),
    "as a clip": (b"q BT 7 Tr /F1 12 Tf 72 500 Td " + NIK + b"Q\n", None),
    "white": (b"1 g BT /F1 12 Tf 72 500 Td " + NIK, None),
    "nearly white": (b"0.9 g BT /F1 12 Tf 72 500 Td " + NIK, None),
    "beside the page": (b"BT /F1 12 Tf -400 500 Td " + NIK, None),
    "below the page": (b"BT /F1 12 Tf 72 -50 Td " + NIK, None),
    "tiny": (b"BT /F1 1 Tf 72 500 Td " + NIK, None),
    "tiny by a matrix": (b"q .1 0 0 .1 0 0 cm BT /F1 12 Tf 720 5000 Td " + NIK + b"Q\n", None),
    "under white": (b"BT /F1 12 Tf 72 500 Td " + NIK + b"1 g 70 495 200 20 re f\n", None),
    "under black": (
        b"BT /F1 12 Tf 72 500 Td " + NIK + b"0 g 70 495 60 20 re f\n",
        None,
    ),
    "under a picture": (b"BT /F1 12 Tf 72 500 Td " + NIK + b"q 200 0 0 20 70 495 cm /I Do Q\n", picture),
    "clipped away": (b"q 0 0 10 10 re W n BT /F1 12 Tf 72 500 Td " + NIK + b"Q\n", None),
    "beside a picture of the page": (b"q 300 0 0 200 70 300 cm /I Do Q\n", picture),
    "nested": (b"/X Do\n", form),
    "under a note": (b"", note),
    "in a layer that is off": (b"/OC /L BDC BT /F1 12 Tf 72 500 Td " + NIK + b"EMC\n", hidden_layer),
    "beside letters drawn as shapes": (OUTLINES, None),
}


def texts(data, number=1):
    found = text_of_page(data, number, scale=2)
    return None if found is None else [word.text for word in found]


def test_honest_text_is_believed_with_its_place():
    data = page(HONEST, b"BT /F1 12 Tf 72 500 Td " + NIK)

    found = text_of_page(data, 1, scale=2)

    assert [word.text for word in found] == [
        "Nama: SITI AMINAH, lahir di Muara Bulian",
        "NIK 1504035205980001",
    ]
    assert {(word.confidence, word.page) for word in found} == {(1.0, 1)}
    grey = rendering(data, 2)
    for word in found:
        left, top, right, bottom = (round(side) for side in word.box)
        assert grey[top:bottom, left:right].min() < 80
        grey[top - 1 : bottom + 2, left - 1 : right + 2] = 255
    assert grey.min() > 200, "all ink lies in the boxes"


def rendering(data, scale):
    sheet = pypdfium2.PdfDocument(data)[0]
    return sheet.render(scale=scale, grayscale=True).to_numpy().squeeze().copy()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_follow_a_turned_page(turn):
    def turned(document, sheet):
        sheet.Rotate = turn
        sheet.CropBox = Array([20, 30, 575, 800])

    data = page(HONEST, change=turned)

    (word,) = text_of_page(data, 1, scale=2)

    left, top, right, bottom = (round(side) for side in word.box)
    grey = rendering(data, 2)
    grey[max(top - 1, 0) : bottom + 2, max(left - 1, 0) : right + 2] = 255
    assert grey.min() > 200


@pytest.mark.parametrize("how", LIES)
def test_text_that_is_not_seen_is_never_believed(how):
    content, change = LIES[how]

    assert texts(page(HONEST, content, change=change)) is None


def test_honest_extras_do_not_spoil_the_text():
    line, frame = b"0 g 72 690 400 1 re f\n", b"0 G 60 480 400 300 re S\n"
    logo = b"q 60 0 0 60 500 760 cm /I Do Q\n"
    head = b"0 0 .5 rg 72 740 300 20 re f 1 g BT /F1 12 Tf 80 745 Td (KABUPATEN BATANGHARI) Tj ET 0 g\n"

    assert texts(page(HONEST, line, frame, change=link))
    assert texts(page(logo, HONEST, change=picture))
    assert "KABUPATEN BATANGHARI" in texts(page(head, HONEST)), "white on dark is seen"


def test_page_without_text_or_beyond_the_end_has_none():
    assert texts(page(b"")) is None
    assert texts(page(b"BT /F1 12 Tf 72 700 Td (halaman 1) Tj ET")) is None
    assert texts(page(HONEST), 2) is None
    assert texts(page(HONEST), 0) is None


def test_typeset_page_is_believed_line_by_line_and_column_by_column():
    source = """
    #set page(margin: 2cm)
    SURAT LAMARAN

    Kepada Yth. Bupati Batanghari di Muara Bulian

    #table(columns: (6cm, 6cm), [Nama], [SITI AMINAH], [IPK], [3,51])
    """

    found = texts(typst.compile(source.encode()))

    assert {"SURAT LAMARAN", "Kepada Yth. Bupati Batanghari di Muara Bulian"} <= set(found)
    assert {"Nama", "SITI AMINAH", "IPK", "3,51"} <= set(found)


def test_scan_with_its_text_underneath_is_read_as_a_picture():
    scan = b"q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr /F1 12 Tf 72 500 Td " + NIK

    assert texts(page(scan, change=picture)) is None
    assert np.asarray(rendering(page(scan, change=picture), 1)).min() == 255
