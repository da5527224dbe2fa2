"""The host by its addresses: nothing of who asks is kept, everything works by forms alone."""

import io
import logging
import re
import zipfile

import pikepdf
import pytest
from django.db import connections
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bening.integrity import crypto, logs, services
from bening.integrity.middleware import Forget
from bening.integrity.models import Holder, Report
from tests.integrity.conftest import PASSPHRASE

ADDRESS, BROWSER = "203.0.113.77", "Mozilla/5.0 (Very Particular Browser)"
FORM = re.compile(r'name="form" value="([^"]+)"')
ACCESS = re.compile(r'name="access" value="([^"]+)"')
CODE = re.compile(r'<code id="kode">([0-9 ]+)</code>')
WORDS = {"category": "nepotism", "what": "Keponakan kepala bidang diloloskan.", "units": ["bkpsdmd"]}
WHO = {"REMOTE_ADDR": ADDRESS, "HTTP_USER_AGENT": BROWSER, "HTTP_X_FORWARDED_FOR": ADDRESS}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(crypto, "RECEIPT_MEMORY", 8192)
    monkeypatch.setattr(crypto, "RECEIPT_OPS", 1)
    monkeypatch.setattr(crypto, "PASSPHRASE_MEMORY", 8192)
    monkeypatch.setattr(crypto, "PASSPHRASE_OPS", 1)


@pytest.fixture
def send(host, keys):
    """`send(path, **data)`: open a page, send its form as a browser would."""

    def send(path, page=None, **data):
        form = FORM.search((page or host.get(path, **WHO)).content.decode())
        return host.post(path, {"form": form.group(1) if form else "", **data}, **WHO)

    return send


