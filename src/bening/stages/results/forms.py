"""Shapes of input of results: why something is returned, an order of participants, a sanggah."""

import re

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
