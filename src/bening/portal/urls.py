"""Addresses of pages across stages."""

from django.urls import path

from bening.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("log/", views.log, name="log"),
    path("periksa/", views.verify, name="verify"),
    path("data/", views.data, name="data"),
    path("data/index.json", views.catalogue, name="catalogue"),
    path("data/datapackage.json", views.datapackage, name="datapackage"),
    path("data/openapi.json", views.openapi, name="openapi"),
    path("meja/", views.desk, name="desk"),
    path("akun/nik/", views.nik, name="nik"),
    path("lamaran/<int:pk>/kirim/", views.submit, name="submit"),
    path("lamaran/<int:pk>/batalkan/", views.withdraw, name="withdraw"),
    path("lamaran/<int:pk>/perjalanan/", views.journey, name="journey"),
    path("aksesibilitas/", views.accessibility, name="accessibility"),
    path("kontak/", views.contact, name="contact"),
    path("lisensi/", views.licence, name="licence"),
]
