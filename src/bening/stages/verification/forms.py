"""The shape of what verifiers, reviewers and objecting applicants send."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bening.core.grounds import OTHER, grounds_for
from bening.stages.verification.requirements import Requirement
from bening.stages.verification.services import Judgement
from bening.stages.verification.words import ground_text, title_of

MET = "met"


class JudgementForm(forms.Form):
    """One choice for each requirement: met, or one of at most nine coded grounds; a short note if needed.

    `rest` says that everything not marked is met. It covers only documents that were looked at: those
    in `unseen` must be opened, or answered one by one.
    """

    rest = forms.BooleanField(
        label=gettext_lazy("Semua berkas sudah saya lihat. Syarat yang tidak saya tandai memenuhi."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        requirements: Iterable[Requirement],
        unseen: Iterable[str] = (),
        supervisor: bool = False,
        blind: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.requirements = tuple(requirements)
        self.unseen = set(unseen)
        if blind:
            del self.fields["rest"]
        for requirement in self.requirements:
            grounds = grounds_for(requirement.code, supervisor=supervisor)
            choices = [(MET, _("Memenuhi")), *((code, ground_text(code)) for code in grounds)]
            self.fields[requirement.code] = forms.ChoiceField(
                label=title_of(requirement),
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[note_name(requirement.code)] = forms.CharField(
                label=_("Catatan untuk pelamar"),
                help_text=_("Satu kalimat, bila alasannya perlu dijelaskan. Jangan sebut data pribadi."),
                required=False,
                max_length=280,
            )

    def clean(self) -> dict[str, Any]:
        """Every requirement is answered, or covered by `rest` and seen."""
        cleaned = super().clean() or {}
        for requirement in self.requirements:
            code = requirement.code
            if cleaned.get(code) or code in self.errors:
                continue
            if not cleaned.get("rest"):
                self.add_error(code, _("Pilih satu jawaban, atau nyatakan di akhir bahwa sisanya memenuhi."))
            elif code in self.unseen:
                self.add_error(code, _("Berkas ini belum Anda lihat. Lihat dulu, lalu kirim lagi."))
            else:
                cleaned[code] = MET
        for requirement in self.requirements:
            if cleaned.get(requirement.code) == OTHER and not cleaned.get(note_name(requirement.code)):
                self.add_error(note_name(requirement.code), _("Jelaskan alasan lain itu di sini."))
        return cleaned

    def judgements(self) -> list[Judgement]:
        """What was chosen, for the service."""
        return [self._judgement(requirement.code) for requirement in self.requirements]

    def _judgement(self, code: str) -> Judgement:
        chosen = self.cleaned_data[code]
        if chosen == MET:
            return Judgement(code, True)
        return Judgement(code, False, chosen, self.cleaned_data[note_name(code)])


def note_name(code: str) -> str:
    """The name of the field for the note on one requirement."""
    return f"note_{code}"


class ReferForm(forms.Form):
    """Why no coded reason fits."""

    because = forms.CharField(
        label=gettext_lazy("Apa yang Anda temukan"),
        help_text=gettext_lazy("Dibaca penyelia. Jangan sebut data pribadi."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecideForm(forms.Form):
    """For every difference between two judgements: which of them stands. Nobody sees whose is whose."""

    def __init__(self, *args: Any, sides: Mapping[str, Iterable[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = list(sides)
        for code, choices in sides.items():
            self.fields[code] = forms.ChoiceField(
                label=_("Penilaian yang benar"),
                choices=list(choices),
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih salah satu penilaian.")},
            )

    def sides(self) -> dict[str, str]:
        """Requirement → first | second."""
        return {code: self.cleaned_data[code] for code in self.codes}


class ReturnForm(forms.Form):
    """Why a proposal is sent back."""

    because = forms.CharField(
        label=gettext_lazy("Alasan pengembalian"),
        help_text=gettext_lazy("Dibaca oleh verifikator berikutnya. Jangan sebut data pribadi."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SanggahForm(forms.Form):
    """An argument for each requirement that was found not met; at least one must be filled."""

    def __init__(self, *args: Any, findings: Iterable[Any], titles: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [finding.requirement for finding in findings]
        alone = len(self.codes) == 1
        for code in self.codes:
            self.fields[code] = forms.CharField(
                label=_("Mengapa syarat ini sebenarnya terpenuhi?"),
                required=alone,
                max_length=2000,
                help_text="" if alone else _("Kosongkan bila syarat ini tidak Anda sanggah."),
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(code) for code in self.codes):
            raise forms.ValidationError(_("Isi sanggahan untuk paling sedikit satu syarat."))
        return cleaned

    def arguments(self) -> dict[str, str]:
        """Requirement → argument, of those that were filled."""
        return {code: self.cleaned_data[code] for code in self.codes if self.cleaned_data[code]}


class AnswerForm(forms.Form):
    """The decision on each ground of an objection, with its reasoning."""

    def __init__(self, *args: Any, codes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = list(codes)
        for code in self.codes:
            self.fields[code] = forms.ChoiceField(
                label=_("Jawaban"),
                choices=[
                    ("accepted", _("Sanggahan diterima: syarat ini memenuhi")),
                    ("rejected", _("Sanggahan ditolak: syarat ini tetap tidak memenuhi")),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih diterima atau ditolak.")},
            )
            self.fields[reasoning_name(code)] = forms.CharField(
                label=_("Pertimbangan"),
                help_text=_("Dibaca pelamar. Sebutkan apa yang Anda lihat pada berkasnya."),
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 4}),
                error_messages={"required": _("Tuliskan pertimbangannya.")},
            )
            self.fields[public_name(code)] = forms.CharField(
                label=_("Pertimbangan singkat untuk umum"),
                help_text=_(
                    "Terbit sebagai preseden, tanpa nama. Jangan sebut siapa pun atau nomor apa pun."
                ),
                max_length=280,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": _("Tuliskan pertimbangan singkatnya.")},
            )

    def precedents(self) -> dict[str, str]:
        """Requirement → the public words."""
        return {code: self.cleaned_data[public_name(code)] for code in self.codes}

    def decisions(self, bases: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
        """Requirement → (accepted | rejected, reasoning, legal basis)."""
        return {
            code: (self.cleaned_data[code], self.cleaned_data[reasoning_name(code)], bases.get(code, ""))
            for code in self.codes
        }


def public_name(code: str) -> str:
    """The name of the field for the public words on one requirement."""
    return f"public_{code}"


def reasoning_name(code: str) -> str:
    """The name of the field for the reasoning on one requirement."""
    return f"reasoning_{code}"
