"""The template library: keys, fields, error lists, marks, dates, numbers, navigation, pages, charts."""

import re
import uuid
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.pofile import read_po
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.translation import override

from bening.core.decision import Check, Outcome, Reason
from bening.infra import charts
from bening.infra.templatetags import bening as tags
from tests.infra.look import Biodata

MOMENT = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
LOCALE = Path(__file__).parents[2] / "src/bening/infra/locale"


@pytest.fixture(autouse=True)
def frame(settings):
    settings.ROOT_URLCONF = "tests.infra.urls"


def render(source, /, **context):
    return Template("{% load bening %}" + source).render(Context(context)).strip()


def test_once_key_is_new_for_each_form_and_kept_when_the_form_comes_back():
    key = str(uuid.uuid4())
    sent = RequestFactory().post("/", {"once": key})
    assert f'value="{key}"' in render("{% once_key %}", request=sent)
    shown = RequestFactory().get("/")
    assert render("{% once_key %}", request=shown) != render("{% once_key %}", request=shown)
    forged = RequestFactory().post("/", {"once": '"><b>'})
    assert re.search(r'value="[0-9a-f-]{36}"', render("{% once_key %}", request=forged))


def test_field_ties_hint_and_error_to_the_input():
    html = render("{% field form.nik %}", form=Biodata({}))
    assert '<label for="id_nik">NIK</label>' in html
    assert 'aria-describedby="id_nik_helptext id_nik_error"' in html
    assert 'id="id_nik_helptext"' in html
    assert 'id="id_nik_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'inputmode="numeric"' in html


@pytest.mark.parametrize(("name", "first"), [("sex", "id_sex_0"), ("units", "id_units_0")])
def test_field_of_choices_is_a_group_with_a_name(name, first):
    html = render("{% field form." + name + " %}", form=Biodata({}))
    assert "<legend>" in html
    assert f'for="{first}"' in html
    assert f'id="{first}"' in html


def test_field_says_what_is_optional_unless_told_not_to():
    form = Biodata()
    assert "(opsional)" in render("{% field form.address %}", form=form)
    assert "(opsional)" not in render("{% field form.address optional=False %}", form=form)
    assert "(opsional)" not in render("{% field form.name %}", form=form)


def test_field_that_is_hidden_is_only_itself():
    form = type("F", (forms.Form,), {"x": forms.CharField(widget=forms.HiddenInput)})()
    assert render("{% field form.x %}", form=form).startswith("<input")


def test_error_summary_links_every_error_to_an_element_that_exists():
    form = Biodata({})
    summary = render("{% error_summary form %}", form=form)
    fields = "".join(render("{% field bound %}", bound=bound) for bound in form)
    anchors = re.findall(r'href="#([^"]+)"', summary)
    assert len(anchors) == len(form.errors)
    assert all(f'id="{anchor}"' in fields for anchor in anchors)
    assert "Nama lengkap: Wajib diisi." in summary
    assert render("{% error_summary form %}", form=Biodata()) == ""


def test_error_summary_shows_what_concerns_the_whole_form():
    form = Biodata({})
    form.add_error(None, "Dua isian bertentangan.")
    assert "<li>Dua isian bertentangan.</li>" in render("{% error_summary form %}", form=form)


def test_tag_escapes_its_words_and_knows_its_tones():
    html = render("{% tag text tone='bad' %}", text="<TMS>")
    assert html == '<strong class="tag tag-bad">&lt;TMS&gt;</strong>'
    with pytest.raises(TemplateSyntaxError, match="purple"):
        render("{% tag 'x' tone='purple' %}")


def test_source_marks_only_what_nobody_has_verified():
    value = SimpleNamespace(basis="PermenPANRB 6/2024", verified=False)
    check = Check("age", Outcome.MET, "PP 11/2017", verified=True)
    assert "belum diverifikasi" in render("{% source value %}", value=value)
    assert "PermenPANRB 6/2024" in render("{% source value %}", value=value)
    assert "belum diverifikasi" not in render("{% source check %}", check=check)
    assert "belum diverifikasi" not in render("{% source 'PP 11/2017' %}")
    assert "belum diverifikasi" in render("{% source 'PP 11/2017' False %}")
    assert render("{% source reason %}", reason=Reason("a.b")) == ""


def test_sentence_speaks_the_readers_language():
    reason = Reason("state.changed_meanwhile")
    indonesian = render("{{ reason|sentence }}", reason=reason)
    with override("en"):
        english = render("{{ reason|sentence }}", reason=reason)
    assert indonesian
    assert english
    assert indonesian != english
    check = Check("x", Outcome.NOT_MET, reason=reason)
    assert render("{{ check|sentence }}", check=check) == indonesian


