"""Addresses below /akun/pemberitahuan/."""

from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.notices, name="list"),
    path("dibaca/", views.read, name="read"),
    path("pilihan/", views.choices, name="choices"),
    path("contoh/", views.samples, name="samples"),
]
