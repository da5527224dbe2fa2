"""The shape of what people type on the account pages; labels in plain words, no placeholders."""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from bening.core import identifiers

from . import queries
from .models import Kind, Relation, User

NIK = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "22", "spellcheck": "false"}
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "12", "spellcheck": "false"}


class Plain(forms.Form):
    """Our words for allauth's fields: a label that stays, a hint where it helps."""

    WORDS = {
        "login": (_("Alamat email"), ""),
        "email": (_("Alamat email"), ""),
        "password": (_("Kata sandi"), ""),
        "oldpassword": (_("Kata sandi sekarang"), ""),
        "password1": (
            _("Kata sandi baru"),
            _("Paling sedikit 10 karakter. Beberapa kata yang mudah diingat lebih aman daripada satu kata."),
        ),
        "password2": (_("Ulangi kata sandi baru"), ""),
        "code": (_("Kode 6 angka dari aplikasi autentikator"), ""),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.WORDS:
                field.label, field.help_text = self.WORDS[name]
            if isinstance(field, forms.EmailField):
                field.validators.append(MaxLengthValidator(LONGEST_EMAIL))
                field.widget.attrs["maxlength"] = LONGEST_EMAIL
            if name == "code":
                field.widget.attrs.update(CODE)


LONGEST_EMAIL = 254
"""What the table holds (RFC 5321); more is refused in the form, not by the database."""


def clean_name(typed: str) -> str:
    """A name without signs that cannot be seen: they turn the text around them or feign another name."""
    name = " ".join(typed.split())
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs") for sign in name):
        raise forms.ValidationError(_("Nama memuat tanda yang tidak terlihat. Ketik ulang, jangan disalin."))
    return name


def clean_nik(typed: str) -> str:
    """The NIK as 16 digits, however it was grouped; a message that says what is wrong."""
    nik = "".join(character for character in typed if not character.isspace() and character not in ".-")
    if not identifiers.nik_is_usable(nik):
        message = _("NIK terdiri atas 16 angka, tanpa huruf; Anda menulis %(count)s tanda. Salin dari KTP.")
        raise forms.ValidationError(message, params={"count": len(nik)})
    return nik


class SignupForm(Plain, account.SignupForm):
    """NIK, name, address and password, once each."""

    nik = forms.CharField(
        label=_("NIK"),
        max_length=22,
        help_text=_("16 angka pada KTP. NIK disimpan terenkripsi dan tidak pernah ditampilkan kepada umum."),
        widget=forms.TextInput(attrs=NIK),
    )
    name = forms.CharField(
        label=_("Nama lengkap"),
        max_length=120,
        help_text=_("Persis seperti pada KTP, tanpa gelar."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["nik", "name", "email", "password1"]
    WORDS = Plain.WORDS | {
        "email": (_("Alamat email"), _("Kami mengirim tautan konfirmasi ke alamat ini.")),
        "password1": (_("Kata sandi"), Plain.WORDS["password1"][1]),
    }

    nik_known = False
    returning: User | None = None

    def clean_nik(self) -> str:
        """The NIK; whether it already has an account is decided in `clean`, with the rest known."""
        return clean_nik(self.cleaned_data["nik"])

    def clean_name(self) -> str:
        """The name, if all of it can be seen."""
        return clean_name(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """Help someone whose NIK has an account; let somebody who sends the form again pass."""
        cleaned = super().clean()
        known = queries.person_by_nik(cleaned["nik"]) if "nik" in cleaned else None
        if known is None:
            return cleaned
        if self._same_again(known):
            self.returning = known
        else:
            self.nik_known = True
            self.add_error("nik", _("NIK ini sudah punya akun. Masuk saja, atau pulihkan kata sandinya."))
        return cleaned

    def _same_again(self, known: User) -> bool:
        """The same form after a lost answer. Only before the address is confirmed: it guesses nothing."""
        cleaned = self.cleaned_data
        return (
            known.email == cleaned.get("email")
            and not queries.has_confirmed_email(known)
            and known.check_password(cleaned.get("password1", ""))
        )

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Make the account, or go on with the one that the first sending made."""
        if self.returning is not None:
            return self.returning, None
        return super().try_save(request)


class LoginForm(Plain, account.LoginForm):
    """Address and password."""


class AddEmailForm(Plain, account.AddEmailForm):
    """A new address."""

    WORDS = Plain.WORDS | {
        "email": (_("Alamat email baru"), _("Kami mengirim tautan konfirmasi ke alamat baru ini."))
    }


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    """The old password and a new one."""


class SetPasswordForm(Plain, account.SetPasswordForm):
    """A first password, for an account that was made without one."""


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    """Where to send the link."""


class ResetPasswordKeyForm(Plain, account.ResetPasswordKeyForm):
    """The new password."""


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    """The password once more."""


class AuthenticateForm(Plain, mfa.AuthenticateForm):
    """A code, from the app or from the paper."""

    WORDS = {"code": (_("Kode"), _("6 angka dari aplikasi autentikator, atau satu kode pemulihan."))}


class ReauthenticateCodeForm(Plain, mfa.ReauthenticateForm):
    """A code once more."""

    WORDS = AuthenticateForm.WORDS


class ActivateTOTPForm(Plain, totp.ActivateTOTPForm):
    """The first code, which proves that the app was set up."""


class ProposeRoleForm(forms.Form):
    """Who should get which role where."""

    email = forms.EmailField(
        label=_("Alamat email orang itu"),
        help_text=_("Ia harus sudah punya akun."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Peran"), choices=Kind)
    institution = forms.ModelChoiceField(label=_("Instansi"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, administrator: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = queries.institutions_of(administrator, Kind.ADMINISTRATOR)

    def clean_email(self) -> User:
        """The person; only people who confirmed their address can get a role."""
        user = queries.person_by_email(self.cleaned_data["email"])
        if user is None or not queries.has_confirmed_email(user):
            raise forms.ValidationError(_("Tidak ada akun terkonfirmasi dengan alamat ini."))
        return user


class EndRoleForm(forms.Form):
    """Why a role ends or a proposal is returned."""

    why = forms.CharField(
        label=_("Alasan"), max_length=280, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 280})
    )


class OriginForm(forms.Form):
    """An officer's own family card and village."""

    family_card = forms.CharField(
        label=_("Nomor Kartu Keluarga Anda"),
        max_length=22,
        help_text=_("Hanya sidik rahasianya yang disimpan; nomornya sendiri tidak."),
        widget=forms.TextInput(attrs=NIK),
    )
    village = forms.CharField(label=_("Desa atau kelurahan asal"), max_length=80)
    district = forms.CharField(label=_("Kecamatan"), max_length=80)

    def clean_family_card(self) -> str:
        """Sixteen digits."""
        digits = "".join(filter(str.isdigit, self.cleaned_data["family_card"]))
        if len(digits) != 16:
            raise forms.ValidationError(_("Nomor KK terdiri dari 16 angka."))
        return digits


class NikForm(forms.Form):
    """The NIK once more, as it stands on the card."""

    nik = forms.CharField(
        label=_("NIK"), max_length=22, help_text=_("16 angka pada KTP."), widget=forms.TextInput(attrs=NIK)
    )

    def clean_nik(self) -> str:
        """The NIK as digits."""
        return clean_nik(self.cleaned_data["nik"])


class RelativeForm(forms.Form):
    """A relative who may apply."""

    nik = forms.CharField(
        label=_("NIK kerabat"),
        max_length=22,
        help_text=_("Hanya sidik rahasianya yang disimpan; NIK itu sendiri tidak."),
        widget=forms.TextInput(attrs=NIK),
    )
    relation = forms.ChoiceField(label=_("Hubungan"), choices=Relation)

    def clean_nik(self) -> str:
        """The NIK as digits."""
        return clean_nik(self.cleaned_data["nik"])
