"""The whole way of one recruitment at the browser: from the import of formasi to the published report.

Sari goes every step herself, on a phone; a few others come with her through the services. Officers
work at their desks. The clock of the site is set from phase to phase. At the end a stranger verifies.
"""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from bening.accounts import queries as accounts
from bening.devtools import cast, papers, story
from bening.devtools.people import people
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.forms.performance import key
from bening.stages.evaluation.instrument import instrument
from bening.stages.registration import queries as registration
from bening.transparency import services as transparency

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only, pytest.mark.slow]

SLUG = story.SLUG
FIRST_DAY = date(2024, 8, 19)
TITLE = "Seleksi CPNS Kabupaten Batanghari Tahun 2024"


@pytest.fixture
def told(site):
    """The story, for its calendar and for the people who come with Sari."""
    tale = story.Story(FIRST_DAY + timedelta(days=story.NOW_AT["evaluation"]), "evaluation", size=4)
    site.at(tale.at(-3))
    cast.gather_cast(timezone.now())
    transparency.open_log(story.SEASON, at=timezone.now())
    return tale


def test_whole_way(site, told, someone, tmp_path):
    sari, person = someone(phone=True), next(people(99, on=FIRST_DAY))

    the_secretary_drafts_and_the_approver_publishes(site, told, someone)
    site.at(told.at(5))
    formasi = the_public_finds_the_formasi(someone())
    sari_signs_up(site, sari, person)
    sari_registers(sari, person, formasi)
    number = sari_uploads_and_seals(site, sari, person, tmp_path)
    others_come_along(told)
    two_officers_decide(site, told, someone)
    sari_objects_and_a_third_person_answers(site, told, sari, someone)
    scores_become_a_ranking(site, told, someone, "skd")
    scores_become_a_ranking(site, told, someone, "skb")
    the_result_becomes_final(site, told, someone, number)
    sari_begins_her_duty(site, told, sari, someone, person, number)
    she_is_assessed_and_a_report_appears(site, told, sari, someone, number)
    a_stranger_verifies(site, tmp_path)


def application_of(email):
    """The one application of somebody."""
    return registration.applications_of(accounts.person_by_email(email)).get()


def officer(site, someone, role):
    """An officer at the desk."""
    actor = someone()
    actor.signs_in(cast.address(role))
    return actor


def the_secretary_drafts_and_the_approver_publishes(site, told, someone):
    site.at(told.at(-2))
    secretary = officer(site, someone, "secretary")
    secretary.goes_to("/panitia/pengumuman/baru/")
    secretary.fills(title=TITLE, slug=SLUG, season=story.SEASON)
    secretary.clicks("main form button")
    secretary.clicks("main [data-part=describe] a")
    secretary.fills(summary="Sebelas formasi untuk dua puluh enam kursi.")
    secretary.clicks("main form button")
    secretary.clicks("main [data-part=import] a")
    secretary.attaches("file", "formasi.csv", story.formasi_listing().getvalue(), "text/csv")
    secretary.clicks("main form button")
    secretary.sees("11", "26")
    secretary.follows("Lanjut menyusun")
    secretary.clicks("main [data-part=conditions] a")
    secretary.fills(regulation="cpns-2024")
    secretary.clicks("main form button")
    secretary.clicks("main [data-part=timetable] a")
    for name, (first, last) in told._phases().items():
        secretary.fills(**{f"{name}_first": first.isoformat(), f"{name}_last": last.isoformat()})
    secretary.presses("Simpan dan periksa")
    secretary.clicks("main a.back")
    secretary.follows("Pratinjau dan usulkan")
    secretary.presses("Usulkan untuk diterbitkan")

    site.at(told.at(0, 8))
    approver = officer(site, someone, "approver")
    approver.goes_to("/panitia/pengumuman/")
    approver.follows(TITLE)
    approver.presses("Setujui dan terbitkan")
    approver.goes_to(f"/pengumuman/{SLUG}/")
    approver.sees(TITLE)
    site.work()


