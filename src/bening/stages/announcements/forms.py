"""What people type on the pages of announcements. Forms check shape; what the law says is asked later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from bening.core import regulation as regulations
from bening.core.sentences.words import LEVELS
from bening.core.timetable import PHASES
from bening.stages.announcements import words

LARGEST_FILE = 30 * 1024 * 1024
LONGEST_CLAUSE = 300


class SearchForm(forms.Form):
    """The filters of the explorer; everything may stay empty."""

    q = forms.CharField(
        label=_("Jabatan, unit, atau program studi"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )
    unit = forms.ChoiceField(label=_("Instansi atau unit"), required=False)
    jenjang = forms.ChoiceField(label=_("Jenjang pendidikan"), required=False)
    jenis = forms.ChoiceField(label=_("Jenis kebutuhan"), required=False)
    disabilitas = forms.BooleanField(label=_("Terbuka bagi penyandang disabilitas"), required=False)

    def __init__(self, given: Mapping[str, Any], facets: Mapping[str, Any]) -> None:
        super().__init__(given, label_suffix="")
        levels = sorted(facets["levels"], key=list(LEVELS).index)
        menus = {
            "unit": [(name, name) for name in facets["agencies"]],
            "jenjang": [(code, words.level(code)) for code in levels],
            "jenis": [(code, words.track(code)) for code in facets["tracks"]],
        }
        for name, choices in menus.items():
            self.fields[name].choices = [("", _("Semua")), *choices]
            if len(choices) < 2:
                del self.fields[name]

    def filters(self) -> dict[str, Any]:
        """What `queries.formasi_of` takes; a filter that makes no sense is left out, never an error page."""
        self.is_valid()
        chosen = self.cleaned_data
        return {
            "search": chosen.get("q", ""),
            "agency": chosen.get("unit", ""),
            "level": chosen.get("jenjang", ""),
            "track": chosen.get("jenis", ""),
            "disability": chosen.get("disabilitas", False),
        }


class AnnouncementForm(forms.Form):
    """A new recruitment."""

    institution = forms.ModelChoiceField(label=_("Instansi"), queryset=None, empty_label=None)
    title = forms.CharField(label=_("Judul pengumuman"), max_length=200)
    slug = forms.SlugField(
        label=_("Alamat singkat"),
        max_length=80,
        help_text=_("Bagian akhir alamat halaman, misalnya cpns-2024. Tidak dapat diubah lagi."),
    )
    season = forms.SlugField(
        label=_("Musim seleksi"),
        max_length=20,
        help_text=_("Nama log publik, misalnya 2024. Seleksi dalam satu tahun memakai log yang sama."),
    )

    def __init__(self, *args: Any, institutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = institutions

    def clean_slug(self) -> str:
        """The log knows names in small letters only."""
        return self.cleaned_data["slug"].lower()

    def clean_season(self) -> str:
        """The log knows names in small letters only; `_` is none of its letters."""
        season = self.cleaned_data["season"].lower()
        if "_" in season:
            raise forms.ValidationError(_("Pakai huruf, angka, dan tanda hubung saja."))
        return season


class DescriptionForm(forms.Form):
    """Title and summary."""

    title = forms.CharField(label=_("Judul pengumuman"), max_length=200)
    summary = forms.CharField(
        label=_("Ringkasan"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu sampai tiga kalimat: apa yang dibuka, untuk siapa, kapan."),
    )


class FormasiFileForm(forms.Form):
    """A listing to import."""

    file = forms.FileField(
        label=_("Berkas formasi"),
        help_text=_("Berkas .csv atau .xlsx dengan kolom seperti daftar SSCASN, paling besar 30 MB."),
        validators=[FileExtensionValidator(["csv", "xlsx"])],
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    only_own = forms.BooleanField(
        label=_("Ambil hanya baris instansi ini"),
        required=False,
        help_text=_("Pilih ini jika berkas memuat juga formasi instansi lain, misalnya daftar nasional."),
    )

    def clean_file(self) -> Any:
        """Refuse what no listing needs; the nation's is 12 MB."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("Berkas lebih besar dari 30 MB. Hapus kolom atau lembar yang tidak dipakai.")
            )
        return file


def _regulations() -> list[tuple[str, str]]:
    return [(name, words.told(regulations.load(name), "title")) for name in regulations.names()]


