"""A citizen complains from a phone, an officer answers, the citizen says whether it is solved."""

import re
from datetime import date

import pytest

from bening.devtools import cast
from bening.devtools.story import NOW_AT, Story
from bening.participation.queries import complaints as queries

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only, pytest.mark.slow]


def test_a_complaint_from_filing_to_solved(site, someone, request, tmp_path):
    javascript = request.node.callspec.params["someone"]
    story = Story(date(2026, 6, 15), "announcements", size=1, tell=lambda _stage: None)
    site.at(story.at(NOW_AT["announcements"], 10))
    story.run()
    site.work()

    citizen = someone(phone=True)
    citizen.signs_in("warga3@bening.example")
    citizen.goes_to("/pengaduan/")
    citizen.follows("Ajukan pengaduan")
    citizen.fills(category="technical", subject="Unggahan putus", story="Unggahan selalu putus di 90 persen.")
    citizen.presses("Kirim pengaduan")
    if not citizen.page.locator("input[name=hasil]").count():
        assert javascript, "without scripts it was sent too soon"
    else:
        assert not javascript, "the browser did the work while the form was filled in"
        citizen.sees("Belum terkirim, dan tulisan Anda tidak hilang.")
        citizen.page.wait_for_timeout(5_200)
        citizen.presses("Kirim pengaduan")
    citizen.sees("Pengaduan diterima", "Menunggu penangan", "Penangan ditetapkan paling lambat")
    ticket = re.search(r"P-\w{5}-\w{5}", citizen.page.url).group()

    officer = someone()
    officer.signs_in(cast.address("complaint_officer"))
    officer.goes_to("/meja/pengaduan/")
    officer.follows(ticket)
    officer.sees("Unggahan selalu putus")
    officer.follows("Tetapkan penangan")
    handler = queries.accounts.person_by_email(cast.address("complaint_officer"))
    officer.fills(officer=str(handler.pk), level="simple")
    officer.presses("Simpan")
    officer.follows("Jawab pengaduan")
    officer.fills(outcome="upheld", text="Batas waktu server terlalu pendek; sudah diperpanjang.")
    officer.presses("Simpan")
    officer.sees("Jawaban terkirim")

    site.work()
    assert ticket in site.letter_to("warga3@bening.example")
    citizen.goes_to(f"/pengaduan/{ticket}/")
    citizen.sees("Pengaduan terbukti", "Batas waktu server")
    citizen.follows("Sudah selesai?")
    citizen.fills(result="resolved")
    citizen.presses("Kirim")
    citizen.sees("Sudah selesai menurut pengadu", "Tersimpan")
    site.work()
    verified = site.verify()
    assert verified.returncode == 0, verified.stdout + verified.stderr
