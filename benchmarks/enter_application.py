"""What it costs to enter an application with one document of 200 kB, account included.

    python benchmarks/enter_application.py [FLOWS]

Every flow is a new person over HTTP against one granian process, with every page a browser would load in
between: sign up, open the link in the letter, begin with a formasi, four sections, the requirements, upload,
submit, receipt. CPU is read from /proc for all processes of the server, the one that
looks into files and its children included; what the worker does later (letters, log) is measured apart and
added. SQLite with `synchronous=FULL`. The regulation is that of 2024 with its list of documents cut to the
diploma, as the peers were measured with one document.

Bars: at most 120 CPU-ms and 40 queries a flow; one write transaction for each step. The 40 were set for
a flow of four requests; every section saved by itself makes ours 24, so queries a request are shown too.
Peers, measured in another run on this kind of machine: 239 to 594 CPU-ms, 85 to 164 queries in 2 to 10
requests. Milliseconds do not travel; so everything is shown beside one argon2id hash of the same run.
"""

from __future__ import annotations

import email
import http.client
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]
PORT = 8978
FLOWS = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 40
PASSWORD = "angin di sawah luas"
PEERS = {"horilla": (239, 164, 2), "hypha": (592, 85, 3), "pretalx": (594, 142, 10)}
"""CPU-ms, queries and requests of one application."""
SLUG, DOCUMENT = "cpns-2024", "ijazah"


def one_document() -> None:
    """Let every part of this process know the regulation of 2024 with the diploma as its only document."""
    from bening.core import regulation

    whole = regulation.load

    def load(name):
        rules = whole(name)
        return replace(rules, documents=tuple(rule for rule in rules.documents if rule.slot == DOCUMENT))

    regulation.load = load


# ---------------------------------------------------------------- the server's side


