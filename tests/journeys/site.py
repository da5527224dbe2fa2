"""A whole site of its own in this process: fresh database, web server thread, a clock that can be set."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.testcases import LiveServerThread

from bening.devtools import cast
from bening.worker.jobs import JOBS
from bening.worker.loop import work
from tests.migrated import SITE, copy_site

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Site:
    """What a journey needs of the world: an address, the time, the worker, letters, an outsider."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address, self.folder = address, folder
        self._travel = None

    def at(self, moment: datetime) -> None:
        """Set the clock of the site (and of this test); it goes on from there."""
        self.stop_clock()
        self._travel = time_machine.travel(moment, tick=True)
        self._travel.start()

    def stop_clock(self) -> None:
        """Back to real time."""
        if self._travel is not None:
            self._travel.stop()
            self._travel = None

    def work(self) -> None:
        """Let the worker do all that waits."""
        work(JOBS, once=True)

    def letter_to(self, address: str) -> str:
        """The newest letter to somebody."""
        return next(letter.body for letter in reversed(mail.outbox) if address in letter.to)

    def verify(self, *more: str) -> subprocess.CompletedProcess[str]:
        """The outsider's program, in a process of its own, in real time, against the running site."""
        command = [sys.executable, "-m", "bening", "verify", self.address, *more]
        env = {**os.environ, "XDG_STATE_HOME": str(self.folder / "visitor")}
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=env)


@contextmanager
def running_site(folder):
    """Start a site on a migrated, empty database in `folder`; stop it and put the tests' database back."""
    connection.close()
    kept = connection.settings_dict["NAME"]
    copy_site(folder)
    connection.settings_dict["NAME"] = str(folder / SITE)
    server = None
    try:
        cache.clear()  # codes used and attempts counted by an earlier journey are not this site's
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        site = Site(f"http://127.0.0.1:{server.port}", folder)
        yield site
        site.stop_clock()
    finally:
        if server is not None:
            server.terminate()
        connection.close()
        connection.settings_dict["NAME"] = kept


class Actor:
    """One person at a browser of their own."""

    def __init__(self, site: Site, page) -> None:
        self.site, self.page = site, page

    def goes_to(self, path: str) -> None:
        """Open a page; it must be there."""
        answer = self.page.goto(f"{self.site.address}{path}")
        assert answer.status == 200, f"{path}: {answer.status}\n{self.page.inner_text('body')[:2000]}"

    def signs_in(self, email: str, password: str = cast.PASSWORD) -> None:
        """Password, and the code of the app if the site asks for it."""
        self.goes_to("/akun/masuk/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.presses("Masuk")
        if self.page.locator("input[name=code]").count():
            self.page.fill("input[name=code]", code_now())
            self.clicks("main form button")
        assert "/masuk/" not in self.page.url, self.text()
        assert "/pengaman/kode/" not in self.page.url, self.text()

    def clicks(self, selector: str) -> None:
        """Click the first such thing and wait for the page it leads to."""
        self._leaves(self.page.locator(selector).first)

    def presses(self, label: str) -> None:
        """Press a button of the page's main part."""
        self._leaves(self.page.locator("main").get_by_role("button", name=label, exact=True).first)

    def follows(self, label: str) -> None:
        """Follow a link of the page's main part."""
        self._leaves(self.page.locator("main").get_by_role("link", name=label).first)

    def _leaves(self, thing) -> None:
        with self.page.expect_navigation():
            thing.click()

    def fills(self, **fields: str) -> None:
        """Fill fields by their names; radios and selects are chosen, checkboxes ticked; files: `attaches`."""
        for name, value in fields.items():
            field = self.page.locator(f"main [name='{name}']")
            kind = field.first.evaluate("each => each.type || each.tagName")
            if kind == "radio":
                self.page.check(f"main [name='{name}'][value='{value}']")
            elif kind == "checkbox":
                for each in field.all():
                    each.check()
            elif kind.startswith("select"):
                field.select_option(value)
            else:
                field.fill(value)

    def attaches(self, name: str, filename: str, data: bytes, media_type: str) -> None:
        """Choose a file."""
        file = {"name": filename, "mimeType": media_type, "buffer": data}
        self.page.set_input_files(f"main input[name='{name}']", file)

    def text(self) -> str:
        """What the page says."""
        return self.page.inner_text("body")

    def sees(self, *words: str) -> None:
        """The page says all of this."""
        said = self.text()
        missing = [word for word in words if word not in said]
        assert not missing, f"{missing} not on {self.page.url}:\n{said[:3000]}"


def code_now() -> str:
    """The code that the officers' app shows now."""
    return format_hotp_value(hotp_value(cast.TOTP_SECRET, int(time.time()) // 30))
