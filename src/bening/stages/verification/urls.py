"""Addresses of verification: the desk of officers, the result and sanggah of applicants."""

from django.urls import path

from bening.stages.verification import views

app_name = "verification"
urlpatterns = [
    path("meja/verifikasi/", views.desk, name="desk"),
    path("meja/verifikasi/<slug:slug>/<str:step>/ambil/", views.take, name="take"),
    path("meja/verifikasi/berkas/<int:pk>/", views.allocation, name="allocation"),
    path("meja/verifikasi/berkas/<int:pk>/setujui/", views.approve, name="approve"),
    path("meja/verifikasi/berkas/<int:pk>/kembalikan/", views.send_back, name="return"),
    path("meja/verifikasi/berkas/<int:pk>/<slug:slot>/<int:page>.jpg", views.picture, name="picture"),
    path("meja/sanggah/", views.objections, name="objections"),
    path("meja/sanggah/<uuid:pk>/", views.answer, name="answer"),
    path(
        "meja/sanggah/<uuid:pk>/<slug:slot>/<int:page>.jpg", views.objection_picture, name="objection_picture"
    ),
    path("lamaran/<int:pk>/verifikasi/", views.result, name="result"),
    path("lamaran/<int:pk>/sanggah/", views.sanggah, name="sanggah"),
]
