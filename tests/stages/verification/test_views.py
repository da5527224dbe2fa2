"""The pages of verification: the officers' desk is blind, the applicant's result says what can be done."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from bening.accounts.queries import accesses_to
from bening.objections import queries as objected
from bening.stages.verification import queries, services
from tests.cast import NAMES, NIKS
from tests.stages.registration.scene import ANSWERS
from tests.stages.verification import scene
from tests.stages.verification.test_objecting import ACCEPTED, REJECTED, WHY

DESK = reverse("verification:desk")


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def take(client, announcement, step="propose"):
    answer = post(client, reverse("verification:take", args=[announcement.slug, step]))
    return answer.headers["Location"]


def pictures(html):
    return re.findall(r'src="(/[^"]+\.jpg)"', html)


# --- the desk -----------------------------------------------------------------------------------------


def test_desk_is_404_without_the_role_and_asks_to_sign_in(client, announcement, joko):
    assert client.get(DESK).status_code == 302
    client.force_login(joko)
    assert client.get(DESK).status_code == 404


def test_verifier_judges_and_gets_the_next(client, announcement, sari, budi, ratna, during, at, clock, log):
    for person in (sari, budi):
        scene.submit(announcement, by=person, at=during)
    client.force_login(ratna)
    clock(at)
    assert 'data-waiting="2"' in client.get(DESK).content.decode()
    first = take(client, announcement)
    for address in pictures(client.get(first).content.decode()):
        assert client.get(address).headers["Content-Type"] == "image/jpeg"

    answer = post(client, first, ijazah="diploma.level_differs", note_ijazah="D-III.", rest="on")

    assert answer.status_code == 302
    assert answer.headers["Location"] not in (first, DESK)
    verdict = queries.verdicts_of(queries.allocations_of(ratna).model.objects.first().dossier).get()
    assert [(one.ground, one.note) for one in verdict.findings.all() if not one.met] == [
        ("diploma.level_differs", "D-III.")
    ]
    log.audit()


def test_rest_covers_only_documents_that_were_looked_at(client, announcement, dossier, ratna, at, clock):
    client.force_login(ratna)
    clock(at)
    address = take(client, announcement)
    shown = pictures(client.get(address).content.decode())
    for picture in shown:
        if "/ktp/" not in picture:
            client.get(picture)

    answer = post(client, address, rest="on")

    assert answer.status_code == 422
    assert "Berkas ini belum Anda lihat" in answer.content.decode()
    assert post(client, address, rest="on", ktp="met").status_code == 302


def test_unanswered_questions_are_named_and_answers_kept(client, announcement, dossier, ratna, at, clock):
    client.force_login(ratna)
    clock(at)
    address = take(client, announcement)

    answer = post(client, address, ktp="document.unreadable")
    html = answer.content.decode()

    assert answer.status_code == 422
    assert "Pilih satu jawaban" in html
    assert re.search(r'value="document.unreadable"[^>]*checked', html)
    assert 'href="#id_ktp_0"' not in html
    assert 'href="#id_ijazah_0"' in html


def test_stopping_leads_back_to_the_desk(client, announcement, dossier, ratna, at, clock):
    client.force_login(ratna)
    clock(at)
    address = take(client, announcement)
    answers = {one.code: "met" for one in queries.requirements_of(dossier)}

    assert post(client, address, berhenti="1", **answers).headers["Location"] == DESK


def test_supervisor_seals_or_returns(client, announcement, sari, budi, ratna, anton, during, at, clock, log):
    for person in (sari, budi):
        scene.submit(announcement, by=person, at=during)
        scene.propose(announcement, ratna, at=at)
    client.force_login(anton)
    clock(at)
    first = take(client, announcement, "approve")
    assert "Sahkan MS" in client.get(first).content.decode()

    second = post(client, f"{first}setujui/").headers["Location"]
    assert second not in (first, DESK)
    assert post(client, f"{second}kembalikan/", because="").status_code == 422
    answer = post(client, f"{second}kembalikan/", because="Foto sudah sesuai.")

    assert answer.headers["Location"] == DESK
    states = [queries.verdicts_of(one).get().state for one in _dossiers(announcement)]
    assert sorted(states) == ["returned", "sealed"]
    log.audit()


def _dossiers(announcement):
    from bening.stages.documents.queries import sealed_dossiers

    return sealed_dossiers(announcement)


def test_allocation_of_another_officer_is_404(client, announcement, dossier, ratna, hari, at, clock):
    held = services.allocate_next(ratna, "propose", announcement, at=at)
    client.force_login(hari)
    clock(at)

    assert client.get(reverse("verification:allocation", args=[held.pk])).status_code == 404
    assert client.get(reverse("verification:picture", args=[held.pk, "ktp", 1])).status_code == 404


def test_verifier_of_another_institution_sees_nothing(
    client, announcement, dossier, tebo, lestari, yusuf, joko
):
    from tests.cast import give_role

    give_role(joko, "verifier", tebo, lestari, yusuf)
    client.force_login(joko)

    assert announcement.title not in client.get(DESK).content.decode()
    taken = post(client, reverse("verification:take", args=[announcement.slug, "propose"]))
    assert taken.status_code == 404


def test_reading_a_document_is_written_down(client, announcement, dossier, ratna, sari, at, clock):
    held = services.allocate_next(ratna, "propose", announcement, at=at)
    client.force_login(ratna)
    clock(at)

    client.get(reverse("verification:picture", args=[held.pk, "transkrip", 1]))
    client.get(reverse("verification:picture", args=[held.pk, "transkrip", 2]))

    assert [(one.actor, one.what) for one in accesses_to(sari)] == [(ratna, "document:transkrip")]
    assert client.get(reverse("verification:picture", args=[held.pk, "transkrip", 3])).status_code == 404


def test_pictures_are_kept_by_no_cache_and_carry_no_name(client, announcement, dossier, ratna, at):
    held = services.allocate_next(ratna, "propose", announcement, at=at)
    client.force_login(ratna)

    answer = client.get(reverse("verification:picture", args=[held.pk, "ktp", 1]))

    assert "no-store" in answer.headers["Cache-Control"]
    assert "Content-Disposition" not in answer.headers
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def identifying(people):
    """Everything by which these applicants could be known."""
    contact, identity = ANSWERS["contact"], ANSWERS["identity"]
    told = [contact["street"], contact["phone"], contact["village"], identity["kk"], identity["birthplace"]]
    for name in people:
        told += [NAMES[name], *NAMES[name].split(), NIKS[name], f"{name}@example.id"]
    return told


def test_desk_is_blind(client, announcement, sari, budi, ratna, anton, dewi, during, at, in_window, clock):
    """A crawl as each officer over everything that can be reached from their desks."""
    refused = scene.submit(announcement, by=sari, at=during)
    scene.decide(announcement, ratna, anton, at=at, ijazah="diploma.level_differs")
    (verdict,) = queries.verdicts_of(refused)
    objection = services.file_sanggah(verdict, {"ijazah": WHY["ijazah"]}, by=sari, at=in_window)
    scene.submit(announcement, by=budi, at=during)
    secrets = [*identifying(("sari", "budi")), refused.application.number]
    clock(in_window)
    seen = 0
    for officer, step in ((ratna, "propose"), (anton, "approve"), (dewi, None)):
        client.force_login(officer)
        start = [DESK] if step else [reverse("verification:objections")]
        if step:
            start.append(take(client, announcement, step))
        waiting, known = start, set()
        while waiting:
            address = waiting.pop()
            if address in known:
                continue
            known.add(address)
            answer = client.get(address)
            assert answer.status_code == 200, address
            head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
            body = "" if address.endswith(".jpg") else answer.content.decode()
            for secret in secrets:
                assert secret not in address + head + body, f"{secret!r} on {address}"
            links = re.findall(r'(?:href|src)="(/meja/(?:verifikasi|sanggah)/[^"#]+)"', body)
            waiting += links
        seen += len(known)
        if step == "propose":
            scene_allocation = queries.allocations_of(ratna).get()
            services.propose_verdict(
                scene_allocation, scene.judgements(scene_allocation.dossier), by=ratna, at=in_window
            )
    assert seen > 30
    assert objected.waiting_for(dewi, "verification").get() == objection


def test_desk_needs_the_same_queries_for_one_and_for_three(
    client, announcement, sari, budi, joko, ratna, during, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(ratna)
    counts = []
    for people in ((sari,), (budi, joko)):
        for person in people:
            scene.submit(announcement, by=person, at=during)
        with CaptureQueriesContext(connection) as made:
            client.get(DESK)
        counts.append(len(made))
    assert counts[0] == counts[1] <= 12


# --- objections ---------------------------------------------------------------------------------------


def test_reviewer_answers_ground_by_ground(client, refusal, sari, dewi, in_window, clock, log):
    objection = services.file_sanggah(refusal, WHY, by=sari, at=in_window)
    client.force_login(dewi)
    clock(in_window)
    address = reverse("verification:answer", args=[objection.pk])
    html = client.get(address).content.decode()
    assert WHY["ijazah"] in html
    assert client.get(pictures(html)[0]).status_code == 200
    assert accesses_to(sari).filter(what="objection").exists()

    assert post(client, address, ijazah="accepted").status_code == 422
    sent = {}
    for code, (answer, reasoning, _) in (("ijazah", ACCEPTED), ("surat_lamaran", REJECTED)):
        sent |= {code: answer, f"reasoning_{code}": reasoning, f"public_{code}": "Dibaca ulang."}
    assert post(client, address, **sent).status_code == 302

    assert queries.proposed_verdict(refusal.dossier).round == "sanggah"
    assert client.get(address).status_code == 404
    log.audit()


# --- the applicant ------------------------------------------------------------------------------------


def page_of(client, name, application, status=200):
    answer = client.get(reverse(f"verification:{name}", args=[application.pk]))
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("name", ["result", "sanggah"])
def test_page_of_another_applicant_is_404(client, refusal, budi, in_window, clock, name):
    client.force_login(budi)
    clock(in_window)
    page_of(client, name, refusal.dossier.application, 404)
    for word in ("proof", "opening"):
        address = reverse(f"verification:{word}", args=[refusal.dossier.application.pk, "initial"])
        assert client.get(address).status_code == 404


def test_result_stays_closed_before_its_phase(client, refusal, sari, at, clock):
    client.force_login(sari)
    clock(at)

    html = page_of(client, "result", refusal.dossier.application)

    assert "TMS" not in html
    assert "19 September 2024" in html
    page_of(client, "sanggah", refusal.dossier.application, 404)


def test_result_says_why_and_what_can_be_done_until_when(client, refusal, sari, wib, clock):
    client.force_login(sari)
    application = refusal.dossier.application

    clock(wib(2024, 9, 19, 8))
    html = page_of(client, "result", application)
    assert "Program studi pada ijazah tidak termasuk kualifikasi formasi." in html
    assert "mulai 20 September 2024" in html
    assert reverse("verification:sanggah", args=[application.pk]) not in html

    clock(wib(2024, 9, 21, 8))
    html = page_of(client, "result", application)
    assert reverse("verification:sanggah", args=[application.pk]) in html
    assert "sampai 22 September 2024 pukul 23.59 WIB" in html

    clock(wib(2024, 9, 23, 8))
    html = page_of(client, "result", application)
    assert reverse("verification:sanggah", args=[application.pk]) not in html
    assert "Ombudsman" in html


def test_result_of_an_ms_says_what_comes_next(
    client, announcement, dossier, ratna, anton, sari, at, wib, clock
):
    scene.decide(announcement, ratna, anton, at=at)
    client.force_login(sari)
    clock(wib(2024, 9, 19, 8))

    html = page_of(client, "result", dossier.application)

    assert "Anda memenuhi syarat" in html
    assert "16 Oktober 2024" in html


def test_sanggah_through_the_page(
    client, refusal, sari, dewi, lela, announcement, in_window, wib, clock, log
):
    client.force_login(sari)
    clock(in_window)
    application = refusal.dossier.application
    address = reverse("verification:sanggah", args=[application.pk])
    assert "Alasan petugas" in client.get(address).content.decode()
    assert post(client, address).status_code == 422

    assert post(client, address, ijazah=WHY["ijazah"]).status_code == 302
    html = page_of(client, "result", application)
    assert WHY["ijazah"] in html
    assert "25 September 2024" in html
    assert address not in html
    assert post(client, address, ijazah=WHY["ijazah"]).status_code == 422

    objection = objected.objection_of(sari, "verification", refusal.uuid)
    services.answer_sanggah(objection, {"ijazah": ACCEPTED}, by=dewi, at=in_window)
    scene.approve(announcement, lela, at=in_window)
    assert ACCEPTED[1] not in page_of(client, "result", application), "answers come out together"
    clock(wib(2024, 9, 25, 8))
    html = page_of(client, "result", application)
    assert ACCEPTED[1] in html
    assert 'data-round="sanggah"' in html
    log.audit()


def test_proof_and_opening_of_a_verdict(client, refusal, sari, wib, clock, log):
    log.audit()
    client.force_login(sari)
    clock(wib(2024, 9, 19, 8))
    addresses = [
        reverse(f"verification:{name}", args=[refusal.dossier.application.pk, "initial"])
        for name in ("proof", "opening")
    ]

    proof, opening = (client.get(address) for address in addresses)

    assert proof.content.startswith(b"c2sp.org/tlog-proof")
    assert b'"hasil":"TMS"' in opening.content
    for name in ("ratna", "anton"):
        assert NAMES[name].encode() not in opening.content
    assert timezone.is_aware(refusal.decided_at)
