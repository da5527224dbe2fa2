"""Witnesses on real sockets: they cosign what extends, see a fork, outlive a restart; the log asks them, is
not held up by them, and stops when one shows that it has seen more than the database holds."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core import events
from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint as CheckpointText
from bening.core.tlog.note import COSIGNATURE, Note, VerifierKey, cosigned_at, sign_note
from bening.core.tlog.policy import Party, Policy, parse
from bening.core.tlog.witness import Refused, Request
from bening.transparency import gateways, jobs, keys, policies, queries, services
from bening.transparency.models import Checkpoint, Entry, Log, Witnessing
from bening.transparency.verify.command import verify_source
from bening.transparency.verify.logs import Settings
from bening.transparency.verify.report import Report
from bening.transparency.witness import command
from bening.transparency.witness.server import BODY_AT_MOST, Witness, serve
from bening.transparency.witness.store import NoStore, Store
from tests.transparency.world import START, Site

NOON = 1_788_000_000


@pytest.fixture
def settings_of(settings, tmp_path):
    """`settings_of(text)`: the site asks the witnesses of this policy."""

    def write(text):
        path = tmp_path / "saksi.txt"
        path.write_text(text)
        os.utime(path, ns=(path.stat().st_mtime_ns + 1_000_000,) * 2)
        settings.BENING_WITNESSES = path
        policies._read.cache_clear()

    return write


@pytest.fixture
def witness(tmp_path):
    """`witness(name)`: a witness that answers on a real socket, and its address."""
    running = []

    def start(name="ngo", store=None):
        key = Ed25519PrivateKey.generate()
        verifier = VerifierKey(f"{name}.example.id/saksi", COSIGNATURE, key.public_key().public_bytes_raw())
        made = store or Store.init(tmp_path / name / "witness.sqlite3")
        one = Witness(made, verifier, key.sign, clock=lambda: NOON)
        server = serve(one, "127.0.0.1", 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        one.url = f"http://127.0.0.1:{server.server_port}"
        one.stop = lambda: (server.shutdown(), server.server_close())
        return one

    yield start
    for server in running:
        with contextlib.suppress(OSError):
            server.shutdown()
            server.server_close()


@pytest.fixture
def log(world):
    """A log with a released checkpoint."""
    assert jobs.sequence_and_publish()
    return Log.objects.get()


def policy_of(*witnesses, quorum="all"):
    names = [one.key.name.partition(".")[0] for one in witnesses]
    lines = [f"witness {name} {one.key} {one.url}" for name, one in zip(names, witnesses, strict=True)]
    return "\n".join([*lines, f"group semua {quorum} {' '.join(names)}", "quorum semua", ""])


def more(log, count=3):
    """Some more entries, sequenced and released."""
    for number in range(count):
        services.record(events.WitnessPolicy(sha256=f"sha256:{number:064x}"), log=log, at=START)
    jobs.sequence_and_publish()
    log.refresh_from_db()


def problems(policy):
    report = Report()
    verify_source(Site({}), Settings(now=START, judge_times=False, policy=policy), report)
    return [finding.code for finding in report.problems], [finding.code for finding in report.findings]


def test_witnesses_cosign_each_release_and_the_outsider_sees_the_quorum(log, witness, settings_of):
    ngo, press = witness("ngo"), witness("pers")
    for one in (ngo, press):
        one.store.add(VerifierKey.parse(log.key))
    settings_of(policy_of(ngo, press))

    assert jobs.witness_checkpoints()
    assert not jobs.witness_checkpoints()  # once for each release
    more(log)
    assert jobs.witness_checkpoints()

    note = Note.parse(queries.checkpoint(log).note.encode())
    for one in (ngo, press):
        assert cosigned_at(note, one.key, keys.verify) == NOON
    assert {row.size for row in queries.witnesses(log)} == {log.size}
    told, everything = problems(parse(queries.policy(log)))
    assert not [code for code in told if code.startswith(("witness", "checkpoint", "tree"))]
    assert "step.witnesses" in everything


def test_outsider_refuses_a_log_that_too_few_witnessed(log, witness, settings_of):
    ngo, press = witness("ngo"), witness("pers")
    ngo.store.add(VerifierKey.parse(log.key))  # the other does not know this log
    settings_of(policy_of(ngo, press))

    jobs.witness_checkpoints()

    assert "witness.no_quorum" in problems(parse(queries.policy(log)))[0]
    settings_of(policy_of(ngo, press, quorum="any"))
    assert "witness.no_quorum" not in problems(parse(queries.policy(log)))[0]
    rows = {row.name: row for row in queries.witnesses(log)}
    assert (rows["ngo"].problem, rows["pers"].size) == ("", 0)
    assert rows["pers"].problem.startswith("HTTP 404")


def test_false_cosignature_is_a_problem(log, witness, settings_of):
    ngo = witness()
    ngo.store.add(VerifierKey.parse(log.key))
    settings_of(policy_of(ngo))
    jobs.witness_checkpoints()
    held = queries.checkpoint(log)
    line = held.note.splitlines()[-1]
    Checkpoint.objects.filter(pk=held.pk).update(
        note=held.note + line[:-8] + ("A" if line[-8] != "A" else "B") + line[-7:] + "\n"
    )

    assert "witness.false" in problems(parse(queries.policy(log)))[0]


def test_witness_that_is_down_holds_nothing_up_and_is_asked_again(log, witness, settings_of):
    ngo = witness()
    ngo.store.add(VerifierKey.parse(log.key))
    dead = f"witness mati {VerifierKey('mati.example.id', COSIGNATURE, bytes(32))} http://127.0.0.1:9\n"
    settings_of(dead + policy_of(ngo))

    assert services.ask_witnesses(log, at=START) == 1

    row = Witnessing.objects.get(name="mati")
    assert row.problem.startswith("HTTP 0")
    asked = []
    original = gateways.post
    try:
        gateways.post = lambda url, body: asked.append(url) or gateways.Answer(0, b"")
        services.ask_witnesses(log, at=START + services.witnessing.AGAIN_AFTER / 2)
        assert asked == []
        services.ask_witnesses(log, at=START + services.witnessing.AGAIN_AFTER)
        assert asked == ["http://127.0.0.1:9/add-checkpoint"]
    finally:
        gateways.post = original


def test_witness_that_stands_elsewhere_is_met_there(log, witness, settings_of):
    ngo = witness()
    ngo.store.add(VerifierKey.parse(log.key))
    settings_of(policy_of(ngo))
    jobs.witness_checkpoints()
    Witnessing.objects.update(size=0, cosigned_at=None)  # our memory of it is lost, its own is not
    more(log)

    assert services.ask_witnesses(log, at=START) == 1

    assert Witnessing.objects.get().size == log.size


def test_fork_is_refused_and_kept_as_evidence(log, witness):
    ngo = witness()
    key = VerifierKey.parse(log.key)
    ngo.store.add(key)
    note = queries.checkpoint(log).note.encode()
    ngo.add_checkpoint(Request(0, (), note).encode())
    signer = keys.read(keys.log_key_path(log.season))
    leaves = [merkle.leaf_hash(b"%d" % number) for number in range(log.size + 2)]
    for size, status in ((log.size, 409), (log.size + 2, 422)):
        text = CheckpointText(log.origin, size, merkle.root_of(leaves[:size])).text
        forged = Note(text, (sign_note(text, signer.verifier, signer.sign),)).encode()
        proof = (
            merkle.consistency_proof(log.size, size, merkle.from_leaves(leaves)) if size > log.size else ()
        )
        with pytest.raises(Refused) as refused:
            ngo.add_checkpoint(Request(log.size, tuple(proof), forged).encode())
        assert refused.value.status == status
    assert [status for _, status, _ in ngo.store.evidence(log.origin)] == [409, 422]
    assert ngo.store.row(log.origin).size == log.size
    behind = Request(1, (), note).encode()
    with pytest.raises(Refused):
        ngo.add_checkpoint(behind)
    assert len(ngo.store.evidence(log.origin)) == 2  # to be behind is no contradiction


def test_log_restored_from_an_old_backup_is_frozen_by_its_witness(log, witness, settings_of, drop_triggers):
    ngo = witness()
    ngo.store.add(VerifierKey.parse(log.key))
    settings_of(policy_of(ngo))
    before = (log.size, bytes(log.root))
    kept = queries.checkpoint(log).size
    more(log)
    jobs.witness_checkpoints()
    drop_triggers()  # the operator brings the database back as it was, with an anchor to match
    Checkpoint.objects.filter(size__gt=kept).delete()
    Entry.objects.filter(idx__gte=before[0]).delete()
    Log.objects.update(size=before[0], root=before[1])
    Witnessing.objects.all().delete()
    from bening.transparency import anchor

    anchor.path_of(log.season).unlink()
    log.refresh_from_db()
    assert services.adopt_anchor(log)

    services.ask_witnesses(log, at=START)

    assert not services.may_go_on(log)
    log.refresh_from_db()
    assert "ngo" in log.frozen
    with pytest.raises(services.LogFrozen):
        services.record(events.WitnessPolicy(sha256=f"sha256:{1:064x}"), log=log, at=START)


def test_witness_that_only_claims_to_be_ahead_freezes_nothing(log, settings_of, monkeypatch):
    fake = f"witness bohong {VerifierKey('bohong.example.id', COSIGNATURE, bytes(32))} http://127.0.0.1:9\n"
    settings_of(fake + "quorum none\n")
    monkeypatch.setattr(
        gateways, "post", lambda url, body: gateways.Answer(409, b"99999\n", "text/x.tlog.size")
    )
    monkeypatch.setattr(gateways, "fetch", lambda url: gateways.Answer(200, b"nothing"))

    services.ask_witnesses(log, at=START)

    assert services.may_go_on(log)
    assert "without showing our signature" in Witnessing.objects.get().problem


@pytest.mark.parametrize(
    "answer",
    [
        gateways.Answer(200, b"\xff"),
        gateways.Answer(200, b"hello\n"),
        gateways.Answer(200, b""),
        gateways.Answer(500, b"no"),
        gateways.Answer(409, b"1\n", "text/x.tlog.size"),  # says so again and again
    ],
)
def test_any_answer_of_a_witness_is_lived_with(log, settings_of, monkeypatch, answer):
    fake = f"witness aneh {VerifierKey('aneh.example.id', COSIGNATURE, bytes(32))} http://127.0.0.1:9\n"
    settings_of(fake + "quorum none\n")
    monkeypatch.setattr(gateways, "post", lambda url, body: answer)
    before = queries.checkpoint(log).note

    assert services.ask_witnesses(log, at=START) == 0

    assert queries.checkpoint(log).note == before
    assert Witnessing.objects.get().problem
    assert services.may_go_on(log)


def test_without_a_policy_nobody_is_asked(log):
    assert not jobs.witness_checkpoints()
    assert queries.policy(log) == f"log {log.key}\nquorum none\n"
    assert "note.no_witnesses" in problems(None)[1]


# --- the witness as a program -------------------------------------------------------------------------


def ask(url, body=None):
    try:
        with urllib.request.urlopen(url, data=body, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_witness_over_http_answers_as_the_protocol_says(log, witness):
    ngo = witness()
    note = queries.checkpoint(log).note.encode()
    body = Request(0, (), note).encode()
    place = f"{ngo.url}/{sha256(log.origin.encode()).hexdigest()}/checkpoint"
    assert ask(f"{ngo.url}/add-checkpoint", body)[0] == 404
    ngo.store.add(VerifierKey.parse(log.key))
    assert ask(place)[0] == 404

    status, line = ask(f"{ngo.url}/add-checkpoint", body)

    assert (status, line.count(b"\n")) == (200, 1)
    status, kept = ask(place)
    assert status == 200
    assert cosigned_at(Note.parse(kept), ngo.key, keys.verify) == NOON
    assert ask(f"{ngo.url}/add-checkpoint", body) == (409, f"{log.size}\n".encode())
    assert ask(f"{ngo.url}/add-checkpoint", b"what")[0] == 400
    assert ask(f"{ngo.url}/add-checkpoint", b"x" * (BODY_AT_MOST + 1))[0] == 413
    assert ask(f"{ngo.url}/elsewhere", b"x")[0] == 404
    assert ask(f"{ngo.url}/elsewhere")[0] == 404


def test_many_at_once_are_cosigned_one_after_the_other(log, witness):
    from tests.committed import at_once

    ngo = witness()
    ngo.store.add(VerifierKey.parse(log.key))
    body = Request(0, (), queries.checkpoint(log).note.encode()).encode()

    answers = at_once(lambda _: ask(f"{ngo.url}/add-checkpoint", body), 6)

    assert sorted(status for status, _ in answers) == [200, 409, 409, 409, 409, 409]


def test_command_makes_runs_and_outlives_a_kill(log, tmp_path, capsys):
    home = tmp_path / "saksi"
    assert command.main(["init", "saksi.example.id", "--home", str(home)]) == 0
    vkey = VerifierKey.parse(capsys.readouterr().out.strip())
    assert command.main(["init", "saksi.example.id", "--home", str(home)]) == 2
    assert command.main(["add", log.key, "--home", str(home)]) == 0
    assert command.main(["add", log.key, "--home", str(home)]) == 2
    body = Request(0, (), queries.checkpoint(log).note.encode()).encode()
    seen = []
    for _ in range(2):
        words = [sys.executable, "-m", "bening", "witness", "serve", "--home", str(home), "--port", "0"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            assert process.stdout.readline().strip() == str(vkey)
            seen.append(ask(process.stdout.readline().strip(), body))
            process.send_signal(signal.SIGKILL)
    assert [status for status, _ in seen] == [200, 409]
    assert seen[1][1] == f"{log.size}\n".encode()
    capsys.readouterr()
    assert command.main(["show", "--home", str(home)]) == 0
    assert f"size {log.size}, 0 contradictions" in capsys.readouterr().out


def test_lost_memory_is_never_replaced_by_an_empty_one(tmp_path, capsys):
    home = tmp_path / "saksi"
    command.main(["init", "saksi.example.id", "--home", str(home)])
    (home / "witness.sqlite3").unlink()

    assert command.main(["serve", "--home", str(home)]) == 2
    assert "make a new key" in capsys.readouterr().err
    with pytest.raises(NoStore):
        Store(home / "witness.sqlite3")
    (home / "witness.sqlite3").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    with pytest.raises(sqlite3.DatabaseError):
        Store(home / "witness.sqlite3").origins()
    os.chmod(home / "witness.key", 0o644)
    assert command.main(["serve", "--home", str(home)]) == 2
    assert "chmod 600" in capsys.readouterr().err


def test_policy_with_an_error_names_file_and_line(settings_of, log):
    settings_of("quorum siapa\n")

    with pytest.raises(policies.PolicyError, match=r"saksi\.txt: line 1: siapa is not defined"):
        policies.current()


def test_policy_is_a_policy(witness):
    ngo = witness()
    made = Policy(witnesses={"ngo": Party(ngo.key, ngo.url)}, quorum="ngo")
    assert parse(made.encode()) == made


def test_page_of_the_log_shows_how_far_each_witness_follows(log, witness, settings_of, client):
    ngo, press = witness("ngo"), witness("pers")
    ngo.store.add(VerifierKey.parse(log.key))
    settings_of(policy_of(ngo, press))
    jobs.witness_checkpoints()

    page = client.get("/log/").content.decode()

    assert 'data-witness="ngo"' in page
    assert "Sudah menyaksikan" in page
    assert "Bermasalah" in page  # the other does not know this log
