"""The shape of each section. A form says what is missing; what was typed is kept all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bening.core.regulation import Regulation
from bening.stages.registration.biodata import CLAUSE, NO, YES
from bening.stages.registration.words import LEVELS

KEPT = 2000
"""Characters of one answer that are kept, even when they are too many to be right."""

DIGITS = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
YES_NO = [(YES, _("Ya")), (NO, _("Tidak"))]
SEXES = [("P", _("Perempuan")), ("L", _("Laki-laki"))]
GPA_KINDS = [
    ("ipk", _("IPK (skala 4)")),
    ("ijazah", _("Nilai rata-rata ijazah sekolah")),
]
SERVICES = [
    ("none", _("Bukan CPNS, PNS, PPPK, TNI, atau Polri")),
    ("pppk", _("PPPK")),
    ("cpns", _("CPNS")),
    ("pns", _("PNS")),
    ("tni", _("Prajurit TNI")),
    ("polri", _("Anggota Polri")),
]
SCHOOLS = ("sd", "sltp", "slta")


def text(
    label: Any, hint: Any = "", *, most: int = 120, required: bool = True, **attrs: str
) -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=required,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": _("Isi bagian ini.")},
    )


def question(label: Any, hint: Any = "", *, required: bool = True, choices: Any = None) -> forms.ChoiceField:
    """A question with a few answers, none chosen beforehand."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=required,
        choices=choices or YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu jawaban.")},
    )


