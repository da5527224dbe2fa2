"""The real host, a real browser without JavaScript: report, receipt, answer, and nothing left behind."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import sync_playwright

from bening.integrity.demo_people import PASSPHRASE
from tests.integrity.running import Host
from tests.journeys.site import CHROMIUM
from tests.journeys.test_every_page import untranslated

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BROWSER = "PerambanSangatKhusus/9.1"


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """One host for the journeys of this file."""
    host = Host(tmp_path_factory.mktemp("host"))
    yield host
    host.stop()


@pytest.fixture
def visitor():
    """`visitor()`: a browser of one's own, without JavaScript, on a phone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)

        def new(script=False):
            context = browser.new_context(
                java_script_enabled=script,
                bypass_csp=script,
                viewport={"width": 360, "height": 740},
                user_agent=BROWSER,
            )
            page = context.new_page()
            page.set_default_timeout(30_000)
            return page

        yield new
        browser.close()


def photo(path):
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-RAHASIA"
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG", exif=exif)
    path.write_bytes(out.getvalue())
    return path


def test_a_report_goes_its_way_and_leaves_no_trace(host, visitor, tmp_path):
    address = host.address
    reporter, auditor = visitor(), visitor()

    reporter.goto(address)
    reporter.click("main >> text=Tulis laporan")
    reporter.check("text=Titipan keluarga atau kenalan")
    reporter.fill("textarea[name=what]", "Nilai wawancara ditulis sebelum wawancara.")
    reporter.check("text=BKPSDMD (panitia seleksi)")
    reporter.set_input_files("input[name=files]", photo(tmp_path / "budi.jpg"))
    reporter.fill("textarea[name=identity]", "Rina Marlina")
    reporter.click("text=Kirim laporan")
    receipt = reporter.inner_text("#kode")
    reporter.fill("input[name=receipt]", receipt.replace(" ", ""))
    reporter.click("text=Saya sudah mencatatnya")
    assert "Selesai" in reporter.inner_text("h1")

    auditor.goto(f"{address}/meja/masuk/")
    auditor.fill("input[name=code]", "inspektorat-1")
    auditor.fill("input[name=passphrase]", PASSPHRASE)
    auditor.click("main form button")
    auditor.click("table a")
    assert "Nilai wawancara ditulis" in auditor.inner_text("main")
    assert "Rina" not in auditor.inner_text("main")
    auditor.fill("textarea[name=text] >> nth=0", "Siapa yang menulisnya?")
    auditor.click("text=Kirim jawaban")
    with auditor.expect_download() as download:
        auditor.click("text=Unduh lampiran 1")
    assert b"KAMERA-RAHASIA" not in download.value.path().read_bytes()

    reporter.goto(f"{address}/kotak/")
    reporter.fill("input[name=receipt]", receipt)
    reporter.click("main form button")
    assert "Siapa yang menulisnya?" in reporter.inner_text("main")
    reporter.fill("textarea[name=text]", "Sekretaris tim.")
    reporter.click("text=Kirim pesan")
    assert "Pesan Anda sudah tersimpan" in reporter.inner_text("main")
    assert reporter.context.cookies() == []
    auditor.reload()
    assert "Sekretaris tim." in auditor.inner_text("main")
    assert [each["name"] for each in auditor.context.cookies()] == ["meja"]

    kept = (
        b"".join(path.read_bytes() for path in host.home.rglob("*") if path.is_file())
        + host.said.read_bytes()
    )
    words = (
        BROWSER,
        "127.0.0.1",
        receipt,
        receipt.replace(" ", ""),
        "wawancara",
        "Rina",
        "budi",
        "Sekretaris tim",
    )
    assert [word for word in words if word.encode() in kept] == []


@pytest.mark.parametrize(
    "path", ["/", "/en/batas/", "/penerima/", "/en/angka/", "/lapor/", "/en/kotak/", "/meja/masuk/"]
)
def test_pages_are_open_to_everybody_and_fit_a_phone(host, visitor, path):
    page = visitor(script=True)  # axe needs a script; the page has none
    page.goto(f"{host.address}{path}")
    for button in page.locator("main form button").all()[:1]:
        button.click()

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

    assert [each["id"] for each in found] == []
    assert not path.startswith("/en/") or not untranslated(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("script").count() <= 1  # axe's own


def test_the_desk_is_open_to_every_investigator(host, visitor):
    host.report(host.new_form(), "Lembar nilai diganti.")
    page = visitor(script=True)
    page.goto(f"{host.address}/meja/masuk/")
    page.fill("input[name=code]", "ombudsman-1")
    page.fill("input[name=passphrase]", PASSPHRASE)
    page.click("main form button")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    page.click("table a")
    for summary in page.locator("summary").all():
        summary.click()
    found += Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
