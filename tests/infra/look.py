"""The parts of `docs/conventions/look.md` as one page, with real forms, pages and charts behind them."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from bening.infra import charts

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs/conventions/look.md"
BLOCK = re.compile(r"^```django\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Biodata(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Nama lengkap", widget=forms.TextInput({"autocomplete": "name"}))
    nik = forms.CharField(
        label="NIK", help_text="16 angka pada KTP Anda.", widget=forms.TextInput({"inputmode": "numeric"})
    )
    born = forms.DateField(label="Tanggal lahir", widget=forms.DateInput({"type": "date"}))
    position = forms.ChoiceField(label="Jabatan", choices=[("d", "Dokter"), ("p", "Perawat")])
    sex = forms.ChoiceField(
        label="Jenis kelamin", choices=[("f", "Perempuan"), ("m", "Laki-laki")], widget=forms.RadioSelect
    )
    units = forms.MultipleChoiceField(
        label="Unit lain yang Anda mau",
        help_text="Boleh lebih dari satu.",
        choices=[("a", "Puskesmas Muara Tembesi"), ("b", "RSUD Hamba Muara Bulian")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    address = forms.CharField(label="Alamat", widget=forms.Textarea, required=False)
    diploma = forms.FileField(label="Ijazah", help_text="PDF, paling besar 800 KB.")
    foreign = forms.BooleanField(label="Ijazah luar negeri", required=False)
    equivalence = forms.CharField(label="Nomor penyetaraan", required=False)
    agree = forms.BooleanField(label="Saya menyatakan isian ini benar.")


class Search(forms.Form):
    """A form of filters: everything optional."""

    q = forms.CharField(label="Kata kunci", required=False)
    level = forms.ChoiceField(label="Pendidikan", choices=[("", "Semua"), ("s1", "S-1")], required=False)


def parts():
    """The examples, in the order of the guide."""
    return BLOCK.findall(GUIDE.read_text())


def page(*, errors=True):
    """All examples in one page of the site."""
    crumbs, hero, *rest = parts()
    source = (
        '{% extends "infra/base.html" %}{% load i18n bening %}'
        "{% block title %}Gaya{% endblock %}"
        f"{{% block breadcrumbs %}}{crumbs}{{% endblock %}}"
        f"{{% block hero %}}{hero}{{% endblock %}}"
        "{% block main %}" + "\n".join(rest) + "{% endblock %}"
    )
    request = RequestFactory().get("/pengumuman/?q=dokter&halaman=4")
    days = [(f"{day} Agustus", day * day % 97) for day in range(20, 32)]
    context = {
        "form": Biodata({"nik": "12"}, auto_id="f_%s") if errors else Biodata(auto_id="f_%s"),
        "search": Search(auto_id="s_%s"),
        "moment": datetime(2026, 11, 24, 14, 5, tzinfo=ZoneInfo("Asia/Jakarta")),
        "page_obj": Paginator(range(240), 20).get_page(4),
        "bars": charts.bar(
            "Pelamar per unit",
            [("RSUD Hamba Muara Bulian", 812), ("Puskesmas Muara Tembesi", 240), ("Dinas Perhubungan", 3)],
            headers=("Unit", "Pelamar"),
            strong="Puskesmas Muara Tembesi",
        ),
        "marks": charts.histogram(
            "Sebaran nilai SKD",
            [(f"{low}", 90 - abs(330 - low) // 2) for low in range(200, 500, 25)],
            headers=("Nilai", "Peserta"),
            strong="350",
        ),
        "days": charts.line("Pelamar per hari", days, headers=("Hari", "Pelamar")),
    }
    return engines["django"].from_string(source).render(context, request)
