"""The shape of what people say in consultations and in the forum, and of moderation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.participation import words
from bening.participation.forms.complaints import long_text
from bening.participation.services.commenting import LONGEST


class VoiceForm(forms.Form):
    """Under which name somebody speaks: their own, a pseudonym, or a verified organisation of theirs."""

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(each.pk): each for each in organisations}
        modes = [mode for mode in words.MODES if mode[0] != "organisation" or self.organisations]
        self.fields["mode"] = forms.ChoiceField(
            label=_("Tampil sebagai"), choices=modes, widget=forms.RadioSelect, initial="pseudonym"
        )
        if self.organisations:
            choices = [("", "–"), *((pk, each.name) for pk, each in self.organisations.items())]
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Organisasi"), choices=choices, required=False
            )

    def clean(self) -> dict[str, Any]:
        """The organisation itself instead of its number."""
        given = super().clean() or {}
        given["organisation"] = self.organisations.get(given.get("organisation") or "")
        return given


def words_field(label: Any, help_text: Any = "", *, rows: int = 5, required: bool = True) -> forms.CharField:
    """A field for a comment."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ClauseCommentForm(VoiceForm):
    """Something about one clause."""

    kind = forms.ChoiceField(label=_("Jenis masukan"), choices=words.COMMENT_KINDS, widget=forms.RadioSelect)
    body = words_field(_("Masukan Anda"), _("Sebutkan alasannya. Jangan tulis data pribadi siapa pun."))
    proposed = words_field(
        _("Rumusan yang Anda usulkan"), _("Wajib untuk usulan rumusan: tulis pasalnya seperti seharusnya."),
        required=False,
    )  # fmt: skip
    quote = forms.CharField(
        label=_("Bagian yang Anda maksud"),
        help_text=_("Salin kata-kata dari pasal, bila perlu."),
        max_length=300,
        required=False,
    )


class ThreadForm(VoiceForm):
    """A new conversation or suggestion."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=words.THREAD_KINDS, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Judul"), max_length=160)
    body = words_field(_("Tulisan Anda"), _("Jangan tulis data pribadi siapa pun."))


class ReplyForm(VoiceForm):
    """A reply in a thread."""

    body = words_field(_("Tulisan Anda"), _("Jangan tulis data pribadi siapa pun."))


class HideForm(forms.Form):
    """By which rule, and why."""

    rule = forms.ChoiceField(label=_("Aturan"), choices=words.RULES, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Alasan"), help_text=_("Dibaca umum. Jangan ulangi isi yang disembunyikan."), max_length=280
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Alasan"), help_text=_("Dibaca umum."), max_length=280)


class DecisionForm(ReasonForm):
    """How an appeal is decided, and why."""

    verb = forms.ChoiceField(
        label=_("Putusan"),
        choices=(("uphold", _("Tampilkan kembali")), ("dismiss", _("Tetap disembunyikan"))),
        widget=forms.RadioSelect,
    )
    field_order = ("verb", "reason")


class AppealForm(forms.Form):
    """Why it should be shown."""

    text = words_field(_("Mengapa tulisan ini seharusnya tampil"))


class OrganisationForm(forms.Form):
    """Which organisation."""

    name = forms.CharField(label=_("Nama organisasi"), max_length=160)
    registration = forms.CharField(
        label=_("Nomor pengesahan"), help_text=_("Nomor AHU atau surat keterangan terdaftar."), max_length=80
    )
    about = forms.CharField(label=_("Tentang organisasi"), max_length=400)


class OrganisationDecisionForm(ReasonForm):
    """Whether it may speak with its own name."""

    verb = forms.ChoiceField(
        label=_("Putusan"),
        choices=(("verify", _("Verifikasi")), ("return", _("Kembalikan"))),
        widget=forms.RadioSelect,
    )
    field_order = ("verb", "reason")


class StatusForm(forms.Form):
    """What becomes of a suggestion."""

    status = forms.ChoiceField(label=_("Status"), choices=words.STATUSES, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Alasan"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}))


class TopicForm(forms.Form):
    """A new topic."""

    title = forms.CharField(label=_("Judul"), max_length=120)
    slug = forms.SlugField(label=_("Alamat singkat"), max_length=60)
    about = forms.CharField(label=_("Tentang apa"), max_length=400)


def moment(label: Any) -> forms.DateTimeField:
    """A day and a time in WIB."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


class HearingForm(forms.Form):
    """A public hearing."""

    title = forms.CharField(label=_("Judul"), max_length=160)
    place = forms.CharField(label=_("Tempat"), max_length=200)
    starts_at = moment(_("Mulai (WIB)"))
    ends_at = moment(_("Selesai (WIB)"))
    agenda = long_text(_("Agenda"))


class MinutesForm(forms.Form):
    """What was said and how many came."""

    minutes = long_text(_("Notulen"), rows=10)
    women = forms.IntegerField(label=_("Hadir, perempuan"), min_value=0, max_value=100000)
    men = forms.IntegerField(label=_("Hadir, laki-laki"), min_value=0, max_value=100000)
    with_disability = forms.IntegerField(
        label=_("Di antaranya penyandang disabilitas"), min_value=0, max_value=100000
    )


class QuestionForm(forms.Form):
    """A question of a hearing."""

    question = forms.CharField(label=_("Pertanyaan"), max_length=400)
    answer = long_text(_("Jawaban"))
    in_faq = forms.BooleanField(label=_("Masukkan ke tanya-jawab umum"), required=False)
