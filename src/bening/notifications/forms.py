"""How somebody wants their letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .kinds import DIGEST, EMAIL, GROUPS, SITE

NAMES = {
    "security": _("Keamanan akun"),
    "decisions": _("Keputusan tentang lamaran saya"),
    "reminders": _("Pengingat batas waktu"),
    "changes": _("Perubahan pengumuman"),
    "service": _("Penilaian setelah diangkat"),
    "participation": _("Pengaduan, forum, dan konsultasi"),
    "duties": _("Tugas petugas"),
}
HINTS = {
    "decisions": _("Email tidak dapat dimatikan, karena masa sanggah hanya beberapa hari."),
    "service": _(
        "Email tidak dapat dimatikan, karena penilaian dapat ditanggapi hanya sampai batas waktunya."
    ),
    "duties": _("Email tidak dapat dimatikan selama Anda bertugas."),
}
WAYS = {
    EMAIL: _("Email seketika"),
    DIGEST: _("Satu email setiap pagi, pukul 07.00 WIB"),
    SITE: _("Hanya di situs, tanpa email"),
}


class ChoicesForm(forms.Form):
    """One question for each group that leaves a choice."""

    def __init__(self, data: Any = None, *, chosen: Mapping[str, str]) -> None:
        super().__init__(data)
        for group in GROUPS:
            if len(group.choices) > 1:
                self.fields[group.name] = forms.ChoiceField(
                    label=NAMES[group.name],
                    help_text=HINTS.get(group.name, ""),
                    choices=[(way, WAYS[way]) for way in group.choices],
                    initial=chosen[group.name],
                    widget=forms.RadioSelect,
                )
