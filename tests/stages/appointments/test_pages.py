"""Pages of the filing, the exchange with BKN and the letters; what everybody may see, and who gets a 404."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.accounts.queries import accesses_to
from bening.reading.report import Report
from bening.stages.appointments import layout, services
from bening.stages.appointments.models import Paper
from bening.stages.appointments.queries import filing as filed
from bening.stages.appointments.services import filing as handing
from bening.stages.appointments.views import exchange, filing, judging, steps
from tests.reading.made import pdf
from tests.stages.appointments.conftest import SEEN, number

SLUG = "cpns-2024"
LETTER = {"letter": "813/1", "dated": "2025-03-03", "signatory": "Drs. Rahmat", "office": "Bupati Batanghari"}


@pytest.fixture(autouse=True)
def clock(monkeypatch, day):
    """Pages are asked for in the phase of filing."""
    for module in (exchange, filing, judging, steps):
        monkeypatch.setattr(module, "now", lambda: day)


def post(client, where, /, **sent):
    return client.post(where, {"once": str(uuid4()), **sent})


def address(name, *args):
    return reverse(f"appointments:{name}", args=[SLUG, *args])


def own(name, appointment, *args):
    return reverse(f"appointments:{name}", args=[appointment.application_id, *args])


def send(client, appointment, slot="skck", data=None):
    file = SimpleUploadedFile("a.pdf", data or pdf())
    return client.post(own("upload", appointment, slot), {"berkas": file})


def test_appointee_hands_in_reads_what_was_found_and_mends(client, opened, hendra, day, log):
    first = opened[0]
    client.force_login(first.person)
    assert 'data-paper="skck" data-state="empty"' in client.get(own("mine", first)).content.decode()
    assert client.get(own("upload", first, "skck")).status_code == 200
    assert send(client, first, data=b"teks").status_code == 422
    assert client.post(own("upload", first, "skck")).status_code == 422
    big = send(client, first, data=pdf(filler=1_100_000))
    assert (big.status_code, 'data-code="file.too_large"' in big.content.decode()) == (422, True)
    data = pdf()
    assert send(client, first, data=data).status_code == 302

    handing.keep(handing.take_next(at=day), Report(kind="skck", confidence=1.0))
    paper = filed.papers_of(first).get()
    handing.return_paper(paper, "SKCK sudah lewat.", by=hendra, at=day)

    html = client.get(own("mine", first)).content.decode()
    assert 'data-paper="skck" data-state="returned"' in html
    assert 'lang="id">SKCK sudah lewat.' in html
    html = client.get(own("upload", first, "skck")).content.decode()
    assert "Unggah gantinya paling lambat" in html
    got = client.get(own("content", first, "skck"))
    assert got.content == data
    assert got.headers["Content-Disposition"] == 'attachment; filename="skck.pdf"'
    assert send(client, first, data=pdf(pages=2)).status_code == 302
    handing.accept_paper(filed.papers_of(first).get(), by=hendra, at=day)
    html = client.get(own("upload", first, "skck")).content.decode()
    assert "tidak perlu diganti" in html
    assert 'type="file"' not in html
    log.audit()


def test_slot_that_is_not_asked_or_is_empty_is_404(client, opened):
    client.force_login(opened[0].person)

    assert client.get(own("upload", opened[0], "kk")).status_code == 404
    assert client.get(own("content", opened[0], "skck")).status_code == 404
    assert client.get(own("curriculum_pdf", opened[0])).status_code == 404


def test_curriculum_is_filled_in_and_downloaded_to_be_signed(client, opened):
    first = opened[0]
    client.force_login(first.person)
    assert post(client, own("curriculum", first)).status_code == 422
    told = {"marital": "single", "address": "Jl. Gajah Mada", "title_after": "S.Kom."}
    assert post(client, own("curriculum", first), **told).status_code == 302

    assert "Jl. Gajah Mada" in client.get(own("curriculum", first)).content.decode()
    assert client.get(own("curriculum_pdf", first)).content.startswith(b"%PDF-")
    assert "sudah diisi" in client.get(own("mine", first)).content.decode()


def test_officer_sees_pages_as_pictures_accepts_and_returns(client, opened, hendra, day):
    first = opened[0]
    rule = filed.rule_of(first.announcement, "surat_sehat")
    handing.hand_in(first, rule, pdf(), handing.look_at(rule, pdf()), by=first.person, at=day)
    paper = Paper.objects.get()
    handing.keep(handing.take_next(at=day), Report(kind="lain", confidence=1.0))
    client.force_login(hendra)

    html = client.get(address("papers", first.pk)).content.decode()
    assert 'data-paper="surat_sehat" data-state="waiting"' in html
    html = client.get(address("paper", first.pk, paper.pk)).content.decode()
    assert 'data-check="filing.public_facility" data-outcome="uncertain"' in html
    assert accesses_to(first.person).filter(actor=hendra, what="filing:surat_sehat").exists()
    picture = client.get(address("picture", first.pk, paper.pk, 1))
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert client.get(address("picture", first.pk, paper.pk, 2)).status_code == 404
    assert 'data-to-judge="1"' in client.get(address("list")).content.decode()

    assert post(client, address("return_paper", first.pk, paper.pk)).status_code == 422
    assert post(client, address("return_paper", first.pk, paper.pk), because="Buram.").status_code == 302
    assert "Buram." in client.get(address("paper", first.pk, paper.pk)).content.decode()
    assert post(client, address("accept", first.pk, paper.pk)).status_code == 302
    assert filed.papers_of(first).get().outcome == "accepted"


def test_approver_sees_which_originals_alone_were_seen(client, opened, hendra, anton, day):
    step = services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)
    client.force_login(anton)

    html = client.get(reverse("appointments:step", args=[step.pk])).content.decode()

    assert html.count("data-seen=") == len(SEEN.split(","))


def test_resignation_says_what_it_costs(client, opened, hendra):
    client.force_login(hendra)
    html = client.get(address("record", opened[0].pk, "resign")).content.decode()
    assert 'data-barred="yes"' in html
    assert "2 tahun anggaran" in html


def test_proposal_and_answer_go_through_the_pages(client, opened, step, hendra, day, log):
    for one in opened:
        step(one, "complete")
    client.force_login(hendra)
    assert post(client, address("proposals")).status_code == 422
    assert post(client, address("proposals"), effective_on="2025-03-01").status_code == 302
    assert 'data-proposal="1"' in client.get(address("proposals")).content.decode()
    for form in ("csv", "xlsx"):
        assert client.get(address("proposal", 1, form)).status_code == 200
    assert client.get(address("proposal", 1, "pdf")).status_code == 404
    assert accesses_to(opened[1].person).filter(what="proposal:1").count() == 3

    def answer(*rows):
        text = "\r\n".join([",".join(layout.ANSWERED), *rows])
        return post(client, address("answer"), answer=SimpleUploadedFile("a.csv", text.encode()))

    assert client.get(address("answer")).status_code == 200
    wrong = answer("50000009,nip,1,2025-03-01,", f"50000002,kembali,,,{'x' * 300}")
    assert wrong.status_code == 422
    found = re.findall(r'data-code="([\w.]+)" data-row="(\d)"', wrong.content.decode())
    assert found == [("answer.participant_unknown", "2"), ("answer.reason_too_long", "3")]
    assert "280" in wrong.content.decode()
    good = answer(f"50000001,nip,{number()['number']},2025-03-01,", "50000002,kembali,,,Ijazah buram.")
    assert good.status_code == 302
    log.audit()


def test_letter_is_written_sealed_and_downloaded(client, opened, step, hendra, anton, log):
    first = opened[0]
    step(first, "complete")
    step(first, "number", **number())
    client.force_login(hendra)
    record = address("record", first.pk, "sk")
    assert 'data-can-sign="no"' in client.get(record).content.decode()
    assert post(client, record).status_code == 422
    assert post(client, record, **LETTER).status_code == 302
    client.force_login(anton)
    (waiting,) = re.findall(
        r'href="(/meja/pengangkatan/langkah/\d+/)"', client.get(address("list")).content.decode()
    )
    assert "Drs. Rahmat" in client.get(waiting).content.decode()
    assert post(client, f"{waiting}sahkan/").status_code == 302

    (letter,) = first.letters.all()
    assert 'data-letter="sk"' in client.get(address("papers", first.pk)).content.decode()
    assert client.get(address("letter", first.pk, letter.pk)).content.startswith(b"%PDF-")
    assert accesses_to(first.person).filter(actor=anton, what="letter:sk").exists()
    client.force_login(first.person)
    assert 'data-letter="sk"' in client.get(own("mine", first)).content.decode()
    assert client.get(own("my_letter", first, letter.pk)).content.startswith(b"%PDF-")
    client.force_login(opened[1].person)
    assert client.get(own("my_letter", opened[1], letter.pk)).status_code == 404
    log.audit()


def test_bad_key_is_a_refusal_with_its_sentence(client, opened, step, hendra, anton, day, settings, tmp_path):
    settings.BENING_LETTER_KEY = str(tmp_path / "none.p12")
    step(opened[0], "complete")
    step(opened[0], "number", **number())
    waiting = services.record_step(opened[0], "sk", LETTER, by=hendra, at=day)
    client.force_login(anton)

    answer = post(client, reverse("appointments:approve", args=[waiting.pk]))

    assert answer.status_code == 422
    assert "Kunci tanda tangan tidak dapat dibuka" in answer.content.decode()


def test_public_sees_counts_and_rules_and_no_person(client, opened, step):
    step(opened[1], "resign", because="letter")
    step(opened[0], "complete")
    step(opened[0], "send_back", why="Ijazah buram.")

    html = client.get(address("progress")).content.decode()

    assert 'data-called="1"' in html
    assert 'data-sent-back="1"' in html
    assert "50000001" not in html
    assert "Sari" not in html
    assert "Ijazah buram" not in html
    assert "10 hari kerja" in html


def test_public_page_before_filing_says_so(client, announcement):
    html = client.get(address("progress")).content.decode()
    assert "Pemberkasan belum dibuka" in html
    assert client.get(reverse("appointments:progress", args=["tidak-ada"])).status_code == 404


def test_officers_pages_are_404_for_applicants_and_other_institutions(client, opened, joko):
    first = opened[0]
    for person in (first.person, joko):
        client.force_login(person)
        for name, *args in (
            ("list",),
            ("papers", first.pk),
            ("proposals",),
            ("answer",),
            ("proposal", 1, "csv"),
        ):
            assert client.get(address(name, *args)).status_code == 404


def test_number_that_no_database_holds_is_404(client, opened):
    client.force_login(opened[0].person)
    for beyond in (2**63, 10**30):
        assert client.get(reverse("appointments:curriculum", args=[beyond])).status_code == 404


def test_own_pages_are_404_for_another(client, opened):
    client.force_login(opened[1].person)
    for name, *args in (("mine",), ("upload", "skck"), ("curriculum",), ("content", "skck")):
        assert client.get(own(name, opened[0], *args)).status_code == 404


def test_appointees_page_needs_the_same_queries_for_one_paper_and_three(client, opened, day):
    first, counts = opened[0], []
    client.force_login(first.person)
    for slots in (("skck",), ("ijazah", "transkrip")):
        for slot in slots:
            rule = filed.rule_of(first.announcement, slot)
            handing.hand_in(first, rule, pdf(), handing.look_at(rule, pdf()), by=first.person, at=day)
        with CaptureQueriesContext(connection) as made:
            client.get(own("mine", first))
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_list_shows_one_state_when_asked(client, opened, step, hendra):
    step(opened[0], "complete")
    client.force_login(hendra)

    html = client.get(address("list"), {"keadaan": "complete"}).content.decode()

    assert 'data-participant="50000001"' in html
    assert 'data-participant="50000002"' not in html
