"""Addresses of the published batches. They are part of the published format: never change them."""

from django.urls import path, re_path

from . import views

app_name = "integrity_bridge"

urlpatterns = [
    path("integritas/index.json", views.index, name="index"),
    path("integritas/angka.json", views.figures, name="figures"),
    re_path(r"^integritas/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.json$", views.day, name="day"),
]
