"""Of clean, true dossiers: how many need no human look beyond the final approval? (Bar: 90 in a hundred.)

    nice python benchmarks/desk_clear.py [--people 48] [--split test] [--photos 0.5] [--seed 7] [--home DIR]

The story's people apply through the services, with true answers and true papers. A share of them
(`--photos`) photographs every paper with a phone and lets the site make a file of it, as the upload page
does; the others hand in scans and what a word processor wrote. Layouts come from one split of the drawn
papers (`own`: those of the demonstration). Everything is read by the real engine. Told of a doubt, an
applicant hands in that paper once more: counted before and after. Then dossiers are sealed, compared with
all others and sorted. What sends one to people is printed with its evidence (the people are invented).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from math import sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
FATES = (
    "phone2000", "phone2000", "phone2000", "phone1200", "phone1200", "whatsapp", "whatsapp", "perspective",
    "crumple", "moire", "turn90", "glare", "lowlight", "blur", "finger",
)  # fmt: skip
"""What happens to a photographed paper, the usual more often than the bad."""
SCANS = ("clean", "rot", "jpeg40")
PICTURES = ("clean", "jpeg40", "exif")
"""Portraits come from a studio or an application, not from a table."""
RIGHT_PHOTOS = "passport"
"""The drawing of a passport photo that is as asked for; the other families are wrong on purpose."""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=48)
    parser.add_argument("--split", choices=("own", "train", "dev", "test"), default="test")
    parser.add_argument("--photos", type=float, default=0.5, help="share of people who photograph, 0 to 1")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--readers", default="1", help="processes that read")
    parser.add_argument("--home", type=Path, help="keeps database and files there")
    return parser.parse_args()


def main() -> None:
    given = options()
    with tempfile.TemporaryDirectory() as made:
        _site(given.home or Path(made), given.readers)
        tale, first, seconds = _told(given)
        _report(tale, first, seconds)
    os._exit(0)  # the processes that read would be waited for


def _site(home: Path, readers: str) -> None:
    """An empty site in a folder of its own."""
    os.environ |= {
        "BENING_HOME": str(home),
        "BENING_READERS": readers,
        "BENING_EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "DJANGO_SETTINGS_MODULE": "bening.config.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _told(given: argparse.Namespace):
    """The story up to sorted dossiers; what the first try of each gave; seconds it took."""
    from bening.devtools import story
    from bening.stages.documents.comparing import compare_some
    from bening.stages.verification import services as verifying

    first: dict[int, list[str]] = {}
    photographs = random.Random(given.seed)

    class Clean(story.Story):
        """Nobody's papers have a flaw; everybody's are read before they submit."""

        def _papers(self, applicant, dossier):
            dice = random.Random(f"{given.seed}/{applicant.person.nik}")
            applicant.flaw = ""
            applicant.photos = photographs.random() < given.photos
            yield from _papers(self, applicant, dossier, given.split, dice)
            doubted = _doubted(dossier)
            first[dossier.pk] = _doubts_of(dossier)
            again = random.Random(f"{given.seed}/{applicant.person.nik}/again")
            for rule, data in _papers(self, applicant, dossier, given.split, again) if doubted else ():
                if rule.slot in doubted:
                    yield rule, data
            _read()
            print(".", end="", file=sys.stderr, flush=True)

    begun = time.monotonic()
    story.READ_BEFORE = 0
    tale = Clean(date(2024, 9, 10), "documents", seed=given.seed, size=given.people, tell=lambda _: None)
    tale.run()
    while compare_some():
        pass
    verifying.triage_dossiers(tale.announcement, at=tale.at(22, 12), most=given.people)
    print(file=sys.stderr)
    return tale, first, time.monotonic() - begun


def _papers(tale, applicant, dossier, split: str, dice: random.Random):
    """(Rule, file as the upload page makes it) of every paper that is asked for."""
    from bening.devtools import story
    from bening.stages.documents.incoming import made_for

    own = dict((rule.slot, data) for rule, data in story.Story._papers(tale, applicant, dossier))
    for rule in (slot.rule for slot in _slots(dossier) if slot.required):
        files = _drawn(applicant, rule.slot, split, dice) if split != "own" else None
        files = files or _of_demo(applicant, rule.slot, own[rule.slot], dice)
        sent = made_for(rule, files)
        if sent.intake is None:
            print(f"not taken: {rule.slot} {[one.code for one in sent.problems]}", file=sys.stderr)
        yield rule, sent.data if sent.intake else own[rule.slot]


def _slots(dossier):
    from bening.stages.documents import queries

    return queries.slots_of(dossier)


def _drawn(applicant, slot: str, split: str, dice: random.Random) -> list[bytes] | None:
    """The paper in a layout of the split, photographed or scanned; None where the split has none."""
    from bening.devtools import degrade, story
    from bening.devtools.papers import born_digital, catalogue
    from bening.devtools.papers.subject import subject_of
    from bening.devtools.specimens import TYPED

    formasi = applicant.application.formasi
    subject = subject_of(applicant.person, story.accepted(formasi)[1])
    subject = replace(subject, position=formasi.position.title(), profession=story.SPECIALIST)
    families = [
        each
        for each in catalogue.families(slot, split, subject.level)
        if slot != "pas_foto" or each.draw.func.__name__ == RIGHT_PHOTOS
    ]
    if not families:
        return None
    paper = _holding(dice.choice(families), subject)
    if slot in ("pas_foto", "swafoto"):
        return [degrade.degrade(image, dice.choice(PICTURES), dice) for image in paper.images]
    if applicant.photos:
        return [degrade.degrade(image, dice.choice(FATES), dice) for image in paper.images]
    if slot in TYPED and dice.random() < 0.5:
        return [born_digital.pdf(paper.sheets)]
    pages = [degrade.degrade(image, dice.choice(SCANS), dice) for image in paper.images]
    return pages if slot == "ktp" else [degrade.as_pdf(pages)]


def _holding(family, subject):
    """A certificate of this family that held when it had to: the dates are drawn by lot."""
    on = subject.graduated.isoformat()
    for number in range(200):
        paper = family.draw(replace(subject, look=subject.look + number))
        if family.kind == "akreditasi" and not paper.extra["from"] <= on <= paper.extra["until"]:
            continue
        if family.kind == "str" and paper.extra["until"] != "lifelong":
            continue
        return paper
    raise LookupError(family.name)


def _of_demo(applicant, slot: str, data: bytes, dice: random.Random) -> list[bytes]:
    """The paper of the demonstration, or photographs of its pages."""
    import io

    from PIL import Image

    from bening.devtools import degrade
    from bening.reading.render import NoSuchPage, page_picture

    if not applicant.photos or slot in ("pas_foto", "swafoto"):
        return [data]
    kind = "application/pdf" if data.startswith(b"%PDF") else "image/jpeg"
    pages = []
    while True:
        try:
            page = Image.open(io.BytesIO(page_picture(data, kind, len(pages) + 1)))
        except NoSuchPage:
            return pages
        pages.append(degrade.degrade(page, dice.choice(FATES), dice))


def _read() -> None:
    from bening.stages.documents.jobs import read_waiting_documents

    while read_waiting_documents():
        pass


def _doubted(dossier) -> set[str]:
    """Read everything; the slots of which the applicant is told something."""
    from bening.stages.documents.models import Reading

    _read()
    open_ = Reading.objects.filter(document__dossier=dossier).exclude(state=Reading.READ, doubts=0)
    return set(open_.values_list("document__slot", flat=True))


def _doubts_of(dossier) -> list[str]:
    """What in the papers would send this dossier to people if it were submitted now."""
    from bening.core import triage
    from bening.stages.verification import evidence

    by_slot = evidence.checks_by_slot(dossier)
    silent = [slot.rule.slot for slot in _slots(dossier) if slot.required and not by_slot.get(slot.rule.slot)]
    doubts = triage.doubtful(check for checks in by_slot.values() for check in checks)
    return [*(f"{slot}: nothing was checked" for slot in silent), *map(_told_of, doubts)]


def _told_of(check) -> str:
    reason = check.reason.code if check.reason else ""
    evidence = {key: value for key, value in check.evidence.items() if key != "slot"}
    return f"{check.evidence.get('slot', '')} {check.code} {check.outcome.value} {reason} {evidence}"[:230]


def interval(part: int, whole: int) -> str:
    """A share with its 95 % Wilson interval."""
    if not whole:
        return "-"
    z, share = 1.96, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    low, high = 100 * (middle - half), 100 * (middle + half)
    return f"{part} of {whole}, {100 * share:.1f} % ({low:.1f} to {high:.1f})"


def _report(tale, first: dict[int, list[str]], seconds: float) -> None:
    from bening.stages.documents import queries as documents
    from bening.stages.verification.models import Triage

    rows: Counter[tuple[str, str]] = Counter()
    why, retaken = Counter[str](), Counter[str]()
    for applicant in tale.applicants:
        dossier = documents.dossier_of(applicant.application)
        way = "photos" if applicant.photos else "scans and files"
        row = Triage.objects.get(dossier=dossier)
        rows[way, "all"] += 1
        rows[way, "first"] += not first[dossier.pk]
        retaken.update(" ".join(line.split()[:4]) for line in first[dossier.pk])
        rows[way, "clear"] += row.route == "clear"
        if row.route != "clear":
            told = _doubts_of(dossier)
            why.update(" ".join(line.split()[:4]) for line in told)
            print(f"to people ({way}): {applicant.person.name}", *told, sep="\n    ")
    for title, lines in (("Doubted at first", retaken), ("What sent dossiers to people", why)):
        print(f"\n{title}:")
        for line, number in lines.most_common():
            print(f"{number:4}  {line}")
    print(f"\n{len(tale.applicants)} people, {seconds:.0f} s")
    for way in ("scans and files", "photos"):
        whole = rows[way, "all"]
        print(f"{way}: first try {interval(rows[way, 'first'], whole)}")
        print(f"{way}: after one retake {interval(rows[way, 'clear'], whole)}")
    ways = ("scans and files", "photos")
    clear, whole = (sum(rows[way, name] for way in ways) for name in ("clear", "all"))
    print(f"together: {interval(clear, whole)}; the bar is 90 %")


if __name__ == "__main__":
    main()
