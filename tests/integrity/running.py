"""The real host in processes of its own."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from tests.faults.site import environment, free_port, of_home

FORM = re.compile(r'name="form" value="([^"]+)"')
CODE = re.compile(r'<code id="kode">([0-9 ]+)</code>')


class Host:
    """`bening integrity serve --demo`: its address, its folder, what it wrote to the terminal."""

    def __init__(self, folder):
        self.home, self.said, self.port = folder / "home", folder / "said", free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        """Start, and wait until it answers."""
        env = environment(self.home, DJANGO_SETTINGS_MODULE="nothing.of.the.sort")
        command = [sys.executable, "-m", "bening", "integrity", "serve", "--demo", "--port", str(self.port)]
        with self.said.open("ab") as out:
            self.process = subprocess.Popen(command, env=env, stdout=out, stderr=out)
        for _ in range(900):
            with contextlib.suppress(URLError, OSError):
                urlopen(f"{self.address}/healthz", timeout=2).close()
                return
            time.sleep(0.1)
        raise AssertionError(self.said.read_text())

    def stop(self):
        """As an operator stops it."""
        self.process.terminate()
        self.process.wait(30)

    def kill(self):
        """As a power cut does: every process at once, without a word."""
        for pid in of_home(self.home):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(30)

    def get(self, path):
        """A page."""
        with urlopen(f"{self.address}{path}", timeout=30) as answer:
            return answer.read().decode()

    def post(self, path, **data):
        """The page after a form; also the one that says what is wrong."""
        try:
            sent = urlencode(data, doseq=True).encode()
            with urlopen(f"{self.address}{path}", sent, timeout=60) as answer:
                return answer.read().decode()
        except HTTPError as error:
            return error.read().decode()

    def report(self, form, what):
        """Send a report; its receipt."""
        found = CODE.search(self.post("/lapor/", form=form, category="bribery", what=what))
        return found and found.group(1)

    def new_form(self):
        """The random number of a fresh form."""
        return FORM.search(self.get("/lapor/")).group(1)
