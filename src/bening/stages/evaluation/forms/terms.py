"""The shape of a training result and of a proposal on a probation or a contract."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.core.rules import OutcomeGround
from bening.stages.evaluation import performance_words as words


class TrainingForm(forms.Form):
    """The result of the basic training as its certificate says it."""

    mark = forms.DecimalField(
        label=_("Nilai akhir"), help_text=_("0 sampai 100."), min_value=0, max_value=100, decimal_places=2
    )
    held_on = forms.DateField(
        label=_("Tanggal sertifikat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    document = forms.CharField(label=_("Nomor dan tanggal sertifikat (STTPP)"), max_length=200)

    def hundredths(self) -> int:
        """The mark as it is kept."""
        return int(self.cleaned_data["mark"] * 100)


class OutcomeForm(forms.Form):
    """An outcome with its ground, the letter it rests on, and a new end where there is one."""

    def __init__(self, *args: Any, grounds: list[OutcomeGround], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"] = forms.ChoiceField(
            label=_("Usul dan alasannya"),
            choices=[
                (ground.code, f"{words.OUTCOMES[ground.outcome][0]}: {words.ground(ground)}")
                for ground in grounds
            ],
            widget=forms.RadioSelect,
        )
        self.order_fields(["ground", "until", "document", "because"])

    until = forms.DateField(
        label=_("Berlaku sampai sebelum tanggal"),
        help_text=_("Hanya untuk perpanjangan atau perjanjian kerja baru."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    document = forms.CharField(label=_("Surat yang menjadi dasarnya"), max_length=200)
    because = forms.CharField(
        label=_("Penjelasan untuk pegawai"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
