"""Documents: kept encrypted and durable, replaced without a rest, sealed once with everything in the log."""

import json
import os
import threading

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.core.events import parse
from bening.core.tlog.commitment import commit
from bening.core.tlog.note import decode64
from bening.infra.db import Stale
from bening.notifications.queries import notices_of
from bening.stages.documents import queries, receipts, services
from bening.stages.documents.models import Document, Dossier
from bening.stages.registration import services as registering
from bening.transparency import queries as transparency
from tests.committed import at_once
from tests.reading import made
from tests.stages.documents import scene
from tests.stages.registration import scene as answering


def codes(refused):
    return sorted({reason.code for reason in refused.value.reasons})


def test_open_dossier_waits_until_it_is_known_which_documents_belong_to_it(announcement, sari, at):
    draft = registering.start_application(announcement, by=sari, at=at)
    answering.save(draft, "identity", by=sari, at=at)

    with pytest.raises(Refused) as refused:
        services.open_dossier(draft, by=sari, at=at)

    assert codes(refused) == [
        "formasi.not_chosen",
        "section.contact_incomplete",
        "section.declarations_incomplete",
        "section.education_incomplete",
    ]


def test_open_dossier_of_what_was_given_up_is_refused(application, sari, at):
    registering.withdraw_application(application, by=sari, at=at)

    with pytest.raises(Refused) as refused:
        services.open_dossier(application, by=sari, at=at)

    assert codes(refused) == ["dossier.withdrawn"]


def test_documents_alone_are_not_submitted(full, sari, at):
    with pytest.raises(Refused) as refused:
        services.seal_dossier(full, seen=full.version, by=sari, at=at)

    assert codes(refused) == ["application.not_entered"]


def test_open_dossier_twice_is_one(dossier, application, sari, at):
    assert services.open_dossier(application, by=sari, at=at).pk == dossier.pk


def test_slots_are_what_this_person_is_asked_for(dossier):
    slots = queries.slots_of(dossier)

    assert tuple(slot.rule.slot for slot in slots if slot.required) == scene.REQUIRED
    assert [slot.rule.slot for slot in slots if not slot.required] == ["sertifikat_kompetensi"]


def test_attach_document_keeps_only_what_is_encrypted(dossier, sari, at, files):
    data = made.photo()

    document = scene.attach(dossier, "ktp", by=sari, at=at, data=data)

    (path,) = [path for path in files.rglob("*") if path.is_file()]
    assert data[:100] not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert queries.content(document) == data
    assert (document.media_type, document.pages, document.size) == ("image/jpeg", 1, len(data))


def test_document_does_not_open_in_another_slot(dossier, sari, at):
    from bening.infra.encryption import CannotOpen

    document = scene.attach(dossier, "ktp", by=sari, at=at)
    document.slot = "pas_foto"

    with pytest.raises(CannotOpen):
        queries.content(document)


