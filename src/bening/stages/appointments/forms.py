"""The shape of what officers record about an appointment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CompleteForm(forms.Form):
    """The filing is complete: every paper was seen in the original."""

    seen = forms.BooleanField(
        label=_("DRH dan semua berkas pemberkasan lengkap, dan aslinya sudah saya lihat."),
        error_messages={"required": _("Centang bila berkas lengkap; bila belum, jangan dicatat.")},
    )


class NumberForm(forms.Form):
    """The employee number that BKN set."""

    number = forms.CharField(
        label=_("NIP (18 angka)"),
        help_text=_("Tanpa spasi. Tanggal lahir dan jenis kelamin di dalamnya dibandingkan dengan biodata."),
        max_length=18,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    effective = forms.DateField(
        label=_("TMT CPNS"),
        help_text=_("Tanggal mulai terhitung menurut surat keputusan; tahun dan bulannya ada di dalam NIP."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class StartForm(forms.Form):
    """The day on which duty began, as the SPMT says."""

    day = forms.DateField(
        label=_("Tanggal mulai bertugas (SPMT)"), widget=forms.DateInput(attrs={"type": "date"})
    )


class ResignForm(forms.Form):
    """The person gave up the seat in writing."""

    seen = forms.BooleanField(
        label=_("Surat pengunduran diri yang ditandatangani sudah saya terima."),
        help_text=_(
            "Setelah disahkan orang kedua, peringkat berikutnya dipanggil. Ini tidak dapat dibatalkan."
        ),
    )


class ReturnForm(forms.Form):
    """Why a record is sent back."""

    because = forms.CharField(label=_("Alasan pengembalian"), max_length=280)


BY_KIND = {"complete": CompleteForm, "number": NumberForm, "start": StartForm, "resign": ResignForm}