def the_public_finds_the_formasi(visitor):
    visitor.goes_to("/")
    visitor.sees(TITLE)
    visitor.goes_to(f"/pengumuman/{SLUG}/formasi/?q=pelatih")
    visitor.sees("Pelatih Olahraga")
    visitor.follows("Pelatih Olahraga")
    visitor.sees("S-1 ILMU KEOLAHRAGAAN", "3")
    return announcements.formasi_of(SLUG, "pelatih").get()


def sari_signs_up(site, sari, person):
    sari.goes_to("/akun/daftar/")
    sari.fills(nik=person.nik, name=person.name, email=person.email, password1=cast.PASSWORD)
    sari.clicks("main form button")
    site.work()
    letter = site.letter_to(person.email)
    link = next(word for word in letter.split() if "/akun/email/konfirmasi/" in word)
    sari.page.goto(site.address + link[link.index("/akun/") :])
    if sari.page.locator("main form button").count():
        sari.clicks("main form button")
    if "Masuk" in sari.text() and "Keluar" not in sari.text():
        sari.signs_in(person.email)


def sari_registers(sari, person, formasi):
    sari.goes_to(f"/pengumuman/{SLUG}/formasi/{formasi.code}/")
    sari.follows("Daftar")
    if sari.page.locator("main form button").count():
        sari.presses("Mulai")
    application = application_of(person.email)
    rules = announcements.regulation_of(application.announcement)
    level, programme = story.accepted(formasi)
    forms = story.answers(person, level, programme, rules)
    for section, form in forms.items():
        # a section half done is kept, on another device too
        address = f"/lamaran/{application.pk}/{section}/"
        query = f"?level={level}" if section == "education" else ""
        sari.goes_to(f"/lamaran/{application.pk}/")
        slug = sari.page.locator(f"main [data-section={section}] a").get_attribute("href") or address
        sari.goes_to(slug + query)
        sari.fills(**{name: value for name, value in form.data.items() if value != "" and name != "level"})
        sari.presses("Simpan, lanjutkan nanti")
    sari.goes_to(f"/lamaran/{application.pk}/formasi/")
    sari.goes_to(f"/lamaran/{application.pk}/periksa/")
    sari.follows("Lanjut: unggah dokumen")


def sari_uploads_and_seals(site, sari, person, tmp_path):
    application = application_of(person.email)
    rules = announcements.regulation_of(application.announcement)
    makers = {
        "ktp": papers.identity_card(person),
        "pas_foto": papers.portrait(person),
        "swafoto": papers.selfie(person),
        "surat_lamaran": papers.application_letter(person, application.formasi.position),
        "surat_pernyataan": papers.statement(person, [each.text_id for each in rules.statements]),
        "ijazah": papers.diploma(person, "S-1 ILMU KEOLAHRAGAAN"),
        "transkrip": papers.transcript(person, "S-1 ILMU KEOLAHRAGAAN"),
        "akreditasi": papers.accreditation(person, "S-1 ILMU KEOLAHRAGAAN"),
    }
    sari.goes_to(f"/lamaran/{application.pk}/berkas/ktp/")
    sari.attaches("berkas", "ktp.jpg", b"GIF89a this is no photo", "image/jpeg")
    sari.presses("Unggah")
    assert sari.page.locator("main .error-summary").count() == 1
    for slot, data in makers.items():
        sari.goes_to(f"/lamaran/{application.pk}/berkas/{slot}/")
        ending = "jpg" if data.startswith(b"\xff\xd8") else "pdf"
        kind = {"jpg": "image/jpeg", "pdf": "application/pdf"}[ending]
        sari.attaches("berkas", f"berkas.{ending}", data, kind)
        sari.presses("Unggah")
        assert sari.page.locator("main .error-summary").count() == 0, sari.text()
    sari.goes_to(f"/lamaran/{application.pk}/kirim/")
    sari.presses("Kirim lamaran")
    application.refresh_from_db()
    assert application.state == "entered", sari.text()
    site.work()
    sari.goes_to(f"/lamaran/{application.pk}/bukti/")
    for name in ("lamaran.tlog-proof", "bukaan.json", "bukti-lamaran.pdf", "pengakuan.txt"):
        answer = sari.page.request.get(f"{site.address}/lamaran/{application.pk}/bukti/{name}")
        assert answer.status == 200, name
        (tmp_path / name).write_bytes(answer.body())
    assert (tmp_path / "bukti-lamaran.pdf").read_bytes().startswith(b"%PDF")
    sari.goes_to(f"/lamaran/{application.pk}/")
    sari.sees(application.number)
    return application.number


