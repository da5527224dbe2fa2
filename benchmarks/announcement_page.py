"""What the announcement page costs, as ratios of CPU in one server process, in one run.

    python benchmarks/announcement_page.py

One granian process serves three handlers: a bare Django view (no middleware, no query), the floor (Django's
seven usual middlewares, one query, a template of 30 rows) and the site as it is. Requests are made one at
a time over one connection, rounds of the three are interleaved, and CPU is read from /proc for all
processes of the server. Ratios travel between machines, milliseconds do not.

Bars: the page from the cache at most 3 times the bare view; its first build at most 3 times the floor;
at most 3 queries; at most 50 KB for the whole first view.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
PORT = 8977
ROUNDS = 5
PAGES = {
    "bare": ("/bare", 1500),
    "floor": ("/floor", 250),
    "cached": ("/pengumuman/batanghari/", 1500),
    "first build": ("/pengumuman/batanghari/?n={n}", 250),
    "first build, 60 formasi": ("/pengumuman/enam-puluh/?n={n}", 250),
    "explorer of 10,000, built": ("/pengumuman/banyak/formasi/?q=ahli&n={n}", 60),
}


# ---------------------------------------------------------------- the server's side


def application_with_floors():
    """The site, and beside it the bare view and the floor, each with its own middlewares."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.http import HttpResponse
    from django.template import engines
    from django.urls import path

    django.setup(set_prefix=False)
    template = engines["django"].from_string(
        "<!doctype html><title>{{ title }}</title><table>{% for row in rows %}<tr><td>{{ row.n }}</td>"
        "<td><a href='/x/{{ row.n }}/'>{{ row.name }}</a></td><td>{{ row.unit }}</td><td>{{ row.note }}</td>"
        "<td>{% if row.open %}buka{% else %}tutup{% endif %}</td></tr>{% endfor %}</table>"
    )
    rows = [
        {"n": n, "name": f"Jabatan nomor {n}", "unit": "Dinas Pangan" * 4, "note": "x" * 330, "open": n % 2}
        for n in range(30)
    ]

    def bare(request):
        return HttpResponse("hello world")

    def floor(request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return HttpResponse(template.render({"title": "30", "rows": rows}, request))

    usual = [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ]
    from bening.config import urls

    urls.urlpatterns += [path("bare", bare), path("floor", floor)]
    whole, handlers = settings.MIDDLEWARE, {}
    for name, middlewares in (("/bare", []), ("/floor", usual), ("", whole)):
        settings.MIDDLEWARE = middlewares
        handlers[name] = WSGIHandler()

    def dispatch(environ, start_response):
        return handlers.get(environ["PATH_INFO"], handlers[""])(environ, start_response)

    return dispatch


if os.environ.get("BENING_BENCHMARK") == "server":
    application = application_with_floors()


# ---------------------------------------------------------------- the measuring side


def listings():
    """The files to publish: Batanghari's real one, 60 invented formasi, and the nation's or as many."""
    from tests.stages.announcements import scene

    real = SHARED / "batang-hari-2024-formasi.csv"
    nation = SHARED / "sscasn-2024-formasi.csv.gz"
    for path in (real, nation):
        if not path.exists():
            print(f"REAL DATA ABSENT: {path}; invented formasi are measured instead")
    return {
        "batanghari": real.read_bytes() if real.exists() else scene.csv(*map(scene.formasi, range(11))),
        "enam-puluh": scene.csv(*map(scene.formasi, range(60))),
        "banyak": gzip.decompress(nation.read_bytes())
        if nation.exists()
        else scene.csv(*map(scene.formasi, range(10_000))),
    }


def publish_all() -> float:
    """Three announcements, through the services; the seconds that the largest import took."""
    from django.core.management import call_command
    from django.utils.timezone import localdate, now
    from tests import cast
    from tests.stages.announcements import scene

    from bening.stages.announcements import services

    for command, options in (
        ("migrate", {"interactive": False}),
        ("createcachetable", {}),
        ("collectstatic", {"interactive": False}),
    ):
        call_command(command, verbosity=0, **options)
    from bening.accounts.services import found_institution

    murni, hasan, hendra, anton = (cast.person(name) for name in ("murni", "hasan", "hendra", "anton"))
    regency = found_institution(
        "5501", "Pemerintah Kabupaten Batanghari", "Batanghari", first=murni, second=hasan, at=cast.JOINED
    )
    cast.give_role(hendra, "secretary", regency, murni, hasan)
    cast.give_role(anton, "approver", regency, murni, hasan)
    shift = localdate() - scene.PHASES["registration"][0] - timedelta(days=7)
    longest = 0.0
    phases = {name: (first + shift, last + shift) for name, (first, last) in scene.PHASES.items()}
    for slug, data in listings().items():
        edition = services.create_announcement(
            regency, title=f"Seleksi CPNS {slug}", slug=slug, season="2024", by=hendra, at=now()
        )
        begun = time.perf_counter()
        file = services.import_formasi(edition, BytesIO(data), name="formasi.csv", by=hendra, at=now())
        services.work_on_file(clock=now)
        file.refresh_from_db()
        took = time.perf_counter() - begun
        counted = f"{file.lines_total} lines, {file.formasi_count} formasi, {file.seats} seats"
        print(f"import {slug}: {counted}, {took:.2f} s")
        edition.refresh_from_db()
        scene.fill(edition, by=hendra, at=now(), phases=phases)
        services.propose_edition(edition, by=hendra, at=now())
        begun = time.perf_counter()
        services.publish_edition(edition, by=anton, at=now())
        print(f"publish {slug}: {time.perf_counter() - begun:.2f} s")
        longest = max(longest, took)
    return longest


def queries_of(path: str) -> int:
    """How many queries one building of a page needs."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        response = Client().get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path}: HTTP {response.status_code}")
    return len(seen)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found


def cpu(pids: list[int]) -> float:
    """CPU milliseconds that processes have used."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


class Visitor:
    """One connection; asks for the same things again and again."""

    def __init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        self.asked = 0

    def get(self, path: str) -> bytes:
        """The decoded body; the size on the wire is in `wire`."""
        self.asked += 1
        self.connection.request("GET", path.format(n=self.asked), headers={"Accept-Encoding": "gzip, br"})
        response = self.connection.getresponse()
        data = response.read()
        if response.status != 200:
            raise SystemExit(f"{path}: HTTP {response.status}")
        self.wire = len(data)
        packed = response.headers.get("Content-Encoding") == "gzip"
        return gzip.decompress(data) if packed else data

    def milliseconds(self, path: str, times: int, pids: list[int]) -> float:
        """CPU of the server for each request."""
        self.get(path)
        before = cpu(pids)
        for _ in range(times):
            self.get(path)
        return (cpu(pids) - before) / times


def first_view(visitor: Visitor, path: str) -> int:
    """Bytes on the wire for the page with all its styles, scripts and pictures."""
    html = visitor.get(path).decode()
    total = visitor.wire
    parts = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    for part in sorted(parts):
        body = visitor.get(part)
        total += visitor.wire
        if part.endswith(".css"):
            for name in set(re.findall(rb"url\(\"?([^)\"]+\.svg)", body)):
                visitor.get(f"{part.rpartition('/')[0]}/{name.decode()}")
                total += visitor.wire
    return total


def wait_for_server(visitor: Visitor) -> None:
    """Until the server answers, at most 20 seconds."""
    for _ in range(200):
        try:
            visitor.get("/bare")
        except OSError:
            visitor.connection.close()
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


def measure(pid: int) -> bool:
    """Print everything; whether every bar is held."""
    visitor = Visitor()
    wait_for_server(visitor)
    pids = family(pid)
    seen: dict[str, list[float]] = {name: [] for name in PAGES}
    for _ in range(ROUNDS):
        for name, (path, times) in PAGES.items():
            seen[name].append(visitor.milliseconds(path, times, pids))
    cost = {name: statistics.median(values) for name, values in seen.items()}
    print(f"\n{'page':<28}{'CPU-ms/request':>16}   rounds")
    for name, values in seen.items():
        print(f"{name:<28}{cost[name]:>16.2f}   {' '.join(f'{value:.2f}' for value in values)}")
    held = [
        bar("cached / bare view", cost["cached"] / cost["bare"], 3),
        bar("first build / floor", cost["first build"] / cost["floor"], 3),
    ]
    sixty = cost["first build, 60 formasi"] / cost["floor"]
    print(f"{'first build of 60 formasi / floor':<40}{sixty:>8.2f}   no bar: twice the rows of the floor")
    for slug in ("batanghari", "enam-puluh", "banyak"):
        held.append(bar(f"queries, {slug}", queries_of(f"/pengumuman/{slug}/"), 3))
        held.append(
            bar(f"KB of the first view, {slug}", first_view(visitor, f"/pengumuman/{slug}/") / 1024, 50)
        )
    held.append(bar("queries, explorer of 10,000", queries_of("/pengumuman/banyak/formasi/?q=ahli"), 3))
    return all(held)


def bar(name: str, value: float, most: float) -> bool:
    """Print one figure beside its bar."""
    print(f"{name:<40}{value:>8.2f}   bar {most:g}   {'held' if value <= most else 'MISSED'}")
    return value <= most


def main() -> int:
    """Exit code 0 when every bar is held."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"BENING_HOME": home, "DJANGO_SETTINGS_MODULE": "bening.config.settings"}
        os.environ.setdefault("BENING_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
        import django

        django.setup()
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["*"]
        held = bar("seconds of the largest import", publish_all(), 20)
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
        environment = {**os.environ, "BENING_BENCHMARK": "server"}
        server = subprocess.Popen(
            [*command, "benchmarks.announcement_page:application"], cwd=ROOT, env=environment
        )
        try:
            return 0 if measure(server.pid) and held else 1
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    sys.exit(main())
