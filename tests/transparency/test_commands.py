"""`bening verify`, `bening log` and `bening keys` as people call them."""

import gzip
import http.server
import json
import socket
import subprocess
import sys
import threading
from contextlib import closing
from functools import partial

import pytest

from bening import cli
from bening.core import events
from bening.transparency import anchor, keys, keys_command, log_command, queries
from bening.transparency.models import Checkpoint
from bening.transparency.verify import command
from bening.transparency.verify.command import Printer
from bening.transparency.verify.mirror import copy_site
from bening.transparency.verify.report import Report
from bening.transparency.verify.source import Folder, Missing, Unreachable, Website
from bening.transparency.verify.trust import TrustError, read_trust
from tests.transparency.world import SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_memory(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def copy(world, tmp_path):
    """A static copy of the whole site."""
    world.source = world.site()
    copy_site(world.source, tmp_path / "salinan")
    return tmp_path / "salinan"


def run(capsys, *argv):
    code = command.main([str(each) for each in argv])
    return code, capsys.readouterr().out


def test_verify_of_a_static_copy_says_what_it_checked(copy, capsys):
    code, told = run(capsys, copy)

    assert code == 0
    assert told.splitlines()[-1] == "HASIL: semua cocok."
    assert "PERHATIAN: kunci diambil dari situs" in told
    assert run(capsys, copy, "--lang", "en")[1].splitlines()[-1] == "RESULT: everything agrees."


def test_verify_remembers_and_then_trusts_the_remembered_key(copy, capsys):
    run(capsys, copy)

    assert "Kunci diambil dari pemeriksaan Anda sebelumnya" in run(capsys, copy)[1]
    assert "PERHATIAN" in run(capsys, copy, "--no-memory")[1]


def test_verify_names_a_changed_byte_and_ends_with_1(copy, capsys):
    path = copy / "data" / "skd.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"twk":115', b'"twk":150'))

    code, told = run(capsys, copy)
    assert code == 1
    assert "BARIS 3 (00000003, A1) DIUBAH" in told
    assert "TIDAK cocok" in told.splitlines()[-1]


def test_verify_shows_the_first_of_many_and_counts_the_rest(copy, capsys, tmp_path):
    path = copy / "data" / "result.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"formasi":"A', b'"formasi":"B'))
    path = copy / "data" / "ranking-final.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"formasi":"A', b'"formasi":"B'))

    code, told = run(capsys, copy, "--json", tmp_path / "laporan.json")
    assert code == 1
    assert told.count("DIUBAH") == 10
    assert "10 hal serupa lagi" in told
    assert len(json.loads((tmp_path / "laporan.json").read_text())["findings"]) > 20


def test_verify_writes_a_report_for_programs(copy, capsys, tmp_path):
    run(capsys, copy, "--json", tmp_path / "laporan.json")
    told = json.loads((tmp_path / "laporan.json").read_text())
    assert (told["ok"], told["problems"]) == (True, 0)

    code, text = run(capsys, copy, "--json", "-", "--log", "2026")
    assert (code, json.loads(text)["ok"]) == (0, True)


def test_verify_with_key_trust_file_and_earlier_checkpoint(world, copy, capsys, tmp_path):
    trust, since = tmp_path / "kunci.txt", tmp_path / "titik"
    trust.write_text(f"# surat pengumuman\nlog {world.log.key}\nquorum none\n")
    since.write_bytes((copy / "log/2026/checkpoint").read_bytes())

    code, told = run(capsys, copy, "--trust", trust, "--since", since, "--key", world.log.key)
    assert code == 0
    assert "PERHATIAN" not in told
    assert "Log ini masih memuat semua yang Anda lihat sebelumnya" in told


def test_verify_of_receipt_and_opening(world, copy, capsys, tmp_path):
    from tests.transparency.test_verify_receipts import FIELDS, INNER

    entry = world.personal(events.ApplicationSubmitted, fields=FIELDS, inner=INNER)
    copy_site(world.site(), copy)
    receipt, opening = tmp_path / "saya.tlog-proof", tmp_path / "bukaan.json"
    receipt.write_bytes(queries.receipt(entry))
    opening.write_bytes(queries.opening(entry, FIELDS, secret=SECRET, inner=INNER))

    code, told = run(capsys, copy, "--receipt", receipt, "--open", opening)
    assert code == 0
    assert "Bukaan cocok: aktor, isi, subjek, isi.ktp" in told
    assert run(capsys, "--receipt", receipt, "--key", world.log.key)[0] == 0


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--open", "x", "."],
        ["--open", "x", "--receipt", "a", "--receipt", "b", "."],
        ["--lang", "fr", "."],
    ],
)
def test_verify_called_wrongly_ends_with_2(argv):
    with pytest.raises(SystemExit, match="2"):
        command.main(argv)


