"""What a finding may cite: decided cases in which somebody was right, without a name."""

from datetime import timedelta

import pytest
from django.urls import resolve

from bening.participation import queries
from bening.participation.models import AuditFinding, Comment, Complaint
from bening.participation.services import commenting, complaints, forum, handling, interests
from tests.cast import give_role


@pytest.fixture
def at(wib):
    return lambda day, hour=9: wib(2024, 9, day, hour)


def cited(institution):
    return [(case.kind, case.reference, case.title) for case in queries.citable_cases(institution)]


@pytest.fixture
def complaint(batanghari, sari, handlers, at):
    made = complaints.file_complaint(
        institution=batanghari,
        category="fees",
        subject="Diminta uang",
        story="Petugas loket meminta lima puluh ribu.",
        by=sari,
        at=at(2),
    )
    return handling.assign(made, handlers[0], "simple", by=handlers[0], at=at(3))


def test_an_upheld_complaint_is_cited_without_its_words(complaint, handlers, batanghari, tebo, sari, at):
    assert cited(batanghari) == []
    handling.answer(complaint, "upheld", "Uang dikembalikan.", by=handlers[0], at=at(4))

    (case,) = queries.citable_cases(batanghari)
    assert (case.kind, case.reference, case.decided_at) == ("complaint", complaint.ticket, at(4))
    assert case.title == "Pengaduan terbukti: Pungutan atau permintaan uang"
    assert case.unit == batanghari.name
    assert resolve(case.url.partition("#")[0]).view_name == "participation:complaints"
    told = " ".join(map(str, (case.title, case.url, case.reference)))
    assert not any(word in told for word in ("Sari", "loket", "lima puluh", "Diminta"))
    assert queries.citable_cases(tebo) == []

    complaints.reopen(complaint, "Belum kembali.", by=sari, at=at(5))
    assert cited(batanghari) == []


def test_complaints_that_were_not_upheld_are_not_cited(complaint, handlers, batanghari, at):
    handling.answer(complaint, "not_upheld", "Tidak terbukti.", by=handlers[0], at=at(4))
    assert Complaint.objects.get().state == "answered"
    assert cited(batanghari) == []


def test_suggestions_and_appeals_are_cited_by_their_last_word(batanghari, moderators, sari, at):
    joko, ratna = moderators
    topic = forum.open_topic(batanghari, slug="loket", title="Loket", about="-", by=joko, at=at(1))
    thread = forum.start_thread(
        topic, title="Loket Sabtu", kind="suggestion", body="Buka.", mode="name", by=sari, at=at(2)
    )
    comment = Comment.objects.get()
    commenting.moderate(comment, "approve", by=joko, at=at(2))
    forum.set_status(thread, "planned", "Mulai November.", by=joko, at=at(3))
    assert cited(batanghari) == [("suggestion", f"usulan/{thread.pk}", "Loket Sabtu")]

    commenting.moderate(comment, "hide", rule="spam", reason="Berulang.", by=joko, at=at(4))
    assert cited(batanghari) == [], "the title of what is hidden is not told elsewhere"
    appeal = commenting.file_appeal(comment, "Bukan iklan.", by=sari, at=at(5))
    commenting.decide_appeal(appeal, "uphold", "Benar.", by=ratna, at=at(6))
    assert [case[:2] for case in cited(batanghari)] == [
        ("moderation", f"keberatan/{appeal.pk}"),
        ("suggestion", f"usulan/{thread.pk}"),
    ]
    forum.set_status(thread, "declined", "Anggaran tidak ada.", by=joko, at=at(7))
    assert [case[0] for case in cited(batanghari)] == ["moderation"]


def test_audits_are_cited_by_mark(batanghari, inspector, murni, hasan, hendra, at):
    give_role(hendra, "inspector", batanghari, murni, hasan)
    audit = interests.commit_audit(batanghari, 2, by=inspector, at=at(2))
    interests.draw_audit(audit, by=hendra, at=at(3))
    for mark, result in zip(audit.drawn, ("in_order", "violation"), strict=True):
        AuditFinding.objects.create(
            audit=audit,
            mark=mark,
            result=result,
            note="-",
            inspector=inspector,
            at=at(4) + timedelta(hours=1),
        )
    assert cited(batanghari) == [
        ("audit", f"audit/{audit.pk}/{audit.drawn[1][:6]}", "Audit pernyataan kepentingan: Pelanggaran")
    ]
