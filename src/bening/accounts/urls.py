"""Addresses below /akun/: ours, and allauth's under Indonesian paths, each named as allauth expects."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path

from . import views
from .access import signed_in

ours = [
    path("", views.home, name="home"),
    path("akses/", views.accesses, name="accesses"),
    path("peran/", views.roles, name="roles"),
    path("peran/usul/", views.propose_role, name="propose_role"),
    path("peran/<int:pk>/setujui/", views.approve_role, name="approve_role"),
    path("peran/<int:pk>/akhiri/", views.end_role, name="end_role"),
    path("kerabat/", views.relatives, name="relatives"),
]

urlpatterns = [
    path("", include((ours, "accounts"))),
    path("daftar/", views.sign_up, name="account_signup"),
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("nonaktif/", account.account_inactive, name="account_inactive"),
    path("konfirmasi-ulang/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("email/", signed_in(account.email), name="account_email"),
    path("email/terkirim/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^email/konfirmasi/(?P<key>[-:\w]+)/$", views.confirm_email, name="account_confirm_email"),
    path("kata-sandi/", signed_in(account.password_change), name="account_change_password"),
    path("kata-sandi/buat/", signed_in(account.password_set), name="account_set_password"),
    path("kata-sandi/pulihkan/", account.password_reset, name="account_reset_password"),
    path("kata-sandi/pulihkan/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^kata-sandi/pulihkan/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/pulihkan/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("pengaman/", signed_in(mfa.index), name="mfa_index"),
    path("pengaman/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("pengaman/kode-ulang/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("pengaman/aplikasi/pasang/", views.set_up_code_app, name="mfa_activate_totp"),
    path("pengaman/aplikasi/lepas/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("pengaman/pemulihan/", signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "pengaman/pemulihan/baru/",
        signed_in(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "pengaman/pemulihan/unduh/",
        signed_in(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("perangkat/", signed_in(sessions.list_usersessions), name="usersessions_list"),
]