def test_attach_document_again_replaces_without_a_rest(
    dossier, sari, at, stored, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        first = scene.attach(dossier, "ktp", by=sari, at=at, seed=1)
    with django_capture_on_commit_callbacks(execute=True):
        second = scene.attach(dossier, "ktp", by=sari, at=at, seed=2)

    assert first.sha256 != second.sha256
    assert Document.objects.get().pk == second.pk
    assert stored() == 1
    assert queries.content(second)


def test_attach_document_same_file_again_changes_nothing(dossier, sari, at, stored):
    first = scene.attach(dossier, "ktp", by=sari, at=at)
    again = scene.attach(dossier, "ktp", by=sari, at=at)

    assert again.pk == first.pk
    assert stored() == 1


def test_attach_document_with_a_problem_is_refused(dossier, sari, at, stored):
    with pytest.raises(Refused) as refused:
        scene.attach(dossier, "ijazah", by=sari, at=at, data=made.hostile()["script_on_open.pdf"])

    assert codes(refused) == ["pdf.automatic_action", "pdf.script"]
    assert stored() == 0


def test_hostile_files_are_all_refused_and_leave_nothing(dossier, sari, at, stored):
    rule = scene.rule_of(dossier, "ijazah")

    accepted = [bad for bad, data in made.hostile().items() if not services.look_at(rule, data).problems]

    assert accepted == []
    assert (stored(), Document.objects.count()) == (0, 0)


def test_attach_document_after_the_phase_leaves_nothing(dossier, sari, at, wib, stored):
    with pytest.raises(Refused) as refused:
        scene.attach(dossier, "ktp", by=sari, at=wib(2024, 9, 11, 0, 0))

    assert codes(refused) == ["window.closed"]
    assert (stored(), Document.objects.count()) == (0, 0)


def test_file_is_durable_before_its_row(dossier, sari, at, monkeypatch):
    order = []
    synced, save = os.fsync, Document.save
    monkeypatch.setattr(os, "fsync", lambda handle: (order.append("fsync"), synced(handle)))
    monkeypatch.setattr(Document, "save", lambda row, **how: (order.append("row"), save(row, **how)))

    scene.attach(dossier, "ktp", by=sari, at=at)

    assert order == ["fsync", "fsync", "fsync", "row"]


def test_remove_document_takes_row_and_bytes(dossier, sari, at, stored, django_capture_on_commit_callbacks):
    document = scene.attach(dossier, "ktp", by=sari, at=at)

    with django_capture_on_commit_callbacks(execute=True):
        services.remove_document(document, by=sari, at=at)

    assert (Document.objects.count(), stored()) == (0, 0)


def test_seal_dossier_tells_every_missing_document(dossier, sari, at, log):
    scene.attach(dossier, "ktp", by=sari, at=at)

    with pytest.raises(Refused) as refused:
        scene.submit(dossier, by=sari, at=at)

    missing = [reason.facts["slot"] for reason in refused.value.reasons]
    assert missing == [slot for slot in scene.REQUIRED if slot != "ktp"]
    dossier.refresh_from_db()
    assert (dossier.state, dossier.entry) == ("open", None)
    log.audit()


def test_seal_dossier_says_so_in_the_log_and_to_the_person(full, sari, at, log):
    scene.submit(full, by=sari, at=at)

    full.refresh_from_db()
    submitted, automatic = (parse(entry.body.encode()) for entry in (full.entry, full.findings_entry))
    assert (submitted.event.kind, automatic.event.kind) == ("application.submitted", "verification.auto")
    assert submitted.event.rules == full.application.edition_digest
    assert full.digest.startswith("sha256:")
    assert all(document.sealed for document in queries.documents_of(full))
    assert notices_of(sari)[0].kind == "dossier.sealed"
    log.audit()
    full.refresh_from_db()
    assert full.entry.idx + 1 == full.findings_entry.idx
    assert automatic.ref == (full.entry.idx,)


def test_log_says_nothing_of_the_person(full, sari, at, log):
    scene.submit(full, by=sari, at=at)

    application = full.application
    said = full.entry.body + full.findings_entry.body
    for secret in ("1504015203990001", "Sari", application.number, application.formasi_code, full.digest[7:]):
        assert secret not in said
    log.audit()


def test_opening_opens_what_the_log_committed_to(full, sari, at):
    scene.submit(full, by=sari, at=at)

    told = json.loads(receipts.opening(full))

    commits = json.loads(full.entry.body)["commit"]
    for name, opened in told["buka"].items():
        assert commit(name, decode64(opened["salt"]), opened["nilai"]) == decode64(commits[name])
    inside = told["buka"]["isi"]["nilai"]["dalam"]
    for document in queries.documents_of(full):
        opened = told["dalam"][document.slot]
        assert opened["nilai"] == document.sha256
        again = commit(f"isi.{document.slot}", decode64(opened["salt"]), opened["nilai"])
        assert again == decode64(inside[document.slot])


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("dossier", "digest = 'sha256:0'"),
        ("dossier", "state = 'open'"),
        ("document", "sha256 = '0'"),
        ("document", "sealed = FALSE"),
    ],
)
def test_sealed_dossier_never_changes(full, sari, at, table, change):
    scene.submit(full, by=sari, at=at)

    for statement in (f"UPDATE documents_{table} SET {change}", f"DELETE FROM documents_{table}"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_nothing_changes_after_the_seal(full, sari, at):
    document = queries.documents_of(full).first()
    scene.submit(full, by=sari, at=at)

    for act in (
        lambda: scene.attach(full, "ktp", by=sari, at=at, seed=99),
        lambda: services.remove_document(document, by=sari, at=at),
        lambda: scene.submit(full, by=sari, at=at),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert codes(refused) == ["dossier.already_sealed"]


def test_seal_dossier_does_not_seal_what_was_not_seen(full, sari, at):
    seen = full.version
    scene.attach(full, "ktp", by=sari, at=at, seed=99)

    with pytest.raises(Stale):
        scene.submit(full, seen=seen, by=sari, at=at)


def test_seal_dossier_in_the_last_second_and_not_after(full, sari, wib):
    with pytest.raises(Refused) as refused:
        scene.submit(full, by=sari, at=wib(2024, 9, 11, 0, 0))
    assert codes(refused) == ["window.closed"]

    scene.submit(full, by=sari, at=wib(2024, 9, 10, 23, 59, 59))
    assert full.state == "sealed"


def test_seal_dossier_at_once_in_many_tabs_seals_once(committed, full, sari, at, log):
    seen = full.version

    def seal(number):
        mine = Dossier.objects.select_related("application__announcement", "application__formasi").get(
            pk=full.pk
        )
        mine.version = seen
        return scene.submit(mine, seen=seen, by=sari, at=at)

    outcomes = at_once(seal, 6)

    assert [type(outcome) for outcome in outcomes].count(Dossier) == 1
    assert {type(outcome) for outcome in outcomes} <= {Dossier, Stale, Refused}
    assert [notice.kind for notice in notices_of(sari)].count("dossier.sealed") == 1
    log.audit()


def test_document_changed_while_sealing_is_never_sealed_unseen(committed, full, sari, at, log):
    seen, start = full.version, threading.Event()

    def act(number):
        start.wait(0.01)
        mine = Dossier.objects.select_related("application__announcement", "application__formasi")
        dossier = mine.get(pk=full.pk)
        if number:
            return scene.attach(dossier, "ktp", by=sari, at=at, seed=50 + number)
        dossier.version = seen
        return scene.submit(dossier, seen=seen, by=sari, at=at)

    before = {document.slot: document.sha256 for document in queries.documents_of(full)}
    outcomes = at_once(act, 2)

    after = {document.slot: document.sha256 for document in queries.documents_of(full)}
    sealed = isinstance(outcomes[0], Dossier)
    assert (after == before) == sealed
    log.audit()


def test_withdraw_open_dossier_says_nothing_in_the_log(dossier, sari, at, announcement, log):
    services.withdraw_dossier(dossier, by=sari, at=at)

    assert (dossier.state, dossier.withdrawal) == ("withdrawn", None)
    assert queries.withdrawn_numbers(announcement) == {dossier.application.number}
    assert notices_of(sari)[0].kind == "application.withdrawn"
    log.audit()


def test_withdraw_sealed_dossier_is_taken_back_in_the_log(full, sari, at, announcement, log):
    scene.submit(full, by=sari, at=at)
    assert queries.sealed_dossiers(announcement).count() == 1

    services.withdraw_dossier(full, by=sari, at=at)

    assert parse(full.withdrawal.body.encode()).event.kind == "application.withdrawn"
    assert queries.sealed_dossiers(announcement).count() == 0
    assert queries.withdrawn_at(full.application) == at
    with pytest.raises(Refused):
        services.withdraw_dossier(full, by=sari, at=at)
    log.audit()


def test_withdrawal_without_log_is_refused_by_the_database(full, sari, at):
    scene.submit(full, by=sari, at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=full.pk).update(state="withdrawn", withdrawn_at=at)


def test_receipt_is_there_once_the_log_has_published(full, sari, at, log):
    scene.submit(full, by=sari, at=at)
    full.refresh_from_db()
    assert transparency.acknowledgement(full.entry)
    assert transparency.receipt(full.entry) is None

    log.audit()

    full.refresh_from_db()
    assert transparency.receipt(full.entry).startswith(b"c2sp.org/tlog-proof@v1\n")
    document = receipts.receipt_pdf(full)
    assert document.startswith(b"%PDF-")
    assert receipts.receipt_pdf(full) == document
    assert b"Sari" not in document
    full.application.announcement.title += " \N{SLIGHTLY SMILING FACE}"
    assert receipts.receipt_pdf(full).startswith(b"%PDF-"), "one odd sign keeps nobody from a receipt"


def test_erased_person_opens_no_document(full, sari, at, murni):
    from bening.accounts.services import erase

    erase(sari, by=murni, at=at)

    document = Document.objects.select_related("dossier__application__person").first()
    with pytest.raises(Refused):
        queries.content(document)
