"""The first look at files: honest ones pass, none of the hostile corpus does, each within two seconds."""

import io
import os
import signal
import time

import pytest
from PIL import Image

from bening.reading import apart
from bening.reading.findings import JPEG, PDF, PNG, Limits
from bening.reading.intake import look
from tests.reading.made import HONEST, hostile, pdf, photo

ANY = Limits((JPEG, PNG, PDF), 0, 10_000_000, 10, "Pengumuman 1/2024")
HOSTILE = hostile()


def codes(data, limits=ANY):
    return [reason.code for reason in look(data, limits).problems]


@pytest.mark.parametrize("name", sorted(HONEST))
def test_look_keeps_an_honest_file(name):
    found = look(HONEST[name](), ANY)

    assert found.problems == ()
    assert found.pages == (3 if name == "three_pages.pdf" else 1)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_look_refuses_a_hostile_file_in_two_seconds(name):
    start = time.monotonic()

    found = look(HOSTILE[name], ANY)

    assert found.problems
    assert time.monotonic() - start < 8  # by a busy clock; its CPU time is bounded by 1.5 s


def test_the_corpus_is_large_enough():
    assert len(HOSTILE) >= 26


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty", "file.empty"),
        ("eicar_inside.pdf", "file.malware"),
        ("eicar_inside.jpg", "file.malware"),
        ("exe_as.pdf", "file.junk_before"),
        ("word.docx", "file.wrong_kind"),
        ("heic.heic", "file.wrong_kind"),
        ("eicar.com", "file.unknown_kind"),
        ("truncated.pdf", "file.truncated"),
        ("damaged_table.pdf", "file.damaged"),
        ("user_password.pdf", "file.encrypted"),
        ("owner_password.pdf", "file.encrypted"),
        ("script_in_object_stream.pdf", "pdf.script"),
        ("launch.pdf", "pdf.launch"),
        ("attachment.pdf", "pdf.attachment"),
        ("associated_file.pdf", "pdf.attachment"),
        ("zip_behind.pdf", "file.hides_archive"),
        ("html_behind.pdf", "file.data_after_end"),
        ("601_pages.pdf", "pdf.too_many_pages"),
        ("70_metres.pdf", "pdf.page_too_large"),
        ("400_megapixels.pdf", "image.too_many_pixels"),
        ("unpacks_200_mb.pdf", "pdf.unpacks_too_large"),
        ("twice_packed.pdf", "pdf.unpacks_too_large"),
        ("25000_objects.pdf", "file.too_complex"),
        ("400_megapixels.jpg", "image.too_many_pixels"),
        ("400_megapixels.png", "image.too_many_pixels"),
        ("truncated.jpg", "file.truncated"),
        ("truncated.png", "file.truncated"),
        ("php_behind.jpg", "file.hides_code"),
        ("script_in_comment.jpg", "file.hides_code"),
    ],
)
def test_look_says_what_is_wrong(name, code):
    assert codes(HOSTILE[name]) == [code]


def test_look_tells_every_active_part_at_once():
    assert codes(HOSTILE["script_on_open.pdf"]) == ["pdf.automatic_action", "pdf.script"]


@pytest.mark.parametrize(
    ("limits", "code", "facts"),
    [
        (Limits((PDF,), 0, 10**7, 10), "file.wrong_kind", {"found": "JPG", "allowed": "PDF"}),
        (Limits((JPEG,), 0, 4096, 10), "file.too_large", {"size": 12_000, "largest": 4096}),
        (Limits((JPEG,), 200_000, 10**7, 10), "file.too_small", {"size": 12_000, "smallest": 200_000}),
    ],
)
def test_look_keeps_to_the_limits(limits, code, facts):
    (reason,) = look(photo().ljust(12_000, b"\0")[:12_000], limits).problems

    assert (reason.code, reason.facts) == (code, facts)


def test_look_counts_pages():
    limits = Limits((PDF,), 0, 10**7, 2, "x")

    (reason,) = look(pdf(pages=3), limits).problems

    assert (reason.code, reason.facts) == ("pdf.too_many_pages", {"pages": 3, "most": 2})


def test_helper_is_started_again_after_it_was_killed():
    look(photo(), ANY)
    helper = apart._helper[1]
    os.kill(helper.pid, signal.SIGKILL)
    helper.wait()

    assert look(photo(), ANY).problems == ()


def test_helper_knows_no_secret_of_the_site(monkeypatch):
    monkeypatch.setenv("BENING_MASTER_KEY", "00" * 32)
    apart._stop()
    look(photo(), ANY)

    with open(f"/proc/{apart._helper[1].pid}/environ", "rb") as file:
        assert b"BENING" not in file.read()


def test_look_leaves_nothing_on_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    for data in HOSTILE.values():
        look(data, ANY)

    assert list(tmp_path.iterdir()) == []


def with_second_picture() -> bytes:
    """A JPEG as phones make it that keep a second picture behind the first."""
    out = io.BytesIO()
    first, second = (Image.new("RGB", (300, 200), colour) for colour in ("white", "grey"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    return out.getvalue()


SAMSUNG = (
    b"\0\0\x01\x0aImage_UTC_Data1732000000000SEFH\x65\0\0\0\x01\0\0\0\0\0\x01\x0a\x21\0\0\0\x18\0\0\0SEFT"
)


@pytest.mark.parametrize("sent", [with_second_picture(), photo() + SAMSUNG, with_second_picture() + SAMSUNG])
def test_what_phones_put_behind_a_photo_is_no_harm(sent):
    assert codes(sent) == []


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (with_second_picture()[:-30], "file.truncated"),
        (with_second_picture() + b"more", "file.data_after_end"),
        (photo() + b"SEFH" + bytes(200_000) + b"x SEFT", "file.data_after_end"),
        (photo() + SAMSUNG + b"%PDF-1.7", "file.data_after_end"),
    ],
)
def test_anything_else_behind_a_photo_is_refused(sent, code):
    assert codes(sent) == [code]