def others_come_along(told):
    told.announcement = announcements.announcement(SLUG)
    told.registration()
    told.documents()


def two_officers_decide(site, told, someone):
    site.at(told.at(23))
    site.work()
    verifier = officer(site, someone, "verifier")
    supervisor = officer(site, someone, "supervisor")
    verifier.goes_to("/meja/verifikasi/")
    verifier.presses("Ambil berkas berikutnya")
    for _ in range(5):
        assert application_names().isdisjoint(verifier.page.content().split()), "the desk is blind"
        fill_judgement(verifier)
    supervisor.goes_to("/meja/verifikasi/")
    supervisor.presses("Ambil berkas berikutnya")
    for _ in range(5):
        approve_verdict(supervisor)


def application_names():
    """Every name and number that a verifier must not read."""
    entered = registration.entered_for(announcements.announcement(SLUG)).select_related("person")
    return {word for each in entered for word in (*each.person.name.split(), each.number, each.person.email)}


def approve_verdict(supervisor):
    """An MS is approved; a TMS is judged again without seeing the first, with the same eyes."""
    if supervisor.page.locator("main form[action$='/setujui/']").count():
        supervisor.clicks("main form[action$='/setujui/'] button")
    else:
        supervisor.sees("Nilai ulang")
        fill_judgement(supervisor)


def fill_judgement(verifier):
    """Everything is met, but for the photo of the participant who will object."""
    coach = "PELATIH" in verifier.text().upper()
    if verifier.page.locator("body.desk-live").count():
        return judge_by_keys(verifier, coach)
    names = {
        each.get_attribute("name")
        for each in verifier.page.locator("main input[type=radio]").all()
        if each.get_attribute("name")
    }
    for name in sorted(names):
        value = "photo.background_wrong" if coach and name == "pas_foto" else "met"
        verifier.page.locator(f"main input[name='{name}'][value='{value}']").check()
    verifier.presses("Kirim dan ambil berikutnya")
    return None


def judge_by_keys(officer, coach):
    """The same, without touching the mouse."""
    keys = officer.page.keyboard
    for requirement in officer.page.locator("section.desk[data-requirement]").all():
        if coach and requirement.get_attribute("data-requirement") == "pas_foto":
            keys.press("1")
            keys.press("j")
        else:
            keys.press("m")
    with officer.page.expect_navigation():
        keys.press("Control+Enter")


def sari_objects_and_a_third_person_answers(site, told, sari, someone):
    application = application_of(next(people(99, on=FIRST_DAY)).email)
    site.at(told.at(33, 10))
    sari.signs_in(application.person.email)
    sari.goes_to(f"/lamaran/{application.pk}/verifikasi/")
    sari.sees("TMS")
    sari.goes_to(f"/lamaran/{application.pk}/sanggah/")
    sari.fills(pas_foto="Latar foto saya merah, sesuai dengan pengumuman.")
    sari.presses("Kirim sanggahan")
    site.at(told.at(37))
    reviewer = officer(site, someone, "objection_reviewer")
    reviewer.goes_to("/meja/sanggah/")
    reviewer.follows("Jawab sanggahan berikutnya")
    reviewer.page.locator("main input[value=accepted]").first.check()
    reviewer.page.locator("main textarea").first.fill("Benar: latar foto merah. Kekeliruan ada pada kami.")
    reviewer.fills(public_pas_foto="Latar merah muda termasuk merah menurut pengumuman.")
    reviewer.clicks("main form:has(textarea) button")
    supervisor = officer(site, someone, "supervisor2")
    supervisor.goes_to("/meja/verifikasi/")
    supervisor.presses("Ambil berkas berikutnya")
    approve_verdict(supervisor)
    site.at(told.at(42))
    sari.signs_in(application.person.email)
    sari.goes_to(f"/lamaran/{application.pk}/verifikasi/")
    sari.sees("Anda memenuhi syarat (MS)", "Kekeliruan ada pada kami")


