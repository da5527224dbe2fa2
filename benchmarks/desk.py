"""Three hundred files a day: what the machine takes of the 96 seconds that a verifier has for each.

    nice python benchmarks/desk.py [--people 60] [--files 60] [--think 4] [--home DIR]

A real browser drives the real desk by keys alone: `M` for every requirement, `Ctrl`+`Enter` to send. Between
opening a file and sending it the verifier thinks for some seconds (`--think`; people take longer), in which
the next file is fetched ahead. Measured for each file: from `Ctrl`+`Enter` until the next file stands there
with its first picture drawn; seconds and queries of the server for the page, the pictures and the proposal.
DIR may be one that `desk_clear.py --home` left, so that nothing has to be read again.

Bars: machine time at most 5 of 96 seconds a file; queries of a page do not grow with the files judged.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
BUDGET = 8 * 3600 / 300
BAR = 5.0
CHROMIUM = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SERVED: list[tuple[str, float, int]] = []
"""(What was asked for, seconds, queries) of every request of the desk."""


class Counted:
    """Middleware: how long each request took and how many queries it made."""

    def __init__(self, answer) -> None:
        self.answer = answer

    def __call__(self, request):
        from django.db import connection

        queries = 0

        def count(execute, *told):
            nonlocal queries
            queries += 1
            return execute(*told)

        begun = time.perf_counter()
        with connection.execute_wrapper(count):
            response = self.answer(request)
        SERVED.append((_sort(request), time.perf_counter() - begun, queries))
        return response


def _sort(request) -> str:
    if request.path.endswith(".jpg"):
        return "picture"
    if request.path.endswith("/berikutnya/"):
        return "fetch ahead"
    if not request.path.startswith("/meja/"):
        return "other"
    return "send" if request.method == "POST" else "page"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--think", type=float, default=4.0, help="seconds before a file is sent")
    parser.add_argument("--home", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        home = given.home or Path(made)
        _site(home)
        _dossiers(given.people)
        waits = _judge(given.files, given.think)
    _report(waits)
    os._exit(0)  # server and readers are threads and children that would be waited for


def _site(home: Path) -> None:
    os.environ |= {
        "BENING_HOME": str(home),
        "BENING_READERS": "1",
        "BENING_EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "BENING_STATICFILES": "django.contrib.staticfiles.storage.StaticFilesStorage",
        "DJANGO_SETTINGS_MODULE": "bening.config.settings",
    }
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.MIDDLEWARE.insert(0, "__main__.Counted")
    django.setup()
    call_command("migrate", verbosity=0)


def _dossiers(people: int) -> None:
    """Read dossiers, all of them sent to the desk; told now if the folder holds none."""
    from bening.devtools import story
    from bening.stages.announcements import queries as announcements
    from bening.stages.documents.comparing import compare_some
    from bening.stages.verification import services
    from bening.stages.verification.models import Triage

    if not announcements.published().exists():
        story.READ_BEFORE = people
        tale = story.Story(date(2024, 9, 10), "documents", size=people, tell=lambda _: None)
        tale.run()
        while compare_some():
            pass
        services.triage_dossiers(tale.announcement, at=tale.at(22, 12), most=people)
    Triage.objects.update(route="desk")


def _judge(files: int, think: float) -> list[float]:
    """Seconds from sending a file until the next one stands there, for each."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread
    from playwright.sync_api import sync_playwright

    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    site = f"http://127.0.0.1:{server.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(CHROMIUM))
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID").new_page()
        page.set_default_timeout(60_000)
        _sign_in(page, site)
        page.goto(f"{site}/meja/verifikasi/")
        held = page.locator("main a[href*='/meja/verifikasi/berkas/']")
        taken = page.locator("main form button", has_text="Ambil berkas berikutnya")
        (held if held.count() else taken).first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        waits: list[float] = []
        if not page.locator("[data-desk]").count():
            raise SystemExit(f"no file came to the desk: {page.inner_text('main')[:500]}")
        while len(waits) < files and page.locator("[data-desk]").count():
            waits.append(_one_file(page, think))
        browser.close()
    return waits


def _sign_in(page, site: str) -> None:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    from bening.devtools import cast

    page.goto(f"{site}/akun/masuk/")
    page.fill("input[name=login]", cast.address("verifier"))
    page.fill("input[name=password]", cast.PASSWORD)
    page.keyboard.press("Enter")
    page.locator("input[name=code]").fill(
        format_hotp_value(hotp_value(cast.TOTP_SECRET, int(time.time()) // 30))
    )
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _one_file(page, think: float) -> float:
    """Judge everything as met, think, send; seconds until the next file (or the empty desk) is there."""
    for _ in range(page.locator("section.desk[data-requirement]").count()):
        page.keyboard.press("m")
    page.wait_for_timeout(think * 1000)
    sent = page.locator("[data-desk]").get_attribute("data-ahead")
    begun = time.perf_counter()
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        """sent => {
            const form = document.querySelector("[data-desk]")
            if (form?.dataset.ahead === sent) return false
            const first = document.querySelector("section.desk:not([hidden]) img")
            return !form || !first || (first.complete && first.naturalWidth > 0)
        }""",
        arg=sent,
    )
    return time.perf_counter() - begun


def _report(waits: list[float]) -> None:
    told = sorted(waits)
    print(f"{len(waits)} files; budget of a file: {BUDGET:.0f} s")
    print(
        f"from sending to the next file in sight: median {statistics.median(told):.2f} s, "
        f"95 % {told[int(0.95 * (len(told) - 1))]:.2f} s, longest {told[-1]:.2f} s"
    )
    by_sort: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for sort, seconds, queries in SERVED:
        by_sort[sort].append((seconds, queries))
    for sort in ("page", "send", "fetch ahead", "picture"):
        rows = by_sort.get(sort, [(0.0, 0)])
        seconds, queries = [row[0] for row in rows], [row[1] for row in rows]
        early, late = _third(queries, 0), _third(queries, 2)
        print(
            f"server, {sort}: {len(rows)} requests, median {statistics.median(seconds) * 1000:.0f} ms, "
            f"queries {statistics.median(queries):.0f} (first third {early}, last third {late})"
        )
    server = sum(seconds for sort, rows in by_sort.items() if sort != "other" for seconds, _ in rows)
    print(f"server seconds a file, pictures fetched ahead included: {server / max(1, len(waits)):.2f}")
    share = statistics.mean(waits) / BUDGET
    verdict = "kept" if told[int(0.95 * (len(told) - 1))] <= BAR else "MISSED"
    print(f"of the budget: {100 * share:.1f} % is the machine's; bar of {BAR:.0f} s: {verdict}")


def _third(numbers: list[int], which: int) -> str:
    size = max(1, len(numbers) // 3)
    part = numbers[which * size : (which + 1) * size] or numbers
    return f"{statistics.mean(part):.0f}"


if __name__ == "__main__":
    main()