def day(label: Any, hint: Any = "", *, required: bool = True, **attrs: str) -> forms.DateField:
    """A date, from the phone's own picker or typed as 31-12-2000."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **attrs}),
        error_messages={
            "required": _("Isi tanggalnya."),
            "invalid": _("Tulis tanggal seperti 31-12-2000."),
        },
    )


class SectionForm(forms.Form):
    """One section. `typed()` is what is kept, whether or not the form is in order."""

    def typed(self) -> dict[str, Any]:
        """Each answer as it will be stored: in its plain form if it is right, else as it was typed."""
        self.full_clean()
        return {name: self._kept(name) for name in self.fields}

    def _kept(self, name: str) -> Any:
        value = self.cleaned_data.get(name)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str) and name not in self.errors:
            return value
        return self[name].data[:KEPT].strip() if isinstance(self[name].data, str) else ""

    def require_if(self, wanted: bool, names: Iterable[str]) -> None:
        """Mark optional fields as missing when another answer makes them needed."""
        for name in names:
            if wanted and not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])


def sixteen_digits(typed: str) -> str:
    """A number of 16 digits however it was grouped."""
    digits = re.sub(r"[\s.-]", "", typed)
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) == 16):
        raise forms.ValidationError(
            _("Nomor ini terdiri atas 16 angka; Anda menulis %(count)s."), params={"count": len(digits)}
        )
    return digits


class IdentityForm(SectionForm):
    """Who the person is, as on the KTP."""

    name_ktp = text(_("Nama lengkap di KTP"), _("Persis seperti di KTP, tanpa gelar."), autocomplete="name")
    name_ijazah = text(
        _("Nama lengkap di ijazah"),
        _("Tulis seperti di ijazah, walaupun berbeda dengan KTP. Perbedaan kecil diperiksa petugas."),
    )
    birthplace = text(_("Tempat lahir"), most=80)
    born = day(_("Tanggal lahir"), _("Menurut KTP."), autocomplete="bday")
    sex = question(_("Jenis kelamin"), choices=SEXES)
    kk = text(_("Nomor Kartu Keluarga (KK)"), _("16 angka di bagian atas KK."), most=40, **DIGITS)

    def clean_kk(self) -> str:
        """Sixteen digits."""
        return sixteen_digits(self.cleaned_data["kk"])


class ContactForm(SectionForm):
    """Where the person lives and can be reached."""

    phone = text(
        _("Nomor telepon seluler"),
        _("Dipakai hanya jika email Anda tidak dapat dihubungi."),
        most=20,
        inputmode="tel",
        autocomplete="tel",
    )
    street = text(
        _("Alamat di KTP"), _("Jalan, nomor rumah, RT/RW."), most=200, autocomplete="street-address"
    )
    village = text(_("Desa atau kelurahan"), most=80)
    district = text(_("Kecamatan"), most=80)
    regency = text(_("Kabupaten atau kota"), most=80)
    province = text(_("Provinsi"), most=80)
    domicile = text(
        _("Alamat tempat tinggal sekarang"), _("Kosongkan jika sama dengan KTP."), most=300, required=False
    )

    def clean_phone(self) -> str:
        """Digits, with a plus in front if it is there."""
        phone = re.sub(r"[\s().-]", "", self.cleaned_data["phone"])
        if not re.fullmatch(r"\+?[0-9]{8,15}", phone):
            raise forms.ValidationError(_("Tulis nomor telepon dengan angka saja, misalnya 081234567890."))
        return phone


def _gpa(typed: str) -> str:
    """A decimal with a point, at most two digits behind it."""
    found = typed.replace(",", ".")
    if typed and not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", found):
        raise forms.ValidationError(_("Tulis angka seperti 3,51."))
    return found


class LevelForm(forms.Form):
    """The first question of the education section: it decides which others are asked."""

    level = forms.ChoiceField(
        label=_("Jenjang pendidikan untuk melamar"),
        help_text=_("Sesuai ijazah yang Anda pakai untuk melamar."),
        choices=[("", _("Pilih jenjang")), *LEVELS.items()],
    )


class EducationForm(SectionForm):
    """The diploma with which the person applies."""

    level = forms.ChoiceField(
        label=_("Jenjang pendidikan untuk melamar"), choices=list(LEVELS.items()), widget=forms.HiddenInput
    )
    programme = text(
        _("Program studi atau jurusan"),
        _("Tulis persis seperti di daftar kualifikasi formasi, misalnya S-1 KEHUTANAN."),
        most=250,
        autocomplete="off",
        list="program",
    )
    institution = text(_("Nama perguruan tinggi atau sekolah"), most=200)
    ijazah_number = text(_("Nomor ijazah"), most=80, autocomplete="off", spellcheck="false")
    graduated_on = day(_("Tanggal lulus"), _("Tanggal yang tertulis di ijazah."))
    gpa_kind = question(_("Jenis nilai"), choices=GPA_KINDS)
    gpa = text(_("Nilai"), _("Misalnya 3,51."), most=10, inputmode="decimal", autocomplete="off")

    @property
    def level_name(self) -> Any:
        """The level as people read it."""
        return LEVELS.get(self["level"].value(), "")

    def clean_gpa(self) -> str:
        """A decimal."""
        return _gpa(self.cleaned_data["gpa"])

    def clean_programme(self) -> str:
        """One blank between words."""
        return " ".join(self.cleaned_data["programme"].split())


class SchoolForm(EducationForm):
    """A school diploma."""

    school_registered = question(
        _("Apakah sekolah Anda terdaftar di Kementerian Pendidikan atau Kementerian Agama?")
    )


ACCREDITATION_HINT = _("Menurut sertifikat akreditasi yang berlaku pada tanggal lulus Anda.")


class DegreeForm(EducationForm):
    """A diploma of higher education."""

    cumlaude = question(_("Apakah ijazah atau transkrip Anda menyebut cumlaude (dengan pujian)?"))
    foreign_degree = question(_("Apakah ijazah Anda dari luar negeri?"))
    equivalence = question(_("Apakah ijazah luar negeri Anda sudah punya surat penyetaraan?"), required=False)
    equal_to_cumlaude = question(
        _("Apakah ada surat keterangan bahwa ijazah luar negeri Anda setara cumlaude?"), required=False
    )
    institution_grade = text(
        _("Peringkat akreditasi perguruan tinggi"), ACCREDITATION_HINT, most=40, required=False
    )
    institution_body = text(_("Lembaga yang mengakreditasi perguruan tinggi"), most=60, required=False)
    institution_from = day(_("Akreditasi perguruan tinggi berlaku mulai"), required=False)
    institution_to = day(_("Akreditasi perguruan tinggi berlaku sampai"), required=False)
    programme_grade = text(
        _("Peringkat akreditasi program studi"), ACCREDITATION_HINT, most=40, required=False
    )
    programme_body = text(_("Lembaga yang mengakreditasi program studi"), most=60, required=False)
    programme_from = day(_("Akreditasi program studi berlaku mulai"), required=False)
    programme_to = day(_("Akreditasi program studi berlaku sampai"), required=False)
    has_str = question(
        _("Apakah Anda punya Surat Tanda Registrasi (STR) tenaga kesehatan?"),
        _("Hanya diperlukan untuk jabatan kesehatan."),
    )
    str_profession = text(_("Profesi di STR"), most=80, required=False)
    str_to = day(_("STR berlaku sampai"), _("Kosongkan jika seumur hidup."), required=False)
    str_internship = question(_("Apakah ini STR internsip?"), required=False)

    def __init__(self, *args: Any, rules: Regulation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accepted = rules.eligibility.accreditation
        for of in ("institution", "programme"):
            grades = (*accepted.grades, *accepted.not_accredited)
            _offer(self.fields, f"{of}_grade", grades, _("Tidak tahu atau tidak ada"))
            _offer(self.fields, f"{of}_body", accepted.bodies, _("Lainnya atau tidak tahu"))
        if asks(rules, "teacher_certificate"):
            self.fields["teacher_certificate"] = question(
                _("Apakah Anda punya sertifikat pendidik?"), required=False
            )

    def clean(self) -> dict[str, Any]:
        """What follows from other answers."""
        given = super().clean() or self.cleaned_data
        foreign, cumlaude = given.get("foreign_degree") == YES, given.get("cumlaude") == YES
        self.require_if(foreign, ["equivalence"])
        self.require_if(foreign and cumlaude, ["equal_to_cumlaude"])
        self.require_if(given.get("has_str") == YES, ["str_profession", "str_internship"])
        for of in ("institution", "programme"):
            if given.get(f"{of}_grade"):
                self.require_if(True, [f"{of}_from", f"{of}_to"])
        if given.get("foreign_degree") == NO and not any(
            given.get(f"{of}_grade") for of in ("institution", "programme")
        ):
            self.add_error(
                "institution_grade", _("Isi akreditasi perguruan tinggi, program studi, atau keduanya.")
            )
        return given


def _offer(fields: dict[str, forms.Field], name: str, values: Iterable[str], none: Any) -> None:
    """Turn a line of text into a list of the values that the regulation names."""
    old = fields[name]
    fields[name] = forms.ChoiceField(
        label=old.label,
        help_text=old.help_text,
        required=False,
        choices=[("", none), *((value, value) for value in values)],
    )


def asks(rules: Regulation, fact: str) -> bool:
    """Whether some document depends on a fact, so that it has to be asked."""
    return any(fact in rule.facts for rule in rules.documents)


class DeclarationsForm(SectionForm):
    """The statement clause by clause, and what the person is or was."""

    service = question(_("Status Anda sekarang"), choices=SERVICES)
    pppk_since = day(_("Mulai kontrak PPPK"), required=False)
    pppk_consent = question(_("Apakah pejabat pembina kepegawaian Anda sudah menyetujui?"), required=False)
    sanctioned = question(
        _("Apakah Anda sedang dilarang melamar?"),
        _("Misalnya karena mengundurkan diri setelah lulus atau setelah mendapat NIP."),
    )
    disability = question(_("Apakah Anda penyandang disabilitas?"))
    disability_type = text(
        _("Jenis dan derajat disabilitas"), _("Seperti di surat keterangan dokter."), required=False
    )

    def __init__(self, *args: Any, rules: Regulation, language: str = "id", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clauses = {f"{CLAUSE}{clause.code}": clause for clause in rules.statements}
        for name, clause in clauses.items():
            said = clause.text_en if language == "en" else clause.text_id
            self.fields[name] = question(said, choices=CLAUSE_ANSWERS)
        if asks(rules, "former_honorary_k2"):
            self.fields["former_honorary_k2"] = question(
                _("Apakah Anda eks tenaga honorer kategori II (THK-II) dalam basis data BKN?")
            )
        self.order_fields([*clauses, *(name for name in self.fields if name not in clauses)])
        self.clauses = [self[name] for name in clauses]

    def clean(self) -> dict[str, Any]:
        """What follows from other answers."""
        given = super().clean() or self.cleaned_data
        self.require_if(given.get("service") == "pppk", ["pppk_since", "pppk_consent"])
        self.require_if(given.get("disability") == YES, ["disability_type"])
        return given


CLAUSE_ANSWERS = [
    (YES, pgettext_lazy("declaration", "Ya, saya menyatakan demikian")),
    (NO, pgettext_lazy("declaration", "Saya tidak dapat menyatakan ini")),
]


class PlacementForm(SectionForm):
    """Other units in which the person would serve, best first; none is an answer too."""

    CHOICES = 3

    def __init__(self, *args: Any, units: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, min(self.CHOICES, len(units)) + 1):
            self.fields[f"unit_{number}"] = forms.ChoiceField(
                label=format_lazy(_("Pilihan ke-{number}"), number=number),
                choices=[("", _("Tidak memilih")), *((unit, unit) for unit in units)],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """No unit twice."""
        given = super().clean() or self.cleaned_data
        chosen = [unit for unit in given.values() if unit]
        if len(set(chosen)) != len(chosen):
            raise forms.ValidationError(_("Setiap unit hanya boleh dipilih satu kali."))
        return given

    def typed(self) -> dict[str, Any]:
        """The units in order, and as `preferred_units` without gaps."""
        kept = super().typed()
        chosen = [kept[name] for name in self.fields if kept[name]]
        return {**kept, "preferred_units": list(dict.fromkeys(chosen))}


class FormasiFilter(forms.Form):
    """Narrowing the list of formasi."""

    cari = forms.CharField(label=_("Cari jabatan atau unit"), required=False, max_length=100)
    jenjang = forms.ChoiceField(
        label=_("Jenjang"), choices=[("", _("Semua jenjang")), *LEVELS.items()], required=False
    )

    def narrowed(self) -> Mapping[str, str]:
        """The words and the level; a wrong value narrows nothing."""
        if not self.is_bound:
            return {}
        self.full_clean()
        chosen = self.cleaned_data
        return {"search": chosen.get("cari", ""), "level": chosen.get("jenjang", "")}
