"""Addresses of the desk of scores, and of the marks as open data."""

from django.urls import path

from bening.stages.selection import views

app_name = "selection"
urlpatterns = [
    path("meja/nilai/", views.desk, name="desk"),
    path("meja/nilai/<slug:slug>/<str:kind>/unggah/", views.upload, name="upload"),
    path("meja/nilai/lembar/<int:pk>/", views.sheet, name="sheet"),
    path("meja/nilai/lembar/<int:pk>/setujui/", views.approve, name="approve"),
    path("meja/nilai/lembar/<int:pk>/kembalikan/", views.send_back, name="return"),
    path("data/<slug:slug>/nilai-<str:kind>-<int:number>.jsonl", views.rows, name="rows"),
]