def counting_application():
    """The site; each answer says how many statements and transactions it took."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection

    django.setup(set_prefix=False)
    settings.ACCOUNT_RATE_LIMITS |= {"signup_attempt": "100000/m/ip", "confirm_email": "100000/1m/key"}
    one_document()
    handler = WSGIHandler()

    def counted(environ, start_response):
        counts = {"queries": 0, "transactions": 0}

        def note(execute, sql, params, many, context):
            word = sql.lstrip()[:9].upper()
            if word.startswith("BEGIN"):
                counts["transactions"] += 1
            elif not word.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")):
                counts["queries"] += 1
                if word.startswith(("INSERT", "UPDATE", "DELETE")) and not connection.in_atomic_block:
                    counts["transactions"] += 1
            return execute(sql, params, many, context)

        def answer(status, headers, exc_info=None):
            cost = f"{counts['queries']} {counts['transactions']}"
            return start_response(status, [*headers, ("X-Cost", cost)], exc_info)

        with connection.execute_wrapper(note):
            return handler(environ, answer)

    return counted


if os.environ.get("BENING_BENCHMARK") == "server":
    application = counting_application()


# ---------------------------------------------------------------- the measuring side


def publish() -> None:
    """One announcement whose registration is open, through the services."""
    from django.core.management import call_command
    from django.utils.timezone import localdate, now
    from tests import cast
    from tests.stages.announcements import scene as announcing
    from tests.stages.registration import scene

    from bening.accounts.services import found_institution

    for command, options in (
        ("migrate", {"interactive": False}),
        ("createcachetable", {}),
        ("collectstatic", {"interactive": False}),
    ):
        call_command(command, verbosity=0, **options)
    murni, hasan, hendra, anton = (cast.person(name) for name in ("murni", "hasan", "hendra", "anton"))
    regency = found_institution(
        "5501", "Pemerintah Kabupaten Batanghari", "Batanghari", first=murni, second=hasan, at=cast.JOINED
    )
    cast.give_role(hendra, "secretary", regency, murni, hasan)
    cast.give_role(anton, "approver", regency, murni, hasan)
    shift = localdate() - announcing.PHASES["registration"][0] - timedelta(days=7)
    phases = {name: (first + shift, last + shift) for name, (first, last) in announcing.PHASES.items()}
    scene.publish(regency, secretary=hendra, approver=anton, at=now(), phases=phases)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found


def cpu(pid: int) -> float:
    """CPU milliseconds of a process and all below it, ended children included."""
    ticks = 0
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


Cost = tuple[int, int, float, bool]
"""Queries, transactions, CPU milliseconds of one request, and whether it sent a form."""


class Applicant:
    """One person's browser: keeps cookies, reads the forms it gets."""

    def __init__(self, number: int, server: int, costs: dict[str, list[Cost]]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        self.number, self.server, self.costs = number, server, costs
        self.cookies: dict[str, str] = {}
        self.page, self.path = "", ""

    def ask(self, step: str, method: str, path: str, body: bytes | None = None, kind: str = "") -> int:
        """One request; follows nothing. The cost is added to the step."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "Referer": f"http://127.0.0.1:{PORT}{self.path}"}
        before = cpu(self.server)
        self.connection.request(method, path, body=body, headers=headers)
        response = self.connection.getresponse()
        self.page, self.path = response.read().decode(), path
        spent = cpu(self.server) - before
        self.location = response.headers.get("Location", "")
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        queries, transactions = map(int, response.headers["X-Cost"].split())
        self.costs[step].append((queries, transactions, spent, method == "POST"))
        if response.status >= 400:
            raise SystemExit(f"{method} {path}: HTTP {response.status}\n{self.page[-3000:]}")
        return response.status

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the last form that was shown."""
        found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.page)
        return dict(found)

    def post(self, step: str, path: str, **fields: str) -> None:
        """Send the form of the last page; it must lead on."""
        body = urlencode({**self.hidden(), **fields}).encode()
        if self.ask(step, "POST", path, body, "application/x-www-form-urlencoded") != 302:
            raise SystemExit(f"POST {path} did not lead on:\n{self.page[-3000:]}")
        self.ask(step, "GET", self.location)

    def upload(self, step: str, path: str, data: bytes) -> None:
        """Send a file as a browser does."""
        mark = uuid.uuid4().hex
        token = self.hidden()["csrfmiddlewaretoken"]
        body = f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        body += f'--{mark}\r\nContent-Disposition: form-data; name="berkas"; filename="ijazah.pdf"\r\n'
        body += "Content-Type: application/pdf\r\n\r\n"
        whole = body.encode() + data + f"\r\n--{mark}--\r\n".encode()
        if self.ask(step, "POST", path, whole, f"multipart/form-data; boundary={mark}") != 302:
            raise SystemExit(f"POST {path} did not lead on:\n{self.page[-3000:]}")
        self.ask(step, "GET", self.location)

    def link(self, home: Path) -> str:
        """The address in the letter that came last."""
        letter = max((home / "mail").iterdir(), key=lambda path: path.stat().st_mtime_ns)
        message = email.message_from_bytes(letter.read_bytes())
        text = message.get_payload(decode=True).decode()
        return re.search(r"http://[^/\s]+(/akun/email/konfirmasi/\S+)", text)[1]

    def apply(self, home: Path, data: bytes) -> None:
        """The whole way. Every redirect is followed, as a browser does; its page counts for the step."""
        from tests.stages.registration.answers import ANSWERS

        start = f"/lamaran/mulai/{SLUG}/?formasi=F01"  # where "Lamar" on a formasi's page leads
        sign_up = f"/akun/daftar/?{urlencode({'next': start})}"
        self.ask("sign up", "GET", sign_up)
        self.post(
            "sign up",
            sign_up,
            nik=f"150401520399{self.number:04}",
            name="Sari Wulandari",
            email=f"sari{self.number}@example.id",
            password1=PASSWORD,
        )
        link = self.link(home)
        self.ask("confirm e-mail", "GET", link)
        self.post("confirm e-mail", link)
        if self.path != start:
            raise SystemExit(f"after the letter: {self.path}, not back at the formasi")
        self.post("begin, with a formasi", start)
        here = self.path
        self.ask("identity", "GET", f"{here}identitas/")
        self.post("identity", f"{here}identitas/", **ANSWERS["identity"])
        self.post("contact", f"{here}kontak/", **ANSWERS["contact"])
        if "csrfmiddlewaretoken" not in self.hidden():  # this formasi takes several levels: it is asked
            self.ask("education", "GET", f"{here}pendidikan/?level=s1")
        self.post("education", f"{here}pendidikan/", **ANSWERS["education"])
        self.post("declarations", f"{here}pernyataan/", **ANSWERS["declarations"])
        self.ask("upload", "GET", f"{here}berkas/{DOCUMENT}/")
        self.upload("upload", f"{here}berkas/{DOCUMENT}/", data)
        self.ask("submit, receipt", "GET", f"{here}kirim/")
        self.post("submit, receipt", f"{here}kirim/")


def hash_cost() -> float:
    """CPU milliseconds of one argon2id hash with the site's parameters."""
    from django.contrib.auth.hashers import make_password

    make_password("warm")
    before = time.process_time()
    for _ in range(10):
        make_password(PASSWORD)
    return (time.process_time() - before) * 100


