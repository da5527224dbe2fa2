"""Addresses of announcements."""

from django.urls import path

from bening.stages.announcements.views import committee, public

app_name = "announcements"

urlpatterns = [
    path("pengumuman/", public.index, name="list"),
    path("pengumuman/<slug:slug>/", public.detail, name="detail"),
    path("pengumuman/<slug:slug>/formasi/", public.explorer, name="explorer"),
    path("pengumuman/<slug:slug>/formasi/<slug:code>/", public.formasi, name="formasi"),
    path("pengumuman/<slug:slug>/versi/", public.editions, name="editions"),
    path("pengumuman/<slug:slug>/versi/<int:number>/", public.edition, name="edition"),
    path("pengumuman/<slug:slug>/versi/<int:number>.json", public.document, name="document"),
    path("pengumuman/<slug:slug>/versi/<int:number>/jadwal.json", public.schedule, name="schedule"),
    path("pengumuman/<slug:slug>/versi/<int:number>/formasi.jsonl", public.table, name="table"),
    path("peraturan/<slug:name>.toml", public.regulation, name="regulation"),
    path("panitia/pengumuman/", committee.desk, name="desk"),
    path("panitia/pengumuman/baru/", committee.create, name="create"),
    path("panitia/pengumuman/<slug:slug>/gangguan/", committee.outage, name="outage"),
    path("panitia/pengumuman/<slug:slug>/versi-baru/", committee.new_edition, name="new_edition"),
    path("panitia/pengumuman/<int:pk>/", committee.draft, name="draft"),
    path("panitia/pengumuman/<int:pk>/uraian/", committee.describe, name="describe"),
    path("panitia/pengumuman/<int:pk>/formasi/", committee.import_file, name="import"),
    path("panitia/pengumuman/berkas/<int:pk>/", committee.file, name="file"),
    path("panitia/pengumuman/<int:pk>/ketentuan/", committee.conditions, name="conditions"),
    path("panitia/pengumuman/<int:pk>/jadwal/", committee.timetable, name="timetable"),
    path("panitia/pengumuman/<int:pk>/pratinjau/", committee.preview, name="preview"),
    path("panitia/pengumuman/<int:pk>/usulkan/", committee.propose, name="propose"),
    path("panitia/pengumuman/<int:pk>/terbitkan/", committee.publish, name="publish"),
    path("panitia/pengumuman/<int:pk>/kembalikan/", committee.give_back, name="return"),
]
