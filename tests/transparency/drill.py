"""An adversary inside: owns the database, the web server and the keys of the log. And who stands outside.

The outsider holds what anybody can have: the log's key and the policy of witnesses from paper, one checkpoint
cut out of a newspaper, and what one applicant was given. The witnesses judge as the real ones do.
"""

import base64
import json
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core import events, padding, sampling
from bening.core.tlog import merkle, tiles
from bening.core.tlog.canonical import canonical
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.dataset import parse_line
from bening.core.tlog.note import COSIGNATURE, Note, Signature, VerifierKey, encode64, sign_note
from bening.core.tlog.policy import Group, Party, Policy
from bening.core.tlog.receipt import Receipt
from bening.core.tlog.witness import NOTHING, Refused, Request
from bening.transparency import datasets, keys, queries
from bening.transparency.models import Checkpoint as Checkpoints
from bening.transparency.models import Entry
from bening.transparency.verify.command import verify_source
from bening.transparency.verify.logs import Settings
from bening.transparency.verify.mirror import copy_site
from bening.transparency.verify.receipts import verify_opening, verify_receipt
from bening.transparency.verify.report import Report
from bening.transparency.verify.source import Missing
from bening.transparency.witness.server import Witness
from bening.transparency.witness.store import Row
from tests.transparency.world import SECRET, SLUG, World

LOG = "/log/2026/"
SEED = bytes(range(32, 64))
FIELDS = {"subjek": "00000042", "isi": {"hasil": "TMS", "alasan": ["ijazah"]}, "aktor": ["a1", "b2"]}
DOCUMENT = b"%PDF-1.7 a document"
INNER = {"ktp": sha256(DOCUMENT).hexdigest()}
RELEASE = events.SoftwareReleased(version="bening-0.1.0", sha256="sha256:" + "0" * 64)
DAY = "2026-09-02"
HOLDERS = canonical([{"kind": "oversight", "title": "Inspektur", "unit": "Inspektorat"}]).decode()
LEAVES = [f"{number:064x}" for number in range(padding.BATCH)]


class Published:
    """Files as a visitor gets them."""

    where = "https://batanghari.example"

    def __init__(self, files):
        self.files = files

    def get(self, path):
        if path not in self.files:
            raise Missing(path)
        return self.files[path]

    def close(self):
        pass


class Remembers:
    """The memory of a witness, for one log, without a disk; evidence too."""

    def __init__(self, key):
        self.kept, self.evidence = Row(key, *NOTHING, b"", 0), []

    def row(self, origin):
        return self.kept if origin == self.kept.key.name else None

    def go_on(self, origin, decide):
        (size, root), note, at = decide(self.kept)
        self.kept = replace(self.kept, size=size, root=root, note=note, cosigned=at)

    def keep_evidence(self, origin, at, status, body):
        self.evidence.append(status)


class Scene:
    """A season as it went honestly: three releases, each cosigned by three witnesses; two are enough."""

    def __init__(self, folder):
        self.world = world = World()
        self.log, self.rules = world.log, world.rules
        self.key = VerifierKey.parse(world.log.key)
        self.sign = keys.read(keys.log_key_path("2026")).sign
        self.witnesses = {name: self._witness(name) for name in ("ombudsman", "kampus", "pers")}
        parties = {name: Party(one.key) for name, one in self.witnesses.items()}
        group = {"saksi": Group(2, tuple(parties))}
        self.policy = Policy(witnesses=parties, groups=group, quorum="saksi")
        self.notes, self.drift = {}, timedelta(seconds=5)
        self._live()
        copy_site(world.site(), folder)
        self.files = {
            "/" + path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not path.name.startswith(".part")
        }
        told = {"day": DAY, "holders": HOLDERS, "leaves": LEAVES, "v": 1}
        self.files[f"/integritas/{DAY}.json"] = canonical(told)
        put_notes(self.files, self.notes)
        self.entries = bodies(self.files, len(Entry.objects.filter(log=self.log)))
        self.kept = {"koran.txt": self.notes[self.second].encode()}

    def _witness(self, name):
        key = Ed25519PrivateKey.from_private_bytes(sha256(name.encode()).digest())
        verifier = VerifierKey(f"{name}.example/saksi", COSIGNATURE, key.public_key().public_bytes_raw())
        return Witness(Remembers(self.key), verifier, key.sign, self.clock)

    def clock(self):
        """The time of the witnesses: a little later than that of the newest entry."""
        return (self.world.at + self.drift).timestamp()

    def _live(self):
        world, sample = self.world, {"object": SLUG, "purpose": "sample"}
        seed = world.record(events.SeedCommitted(share=50, sha256=sampling.commitment(SEED), **sample))
        world.applications()
        self._release()
        self.mine = world.personal(events.ApplicationSubmitted, fields=FIELDS, inner=INNER)
        self.clear = [world.personal(events.ApplicationSubmitted) for _ in range(40)]
        self.auto = [world.personal(events.VerificationAuto, one) for one in self.clear]
        cut = sampling.threshold(50)
        reveal = events.SeedRevealed(seed=encode64(SEED), cut=cut, **sample)
        self.revealed = world.record(reveal, seed)
        self.decision = world.personal(events.VerificationHuman, self.mine, fields=FIELDS)
        batch = {"root": encode64(padding.root([bytes.fromhex(leaf) for leaf in LEAVES]))}
        holders = "sha256:" + sha256(HOLDERS.encode()).hexdigest()
        world.record(events.IntegrityCommitted(day=DAY, holders=holders, **batch))
        world.selection()
        self._release()
        self.second = self._size
        for _ in range(180):
            world.record(RELEASE)
        self.promised = world.personal(events.ApplicationSubmitted)
        self.drift = timedelta(hours=1)
        self._release()
        self.receipt = queries.receipt(self.mine)
        self.opening = queries.opening(self.mine, FIELDS, secret=SECRET, inner=INNER)
        self.decided = queries.receipt(self.decision)
        self.decided_opening = queries.opening(self.decision, FIELDS, secret=SECRET)
        self.promise = queries.acknowledgement(self.promised)

    def _release(self):
        self.world.site()
        newest = queries.checkpoint(self.log)
        old = next(iter(self.witnesses.values())).store.kept.size
        proof = merkle.consistency_proof(old, newest.size, queries.tree(self.log)) if old else ()
        body = Request(old, proof, newest.note.encode()).encode()
        lines = [one.add_checkpoint(body) for one in self.witnesses.values()]
        self.notes[newest.size] = newest.note + "".join(lines)
        Checkpoints.objects.filter(pk=newest.pk).update(note=self.notes[newest.size])
        self._size = newest.size

    def index(self, entry):
        """Where an entry stands."""
        return Entry.objects.get(pk=entry.pk).idx


