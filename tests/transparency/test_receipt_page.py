"""The page that reads receipts: a downloaded copy in a real browser, no server; it says what was sealed."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.translation import override
from playwright.sync_api import sync_playwright

from bening.core.tlog.canonical import canonical
from bening.transparency import browser
from tests.journeys.site import CHROMIUM
from tests.transparency.drill import DOCUMENT, INNER, forged_line

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def tab():
    """One tab of one browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = started.new_page(viewport={"width": 360, "height": 800})
        page.set_default_timeout(15_000)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        yield page
        started.close()


@pytest.fixture
def copy(tab, tmp_path):
    """`copy(language)`: the page, saved to a disk and opened from there."""

    def opened(language="id"):
        path = tmp_path / f"periksa-{language}.html"
        with override(language):
            path.write_text(browser.whole_page())
        tab.asked.clear()
        tab.goto(path.as_uri())
        return tab

    return opened


@pytest.fixture
def mine(scene, tmp_path):
    """`mine(**changed)`: what an applicant has, with some of it changed, as files."""

    def write(**changed):
        whole = {
            "saya.tlog-proof": scene.receipt,
            "bukaan.json": scene.opening,
            "policy.txt": scene.policy.encode().encode(),
        }
        paths = []
        for name, data in (whole | changed).items():
            if data is not None:
                (tmp_path / name).write_bytes(data)
                paths.append(str(tmp_path / name))
        return paths

    return write


def check(page, files, *keys):
    """Choose files, paste keys, press the button; the verdict and the lines."""
    page.set_input_files("input[type=file]", files)
    page.fill("textarea", "\n".join(map(str, keys)))
    page.click("button")
    page.wait_for_selector("[data-verdict=good], [data-verdict=note], [data-verdict=bad]")
    verdict = page.get_attribute("[role=status]", "data-verdict")
    return verdict, page.inner_text("[data-steps]"), page.inner_text("[data-content]")


@pytest.fixture(params=["by the browser", "by numbers"])
def either(request):
    """Newer browsers know Ed25519 themselves; for older ones the page has the arithmetic along."""

    def choose(page):
        if request.param == "by numbers":
            page.evaluate("document.querySelector('[data-periksa]').dataset.numbers = ''")
        return page

    return choose


def test_applicant_sees_what_was_sealed(copy, mine, scene, either):
    verdict, steps, content = check(either(copy()), mine(), scene.key)

    assert verdict == "good", steps
    assert "kampus" in steps
    assert "ombudsman" in steps
    for said in ("Lamaran dikirim", "00000042", "TMS", "a1, b2", INNER["ktp"].removeprefix("sha256:")):
        assert said in content


def test_english_page_speaks_english(copy, mine, scene):
    verdict, _, content = check(copy("en"), mine(), scene.key)

    assert verdict == "good"
    assert "Application submitted" in content


def test_copy_is_sound_for_everyone_before_and_after(copy, mine, scene):
    page, axe = copy(), Axe()
    for _ in range(2):
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [each["id"] for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        check(page, mine(), scene.key)


def test_nothing_leaves_the_page(copy, mine, scene):
    page = copy()
    check(page, mine(), scene.key)

    assert [url for url in page.asked if not url.startswith("file:")] == []
    refused = "fetch('https://bening.example/').then(() => 'sent', () => 'refused')"
    assert page.evaluate(refused) == "refused"
    added = """() => { const one = document.createElement("script"); one.textContent = "window.foreign = 1";
      document.body.append(one); return window.foreign === undefined }"""
    assert page.evaluate(added)


def changed(data, **at):
    told = json.loads(data)
    for path, value in at.items():
        *way, last = path.split("__")
        part = told
        for name in way:
            part = part[name]
        part[last] = value
    return canonical(told)


def other_index(scene):
    at = scene.at["mine"]
    return scene.receipt.replace(b"index %d\n" % at, b"index %d\n" % (at + 1))


def false_witness(scene):
    """The line of one witness, made up."""
    one = next(iter(scene.witnesses.values()))
    lines = scene.receipt.decode().splitlines(keepends=True)
    return "".join([*lines, forged_line(one.key.name, one.key)]).encode()


FORGED = {
    "value": lambda s: {"bukaan.json": changed(s.opening, buka__subjek__nilai="00000043")},
    "salt": lambda s: {"bukaan.json": changed(s.opening, buka__isi__salt="A" * 43 + "=")},
    "document": lambda s: {"bukaan.json": changed(s.opening, dalam__ktp__nilai="sha256:" + "2" * 64)},
    "opening of another entry": lambda s: {"bukaan.json": s.decided_opening},
    "place": lambda s: {"saya.tlog-proof": other_index(s)},
    "entry": lambda s: {"saya.tlog-proof": s.receipt.replace(b"extra eyJ", b"extra eyK")},
    "size of the log": lambda s: {"saya.tlog-proof": s.receipt.replace(b"\n285\n", b"\n284\n")},
    "witness": lambda s: {"saya.tlog-proof": false_witness(s)},
    "policy": lambda s: {"policy.txt": b"quorum saksi\nnonsense\n"},
}


@pytest.mark.parametrize("what", FORGED)
def test_whatever_was_changed_is_seen(copy, mine, scene, what):
    verdict, steps, content = check(copy(), mine(**FORGED[what](scene)), scene.key)

    assert verdict == "bad", steps
    assert "00000043" not in content  # what was not sealed is not shown as if it were


def test_false_signature_is_seen_by_either_arithmetic(copy, mine, scene, either):
    note = scene.receipt.decode()
    own = next(line for line in note.splitlines() if line.startswith(f"— {scene.key.name} "))
    forged = note.replace(own, own[:-8] + ("A" if own[-8] != "A" else "B") + own[-7:]).encode()
    verdict, steps, _ = check(either(copy()), mine(**{"saya.tlog-proof": forged}), scene.key)

    assert verdict == "bad"
    assert "palsu" in steps


def test_without_a_key_nothing_is_called_good(copy, mine):
    verdict, steps, _ = check(copy(), mine())

    assert verdict == "note"
    assert "belum Anda berikan" in steps


def test_document_is_found_again_by_its_bytes(copy, mine, scene):
    """The very file that was sealed is named; any other is told apart."""
    verdict, steps, _ = check(copy(), mine(**{"ijazah.pdf": DOCUMENT}), scene.key)
    assert verdict == "good"
    assert "ijazah.pdf persis sama dengan dokumen yang disegel sebagai ktp" in steps
    verdict, steps, _ = check(copy(), mine(**{"ijazah.pdf": DOCUMENT + b"!"}), scene.key)
    assert verdict == "note"
    assert "ijazah.pdf tidak termasuk" in steps


def test_acknowledgement_says_until_when(copy, mine, scene):
    nothing = {"saya.tlog-proof": None, "bukaan.json": None, "policy.txt": None}
    files = mine(**nothing, **{"pengakuan.txt": scene.promise})
    verdict, steps, _ = check(copy(), files, scene.key, scene.log.acknowledgement_key)

    assert verdict == "note"
    assert "ditandatangani dengan kunci" in steps


def test_page_of_the_site_has_its_script_in_a_file(client, db):
    answer = client.get("/periksa/tanda-terima/")
    html = answer.content.decode()

    assert 'src="/static/transparency/periksa.js"' in html
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    kept = client.get("/periksa/tanda-terima.html")
    assert kept.content.decode() == browser.whole_page()
    assert kept.headers["Content-Disposition"].startswith("attachment")