def photo(kind="JPEG"):
    image, out = Image.new("RGB", (64, 48), "navy"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "KAMERA-RAHASIA", {1: "S", 2: (1.0, 42.0, 7.0)}
    text = PngInfo()
    text.add_text("Author", "KAMERA-RAHASIA")
    more = {"exif": exif, "comment": b"KAMERA-RAHASIA"} if kind == "JPEG" else {"pnginfo": text}
    image.save(out, kind, **more)
    return out.getvalue()


def letter():
    document, out = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.docinfo["/Author"] = "KAMERA-RAHASIA"
    document.attachments["rahasia.txt"] = b"KAMERA-RAHASIA"
    document.save(out)
    return out.getvalue()


def upload(data, name="budi-santoso.jpg"):
    file = io.BytesIO(data)
    file.name = name
    return file


def receipt_of(answer):
    return CODE.search(answer.content.decode()).group(1)


def everything_stored():
    """Every byte of the file and of its journal."""
    with connections["integrity"].cursor() as cursor:
        return "\n".join(cursor.connection.iterdump()).encode()


def test_a_report_is_sent_confirmed_and_opened_again(send, host, keys):
    sent = send("/lapor/", **WORDS)
    receipt = receipt_of(sent)
    wrong = send("/lapor/kode/", sent, receipt="1234")
    done = send("/lapor/kode/", sent, receipt=receipt)
    box = host.post("/kotak/", {"receipt": receipt.replace(" ", "-")}, **WHO)

    assert (sent.status_code, wrong.status_code, done.status_code, box.status_code) == (200, 422, 200, 200)
    assert receipt in wrong.content.decode()
    assert "Keponakan kepala bidang" in box.content.decode()
    assert Report.objects.get().confirmed
    for answer in (sent, wrong, done, box):
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert b"<script" not in answer.content


def test_a_form_sent_twice_shows_the_same_receipt(send, host):
    page = host.get("/lapor/")

    first, second = (receipt_of(send("/lapor/", page, **WORDS)) for _ in range(2))

    assert first == second
    assert Report.objects.count() == 1


def test_nothing_of_the_reporter_is_stored_or_logged(send, host, caplog, settings):
    with caplog.at_level(logging.DEBUG):
        sent = send("/lapor/", **WORDS, identity="Rina Marlina", others="Pak Joni")
        receipt = receipt_of(sent)
        host.post("/kotak/", {"receipt": receipt}, **WHO)
        host.get("/tidak-ada/", **WHO)
        host.post("/kotak/pesan/", {"access": "x", "form": "y"}, **WHO)

    kept = everything_stored() + caplog.text.encode()
    for secret in (
        ADDRESS,
        BROWSER,
        receipt,
        receipt.replace(" ", ""),
        "Keponakan",
        "Rina",
        "Joni",
        "testserver",
    ):
        assert secret.encode() not in kept, secret
    assert b"bkpsdmd'" in everything_stored()  # the registry is there, in clear; who was named is not
    with connections["integrity"].cursor() as cursor:
        assert not cursor.execute(
            "SELECT count(*) FROM integrity_report WHERE category = 'bkpsdmd'"
        ).fetchone()[0]


def test_a_request_is_stripped_before_any_code_sees_it(rf):
    seen = {}

    def view(request):
        from django.http import HttpResponse

        seen.update(request.META)
        return HttpResponse()

    Forget(view)(rf.get("/", **WHO, HTTP_REFERER="http://x/", HTTP_ACCEPT_LANGUAGE="min"))

    assert {name for name in seen if not name.startswith("wsgi.")} <= {
        *("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "SCRIPT_NAME", "CONTENT_TYPE", "CONTENT_LENGTH"),
        *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_COOKIE"),
    }


def test_an_error_is_logged_without_what_was_asked():
    try:
        raise ValueError(f"{ADDRESS} wrote a secret")
    except ValueError:
        import sys

        record = logging.LogRecord(
            "django.request", 40, __file__, 1, "Error: %s", ("/kotak/",), sys.exc_info()
        )

    line = logs.Bare().format(record)

    assert "ValueError" in line
    assert "test_host.py" in line
    assert ADDRESS not in line
    assert "/kotak/" not in line


@pytest.mark.parametrize(
    ("data", "ends"), [(photo(), "jpg"), (photo("PNG"), "jpg"), (letter(), "pdf")], ids=["jpg", "png", "pdf"]
)
def test_attachments_lose_what_is_not_seen_on_them(send, host, data, ends):
    assert b"KAMERA-RAHASIA" in data
    receipt = receipt_of(send("/lapor/", **WORDS, files=[upload(data)]))
    box = host.post("/kotak/", {"receipt": receipt})
    access = ACCESS.search(box.content.decode()).group(1)

    copy = host.post("/kotak/lampiran/", {"access": access, "number": 2})

    assert copy.headers["Content-Disposition"] == f'attachment; filename="lampiran-1.{ends}"'
    assert copy.content[:4] == (b"%PDF" if ends == "pdf" else b"\xff\xd8\xff\xe0")
    assert b"KAMERA-RAHASIA" not in copy.content
    assert b"budi" not in box.content + everything_stored()
    if ends == "jpg":
        assert not Image.open(io.BytesIO(copy.content)).getexif()
    else:
        assert "/Info" not in pikepdf.open(io.BytesIO(copy.content)).trailer
    assert host.post("/kotak/lampiran/", {"access": access, "number": 1}).status_code == 404


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([b"PK\x03\x04 a Word file"], "foto (JPG, PNG) atau PDF"),
        ([b"%PDF-1.7 nothing"], "tidak dapat digambar ulang"),
        ([photo()] * 6, "Paling banyak lima"),
    ],
)
def test_an_attachment_that_cannot_be_drawn_is_said_and_the_text_stays(send, files, says):
    answer = send("/lapor/", **WORDS, files=[upload(each) for each in files])

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert WORDS["what"] in answer.content.decode()
    assert not Report.objects.exists()


def test_an_upload_that_is_far_too_large_is_answered(send, monkeypatch):
    monkeypatch.setattr("bening.integrity.uploads.LARGEST", 1000)

    answer = send("/lapor/", **WORDS, files=[upload(photo() + bytes(5000))])

    assert answer.status_code == 422
    assert "24 MB" in answer.content.decode()


def test_a_refusal_keeps_what_was_typed(send):
    answer = send("/lapor/", category="other", what="Semua terlibat", units=["bupati", "ombudsman"])

    assert answer.status_code == 422
    assert "bebas dari orang yang Anda sebut" in answer.content.decode()
    assert "Semua terlibat" in answer.content.decode()


