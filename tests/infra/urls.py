"""Addresses for the frame of a page alone, so that the look can be tested without the other apps."""

from django.http import HttpResponse
from django.urls import include, path

from bening.infra.http import choose_language


def _page(request):
    return HttpResponse()


urlpatterns = [
    path("bahasa/<str:language>/", choose_language, name="language"),
    path("", include(([path("", _page, name="home")], "portal"))),
    path("pengumuman/", include(([path("", _page, name="list")], "announcements"))),
    path("hasil/", include(([path("", _page, name="index")], "results"))),
    path("log/", include(([path("", _page, name="index")], "transparency"))),
    path("akun/masuk/", _page, name="account_login"),
    path("akun/keluar/", _page, name="account_logout"),
    path("akun/", include(([path("", _page, name="home")], "accounts"))),
]
