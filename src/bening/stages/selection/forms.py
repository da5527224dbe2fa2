"""Shapes of input at the desk of scores."""

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = 20 * 1024 * 1024


class ScoreFileForm(forms.Form):
    """A file of the CAT; for a correction also why."""

    file = forms.FileField(
        label=_("Berkas nilai (.xlsx atau .csv)"),
        help_text=_("Ekspor dari CAT, apa adanya. Paling besar 20 MB."),
    )

    def __init__(self, *args, correcting: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if correcting:
            self.fields["cause"] = forms.CharField(
                label=_("Mengapa nilai dikoreksi"),
                help_text=_("Tercatat bersama lembar baru. Jangan menulis nama orang."),
                max_length=280,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Berkas lebih dari 20 MB. Ekspor ulang hanya lembar nilainya."))
        return file


class CauseForm(forms.Form):
    """Why something is returned."""

    because = forms.CharField(label=_("Alasan"), max_length=280, widget=forms.Textarea(attrs={"rows": 3}))


class ComparedForm(forms.Form):
    """The second person says that the drawn rows were compared with the paper."""

    compared = forms.BooleanField(
        label=_("Saya sudah membandingkan sepuluh baris di atas dengan berita acara CAT, dan semuanya sama.")
    )
