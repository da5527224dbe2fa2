"""Shapes of input of results: why something is returned, an order of participants, a sanggah."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CauseForm(forms.Form):
    """Why something is returned."""

    because = forms.CharField(label=_("Alasan"), max_length=280, widget=forms.Textarea(attrs={"rows": 3}))


class OrderForm(forms.Form):
    """An order of participants and its public ground."""

    participants = forms.CharField(
        label=_("Urutan nomor peserta"),
        help_text=_(
            "Satu nomor di setiap baris, yang didahulukan di atas. Tulis semua peserta yang nilainya sama."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "inputmode": "numeric"}),
    )
    ground = forms.CharField(
        label=_("Dasar dan alasan"),
        help_text=_("Terbuka untuk umum. Sebutkan aturan atau berita acaranya, jangan nama orang."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_participants(self) -> list[str]:
        """The numbers in their order."""
        return [part for part in re.split(r"[\s,;]+", self.cleaned_data["participants"]) if part]


class SanggahForm(forms.Form):
    """An argument for each ground; at least one must be filled."""

    def __init__(self, *args: Any, grounds: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grounds = list(grounds)
        for code, label in grounds.items():
            self.fields[code] = forms.CharField(
                label=label,
                required=False,
                max_length=2000,
                help_text=_("Jelaskan apa yang keliru dan apa buktinya. Kosongkan bila tidak disanggah."),
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(code) for code in self.grounds):
            raise forms.ValidationError(_("Isi paling sedikit satu alasan."))
        return cleaned

    def arguments(self) -> dict[str, str]:
        """Ground → argument, of those that were filled."""
        return {code: self.cleaned_data[code] for code in self.grounds if self.cleaned_data[code]}


class AnswerForm(forms.Form):
    """The decision on each ground, with its reasoning."""

    def __init__(self, *args: Any, grounds: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grounds = list(grounds)
        for code, label in grounds.items():
            self.fields[code] = forms.ChoiceField(
                label=label,
                choices=[("accepted", _("Sanggah diterima")), ("rejected", _("Sanggah ditolak"))],
                widget=forms.RadioSelect,
            )
            self.fields[f"reasoning_{code}"] = forms.CharField(
                label=_("Pertimbangan, dengan kata-kata yang dipahami peserta"),
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def decisions(self, bases: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
        """Ground → (accepted | rejected, reasoning, legal basis)."""
        return {
            code: (self.cleaned_data[code], self.cleaned_data[f"reasoning_{code}"], bases[code])
            for code in self.grounds
        }