def scores_become_a_ranking(site, told, someone, kind):
    from bening.stages.selection import queries as selection
    from bening.stages.verification import queries as verification

    announcement = announcements.announcement(SLUG)
    day = {"skd": 62, "skb": 80}[kind]
    site.at(told.at(day, 15))
    if kind == "skd":
        numbers = verification.qualified_for(announcement)
        rows = [[n, f, 120, 130, 190 + i, "hadir"] for i, (n, f) in enumerate(sorted(numbers.items()))]
        file = story.table(["nomor peserta", "formasi", "twk", "tiu", "tkp", "status"], rows)
    else:
        numbers = selection.invited_to_skb(announcement)
        rows = [[n, f, 400 + 5 * i, "", "hadir"] for i, (n, f) in enumerate(sorted(numbers.items()))]
        file = story.table(["nomor peserta", "formasi", "cat", "tambahan", "status"], rows)
    scorer = officer(site, someone, "scorer")
    scorer.goes_to(f"/meja/nilai/{SLUG}/{kind}/unggah/")
    scorer.attaches("file", f"{kind}.csv", file.getvalue(), "text/csv")
    scorer.clicks("main form button")
    approver = officer(site, someone, "score_approver")
    approver.goes_to("/meja/nilai/")
    approver.clicks("main tr[data-state=imported] a")
    approver.page.check("main input[name=compared]")
    approver.clicks("main form[action$='/setujui/'] button")
    if kind == "skd":
        site.at(told.at(63, 8))
        rank(site, someone, "skd")


def rank(site, someone, stage):
    secretary = officer(site, someone, "secretary")
    secretary.goes_to("/meja/hasil/")
    secretary.clicks(f"main form[action$='/{stage}/hitung/'] button")
    secretary.sees("menunggu orang kedua")
    approver = officer(site, someone, "approver")
    approver.goes_to("/meja/hasil/")
    approver.clicks("main tr[data-state=computed] a")
    approver.clicks("main form[action$='/terbitkan/'] button")
    site.work()


def the_result_becomes_final(site, told, someone, number):
    site.at(told.at(85, 8))
    rank(site, someone, "akhir")
    site.at(told.at(95, 8))
    rank(site, someone, "pascasanggah")
    visitor = someone()
    visitor.goes_to("/hasil/")
    visitor.sees(TITLE)
    visitor.goes_to(f"/hasil/{SLUG}/pascasanggah/{number}/")
    visitor.sees(number, "P/L")
    for ending in ("csv", "pdf"):
        answer = visitor.page.request.get(f"{site.address}/hasil/{SLUG}/pascasanggah.{ending}")
        assert answer.status == 200
        assert number.encode() in answer.body() or ending == "pdf"


