"""Signed PDFs: whole, trusted, over the whole file, in the right name; every other one goes to a person."""

import datetime
import io

import pytest
import typst
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from bening.core.decision import Outcome
from bening.reading.signatures import check_signatures
from tests.reading.signing import AT, root, signed

PLAIN = typst.compile(b"SURAT LAMARAN kepada Bupati Batanghari")
SIGNED = signed(PLAIN)


def looked(data, name="Siti Aminah", **options):
    found = check_signatures(data, **{"roots": [root()], "at": AT, "name": name, **options})
    assert len(found) <= 1
    return (found[0].outcome, found[0].reason.code if found[0].reason else "") if found else None


def test_signature_that_holds_is_met():
    assert looked(SIGNED) == (Outcome.MET, "")
    assert check_signatures(SIGNED, roots=[root()], at=AT)[0].evidence == {
        "signer": "SITI AMINAH",
        "signatures": 1,
    }


def test_unsigned_file_and_no_pdf_get_no_check():
    assert looked(PLAIN) is None
    assert looked(b"nothing") is None
    assert looked(b"") is None


def test_without_any_root_a_whole_signature_says_nothing():
    assert looked(SIGNED, roots=[]) is None


def test_changed_bytes_break_it_with_and_without_roots():
    place = SIGNED.find(b"/Producer") if b"/Producer" in SIGNED else 200
    broken = SIGNED[: place + 12] + bytes([SIGNED[place + 12] ^ 1]) + SIGNED[place + 13 :]

    assert looked(broken) in [
        (Outcome.UNCERTAIN, "pdf.signature_broken"),
        (Outcome.UNCERTAIN, "pdf.signature_unreadable"),
    ]
    assert looked(broken, roots=[]) is not None


def test_bytes_behind_the_end_were_signed_by_nobody():
    assert looked(SIGNED + b"\n% more\n") == (Outcome.UNCERTAIN, "pdf.signature_changed")


def test_page_replaced_after_signing_is_a_change():
    writer = IncrementalPdfFileWriter(io.BytesIO(SIGNED))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)

    assert looked(out.getvalue()) == (Outcome.UNCERTAIN, "pdf.signature_changed")


def test_second_signature_leaves_the_first_as_it_is():
    twice = signed(SIGNED, "PERURI TANDA TANGAN DIGITAL", field="Meterai")

    assert looked(twice) == (Outcome.MET, "")


def test_stranger_or_expired_signer_is_for_a_person():
    assert looked(signed(PLAIN, trusted=False)) == (Outcome.UNCERTAIN, "pdf.signature_untrusted")
    ended = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    assert looked(signed(PLAIN, end=ended)) == (Outcome.UNCERTAIN, "pdf.signature_untrusted")


def test_another_name_is_for_a_person_only_where_the_applicant_must_sign():
    other = signed(PLAIN, "RUDI HARTONO")

    assert looked(other) == (Outcome.UNCERTAIN, "pdf.signature_other_name")
    assert looked(other, name="") == (Outcome.MET, "")
    assert looked(signed(PLAIN, "Perum PERURI")) == (Outcome.MET, "")


@pytest.mark.parametrize("cut", [200, 2000, 4000])
def test_truncated_files_break_nothing(cut):
    looked(SIGNED[:cut])
    looked(SIGNED[cut:])