@pytest.mark.parametrize(
    "argv",
    [
        ["/nowhere/at/all"],
        ["{copy}", "--log", "1999"],
        ["{copy}", "--key", "nonsense"],
        ["{copy}", "--trust", "/nowhere"],
        ["{copy}", "--since", "/nowhere"],
        ["{empty}"],
        ["http://127.0.0.1:9/"],
    ],
)
def test_verify_of_what_cannot_be_used_ends_with_2(copy, tmp_path, argv, capsys):
    (tmp_path / "empty").mkdir()
    shown = [each.format(copy=copy, empty=tmp_path / "empty") for each in argv]

    assert command.main(shown) == 2
    assert capsys.readouterr().err.startswith("bening verify: ")


def test_verify_of_a_broken_well_known_ends_with_2(copy, capsys):
    (copy / ".well-known/bening.json").write_text("[]")

    assert command.main([str(copy)]) == 2


def test_verify_needs_no_django(copy):
    program = (
        "import sys; from bening.cli import main; code = main(['verify', sys.argv[1], '--no-memory']);"
        "assert not [name for name in sys.modules if name.startswith('django')]; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(copy)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_trust_file_without_a_key_is_refused(tmp_path):
    (tmp_path / "x").write_text("# nothing\n")

    with pytest.raises(TrustError, match="no key"):
        read_trust(tmp_path / "x")


# --- sources --------------------------------------------------------------------------------------


class Handler(http.server.SimpleHTTPRequestHandler):
    """A plain file server with gzip, redirects and failures."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.startswith("/pindah/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/pindah"))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path.startswith("/jauh/"):
            self.send_response(301)
            self.send_header(
                "Location", f"http://localhost:{self.server.server_port}{self.path.removeprefix('/jauh')}"
            )
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path.startswith("/gagal/"):
            self.send_error(500)
        elif self.path.startswith("/putar/"):
            self.send_response(302)
            self.send_header("Location", self.path)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path.startswith("/gzip/"):
            broken = self.path.endswith("?rusak")
            data = b"broken" if broken else gzip.compress(b"isi")
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture
def served(copy):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(copy)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_verify_over_the_network(served, capsys):
    assert run(capsys, served)[0] == 0
    assert run(capsys, f"{served}/pindah")[0] == 0


@pytest.mark.parametrize("prefix", ["", "/pindah", "/jauh"])
def test_website_follows_redirects(served, copy, prefix):
    with closing(Website(served + prefix)) as site:
        assert site.get("/log/2026/checkpoint") == (copy / "log/2026/checkpoint").read_bytes()
        assert site.get("/log/2026/policy.txt")


def test_website_unpacks(served):
    with closing(Website(f"{served}/gzip")) as site:
        assert site.get("/x") == b"isi"


@pytest.mark.parametrize(
    ("path", "error", "says"),
    [
        ("/gagal/x", Unreachable, "HTTP 500"),
        ("/putar/x", Unreachable, "too many redirects"),
        ("/gzip/x?rusak", Unreachable, "gzip"),
        ("/tidak/ada", Missing, "tidak"),
        ("/data/é", Unreachable, "ascii"),
        ("/data/x HTTP/1.1\r\nX: y", Unreachable, "control"),
    ],
)
def test_website_that_fails_says_how(served, path, error, says):
    with closing(Website(served)) as site, pytest.raises(error, match=says):
        site.get(path)


def test_few_bytes_that_unpack_to_more_than_a_machine_holds_are_refused(served, monkeypatch):
    monkeypatch.setattr("bening.transparency.verify.source.LARGEST", 2)
    with closing(Website(f"{served}/gzip")) as site, pytest.raises(Unreachable, match="larger than 2"):
        site._unpacked(gzip.compress(b"isi"), "/x")


def test_words_of_a_hostile_site_steer_no_terminal(capsys):
    report = Report(Printer("en").show)
    report.problem("table.not_in_log", table="skd\x1b[2J\r\nRESULT: everything agrees.\u202e", index=1)

    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert not {"\x1b", "\r", "\u202e"} & set(told)
    assert "skd\\x1b[2J\\r\\nRESULT" in told


def test_website_opens_a_new_connection_when_the_old_one_was_closed(served):
    with closing(Website(served)) as site:
        site.get("/log/2026/checkpoint")
        site._connection.sock.shutdown(socket.SHUT_RDWR)

        assert site.get("/log/2026/checkpoint")


def test_folder_stays_inside_itself(copy):
    (copy.parent / "rahasia").write_text("x")
    for path in ("/../rahasia", "/", "/log", "/log/2026/checkpoint/x", "/none"):
        with pytest.raises(Missing):
            Folder(copy).get(path)


# --- bening log and bening keys -------------------------------------------------------------------


def test_copy_is_continued_and_never_serves_a_checkpoint_without_its_tiles(world, copy):
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*") if path.is_file()}
    world.record(events.WitnessPolicy(sha256="sha256:" + "0" * 64))
    copy_site(world.site(), copy)

    kept = [path for path in before if "tile" in str(path) and path.stat().st_mtime_ns == before[path]]
    assert sorted(path.name for path in kept) == ["19", "19"]
    assert (copy / "log/2026/checkpoints/20").exists()
    assert not list(copy.rglob(".*.part"))


def test_copy_stays_inside_its_folder(world, copy, tmp_path):
    world.source.files["/data/index.json"] = json.dumps({"tables": [{"url": "/../x"}], "files": []}).encode()
    with pytest.raises((ValueError, Missing)):
        copy_site(world.source, tmp_path / "b")


def test_log_export_writes_what_verify_reads(world, tmp_path, capsys):
    world.listed.clear()
    world.site()

    assert log_command.main(["export", str(tmp_path / "a")]) == 0
    assert (tmp_path / "a/log/2026/checkpoint").read_text() == queries.checkpoint(world.log).note
    assert "files written" in capsys.readouterr().out


def test_log_status_tells_and_fails_when_frozen(world, capsys):
    world.site()
    assert log_command.main(["status"]) == 0
    assert "19 entries, 19 released, 0 waiting" in capsys.readouterr().out

    anchor.path_of("2026").unlink()
    assert log_command.main(["status"]) == 1
    assert "FROZEN: checkpoints were released, but the anchor is gone" in capsys.readouterr().out


def test_log_adopt_takes_the_newest_checkpoint_where_no_anchor_is(world, capsys):
    world.site()
    assert log_command.main(["adopt", "2026"]) == 2
    anchor.path_of("2026").unlink()
    assert log_command.main(["status"]) == 1
    assert log_command.main(["adopt", "2026"]) == 0
    assert log_command.main(["status"]) == 0
    assert anchor.read("2026").size == Checkpoint.objects.get().size
    assert log_command.main(["adopt", "1999"]) == 2


def test_log_open_and_keys(settings, tmp_path, capsys):
    settings.BENING_PRODUCTION = True
    settings.BENING_LOG_KEYS = settings.BENING_ACKNOWLEDGEMENT_KEYS = tmp_path / "keys"

    assert log_command.main(["open", "2040"]) == 2
    assert keys_command.main(["2040"]) == 0
    told = capsys.readouterr().out
    assert str(keys.public(keys.log_key_path("2040"))) in told
    assert "PRIVATE" not in told
    assert keys_command.main(["2040", "--origin", "x.example/log/2040"]) == 0
    assert "127.0.0.1/log/2040+" in capsys.readouterr().out
    assert log_command.main(["open", "2040"]) == 0
    assert oct(keys.log_key_path("2040").stat().st_mode)[-3:] == "600"


def test_cli_knows_the_commands():
    assert {"verify", "log", "keys"} <= cli.COMMANDS.keys()
    assert cli.command("verify") is command.main