def test_messages_go_both_ways_without_a_cookie(send, host, keys):
    receipt = receipt_of(send("/lapor/", **WORDS))
    box = host.post("/kotak/", {"receipt": receipt})
    access = ACCESS.search(box.content.decode()).group(1)
    token = re.findall(FORM, box.content.decode())[-1]

    for _ in range(2):
        said = host.post("/kotak/pesan/", {"access": access, "form": token, "text": "Saya punya rekaman."})
    empty = host.post("/kotak/pesan/", {"access": access, "form": token, "text": " "})

    assert said.content.decode().count("Saya punya rekaman.") == 1
    assert empty.status_code == 422
    assert not said.cookies


def test_pages_from_another_time_are_refused(host, keys):
    for path in ("/kotak/pesan/", "/kotak/bukti/", "/kotak/lampiran/", "/lapor/", "/lapor/kode/"):
        answer = host.post(path, {"access": "eA", "form": "eA"})
        assert answer.status_code == 400, path
        assert "terlalu lama" in answer.content.decode()


def test_a_wrong_receipt_is_answered_and_a_flood_is_bounded(host, keys):
    for _ in range(30):
        answer = host.post("/kotak/", {"receipt": "00000000000000000000"})
        assert "tidak dikenal" in answer.content.decode()

    assert "terlalu banyak" in host.post("/kotak/", {"receipt": "0" * 20}).content.decode()


def test_english_is_an_address_and_sets_no_cookie(host, keys):
    page = host.get("/en/lapor/")
    to_english = host.get("/bahasa/en/?kembali=/batas/")
    back = host.get("/en/bahasa/id/?kembali=/en/batas/")

    assert b'action="/en/lapor/"' in page.content
    assert b'href="/en/kotak/"' in page.content
    assert b"Write a report" in page.content
    assert (to_english.headers["Location"], back.headers["Location"]) == ("/en/batas/", "/batas/")
    assert host.get("/bahasa/en/?kembali=https://evil.example/").headers["Location"] == "/en/"
    assert not any(answer.cookies for answer in (page, to_english, back))


def test_before_anybody_has_a_key_no_report_is_taken(host):
    assert host.get("/lapor/").status_code == 503
    assert host.get("/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/batas/", "/penerima/", "/angka/", "/kotak/", "/meja/masuk/", "/healthz"]
)
def test_open_pages_set_no_cookie(host, keys, path):
    for address in (path, f"/en{path}"):
        answer = host.get(address, **WHO)
        assert answer.status_code == 200
        assert not answer.cookies


# -- the desk ------------------------------------------------------------------------------------


@pytest.fixture
def sit(host, keys):
    """`sit("auditor")`: sign in with the key kept on the host."""

    def sit(code):
        locked = crypto.lock_private(keys[code].private, PASSPHRASE)
        Holder.objects.filter(code=code).update(locked=locked)
        answer = host.post("/meja/masuk/", {"code": code, "passphrase": PASSPHRASE})
        assert answer.status_code == 302, answer.content.decode()

    return sit


