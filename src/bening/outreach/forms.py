"""The questions of the self-check. Every one may be left out: what is not known is no "no"."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.core import regulation as regulations
from bening.core.facts import Accreditation, Facts, PracticeRegistration
from bening.core.regulation_people import LEVELS
from bening.core.rules import GENERAL_TRACK, TRACKS
from bening.outreach.practice import BOTH, FIRST, PARTS, SECOND
from bening.stages.announcements.words import level, told, track

YES, NO = "ya", "tidak"
YES_NO = [(YES, _("Ya")), (NO, _("Tidak"))]
SERVICES = [
    ("none", _("Bukan CPNS, PNS, PPPK, TNI, atau Polri")),
    ("pppk", _("PPPK")),
    ("pns", _("CPNS atau PNS")),
    ("tni", _("TNI atau Polri")),
]
LATER = ("", _("Lewati"))


def _choice(label: Any, choices: list[tuple[str, Any]], hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=hint, required=False, choices=[LATER, *choices])


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"}),
        error_messages={"invalid": _("Tulis tanggal seperti 31-12-2000.")},
    )


class SelfCheckForm(forms.Form):
    """A few facts about oneself; nothing of it is kept.

    `programme` is compared with what each formasi lists. `grade`: of the institution or the programme,
    whichever is better, taken as valid on the day of graduation, since that is what the rule asks.
    """

    born = _day(_("Tanggal lahir"))
    level = forms.ChoiceField(label=_("Jenjang pendidikan"), required=False)
    programme = forms.CharField(
        label=_("Program studi di ijazah"),
        help_text=_("Seperti tertulis di ijazah, misalnya S-1 Ilmu Hukum."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "program", "autocomplete": "off"}),
    )
    gpa = forms.CharField(
        label=_("IPK atau nilai rata-rata ijazah"),
        help_text=_("Misalnya 3,25."),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    grade = forms.ChoiceField(
        label=_("Akreditasi saat lulus"), required=False, widget=forms.Select(attrs={"lang": "id"})
    )
    graduated_on = _day(_("Tanggal lulus"))
    foreign_degree = _choice(_("Lulusan perguruan tinggi luar negeri?"), YES_NO)
    cumlaude = _choice(_("Lulus dengan pujian (cumlaude)?"), YES_NO)
    registration = forms.CharField(
        label=_("Surat tanda registrasi (STR), untuk profesi"),
        help_text=_("Isi hanya jika Anda punya STR yang masih berlaku, misalnya Perawat."),
        required=False,
        max_length=80,
    )
    disability = _choice(_("Penyandang disabilitas?"), YES_NO)
    service = _choice(_("Status Anda sekarang"), SERVICES)
    sanctioned = _choice(
        _("Sedang dilarang melamar?"),
        YES_NO,
        _("Misalnya karena mengundurkan diri setelah dinyatakan lulus seleksi."),
    )

    def __init__(self, data: Any = None, *, grades: tuple[str, ...], school_levels: tuple[str, ...]) -> None:
        super().__init__(data)
        self.school_levels = school_levels
        self.fields["level"].choices = [LATER, *((code, level(code)) for code in LEVELS)]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["grade"].choices = [LATER, *((grade, grade) for grade in grades)]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_gpa(self) -> Fraction | None:
        """3,25 and 3.25 alike."""
        typed = self.cleaned_data["gpa"].strip().replace(",", ".")
        if not typed:
            return None
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", typed):
            raise forms.ValidationError(_("Tulis angka seperti 3,25."))
        return Fraction(typed)

    def facts(self) -> Facts:
        """What the rules may see of the answers; only of a form that is in order."""
        given = self.cleaned_data
        school = given["level"] in self.school_levels
        gpa = given["gpa"]
        return Facts(
            born=given["born"],
            education_level=given["level"],
            programme=given["programme"],
            graduated_on=given["graduated_on"],
            gpa=gpa,
            gpa_kind="" if gpa is None else "ijazah" if school else "ipk",
            institution_accreditation=_held(given["grade"], given["graduated_on"]),
            programme_accreditation=_held(given["grade"], given["graduated_on"]),
            cumlaude=_bool(given["cumlaude"]),
            foreign_degree=_bool(given["foreign_degree"]),
            disability=_bool(given["disability"]),
            service=given["service"],
            practice_registration=PracticeRegistration(given["registration"])
            if given["registration"]
            else None,
            sanctioned=_bool(given["sanctioned"]),
        )


def _bool(answer: str) -> bool | None:
    return {YES: True, NO: False}.get(answer)


def _held(grade: str, on: date | None) -> Accreditation | None:
    return Accreditation(grade, "BAN-PT", on, on) if grade else None


EVERYTHING = "semua"
NORMAL, LONGER, ENDLESS = "biasa", "tambahan", "tanpa"
SCOPES = [(EVERYTHING, _("Semua: TWK, TIU, dan TKP")), *((part, part.upper()) for part in PARTS)]
PAPERS = [(FIRST, _("Paket 1")), (SECOND, _("Paket 2")), (BOTH, _("Kedua paket sekaligus"))]
TIMES = [
    (NORMAL, _("Seperti tes sebenarnya")),
    (LONGER, _("Lebih lama, seperti bagi penyandang disabilitas netra")),
    (ENDLESS, _("Tanpa batas waktu")),
]


class PracticeForm(forms.Form):
    """Which practice paper. Everything has a default, so that an address without answers works too."""

    bagian = forms.ChoiceField(label=_("Bagian"), choices=SCOPES, required=False)
    paket = forms.ChoiceField(label=_("Soal"), choices=PAPERS, required=False)
    waktu = forms.ChoiceField(
        label=_("Waktu"),
        choices=TIMES,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Waktu tidak pernah menghapus jawaban Anda."),
    )
    aturan = forms.ChoiceField(label=_("Ambang menurut aturan"), required=False)
    jalur = forms.ChoiceField(label=_("Jenis kebutuhan yang akan Anda lamar"), required=False)

    def __init__(self, data: Any = None, *, newest: str) -> None:
        super().__init__(data, initial={"waktu": NORMAL, "aturan": newest})
        names = sorted(regulations.names(), key=lambda name: (name != newest, name))
        self.fields["aturan"].choices = [(name, told(regulations.load(name), "title")) for name in names]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["jalur"].choices = [(code, track(code)) for code in TRACKS]  # type: ignore[attr-defined]  # a ChoiceField
        self.newest = newest

    def chosen(self) -> dict[str, str]:
        """Every choice; what is missing or unknown takes its default."""
        self.is_valid()
        given = self.cleaned_data
        defaults = {
            "bagian": EVERYTHING,
            "paket": FIRST,
            "waktu": NORMAL,
            "aturan": self.newest,
            "jalur": GENERAL_TRACK,
        }
        return {name: given.get(name) or default for name, default in defaults.items()}
