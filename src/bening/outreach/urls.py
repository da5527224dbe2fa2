"""Addresses of pages that teach."""

from django.urls import path

from bening.outreach.views import competition, following, practice
from bening.outreach.views import teaching as views

app_name = "outreach"
urlpatterns = [
    path("cek-diri/", views.newest_self_check, name="newest_self_check"),
    path("cek-diri/<slug:slug>/", views.self_check, name="self_check"),
    path("pengumuman/umpan.atom", following.feed, name="feed"),
    path("pengumuman/<slug:slug>/umpan.atom", following.feed_of, name="feed_of"),
    path("pengumuman/<slug:slug>/jadwal.ics", following.schedule, name="schedule"),
    path("pengumuman/<slug:slug>/ikuti/", following.follow, name="follow"),
    path("pengumuman/<slug:slug>/persaingan/", competition.compete, name="competition"),
    path("pengumuman/<slug:slug>/bandingkan/", competition.compare, name="compare"),
    path("kalender/<str:key>.ics", following.my_calendar, name="my_calendar"),
    path("akun/tanggal/", following.dates, name="dates"),
    path("akun/tanggal/alamat/", following.renew_address, name="renew_address"),
    path("latihan/", practice.start, name="practice"),
    path("latihan/soal/", practice.sit, name="practice_paper"),
    path("panduan/", views.guides, name="guides"),
    path("panduan/<slug:name>/", views.guide, name="guide"),
    path("tanya-jawab/", views.questions, name="questions"),
    path("istilah/", views.words, name="words"),
]
