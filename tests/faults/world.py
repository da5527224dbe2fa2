"""A site worth killing: Batanghari's announcement with open registration, people one step from submitting.

Run as `python -m tests.faults.world VERB …` with BENING_HOME set; every verb is one process of its own,
so it may be killed at a crash point (BENING_CRASH_AT) and asked again.

    build N         the announcement and N people who entered; two documents of each are still to come
    upload NUMBER   the person hands in those two, through the pages
    complain NUMBER the person complains, with a photo as evidence
    seal NUMBER KEY the person submits, through the pages, with a form that has this key
    recover [FILE]  let the worker do all that waits; say every broken invariant and every lost promise
"""

import json
import os
import sys
from functools import cache
from pathlib import Path

from tests.faults.visitor import Forms

MISSING = ("pas_foto", "ktp")
"""The slots that are left to the applicants."""


def home():
    return Path(os.environ["BENING_HOME"])


def plan():
    """Who is still to submit what: [{email, application, files: {slot: path}, count}]."""
    return plan_in(home())


def plan_in(folder):
    """The same, of the site in `folder`."""
    rows = json.loads((folder / "plan.json").read_text())
    for row in rows:
        row["files"] = {slot: str(folder / path) for slot, path in row["files"].items()}
    return rows


def build(count):
    from bening.cli.serve import prepare

    prepare()
    from django.utils.timezone import localdate

    from bening.devtools.story import Story

    story = Story(localdate(), "registration", size=int(count), tell=lambda _: None)
    story.run()
    work()
    left = [hand_in(story, applicant) for applicant in story.applicants]
    (home() / "plan.json").write_text(json.dumps(left))


def hand_in(story, applicant):
    """Every document but two; those are laid ready as files."""
    from bening.stages.documents import queries, services

    at = story.at(11, 20)
    dossier = services.open_dossier(applicant.application, by=applicant.user, at=at)
    files, count = {}, 0
    for number, slot in enumerate(queries.slots_of(dossier)):
        if slot.rule.optional:
            continue
        count += 1
        if slot.rule.slot in MISSING:
            files[slot.rule.slot] = own_photo(applicant.application.pk, slot.rule.slot)
        else:
            data, found = paper(slot.rule, number)
            services.attach_document(dossier, slot.rule, data, found, by=applicant.user, at=at)
    application = applicant.application.pk
    return {"email": applicant.user.email, "application": application, "files": files, "count": count}


@cache
def paper(rule, number):
    """One honest file for a slot, looked at once; everybody hands in the same."""
    from bening.stages.documents import services
    from tests.stages.documents.scene import file_for

    data = file_for(rule, number + 1)
    return data, services.look_at(rule, data)


def own_photo(pk, slot):
    """A file that nobody else hands in."""
    from tests.reading import made

    path = home() / "laid-ready" / f"{pk}-{slot}.jpg"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(made.photo(seed=1000 * MISSING.index(slot) + pk))
    return str(path.relative_to(home()))


# --- through the pages, in this process ---------------------------------------------------------------


def _visitor(one):
    from django.test import Client

    from bening.accounts import queries as people

    client = Client(raise_request_exception=True)
    client.force_login(people.person_by_email(one["email"]))
    return client


def upload(number):
    one = plan()[int(number)]
    client = _visitor(one)
    for slot, path in one["files"].items():
        with open(path, "rb") as file:
            answer = client.post(f"/lamaran/{one['application']}/berkas/{slot}/", {"berkas": file})
        assert answer.status_code == 302, answer.content.decode()


def complain(number):
    from django.utils.timezone import now

    from bening.accounts import queries as people
    from bening.participation.queries import complaints as queries
    from bening.participation.services import complaints as services

    one = plan()[int(number)]
    person, told = people.person_by_email(one["email"]), {"category": "technical", "subject": "Unggahan"}
    complaint = queries.complaints_of(person).first() or services.file_complaint(
        institution=people.institutions().get(), story="Unggahan saya berhenti.", **told, by=person, at=now()
    )
    data = Path(one["files"]["ktp"]).read_bytes()
    services.add_evidence(complaint, data, services.look_at(data), at=now())


def seal(number, key):
    one = plan()[int(number)]
    client, address = _visitor(one), f"/lamaran/{one['application']}/kirim/"
    page = client.get(address)
    fields = Forms(page.content.decode()).with_field("once") if page.status_code == 200 else {}
    answer = client.post(address, {**fields, "once": key})
    assert answer.status_code == 302, answer.content.decode()
    say(answer.headers["Location"])


# --- afterwards ---------------------------------------------------------------------------------------


def work():
    from bening.worker.jobs import JOBS
    from bening.worker.loop import work as run

    run(JOBS, once=True)


def recover(acknowledged=None):
    from bening.devtools.invariants import violations

    work()
    found = list(violations()) + list(lies())
    if acknowledged:
        for one in json.loads(Path(acknowledged).read_text()):
            found += broken_promises(one)
    say(json.dumps(found))


def lies():
    """What an outsider finds wrong."""
    from tests.transparency.outsider import Outsider

    return (each.text("en") for each in Outsider().look().problems)


def broken_promises(one):
    """What is missing of one application that was acknowledged."""
    from bening.core.tlog.receipt import Receipt
    from bening.stages.documents import queries
    from bening.stages.documents.models import Dossier
    from bening.transparency import queries as transparency

    rows = list(Dossier.objects.filter(application_id=one["application"], state="sealed"))
    if len(rows) != 1:
        yield f"application {one['application']}: acknowledged, {len(rows)} sealed dossiers"
        return
    held = {row.slot: queries.content(row) for row in queries.documents_of(rows[0])}
    for slot, path in one["files"].items():
        if held.get(slot) != Path(path).read_bytes():
            yield f"application {one['application']}: {slot} is not what was sent"
    if len(held) != one["count"]:
        yield f"application {one['application']}: {len(held)} documents"
    proof = transparency.receipt(rows[0].entry)
    if proof is None:
        yield f"application {one['application']}: not in the log"
    elif one.get("proof") and Receipt.parse(one["proof"].encode()).index != Receipt.parse(proof).index:
        yield f"application {one['application']}: moved in the log"
    if one.get("promise") and one["promise"] != transparency.acknowledgement(rows[0].entry).decode():
        yield f"application {one['application']}: the promise was changed"


def stored():
    """How many files lie in the store, and how many rows name one."""
    from bening.stages.documents.models import Document

    files = sum(1 for path in (home() / "files").rglob("*") if path.is_file())
    say(json.dumps([files, Document.objects.count()]))


def say(text):
    sys.stdout.write(f"{text}\n")


def main(verb, *rest):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    verbs = (build, upload, complain, seal, recover, stored)
    {each.__name__: each for each in verbs}[verb](*rest)


if __name__ == "__main__":
    main(*sys.argv[1:])