def put_notes(files, notes):
    """Serve these checkpoints, and the largest as the newest."""
    listed = [canonical({"note": notes[size], "size": size}) + b"\n" for size in sorted(notes)]
    files[f"{LOG}checkpoints.jsonl"] = b"".join(listed)
    files[f"{LOG}checkpoint"] = notes[max(notes)].encode()


def bodies(files, size):
    """The entries out of the published bundles."""
    return [
        entry
        for n, width in tiles.bundles_of(size)
        for entry in tiles.decode_bundle(files[LOG + tiles.entries_path(n, width)])
    ]


class Adversary:
    """One attack: a copy of everything, to be changed at will; then `look()`, from outside."""

    def __init__(self, scene, indexes):
        self.scene, self.at = scene, indexes
        self.files, self.notes = dict(scene.files), dict(scene.notes)
        self.entries, self.kept = list(scene.entries), dict(scene.kept)
        self.stores = {name: deepcopy(one.store) for name, one in scene.witnesses.items()}
        self.receipt, self.opening = scene.receipt, json.loads(scene.opening)
        self.decided, self.decided_opening = scene.decided, json.loads(scene.decided_opening)
        self.promise, self.keys = scene.promise, [scene.key]
        self.now = scene.world.at + timedelta(hours=2)
        self.policy = scene.policy

    # --- what the adversary can do ---

    def bundle(self, change, n=0):
        """Serve other entries in a bundle, with nothing else touched."""
        width = min(256, len(self.entries) - n * 256)
        path = LOG + tiles.entries_path(n, width)
        told = tiles.decode_bundle(self.files[path])
        change(told)
        self.files[path] = tiles.encode_bundle(told)

    def rebuild(self, *, releases=None, witnesses=True, sign=True):
        """Serve a tree over `entries` as they are now, every checkpoint newly signed with the true key."""
        for path in [path for path in self.files if path.startswith(f"{LOG}tile/")]:
            del self.files[path]
        builder, size = tiles.Builder(), len(self.entries)
        leaves = [merkle.leaf_hash(entry) for entry in self.entries]
        for tile, data in (*builder.extend(leaves), *builder.partial()):
            self.files[LOG + tile.path] = data
        for n, width in tiles.bundles_of(size):
            told = self.entries[n * 256 : n * 256 + width]
            self.files[LOG + tiles.entries_path(n, width)] = tiles.encode_bundle(told)
        root = encode64(builder.root())
        state = {"origin": self.scene.key.name, "season": "2026", "size": size, "root": root}
        state |= {"released": size, "waiting": 0, "frozen": False}
        self.files[f"{LOG}state.json"] = json.dumps(state).encode()
        if sign:
            for each in releases or [size]:
                self.notes[each] = self.signed(leaves[:each], witnesses=witnesses)
            self.notes = {each: note for each, note in self.notes.items() if each <= size}
            put_notes(self.files, self.notes)

    def signed(self, leaves, *, witnesses=True):
        """A checkpoint over leaves, signed, with the lines of the witnesses who are willing."""
        text = Checkpoint(self.scene.key.name, len(leaves), merkle.root_of(leaves)).text
        note = Note(text, (sign_note(text, self.scene.key, self.scene.sign),)).encode().decode()
        return note + "".join(self.ask(note, leaves) if witnesses else ())

    def ask(self, note, leaves):
        """The cosignatures of those witnesses that give one."""
        for name, one in self.scene.witnesses.items():
            asked = Witness(self.stores[name], one.key, one._sign, self.now.timestamp)
            old = self.stores[name].kept.size
            proof = ()
            if 0 < old < len(leaves):
                proof = merkle.consistency_proof(old, len(leaves), merkle.from_leaves(leaves))
            try:
                yield asked.add_checkpoint(Request(min(old, len(leaves)), proof, note.encode()).encode())
            except Refused:
                continue

    def forget(self):
        """The checkpoints released before are served no more."""
        self.notes = {}

    def say(self, event, *ref, after=timedelta(minutes=1), at=None):
        """One more entry, made as the program would make it; its index."""
        newest = max(events.parse(self.entries[-1]).time, self.scene.world.at + timedelta(hours=1))
        moment = at or newest + after
        commit = dict.fromkeys(("subjek", "isi", "aktor"), "A" * 43 + "=") if event.personal else None
        self.entries.append(record(event, moment, ref, len(self.entries), commit))
        return len(self.entries) - 1

    def person(self, kind, *ref, rules=None, **more):
        """One more entry about a person, under the rules published."""
        return self.say(kind(rules=rules or self.scene.rules), *ref, **more)

    def replace(self, index, **changes):
        """Another entry in the place of one."""
        told = json.loads(self.entries[index]) | changes
        self.entries[index] = canonical(told)

    def table(self, name, change):
        """Other lines in a published table."""
        path = f"/data/{name}.jsonl"
        lines = [json.loads(line) for line in self.files[path].splitlines()]
        self.files[path] = b"".join(canonical(line) + b"\n" for line in change(lines))

    def catalogue(self, change):
        """Another list of published data."""
        told = json.loads(self.files["/data/index.json"])
        change(told)
        self.files["/data/index.json"] = json.dumps(told).encode()

    def seal(self, name, kind, rows, event, *ref, **facts):
        """Publish one more table and say so in the log, as the program would."""
        sealed = datasets.seal_rows(rows)
        facts |= {"object": SLUG, "dataset": f"{SLUG}/{name}", "rows": sealed.count, "root": sealed.root}
        index = self.say(event(**facts), *ref)
        self.files[f"/data/{name}.jsonl"] = b"".join(datasets.lines(sealed.rows))
        item = {"name": f"{SLUG}/{name}", "kind": kind, "announcement": SLUG, "url": f"/data/{name}.jsonl"}
        self.catalogue(lambda told: told["tables"].append(item | {"log": "2026", "entry": index, "meta": {}}))
        return index

    def rows(self, name):
        """The values of a published table."""
        return [parse_line(line).values for line in self.files[f"/data/{name}.jsonl"].splitlines()]

    # --- what stands outside ---

    def look(self, folder, *, memory=True):
        """`bening verify` with everything that was kept; the report."""
        report = Report()
        since = list(self.kept.items()) if memory else []
        settings = Settings(self.now, keys=self.keys, since=since, policy=self.policy)
        source = Published(self.files)
        logs = verify_source(source, settings, report)
        if not memory:
            return report
        for name, data, opening in (
            ("lamaran", self.receipt, self.opening),
            ("putusan", self.decided, self.decided_opening),
            ("janji", self.promise, None),
        ):
            path = folder / f"{name}.tlog-proof"
            path.write_bytes(data)
            kept = verify_receipt(path, self.keys, source, logs, self.now, report)
            if kept and opening:
                beside = folder / f"{name}-bukaan.json"
                beside.write_bytes(canonical(opening))
                verify_opening(beside, kept, report)
        return report

    def serve_proof(self, index):
        """The site answers for this leaf with its receipt."""
        leaves = [merkle.leaf_hash(entry) for entry in self.entries]
        name = base64.urlsafe_b64encode(leaves[index]).decode().rstrip("=")
        proof = merkle.inclusion_proof(index, len(leaves), merkle.from_leaves(leaves))
        note = self.notes[len(leaves)].encode()
        self.files[f"{LOG}proof/{name}.tlog-proof"] = Receipt(
            self.entries[index], index, proof, note
        ).encode()


def record(event, moment, ref, number, commit=None):
    """The bytes of an entry; not looked at, so that unlawful ones can be made as well."""
    identity = events.new_id(moment, sha256(f"{number}{event.kind}".encode()).digest()[:10])
    return events.Record(event, identity, moment, tuple(sorted(ref)), commit).encode()


def entry_path(adversary, n):
    """The address of a bundle of entries, below the log."""
    return tiles.entries_path(n, min(256, len(adversary.entries) - n * 256))


def forged_line(name, key):
    """A cosignature that nobody made."""
    return Signature(key.name, key.key_id, bytes(72)).line


__all__ = ["LOG", "Adversary", "Published", "Scene"]
