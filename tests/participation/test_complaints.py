"""Complaints: acknowledged, handled by nobody named in them, raised when somebody sleeps, reopened."""

import json
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from PIL import Image

from bening.core.decision import Refused
from bening.core.events import StatementRecorded
from bening.core.tlog.canonical import parse
from bening.core.tlog.commitment import commit
from bening.core.tlog.note import decode64, encode64
from bening.notifications.models import Notice
from bening.participation import records
from bening.participation.models import Complaint, ComplaintEvidence, ComplaintStep, Part
from bening.participation.queries import complaints as queries
from bening.participation.queries import figures
from bening.participation.services import complaints as filing
from bening.participation.services import handling, steps
from bening.transparency import queries as transparency


@pytest.fixture
def at(wib):
    return lambda day, hour=9, month=9: wib(2024, month, day, hour)


@pytest.fixture
def complain(batanghari, sari, at):
    def made(**changes):
        usual = {
            "institution": batanghari,
            "category": "service",
            "subject": "Tidak dilayani",
            "story": "Loket tutup pada jam kerja hari Selasa.",
            "by": sari,
            "at": at(2),
        }
        return filing.file_complaint(**usual | changes)

    return made


def refused_with(code):
    return pytest.raises(Refused, match=code.replace(".", r"\."))


def test_complaint_is_acknowledged_committed_and_sealed(complain, sari, log):
    complaint = complain()

    assert complaint.triage_due_at.date().isoformat() == "2024-09-05"
    assert Notice.objects.get(user=sari).kind == "complaint.filed"
    assert b"Loket" not in bytes(complaint.text)
    (step,) = ComplaintStep.objects.all()
    event = transparency.record_of(step.entry).event
    assert event == StatementRecorded(about="complaint", step="filed", commitment=event.commitment)
    ((number, opening),) = steps.openings(complaint)
    opened = parse(opening.strip())["buka"]["isi"]
    assert opened["nilai"]["nomor"] == complaint.ticket
    assert encode64(commit("isi", decode64(opened["salt"]), opened["nilai"])) == event.commitment
    assert number == 1
    log.audit(size=2)