def test_only_investigators_get_a_cookie_and_it_is_short_and_strict(sit, host, keys):
    sit("auditor")
    cookie = host.cookies["meja"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", 1200)
    assert keys["auditor"].private.hex() not in cookie.value
    assert host.get("/meja/").status_code == 200


def test_the_desk_is_closed_to_everybody_else(host, sit, keys, file_report):
    assert host.get("/meja/").headers["Location"] == "/meja/masuk/"
    wrong = host.post("/meja/masuk/", {"code": "auditor", "passphrase": "salah"})
    assert wrong.status_code == 422
    assert "tidak cocok" in wrong.content.decode()
    file_report(units=("bkpsdmd",))
    sit("pengadaan")

    assert "Belum ada laporan" in host.get("/meja/").content.decode()
    assert host.get(f"/meja/{Report.objects.get().pk}/").status_code == 404
    services.end_holder("pengadaan")
    assert host.get("/meja/").status_code == 302


def test_an_escrow_office_has_no_desk(host, keys):
    locked = crypto.lock_private(keys["dprd"].private, PASSPHRASE)
    Holder.objects.filter(code="dprd").update(locked=locked)

    assert host.post("/meja/masuk/", {"code": "dprd", "passphrase": PASSPHRASE}).status_code == 422


def test_a_key_file_signs_in(host, keys):
    from bening.integrity.key_files import key_file

    text = key_file("auditor", crypto.lock_private(keys["auditor"].private, PASSPHRASE))
    answer = host.post("/meja/masuk/", {"key": upload(text.encode(), "a.key"), "passphrase": PASSPHRASE})

    assert answer.headers["Location"] == "/meja/"


def test_an_investigator_works_on_a_report(host, sit, send, file_report):
    receipt = file_report(units=("bkpsdmd",), identity="Rina")
    sit("auditor")
    pk = Report.objects.get().pk
    page = host.get(f"/meja/{pk}/")
    assert "Panitia meminta uang" in page.content.decode()
    assert "Rina" not in page.content.decode()

    assert send(f"/meja/{pk}/jawab/", page, text="Kapan?").status_code == 302
    assert send(f"/meja/{pk}/jawab/", page, text="").status_code == 422
    assert send(f"/meja/{pk}/langkah/examine/", page).status_code == 302
    assert send(f"/meja/{pk}/langkah/hold/", page).status_code == 302
    assert send(f"/meja/{pk}/langkah/nothing/", page).status_code == 404
    assert send(f"/meja/{pk}/identitas/", page, **{"identity-reason": "Perlu saksi"}).status_code == 302
    exported = send(f"/meja/{pk}/serah-terima/", page)
    archive = zipfile.ZipFile(io.BytesIO(exported.content))
    assert b"Panitia meminta uang" in archive.read("laporan.json")
    closing = {"close-outcome": "founded", "close-text": "Terbukti."}
    assert send(f"/meja/{pk}/tutup/", page, **closing).status_code == 302
    assert send(f"/meja/{pk}/tutup/", page, **closing).status_code == 422
    assert send(f"/meja/{pk}/langkah/reopen/", page).status_code == 302
    box = host.post("/kotak/", {"receipt": receipt}).content.decode()
    for word in ("Kapan?", "Terbukti.", "meminta nama Anda", "ditahan untuk pemeriksaan"):
        assert word in box
    assert "mengunduh berkas serah terima" in host.get(f"/meja/{pk}/").content.decode()


def test_a_custodian_decides_without_seeing_the_report(host, sit, send, file_report):
    file_report(identity="Rina Marlina")
    pk = Report.objects.get().pk
    sit("auditor")
    send(f"/meja/{pk}/identitas/", host.get(f"/meja/{pk}/"), **{"identity-reason": "Perlu saksi"})
    sit("custodian")
    assert host.get(f"/meja/{pk}/").status_code == 404
    number = re.search(r"/meja/identitas/(\d+)/", host.get("/meja/").content.decode()).group(1)
    page = host.get(f"/meja/identitas/{number}/")
    assert "Perlu saksi" in page.content.decode()

    assert send(f"/meja/identitas/{number}/", decision="release", reason="Ya").status_code == 302
    sit("auditor")

    assert "Rina Marlina" in host.get(f"/meja/{pk}/").content.decode()
    assert host.get(f"/meja/identitas/{number}/").status_code == 404


def test_a_form_of_somebody_else_is_refused_at_the_desk(host, sit, file_report):
    file_report()
    pk = Report.objects.get().pk
    sit("auditor")
    stolen = FORM.search(host.get(f"/meja/{pk}/").content.decode()).group(1)
    sit("ombudsman")

    assert host.post(f"/meja/{pk}/langkah/examine/", {"form": stolen}).status_code == 400
    assert host.post(f"/meja/{pk}/langkah/examine/", {}).status_code == 400


def test_signing_out_takes_the_key_away(host, sit):
    sit("auditor")
    host.post("/meja/keluar/")

    assert host.get("/meja/").status_code == 302


def test_the_host_knows_no_account_session_or_address():
    from bening.config import integrity_settings as own

    joined = " ".join(
        [*own.INSTALLED_APPS, *own.MIDDLEWARE, *own.TEMPLATES[0]["OPTIONS"]["context_processors"]]
    )
    for word in ("auth", "session", "messages", "accounts", "allauth", "csrf", "notifications"):
        assert word not in joined
    assert own.DATABASES["default"] == {}
