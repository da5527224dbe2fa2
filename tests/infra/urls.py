"""Addresses for the frame of a page alone, so that the look can be tested without the other apps."""

from django.http import HttpResponse
from django.urls import include, path

from bening.infra.http import choose_language


def _page(request):
    return HttpResponse()


PORTAL = [
    path("", _page, name="home"),
    path("log/", _page, name="log"),
    path("periksa/", _page, name="verify"),
    path("data/", _page, name="data"),
    path("aksesibilitas/", _page, name="accessibility"),
    path("kontak/", _page, name="contact"),
    path("lisensi/", _page, name="licence"),
]

urlpatterns = [
    path("bahasa/<str:language>/", choose_language, name="language"),
    path("", include((PORTAL, "portal"))),
    path("pengumuman/", include(([path("", _page, name="list")], "announcements"))),
    path("hasil/", include(([path("", _page, name="index")], "results"))),
    path("akun/masuk/", _page, name="account_login"),
    path("akun/keluar/", _page, name="account_logout"),
    path("akun/", include(([path("", _page, name="home")], "accounts"))),
]
