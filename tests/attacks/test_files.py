"""Files made to break what reads them."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from bening.infra.tables import BadTable, read_table

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}  # fmt: skip
HEADING = '<row r="1"><c r="A1"><v>1</v></c></row>'


def workbook(rows, **more):
    """A workbook with these rows, small however far its cells stand apart."""
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    parts = PARTS | {"xl/worksheets/sheet1.xml": f"{sheet}{rows}</sheetData></worksheet>"} | more
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    file.seek(0)
    return file


def refused(file):
    with pytest.raises(BadTable) as error:
        list(read_table(file, ["1"]))
    return error.value.faults[0].code


@pytest.mark.parametrize(
    "rows",
    [
        HEADING + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        HEADING + "<row r='1048576'><c\n r = 'xfd1048576'><v>2</v></c></row>",
        HEADING + '<row r="4294967295"><c r="ZZZZZZ4294967295"><v>2</v></c></row>',
        HEADING + f'<row r="1048576"><c x=">" {" " * 3_000_000} r="XFD1048576"/></row>',
        HEADING + f'<row r="1048576">{"<c/>" * 100}</row>',
        HEADING + f'<row r="1048570"/>{"<row/>" * 5}<row>{"<c><v>1</v></c>" * 100}</row>',
    ],
)
def test_workbook_whose_cells_stand_far_apart_is_refused(rows):
    assert refused(workbook(rows)) == "table.too_large"


FAR = '<row r="1048576"><c r="XFD1048576"/></row>'


@pytest.mark.parametrize(
    "rows",
    [
        f'{HEADING}<row r="1" ">{FAR}',
        f'{HEADING}<c x="<"/>{FAR}',
        f"{HEADING}{FAR}</nothing>",
        HEADING + "\0" + FAR,
    ],
)
def test_sheet_that_only_a_lenient_reader_reads_is_refused(rows):
    assert refused(workbook(rows)) == "table.not_xlsx"


def test_sheet_under_another_name_is_looked_at_too():
    other = workbook(HEADING, **{"xl/media/image1.png": f"<x><sheetData>{FAR}</sheetData>"})
    assert refused(other) == "table.not_xlsx"


def test_workbook_with_entities_is_refused():
    parts = {"xl/theme/theme1.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}
    assert refused(workbook(HEADING, **parts)) == "table.not_xlsx"


@pytest.mark.parametrize("other", ["content.xml", "xl/workbook.bin"])
def test_workbook_that_is_also_of_another_kind_is_refused(other):
    assert refused(workbook(HEADING, **{other: "<x/>"})) == "table.not_xlsx"


def test_workbook_whose_checksum_lies_is_refused():
    data = bytearray(workbook(HEADING).getvalue())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"sheet1.xml"))
    data[at + 16] ^= 1

    assert refused(io.BytesIO(bytes(data))) == "table.not_xlsx"


def test_picture_in_a_workbook_is_no_sheet():
    file = workbook(HEADING + '<row r="2"><c r="A2"><v>7</v></c></row>', **{"xl/media/a.png": "\x89PNG"})
    assert len(list(read_table(file, ["1"]))) == 1


def test_honest_workbook_is_read_with_and_without_places():
    for rows in (
        HEADING + '<row r="2"><c r="A2"><v>7</v></c></row>',
        "<row><c><v>1</v></c></row><row><c><v>7</v></c></row>",
    ):
        assert [row.cells for row in read_table(workbook(rows), ["1"])] == [{"1": "7"}]


@pytest.mark.parametrize(
    ("path", "size", "kept"),
    [
        ("/akun/masuk/", 10, False),
        ("/", 10, False),
        ("/lamaran/1/berkas/ktp/", 10, True),
        ("/lamaran/1/berkas/ktp/", 2**21, True),
        ("/lamaran/1/berkas/ktp/", 2**24, False),
        ("/meja/nilai/x/skd/unggah/", 2**21, True),
        ("/panitia/pengumuman/1/formasi/", 2**25, False),
    ],
)
def test_page_that_takes_no_file_or_none_so_large_keeps_nothing(path, size, kept):
    file = SimpleUploadedFile("x.csv", b"x" * size)
    request = RequestFactory().post(path, {"berkas": file, "nama": "Sari"})

    assert ("berkas" in request.FILES) is kept
    assert bool(getattr(request, "upload_refused", 0)) is not kept
    request.close()