class ConditionsForm(forms.Form):
    """The regulation, and what the announcement asks beyond it."""

    regulation = forms.ChoiceField(label=_("Peraturan"), choices=_regulations, widget=forms.RadioSelect)
    min_gpa = forms.DecimalField(
        label=_("IPK paling rendah"),
        required=False,
        min_value=Decimal("0.01"),
        max_value=Decimal(4),
        max_digits=3,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("Skala 4,00. Kosongkan jika tidak ada batas."),
    )
    clauses = forms.CharField(
        label=_("Pernyataan tambahan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Selain pernyataan dari peraturan. Satu pernyataan pada satu baris, diawali kata Saya."),
    )

    basis = forms.CharField(
        label=_("Dasar konsultasi"),
        required=False,
        max_length=300,
        help_text=_("Alamat singkat konsultasi dan pasal naskah akhirnya, misalnya: kriteria-2025 k1 k2."),
    )

    @staticmethod
    def given(terms: Mapping[str, Any]) -> dict[str, Any]:
        """Initial values from a draft."""
        least, cited = terms.get("min_gpa"), terms.get("basis") or {}
        uids = [each["id"] for each in cited.get("clauses", [])]
        return {
            "basis": " ".join([cited.get("consultation", ""), *uids]).strip(),
            "regulation": terms.get("regulation", {}).get("name"),
            "min_gpa": Decimal(least) / 100 if least else None,
            "clauses": "\n".join(terms.get("clauses", [])),
        }

    def clean_min_gpa(self) -> int:
        """In hundredths; 0 = none."""
        value = self.cleaned_data["min_gpa"]
        return int(value * 100) if value else 0

    def clean_clauses(self) -> list[str]:
        """One clause a line."""
        clauses = [line.strip() for line in self.cleaned_data["clauses"].splitlines() if line.strip()]
        if len(clauses) > 15 or any(len(clause) > LONGEST_CLAUSE for clause in clauses):
            raise forms.ValidationError(
                _("Paling banyak 15 pernyataan, masing-masing paling panjang 300 huruf.")
            )
        return clauses


class TimetableForm(forms.Form):
    """First and last day of every phase; a phase with neither is not planned."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PHASES:
            for end, label in (("first", _("Hari pertama")), ("last", _("Hari terakhir"))):
                widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
                self.fields[f"{name}_{end}"] = forms.DateField(label=label, required=False, widget=widget)

    def rows(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """For the template: phase, first day, last day."""
        return ((name, self[f"{name}_first"], self[f"{name}_last"]) for name in PHASES)

    def clean(self) -> None:
        """Both days or neither, in this order."""
        for name in PHASES:
            first, last = self.cleaned_data.get(f"{name}_first"), self.cleaned_data.get(f"{name}_last")
            if f"{name}_first" in self.errors or f"{name}_last" in self.errors:
                continue
            if first and last and last < first:
                self.add_error(
                    f"{name}_last",
                    _("%(phase)s: hari terakhir mendahului hari pertama.") % {"phase": words.phase(name)},
                )
            elif bool(first) != bool(last):
                missing = "last" if first else "first"
                self.add_error(
                    f"{name}_{missing}",
                    _("%(phase)s: isi kedua tanggal, atau kosongkan keduanya.")
                    % {"phase": words.phase(name)},
                )

    def phases(self) -> dict[str, tuple[date, date]]:
        """The planned phases."""
        days = ((n, self.cleaned_data[f"{n}_first"], self.cleaned_data[f"{n}_last"]) for n in PHASES)
        return {name: (first, last) for name, first, last in days if first and last}

    @staticmethod
    def given(phases: Mapping[str, Sequence[date]]) -> dict[str, date]:
        """Initial values from a timetable."""
        return {
            f"{n}_{end}": day
            for n, days in phases.items()
            for end, day in zip(("first", "last"), days, strict=True)
        }


class ChangeForm(forms.Form):
    """Why a new edition is needed."""

    code = forms.ChoiceField(
        label=_("Alasan perubahan"),
        choices=[(code, text) for code, text in words.CHANGE_REASONS.items() if code != "outage"],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Penjelasan"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ditampilkan kepada umum. Sebutkan apa yang berubah dan mengapa."),
    )


class OutageForm(forms.Form):
    """Which service was down, from when to when."""

    service = forms.ChoiceField(
        label=_("Layanan yang terganggu"), choices=list(words.SERVICES.items()), widget=forms.RadioSelect
    )
    began = forms.DateTimeField(
        label=_("Mulai terganggu (WIB)"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    ended = forms.DateTimeField(
        label=_("Pulih (WIB)"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        help_text=_(
            "Pendaftaran dan semua tahap sesudahnya mundur sebanyak hari yang hilang, dibulatkan ke atas."
        ),
    )


class ReturnForm(forms.Form):
    """Why a proposal goes back."""

    reason = forms.CharField(
        label=_("Alasan pengembalian"), max_length=280, widget=forms.Textarea(attrs={"rows": 3})
    )
