"""The shape of drafts and of answers to comments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.participation import words
from bening.participation.forms.speaking import moment

LONGEST_DRAFT = 400_000
DROPPED = "dihapus"


def draft_field() -> forms.CharField:
    """The whole draft as one text."""
    return forms.CharField(
        label=_("Naskah"),
        help_text=_(
            "Awali setiap pasal dengan baris “## Judul pasal”. Tanda seperti [k3] menjaga pasal tetap sama "
            "di semua versi: jangan diubah, dan jangan ditulis untuk pasal baru. Pasal dipecah: tulis "
            "[dari k3] pada setiap pecahan. Pasal digabung: tulis [dari k3, k4], atau [k3 dari k4] bila k3 "
            "tetap. Pasal yang tidak ditulis lagi dihapus."
        ),
        max_length=LONGEST_DRAFT,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
    )


class ConsultationForm(forms.Form):
    """A new consultation with its first draft."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    slug = forms.SlugField(label=_("Alamat singkat"), max_length=60)
    kind = forms.ChoiceField(label=_("Tentang"), choices=words.CONSULTATION_KINDS, widget=forms.RadioSelect)
    summary = forms.CharField(label=_("Ringkasan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    legal_basis = forms.CharField(label=_("Dasar hukum"), max_length=200)
    comment_from = moment(_("Masukan diterima mulai (WIB)"))
    comment_until = moment(_("Masukan diterima sampai (WIB)"))
    respond_until = moment(_("Ditanggapi paling lambat (WIB)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = draft_field()


class DraftForm(forms.Form):
    """The next version."""

    changelog = forms.CharField(
        label=_("Apa yang berubah"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    final = forms.BooleanField(label=_("Ini naskah akhir"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = draft_field()
        self.order_fields(["text", "changelog", "final"])


class ResponseForm(forms.Form):
    """The answer to a group of comments."""

    disposition = forms.ChoiceField(label=_("Putusan"), choices=words.DISPOSITIONS, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Alasan"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, changes: list[Any], dropped: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changes, self.dropped = {str(each.pk): each for each in changes}, dropped
        choices = [("", _("Tidak ada perubahan"))]
        choices += [
            (pk, f"{each.label}, {_('versi')} {each.version.number}") for pk, each in self.changes.items()
        ]
        if dropped:
            choices.append((DROPPED, f"{_('Pasal ini dihapus')}, {_('versi')} {dropped.number}"))
        self.fields["changed_to"] = forms.ChoiceField(
            label=_("Rumusan baru"),
            help_text=_("Wajib bila diterima. Versi yang memuatnya harus sudah terbit."),
            choices=choices,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """The wording itself, or the version that dropped the clause, instead of a number."""
        given = super().clean() or {}
        chosen = given.get("changed_to") or ""
        given["changed_to"] = self.changes.get(chosen)
        given["dropped_in"] = self.dropped if chosen == DROPPED else None
        return given


class BecauseForm(forms.Form):
    """Why it is sent back."""

    because = forms.CharField(label=_("Alasan"), max_length=280)


class MoveForm(forms.Form):
    """Into which group a comment belongs."""

    def __init__(self, *args: Any, clusters: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clusters = {str(each.pk): each for each in clusters}
        choices = [("", _("Kelompok sendiri")), *((pk, each.title) for pk, each in self.clusters.items())]
        self.fields["cluster"] = forms.ChoiceField(label=_("Kelompok"), choices=choices, required=False)