def sari_begins_her_duty(site, told, sari, someone, person, number):
    announcement = announcements.announcement(SLUG)
    site.at(told.at(98))
    secretary = officer(site, someone, "secretary")
    approver = officer(site, someone, "approver")
    secretary.goes_to(f"/meja/pengangkatan/{SLUG}/")
    secretary.clicks("main form[action$='/buka/'] button")
    mine = appointments.appointments_in(announcement).get(participant=number)
    effective = told.at(150).date().replace(day=1)
    sex = "2" if person.sex == "P" else "1"
    digits = f"{person.born:%Y%m%d}{effective:%Y%m}{sex}001"
    facts = {"number": digits, "effective": effective.isoformat()}
    start = {"day": told.at(161).date().isoformat()}
    steps = {"complete": {"seen": "on", "sure": "on"}, "number": facts, "start": start}
    for kind, fields in steps.items():
        secretary.goes_to(f"/meja/pengangkatan/{SLUG}/{mine.pk}/{kind}/")
        secretary.fills(**fields)
        secretary.presses("Catat")
        secretary.sees("Orang kedua harus mengesahkannya")
        approver.goes_to(f"/meja/pengangkatan/{SLUG}/")
        approver.clicks("main a[href*='/langkah/']")
        approver.presses("Sahkan")
        approver.sees("Langkah disahkan")
    sari.signs_in(registration.by_number(announcement, number).person.email)
    sari.goes_to(f"/lamaran/{mine.application_id}/pengangkatan/")
    sari.sees("sudah bertugas")


def she_is_assessed_and_a_report_appears(site, told, sari, someone, number):
    announcement = announcements.announcement(SLUG)
    mine = appointments.appointments_in(announcement).get(participant=number)
    site.at(told.at(163))
    first = officer(site, someone, "assessor")
    first.goes_to(f"/meja/evaluasi/{SLUG}/pegawai/{mine.pk}/rencana/")
    first.fills(goal_1="Pembinaan cabang olahraga", measure_1="Tiga cabang dilatih")
    first.presses("Simpan")
    first.sees("menunggu jawaban pegawai")
    sari.signs_in(mine.person.email)
    sari.goes_to("/akun/penilaian/")
    sari.clicks("main form[action$='/setuju/'] button")
    sari.sees("Rencana kinerja Anda berlaku")
    site.at(told.at(255))
    first = officer(site, someone, "assessor")
    marks = {key(criterion): "3" for criterion in instrument().criteria(1)}
    first.goes_to(f"/meja/evaluasi/{SLUG}/nilai/{mine.pk}/")
    first.fills(period="m3", remark="Melatih tiga cabang olahraga.", **marks)
    first.presses("Simpan penilaian")
    second = officer(site, someone, "assessor2")
    second.goes_to(f"/meja/evaluasi/{SLUG}/")
    second.clicks("main li[data-waiting] a")
    second.fills(remark="Saya melihat latihannya.", **marks | {"behaviour_loyal": "x"})
    second.presses("Simpan penilaian")
    sari.signs_in(mine.person.email)
    sari.goes_to("/akun/penilaian/")
    sari.sees("Melatih tiga cabang olahraga.")
    sari.sees("tidak teramati")
    sari.presses("Terima penilaian")
    sari.sees("Penilaian ini berlaku")
    evaluator = officer(site, someone, "evaluator")
    evaluator.goes_to(f"/meja/evaluasi/{SLUG}/laporan/")
    evaluator.fills(conclusion="Satu orang dinilai; belum cukup untuk menyimpulkan.")
    evaluator.clicks("main form:has(textarea) button")
    publisher = officer(site, someone, "publisher")
    publisher.goes_to(f"/meja/evaluasi/{SLUG}/")
    publisher.clicks("main li[data-draft] a")
    publisher.clicks("main form[action$='/terbitkan/'] button")
    site.work()
    publisher.goes_to(f"/evaluasi/{SLUG}/1/")
    publisher.sees("belum cukup untuk menyimpulkan")


def a_stranger_verifies(site, tmp_path):
    site.work()
    report = tmp_path / "report.json"
    proof, opening = tmp_path / "lamaran.tlog-proof", tmp_path / "bukaan.json"
    found = site.verify("--receipt", str(proof), "--open", str(opening), "--json", str(report))

    assert found.returncode == 0, found.stdout + found.stderr
    assert json.loads(report.read_text())