def worker_cost() -> float:
    """CPU milliseconds of one `bening work --once`, start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([Path(sys.executable).with_name("bening"), "work", "--once"], check=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def wait_for_server() -> None:
    """Until the server answers, at most 20 seconds."""
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def measure(pid: int, home: Path) -> bool:
    """Print everything; whether every bar is held."""
    from tests.reading import made

    wait_for_server()
    data = made.pdf(filler=200_000)
    dice = random.Random(7)
    for number in range(3):
        Applicant(number, pid, defaultdict(list)).apply(home, data)  # warm: templates, the helper process
    worker_cost()
    idle = worker_cost()
    costs: dict[str, list[Cost]] = defaultdict(list)
    before, begun = cpu(pid), time.perf_counter()
    for number in range(3, 3 + FLOWS):
        Applicant(number, pid, costs).apply(home, data + b"\n" * dice.randrange(3))
    web, took = (cpu(pid) - before) / FLOWS, time.perf_counter() - begun
    later = max(0.0, (worker_cost() - idle) / FLOWS)
    return report(costs, web, later, took / FLOWS)


def report(costs: dict[str, list[Cost]], web: float, later: float, seconds: float) -> bool:
    """The table and the bars."""
    print(f"{'':<22}{'CPU-ms':>8}{'of forms':>10}{'queries':>9}{'of forms':>10}{'writing transactions':>22}")
    total = forms = forms_cpu = 0
    writes = {}
    for step, seen in costs.items():
        queries = sum(one[0] for one in seen) / FLOWS
        sent = sum(one[0] for one in seen if one[3]) / FLOWS
        writes[step] = sum(one[1] for one in seen) / FLOWS
        total, forms = total + queries, forms + sent
        spent = sum(one[2] for one in seen) / FLOWS
        of_forms = sum(one[2] for one in seen if one[3]) / FLOWS
        forms_cpu += of_forms
        row = f"{spent:>8.1f}{of_forms:>10.1f}{queries:>9.1f}{sent:>10.1f}{writes[step]:>22.1f}"
        print(f"{step:<22}{row}")
    row = f"{web:>8.1f}{forms_cpu:>10.1f}{total:>9.1f}{forms:>10.1f}{sum(writes.values()):>22.1f}"
    print(f"{'all':<22}{row}")
    print(f"{sum(map(len, costs.values())) / FLOWS:.0f} requests a flow, {FLOWS} flows")
    hashed, whole = hash_cost(), web + later
    print(f"\nweb {web:.1f} + worker later {later:.1f} = {whole:.1f} CPU-ms a flow, {seconds * 1000:.0f} ms")
    print(f"one argon2id hash {hashed:.1f} CPU-ms: the flow costs {whole / hashed:.1f} of them")
    requests = sum(map(len, costs.values())) / FLOWS
    print(f"{total / requests:.1f} queries a request")
    for peer, (milliseconds, queries, asked) in PEERS.items():
        told = f"{whole / milliseconds:.2f} of its CPU, {total / queries:.2f} of its queries"
        print(f"against {peer}: {told}, which had {queries / asked:.0f} a request")
    held = [
        bar("CPU-ms a flow", whole, 120),
        bar("queries of the forms", forms, 40),
        bar("most write transactions of a step", max(writes.values()), 1),
    ]
    return all(held)


def bar(name: str, value: float, most: float) -> bool:
    """Print one figure beside its bar."""
    print(f"{name:<40}{value:>8.1f}   bar {most:g}   {'held' if value <= most else 'MISSED'}")
    return value <= most


def main() -> int:
    """Exit code 0 when every bar is held."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"BENING_HOME": home, "DJANGO_SETTINGS_MODULE": "bening.config.settings"}
        os.environ["BENING_READERS"] = "0"  # what reading a document costs: benchmarks/reading_speed.py
        os.environ["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
        import django

        django.setup()
        one_document()
        publish()
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--no-ws",
            "--log-level",
            "warning",
        ]
        command += ["--host", "127.0.0.1", "--port", str(PORT), "--workers", "1", "--blocking-threads", "1"]
        server = subprocess.Popen(
            [*command, "benchmarks.enter_application:application"],
            cwd=ROOT,
            env={**os.environ, "BENING_BENCHMARK": "server"},
        )
        try:
            return 0 if measure(server.pid, Path(home)) else 1
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    sys.exit(main())