def test_moments_are_told_in_indonesian_time_with_the_zone():
    assert render("{{ at|waktu }}", at=MOMENT) == "24 November 2026 pukul 14.05 WIB"
    assert render("{{ at|tanggal }}", at=datetime(2026, 12, 31, 20, tzinfo=UTC)) == "1 Januari 2027"
    assert render("{{ on|tanggal }}", on=date(2024, 8, 20)) == "20 Agustus 2024"
    assert render("{{ nothing|waktu }}{{ nothing|tanggal }}", nothing=None) == ""
    with override("en"):
        assert render("{{ at|waktu }}", at=MOMENT) == "24 November 2026 at 14:05 WIB"


def test_numbers_follow_the_language():
    assert render("{{ n|angka }}", n=46101) == "46.101"
    assert render("{{ n|angka }}", n=None) == ""
    with override("en"):
        assert render("{{ n|angka }}", n=46101) == "46,101"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(1, 3), "0,333"),
        (Fraction(1, 2000), "0,001"),
        ("78.1249", "78,125"),
        ("100", "100,000"),
        (550, "550,000"),
        (0, "0,000"),
        (None, ""),
        ("", ""),
    ],
)
def test_score_has_three_decimals_and_halves_go_up(value, shown):
    assert render("{{ value|score }}", value=value) == shown


def test_nav_link_takes_the_first_address_that_exists_and_says_where_one_is():
    here = RequestFactory().get("/hasil/")
    html = render("{% nav_link 'Hasil' 'no:such' 'results:index' %}", request=here)
    assert html == '<li><a href="/hasil/" aria-current="page">Hasil</a></li>'
    below = RequestFactory().get("/hasil/2024/")
    assert 'aria-current="true"' in render("{% nav_link 'Hasil' 'results:index' %}", request=below)
    assert "aria-current" not in render("{% nav_link 'Beranda' 'portal:home' %}", request=below)
    assert render("{% nav_link 'Hasil' 'no:such' %}", request=here) == ""


def test_paginate_keeps_the_filters():
    request = RequestFactory().get("/?q=dokter&halaman=2")
    html = render("{% paginate page_obj %}", request=request, page_obj=Paginator(range(90), 10).get_page(2))
    assert 'href="?q=dokter&amp;halaman=3" rel="next"' in html
    assert 'href="?q=dokter&amp;halaman=1" rel="prev"' in html
    assert "11–20 dari 90" in html
    single = Paginator(range(3), 10).get_page(1)
    assert render("{% paginate page_obj %}", request=request, page_obj=single) == ""


def test_asset_never_fails(settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    assert render("{% asset 'bening/bening.css' %}").startswith("/static/bening/bening")


DRAWN = [charts.bar, charts.histogram, charts.line]


@pytest.mark.parametrize("draw", DRAWN)
def test_chart_says_in_words_and_table_what_it_draws(draw):
    chart = draw("Pelamar", [("<RSUD>", 1204), ("Dishub", 3)], headers=("Unit", "Pelamar"))
    assert chart.rows == (("<RSUD>", "1.204"), ("Dishub", "3"))
    assert chart.description == "Tertinggi: <RSUD> (1.204). Terendah: Dishub (3)."
    assert "<RSUD>" not in chart.svg
    assert "style=" not in chart.svg
    title, desc = re.search(r'aria-labelledby="(\S+) (\S+)"', chart.svg).groups()
    assert f'id="{title}"' in chart.svg
    assert f'id="{desc}"' in chart.svg


@pytest.mark.parametrize("draw", DRAWN)
@pytest.mark.parametrize("items", [[], [("a", 0)], [("a", 0), ("b", 0)]])
def test_chart_of_nothing_is_still_a_chart(draw, items):
    assert draw("Kosong", items, headers=("x", "y")).svg.startswith("<svg")


def test_chart_shortens_a_long_label_only_in_the_drawing():
    label = "Dokter Ahli Pertama – Rumah Sakit Umum Daerah Hamba"
    chart = charts.bar("x", [(label, 1)], headers=("x", "y"))
    assert f">{label}<" not in chart.svg
    assert chart.rows[0][0] == label


def test_every_sentence_of_the_frame_has_its_english():
    with (LOCALE / "en/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    missing = [
        message.id for message in catalogue if message.id and not (message.string and all(message.string))
    ]
    assert missing == []
    assert not any(message.fuzzy for message in catalogue if message.id)


def test_remembered_content_follows_language_and_values_and_nothing_else():
    template = Template(
        "{% load bening i18n %}{% remembered request.path|place who %}"
        '{% translate "Utama" %} {{ who }} {% cycle "a" "b" %}{% endremembered %}'
    )

    def shown(path, who, language="id"):
        with override(language):
            return template.render(Context({"request": RequestFactory().get(path), "who": who}))

    assert shown("/akun/", "sari") == shown("/akun/", "sari")
    assert "hendra" in shown("/akun/", "hendra")
    assert shown("/akun/", "sari", "en") != shown("/akun/", "sari")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/", "/"),
        ("/akun/", "/akun/"),
        ("/akun/keluar/", "/akun/keluar/"),
        ("/akun/peran/3/", "/akun/peran/…"),
        ("", ""),
    ],
)
def test_place_tells_pages_with_a_link_apart_and_no_others(path, place):
    assert tags.place(path) == place
