"""Addresses of pages that teach."""

from django.urls import path

from bening.outreach.views import practice
from bening.outreach.views import teaching as views

app_name = "outreach"
urlpatterns = [
    path("cek-diri/", views.newest_self_check, name="newest_self_check"),
    path("cek-diri/<slug:slug>/", views.self_check, name="self_check"),
    path("latihan/", practice.start, name="practice"),
    path("latihan/soal/", practice.sit, name="practice_paper"),
    path("panduan/", views.guides, name="guides"),
    path("panduan/<slug:name>/", views.guide, name="guide"),
    path("tanya-jawab/", views.questions, name="questions"),
    path("istilah/", views.words, name="words"),
]