def test_who_is_named_never_handles_it(complain, handlers, at):
    joko, ratna = handlers
    complaint = complain(named="pak JOKO susilo, bagian loket")

    assert list(queries.complaints_for(joko)) == []
    assert queries.handlers_for(complaint) == [ratna]
    with refused_with("complaint.cannot_handle"):
        handling.assign(complaint, joko, "simple", by=ratna, at=at(3))
    with pytest.raises(DatabaseError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(handler=joko, state="handled")
    with pytest.raises(DatabaseError), transaction.atomic():
        Part.objects.filter(complaint=complaint, user=joko).delete()


def test_a_complainant_who_is_an_officer_never_handles_it(complain, handlers, at):
    joko, ratna = handlers
    complaint = complain(by=ratna)
    assert list(queries.complaints_for(ratna)) == []
    with refused_with("complaint.cannot_handle"):
        handling.assign(complaint, ratna, "simple", by=joko, at=at(3))


def test_other_institutions_see_nothing(complain, lestari, tebo, murni, yusuf):
    complain()
    assert list(queries.complaints_for(lestari)) == []


def test_questions_stop_the_clock(complain, handlers, sari, at, log):
    joko, _ = handlers
    complaint = complain()
    handling.assign(complaint, joko, "simple", by=joko, at=at(3))
    assert complaint.answer_due_at.date().isoformat() == "2024-09-10"
    handling.ask(complaint, "Loket nomor berapa?", by=joko, at=at(4))
    assert (complaint.state, complaint.answer_due_at, complaint.alert_at) == ("waiting", None, None)

    filing.reply(complaint, "Loket 3.", by=sari, at=at(9))

    assert complaint.answer_due_at.date().isoformat() == "2024-09-13"
    assert [step.kind for step in queries.steps_of(complaint)] == ["filed", "assigned", "asked", "replied"]
    log.audit(size=5)


def test_a_holiday_is_no_working_day(complain, handlers, at):
    complaint = complain()
    handling.assign(complaint, handlers[0], "ordinary", by=handlers[1], at=at(3))
    assert complaint.answer_due_at.date().isoformat() == "2024-09-24"  # 16 September: Maulid


def test_sleeping_officers_are_passed_by(complain, handlers, inspector, sari, at, log):
    _, ratna = handlers
    complaint = complain()
    assert handling.look_after(at(5)) == 0

    assert [handling.look_after(at(day)) for day in (6, 6, 12, 19)] == [1, 0, 1, 1]

    complaint.refresh_from_db()
    assert (complaint.escalation, complaint.alert_at, complaint.state) == (3, None, "filed")
    assert Notice.objects.filter(user=ratna, kind="complaint.escalated").count() == 1
    assert Notice.objects.filter(user=inspector, kind="complaint.escalated").count() == 2
    assert Notice.objects.filter(user=sari, kind="complaint.escalated").count() == 3
    assert list(queries.complaints_for(inspector)) == [complaint]
    assert inspector in queries.handlers_for(complaint)
    log.audit(size=5)


def test_inspectors_see_what_is_grave_at_once(complain, inspector):
    complain()
    grave = complain(category="fees")
    assert list(queries.complaints_for(inspector)) == [grave]


@pytest.fixture
def answered(complain, handlers, at):
    complaint = complain()
    handling.assign(complaint, handlers[0], "simple", by=handlers[0], at=at(3))
    return handling.answer(
        complaint, "upheld", "Loket memang tutup; jadwal diperbaiki.", by=handlers[0], at=at(4)
    )


def test_unsolved_goes_to_somebody_else(answered, handlers, sari, at, log):
    joko, ratna = handlers
    filing.confirm(answered, "unresolved", "Masih tutup.", by=sari, at=at(6))

    assert (answered.state, answered.reopened, answered.handler) == ("filed", 1, None)
    assert queries.handlers_for(answered) == [ratna]
    assert list(queries.complaints_for(joko)) == []
    log.audit(size=5)


def test_solved_is_what_the_complainant_says(answered, sari, budi, at):
    with refused_with("complaint.not_yours"):
        filing.confirm(answered, "resolved", by=budi, at=at(5))
    filing.confirm(answered, "partly", by=sari, at=at(5))
    assert (answered.state, answered.closed_as) == ("closed", "partly")
    with refused_with("complaint.reopen_too_late"):
        filing.reopen(answered, "Belum.", by=sari, at=at(6, month=10))
    filing.reopen(answered, "Belum.", by=sari, at=at(30))
    assert answered.state == "filed"


def test_silence_closes_and_is_counted_apart(answered, at):
    assert handling.look_after(at(18)) == 0
    assert handling.look_after(at(21)) == 1
    answered.refresh_from_db()
    assert (answered.state, answered.closed_as) == ("closed", "silent")


def test_an_answer_needs_its_handler_and_its_reason(complain, handlers, at):
    joko, ratna = handlers
    complaint = complain()
    handling.assign(complaint, joko, "simple", by=joko, at=at(3))
    with refused_with("complaint.not_handler"):
        handling.answer(complaint, "upheld", "Ya.", by=ratna, at=at(4))
    with refused_with("complaint.answer_without_reason"):
        handling.answer(complaint, "upheld", " ", by=joko, at=at(4))


def test_who_steps_back_never_sees_it_again(complain, handlers, at):
    joko, _ = handlers
    complaint = complain()
    handling.assign(complaint, joko, "simple", by=joko, at=at(3))
    handling.step_back(complaint, by=joko, at=at(4))
    assert (complaint.state, complaint.handler) == ("filed", None)
    assert list(queries.complaints_for(joko)) == []


def test_what_was_filed_never_changes(complain):
    complaint = complain()
    for change in ({"text": b"x"}, {"ticket": "P-1"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        ComplaintStep.objects.update(kind="answered")


def test_flooding_is_bounded(complain):
    for _ in range(5):
        complain()
    with refused_with("participation.too_many"):
        complain()


@pytest.fixture
def photo():
    out = BytesIO()
    Image.effect_noise((300, 400), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def test_evidence_is_kept_sealed_once(complain, sari, photo, at):
    complaint = complain()
    for _ in range(2):
        filing.add_evidence(complaint, photo, filing.look_at(photo), at=at(2, 10))

    (each,) = queries.evidence_of(complaint)
    assert queries.evidence_bytes(each, sari) == photo
    assert queries.known_keys([each.key, "other"]) == {each.key}
    with refused_with("file.unknown_kind"):
        filing.add_evidence(complaint, b"x" * 500, filing.look_at(b"x" * 500), at=at(2, 11))
    assert ComplaintEvidence.objects.count() == 1


def test_the_record_for_other_offices(complain, handlers, sari, at, log):
    complaint = complain(may_share=True, named="=1+1", story="=RUMUS()")
    handling.hand_over(
        complaint, "ombudsman", "Lewat tenggat.", records.as_json(complaint), by=sari, at=at(20)
    )

    told = json.loads(records.as_json(complaint))
    assert (told["format"], told["pengadu"]) == ("bening/pengaduan/v1", "Sari Wulandari")
    assert [step["jenis"] for step in told["langkah"]] == ["filed", "handed_over"]
    assert "'=RUMUS()" in records.as_csv(complaint).decode("utf-8-sig")
    assert records.as_pdf(complaint).startswith(b"%PDF")
    assert json.loads(records.as_json(complain()))["pengadu"] == ""
    log.audit(size=4)


def test_figures_hide_small_groups(complain, handlers, batanghari, sari, budi, at):
    for number in range(5):
        complain(at=at(2 + number))
    complain(category="fees", by=budi)
    rows = {row.category: row for row in figures.by_channel(at(28))}
    assert rows["service"].received is None
    assert rows["fees"].received is None
    assert (rows[""].received, rows[""].overdue) == (6, 6)
